"""The mark an item of a list shows: its number in the list's own style, or a dash."""

from __future__ import annotations

from collections.abc import Sequence

from reader.model import Block, Group, GroupKind
from reader.model.numerals import numeral

# Characters of a mark that find room in the white beside any list.
_USUAL_MARK = 3


def item_mark(groups: Sequence[Group]) -> str:
    """The mark of the innermost item of `groups`, without white space; "-" for one of a list without numbers."""
    style = ""
    number: int | None = None
    for group in groups:
        if group.kind is GroupKind.LIST:
            style = group.style
        elif group.kind is GroupKind.ITEM:
            number = group.number
    return "-" if number is None else f"{numeral(number, style)}."


def longest_marks(blocks: Sequence[Block]) -> dict[str, int]:
    """The characters of the longest mark of each list with numbers, by the list's id."""
    longest: dict[str, int] = {}
    for block in blocks:
        for place, group in enumerate(block.groups):
            if group.ordered:
                mark = item_mark(block.groups[: place + 2])
                longest[group.id] = max(longest.get(group.id, 0), len(mark))
    return longest


def room_for(characters: int) -> str:
    """The attribute `style` of a list whose marks are longer than "12.": they stand in a white that is made for those.

    "XXXVIII." would begin beyond the edge of the paper in large print.
    """
    if characters <= _USUAL_MARK:
        return ""
    return f' style="padding-inline-start: {0.6 * characters + 0.4:.1f}em"'
