"""Marks over a text that may cross, written as tags that nest."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch of a text (code points, half-open) and the tags that go around it."""

    start: int
    end: int
    open: str
    close: str


def nested(text: str, rigid: Sequence[Mark], soft: Sequence[Mark], escape: Callable[[str], str]) -> str:
    """The text with its tags; `escape` writes what stands between them.

    `rigid` marks nest already and stay whole, as each carries an id; a `soft` one that crosses another is cut in two.
    Empty marks are dropped.
    """
    if not soft and len(rigid) == 1 and (rigid[0].start, rigid[0].end) == (0, len(text)) and text:
        return f"{rigid[0].open}{escape(text)}{rigid[0].close}"
    marks = [mark for mark in rigid if mark.end > mark.start]
    placed = _Placed(marks)
    for mark in soft:
        for piece in placed.cut(mark):
            placed.add(piece)
            marks.append(piece)
    marks.sort(key=lambda mark: (mark.start, -mark.end))
    parts: list[str] = []
    stack: list[Mark] = []
    here = 0

    def close_until(position: int) -> None:
        nonlocal here
        while stack and stack[-1].end <= position:
            top = stack.pop()
            parts.append(escape(text[here : top.end]))
            parts.append(top.close)
            here = top.end

    for mark in marks:
        close_until(mark.start)
        parts.append(escape(text[here : mark.start]))
        parts.append(mark.open)
        here = mark.start
        stack.append(mark)
    close_until(len(text))
    parts.append(escape(text[here:]))
    return "".join(parts)


class _Placed:
    """The marks that a text has already, by where they begin and by where they end: a page may hold ten thousand links
    in one paragraph, and each is to look at those near it alone.
    """

    def __init__(self, marks: Sequence[Mark]) -> None:
        self._starts = sorted((mark.start, mark.end) for mark in marks)
        self._ends = sorted((mark.end, mark.start) for mark in marks)

    def add(self, mark: Mark) -> None:
        insort(self._starts, (mark.start, mark.end))
        insort(self._ends, (mark.end, mark.start))

    def cut(self, mark: Mark) -> list[Mark]:
        """The mark, cut wherever one of these begins or ends that it crosses."""
        start, end = mark.start, mark.end
        cuts = {start, end}
        cuts.update(first for first, last in _within(self._starts, start, end) if last > end)
        cuts.update(last for last, first in _within(self._ends, start, end) if first < start)
        return [Mark(here, there, mark.open, mark.close) for here, there in pairwise(sorted(cuts))]


def _within(edges: Sequence[tuple[int, int]], start: int, end: int) -> Sequence[tuple[int, int]]:
    """Those whose first number is more than `start` and less than `end`."""
    return edges[bisect_left(edges, (start + 1, -1)) : bisect_left(edges, (end, -1))]
