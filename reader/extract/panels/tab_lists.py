"""Tabs that say by their role what they are and name no panel (Vuetify, MUI): as many panels stand after their list,
side by side or in a box of boxes.
"""

from __future__ import annotations

from collections.abc import Iterator

from reader.extract.panels.controls import controlled
from reader.extract.panels.hidden import hidden_for_all
from reader.extract.panels.panel_names import CONTENT_NAMES, TAB_NAMES
from reader.extract.tree import BLOCKS, Node, Tree

_LABEL_WORDS = 12
_MOST_DEEP = 4  # boxes round the panels
_NAMES = TAB_NAMES | CONTENT_NAMES | {"window", "slide", "view"}


def shown_by_order(tree: Tree) -> Iterator[tuple[Node, Node]]:
    """Each tab with its panel, in page order."""
    if "role" not in tree.attributes:
        return
    for node in tree.elements:
        if not node.attributes or node.get("role") != "tablist" or not node.words:
            continue
        tabs = [inner for inner in tree.inside(node) if inner.get("role") == "tab" and inner.words]
        if len(tabs) < 2 or node.words != sum(tab.words for tab in tabs):
            continue
        if any(tab.words > _LABEL_WORDS or controlled(tree, tab) is not None for tab in tabs):
            continue
        line = node
        while line.parent is not None and line.parent.words == line.words:
            line = line.parent
        yield from zip(tabs, _panels(line, len(tabs)), strict=False)


def _panels(line: Node, count: int) -> list[Node]:
    """So many panels after a line, alike, and said to be panels: by their role, their names, or as all but one are
    hidden.
    """
    row = [other for other in line.after(count + 1) if other.words]
    for _ in range(_MOST_DEEP):
        panels = row[:count]
        alike = len({panel.tag for panel in panels}) == 1 and all(panel.tag in BLOCKS for panel in panels)
        if len(panels) == count and alike and _told(panels):
            return panels
        if not row:
            return []
        row = [child for child in row[0].elements if child.words]
    return []


def _told(panels: list[Node]) -> bool:
    if all(panel.get("role") == "tabpanel" or panel.names & _NAMES for panel in panels):
        return True
    return sum(hidden_for_all(panel) for panel in panels) >= len(panels) - 1
