"""Tabs tied to their panels by a name that both say: `data-tab="1"` and `data-content="1"` (Bulma, Semantic UI),
`panel="europe"` and `name="europe"` (Shoelace), `value="oui"` and `id="oui"` (Ionic).
"""

from __future__ import annotations

from collections.abc import Iterator

from reader.extract.panels.link_tabs import in_a_row
from reader.extract.tree import Node, Tree

_CONTROLS = ("data-tab", "data-panel", "panel", "data-tab-target", "data-tab-id", "data-w-tab", "value")
_SAYING = frozenset(_CONTROLS)
_PANELS = (
    "data-content",
    "data-tab-content",
    "data-tab",
    "data-panel",
    "data-pane",
    "data-tab-id",
    "data-w-tab",
    "name",
    "id",
)
_NEVER = frozenset(
    {"input", "option", "li", "data", "param", "button", "meter", "progress"}
)  # with a `value` of their own
_LABEL_WORDS = 12
_MOST_NAME = 80  # characters


def shown_by_names(tree: Tree) -> Iterator[tuple[Node, Node]]:
    """Each tab with its panel, in page order; a row of tabs whose panels do not stand in a row is none."""
    if tree.attributes.isdisjoint(_SAYING):
        return
    rows: dict[tuple[int, str], list[Node]] = {}
    for node in tree.elements:
        if _SAYING.isdisjoint(node.attributes) or not 0 < node.words <= _LABEL_WORDS or node.parent is None:
            continue
        for attribute in _CONTROLS:
            if 0 < len(node.get(attribute)) <= _MOST_NAME and (attribute != "value" or node.tag not in _NEVER):
                rows.setdefault((node.parent.position, attribute), []).append(node)
    rows = {key: tabs for key, tabs in rows.items() if len(tabs) > 1}
    if not rows:
        return
    named: dict[str, list[Node]] = {}
    for node in tree.elements:
        for attribute in _PANELS:
            if node.words and 0 < len(node.get(attribute)) <= _MOST_NAME and node.tag not in {"a", "input"}:
                named.setdefault(node.get(attribute).lstrip("#"), []).append(node)
    for (_, attribute), tabs in rows.items():
        names = [tab.get(attribute).lstrip("#") for tab in tabs]
        end = tabs[-1].end
        panels = [
            next((node for node in named.get(name, ())[:_MOST_NAME] if node.position >= end), None) for name in names
        ]
        found = [panel for panel in panels if panel is not None]
        if len(set(names)) == len(names) == len(found) and in_a_row(found):
            yield from zip(tabs, found, strict=True)
