"""The house's button « Prendre rendez-vous » amid a text that is about something else: on each of its pages the same.

It is the text's own where it is how one comes: on the page of a place, a doctor or a consultation, under a heading or
after a line that speaks of it, or with a number to call.
"""

from __future__ import annotations

import re

from reader.extract.draft import Draft
from reader.extract.kinds import HEADING, LINK, LIST_ITEM, PARAGRAPH
from reader.extract.review.lines import calls
from reader.extract.wording.places import PLACE
from reader.regex import regex

_BOOKS = regex(
    r"\W*(?:(?:je )?(?:prendre|prends|prenez|réserver|réservez)\b[^.!?\n]{0,20}\b(?:rendez-vous|rdv)\b|(?:mon |votre )?"
    r"(?:rendez-vous|rdv) en ligne|book (?:an )?appointment)(?: en ligne| online| ici| maintenant)?\W*",
    re.IGNORECASE,
)
_OF_IT = regex(
    r"\b(?:rendez-vous|rdv|appointments?|consult\w+|téléconsult\w+|avis|secrétariat\w*|réserv\w+)\b", re.IGNORECASE
)
_WORDS = 8
_NEAR = 40  # lines back to the heading over it


def bookings(drafts: list[Draft], title: str) -> set[int]:
    """The places of lines that are such a button and nothing else."""
    found = {
        index
        for index, draft in enumerate(drafts)
        if draft.linked
        and draft.linked == draft.words <= _WORDS
        and draft.kind is PARAGRAPH
        and _BOOKS.fullmatch(draft.text)
        and not calls(draft)
        and all(mark.value[:1] != "#" for mark in draft.marks if mark.kind is LINK)
    }
    if not found or PLACE.search(title) or _OF_IT.search(title) or _lead_apart(drafts, found):
        return set()
    return {index for index in found if not _is_spoken_of(drafts, index, found)}


def _lead_apart(drafts: list[Draft], buttons: set[int]) -> bool:
    """Whether such buttons of the same words lead to two places: each to the person it stands under."""
    places: dict[str, set[str]] = {}
    for index in buttons:
        links = {mark.value for mark in drafts[index].marks if mark.kind is LINK}
        places.setdefault(drafts[index].text.casefold(), set()).update(links)
    return any(len(found) > 1 for found in places.values())


def _is_spoken_of(drafts: list[Draft], index: int, buttons: set[int]) -> bool:
    """Whether the line before it or the heading over it speaks of an appointment."""
    near = range(index - 1, max(index - _NEAR, 0) - 1, -1)
    before = next((place for place in near if place not in buttons), None)
    if before is not None and drafts[before].kind in {PARAGRAPH, LIST_ITEM} and _OF_IT.search(drafts[before].text):
        return True
    over = next((place for place in near if drafts[place].kind is HEADING), None)
    return over is not None and _OF_IT.search(drafts[over].text) is not None
