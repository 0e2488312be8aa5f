"""The ledger: every word of the body that no block holds, and why."""

from __future__ import annotations

from reader.extract.plan import Plan
from reader.extract.tree import TEXT, Node, Tree, spaced_text
from reader.model import Ledger, LeftOut, Reason


def keep_ledger(tree: Tree, plan: Plan, kept: set[int], reasons: dict[int, Reason]) -> Ledger:
    """Gather what was left out, in page order; `kept` are the text nodes in blocks, `reasons` those of blocks taken
    back.

    Neighbours left out for the same reason and the same cause make one entry.
    """
    found: list[LeftOut] = []
    gathered: list[Node] = []
    cause: tuple[Reason, int] | None = None

    def close() -> None:
        if gathered:
            first, last = gathered[0], gathered[-1]
            ended = [above for above in first.ancestors() if above.end <= last.position]  # they part the first's words
            nodes = [*reversed(ended), *tree.nodes[first.position : last.position + 1]]
            text = spaced_text(nodes) if cause else ""
            if text and cause is not None:
                found.append(LeftOut(text, cause[0]))
            gathered.clear()

    drops = sorted((place for place in plan.dropped if place > tree.body.position), reverse=True)
    inherited: list[tuple[int, Reason, int]] = []
    for node in tree.inside(tree.body):
        if node.tag != TEXT or not node.text.strip():
            continue
        while drops and drops[-1] <= node.position:
            place = drops.pop()
            inherited.append((tree.nodes[place].end, plan.dropped[place], place))
        while inherited and node.position >= inherited[-1][0]:
            inherited.pop()
        if node.position in kept:
            close()
            cause = None
            continue
        if node.position in reasons:
            now = (reasons[node.position], -1)
        elif inherited:
            now = (inherited[-1][1], inherited[-1][2])
        elif any(root.holds(node) for root in plan.roots):
            now = (Reason.HIDDEN, -1)
        else:
            now = (Reason.OUTSIDE, -1)
        if now != cause:
            close()
            cause = now
        gathered.append(node)
    close()
    return Ledger(tuple(found))
