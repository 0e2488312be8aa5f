"""What calls a note, and the way back from it."""

from __future__ import annotations

import re

from reader.extract.wording.phrases import whole
from reader.regex import regex

# The way back from a note to its call.
BACK = whole(
    r"(?:retour|revenir|retourner|remonter|back)(?: (?:au texte|à l.appel|à la lecture|dans le texte|to text))?"
)

# What calls a note: a number, a star, a letter, in brackets or not; or several by one link (« [1, 2] », « 3-5 »).
_SEVERAL = r"(?:\d{1,3}|[*†‡]{1,3})(?:\s*[,;–-]\s*(?:\d{1,3}|[*†‡]{1,3}))*"

NOTE_CALL = regex(rf"^[\[(]?\s*(?:(?:note\s*)?(?:\d{{1,3}}|[a-z]|[ivx]{{1,4}})|{_SEVERAL})\s*[\])]?$", re.IGNORECASE)

# The same in brackets, whole or its half of several links in one pair (« [1 », « 2] »).
NOTE_CALL_IN_BRACKETS = regex(rf"^(?:\[\s*{_SEVERAL}\s*\]?|{_SEVERAL}\s*\]|\(\s*{_SEVERAL}\s*\))$")

# A raised sign that may call a note without a link; what it stands after then: a word or a point, no number ("10⁹"), no
# unit of length ("m²"), no single letter ("Na⁺"); and what comes after the sign of a charge ("Ca²+").
UNLINKED_SIGN = regex(r"\(?(?:\d{1,2}|[*†‡§]{1,3}|[a-d])\)?")
CALLED_FROM = regex(r"(?:[^\W\d_]{2}(?<!\b[kcdmµn]m)|[^\W\d_][’'][^\W\d_]+|[.,;:!?)»%]\s?)\s?$")
CHARGE = regex(r"[+−-]")

# Letters that call a note on a number, too: "15<sup>b</sup>".
LETTERS = frozenset("abc")

# What a note is called by its class, and the sign that it begins with; "2 comprimés le matin" is no second note.
NOTE_NAMES = frozenset({"note", "notes", "footnote", "footnotes", "endnote", "endnotes", "fn", "renvoi", "renvois"})
PLAIN_NOTE = regex(
    r"\(?(\d{1,2}|[*†‡§]{1,3}|[a-d])(?:\)|[.:](?!\d)|(?:(?<=[*†‡§])[ \xa0\u202f]|[ \xa0\u202f](?![a-zà-ÿ])))"
)

# What a sign stands on that calls a note, no blank between: not on a colon nor on "n°", after which a number is one.
STICKS = regex(r"[\w%».,;!?)]$")
