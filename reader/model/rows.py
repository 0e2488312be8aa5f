"""The rows of a table as HTML tells them: a head, bodies, and what each header is the header of."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from reader.model.document import Block, Cell, GroupKind
from reader.regex import regex

Row = Sequence[Cell]

_PARTED = regex(r"\s+|(?<=[-–/])")  # where a line may end


@dataclass(frozen=True, slots=True)
class Rows:
    """The rows of the head, and those of each body; `columns` is how many the table has."""

    head: tuple[Row, ...]
    bodies: tuple[tuple[Row, ...], ...]
    columns: int

    def scope(self, cell: Cell, row: Row, *, head: bool) -> str:
        """HTML's `scope` of a cell of a row; "" for a data cell.

        A header over several columns is "col" too: it governs all that it covers. "colgroup" asks for a `colgroup`
        element (HTML Standard, 4.9.10 and 4.9.12.2).
        """
        if not cell.header:
            return ""
        if head or (self.head and heads_anew(row)):
            return "col"
        return "rowgroup" if _heads_a_body(row, self.columns) else "row"

    def places(self) -> dict[str, tuple[tuple[Row, ...], int]]:
        """Where each row stands, by the id of its first cell: its part (the head, or a body), and its place in that."""
        return {row[0].id: (part, at) for part in (self.head, *self.bodies) for at, row in enumerate(part)}


def rows_by_table(blocks: Iterable[Block]) -> dict[str, list[Block]]:
    """The rows of each table, by the id of its group; those of a table within it are among them."""
    found: dict[str, list[Block]] = {}
    for block in blocks:
        if block.cells:
            for group in block.groups:
                if group.kind is GroupKind.TABLE:
                    found.setdefault(group.id, []).append(block)
    return found


def table_rows(rows: Sequence[Row]) -> Rows:
    """The parts of a table.

    The head is the rows at the top whose cells are all headers (the corner may be an empty cell), unless that is every
    row. A row that is one header across the table begins a body of its own, and is the header of that body; so does one
    that heads the columns anew.
    """
    columns = max((cell.column + cell.colspan for row in rows for cell in row), default=0)
    above = 0
    while above < len(rows) and _is_head(rows[above]) and not (above and _heads_a_body(rows[above], columns)):
        above += 1
    if above == len(rows):
        above = 0
    bodies: list[list[Row]] = [[]]
    spanned = 0  # rows that a cell above still reaches
    for row in rows[above:]:
        if spanned == 0 and bodies[-1] and (_heads_a_body(row, columns) or (above and heads_anew(row))):
            bodies.append([])
        bodies[-1].append(row)
        spanned = max(spanned - 1, 0, *(cell.rowspan - 1 for cell in row))
    return Rows(tuple(rows[:above]), tuple(tuple(body) for body in bodies if body), columns)


def reaching(rows: Sequence[Row]) -> Iterator[Row]:
    """For each row, the cells of rows above that reach into it: a row alone says nothing without them."""
    above: list[tuple[Cell, int]] = []  # a cell, and how many more rows it reaches into
    for row in rows:
        yield tuple(cell for cell, _ in above)
        above = [(cell, left - 1) for cell, left in above if left > 1]
        above += [(cell, cell.rowspan - 1) for cell in row if cell.rowspan > 1]


def longest_words(rows: Sequence[Row]) -> dict[int, int]:
    """How many letters the longest word of each column has; a cell over several columns has room enough."""
    longest: dict[int, int] = {}
    for row in rows:
        for cell in row:
            if cell.colspan == 1:
                longest[cell.column] = max(longest.get(cell.column, 0), longest_word(cell))
    return longest


def longest_word(cell: Cell) -> int:
    """How many letters of a cell no line parts."""
    return max((len(word) for word in _PARTED.split(cell.text)), default=0)


def _is_head(row: Row) -> bool:
    return any(cell.header for cell in row) and all(cell.header or not cell.text.strip() for cell in row)


def _heads_a_body(row: Row, columns: int) -> bool:
    return len(row) == 1 and row[0].header and row[0].colspan > 1 and row[0].colspan >= columns - row[0].column


def heads_anew(row: Row) -> bool:
    """Whether a row under a table's head is nothing but heads of columns, which nothing governs."""
    return len(row) > 1 and all(cell.header and cell.text.strip() and not cell.headers for cell in row)
