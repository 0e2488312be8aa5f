# ruff: noqa: SIM905  (word lists read best as they are)
"""Boxes amid a text with a heading of their own (a callout, an alert, an accordion): what comes after one stands under
the heading that the box stands under, not under the box's.
"""

from __future__ import annotations

from reader.extract.panels.accordions import ACCORDIONS
from reader.extract.plan import Plan
from reader.extract.tags import HEADINGS
from reader.extract.tree import Node, Tree

_CALLOUTS = frozenset(
    "callout callouts alert alerte encadre encart admonition notice highlight attention warning avertissement "
    "important astuce conseil remarque tip well".split()
)
_BOXES = frozenset({"div", "section", "aside", "article", "ul", "ol", "dl"})
_MOST_WORDS = 250  # of a callout


def mark_boxes(tree: Tree, plan: Plan) -> None:
    """Note them in the plan's `boxes`."""
    for node in tree.elements:
        if node.tag not in _BOXES or not node.words or not (node.attributes or node.tag == "aside"):
            continue
        called = node.tag == "aside" or (bool(node.attributes) and not node.names.isdisjoint(_CALLOUTS))
        if called and node.words <= _MOST_WORDS:
            marked = _begins_with_heading(tree, node)
        else:
            marked = bool(node.attributes) and not node.names.isdisjoint(ACCORDIONS) and _is_headed(plan, node)
        if marked:
            plan.boxes.add(node.position)


def _begins_with_heading(tree: Tree, box: Node) -> bool:
    first = tree.first_text(box)
    if first is None:
        return False
    return any(above.tag in HEADINGS for above in first.ancestors() if box.holds(above))


def _is_headed(plan: Plan, box: Node) -> bool:
    """Whether two children or more are headings or labels, or hold one as their first child: an accordion's."""
    headed = 0
    for child in box.elements:
        first = child.elements[0] if child.tag not in HEADINGS and child.elements else child
        headed += first.words > 0 and (first.tag in HEADINGS or first.position in plan.taken)
        if headed > 1:
            return True
    return False
