"""Where the marks of one kind stand in a text: asked of each of ten thousand calls of notes in a paragraph."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from itertools import accumulate, chain

from reader.extract.draft import Mark
from reader.model import SpanKind


class Stretches:
    """The stretches of a text that marks of a kind cover, as they are when it is made."""

    def __init__(self, marks: Sequence[Mark], kind: SpanKind) -> None:
        found = sorted((mark.start, mark.end) for mark in marks if mark.kind is kind)
        self._starts = [start for start, _ in found]
        self._ends = list(accumulate((end for _, end in found), max))  # the farthest so far

    def meet(self, mark: Mark) -> bool:
        """Whether one of them has a character in common with a mark."""
        begun = bisect_left(self._starts, mark.end)
        return begun > 0 and self._ends[begun - 1] > mark.start


def place_of(mark: Mark, marks: Sequence[Mark]) -> int:
    """The place of a mark among a text's, which are in order of their starts."""
    first = bisect_left(marks, mark.start, key=lambda other: other.start)
    return next(place for place in chain(range(first, len(marks)), range(first)) if marks[place] is mark)
