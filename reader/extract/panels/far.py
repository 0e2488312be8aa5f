"""Panels that stand far from the button that opens them, with other text between: read where the button is, as a person
who presses it meets them.
"""

from __future__ import annotations

from bisect import bisect_left

from reader.extract.panels.controls import controlled
from reader.extract.panels.hidden import closed
from reader.extract.panels.pairs import names_no_panel
from reader.extract.plan import Plan
from reader.extract.tags import HEADINGS
from reader.extract.tree import TEXT, Node, Tree
from reader.model import Reason

_NEAR = 60  # nodes after a heading among which the button stands that opens its panel


def bring_far_panels(tree: Tree, plan: Plan) -> None:
    """Move them in the plan from `labels` to `opened`; tabs stand over their panels and stay with them."""
    free = _free_words(tree, plan)
    for position, label in list(plan.labels.items()):
        panel = tree.nodes[position]
        if panel.holds(label) or not _may_move(plan, label, panel) or not _is_far(free, label, panel):
            continue
        if not plan.words_left(tree.inside(panel)):
            continue
        control = label
        if label.tag in HEADINGS:
            beside = tree.nodes[label.end : label.end + _NEAR]
            found = next((node for node in beside if node.position in plan.dropped and _opens(tree, node, panel)), None)
            if found is None and not any(_opens(tree, node, panel) for node in tree.inside(label)):
                continue
            control = found or label
        elif not any(_opens(tree, node, panel) for node in tree.inside(label)):
            continue
        del plan.labels[position]
        plan.taken.discard(label.position)
        plan.opened[control.position] = panel
        plan.elsewhere.add(position)
        if control is label and names_no_panel(tree, label):
            plan.drop(label, Reason.CONTROL)  # the heading over it does
    for position, reason in list(plan.dropped.items()):
        control = tree.nodes[position]
        if reason is not Reason.DUPLICATE or control.tag[0] == "#" or not plan.bounds:
            continue
        target = controlled(tree, control)
        if (
            target is not None
            and _may_move(plan, control, target)
            and target.position in plan.bounds
            and _is_far(free, control, target)
        ):
            plan.bounds.discard(target.position)  # it says its label itself
            plan.opened[position] = target
            plan.elsewhere.add(target.position)


def _free_words(tree: Tree, plan: Plan) -> list[int]:
    """The positions of the texts with words that are part of no label and no panel, nor left out."""
    found: list[int] = []
    position = tree.body.position
    while position < tree.body.end:
        node = tree.nodes[position]
        if position in plan.dropped or position in plan.taken or position in plan.labels or position in plan.elsewhere:
            position = node.end
            continue
        if position in plan.bounds and closed(node):  # a panel that says its label itself
            position = node.end
            continue
        if node.tag == TEXT and node.words:
            found.append(position)
        position += 1
    return found


def _may_move(plan: Plan, label: Node, panel: Node) -> bool:
    """Whether a panel is hidden, no tab's, and its label in none of the panels beside it ("Suivant")."""
    if not closed(panel) or panel.get("role") == "tabpanel":
        return False
    beside = (above.position for above in label.ancestors() if above.parent is panel.parent)
    if any(position in plan.labels or position in plan.bounds for position in beside):
        return False
    before = panel.before  # shown beside the buttons, one box at a time: the first stands where all do
    return before is None or closed(before) or before.position not in plan.bounds or not before.names & panel.names


def _is_far(free: list[int], label: Node, panel: Node) -> bool:
    """Whether text of the page stands between a label and its panel, or the panel comes first."""
    if panel.end <= label.position:
        return True
    place = bisect_left(free, label.end)
    return place < len(free) and free[place] < panel.position


def _opens(tree: Tree, node: Node, panel: Node) -> bool:
    """Whether a node is a button by its tag or role, and names the panel."""
    if node.tag != "button" and (node.tag not in {"a", "span", "div"} or node.get("role") not in {"", "button"}):
        return False
    return bool(node.attributes) and node.get("role") != "tab" and controlled(tree, node) is panel
