"""What a draft is by its own words: prose, a byline, labels, a link, a number to call."""

from __future__ import annotations

import re

from reader.extract.draft import Draft
from reader.extract.kinds import DEFINITION, LINK, LIST_ITEM, PARAGRAPH, QUOTE
from reader.extract.remembered import remembered
from reader.extract.wording.bylines import BYLINE, DATED, HOUR, TO_THE_READER
from reader.extract.wording.files import leads_to_file
from reader.extract.wording.numbers_to_call import APPOINTMENT, NUMBER, TELEPHONE, contacts
from reader.extract.wording.numbers_to_call import calls as calls_number
from reader.regex import regex

# Characters of a line that wording is looked for in; a longer text is no line.
LINE = 600
SENTENCE = regex(r"[.!?…:;][»”\"’')\]\s]*$")

_NAME = regex(r"(?:(?:Drs?|Prs?|Mme|M)\.? )?[A-ZÀ-Ý][\w’'-]+(?: (?:de |d’|du |van |von )?[A-ZÀ-Ý][\w’'-]+){1,2}")
_WORDS = regex(r"\S*\w\S*")
_PARTED = regex(r"\s+[·•|—–-]\s+")
_SIGNED = regex(r"[ \xa0]+[·•|✦★][ \xa0]*")
_ROUND = " \xa0\n·•|✦★"
_LEAST_PARTS = 4
_SAYING = frozenset({PARAGRAPH, LIST_ITEM, QUOTE, DEFINITION})
_LINES = frozenset({PARAGRAPH, LIST_ITEM})
_PROSE_WORDS = 12
_LABEL_WORDS = 8
_NAME_WORDS = 5  # of whoever wrote, on a line over the date
_DATED_WORDS = 14
_BY_WORDS = 8  # of whoever wrote, beside the date
_TAGGED = regex(
    r"^\W*(?:mots?[- ]cl[ée]s?|tags?|[ée]tiquettes?|cat[ée]gories?|th[èe]mes?|rubriques?|class[ée]e? dans|filed under)"
    r"\s*:",
    re.IGNORECASE,
)
# The way from the site's first page to this one, each link written as a NUL, the last name perhaps not one.
_TRAIL = regex(
    r"(?:vous êtes ici|you are here)?[\s:]*(?:\0\s*[>»›→/]\s*)+(?:\0|[^\0.!?:;>»›→/]{1,90})\s*", re.IGNORECASE
)
_PORTAL = regex(r"[/=](?:porta(?:il|l|le)|cat(?:égorie|%c3%a9gorie|egory|egoria|egoría)|kategorie):", re.IGNORECASE)
# No name of a page: "Palier 1 → Palier 2 → pas de palier 3 sans avis".
_DENIES = regex(r"\b(?:pas|jamais)\b", re.IGNORECASE)
# Not "par voie orale", "par perfusion": how a medicine is given.
_BY_SOME = regex(
    r"[Pp]ar (?:l['’](?:équipe|association|hôpital|institut)|la rédaction|(?:le|la|les) (?:service|docteure?"
    r"|professeure?|équipes|unité|centre|pôle)|notre|nos|un[ e]|[A-ZÀ-Ý])"
)


def is_prose(draft: Draft) -> bool:
    """A paragraph that says something: a dozen words, mostly out of links; or a whole sentence of some length."""
    if draft.kind not in _SAYING:
        return False
    if draft.linked * 2 > draft.words:
        return False
    says = draft.words >= _PROSE_WORDS or (draft.words >= 5 and bool(SENTENCE.search(draft.text)))
    return says and not is_trail(draft)


def is_trail(draft: Draft) -> bool:
    """Whether a line is the way from the site's first page to this one ("Accueil > Cancer > Le suivi")."""
    if not draft.linked or draft.kind is not PARAGRAPH or len(draft.text) > LINE:
        return False
    text = draft.text
    for mark in sorted(draft.marks, key=lambda mark: -mark.start):
        if mark.kind is LINK:
            text = text[: mark.start] + "\0" + text[mark.end :]
    return _TRAIL.fullmatch(text) is not None and _DENIES.search(text) is None


def is_portal(draft: Draft) -> bool:
    """Whether all a draft says is the way to a portal or a category of a wiki, by their addresses."""
    if draft.linked < draft.words or useful(draft):
        return False
    return all(_PORTAL.search(mark.value) for mark in draft.marks if mark.kind is LINK)


def leads(draft: Draft, own_page: bool) -> bool:
    """Whether the whole of a draft is one link, to a place in this page."""
    if draft.words < 1 or draft.linked * 10 < draft.words * 7 or draft.kind not in _LINES:
        return False
    links = [mark for mark in draft.marks if mark.kind is LINK]
    return (
        bool(links)
        and all(mark.value.startswith("#") == own_page for mark in links)
        and draft.text.strip("↩^ []0123456789*") != ""
    )


def leads_away(draft: Draft) -> bool:
    """Whether a draft is links to other pages and hardly a word more; brackets and bars round them are none."""
    if not draft.linked or useful(draft):
        return False
    words = draft.words if draft.linked * 10 >= draft.words * 7 else len(_WORDS.findall(draft.text))
    return draft.linked * 10 >= words * 7


def is_tagged(draft: Draft) -> bool:
    """Whether a line is the words by which the page is found: "Mots-clés : cancer, immunothérapie", each a link."""
    if not draft.linked or draft.kind is not PARAGRAPH or len(draft.text) > LINE or useful(draft):
        return False
    label = _TAGGED.match(draft.text)
    if label is None:
        return False
    links = [mark for mark in draft.marks if mark.kind is LINK]
    told = set(range(label.end(), len(draft.text))).difference(*(range(mark.start, mark.end) for mark in links))
    return not any(draft.text[place].isalnum() for place in told)


def is_labels(draft: Draft) -> bool:
    """Whether a draft is lines of a few words each, and none a sentence nor a number to call."""
    lines = [line for line in draft.text.split("\n") if line]
    return (
        len(lines) > 1
        and all(len(line.split()) <= _LABEL_WORDS and not SENTENCE.search(line) for line in lines)
        and not NUMBER.search(draft.text)
    )


def is_parted(draft: Draft) -> bool:
    """Whether a line is short parts between signs, four or more, and no sentence: what runs over a site's head."""
    parts = [part for part in _SIGNED.split(draft.text) if part.strip(_ROUND)]
    return len(parts) >= _LEAST_PARTS and all(
        len(part.split()) <= _LABEL_WORDS and not SENTENCE.search(part.rstrip(_ROUND)) for part in parts
    )


def is_byline(draft: Draft) -> bool:
    """Whether a draft says when and by whom, on one line or on two ("Agence centrale", "Publié le 3 mai 2024")."""
    if len(draft.text) > LINE or not _says_when_and_by_whom(draft.text):  # first: hardly a line gets further
        return False
    return TO_THE_READER.search(draft.text) is None and not calls(draft)


@remembered
def _says_when_and_by_whom(text: str) -> bool:
    parts = _PARTED.split(text)
    if len(parts) > 1:
        told = [BYLINE.match(part) is not None for part in parts]
        if any(told) and all(known or _by_some(part) for known, part in zip(told, parts, strict=True)):
            return True  # "11 janvier 2026 · 6 min de lecture", "Par l’équipe de nuit · Lecture : 3 min"
    if DATED.match(text) and len(text.split()) <= _DATED_WORDS and not HOUR.search(text):
        return True
    name, broken, rest = text.partition("\n")
    if broken and len(name.split()) <= _NAME_WORDS and not SENTENCE.search(name):
        return bool(BYLINE.match(rest))
    return bool(BYLINE.match(text))


def _by_some(part: str) -> bool:
    """Whether a part of a line names whoever wrote, a person or a team."""
    return _BY_SOME.match(part) is not None and len(part.split()) <= _BY_WORDS


def is_name(draft: Draft) -> bool:
    """Whether a draft is a person's name and nothing else ("Dr Salim Haddad")."""
    return draft.kind is PARAGRAPH and draft.words <= _NAME_WORDS and bool(_NAME.fullmatch(draft.text))


def calls(draft: Draft) -> bool:
    """Whether a draft gives a number to call, as a link or written out."""
    if len(draft.text) <= LINE and TELEPHONE.search(draft.text):
        return True
    return any(mark.kind is LINK and calls_number(mark.value) for mark in draft.marks)


def useful(draft: Draft) -> bool:
    """Links a patient needs: a telephone, a mail address, a file, a place in the page, the way to an appointment."""
    if draft.kind is PARAGRAPH and draft.linked and len(draft.text) <= LINE and APPOINTMENT.match(draft.text):
        return True
    return any(
        mark.kind is LINK and (contacts(mark.value) or mark.value.startswith("#") or leads_to_file(mark.value))
        for mark in draft.marks
    )
