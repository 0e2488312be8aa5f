"""The mark an item of a list shows: its number in the list's own style, or a dash."""

from __future__ import annotations

from collections.abc import Sequence

from reader.model import Block, Group, GroupKind

# Characters of a mark that find room in the white beside any list.
_USUAL_MARK = 3

_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"),
    (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip


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


def numeral(number: int, style: str) -> str:
    """A number in HTML's list style (1 a A i I), as browsers show it.

    >>> numeral(3, "a"), numeral(28, "A"), numeral(4, "i"), numeral(0, "a")
    ('c', 'AB', 'iv', '0')
    """
    if style in {"a", "A"} and number > 0:
        letters = ""
        while number > 0:
            number, rest = divmod(number - 1, 26)
            letters = chr(ord("a") + rest) + letters
        return letters.upper() if style == "A" else letters
    if style in {"i", "I"} and 0 < number < 4000:
        roman = ""
        for value, sign in _ROMAN:
            roman += sign * (number // value)
            number %= value
        return roman.upper() if style == "I" else roman
    return str(number)
