"""The headings that stand over what comes, each with the box that it heads; and of what level a panel's label is."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from reader.extract.draft import Draft
from reader.extract.tree import Node

Labels = Callable[[Node], int]
_WHOLES = frozenset({"article", "aside", "blockquote", "figure"})


@dataclass(frozen=True, slots=True)
class Kept:
    """What stood before a panel, to be put back after it."""

    headings: list[tuple[int, Node]]
    nearest: Draft | None


class Standing:
    """A stack of headings, the nearest last, none deeper than the one after it; labels of panels are none of them."""

    def __init__(self) -> None:
        self.nearest: Draft | None = None
        self._headings: list[tuple[int, Node]] = []
        self._parted: Draft | None = None  # the heading that panels right after it part, with labels of its own level

    def put(self, heading: Draft) -> None:
        """A heading, with the smallest element round it that says something more: what it heads."""
        while self._headings and self._headings[-1][0] >= heading.level:
            self._headings.pop()
        node = heading.node
        scope = next((above for above in node.ancestors() if above.words > node.words), node)
        self._headings.append((heading.level, scope))
        self.nearest = heading

    def kept(self) -> Kept:
        """What stands now."""
        return Kept(list(self._headings), self.nearest)

    def put_back(self, kept: Kept, nearest: bool = True) -> None:
        """Let stand what stood; the heading told last stays the nearest unless that is put back too."""
        self._headings = kept.headings
        if nearest:
            self.nearest = kept.nearest

    def level_over(self, node: Node) -> int | None:
        """The level of the heading that a node without one stands under.

        Not one in a box that is passed (a warning's, a card's), where a heading over both stands before it.
        """
        for place in range(len(self._headings) - 1, 0, -1):
            level, scope = self._headings[place]
            if scope.holds(node) or self._headings[place - 1][0] < 2:
                return level
        return None

    def is_below(self, label: Draft, last: Draft | None, ranked: bool, labels: Labels) -> bool:
        """Whether a panel's label stands under the heading before it, though it has its level ("Vos questions"): an
        accordion's items are h2 wherever it stands (Bootstrap's own examples). Not where text parts the two and they
        stand side by side, as parts of one page do, or each in a box of one kind, and the label is the only one there.

        `last` is the draft told right before it; `ranked` says that the page itself makes the label a heading;
        `labels` counts those in a box.
        """
        over = self.nearest
        if over is None or over.level != label.level or _of_a_whole(over.node, label.node):
            return False
        if last is over or (ranked and over.node.parent is not label.node.parent):
            if last is not over and self._parted is not over and _is_a_part(over.node, label.node, labels):
                return False
            self._parted = over
        return self._parted is over


def _of_a_whole(over: Node, label: Node) -> bool:
    """Whether a heading is that of an article or an aside that ends before the label: it heads nothing after that."""
    for above in over.ancestors():
        if above.holds(label):
            return False
        if above.tag in _WHOLES:
            return True
    return False


def _is_a_part(over: Node, label: Node, labels: Labels) -> bool:
    """Whether a heading and a label stand in two boxes of one kind, side by side, of which the second has no other
    label.
    """
    inner = label
    for outer in label.ancestors():
        if outer.holds(over):
            break
        inner = outer
    outside = inner.parent
    if outside is None or inner is label or not inner.has("class"):
        return False
    beside = next((child for child in outside.elements if child.holds(over)), None)
    kind = inner.get("class").split()[:1]
    return beside is not None and beside.get("class").split()[:1] == kind and labels(inner) == 1
