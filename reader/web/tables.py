"""Rows of cells as a table of HTML: caption, head, bodies, and which cells are headers of what."""

from __future__ import annotations

import re
from collections.abc import Sequence, Set
from dataclasses import dataclass

from reader.model import Block, BlockKind, Cell, Row, Rows, table_rows

MOST_COLUMNS = 4

# In rem: a column of text of the usual width (31.1), less what letters differ by; a letter, measured on the longest
# words of content/ in the usual font; what is beside the words of a cell. Above, drug names are cut: « epcoritama|b ».
COLUMN_OF_TEXT = 29.0
LETTER = 0.56
BESIDE = 1.5
_PARTED = re.compile(r"\s+|(?<=[-–/])")  # where a line may end


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
    layout: there each row is a card of its own, and "whom to call" must not be missing from five cards of six. A header
    is repeated as text, a cell with its links: the number to call is to be tapped in each card.
    """

    cells: tuple[ShownCell, ...]
    heading: str
    above: tuple[ShownCell, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A table: its caption's blocks, the rows of its head, and its bodies.

    `wide` says that a column of text is too narrow for its columns: it is cards sooner (static/css/tables.css).
    `blocks` are the ids of all that it is made of, in the order they are heard.
    """

    caption: tuple[Block, ...]
    head: tuple[ShownRow, ...]
    bodies: tuple[tuple[ShownRow, ...], ...]
    wide: bool
    blocks: tuple[str, ...]


def table(blocks: Sequence[Block]) -> Table:
    """The table that rows and captions make."""
    caption = tuple(block for block in blocks if block.kind is BlockKind.CAPTION and block.sentences)
    rows = table_rows([block.cells for block in blocks if block.cells])
    names = {cell.text.strip() for row in rows.head for cell in row}
    return Table(
        caption=caption,
        head=_shown(rows, rows.head, None),
        bodies=tuple(_shown(rows, body, names) for body in rows.bodies),
        wide=rows.columns > MOST_COLUMNS or _least_width([block.cells for block in blocks]) > COLUMN_OF_TEXT,
        blocks=tuple(block.id for block in blocks),
    )


def _shown(whole: Rows, rows: Sequence[Row], names: Set[str] | None) -> tuple[ShownRow, ...]:
    """The rows of one row group; `names` are the texts of the head's cells, None for the head itself."""
    shown: list[ShownRow] = []
    reaching: list[tuple[ShownCell, int]] = []  # cells of rows above, and how many more rows each reaches into
    for number, row in enumerate(rows):
        heading = "\n".join(_repeated(cell) for cell, _ in reaching if cell.scope)
        above = tuple(cell for cell, _ in reaching if not cell.scope)
        cells = tuple(
            ShownCell(
                cell=cell,
                scope=whole.scope(cell, row, head=names is None),
                rowspan=max(1, min(cell.rowspan, len(rows) - number)),
                label=_label(cell, names or frozenset()),
            )
            for cell in row
        )
        shown.append(ShownRow(cells, heading, above) if names is not None else ShownRow(cells, "", ()))
        reaching = [(cell, left - 1) for cell, left in reaching if left > 1]
        reaching += [(cell, cell.rowspan - 1) for cell in cells if cell.rowspan > 1]
    return tuple(shown)


def _least_width(rows: Sequence[Row]) -> float:
    """The width, in rem, of a table no word of which is cut."""
    longest: dict[int, int] = {}
    for row in rows:
        for cell in row:
            if cell.colspan == 1:
                letters = max((len(word) for word in _PARTED.split(cell.text)), default=0)
                longest[cell.column] = max(longest.get(cell.column, 0), letters)
    return sum(letters * LETTER + BESIDE for letters in longest.values())


def _label(cell: Cell, names: Set[str]) -> str:
    return "" if cell.header else " · ".join(header for header in cell.headers if header.strip() in names)


def _repeated(shown: ShownCell) -> str:
    text = shown.cell.text.strip()
    if not shown.label:
        return text
    parted = "\n" if "\n" in text else " "  # numbers to call stay on lines of their own
    return f"{shown.label}\u00a0:{parted}{text}"
