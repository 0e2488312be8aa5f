"""Tables where a table cannot be: each row as a card that is complete on its own.

On a page of large print, of braille or in plain text, a cell that spans several rows is far from the rows it is for:
"Au moins 4 selles par jour" would have nothing under "Qui appeler". Here each row says all of its cells, those that
reach into it from above too, each after the header of its column.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from reader.model import (
    Block,
    BlockKind,
    Cell,
    Document,
    Group,
    GroupKind,
    Section,
    Sentence,
    Span,
    SpanKind,
    TextRange,
    heads_anew,
    reaching,
    table_rows,
)


@dataclass(frozen=True, slots=True)
class Field:
    """A cell of a card, and what its column is called; empty where nothing is."""

    label: str
    cell: Cell

    @property
    def said(self) -> str:
        """The name as it stands before the cell: with a colon, unless it ends with a sign of its own ("Vivant ?")."""
        return self.label if not self.label or self.label[-1] in "?!:…" else f"{self.label}\u00a0:"


@dataclass(frozen=True, slots=True)
class Card:
    """A row: what it is about (its row header, or its first cell), and its other cells in the order of columns."""

    row: Block
    title: Field
    fields: tuple[Field, ...]


def full_rows(rows: Sequence[Block]) -> Iterator[tuple[Block, tuple[Cell, ...]]]:
    """Each row of a table with all the cells that stand in it, those included that reach into it from above."""
    for row, above in zip(rows, reaching([row.cells for row in rows]), strict=True):
        yield row, tuple(sorted([*row.cells, *above], key=lambda cell: cell.column))


def cards(rows: Sequence[Block]) -> Iterator[Card]:
    """The rows of a table under its head as cards; a table that is all head is one card a row."""
    complete = [(row, cells) for row, cells in full_rows(rows) if cells]
    heads = len(table_rows([row.cells for row, _ in complete]).head)
    over = [cells for _, cells in complete[:heads]]  # the heads that stand: a row of others may take their place
    width = max((cell.column + cell.colspan for _, cells in complete for cell in cells), default=1)

    known: dict[tuple[int, int], str] = {}  # the labels, by the columns that a cell takes

    def label(cell: Cell) -> str:
        place = (cell.column, cell.colspan)
        if place not in known:
            known[place] = found(cell)
        return known[place]

    def found(cell: Cell) -> str:
        if cell.colspan >= width and width > 1:
            return ""  # a heading of rows, not a thing of one column
        paths: list[tuple[str, ...]] = []
        for column in range(cell.column, cell.column + cell.colspan):
            path = [
                " ".join(head.text.split())
                for cells in over
                for head in cells
                if head.column <= column < head.column + head.colspan and head.text.strip()
            ]
            paths.append(tuple(dict.fromkeys(path)))  # a header over two rows of the head is met twice
        return _named(list(dict.fromkeys(filter(None, paths))))

    renewed = False
    for row, cells in complete[heads:]:
        if heads and heads_anew(row.cells):
            over = [*(over if renewed else []), cells]
            renewed = True
            known.clear()
            continue
        renewed = False
        # Cells of the row itself come first: what a row is about is not what reaches into it from above.
        title = next((cell for cell in cells if cell.header and cell in row.cells), None)
        title = title or next((cell for cell in cells if cell.header), cells[0])
        others = [cell for cell in cells if cell is not title and cell.text.strip()]
        yield Card(row, Field(label(title), title), tuple(Field(label(cell), cell) for cell in others))


def _named(paths: list[tuple[str, ...]]) -> str:
    """The name of what stands under some columns; what their headers share is said once: "Dose, matin et soir"."""
    if not paths:
        return ""
    shared = 0
    while all(len(path) > shared + 1 and path[shared] == paths[0][shared] for path in paths):
        shared += 1
    ends = [", ".join(path[shared:]) for path in paths]
    last = f"{', '.join(ends[:-1])} et {ends[-1]}" if len(ends) > 1 else ends[0]
    return ", ".join([*paths[0][:shared], last])


def as_cards(document: Document, fits: Callable[[Sequence[Block]], bool] = lambda rows: False) -> Document:
    """The document with the rows of its tables as definitions: a term a row, and what is said of it.

    Tables that `fits` accepts stay. A term or definition keeps the sentences of its cell, after its column's name.
    """
    return replace(document, sections=tuple(_section(section, fits) for section in document.sections))


def _section(section: Section, fits: Callable[[Sequence[Block]], bool]) -> Section:
    blocks: list[Block] = []
    rows: list[Block] = []
    for block in (*section.blocks, None):
        table = rows[-1].groups[-1:] if rows else ()
        if block is not None and block.kind is BlockKind.TABLE_ROW and (not rows or block.groups[-1:] == table):
            rows.append(block)
            continue
        if rows:
            blocks += rows if fits(rows) else _definitions(rows)
            rows = []
        if block is not None and block.kind is BlockKind.TABLE_ROW:
            rows.append(block)
        elif block is not None:
            blocks.append(block)
    stays = {block.groups[-1].id for block in blocks if block.kind is BlockKind.TABLE_ROW and block.groups}
    # the caption of a table that is none any more is a paragraph
    return replace(
        section,
        blocks=tuple(
            replace(block, kind=BlockKind.PARAGRAPH, groups=block.groups[:-1], sentences=_strong(block.sentences))
            if block.kind is BlockKind.CAPTION
            and block.groups
            and block.groups[-1].kind is GroupKind.TABLE
            and block.groups[-1].id not in stays
            else block
            for block in blocks
        ),
    )


def _definitions(rows: Sequence[Block]) -> Iterator[Block]:
    number = 0
    around = rows[0].groups[:-1]
    for card in cards(rows):
        if not card.fields and not card.title.label:  # a heading over the rows that follow
            number += 1
            yield Block(card.row.id, BlockKind.PARAGRAPH, _strong(card.title.cell.sentences), groups=around)
            continue
        groups = (*around, Group(f"{rows[0].id}-cards{number}", GroupKind.DEFINITIONS))
        yield Block(card.row.id, BlockKind.TERM, _labelled(card.row, card.title), groups=groups)
        for item in card.fields:
            name = f"{card.row.id}-{item.cell.id}"
            yield Block(name, BlockKind.DEFINITION, _labelled(card.row, item), groups=groups)


def _labelled(row: Block, item: Field) -> tuple[Sentence, ...]:
    if not item.label:
        return item.cell.sentences
    text = f"{item.said} "
    name = f"{row.id}-{item.cell.id}-label"
    return (Sentence(name, text, spans=_strong_span(text)), *item.cell.sentences)


def _strong(sentences: tuple[Sentence, ...]) -> tuple[Sentence, ...]:
    return tuple(replace(one, spans=(*_strong_span(one.text), *one.spans)) for one in sentences)


def _strong_span(text: str) -> tuple[Span, ...]:
    return (Span(TextRange(0, len(text)), SpanKind.STRONG),)
