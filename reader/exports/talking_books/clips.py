"""From the cues of a track to the clips of a talking book: each displayed thing and its stretch of sound."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from reader.exports.markup.elements import word_id
from reader.model import Cue, TextRange, Track


@dataclass(frozen=True, slots=True)
class Clip:
    """A stretch of a track's sound, in milliseconds, and the id of what is displayed meanwhile."""

    target: str
    begin: int
    end: int


def clips(track: Track, length: int, target: Callable[[Cue], str], words: bool = False) -> tuple[Clip, ...]:
    """The clips of a track of `length` milliseconds, from 0 to `length` without a gap.

    A pause belongs to what came before it. `target` gives the id that a cue's sentence is displayed under, empty for
    one that is not displayed. Neighbours with the same target are one clip. With `words`, there is one clip for each
    word that is heard; `word_id` gives its id.
    """
    begins: list[tuple[str, float]] = []
    for cue in track.cues:
        name = target(cue)
        if not name or cue.end <= cue.start:
            continue
        if words and name == cue.sentence_id:
            begins.extend(
                (word_id(cue.sentence_id, index), start) for index, (start, _) in enumerate(spoken_words(cue), 1)
            )
        else:
            begins.append((name, cue.start))
    return tuple(_contiguous(begins, length))


def _contiguous(begins: list[tuple[str, float]], length: int) -> Iterator[Clip]:
    target, begin = "", 0
    for name, start in begins:
        if name == target:
            continue
        here = min(round(start * 1000), length)
        if not target:  # the silence before the first word is the first word's
            target = name
        elif here > begin:
            yield Clip(target, begin, here)
            target, begin = name, here
        # else: less than a millisecond long; it would be no clip, so the one before lasts
    if target and length > begin:
        yield Clip(target, begin, length)


def spoken_words(cue: Cue) -> tuple[tuple[float, TextRange], ...]:
    """Start and displayed range of each word, in order; a range that overlaps the one before is left out.

    A sentence without word timings is one word, whole.
    """
    found: list[tuple[float, TextRange]] = []
    for word in cue.words:
        if word.shown and (not found or (word.shown.start >= found[-1][1].end and word.start >= found[-1][0])):
            found.append((word.start, word.shown))
    if not found:
        return ((cue.start, TextRange(0, len(cue.text))),)
    return ((cue.start, found[0][1]), *found[1:])
