"""Numbers as lists show them."""

from __future__ import annotations

_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"),
    (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip


# What CSS calls the styles of HTML's lists (CSS Lists 3, 3.2), as `type` says them.
TYPES = {
    "lower-alpha": "a",
    "lower-latin": "a",
    "upper-alpha": "A",
    "upper-latin": "A",
    "lower-roman": "i",
    "upper-roman": "I",
    "decimal": "1",
}


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
