"""A Document as plain text: every word of it, and few marks of our own, each the first thing of its line.

`#` before a heading, as many as its level; `-` or the item's own number; `>` before a quote; `|` around the cells of a
row, each row complete; `[Image : …]` around a description. Definitions are set in. Nothing else is added.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reader.exports.cards import full_rows
from reader.exports.marks import item_mark
from reader.exports.pictures import UNDESCRIBED
from reader.model import Block, BlockKind, Cell, Document, GroupKind


def as_text(document: Document) -> str:
    """The page as plain text. A cell that spans several rows is said in each of them: a row must be complete."""
    paragraphs: list[str] = []
    before: Block | None = None
    begun: set[str] = set()  # the items whose mark is written
    for section in document.sections:
        rows = _complete(section.blocks)
        for block in section.blocks:
            text = _row(rows[block.id]) if block.kind is BlockKind.TABLE_ROW else _text(block)
            if not text:
                continue
            first, rest = _marks(block, begun)
            lines = [first + line if at == 0 else (rest + line).rstrip() for at, line in enumerate(text.split("\n"))]
            close = before is not None and _close(before, block)
            paragraphs.append(("\n" if close or not paragraphs else "\n\n") + "\n".join(lines))
            before = block
    return "".join(paragraphs).lstrip("\n") + "\n"


def _text(block: Block) -> str:
    text = block.line.strip("\n")
    if block.kind is BlockKind.HEADING:
        return f"{'#' * max(block.level, 1)} {' '.join(text.split(chr(10)))}"
    if block.kind is BlockKind.FIGURE:
        if text.strip():
            return f"[Image : {' '.join(text.split(chr(10)))}]"
        return f"[{UNDESCRIBED}]" if block.image is not None and block.image.alt is None else ""
    return text


def _row(cells: Sequence[Cell]) -> str:
    return "| " + " | ".join(" ".join(cell.line.split("\n")).strip() for cell in cells) + " |"


def _complete(blocks: Sequence[Block]) -> dict[str, tuple[Cell, ...]]:
    """The cells of each row, by the row's id: those that reach into it from above, too."""
    return {row.id: cells for rows in _tables(blocks) for row, cells in full_rows(rows)}


def _tables(blocks: Sequence[Block]) -> Iterator[list[Block]]:
    rows: list[Block] = []
    for block in blocks:
        if block.kind is not BlockKind.TABLE_ROW:
            continue
        if rows and rows[-1].groups[-1:] != block.groups[-1:]:
            yield rows
            rows = []
        rows.append(block)
    if rows:
        yield rows


def _marks(block: Block, begun: set[str]) -> tuple[str, str]:
    """What stands before the first line of a block, and before its others."""
    first = rest = ""
    path = []
    for group in block.groups:
        path.append(group)
        if group.kind is GroupKind.QUOTE:
            first += "> "
            rest += "> "
        elif group.kind is GroupKind.ITEM and group.id not in begun:
            begun.add(group.id)
            first += f"{item_mark(path)} "
            rest += "  "
        elif group.kind is GroupKind.ITEM:
            first += "  "
            rest += "  "
    if block.kind is BlockKind.QUOTE and not any(group.kind is GroupKind.QUOTE for group in block.groups):
        return first + "> ", rest + "> "
    if block.kind is BlockKind.DEFINITION:
        return first + "    ", rest + "    "
    return first, rest


def _close(before: Block, block: Block) -> bool:
    """Whether a block follows the one before without a blank line: items of a list, rows and definitions do."""
    lists = [[group.id for group in one.groups if group.kind is GroupKind.LIST] for one in (before, block)]
    if lists[0][:1] and lists[0][:1] == lists[1][:1]:
        return True
    both_rows = before.kind is block.kind is BlockKind.TABLE_ROW
    return block.kind is BlockKind.DEFINITION or (both_rows and before.groups[-1:] == block.groups[-1:])
