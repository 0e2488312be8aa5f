"""Tables that are none by their tags: `div role="table"` with rows and cells (ARIA 1.2, 5.3.3)."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reader.extract.tree import Node

NAMED_TABLES = ('role="table"', 'role="grid"', 'role="treegrid"')  # in the marks of a soup, in small letters

_TABLES = frozenset({"table", "grid", "treegrid"})
_CELLS = {"cell": "td", "gridcell": "td", "columnheader": "th", "rowheader": "th"}
_PARTS = {"row": "tr", "caption": "caption"}
_SCOPES = {"columnheader": "col", "rowheader": "row"}


def name_tables(nodes: list[Node]) -> None:
    """Give the parts of such tables the tags they stand for; `nodes` are in page order and know their words.

    Where a word stands outside the cells the table stays what it is, and its cells at least part their words.
    """
    for node in nodes:
        if not node.attributes or node.get("role") not in _TABLES or node.tag == "table":
            continue
        rows = [row for part in node.elements for row in (part.elements if part.get("role") == "rowgroup" else [part])]
        rows = [row for row in rows if row.get("role") == "row"]
        cells = [cell for row in rows for cell in row.elements if cell.get("role") in _CELLS]
        captions = [part for part in node.elements if part.get("role") == "caption"]  # ARIA 1.3, 5.3.3
        if len(cells) > len(rows) and sum(part.words for part in (*cells, *captions)) == node.words:
            node.tag = "table"
            for part in node.elements:
                part.tag = _PARTS.get(part.get("role"), "tbody")
            for row in rows:
                row.tag = "tr"
            for cell in cells:
                role = cell.get("role")
                cell.tag = _CELLS[role]
                cell.attributes = {
                    **cell.attributes,
                    **({"scope": _SCOPES[role]} if role in _SCOPES else {}),
                    **{span: cell.get(f"aria-{span}") for span in ("colspan", "rowspan") if cell.has(f"aria-{span}")},
                }
            continue
        for inner in nodes[node.position : node.end]:
            if inner.get("role") in _CELLS and inner.tag == "span":
                inner.tag = "div"
