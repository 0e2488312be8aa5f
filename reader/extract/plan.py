"""What the rules decided about a page, before it is walked."""

from __future__ import annotations

from dataclasses import dataclass, field

from reader.extract.tree import Node
from reader.model import Reason


@dataclass(slots=True)
class Plan:
    """`roots` are walked in order; `dropped` are nodes left out with all inside them.

    `labels` gives a panel's label (the control that opens it), by the panel's position; `taken` are the labels, passed over
    where they stand because they are read as the heading of their panel; `opened` are panels that stand elsewhere on the page
    (a dialog at the end of the body) and are read where their control is.
    """

    roots: list[Node]
    dropped: dict[int, Reason] = field(default_factory=dict)
    labels: dict[int, Node] = field(default_factory=dict)
    taken: set[int] = field(default_factory=set)
    opened: dict[int, Node] = field(default_factory=dict)
    figures: set[int] = field(default_factory=set)

    def drop(self, node: Node, reason: Reason) -> None:
        self.dropped.setdefault(node.position, reason)
