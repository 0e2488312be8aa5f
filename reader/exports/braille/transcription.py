"""Text into words of braille, each of which says its word and nothing else.

The Code braille français uniformisé writes : ; ! ? and » on the word before them, and « on the word after. What a
no-break space holds together on the page (a dose and its unit) stays together on a line of braille.

Contracted braille that is read as another word (liblouis contracts "Dr" as "Dernière", "mg/kg" has the cells of
"mg/augmentation") is replaced by the word letter by letter after ⠰, the code's sign that cells have their basic value.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import lru_cache

from reader.exports.braille.louis import BLANK, CONTRACTED, UNCONTRACTED, Louis
from reader.exports.signs import NO_BREAK, in_known_signs
from reader.regex import regex

BASIC_VALUE = "\u2830"
_MOST_KNOWN = 1_024  # texts

# Before the sign of basic value, which stands at the beginning of the word itself.
_OPENING = regex(r"[(\[«“\"'—–-]*")

# liblouis 3.24, uncontracted, opens with the bracket of text and closes with that of numbers: "[1]" is ⠠⠘⠦⠡⠾ there.
_DIGITS = "[⠡⠣⠩⠹⠱⠫⠻⠳⠪⠼⠂⠲]+"
_OPENED_IN_NUMBER = regex(f"⠠(⠦?)⠘⠦(?={_DIGITS})")
_CLOSED_IN_NUMBER = regex(f"(⠠{_DIGITS})⠾")

# Signs that are one in braille, or that it has two writings for.
_ONE_SIGN = str.maketrans(dict.fromkeys("«»“”", '"') | dict.fromkeys("‘’", "'") | dict.fromkeys("–—−", "-"))


class Transcription:
    """French braille, contracted or not. Raises FormatUnavailable where liblouis or its table is missing."""

    def __init__(self, contracted: bool) -> None:
        self._plain = Louis(UNCONTRACTED)
        self._short = Louis(CONTRACTED) if contracted else None
        self.words = lru_cache(_MOST_KNOWN)(self._words)  # a cell over a thousand rows is said in each of them

    def _words(self, text: str) -> Sequence[str]:
        """The cells of each word that a line may end after; what no table knows is put into words."""
        table = self._short or self._plain
        held = re.findall(r"[^ \n]+", _spaced(in_known_signs(text, table.knows)))
        pieces = [word.split(NO_BREAK) for word in held]
        cells = iter(self._cells([piece for parts in pieces for piece in parts]))
        return tuple([BLANK.join([next(cells) for _ in parts]) for parts in pieces])

    def number(self, number: int) -> str:
        """The cells of a number, alone."""
        return self._plain.braille(str(number))

    def _cells(self, words: list[str]) -> list[str]:
        if self._short is None:
            return [_brackets(cells) for cells in _together(words, self._plain.braille, " ", BLANK)]
        short = _together(words, self._short.braille, " ", BLANK)
        back = _together(short, self._short.text, BLANK, " ")
        return [
            cells if _alike(word, read) else self._letter_by_letter(word)
            for word, cells, read in zip(words, short, back, strict=True)
        ]

    def _letter_by_letter(self, word: str) -> str:
        opening = _OPENING.match(word)
        begin = opening.end() if opening and opening.end() < len(word) else 0
        before = self._plain.braille(word[:begin]) if begin else ""
        return before + BASIC_VALUE + _brackets(self._plain.braille(word[begin:]))


def _together(words: list[str], change: Callable[[str], str], between: str, apart: str) -> list[str]:
    """Each word changed, as it is among the others; alone where they do not come out one for one."""
    changed = change(between.join(words)).split(apart)
    return changed if len(changed) == len(words) else [change(word) for word in words]


def _brackets(cells: str) -> str:
    return _CLOSED_IN_NUMBER.sub("\\1⠴⠃", _OPENED_IN_NUMBER.sub("\\1⠘⠦⠠", cells))


def _spaced(text: str) -> str:
    """The text with the spaces of braille around its punctuation: on a number, ! would be + and a quote =."""
    text = re.sub(rf"(?<=\S)[ {NO_BREAK}]+(?=[:;!?»])", "", text)
    text = re.sub(r'(?<=\d)(?=[!»”"])', NO_BREAK, text)
    return re.sub(rf"(?<=«)[ {NO_BREAK}]+(?=\S)", "", text)


def _alike(word: str, read: str) -> bool:
    return word.translate(_ONE_SIGN) == read.translate(_ONE_SIGN)
