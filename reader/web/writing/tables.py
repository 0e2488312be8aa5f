"""Rows of cells as a table of HTML: caption, head, bodies, and which cells are headers of what."""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass

from reader.model import (
    Block,
    BlockKind,
    Cell,
    Row,
    Rows,
    heads_anew,
    longest_word,
    longest_words,
    reaching,
    table_rows,
)
from reader.web.wording import no_break
from reader.web.writing.table_sizes import BESIDE, LEAST, LEAST_FIRST_OF_MANY, LEAST_OF_MANY, LETTER, LETTERS, WIDTHS


@dataclass(frozen=True, slots=True)
class ShownCell:
    """A cell as it is written: `scope` for a header ("" for a data cell), `rowspan` that ends with the row group.

    `label` names the cell's column, for the narrow layout, which has no columns. `letters` bounds its longest word
    where its column is to be wider for it, 0 where it need not.
    """

    cell: Cell
    scope: str
    rowspan: int
    label: str
    letters: int


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

    `needs` is the width in rem below which it is cards, as its words would be cut (static/css/tables.css).
    `structure` says how it is built where that is more than a row of headers and a column of them, for who hears it
    cell by cell (RGAA 4.1, 5.1: a summary, for complex tables); empty for others.
    `blocks` are the ids of all that it is made of, in the order they are heard.
    """

    caption: tuple[Block, ...]
    head: tuple[ShownRow, ...]
    bodies: tuple[tuple[ShownRow, ...], ...]
    needs: int
    structure: str
    blocks: tuple[str, ...]


def table(blocks: Sequence[Block]) -> Table:
    """The table that rows and captions make."""
    caption = tuple(block for block in blocks if block.kind is BlockKind.CAPTION and block.sentences)
    rows = table_rows([block.cells for block in blocks if block.cells])
    anew = [row for body in rows.bodies for row in body if rows.head and heads_anew(row)]
    names = {cell.text.strip() for row in (*rows.head, *anew) for cell in row}
    longest = longest_words([block.cells for block in blocks])
    head = _shown(rows, rows.head, None, longest)
    bodies = tuple(_shown(rows, body, names, longest) for body in rows.bodies)
    return Table(
        caption=caption,
        head=head,
        bodies=bodies,
        needs=_needs(rows.columns, longest),
        structure=_structure(head, bodies),
        blocks=tuple(block.id for block in blocks),
    )


def _shown(
    whole: Rows, rows: Sequence[Row], names: Set[str] | None, longest: Mapping[int, int]
) -> tuple[ShownRow, ...]:
    """The rows of one row group; `names` are the texts of the head's cells, None for the head itself; `longest` is as
    `longest_words` says."""
    shown: list[ShownRow] = []
    of_cell: dict[str, ShownCell] = {}
    for number, (row, over) in enumerate(zip(rows, reaching(rows), strict=True)):
        repeated = [of_cell[cell.id] for cell in over]
        heading = "\n".join(_repeated(cell) for cell in repeated if cell.scope)
        above = tuple(cell for cell in repeated if not cell.scope)
        cells = tuple(
            ShownCell(
                cell=cell,
                scope=whole.scope(cell, row, head=names is None),
                rowspan=max(1, min(cell.rowspan, len(rows) - number)),
                label=_label(cell, names or frozenset()),
                letters=_letters(cell, whole.columns, longest),
            )
            for cell in row
        )
        shown.append(ShownRow(cells, heading, above) if names is not None else ShownRow(cells, "", ()))
        of_cell |= {cell.cell.id: cell for cell in cells}
    return tuple(shown)


def _structure(head: tuple[ShownRow, ...], bodies: tuple[tuple[ShownRow, ...], ...]) -> str:
    """How a complex table is built, in words; "" for one whose headers are its first row and its first column."""
    said = []
    if len(head) > 1:
        said.append(f"Les titres des colonnes sont sur {len(head)} lignes.")
    groups = sum(any(shown.scope == "rowgroup" for shown in row.cells) for body in bodies for row in body)
    if groups:
        said.append(
            f"Ses lignes sont en {groups} groupes, chacun sous son titre."
            if groups > 1
            else "Une partie de ses lignes est sous un titre commun."
        )
    titles = max((sum(shown.scope == "row" for shown in row.cells) for body in bodies for row in body), default=0)
    if titles > 1:
        said.append(f"Une même ligne peut avoir {titles} titres.")
    return no_break(f"Comment lire ce tableau : {' '.join(said)}") if said else ""


def _letters(cell: Cell, columns: int, longest: Mapping[int, int]) -> int:
    """The letters that a cell makes room for: that of its column's longest word, where there is none anyhow."""
    letters = longest_word(cell) if cell.colspan == 1 else 0
    if letters < longest.get(cell.column, 0) or _width(letters) <= _least(cell.column, columns):
        return 0
    return _rounded(letters)


def _needs(columns: int, longest: Mapping[int, int]) -> int:
    """The width, in rem, of a table no word of which is cut."""
    width = sum(max(_least(column, columns), _width(_rounded(letters))) for column, letters in longest.items())
    return next((known for known in WIDTHS if width <= known), WIDTHS[-1])


def _least(column: int, columns: int) -> float:
    """The width of a column of short words, in rem."""
    if columns <= 3:
        return LEAST
    return LEAST_OF_MANY if column else LEAST_FIRST_OF_MANY


def _width(letters: int) -> float:
    return letters * LETTER + BESIDE


def _rounded(letters: int) -> int:
    return next((known for known in LETTERS if letters <= known), LETTERS[-1])


def _label(cell: Cell, names: Set[str]) -> str:
    return "" if cell.header else " · ".join(header for header in cell.headers if header.strip() in names)


def _repeated(shown: ShownCell) -> str:
    text = shown.cell.text.strip()
    if not shown.label:
        return text
    parted = "\n" if "\n" in text else " "  # numbers to call stay on lines of their own
    return f"{shown.label}\u00a0:{parted}{text}"
