"""The kinds that rules ask for at each block, under names of their own.

Python 3.11 takes ten times as long to find a member of an enumeration as a global name; with ninety such questions a
paragraph, that was a sixth of the time of a long page.
"""

from __future__ import annotations

from typing import Final

from reader.model import BlockKind, SpanKind

PARAGRAPH: Final = BlockKind.PARAGRAPH
HEADING: Final = BlockKind.HEADING
LIST_ITEM: Final = BlockKind.LIST_ITEM
TABLE_ROW: Final = BlockKind.TABLE_ROW
CAPTION: Final = BlockKind.CAPTION
FIGURE: Final = BlockKind.FIGURE
QUOTE: Final = BlockKind.QUOTE
TERM: Final = BlockKind.TERM
DEFINITION: Final = BlockKind.DEFINITION
PREFORMATTED: Final = BlockKind.PREFORMATTED
NOTE: Final = BlockKind.NOTE

LINK: Final = SpanKind.LINK
STRONG: Final = SpanKind.STRONG
