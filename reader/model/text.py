"""A range in a text."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from reader.regex import regex

# Letters that Unicode does not take apart, though every reader of French does.
_LIGATURES = str.maketrans({"œ": "oe", "æ": "ae", "ø": "o", "ł": "l", "đ": "d", "’": "'", "\u2011": "-"})

# No character before these combines (Unicode, UnicodeData.txt): to ask each letter takes twice as long.
_MAY_COMBINE = regex("[\u0300-\U0010ffff]")


def fold(text: str) -> str:
    """A text without what does not count when one looks a word up: capitals, accents, ligatures, typographic signs.

    >>> fold("Œsophage, SpO₂, ÉRUPTION")
    'oesophage, spo2, eruption'
    """
    if text.isascii():
        return text.casefold()
    apart = unicodedata.normalize("NFKD", text.casefold().translate(_LIGATURES))
    return _MAY_COMBINE.sub(_unless_combining, apart).casefold()


def _unless_combining(found: re.Match[str]) -> str:
    return "" if unicodedata.combining(found[0]) else found[0]


def utf16_length(text: str) -> int:
    """Length of `text` in UTF-16 code units, as JavaScript counts it (ECMA-262, 6.1.4): an emoji counts two."""
    return len(text) + sum(character > "\uffff" for character in text)


@dataclass(frozen=True, slots=True, order=True)
class TextRange:
    """A stretch of a text: `start` and `end` in code points, half-open (Web Annotation's TextPositionSelector)."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise ValueError(f"not a range: {self.start} to {self.end}")

    def __len__(self) -> int:
        return self.end - self.start

    def __bool__(self) -> bool:
        return self.end > self.start

    def of(self, text: str) -> str:
        """The characters of `text` that lie in the range."""
        return text[self.start : self.end]

    def moved(self, offset: int) -> TextRange:
        """The same range, `offset` code points further."""
        return TextRange(self.start + offset, self.end + offset)

    def overlaps(self, other: TextRange) -> bool:
        """Whether the two share at least one character."""
        return self.start < other.end and other.start < self.end

    def utf16(self, text: str) -> TextRange:
        """The same stretch of `text`, counted in UTF-16 code units: for the web door alone."""
        start = utf16_length(text[: self.start])
        return TextRange(start, start + utf16_length(self.of(text)))
