"""The label of a panel that a button in a table's cell opens, told after the table: its row's name with the button's
words (« Fatigue : Détails »), as nothing else says which row it is of.
"""

from __future__ import annotations

from reader.extract.tree import Node, Tree

_NAME_WORDS = 10
_LABEL_WORDS = 12


def row_label(tree: Tree, control: Node, panel: Node) -> str:
    """The label; "" where the control is in no cell beside its row's name, or the panel says that name itself."""
    cell = next((above for above in (control, *control.ancestors()) if above.tag in {"td", "th"}), None)
    row = cell.parent if cell is not None else None
    if cell is None or row is None or row.tag != "tr":
        return ""
    said = tree.text(control) if control.words <= _LABEL_WORDS else ""
    named = next((other for other in row.elements if other.tag in {"td", "th"} and other.words), None)
    if named is None or named.words > _NAME_WORDS or (named is cell and control.words < cell.words):
        return ""
    name = said if named is cell else tree.text(named)  # the name itself may be what opens it
    heading = tree.first_heading(panel)
    if heading is not None and name.casefold() in tree.text(heading).casefold():
        return ""
    if not said or name.casefold() in said.casefold():
        return said or name
    return f"{name}\N{NO-BREAK SPACE}: {said}"
