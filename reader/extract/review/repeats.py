# ruff: noqa: E501  (word lists read best as they are)
"""What a page says twice in one place: captions, descriptions, the beginning of a text beside the whole of it."""

from __future__ import annotations

import re
from dataclasses import replace

from reader.extract.boilerplate.head_title import bare
from reader.extract.draft import Draft
from reader.extract.kinds import CAPTION, FIGURE, HEADING, LINK, LIST_ITEM, PARAGRAPH
from reader.extract.review.lines import LINE
from reader.model import GroupKind, Reason
from reader.regex import regex

# A caption said twice without a heading between is one; shorter lines may well stand twice.
_CAPTION_WORDS = 6
_CAPTION_MOST = 60
_TEXT_WORDS = 20  # of the text's first paragraph
_LOGO = regex(r"^\W*logo(?:s|type)?\b", re.IGNORECASE)
# A place in the page ("#zoom") is none: there the picture is shown larger.
_HOME = regex(r"^(?=.)(?:https?://[^/?#]+)?/?(?:(?<=.)[?#].*|index\.\w+|accueil/?|fr/?)?$")
_UP = regex(
    r"\W*(?:(?:retour|remonter|revenir|aller|vers|flèche)(?: (?:en|au|vers(?: le)?|le))? )?(?:haut|top|up|back to top)"
    r"(?: (?:de (?:la |cette )?page|of (?:the )?page))?\W*",
    re.IGNORECASE,
)
_TAIL = 40  # characters at the end of a text that is cut off: the ellipsis, and the way to the rest
_KINDS = frozenset({PARAGRAPH, LIST_ITEM, CAPTION})
_LINES = frozenset({PARAGRAPH, CAPTION})

# The beginning of a text, cut off.
_SHORTENED = regex(
    r"(.+?)\s*[\[(]?\s*(?:…|\.\.\.)\s*[\])]?\s*(?:\W?(?:plus|lire (?:la suite|plus)|la suite|suite|voir plus|more|read more|show more)\W?)?$",
    re.IGNORECASE | re.DOTALL,
)

# A line that says whose a picture is, and nothing of what it shows: a credit by its word, its sign or its agency.
_CREDIT = regex(
    r"^\W*(?:"
    r"(?:crédits?(?! d[e’'])|credits?|copyright|image copyright|photo (?:credit|by)|©)(?: (?:photos?|images?|illustrations?|vidéos?))?\b[^.!?]{0,90}"
    r"|(?:image|photo|illustration|visuel)s?(?: (?:illustrative|à la une|d.illustration|de couverture|\(?cc\)?))*\s*[:(|]\s*"
    r"(?:[^.!?]{0,80}(?:©|\bcc\b|creative commons|getty|afp|reuters|\bap\b|epa|shutterstock|istock|fotolia|adobe ?stock|pixabay|unsplash|pexels|123rf|flickr|wikimedia|bestimage)[^!?]{0,60}"
    r"|(?-i:[A-ZÀ-Ü][\w.’'-]*(?: [A-ZÀ-Ü][\w.’'-]*){1,3}(?:[,/] [\w .-]{2,30})?))"
    r"|(?-i:[A-ZÀ-Ü][\w.’'-]*(?: [A-ZÀ-Ü][\w.’'-]*){0,3}) ?[|/] ?(?:getty images?|afp|reuters|ap|epa|shutterstock|istock|adobe ?stock)[\w ./-]{0,30}"
    r")\W*$",
    re.IGNORECASE,
)


def shortened(drafts: list[Draft]) -> dict[int, Reason]:
    """The beginning of a text that stands whole beside it: "Le service vous accueille… plus"."""
    gone: dict[int, Reason] = {}
    for index, draft in enumerate(drafts):
        if draft.kind not in _KINDS or draft.words < _CAPTION_WORDS or len(draft.text) > LINE:
            continue
        tail = draft.text[-_TAIL:]
        cut = _SHORTENED.match(draft.text) if "…" in tail or "..." in tail else None
        if cut is None:
            continue
        begun = bare(cut.group(1))
        near = drafts[max(index - 2, 0) : index] + drafts[index + 1 : index + 3]
        if any(
            other.kind in _KINDS
            and len(other.text) > len(cut.group(1))
            and _SHORTENED.match(other.text) is None
            and bare(other.text).startswith(begun)
            for other in near
        ):
            gone[index] = Reason.DUPLICATE
    return gone


def round_pictures(drafts: list[Draft]) -> dict[int, Reason]:
    """Round pictures: lines that only say whose they are, their number, and captions said once more."""
    gone: dict[int, Reason] = {}
    said: set[str] = set()
    begun = False
    pictures = any(
        draft.kind is FIGURE or any(group.kind is GroupKind.FIGURE for group in draft.groups) for draft in drafts
    )
    for index, draft in enumerate(drafts):
        if draft.kind is HEADING:
            said.clear()
        begun = begun or draft.words >= _TEXT_WORDS
        if draft.kind is FIGURE and (_LOGO.match(draft.text) or (not begun and _leads_home(draft))):
            gone[index] = Reason.HEADER
        if draft.kind is FIGURE and _leads_up(draft):
            gone[index] = Reason.CONTROL
        if draft.kind not in _LINES or len(draft.text) > LINE:
            continue
        text = bare(draft.text) if pictures else ""
        if draft.words <= 16 and _CREDIT.match(draft.text):
            gone[index] = Reason.BYLINE
        elif text.isdigit() and any(group.kind is GroupKind.FIGURE for group in draft.groups):
            gone[index] = Reason.CONTROL
        elif text in said and _CAPTION_WORDS <= draft.words <= _CAPTION_MOST and _near_picture(drafts, index):
            gone[index] = Reason.DUPLICATE
        if text:
            said.add(text)
    return gone


def _leads_home(draft: Draft) -> bool:
    """Whether a picture is the way to the site's first page, as the house's sign at the head of a letter is."""
    links = [mark.value for mark in draft.marks if mark.kind is LINK]
    return bool(links) and all(_HOME.match(link) for link in links)


def _leads_up(draft: Draft) -> bool:
    """Whether a picture is the way to the head of the page: an arrow, its description "Haut"."""
    links = [mark.value for mark in draft.marks if mark.kind is LINK]
    return bool(links) and all(link[:1] == "#" for link in links) and _UP.fullmatch(draft.text) is not None


def hush_pictures(drafts: list[Draft]) -> None:
    """A picture whose description stands beside it word for word is told once: by what everybody reads."""
    for index, draft in enumerate(drafts):
        if draft.kind is not FIGURE or draft.image is None or draft.words < _CAPTION_WORDS:
            continue
        said = bare(draft.text)
        near = drafts[max(index - 1, 0) : index] + drafts[index + 1 : index + 3]
        if any(other.kind in _LINES and bare(other.text).startswith(said) for other in near):
            draft.text, draft.words, draft.marks = "", 0, []
            draft.image = replace(draft.image, alt="")


def _near_picture(drafts: list[Draft], index: int) -> bool:
    return any(draft.kind is FIGURE for draft in drafts[max(index - 8, 0) : index])
