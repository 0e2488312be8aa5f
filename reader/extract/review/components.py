"""Components of a content system amid the page: their names over what they hold ("Affichage de contenu web"), and the
weather where the house is.
"""

from __future__ import annotations

from reader.extract.draft import Draft
from reader.extract.kinds import HEADING, LIST_ITEM, PARAGRAPH
from reader.extract.wording.phrases import whole
from reader.regex import regex

# As Liferay and SharePoint name them in French and in English; no author heads a text so.
_NAMES = whole(
    r"affichage (?:de|du) contenu web",
    r"web content display",
    r"afficheur de contenus?",
    r"publicateur de contenus?",
    r"agr[ée]gateur de contenus?",
    r"asset publisher",
    r"composant wcm",
    r"(?:ce )?composant webpart",
    r"menu de navigation",
    r"navigation menu",
    r"éditeur de contenu",
    r"content editor",
)
_WEATHER = whole(r"(?:la )?météo(?: du jour| locale)?", r"(?:local )?weather", r"météo (?:à|de) [\w’' -]{2,30}")
_DEGREES = regex(r"[-–−]?\d{1,2}(?:[,.]\d)? ?°")
_FIGURES = 5  # lines under "Météo"
_WORDS = 5


def components(drafts: list[Draft]) -> set[int]:
    """The places of such lines."""
    found: set[int] = set()
    for index, draft in enumerate(drafts):
        if draft.words > _WORDS or draft.kind not in {HEADING, PARAGRAPH}:
            continue
        if draft.kind is HEADING and draft.level > 1 and _NAMES.match(draft.text):
            found.add(index)
        elif index and _WEATHER.match(draft.text):
            under = [place for place in _under(drafts, index + 1) if _DEGREES.search(drafts[place].text)]
            if under:
                found |= {*range(index, under[-1] + 1)}
    return found


def _under(drafts: list[Draft], start: int) -> list[int]:
    """The places of the short lines from a place on."""
    found: list[int] = []
    for place in range(start, min(len(drafts), start + _FIGURES)):
        draft = drafts[place]
        if draft.kind not in {PARAGRAPH, LIST_ITEM} or draft.words > _WORDS or draft.text.endswith("."):
            break
        found.append(place)
    return found
