"""What the rules decided about a page, before it is walked."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field

from reader.extract.tree import TEXT, Node
from reader.model import Reason


@dataclass(slots=True)
class Plan:
    """`roots` are walked in order; `dropped` are nodes left out with all inside them.

    `labels` gives a panel's label (the control that opens it), by the panel's position; `taken` are the labels, passed
    over where they stand because they are read as the heading of their panel. `opened` are panels that stand elsewhere
    on the page (a dialog at the end of the body) and are read where their control is; `elsewhere` are those panels,
    passed over where they stand. `beside` are those that a word of a sentence opens, by the position of the paragraph,
    list or table after which they are read; `callers` are the words that open these, by the panel's position.
    `bounds` are panels that say their label themselves, in a heading of their own; `boxes` are other boxes with a
    heading of their own, which governs nothing after them.
    `figures` are elements that hold a picture and its caption without being a figure; of those in `lines_under` all
    words are the caption.
    """

    roots: list[Node]
    dropped: dict[int, Reason] = field(default_factory=dict)
    labels: dict[int, Node] = field(default_factory=dict)
    taken: set[int] = field(default_factory=set)
    opened: dict[int, Node] = field(default_factory=dict)
    elsewhere: set[int] = field(default_factory=set)
    beside: dict[int, list[Node]] = field(default_factory=dict)
    callers: dict[int, Node] = field(default_factory=dict)
    bounds: set[int] = field(default_factory=set)
    boxes: set[int] = field(default_factory=set)
    figures: set[int] = field(default_factory=set)
    lines_under: set[int] = field(default_factory=set)

    _sorted: list[int] = field(default_factory=list)
    _known: tuple[int, int, int] = (-1, -1, -1)
    _openers: list[tuple[int, int]] = field(default_factory=list)
    _told: tuple[int, int, int] = (-1, -1, -1)

    def panel_within(self, node: Node) -> bool:
        """Whether a panel, or a control whose panel is read in its place or after its paragraph, is inside the node."""
        known = (len(self.labels), len(self.opened), len(self.beside))
        if known != self._known:
            self._sorted = sorted((*self.labels, *self.opened, *self.beside))
            self._known = known
        place = bisect_right(self._sorted, node.position)
        if node.position in self.opened:
            return True
        return place < len(self._sorted) and self._sorted[place] < node.end

    def opened_within(self, node: Node) -> list[int]:
        """The positions of the panels whose label is the node, or inside it."""
        known = (len(self.labels), len(self.taken), len(self.elsewhere))
        if known != self._told:
            self._openers = sorted((label.position, panel) for panel, label in self.labels.items())
            self._told = known
        first, last = (bisect_left(self._openers, (end, -1)) for end in (node.position, node.end))
        return [panel for _, panel in self._openers[first:last]]

    def labels_within(self, node: Node) -> int:
        """How many panels have their label inside a node."""
        return len(self.opened_within(node))

    def read_elsewhere(self, node: Node, top: Node) -> bool:
        """Whether the node is the label of a panel outside `top`, and is read there."""
        return node.position in self.taken and any(
            label is node and not top.position <= panel < top.end for panel, label in self.labels.items()
        )

    def words_left(self, inside: list[Node]) -> int:
        """The words of an element and all inside it, in page order, that no rule dropped."""
        words, place = 0, 0
        while place < len(inside):
            node = inside[place]
            if node.position in self.dropped:
                place += node.end - node.position
                continue
            words += node.words if node.tag == TEXT else 0
            place += 1
        return words

    def drop(self, node: Node, reason: Reason) -> None:
        self.dropped.setdefault(node.position, reason)

    def drops(self, node: Node) -> bool:
        """Whether the node is dropped, itself or with one around it."""
        above: Node | None = node
        while above is not None:
            if above.position in self.dropped:
                return True
            above = above.parent
        return False
