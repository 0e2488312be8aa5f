"""« Lire la suite » at the end of a card's link, in an element of its own: what is pressed, and no word of the card."""

from __future__ import annotations

import re

from reader.extract.plan import Plan
from reader.extract.tree import TEXT, Node, Tree
from reader.model import Reason
from reader.regex import regex

_READ_ON = regex(
    r"\W*(?:(?:lire|voir|découvrir|afficher) (?:la suite|plus|l['’]article|la fiche|la page|le dossier)|"
    r"en savoir (?:plus|\+)|(?:read|learn|find out|see) more|continue reading|read on|"
    r"mehr (?:erfahren|lesen)|weiterlesen|lees meer)\W*",
    re.IGNORECASE,
)
_MOST_WORDS = 5
_LEAST_LEFT = 2  # words of the link besides
_SENTENCE_ENDS = (".", "!", "?", "…", ":", "»")


def mark_read_on(tree: Tree, plan: Plan) -> None:
    """Drop such words; not those that a sentence goes on with ("Pour <b>en savoir plus</b>")."""
    for link in tree.tagged("a"):
        if link.words < _LEAST_LEFT + 2 or link.end - link.position < _MOST_WORDS:
            continue
        texts = (node for node in reversed(tree.inside(link)) if node.tag == TEXT and node.words)
        last = next(texts)
        if last.words > _MOST_WORDS or link.words - last.words < _LEAST_LEFT or not _READ_ON.fullmatch(last.text):
            continue
        box = _box(last, link)
        if box is not None and _stands_apart(box, next(texts)) and not plan.drops(box):
            plan.drop(box, Reason.CONTROL)


def _box(text: Node, link: Node) -> Node | None:
    """The largest element in the link that says no more."""
    box = None
    for above in text.ancestors():
        if above is link or above.words > text.words:
            break
        box = above
    return box


def _stands_apart(box: Node, before: Node) -> bool:
    """Whether the words before stand in an element of their own, or end a sentence."""
    return before.parent is not box.parent or before.text.rstrip().endswith(_SENTENCE_ENDS)
