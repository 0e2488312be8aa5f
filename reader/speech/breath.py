"""Where a voice may breathe in an over-long sentence: the engine is given it piece by piece, the eye sees it whole.

Neural voices lose their way after a few hundred characters, and every engine holds the sound back until its text is
said; what is highlighted stays the sentence. Pieces are spoken ranges that partition the utterance's text.
"""

from __future__ import annotations

from typing import Final

from reader.model import TextRange
from reader.regex import regex

# Spoken characters in one breath at most: about twenty seconds. (The longest of content/ has 319.)
LONGEST: Final = 400

# Where a person reading aloud would breathe, best first: after a strong stop inside the sentence, after a comma or a
# bracket, before a word that begins a new part, between words.
_PLACES: Final = tuple(
    regex(pattern)
    for pattern in (
        r"(?<=[;:!?…]) +(?=\S)",
        r"(?<=[,)»–—]) +(?=\S)",
        r" +(?=(?:et|ou|mais|car|donc|puis|qui|que|dont|où|parce|lorsque|quand|si|afin|ainsi|avec|sans|pour)\b)",
        r"\s+(?=\S)",
    )
)


def breaths(text: str) -> tuple[TextRange, ...]:
    """The pieces of a spoken text, each said in one breath; the text whole where it is short enough.

    >>> breaths("Une phrase courte.")
    (TextRange(start=0, end=18),)
    """
    pieces: list[TextRange] = []
    start = 0
    while len(text) - start > LONGEST:
        end = _cut(text, start)
        pieces.append(TextRange(start, end))
        start = end
    pieces.append(TextRange(start, len(text)))
    return tuple(pieces)


def _cut(text: str, start: int) -> int:
    """The end of the piece that begins at `start`: not too early, so that no breath is a word long."""
    # What is left after this breath and the next should not be a word alone either: two equal halves then.
    left = len(text) - start
    last = start + (LONGEST if left >= LONGEST * 4 // 3 else left * 3 // 4)
    for place in _PLACES:
        found = [match.end() for match in place.finditer(text, start + LONGEST // 4, last)]
        if found:
            return found[-1]
    return start + LONGEST  # a "word" of hundreds of characters: data
