"""Authored silences, in seconds at speed 1: the one table of them."""

from __future__ import annotations

from typing import Final

from reader.model import BlockKind

BETWEEN_SENTENCES: Final = 0.3
# Inside an over-long sentence, where the voice breathes.
AT_BREATH: Final = 0.12
# After the last sentence of a cell, when another cell of the row follows.
AFTER_CELL: Final = 0.35
# After the last sentence of a block.
AFTER_BLOCK: Final[dict[BlockKind, float]] = {
    BlockKind.HEADING: 0.9,
    BlockKind.PARAGRAPH: 0.7,
    BlockKind.QUOTE: 0.7,
    BlockKind.CAPTION: 0.6,
    BlockKind.FIGURE: 0.6,
    BlockKind.NOTE: 0.6,
    BlockKind.PREFORMATTED: 0.6,
    BlockKind.DEFINITION: 0.55,
    BlockKind.LIST_ITEM: 0.5,
    BlockKind.TABLE_ROW: 0.5,
    BlockKind.TERM: 0.4,
}
# After the last sentence of a section.
AFTER_SECTION: Final = 1.2
