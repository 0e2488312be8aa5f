"""Tabs without identifiers, tied to their panels by their order."""

from __future__ import annotations

from reader.extract.panels.controls import controlled
from reader.extract.panels.hidden import hidden_for_all
from reader.extract.panels.pairs import pair_up
from reader.extract.panels.panel_names import CONTENT_NAMES, TAB_NAMES
from reader.extract.plan import Plan
from reader.extract.tree import Node, Tree
from reader.regex import regex

# In the attribute of a framework's own, the box of the panels: `uk-switcher="connect: #js-3"`, `data-tabs="#parts"`.
_NAMED_BOX = regex(r"#([A-Za-z][\w:.-]*)")
_OF_LINKS = frozenset({"href", "class", "id", "style", "aria-controls", "aria-labelledby"})


def tabs_by_order(tree: Tree, plan: Plan, node: Node) -> None:
    """Tabs without identifiers (Divi): as many short titles as there are panels after them, paired by their order.

    They are named as tabs, by their class or an attribute of a framework's own (`uk-tab`), or are buttons before boxes
    of which all but one are hidden.
    """
    if node.tag not in {"ul", "ol", "div", "nav"} or node.position in plan.labels or node.position in plan.bounds:
        return
    titles = node.elements if node.words and len(node.children) > 1 else []
    if len(titles) < 2 or node.parent is None or not all(0 < title.words <= 12 for title in titles):
        return
    named = bool(node.names & TAB_NAMES) or _says_tabs(node)
    box = None if named else _box_it_names(tree, node)
    if box is not None:
        panels = box.elements
        if len(panels) == len(titles) and all(_leads_nowhere(tree, title) for title in titles):
            _tie(tree, plan, titles, panels)
        return
    if not named and not _is_button(titles[0]):
        return
    if not named and not all(_is_button(title) for title in titles):
        return
    row = node
    while row.parent is not None and row.parent.words == row.words and row.parent.tag == "div":
        if named and row.after(2):
            break
        row = row.parent
    after = row.after(len(titles) + 1)
    if after and after[0].get("class") == node.get("class") != "":
        return  # the next of a kind: an item with its title and its text
    in_a_box = len(after) == 1 or (bool(after) and (bool(after[0].names & TAB_NAMES) or after[0].tag in {"ul", "ol"}))
    panels = after[: len(titles)] if not in_a_box and (not named or len(after) == len(titles)) else []
    panels = panels or (after[0].elements if in_a_box else [])
    if len(panels) != len(titles) and named and all(panel.names & TAB_NAMES for panel in after[: len(titles)]):
        panels = after[: len(titles)]  # side by side, in no box of their own
    if len(panels) != len(titles):
        return
    told = all(panel.names & (TAB_NAMES | CONTENT_NAMES) for panel in panels)
    if named and not told and not all(_leads_nowhere(tree, title) for title in titles):
        return
    if not named and sum(hidden_for_all(panel) for panel in panels) < len(panels) - 1:
        return
    _tie(tree, plan, titles, panels)


def _box_it_names(tree: Tree, node: Node) -> Node | None:
    """The box of panels that a row of titles names in an attribute of some framework's own."""
    for name, value in node.attributes.items():
        if "#" not in value or name in _OF_LINKS or "filter" in name or "sort" in name:
            continue  # what chooses among the items of a list opens none
        boxes = (tree.by_id.get(found) for found in _NAMED_BOX.findall(value))
        box = next((box for box in boxes if box is not None and box.position >= node.end), None)
        if box is not None:
            return box
    return None


def _says_tabs(node: Node) -> bool:
    """Whether an attribute's name says that the items are tabs (UIkit)."""
    return any(name.rpartition("-")[2] in TAB_NAMES for name in node.attributes if name not in _OF_LINKS)


def _tie(tree: Tree, plan: Plan, titles: list[Node], panels: list[Node]) -> None:
    for title, panel in zip(titles, panels, strict=True):
        if panel.position not in plan.labels and title.position not in plan.taken:
            inner = [target for child in tree.inside(title) if (target := controlled(tree, child)) is not None]
            if not inner:
                pair_up(tree, plan, panel, title)


def _leads_nowhere(tree: Tree, node: Node) -> bool:
    """Whether an element is a button, or holds a link that is one (`<a href>`, `<a href="#">`)."""
    return _is_button(node) or any(
        inner.tag == "a" and inner.words == node.words and inner.get("href") in {"", "#", "#!"}
        for inner in tree.inside(node)
    )


def _is_button(node: Node) -> bool:
    """Whether an element is a button, or an item of nothing else."""
    inner = node.elements[0] if node.tag == "li" and len(node.elements) == 1 else node
    return inner.tag == "button" or inner.get("role") in {"tab", "button"}
