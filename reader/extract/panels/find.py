"""Panels: what a control opens. Closed accordions, tabs, toggles and dialogs are content, each once, under their
label.
"""

from __future__ import annotations

from reader.extract.panels.accordions import by_shape
from reader.extract.panels.button_rows import before_their_boxes
from reader.extract.panels.controls import controlled
from reader.extract.panels.hidden import closed
from reader.extract.panels.input_tabs import shown_by_inputs
from reader.extract.panels.link_tabs import shown_by_links
from reader.extract.panels.neighbours import by_neighbour
from reader.extract.panels.option_panels import shown_by_options
from reader.extract.panels.pairs import pair_up
from reader.extract.panels.pressed_boxes import show_pressed_boxes
from reader.extract.panels.shared_names import shown_by_names
from reader.extract.panels.states import tied_by_state
from reader.extract.panels.switched_rows import shown_one_at_a_time
from reader.extract.panels.tab_lists import shown_by_order
from reader.extract.panels.tabs import tabs_by_order
from reader.extract.plan import Plan
from reader.extract.tags import HEADINGS
from reader.extract.tree import Node, Tree
from reader.model import Reason


def find_panels(tree: Tree, plan: Plan) -> None:
    """Fill the plan's `labels` and `taken`; controls that say a panel's label again are left out as duplicates."""
    elements = [node for node in tree.elements if node.attributes or node.tag == "details"]
    for node in tree.tagged("details"):
        summary = next((child for child in node.elements if child.tag == "summary"), None)
        if summary is not None and summary.words:
            pair_up(tree, plan, node, summary)
    for node in elements:
        target = controlled(tree, node)
        if target is not None:
            pair_up(tree, plan, target, node)
    ways = (
        tied_by_state,
        shown_by_inputs,
        shown_by_options,
        shown_by_links,
        shown_by_names,
        shown_by_order,
        shown_one_at_a_time,
    )
    tied = (shown(tree) for shown in ways)
    for control, panel in (pair for pairs in tied for pair in pairs):
        if panel.position not in plan.labels:
            pair_up(tree, plan, panel, control)
    for node in elements if "aria-labelledby" in tree.attributes else ():
        if (
            node.get("role") in {"tabpanel", "region"}
            and node.has("aria-labelledby")
            and node.position not in plan.labels
        ):
            label = tree.by_id.get(
                node.get("aria-labelledby").split()[0] if node.get("aria-labelledby").split() else ""
            )
            if label is not None and (node.get("role") == "tabpanel" or closed(node)):
                pair_up(tree, plan, node, label)
    for node in elements:
        tabs_by_order(tree, plan, node)
    for control, panel in (pair for pairs in (by_shape(tree), before_their_boxes(tree)) for pair in pairs):
        if panel.position not in plan.labels and control.position not in plan.taken and not _opens(tree, plan, control):
            pair_up(tree, plan, panel, control)
    for before, node in tree.side_by_side():
        if node.position not in plan.labels and (node.attributes or node.tag == "details"):
            by_neighbour(tree, plan, before, node)
    for node in tree.tagged("ul", "ol"):
        if node.attributes and _of_headed_items(tree, node):
            plan.bounds.add(node.position)  # what follows the last item is not under its heading
    show_pressed_boxes(tree, plan)
    _hush_labels_again(tree, plan)


def _hush_labels_again(tree: Tree, plan: Plan) -> None:
    """Leave out what stands right before a panel and says its label again: a tab's title for a narrow screen."""
    for position, label in plan.labels.items():
        before = tree.nodes[position].before
        if (
            before is not None
            and before.words == label.words
            and before.position not in plan.taken
            and not before.holds(label)
            and not label.holds(before)
            and tree.text(before).casefold() == tree.text(label).casefold()
        ):
            plan.drop(before, Reason.DUPLICATE)


def _opens(tree: Tree, plan: Plan, line: Node) -> bool:
    """Whether a line holds a panel, or the label of one."""
    return any(inner.position in plan.labels or inner.position in plan.taken for inner in tree.inside(line))


def _of_headed_items(tree: Tree, node: Node) -> bool:
    """Whether a list is of items that begin with a heading each: tabs, cards, steps."""
    items = [child for child in node.elements if child.words]
    return len(items) > 1 and all(
        any(inner.tag in HEADINGS for inner in (first, *first.ancestors()) if item.holds(inner))
        for item in items
        if (first := tree.first_text(item))
    )
