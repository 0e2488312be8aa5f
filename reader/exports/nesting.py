"""Marks over a text that may cross, written as tags that nest."""

from __future__ import annotations

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
    for mark in soft:
        marks.extend(_cut(mark, marks))
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


def _cut(mark: Mark, others: Sequence[Mark]) -> list[Mark]:
    """The mark, cut wherever one of the others begins or ends that it crosses."""
    cuts = {mark.start, mark.end}
    for other in others:
        if mark.start < other.start < mark.end < other.end:
            cuts.add(other.start)
        elif other.start < mark.start < other.end < mark.end:
            cuts.add(other.end)
    edges = sorted(cuts)
    return [Mark(start, end, mark.open, mark.close) for start, end in pairwise(edges)]
