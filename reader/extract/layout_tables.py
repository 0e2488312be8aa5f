"""Tables that only lay a page out, told from those of data; the rows and cells of either."""

from __future__ import annotations

from reader.extract.tags import HEADINGS
from reader.extract.tree import Node, Tree
from reader.regex import regex

_SEVERAL = regex(r"0*(?:[2-9]|[1-9][0-9]+)")

# A cell with more words than this is a column of a page, not a datum.
_DATUM = 120


_STRUCTURE = frozenset({"table", *HEADINGS, "form", "article", "section", "main"})


def rows_of(table: Node) -> list[tuple[Node, str]]:
    """The table's own rows with the tag of their group (thead, tbody, tfoot), in the page's order."""
    found: list[tuple[Node, str]] = []
    for child in table.elements:
        if child.tag == "tr":
            found.append((child, "tbody"))
        elif child.tag in {"thead", "tbody", "tfoot"}:
            found.extend((row, child.tag) for row in child.elements if row.tag == "tr")
    return found


def cells_of(row: Node) -> list[Node]:
    return [cell for cell in row.elements if cell.tag in {"td", "th"}]


def is_layout(tree: Tree, table: Node) -> bool:
    """Whether the table only places things on the page (WCAG 2.2, F46 and H51, seen from the reader's side)."""
    if table.get("role") in {"presentation", "none"}:
        return True
    inside = tree.inside(table)[1:]
    tags = {node.tag for node in inside}
    rows = rows_of(table)
    widest = max((len(cells_of(row)) for row, _ in rows), default=0)
    own = any(cell.tag == "th" for row, _ in rows for cell in cells_of(row))
    own = own or any(child.tag == "caption" for child in table.elements)
    if "table" in tags and not own:
        return True
    if table.get("role") in {"table", "grid"} or own or table.has("summary"):
        # A th is a promise of data, but for a page laid out in one cell.
        return widest <= 1 and bool(tags & _STRUCTURE)
    if not rows or widest <= 1 or _columned(rows) <= 1:
        return True
    if tags & _STRUCTURE:
        return True
    return any(cell.words > _DATUM for row, _ in rows for cell in cells_of(row))


def _columned(rows: list[tuple[Node, str]]) -> int:
    """How many rows have cells side by side: a banner over all columns, or a line under them, is no row of data."""
    return sum(1 for row, _ in rows if not _band(cells_of(row)))


def _band(cells: list[Node]) -> bool:
    return len(cells) == 1 and _SEVERAL.fullmatch(cells[0].get("colspan")) is not None
