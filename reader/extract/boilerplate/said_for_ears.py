"""Words for ears beside what is seen: `<span aria-hidden="true">12 €</span><span class="sr-only">12 euros</span>`, one
thing in two ways. It is told once, and never runs together ("12 €12 euros").
"""

from __future__ import annotations

import re

from reader.extract.panels.hidden import screen_only
from reader.extract.plan import Plan
from reader.extract.tree import BLOCKS, TEXT, Node, Tree
from reader.model import Reason
from reader.regex import regex

_NUMBER = regex(r"\d+")
_BOUND = regex(r"[<>≤≥±+−–-]")
_SAYS_BOUND = regex(
    r"\b(?:plus|moins|supérieure?s?|inférieure?s?|égale?s?|au-dessus|au-dessous|dès|environ|jusqu\w*|à|à partir|or|"
    r"and|than|over|under|above|below|to|from)\b",
    re.IGNORECASE,
)
# What turns what is said, and no unit written out: "jamais plus de 2 comprimés" for "2 cp".
_TURNS = regex(
    r"\b(?:pas|jamais|sans|sauf|au (?:plus|moins)|maxim\w+|minim\w+|n[e’']|not?|never|at (?:most|least))\b",
    re.IGNORECASE,
)
_MOST_WORDS = 12
_MOST_BESIDE = 60  # nodes of a line
_SHORT = 4  # letters of a unit or a sign that is said as a word: "j", "kg", "ex."


def mark_said_for_ears(tree: Tree, plan: Plan) -> None:
    """Leave out the one of two: a sign without a letter or a number, else the words for ears, where both give the same
    numbers or what is seen is short for them.
    """
    if "aria-hidden" not in tree.attributes:
        return
    for seen in tree.elements:
        if not seen.attributes or seen.get("aria-hidden") != "true" or not 0 < seen.words <= _MOST_WORDS:
            continue
        heard = _beside(seen)
        if heard is None or plan.drops(seen) or plan.drops(heard):
            continue
        shown, said = tree.text(seen), tree.text(heard)
        if not any(map(str.isalnum, shown)):
            if _BOUND.search(shown) and not _SAYS_BOUND.search(said):
                continue  # "Congélateur", "−" of 20 °C: no word says the sign
            plan.drop(seen, Reason.DUPLICATE)
        elif _says_less(shown, said):
            continue
        elif _NUMBER.findall(shown) == _NUMBER.findall(said) and (_NUMBER.search(shown) or _is_short(shown, said)):
            plan.drop(heard, Reason.DUPLICATE)


def _says_less(shown: str, said: str) -> bool:
    """Whether the words for ears deny or bound what is seen, and what is seen does not: both are told."""
    return _TURNS.search(said) is not None and _TURNS.search(shown) is None and _BOUND.search(shown) is None


def _beside(seen: Node) -> Node | None:
    """The words for ears right after or right before an element in its line."""
    if seen.tag in BLOCKS or seen.parent is None:
        return None
    row = [child for child in seen.parent.children[:_MOST_BESIDE] if child.tag != TEXT or child.text.strip()]
    place = next((at for at, child in enumerate(row) if child is seen), None)
    if place is None:
        return None
    near = [*row[place + 1 : place + 2], *row[max(place - 1, 0) : place]]
    return next((node for node in near if 0 < node.words <= _MOST_WORDS and _is_for_ears(node)), None)


def _is_for_ears(node: Node) -> bool:
    return node.tag != TEXT and node.tag not in BLOCKS and screen_only(node)


def _is_short(shown: str, said: str) -> bool:
    """Whether a few letters are short for words: "j" and "jours"."""
    return len(shown) <= _SHORT < len(said) and shown[0].casefold() == said.strip(" (")[:1].casefold()
