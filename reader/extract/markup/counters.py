"""Numbers that a script counts up to (Elementor, Divi, Avada, SP Page Builder, Kadence): the page holds 0 or nothing,
an attribute the number. "0 % des effets sont graves" would be false; what everybody sees some seconds later is told.
"""

from __future__ import annotations

import re

from bs4.element import NavigableString, Tag

from reader.regex import regex

# In the marks of a soup, in small letters.
COUNTERS = (
    *("data-to-value", "data-number-value", "data-counter-value", "data-countup", "data-count=", "data-digit"),
    *("display-counter", "count-up", "countup", "single-number", "animated-number"),
)

_SURE = ("data-to-value", "data-number-value", "data-counter-value", "data-countup", "data-count", "data-digit")
_OTHERS = (
    "data-to",
    "data-stop",
    "data-end",
    "data-target",
    "data-value",
    "data-number",
)  # of an element that is named a counter
_NUMBER = regex(r"\s*([+-]?\d{1,9}(?:[.,]\d{1,3})?)\s*")
_COUNTED = regex(r"counter|count-?up|compteur|percent-value|animated-number|single-number", re.IGNORECASE)
_NOTHING = regex(r"[\s0.,]*")
_MOST_NODES = 30


def count_up(tags: list[Tag]) -> None:
    """Put the number where the script would, in an element that says nothing or 0."""
    for tag in tags:
        named = bool(tag.attrs) and _COUNTED.search(_class(tag)) is not None
        names = (*_SURE, *_OTHERS) if named else _SURE
        number = next((str(tag.attrs[name]) for name in names if name in tag.attrs), "")
        told = _NUMBER.fullmatch(number)
        place = _place(tag, named) if told else None
        if told and place is not None:
            place.clear()
            place.append(NavigableString(told[1].replace(".", ",")))


def _place(tag: Tag, named: bool) -> Tag | None:
    """The element that shows the number: itself, or the one inside that is named so and holds no other."""
    inner = tag.find_all(True, limit=_MOST_NODES)
    if not inner:
        return tag if _NOTHING.fullmatch(tag.get_text()) and (named or tag.name != "a") else None
    leaves = [child for child in inner if not child.find(True) and _COUNTED.search(_class(child))]
    return next((leaf for leaf in leaves if _NOTHING.fullmatch(leaf.get_text())), None)


def _class(tag: Tag) -> str:
    return str(tag.attrs.get("class") or "")
