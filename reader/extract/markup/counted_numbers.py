"""Numbers that a page's style sheet counts (`counter-increment: etape`, `content: "Étape " counter(etape)`), as CSS
Lists 3, 4 has it: each element resets and raises counters, in page order; what one element began ends with its parent.
"""

from __future__ import annotations

from dataclasses import dataclass

from bs4.element import Tag
from tinycss2.ast import Node

from reader.extract.markup.style_rules import COUNTING
from reader.model.numerals import TYPES, numeral

_MOST = 1_000_000_000


@dataclass(slots=True)
class _Counter:
    """A counter that some element began, and the element that this one stands in: there it ends."""

    within: Tag | None
    value: int


class CountedNumbers:
    """What the counters of a page say as one goes through its elements."""

    def __init__(self) -> None:
        self._open: list[Tag] = []
        self._counters: dict[str, list[_Counter]] = {}

    def enter(self, tag: Tag, declared: dict[str, list[Node]]) -> None:
        """Go on to the next element, which declares this of itself."""
        while self._open and self._open[-1] is not tag.parent:
            left = self._open.pop()
            for counters in self._counters.values():
                while counters and counters[-1].within is left:
                    counters.pop()
        self.count(tag.parent, declared)
        self._open.append(tag)

    def count(self, within: Tag | None, declared: dict[str, list[Node]]) -> None:
        """Reset, set and raise what an element or the box before it declares."""
        if COUNTING.isdisjoint(declared):
            return
        for name, value in _pairs(declared.get("counter-reset", []), 0):
            counters = self._counters.setdefault(name, [])
            if counters and counters[-1].within is within:
                counters.pop()
            counters.append(_Counter(within, value))
        for name, value in _pairs(declared.get("counter-increment", []), 1):
            counter = self._of(name, within)
            counter.value = max(min(counter.value + value, _MOST), -_MOST)
        for name, value in _pairs(declared.get("counter-set", []), 0):
            self._of(name, within).value = value

    def _of(self, name: str, within: Tag | None) -> _Counter:
        counters = self._counters.setdefault(name, [])
        if not counters:
            counters.append(_Counter(within, 0))
        return counters[-1]

    def said(self, function: Node) -> str:
        """What `counter(…)` or `counters(…)` shows here; "" of a counter that another sheet counts."""
        told = [token for token in function.arguments if token.type in {"ident", "string"}]
        if not told or told[0].type != "ident" or told[0].value not in self._counters:
            return ""
        counters = self._counters[told[0].value] or [_Counter(None, 0)]
        style = told[-1].lower_value if len(told) > 1 and told[-1].type == "ident" else "decimal"
        if function.lower_name == "counter":
            return in_style(counters[-1].value, style)
        between = told[1].value if len(told) > 1 and told[1].type == "string" else "."
        return between.join(in_style(counter.value, style) for counter in counters)


def _pairs(tokens: list[Node], usual: int) -> list[tuple[str, int]]:
    """Names of counters, each with the number after it."""
    found: list[tuple[str, int]] = []
    for token in tokens:
        if token.type == "ident" and token.lower_value != "none":
            found.append((token.value, usual))
        elif token.type == "number" and found and token.int_value is not None:
            found[-1] = (found[-1][0], max(min(token.int_value, _MOST), -_MOST))
    return found


def in_style(number: int, style: str) -> str:
    """A number in a style of CSS's counters; in digits where the style is unknown or has no such number.

    >>> [in_style(4, style) for style in ("decimal", "lower-alpha", "upper-roman", "decimal-leading-zero", "none")]
    ['4', 'd', 'IV', '04', '']
    """
    if style == "none":
        return ""
    if style == "decimal-leading-zero":
        return f"{number:02d}"
    return numeral(number, TYPES.get(style, "1"))
