"""Boxes that are named like the site's machinery and only tell: "bloc-recherche" about clinical research,
"social" about the social worker, "bio" about blood tests.

A search has a field, a share bar its links, a vote its buttons. What holds nothing to act on, and says a sentence, is
the page's.
"""

from __future__ import annotations

import re

from reader.extract.tags import HEADINGS
from reader.extract.tree import BLOCKS, TEXT, Node, Tree
from reader.extract.wording.bylines import BYLINE, DATED
from reader.extract.wording.headings import COMMENTS, NEWSLETTER, SHARE
from reader.extract.wording.machinery import VOTE
from reader.model import Reason

_ACTS = frozenset({"a", "button", "input", "select", "textarea", "form", "iframe", "object", "img", "video"})
_REASONS = frozenset({Reason.SHARE, Reason.SEARCH, Reason.FORM, Reason.ADVERTISEMENT, Reason.COMMENTS, Reason.BYLINE})
_LEAST_WORDS = 4
_MOST_NODES = 200  # a larger box is no box of a few sentences
_ASKS = re.compile(
    r"newsletter|infolettre|lettre d.info|\babonn|\bconnect(?:é|ez|er|ion)|\binscri|\bmot de passe|\bcookies?\b|"
    r"\bcommentaires?\b[^.]{0,20}ferm|"
    r"\bsubscri|\bsign (?:up|in)\b|\blog ?in\b|\bcomments? (?:are|is)\b|\bpublicit|\badvertis",
    re.IGNORECASE,
)
# How much, how often, when: what a patient is told, and no byline says.
_MEASURE = re.compile(
    r"\d\s?(?:%|[mµ]?g\b|ml\b|UI\b|°C|h\b|heures?\b|jours?\b|semaines?\b|mois\b|fois\b|cures?\b)|\bcures? \d",
    re.IGNORECASE,
)


def only_tells(tree: Tree, node: Node, reason: Reason) -> bool:
    """Whether a box that goes by its name for such a reason holds sentences and nothing to act on."""
    if reason not in _REASONS or node.linked or node.end - node.position > _MOST_NODES:
        return False
    inside = tree.inside(node)
    if any(inner.tag in _ACTS or inner.get("role") in {"button", "textbox", "searchbox"} for inner in inside):
        return False
    said = tree.text(node)
    if _ASKS.search(said) or any(rule.match(said) for rule in (VOTE, NEWSLETTER, SHARE)):
        return False
    if reason in {Reason.COMMENTS, Reason.BYLINE}:
        headed = reason is Reason.COMMENTS and any(inner.tag in HEADINGS and inner.words for inner in inside)
        if BYLINE.match(said) or DATED.match(said) or COMMENTS.match(said) or not (headed or _MEASURE.search(said)):
            return False
    return any(_is_sentence(tree, inner) for inner in inside)


def _is_sentence(tree: Tree, node: Node) -> bool:
    """Whether an element that holds text of its own says a sentence."""
    if node.tag not in BLOCKS or node.tag in HEADINGS or node.words < _LEAST_WORDS:
        return False
    own = any(child.tag == TEXT and child.words for child in node.children)
    return own and tree.text(node).rstrip().endswith((".", "!", "?", ":", "…"))
