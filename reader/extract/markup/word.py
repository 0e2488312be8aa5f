"""Lists as Word saves them: paragraphs that begin with a bullet or a number and a narrow run of no-break spaces.

`<p style='mso-list:l0 level1 lfo1'><span>·<span style='font:7.0pt "Times'>&nbsp;&nbsp;</span></span>Buvez.</p>`: they
become lists before the page is read any further.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from bs4 import BeautifulSoup
from bs4.element import Comment, NavigableString, PageElement, Tag

from reader.regex import regex

WORD = ("mso",)  # in the marks of a soup, in small letters

_NARROW = re.compile(r"font:\s*7(?:\.0)?pt", re.IGNORECASE)
_LEVEL = regex(r"mso-list:[^;]*\blevel(\d)", re.IGNORECASE)
_MARGIN = regex(r"margin-left:\s*(\d+)(?:\.\d+)?(pt|cm|in)", re.IGNORECASE)
_INDENT = {"pt": 36.0, "cm": 1.27, "in": 0.5}  # of one level, as Word gives it
_NUMBER = regex(r"\(?(?:(\d{1,3})|([a-z])|([ivx]{1,5}))[.)]", re.IGNORECASE)
_MOST_LEVEL = 9
_MARKER = 8  # characters


@dataclass(slots=True)
class Item:
    """A paragraph that is an item: how deep, its number or None for a bullet, and what shows its mark."""

    paragraph: Tag
    level: int
    number: int | None
    style: str


def make_lists(soup: BeautifulSoup) -> None:
    """Turn runs of such paragraphs into `ul` and `ol`; the mark goes, as a list shows its own. In other elements the
    narrow run is one blank.
    """
    items: dict[int, Item] = {}
    for narrow in soup.find_all("span", style=_NARROW):
        if narrow.get_text().strip():
            continue
        holder = narrow.find_parent(["p", "h1", "h2", "h3", "h4", "h5", "h6"])
        item = _item(holder, narrow) if holder is not None and holder.name == "p" and id(holder) not in items else None
        if item is None:
            narrow.string = " "
        else:
            items[id(holder)] = item
    for run in runs_of(items.values()):
        build_list(soup, run)


def runs_of(items: Iterable[Item]) -> list[list[Item]]:
    """The items, those that stand right after one another together."""
    runs: list[list[Item]] = []
    for item in items:
        if runs and _next(runs[-1][-1].paragraph) is item.paragraph:
            runs[-1].append(item)
        else:
            runs.append([item])
    return runs


def _item(paragraph: Tag, narrow: Tag) -> Item | None:
    """The paragraph as an item, its mark taken out; None where what stands before the narrow run is no mark."""
    before: list[NavigableString] = []
    for node in paragraph.descendants:
        if node is narrow:
            break
        if isinstance(node, NavigableString) and not isinstance(node, Comment):
            before.append(node)
    mark = "".join(before).strip()
    if not mark or len(mark) > _MARKER or (len(mark) > 1 and not _NUMBER.fullmatch(mark)):
        return None
    for text in before:
        text.extract()
    narrow.extract()
    style = str(paragraph.get("style") or "")
    level, margin = _LEVEL.search(style), _MARGIN.search(style)
    depth = (
        int(level.group(1))
        if level
        else round(float(margin.group(1)) / _INDENT[margin.group(2).lower()])
        if margin
        else 1
    )
    number, kind = _numbered(mark)
    return Item(paragraph, min(max(depth, 1), _MOST_LEVEL), number, kind)


def _numbered(mark: str) -> tuple[int | None, str]:
    """The number that a mark shows, and the list's type; no number for a bullet ("·", "o", "§")."""
    found = _NUMBER.fullmatch(mark)
    if found is None:
        return None, ""
    digits, letter, roman = found.groups()
    if digits:
        return int(digits), "1"
    if letter and letter.lower() not in "ivx":
        return ord(letter.lower()) - ord("a") + 1, "a" if letter.islower() else "A"
    values = [{"i": 1, "v": 5, "x": 10}[sign] for sign in (letter or roman).lower()]
    total = sum(-value if value < max(values[place:]) else value for place, value in enumerate(values))
    return total, "i" if mark.islower() else "I"


def _next(element: Tag) -> PageElement | None:
    """The element that follows, white space and comments aside."""
    after = element.next_sibling
    while after is not None and not isinstance(after, Tag) and (isinstance(after, Comment) or not str(after).strip()):
        after = after.next_sibling
    return after


def build_list(soup: BeautifulSoup, run: list[Item]) -> None:
    """Put one list, with those inside it, in the place of a run of items."""
    top = _list(soup, run[0])
    run[0].paragraph.insert_before(top)
    opened: list[tuple[int, Tag]] = [(run[0].level, top)]
    for item in run:
        while len(opened) > 1 and item.level < opened[-1][0]:
            opened.pop()
        level, current = opened[-1]
        last = current.find_all("li", recursive=False)
        if item.level > level and last:
            current = _list(soup, item)
            last[-1].append(current)
            opened.append((item.level, current))
        line = soup.new_tag("li")
        if item.number is not None and current.name == "ol":
            line["value"] = str(item.number)
        for child in list(item.paragraph.contents):
            line.append(child.extract())
        current.append(line)
        item.paragraph.extract()


def _list(soup: BeautifulSoup, item: Item) -> Tag:
    made = soup.new_tag("ul" if item.number is None else "ol")
    if item.number is not None:
        made["start"] = str(item.number)
        if item.style != "1":
            made["type"] = item.style
    return made
