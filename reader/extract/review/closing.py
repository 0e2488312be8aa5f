# ruff: noqa: E501  (word lists read best as they are)
"""The last lines of a page that speak of the site and not of the page: follow us, subscribe, write for us, whose it is.

Told by their wording and their place, near the end. A line with a number to call is never one of them.
"""

from __future__ import annotations

import re

from reader.extract.draft import Draft
from reader.extract.kinds import CAPTION, HEADING, LIST_ITEM, PARAGRAPH
from reader.extract.review.lines import LINE, is_prose
from reader.extract.wording.headings import RELATED
from reader.extract.wording.machinery import says_legal
from reader.extract.wording.numbers_to_call import NUMBER
from reader.extract.wording.phrases import Telling
from reader.model import GroupKind, Reason
from reader.regex import regex

_KINDS = frozenset({PARAGRAPH, LIST_ITEM, CAPTION})
_LEGAL_WORDS = 30
_LABEL_WORDS = 5
# What stands over words by which a page is found, and over advertisements; over other pages: RELATED.
_OVER_NOTHING = regex(
    r"^\W*(?:tags|topics|mots[- ]cl[ée]s|th[èe]mes|sujets|(?:sponsored|sponsor) links?|(?:liens?|annonces?) sponsorisée?s?|"
    r"annonces? google|related searches)\W*$",
    re.IGNORECASE,
)
# "Actualités : appelez le 15"; "Voir aussi votre médecin": these are told to the reader.
_SAYS_MORE = regex(r"\d|[:–—]\s*\w")
_ADVISES = regex(r"^\W*(?:lire|voir|découvre|à consulter|à ne pas|read|see)\b", re.IGNORECASE)
_MOST_WORDS = 75

# The drafts at the end that are looked at: so many, or this share of a long page, and never its first half.
_LAST = 8
_LAST_SHARE = 0.2
_LAST_MOST = 400  # a page has no more last lines, however long it is

_NETWORK = (
    r"(?:facebook|twitter|instagram|linkedin|youtube|tiktok|snapchat|bluesky|mastodon|whatsapp|telegram|"
    r"(?:les |nos )?r[ée]seaux sociaux|social media)\b"
)

# How each is told, and why it is left out.
CLOSING: tuple[tuple[Telling, Reason], ...] = (
    (
        Telling(
            regex(
                rf"^\W*(?:suivez|retrouvez|rejoignez)[- ]nous\b[^.!?]{{0,80}}\b{_NETWORK}|"
                rf"\b(?:follow|like|find) (?:us|me|him|her|them|@|(?-i:[A-Z]))[^.!?]{{0,60}}\bon {_NETWORK}|"
                r"^\W*follow [^.!?]{0,30}full coverage\b",
                re.IGNORECASE,
            ),
            *("suivez", "retrouvez", "rejoignez", "follow", "like ", "find "),
        ),
        Reason.SHARE,
    ),
    (
        Telling(
            regex(
                r"^\W*(?:abonnez|inscrivez)[- ]vous\b[^.!?]{0,60}\b(?:newsletters?|(?:info)?lettre|magazine|revue|flux rss|podcast)\b|"
                r"\bsubscribe to [^.!?]{0,80}\b(?:newsletters?|magazine|channel|podcast|updates)\b|"
                r"\bsign up (?:for|to) [^.!?]{0,80}\bnewsletters?\b|"
                r"\b(?:straight|right|directly|delivered) (?:in|to|into|through) your (?:e-?mail )?(?:inbox|letterbox|door)\b|"
                r"^\W*if you (?:enjoyed|liked) this (?:article|story|post|piece)\b|"
                r"^\W*si (?:vous avez aimé|cet article vous a plu)\b[^.!?]{0,40}\b(?:abonnez|partagez|soutenez)",
                re.IGNORECASE,
            ),
            *(
                "abonnez",
                "inscrivez",
                "subscribe",
                "sign up",
                "your ",
                "if you ",
                "si vous avez aimé",
                "si cet article",
            ),
        ),
        Reason.FORM,
    ),
    (
        Telling(
            regex(
                r"^\W*si vous souhaitez (?:réagir à|critiquer|commenter|discuter|prolonger)\b[^.!?]{0,40}\b(?:articles?|textes?|tribune)\b|"
                r"\b(?:proposer|soumettre|envoyer) (?:un|votre) (?:article|texte|témoignage) (?:à|au) (?:la rédaction|comité de rédaction)|"
                r"^\W*(?:have|got) an? (?:news |story )?tips?\b|\b(?:news )?tips?, corrections? or comments?\b|"
                r"^\W*join our (?:[\w-]+ ){0,3}(?:forums?|discussion)\b",
                re.IGNORECASE,
            ),
            *("si vous souhaitez", "proposer", "soumettre", "envoyer", "tip", "join our"),
        ),
        Reason.COMMENTS,
    ),
    (
        Telling(
            regex(
                r"\b(?:may|might|will|can) (?:earn|receive|get) an? [^.!?]{0,60}\b(?:commission|share of the sale)|\baffiliate (?:links?|commissions?)\b|"
                r"\b(?:touch\w+|perce\w+|perçoi\w+|reçoi\w+) une commission\b|"
                r"\b(?:is|are) (?:subject to|protected by) copyright\b|\bmay (?:not )?be (?:reproduced|republished|redistributed)\b|"
                r"\breproduction\b[^.!?]{0,60}\binterdite\b",
                re.IGNORECASE,
            ),
            *("commission", "share of the sale", "affiliate", "copyright", "reprodu", "republished", "redistributed"),
        ),
        Reason.FOOTER,
    ),
    (
        Telling(
            regex(
                r"^\W*(?:(?:this|the) (?:article|story|post|piece) (?:was |has been )?)?(?:originally|first) (?:published|appeared) (?:on|in|by|at)\b|"
                r"^\W*additional reporting by\b|"
                r"^\W*(?:cet? (?:article|texte|billet) (?:est |a été )?)?(?:initialement|d.abord) (?:publiée?|parue?) (?:sur|dans|par)\b",
                re.IGNORECASE,
            ),
            *("published", "appeared", "additional reporting", "publié", "paru"),
        ),
        Reason.BYLINE,
    ),
)


def closing_lines(drafts: list[Draft]) -> dict[int, Reason]:
    """The lines at the end that are the site's, by their place; a heading over nothing else goes with them, and so
    does the picture whose caption one is.
    """
    gone = _legal(drafts)
    count = len(drafts)
    first = max(count - max(_LAST, min(round(count * _LAST_SHARE), _LAST_MOST)), count // 2)
    for index in range(first, count):
        draft = drafts[index]
        reason = _told(draft)
        if reason is None or index in gone or (reason is Reason.FOOTER and _begins_a_part(drafts, index)):
            continue
        gone[index] = reason
        frame = next((group for group in draft.groups if group.kind is GroupKind.FIGURE), None)
        if frame is not None:
            gone.update((place, reason) for place, other in enumerate(drafts) if frame in other.groups)
    for index in range(first, count - 1):
        if drafts[index].kind is HEADING and not drafts[index].panel and index + 1 in gone:
            rest = next((other for place, other in enumerate(drafts) if place > index and place not in gone), None)
            if rest is None or (rest.kind is HEADING and rest.level <= drafts[index].level):
                gone[index] = gone[index + 1]
    return gone


def _begins_a_part(drafts: list[Draft], index: int) -> bool:
    """Whether a line stands right under a heading and goes on in a sentence that stays, all in one box: the page tells
    how it is paid for, or what may be done with it.
    """
    over, line, after = drafts[index - 1 : index + 2] if 0 < index < len(drafts) - 1 else (None, None, None)
    if over is None or line is None or after is None or over.kind is not HEADING or after.kind is not PARAGRAPH:
        return False
    box = over.node.parent
    return box is line.node.parent and box is after.node.parent and is_prose(after) and _told(after) is None


def _told(draft: Draft) -> Reason | None:
    if draft.kind not in _KINDS or draft.panel or draft.words > _MOST_WORDS or len(draft.text) > LINE:
        return None
    for tells, reason in CLOSING:
        if tells(draft.text):
            return None if NUMBER.search(draft.text) else reason
    return None


def _legal(drafts: list[Draft]) -> dict[int, Reason]:
    """The very last lines: whose the site is, who made it, the way to its legal notices."""
    gone: dict[int, Reason] = {}
    for index in range(len(drafts) - 1, 0, -1):
        draft = drafts[index]
        line = draft.kind in {PARAGRAPH, LIST_ITEM} and draft.words <= _LEGAL_WORDS
        if not line or draft.panel or len(draft.text) > LINE or not says_legal(draft.text):
            break
        gone[index] = Reason.FOOTER
    return gone


def _is_label(text: str) -> bool:
    """Whether a line only announces other pages: what says more after a colon, or a number, is no label of theirs."""
    announced = RELATED.match(text)
    if announced is None or _SAYS_MORE.search(text):
        return False
    return not (_ADVISES.match(text) and re.search(r"\w", text[announced.end() :]))


def labels_left(drafts: list[Draft]) -> dict[int, Reason]:
    """The very last lines that stood over cards, links or advertisements, and stand over nothing: "Sur le même thème"."""
    gone: dict[int, Reason] = {}
    for index in range(len(drafts) - 1, 0, -1):
        draft = drafts[index]
        line = draft.kind is PARAGRAPH and draft.words <= _LABEL_WORDS and len(draft.text) <= LINE
        sentence = draft.text.rstrip().endswith((".", "!", "?")) and not draft.text.rstrip().endswith("...")
        if (
            not line
            or draft.panel
            or draft.groups
            or sentence
            or not (_is_label(draft.text) or _OVER_NOTHING.match(draft.text))
        ):
            break
        gone[index] = Reason.RELATED
    return gone
