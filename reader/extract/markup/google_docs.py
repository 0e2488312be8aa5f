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

_LIST = re.compile(r"\blst-kix_\w+-(\d)\b")
_BOLD = regex(r"font-weight:\s*(?:bold|[6-9]00)")
_SLANTED = regex(r"font-style:\s*italic")
_STRUCK = regex(r"text-decoration:[^;]*\bline-through")


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
    for deeper in soup.find_all(["ul", "ol"], class_=_LIST):
        before = deeper.find_previous_sibling()
        if before is None or before.name not in {"ul", "ol"}:
            continue
        item = _item_over(before, _level(deeper))
        if item is not None:
            inner = item.find_all(["ul", "ol"], recursive=False)
            item.append(deeper.extract())
            before = inner[-1] if inner else deeper
        if before is not deeper and _goes_on(before, deeper):
            for child in [*deeper.contents]:
                before.append(child.extract())
            deeper.decompose()


def _goes_on(one: Tag, other: Tag) -> bool:
    """Whether a list is the rest of one, after a list of a deeper level: of one name, and it does not start anew."""
    first, second = (_LIST.search(str(tag.get("class") or "")) for tag in (one, other))
    begins = "start" in str(other.get("class") or "").split()
    if first is None or second is None or first[0] != second[0] or begins or one.name != other.name:
        return False
    start = str(one.get("start") or "1")
    following = int(start) + len(one.find_all("li", recursive=False)) if start.isdecimal() else 0
    return other.get("start") is None or str(other["start"]) == str(following)


def _item_over(element: Tag, level: int) -> Tag | None:
    """The last item of a list that is one of a higher level, or of the deepest such list inside it."""
    found = None
    while _level(element) < level:
        items = element.find_all("li", recursive=False)
        if not items:
            break
        found = items[-1]
        inner = found.find_all(["ul", "ol"], recursive=False)
        if not inner:
            break
        element = inner[-1]
    return found


def _level(element: Tag) -> int:
    found = _LIST.search(str(element.get("class") or ""))
    return int(found[1]) if found else 9
