"""Tables of data: the grid, for every cell the headers that govern it, and the caption beside."""

from __future__ import annotations

from bisect import bisect_left
from collections import deque
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from operator import itemgetter

from reader.extract.draft import DraftCell
from reader.extract.layout_tables import cells_of, is_layout, rows_of
from reader.extract.tree import TEXT, Node, Tree, collapse
from reader.extract.walk.inline import looks_bold

# HTML Standard, 4.9.11: colspan is at most 1000, rowspan at most 65534; a grid of that size serves nobody.
MOST_COLUMNS = 1000
MOST_ROWS = 5000
# Places that spanning cells may take; in a table that asks for more, a cell takes its own place alone.
MOST_PLACES = 200_000


_MOST_HEADS = 20  # over a cell, the nearest: ten thousand rows that head their column are no path of names


@dataclass(slots=True, eq=False)
class Slot:
    """A cell in its place in the grid."""

    node: Node
    cell: DraftCell
    row: int
    scope: str


def _span(cell: Node, name: str, most: int) -> int:
    value = cell.get(name).strip()
    return min(max(int(value), 1), most) if value.isdecimal() and len(value) < 6 else 1


def grid(
    table: Node, read: Callable[[Node], DraftCell], leave_out: Callable[[Node], None]
) -> list[tuple[Node, list[DraftCell]]]:
    """The rows of a data table with their cells; `read` gives a cell its text. Header paths are resolved.

    `leave_out` is told what says the head of its column again, in a cell, for a phone.
    """
    rows = rows_of(table)[:MOST_ROWS]
    if title_row(table) is not None:
        rows = rows[1:]
    taken: dict[tuple[int, int], Slot] = {}
    slots: list[list[Slot]] = []
    heads = _head_rows(rows)
    anew = _heads_anew(rows, heads)
    named = _head_column(rows, heads)
    width = _width(rows)
    for index, (row, _group) in enumerate(rows):
        column = 0
        line: list[Slot] = []
        for node in cells_of(row):
            while (index, column) in taken:
                column += 1
            if column >= MOST_COLUMNS:
                break
            again = None if index in heads else _head_again(node, (taken.get((head, column)) for head in heads))
            if again is not None:
                leave_out(again)
            cell = read(node)
            cell.column = column
            cell.colspan = _span(node, "colspan", MOST_COLUMNS - column)
            rowspan = node.get("rowspan").strip()
            cell.rowspan = (
                len(rows) - index if rowspan == "0" else min(_span(node, "rowspan", MOST_ROWS), len(rows) - index)
            )
            if len(taken) + cell.rowspan * cell.colspan > MOST_PLACES:
                cell.rowspan = cell.colspan = 1
            scope = node.get("scope").lower()
            cell.header = node.tag == "th" or scope in {"row", "col", "rowgroup", "colgroup"} or index in heads
            if named and column == 0 and index not in heads and not scope:
                cell.header, scope = True, "row"
            if index and not cell.header and _is_across(row, width) and _bold(node):
                cell.header, scope = True, "rowgroup"
            if cell.header and not scope.startswith(("row", "col")):
                scope = "col" if index in heads or index in anew else _scope(rows, index, node, column)
            slot = Slot(node, cell, index, scope)
            line.append(slot)
            for below in range(index, index + cell.rowspan):
                for beside in range(column, column + cell.colspan):
                    taken.setdefault((below, beside), slot)
            column += cell.colspan
        slots.append(line)
    _resolve(slots, taken, heads, anew, width)
    return [(row, [slot.cell for slot in line]) for (row, _), line in zip(rows, slots, strict=True)]


def title_row(table: Node) -> Node | None:
    """The one cell of a first row that spans the table, over a row of heads: a title, which is no head of a column."""
    rows = rows_of(table)[:3]
    if len(rows) < 3 or not _is_across(rows[0][0], _width(rows)):
        return None
    cell, heads = cells_of(rows[0][0])[0], cells_of(rows[1][0])
    if not cell.words or len(heads) < 2 or not (cell.tag == "th" or _bold(cell)):
        return None
    said = [head for head in heads if head.words]
    headed = all(head.tag == "th" for head in heads) or (len(said) > 1 and all(map(_bold, said)))
    below = any(other.words and other.tag != "th" and not _bold(other) for other in cells_of(rows[2][0]))
    return cell if headed and below else None


def _width(rows: list[tuple[Node, str]]) -> int:
    return max((sum(_span(cell, "colspan", MOST_COLUMNS) for cell in cells_of(row)) for row, _ in rows), default=0)


def _is_across(row: Node, width: int) -> bool:
    """Whether a row is one cell that spans the whole table."""
    cells = cells_of(row)
    return len(cells) == 1 and width > 1 and _span(cells[0], "colspan", MOST_COLUMNS) >= width


def _heads_anew(rows: list[tuple[Node, str]], heads: set[int]) -> set[int]:
    """The rows amid a table that hold nothing but heads: from there on they head the columns, in the others' place."""
    found = set()
    for index, (row, _) in enumerate(rows[:-1]):
        cells = cells_of(row)
        if index in heads or len(cells) < 2 or not heads:
            continue
        if all(cell.tag == "th" and cell.words and not cell.get("scope").startswith("row") for cell in cells):
            found.add(index)
    return found


def _head_again(cell: Node, heads: Iterable[Slot | None]) -> Node | None:
    """The element that says the head of its column again, before what the cell says (it is shown on a phone).

    Words in bold are such a label where a colon or a name says so: a dose may be "<b>Dose</b> maximale".
    `heads` are looked up for such an element alone: a table's head may have thousands of rows, and each cell asks.
    """
    first = next((child for child in cell.children if child.words), None)
    if first is None or first.tag not in {"span", "div", "p", "b", "strong"} or first.words == cell.words:
        return None
    said = _said(first)
    colon = first.children[-1].text.rstrip().endswith(":")
    if first.tag in {"span", "b", "strong"} and not (colon or first.attributes):
        return None
    return first if said and any(head is not None and _plain(head.cell.text) == said for head in heads) else None


def _said(node: Node) -> str:
    """The words of an element that holds nothing but texts; "" of another."""
    if any(child.tag != TEXT for child in node.children):
        return ""
    return _plain(" ".join(child.text for child in node.children))


def _plain(text: str) -> str:
    return collapse(text).rstrip(" :\xa0").casefold()


def _head_rows(rows: list[tuple[Node, str]]) -> set[int]:
    """The rows of the head: thead, or the first rows that hold nothing but th, or a first row all in bold."""
    heads = {index for index, (row, group) in enumerate(rows) if group == "thead" and cells_of(row)}
    if heads and len(heads) < len(rows):
        return heads
    heads = set()
    for index, (row, _) in enumerate(rows[:-1]):
        cells = cells_of(row)
        if not cells or any(cell.tag != "th" or cell.get("scope").startswith("row") for cell in cells):
            break
        heads.add(index)
    if not heads and len(rows) > 1 and not any(cell.tag == "th" for row, _ in rows for cell in cells_of(row)):
        first = [cell for cell in cells_of(rows[0][0]) if cell.words]
        others = [cell for row, _ in rows[1:] for cell in cells_of(row) if cell.words]
        if len(first) > 1 and all(_bold(cell) for cell in first) and not all(_bold(cell) for cell in others):
            heads.add(0)
    return heads


def _head_column(rows: list[tuple[Node, str]], heads: set[int]) -> bool:
    """Whether the first cell of each row is in bold and no other is: the row's name."""
    lines = [cells_of(row) for index, (row, _) in enumerate(rows) if index not in heads]
    if len(lines) < 2 or any(cell.tag == "th" for line in lines for cell in line):
        return False
    if any(len(line) < 2 or not line[0].words or not _bold(line[0]) for line in lines):
        return False
    return not any(_bold(cell) for line in lines for cell in line[1:] if cell.words)


def _bold(cell: Node) -> bool:
    """Whether all words of a cell stand in strong or b."""
    node = cell
    while True:
        inner = [child for child in node.children if child.words]
        if len(inner) != 1:
            return False
        node = inner[0]
        if looks_bold(node):
            return True
        if node.tag not in {"p", "div", "span", "font", "em"}:
            return False


def _scope(rows: list[tuple[Node, str]], index: int, node: Node, column: int) -> str:
    """What a th without scope heads: its row when data follow it there, else its column."""
    cells = cells_of(rows[index][0])
    place = cells.index(node)
    if any(cell.tag == "td" for cell in cells[place + 1 :]) or (column == 0 and len(cells) > 1):
        return "row"
    return "rowgroup" if len(cells) == 1 else "col"


def _resolve(
    slots: list[list[Slot]], taken: dict[tuple[int, int], Slot], heads: set[int], anew: set[int], width: int
) -> None:
    beside = _row_heads(taken)
    by_id = {slot.node.get("id"): slot for line in slots for slot in line if slot.node.get("id")}
    columns: dict[int, deque[Slot]] = {}
    group: Slot | None = None
    for index, line in enumerate(slots):
        lone = len(line) == 1 and line[0].cell.header and line[0].scope == "rowgroup" and index not in heads
        if lone:
            group = line[0]
        for slot in line:
            if (index in heads or index in anew) and slot.cell.header:
                continue
            named = [
                by_id[name] for name in slot.node.get("headers").split() if name in by_id and by_id[name] is not slot
            ]
            across = len(line) == 1 and width > 1 and slot.cell.colspan >= width  # in no column: a part's name, a note
            slot.cell.headers = _texts(
                named or ([] if across else _governing(slot, columns, beside, None if lone else group))
            )
        if index in anew and index - 1 not in anew:
            columns.clear()
        for slot in line:
            if slot.cell.header and slot.scope.startswith("col"):
                for column in range(slot.cell.column, slot.cell.column + slot.cell.colspan):
                    columns.setdefault(column, deque(maxlen=_MOST_HEADS)).append(slot)


def _row_heads(taken: dict[tuple[int, int], Slot]) -> dict[int, tuple[list[int], list[Slot]]]:
    """The headers of each row, as far as they reach: their columns, rising, and they themselves."""
    found: dict[int, tuple[list[int], list[Slot]]] = {}
    for (row, column), slot in sorted(taken.items(), key=itemgetter(0)):
        if slot.cell.header and slot.scope.startswith("row"):
            columns, slots = found.setdefault(row, ([], []))
            columns.append(column)
            slots.append(slot)
    return found


def _governing(
    slot: Slot, columns: dict[int, deque[Slot]], beside: dict[int, tuple[list[int], list[Slot]]], group: Slot | None
) -> list[Slot]:
    """Row headers on the left, in every row of the cell, then column headers above its columns."""
    found: dict[int, Slot] = {}  # by identity, in order
    if group is not None:
        found[id(group)] = group
    known: list[Slot] = []
    for row in range(slot.row, slot.row + slot.cell.rowspan):
        places, heads = beside.get(row, ([], []))
        left = heads[: bisect_left(places, slot.cell.column)]
        if left != known:
            found.update((id(head), head) for head in left)
            known = left
    for column in range(slot.cell.column, slot.cell.column + slot.cell.colspan):
        found.update((id(above), above) for above in columns.get(column, ()))
    found.pop(id(slot), None)
    return list(found.values())


def _texts(slots: list[Slot]) -> tuple[str, ...]:
    texts = (collapse(slot.cell.text) for slot in slots)
    return tuple(dict.fromkeys(text for text in texts if text))


def table_beside(tree: Tree, caption: Node) -> Node | None:
    """The one table of data that a figure's caption is of, where the figure shows no picture."""
    figure = next((above for above in caption.ancestors() if above.tag == "figure"), None)
    inside = tree.inside(figure) if figure is not None else []
    tables = [node for node in inside if node.tag == "table"]
    captions = sum(node.tag == "figcaption" for node in inside)
    if captions != 1 or len(tables) != 1 or any(node.tag == "img" for node in inside) or is_layout(tree, tables[0]):
        return None
    return None if tables[0].holds(caption) else tables[0]


def caption_beside(tree: Tree, table: Node) -> list[Node]:
    """The caption of the figure that a table stands in, as `table_beside` ties them."""
    figure = next((above for above in table.ancestors() if above.tag == "figure"), None)
    inside = tree.inside(figure) if figure is not None else []
    return [node for node in inside if node.tag == "figcaption" and table_beside(tree, node) is table]
