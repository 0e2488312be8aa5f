"""The working text of a sentence: what French typography and web pages write in many ways, written in one.

Spaces of every width become a space, curly apostrophes straight, every hyphen a hyphen; soft hyphens and zero-width
characters go; ligatures of printers (ﬁ) come apart; accents written aside (NFD) join their letter; marked-up
superscripts and subscripts become Unicode's, so that 10<sup>9</sup> and 10⁹ are one case.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable

from reader.model import Span
from reader.model.in_line import in_line
from reader.regex import regex
from reader.speech.rewriter import Draft

_SPACES = (
    "\t\n\x0b\x0c\r\x1c\x1d\x1e\x1f\x85\xa0\u1680"
    "\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000"
)
LETTER = r"A-Za-zÀ-ÖØ-öø-ÿŒœŸŠšŽžĀ-ſ"
_APOSTROPHES = "’‘ʼ′´`ˈ＇"
_HYPHENS = "‐‑⁃﹣－"
_ONE_FOR_ONE = {
    **dict.fromkeys(map(ord, _SPACES), " "),
    **dict.fromkeys(map(ord, _APOSTROPHES), "'"),
    **dict.fromkeys(map(ord, _HYPHENS), "-"),
    ord("μ"): "µ",  # Greek mu to the micro sign, which French keyboards have
    ord("º"): "°",
    ord("˚"): "°",
    ord("∕"): "/",
    ord("⁄"): "/",
    ord("∙"): "·",
    ord("‧"): "·",
    ord("⸱"): "·",
    ord("∶"): ":",
    ord("⩾"): "≥",
    ord("≧"): "≥",
    ord("⩽"): "≤",
    ord("≦"): "≤",
    ord("∼"): "~",
    ord("“"): '"',
    ord("”"): '"',
    ord("„"): '"',
    ord("″"): '"',
}
_INVISIBLE = "\xad\u200b\u200c\u200d\u200e\u200f\u2060\u2061\u2062\u2063\u2064\ufeff\u061c\u180e\ufe0e\ufe0f"
# Compatibility characters (NFKC) that mean something of their own, and must stay.
_KEPT = frozenset("⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿ₀₁₂₃₄₅₆₇₈₉₊₋½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞⅐⅑⅒…™℠")
# "1'500", as Swiss pages write it.
_SWISS_THOUSANDS = regex(r"(?<=\d)'(?=\d{3}(?!\d))")
_NAMED = {"№": "n°", "℃": "°C"}
_ODD = regex(
    rf"[{_INVISIBLE}\u02b0-\u02b8\u0300-\u036f\u1d2c-\u1d6a\u0132-\u0133\u0149\u01c4-\u01cc\u01f1-\u01f3\u2100-\u214f\u2160-\u217f\u2460-\u24ff\u3000-\U0010ffff]"
)


def lay_out(shown: str, spans: Iterable[Span] = ()) -> Draft:
    """The working text of a sentence, with nothing claimed yet.

    >>> lay_out("l’anti\u00adcorps à 1\u202f500\u00a0€").text
    "l'anticorps à 1 500 €"
    >>> lay_out("e\u0301tat in\ufb01ni").text
    'état infini'
    """
    text = in_line(_SWISS_THOUSANDS.sub(" ", shown.translate(_ONE_FOR_ONE)), spans)
    if not _ODD.search(text):
        return Draft(shown, text)
    characters: list[str] = []
    origin: list[int] = []
    for place, character in enumerate(text):
        if character in _INVISIBLE:
            continue
        if characters and unicodedata.combining(character):
            joined = unicodedata.normalize("NFC", characters[-1] + character)
            if len(joined) == 1:
                characters[-1] = joined
            continue  # a mark no French letter takes is not said
        for count, part in enumerate(_plain(character)):
            # The first letter of a ligature stands for it; the others stand for nothing shown.
            origin.append(place + (count > 0))
            characters.append(part)
    if not characters:
        return Draft(shown, "", [len(shown)])
    # Each character reaches to where the next one starts; the last takes what is left.
    return Draft(shown, "".join(characters), [*origin, len(shown)])


def _plain(character: str) -> str:
    if character in _NAMED:
        return _NAMED[character]
    if character < "\u0132" or character in _KEPT:
        return character
    plain = unicodedata.normalize("NFKC", character)
    return plain if plain != character and plain.isprintable() and " " not in plain else character
