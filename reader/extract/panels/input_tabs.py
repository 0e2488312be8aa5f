"""Tabs and accordions without a script: a radio button or a check box, its label, and the panel that it shows by the
page's style sheet alone (`#t1:checked ~ .p1`).
"""

from __future__ import annotations

from collections.abc import Iterator

from reader.extract.tags import HEADINGS
from reader.extract.tree import BLOCKS, Node, Tree

_NOT_PANELS = frozenset({"input", "label", "br", "hr", "button", "form", "nav", *HEADINGS})
_LABEL_WORDS = 30


def shown_by_inputs(tree: Tree) -> Iterator[tuple[Node, Node]]:
    """Each label with the panel that it shows, in page order."""
    groups: dict[tuple[str, str], list[Node]] = {}
    labels: dict[str, Node] = {}
    for node in tree.tagged("input", "label"):
        if node.tag == "input" and node.get("id") and node.get("type").lower() in {"radio", "checkbox"}:
            kind = node.get("type").lower()
            group = node.get("name") if kind == "radio" else node.get("id")
            groups.setdefault((kind, group), []).append(node)
        elif node.tag == "label" and node.get("for") and 0 < node.words <= _LABEL_WORDS:
            labels.setdefault(node.get("for"), node)
    for (kind, _), inputs in groups.items():
        told = [labels[node.get("id")] for node in inputs if node.get("id") in labels]
        if len(told) < len(inputs) or any(above.tag == "form" for above in inputs[0].ancestors()):
            continue  # a question to answer
        panels = [_beside(tree, label) for label in told]
        if any(panel is None for panel in panels) and kind == "radio":
            panels = [*_after_all(inputs, told)]
        for label, panel in zip(told, panels, strict=False):
            if panel is not None:
                yield label, panel


def _is_panel(node: Node) -> bool:
    return node.tag in BLOCKS and node.tag not in _NOT_PANELS and node.words > 0


def _beside(tree: Tree, label: Node) -> Node | None:
    """The panel right after a label, or after the line that holds the label alone; the next box of a list to tick is
    none.
    """
    line = label
    while line.parent is not None and line.parent.words == label.words:
        line = line.parent
    following = [box for box in line.after(2) if box.tag != "input" or box.get("id") != label.get("for")]  # its own
    if not following or not _is_panel(following[0]):
        return None
    return None if _is_ticked(tree, following[0]) else following[0]


def _is_ticked(tree: Tree, box: Node) -> bool:
    """Whether all that an element says are labels, with a field for each."""
    inside = tree.tagged_inside(box, "label")
    fields = tree.tagged_inside(box, "input")
    return 0 < len(inside) <= len(fields) and sum(label.words for label in inside) == box.words


def _after_all(inputs: list[Node], labels: list[Node]) -> list[Node]:
    """As many panels as labels, in a row after the last of them, or in one box there."""
    last = labels[-1]
    for above in last.ancestors():
        if all(above.holds(node) for node in (*inputs, *labels)):
            break
        last = above
    following = last.after(len(labels) + 1)
    if len(following) == 1:
        following = [child for child in following[0].elements if child.words]
    panels = following[: len(labels)]
    if len(panels) < len(labels) or len(panels) < 2 or not all(_is_panel(panel) for panel in panels):
        return []
    alike = frozenset.intersection(*(panel.names for panel in panels))
    if len(following) > len(panels) and (not alike or alike <= following[len(panels)].names):
        return []
    return panels if len({panel.tag for panel in panels}) == 1 else []
