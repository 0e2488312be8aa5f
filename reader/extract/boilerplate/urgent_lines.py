"""Lines that say whom to call at once, or what never to do: they stay, wherever a page puts them."""

from __future__ import annotations

from reader.extract.boilerplate.call_links import call_links
from reader.extract.tree import BLOCKS, Node, Tree
from reader.extract.wording.advice import forbids
from reader.extract.wording.numbers_to_call import says_whom_to_call
from reader.regex import regex

_WORDS = 40
_LINES = frozenset({"p", "li", "div", "dd", "td"})
_WORD = regex(r"[^\W\d_]+")
_LEAST_WORDS = 5  # "Urgences : 15" is the site's, a sentence is the text's


def urges(tree: Tree, node: Node) -> bool:
    """Whether an element is a line or two that say whom to call at once ("En cas de malaise, appelez le 15"), in a
    sentence or with a number to press, or what never to do; nothing else in it leads anywhere.
    """
    if node.words > _WORDS:
        return False
    numbers = call_links(tree, node)
    if node.linked > sum(number.words for number in numbers):
        return False
    said = tree.text(node)
    if not node.linked and said.endswith((".", "!")) and forbids(said):
        return True
    called = said.endswith((".", "!")) or any(number.words for number in numbers) or _is_heading(tree, node, said)
    return called and says_whom_to_call(said)


def _is_heading(tree: Tree, node: Node, said: str) -> bool:
    """Whether a line is a heading that says all itself: "Urgence : appelez le 01 99 00 12 00, jour et nuit"."""
    heading = tree.first_heading(node)
    return heading is not None and heading.words == node.words and len(_WORD.findall(said)) >= _LEAST_WORDS


def holds_urgent_line(tree: Tree, node: Node) -> bool:
    """Whether one of the lines that an element holds says so."""
    return any(
        inner.tag in _LINES
        and _LEAST_WORDS <= inner.words <= _WORDS
        and not any(child.tag in BLOCKS for child in inner.elements)
        and urges(tree, inner)
        for inner in tree.inside(node)
    )
