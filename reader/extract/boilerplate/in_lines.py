"""What is the site's of links, labels and words in a line: told one by one, each by what it is there for."""

from __future__ import annotations

from collections.abc import Callable

from reader.extract.boilerplate.downloads import fetches_again
from reader.extract.boilerplate.edges import is_inside
from reader.extract.boilerplate.heading_tools import is_edit_link, is_heading_tool
from reader.extract.boilerplate.pressed import (
    is_a_sign,
    is_card_of_a_link,
    is_drawn_button,
    leads_back,
    prints,
    shares_a_quote,
)
from reader.extract.panels.hidden import screen_only
from reader.extract.tree import Node, Tree
from reader.extract.wording.files import leads_to_picture
from reader.extract.wording.machinery import SORTS, WINDOW, machinery
from reader.model import Reason

_Rule = tuple[Callable[[Tree, Node], bool], Reason]

_HEADS = frozenset({"th"})
_TOOL_WORDS = 4


def judge_in_line(tree: Tree, node: Node) -> Reason | None:
    """Why an element in a line is the site's, or None."""
    for holds, reason in _RULES.get(node.tag, ()):
        if holds(tree, node):
            return reason
    return None


def _chooses(tree: Tree, label: Node) -> bool:
    """Whether a label says what to choose from a list box, which is left out."""
    box = tree.by_id.get(label.get("for"))
    return box is not None and box.tag == "select"


def _tells_of_a_window(tree: Tree, words: Node) -> bool:
    """Whether words for screen readers alone say that a link opens a window, or how a table's column sorts."""
    if not screen_only(words):
        return False
    said = tree.text(words)
    return WINDOW.match(said) is not None or (SORTS.match(said) is not None and is_inside(words, _HEADS))


def _enlarges(tree: Tree, link: Node) -> bool:
    """Whether a link to a picture says nothing but "Agrandir"."""
    if not 0 < link.words <= _TOOL_WORDS or not leads_to_picture(link.get("href")):
        return False
    return Reason.CONTROL in machinery(tree.text(link))


def _skips(_tree: Tree, link: Node) -> bool:
    """Whether a link leads past the menu."""
    return (screen_only(link) or "skip" in link.names) and link.get("href").startswith("#")


_OF_WORDS: tuple[_Rule, ...] = ((_tells_of_a_window, Reason.CONTROL),)
_RULES: dict[str, tuple[_Rule, ...]] = {  # the first that holds
    "a": (
        (is_a_sign, Reason.CONTROL),
        (leads_back, Reason.CONTROL),
        (prints, Reason.CONTROL),
        (is_drawn_button, Reason.CONTROL),
        (is_heading_tool, Reason.CONTROL),
        (fetches_again, Reason.CONTROL),
        (_enlarges, Reason.CONTROL),
        (is_edit_link, Reason.CONTROL),
        (shares_a_quote, Reason.SHARE),
        (_skips, Reason.NAVIGATION),
    ),
    "label": ((_chooses, Reason.CONTROL),),
    "span": ((is_edit_link, Reason.CONTROL), (is_card_of_a_link, Reason.RELATED), *_OF_WORDS),
    "small": _OF_WORDS,
    "em": _OF_WORDS,
    "i": _OF_WORDS,
}
