"""Boxes that are named like the site's machinery and only tell: "bloc-recherche" about clinical research,
"social" about the social worker, "bio" about blood tests.

A search has a field, a share bar its links, a vote its buttons. What holds nothing to act on, and says a sentence, is
the page's.
"""

from __future__ import annotations

import re

from reader.extract.boilerplate.edges import ends_the_page
from reader.extract.tags import HEADINGS
from reader.extract.tree import BLOCKS, TEXT, Node, Tree
from reader.extract.wording.asks import ASKS
from reader.extract.wording.bylines import BYLINE, DATED
from reader.extract.wording.doses import says_a_measure
from reader.extract.wording.headings import COMMENTS, NEWSLETTER, SHARE
from reader.extract.wording.machinery import VOTE
from reader.model import Reason
from reader.regex import regex

_ACTS = frozenset({"a", "button", "input", "select", "textarea", "form", "iframe", "object"})
_ROLES = frozenset({"button", "textbox", "searchbox"})
_RUN = frozenset({"embed", "ins", "script"})  # what fills in a box from elsewhere
_SHOWN = frozenset({"img", "video"})
_BY_A_SENTENCE = frozenset({Reason.SHARE, Reason.FORM, Reason.SEARCH, Reason.CONTROL})
_BY_SHORT_LINES = frozenset(
    {Reason.SHARE, Reason.SEARCH, Reason.FORM, Reason.ADVERTISEMENT, Reason.COMMENTS, Reason.BYLINE}
)
_PERSONS = frozenset({"author", "authors", "auteur", "auteurs", "byline", "bio", "biography", "vcard"})
_BIOLOGY = frozenset(
    {"marqueur", "marqueurs", "marker", "markers", "similaire", "similaires", "logie", "psie", "chimie"}
)
_HOW = regex(  # "comment" as French asks it
    r"\bcomment[-_](?:[cs]a|s|se|est|y|l[ae]s?|une?|on|je|vous|nous|(?:[a-z]+(?:er|ir|re|oir)))(?:$|[-_ ])",
    re.IGNORECASE,
)
_ENDS = (".", "!", "?")
_SENTENCE_WORDS = 8
_LINE_WORDS = 4
_MOST_NODES = 1_000  # of a box that is looked at
_FEW_NODES = 200  # a larger box is no box of a few sentences


def only_tells(tree: Tree, node: Node, reason: Reason) -> bool:
    """Whether a box that goes by its name for such a reason has no way to anywhere and nothing to act on, and tells
    something: under a heading of its own, or in a sentence. Class names are words of the page's language too:
    "soins-du-pied", "recherche-clinique", "service-social", "comment-venir".
    """
    if node.linked or node.end - node.position > _MOST_NODES:
        return False
    inside = tree.inside(node)
    tags = {inner.tag for inner in inside if inner.tag != "ins" or not inner.words}  # with words: put in later
    if not tags.isdisjoint(_ACTS):
        return False
    # What paper does not need is no text.
    alone = tags.isdisjoint(_RUN) and "noprint" not in node.names
    return (alone and _tells_whole(tree, node, reason, inside)) or _tells_in_lines(tree, node, reason, inside, tags)


def _tells_whole(tree: Tree, node: Node, reason: Reason, inside: list[Node]) -> bool:
    """Whether a box is a part of the text as a whole: words under a heading, or one long sentence."""
    headed = any(inner.tag in HEADINGS and 0 < inner.words < node.words for inner in inside)
    if reason is Reason.HEADER:  # the name of a house and what it says of itself end in no full stop
        return headed and tree.text(node).endswith(_ENDS) and _is_only_title(tree, node)
    told = headed or (node.words >= _SENTENCE_WORDS and tree.text(node).endswith(_ENDS))
    if reason is Reason.FOOTER:  # "pied" is a foot, too
        return told and "footer" not in node.names and not ends_the_page(tree, node)
    if reason is Reason.BYLINE:
        return (headed and node.names.isdisjoint(_PERSONS)) or (told and not node.names.isdisjoint(_BIOLOGY))
    if reason is Reason.CONTROL and _is_a_caption(inside, node):
        return True
    if reason is Reason.COMMENTS:
        return _HOW.search(node.label) is not None
    return told if reason in _BY_A_SENTENCE else headed


def _is_a_caption(inside: list[Node], node: Node) -> bool:
    """Whether a box is one heading of some words, as what lies over a picture says what it shows ("image-overlay")."""
    return node.words >= _LINE_WORDS and any(inner.tag in HEADINGS and inner.words == node.words for inner in inside)


def _is_only_title(tree: Tree, node: Node) -> bool:
    """Whether the one h1 of the page stands in an element."""
    titles = [other for other in tree.tagged("h1") if other.words]
    return len(titles) == 1 and node.holds(titles[0])


def _tells_in_lines(tree: Tree, node: Node, reason: Reason, inside: list[Node], tags: set[str]) -> bool:
    """Whether one of a small box's lines is a sentence, and none asks for anything."""
    if reason not in _BY_SHORT_LINES or node.end - node.position > _FEW_NODES:
        return False
    if not tags.isdisjoint(_SHOWN) or any(inner.get("role") in _ROLES for inner in inside):
        return False
    said = tree.text(node)
    if ASKS.search(said) or any(rule.match(said) for rule in (VOTE, NEWSLETTER, SHARE)):
        return False
    if reason in {Reason.COMMENTS, Reason.BYLINE}:
        headed = reason is Reason.COMMENTS and any(inner.tag in HEADINGS and inner.words for inner in inside)
        if BYLINE.match(said) or DATED.match(said) or COMMENTS.match(said) or not (headed or says_a_measure(said)):
            return False
    return any(_is_sentence(tree, inner) for inner in inside)


def _is_sentence(tree: Tree, node: Node) -> bool:
    """Whether an element that holds text of its own says a sentence."""
    return is_line(node) and tree.text(node).rstrip().endswith((*_ENDS, ":", "…"))


def is_line(node: Node) -> bool:
    """Whether an element is a block of some words, no heading, with text right in it."""
    if node.tag not in BLOCKS or node.tag in HEADINGS or node.words < _LINE_WORDS:
        return False
    return any(child.tag == TEXT and child.words for child in node.children)
