"""Panels tied to their controls by a state that both name: `@click="tab = 'nuit'"` and `x-show="tab === 'nuit'"`
(Alpine, Vue, AngularJS write it in the page).
"""

from __future__ import annotations

from collections.abc import Iterator

from reader.extract.tree import Node, Tree
from reader.regex import regex

_SHOWN = frozenset({"x-show", "x-if", "v-show", "v-if", "ng-show", "ng-if", "*ngif"})
_SCOPES = frozenset({"x-data", "ng-controller", "v-scope"})
_IS = regex(r"\s*([\w.$]+)\s*={2,3}\s*(['\"]?)([\w-]+)\2\s*")
_ALONE = regex(r"\s*([A-Za-z_$][\w.$]*)\s*")
_BECOMES = regex(r"\s*([\w.$]+)\s*=\s*(!?)(['\"]?)([\w.$-]+)\3\s*;?\s*")

_State = tuple[int, str, str]  # the position of its scope, its name, its value; "" where it is but on or off


def tied_by_state(tree: Tree) -> Iterator[tuple[Node, Node]]:
    """Each control with the first panel with words that it shows, in page order."""
    if tree.attributes.isdisjoint(_SHOWN):
        return
    panels: dict[_State, Node] = {}
    controls: list[tuple[_State, Node]] = []
    for node in tree.elements:
        for name, value in node.attributes.items():
            if name in _SHOWN and node.words:
                shown = _IS.fullmatch(value) or _ALONE.fullmatch(value)
                if shown:
                    said = shown[3] if len(shown.groups()) > 1 else ""
                    panels.setdefault((_scope(tree, node), shown[1], said), node)
            elif "click" in name:
                becomes = _BECOMES.fullmatch(value)
                if becomes:
                    on = becomes[4] in {becomes[1], "true"} and not becomes[3]
                    controls.append(((_scope(tree, node), becomes[1], "" if on else becomes[4]), node))
    for state, control in controls:
        if state in panels and not panels[state].holds(control):
            yield control, panels[state]


def _scope(tree: Tree, node: Node) -> int:
    """The position of the element whose state it is: the nearest that says it has one, else the body."""
    for above in (node, *node.ancestors()):
        if not _SCOPES.isdisjoint(above.attributes):
            return above.position
    return tree.body.position
