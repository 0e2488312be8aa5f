"""The headings that stand over what comes, each with the box that it heads."""

from __future__ import annotations

from reader.extract.tree import Node


class Standing:
    """A stack of headings, the nearest last, none deeper than the one after it."""

    def __init__(self) -> None:
        self._headings: list[tuple[int, Node]] = []

    def put(self, level: int, heading: Node) -> None:
        """A heading, with the smallest element round it that says something more: what it heads."""
        while self._headings and self._headings[-1][0] >= level:
            self._headings.pop()
        scope = next((above for above in heading.ancestors() if above.words > heading.words), heading)
        self._headings.append((level, scope))

    def kept(self) -> list[tuple[int, Node]]:
        """What stands now, to be put back."""
        return list(self._headings)

    def put_back(self, headings: list[tuple[int, Node]]) -> None:
        self._headings = headings

    def over(self, node: Node) -> int | None:
        """The level of the heading that a node without one stands under.

        Not one in a box that is passed (a warning's, a card's), where a heading over both stands before it.
        """
        for place in range(len(self._headings) - 1, 0, -1):
            level, scope = self._headings[place]
            if scope.holds(node) or self._headings[place - 1][0] < 2:
                return level
        return None
