"""Rows of cells as a table of HTML: caption, head, bodies, and which cells are headers of what."""

from __future__ import annotations

from collections.abc import Sequence, Set
from dataclasses import dataclass

from reader.model import Block, BlockKind, Cell


@dataclass(frozen=True, slots=True)
class ShownCell:
    """A cell as it is written: `scope` for a header ("" for a data cell), `rowspan` that ends with the row group.

    `label` names the cell's column, for the narrow layout, which has no columns.
    """

    cell: Cell
    scope: str
    rowspan: int
    label: str


@dataclass(frozen=True, slots=True)
class ShownRow:
    """A row as it is written.

    `heading` and `above` repeat the header and data cells of rows above that reach into this one, for the narrow
    layout: there each row is a card of its own, and "whom to call" must not be missing from five cards of six.
    """

    cells: tuple[ShownCell, ...]
    heading: str
    above: str


@dataclass(frozen=True, slots=True)
class Table:
    """A table: its caption's blocks, the rows of its head, and its bodies; `columns` is how many it has."""

    caption: tuple[Block, ...]
    head: tuple[ShownRow, ...]
    bodies: tuple[tuple[ShownRow, ...], ...]
    columns: int


def table(blocks: Sequence[Block]) -> Table:
    """The table that rows and captions make.

    The head is the rows at the top whose cells are all headers, unless that is every row. A row that is one header
    across the table begins a body of its own, and is the header of that body.
    """
    caption = tuple(block for block in blocks if block.kind is BlockKind.CAPTION and block.sentences)
    rows = [block.cells for block in blocks if block.cells]
    columns = max((cell.column + cell.colspan for row in rows for cell in row), default=0)
    head_rows = 0
    while head_rows < len(rows) and all(cell.header for cell in rows[head_rows]):
        if head_rows and _heads_a_body(rows[head_rows], columns):
            break
        head_rows += 1
    if head_rows == len(rows):
        head_rows = 0
    groups: list[list[tuple[Cell, ...]]] = [[]]
    spanned = 0  # rows that a cell above still reaches
    for row in rows[head_rows:]:
        if spanned == 0 and groups[-1] and _heads_a_body(row, columns):
            groups.append([])
        groups[-1].append(row)
        spanned = max(spanned - 1, 0, *(cell.rowspan - 1 for cell in row))
    names = {cell.text.strip() for row in rows[:head_rows] for cell in row}
    return Table(
        caption=caption,
        head=_shown(rows[:head_rows], columns, None),
        bodies=tuple(_shown(group, columns, names) for group in groups if group),
        columns=columns,
    )


def _heads_a_body(row: Sequence[Cell], columns: int) -> bool:
    return len(row) == 1 and row[0].header and row[0].colspan > 1 and row[0].colspan >= columns - row[0].column


def _shown(rows: Sequence[Sequence[Cell]], columns: int, names: Set[str] | None) -> tuple[ShownRow, ...]:
    """The rows of one row group; `names` are the texts of the head's cells, None for the head itself."""
    shown: list[ShownRow] = []
    reaching: list[tuple[ShownCell, int]] = []  # cells of rows above, and how many more rows each reaches into
    for number, row in enumerate(rows):
        heading, above = (
            "\n".join(_repeated(cell) for cell, _ in reaching if bool(cell.scope) is header) for header in (True, False)
        )
        cells = tuple(
            ShownCell(
                cell=cell,
                scope=_scope(cell, row, columns, head=names is None),
                rowspan=max(1, min(cell.rowspan, len(rows) - number)),
                label=_label(cell, names or frozenset()),
            )
            for cell in row
        )
        shown.append(ShownRow(cells, heading, above) if names is not None else ShownRow(cells, "", ""))
        reaching = [(cell, left - 1) for cell, left in reaching if left > 1]
        reaching += [(cell, cell.rowspan - 1) for cell in cells if cell.rowspan > 1]
    return tuple(shown)


def _scope(cell: Cell, row: Sequence[Cell], columns: int, *, head: bool) -> str:
    if not cell.header:
        return ""
    if head:
        return "colgroup" if cell.colspan > 1 else "col"
    return "rowgroup" if _heads_a_body(row, columns) else "row"


def _label(cell: Cell, names: Set[str]) -> str:
    return "" if cell.header else " · ".join(header for header in cell.headers if header.strip() in names)


def _repeated(shown: ShownCell) -> str:
    text = shown.cell.text.replace("\n", " ").strip()
    return f"{shown.label}\u00a0: {text}" if shown.label else text
