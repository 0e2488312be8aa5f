"""What is not to be parted at the end of a line: a number from its unit, a name from the piece after its hyphen."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from reader.model.document import Sentence, SpanKind
from reader.model.text import TextRange
from reader.regex import regex

_UNITS = (
    r"%|‰|°[CF]?|[kmµcd]?g|[mcdµ]?[lL]|[cmkµn]?m|mmHg|kcal|Gy|UI|h|min|s|j"
    r"|ans?|mois|jours?|semaines?|heures?|minutes?|fois|comprimés?|gouttes?|gélules?"
)

_PER = r"(?:/(?:kg|m²?|[mdc]?[lL]|h|j|min|jours?|semaines?|mois))*"

# Characters that find room on a phone's line at 300 %: what is longer and held would be cut off at its edge.
PHONE_LINE = 12

# Characters that find room on any line of paper, of the largest letters, set in, or of braille: a number to call,
# "+33 1 23 45 67 89".
PAPER_LINE = 18

# Where a line may end.
_BREAK = regex(r"[ \t\n\r\f\u00ad\u200b-]")

_SPACE = "[ \u00a0\u202f]"  # one that holds two words together holds no slash after them

# A hyphen and a slash are where a line may end by the rules of Unicode (UAX 14: HY, SY), an ordinary space anyhow.
# Letters of capitals and a short piece are one name: CAR-T, PD-L1, CTLA-4, IL-2. « 24 h/24 » is one thing that is said,
# « 1 000 » is one number.
_NUMBER = rf"(?:\d{{1,3}}(?:{_SPACE}\d{{3}})+|\d{{1,3}})(?:[.,]\d{{1,3}})?"
_TOGETHER = regex(
    r"(?<![\w.])[A-Z][A-Za-zα-ω]{0,4}(?:-[A-Z]{0,2}\d{1,3}[A-Za-z]?|-[A-Z]{1,2})+(?![\w])"
    rf"|(?<![\w,.])\d{{1,2}}{_SPACE}?[hj]{_SPACE}?/{_SPACE}?\d{{1,2}}(?!\w)"
    rf"|(?<![\w,.])(?:[≥≤<>~±]{_SPACE}?)?\d{{1,3}}(?:[ .,]\d{{1,3}}){{0,3}}{_SPACE}?[×x]{_SPACE}?10\d{{0,2}}(?!\w)"
    rf"|(?<![\w,.])(?:[≥≤<>~±]{_SPACE}?)?{_NUMBER}{_SPACE}(?:{_UNITS}){_PER}(?![\w/])"
    # "douleur ≥ 7/10": a sign at the end of a line is a sign that is not read
    rf"|[≥≤<>≈~±]{_SPACE}?{_NUMBER}(?:/\d{{1,3}})?(?!\w)"
    rf"|(?<![\w,.])\d{{1,3}}(?:{_SPACE}\d{{3}})+(?:,\d{{1,3}})?(?!\w)"
    # a number to call, in pairs
    rf"|(?<![\w,.])(?:\+33{_SPACE}[1-9]|0[1-9])(?:[ \u00a0\u202f.-]\d\d){{4}}(?!\w)"
)

# What stands above or below the line is no part of the words it stands beside: 38,5 °C with the call of a note.
_ASIDE = frozenset({SpanKind.SUB, SpanKind.SUP, SpanKind.NOTE})
_NO_WORD = "\0"

# Where a browser ends a line; no-break spaces hold by themselves.
_MAY_BREAK = regex(r"[ \n/-]")


def kept_together(text: str, line: int = PHONE_LINE) -> Iterator[TextRange]:
    """The stretches of a text that stay on one line, none longer than a `line` of so many characters.

    >>> [found.of(text) for text in ("Le CAR-T, 24 h/24.",) for found in kept_together(text)]
    ['CAR-T', '24 h/24']
    """
    for found in _TOGETHER.finditer(text):
        if len(found[0]) <= line:
            yield TextRange(found.start(), found.end())


def held(sentence: Sentence, line: int = PHONE_LINE) -> Iterator[TextRange]:
    """Where in a sentence stands what is to stay on one line, and might not by itself."""
    text = sentence.text
    for span in sentence.spans:
        if span.kind in _ASIDE:
            text = text[: span.range.start] + _NO_WORD * len(span.range.of(text)) + text[span.range.end :]
    for found in kept_together(text, line):
        if _MAY_BREAK.search(found.of(text)):
            yield found


def longest_piece(text: str, line: int = PHONE_LINE) -> int:
    """How many characters stand on one line whatever happens: words that no-break spaces or the above hold together."""
    pieces = list(kept_together(text, line))
    ends = [
        found.end()
        for found in _BREAK.finditer(text)
        if not any(piece.start < found.end() < piece.end for piece in pieces)
    ]
    return max((len(text[start:end].strip(" \n")) for start, end in pairwise([0, *ends, len(text)])), default=0)
