"""A Document as plain text."""

from __future__ import annotations

from reader.model import Block, BlockKind, Document, GroupKind


def as_text(document: Document) -> str:
    """The page as plain text: headings underlined or numbered by #, items with their marks, one table row a line."""
    lines: list[str] = []
    for section in document.sections:
        for block in section.blocks:
            line = _line(block)
            if not line:
                continue
            if lines and not _close(block, lines):
                lines.append("")
            lines.append(line)
    return "\n".join(lines) + "\n"


def _close(block: Block, lines: list[str]) -> bool:
    """Whether the block follows the one before without a blank line: items and rows do."""
    last = lines[-1].lstrip()
    if block.kind is BlockKind.LIST_ITEM:
        return last.startswith("- ") or last.partition(" ")[0].endswith(".")
    if block.kind is BlockKind.TABLE_ROW:
        return last.startswith("| ")
    return block.kind is BlockKind.DEFINITION


def _line(block: Block) -> str:
    text = block.text
    if block.kind is BlockKind.HEADING:
        return f"{'#' * block.level} {text}"
    if block.kind in {BlockKind.LIST_ITEM, BlockKind.NOTE}:
        number = next((group.number for group in reversed(block.groups) if group.kind is GroupKind.ITEM), None)
        mark = "-" if number is None else f"{number}."
        return f"{'  ' * max(block.level - 1, 0)}{mark} {text}"
    if block.kind is BlockKind.TABLE_ROW:
        return "| " + " | ".join(" ".join(cell.text.split("\n")) for cell in block.cells) + " |"
    if block.kind is BlockKind.QUOTE:
        return f"« {text} »" if not text.startswith("«") else text
    if block.kind is BlockKind.FIGURE:
        if block.image is None or block.image.alt == "":
            return ""
        return f"[Image : {text}]" if text else "[Image sans description]"
    if block.kind is BlockKind.DEFINITION:
        return f"    {text}"
    return text
