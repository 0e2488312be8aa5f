"""What a page of Google Docs says by its classes alone: how deep a list is, and which words are bold,
slanted or struck out.
"""

from __future__ import annotations

import re

from bs4 import BeautifulSoup
from bs4.element import Tag

from reader.extract.markup.class_styles import declared
from reader.regex import regex

GOOGLE_DOCS = ("lst-kix_",)  # in the marks of a soup

_MOST_DIGITS = 6  # of a list's first number
_LIST = re.compile(r"\blst-kix_\w+-(\d)\b")
_BOLD = regex(r"font-weight:\s*(?:bold|[6-9]00)")
_SLANTED = regex(r"font-style:\s*italic")
_STRUCK = regex(r"text-decoration:[^;{}]{0,80}\bline-through")


def read_classes(soup: BeautifulSoup) -> None:
    """Put lists of a deeper level into the item before them, and `b`, `i`, `s` in the place of spans that look so."""
    sheets = [style.get_text() for style in soup.find_all("style")]
    bold, slanted, struck = ({name for _, name, _ in declared(sheets, look)} for look in (_BOLD, _SLANTED, _STRUCK))
    for span in soup.find_all("span", class_=True):
        names = set(str(span["class"]).split())
        if names & struck:
            span.name = "s"
        elif names & bold:
            span.name = "b"
        elif names & slanted:
            span.name = "i"
    counted: dict[int, int] = {}  # the items of a list that went on, by its identity
    for deeper in soup.find_all(["ul", "ol"], class_=_LIST):
        before = deeper.find_previous_sibling()
        if before is None or before.name not in {"ul", "ol"}:
            continue
        item = _item_over(before, _level(deeper))
        if item is not None:
            inner = _last_child(item, "ul", "ol")
            item.append(deeper.extract())
            before = inner or deeper
        if before is not deeper and _is_of_its_name(before, deeper):
            items = counted.get(id(before)) or _items(before)
            if not _follows(before, items, deeper):
                continue
            counted[id(before)] = items + _items(deeper)
            for child in [*deeper.contents]:
                before.append(child.extract())
            deeper.decompose()


def _is_of_its_name(one: Tag, other: Tag) -> bool:
    """Whether a list may be the rest of one after a deeper one: of one name, and it does not start anew."""
    first, second = (_LIST.search(str(tag.get("class") or "")) for tag in (one, other))
    begins = "start" in str(other.get("class") or "").split()
    return first is not None and second is not None and first[0] == second[0] and not begins and one.name == other.name


def _follows(one: Tag, items: int, other: Tag) -> bool:
    """Whether a list begins with the number after the last of so many items of the one."""
    start = str(one.get("start") or "1")
    following = int(start) + items if start.isdecimal() and len(start) <= _MOST_DIGITS else 0
    return other.get("start") is None or str(other["start"]) == str(following)


def _items(element: Tag) -> int:
    return sum(isinstance(child, Tag) and child.name == "li" for child in element.contents)


def _last_child(element: Tag, *names: str) -> Tag | None:
    return next((one for one in reversed(element.contents) if isinstance(one, Tag) and one.name in names), None)


def _item_over(element: Tag, level: int) -> Tag | None:
    """The last item of a list that is one of a higher level, or of the deepest such list inside it."""
    found = None
    while _level(element) < level:
        item = _last_child(element, "li")
        if item is None:
            break
        found = item
        inner = _last_child(found, "ul", "ol")
        if inner is None:
            break
        element = inner
    return found


def _level(element: Tag) -> int:
    found = _LIST.search(str(element.get("class") or ""))
    return int(found[1]) if found else 9
