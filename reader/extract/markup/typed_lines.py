"""Lists of which each item is a line of a paragraph, a bullet typed before it: "Il faut :<br>- boire<br>- marcher"."""

from __future__ import annotations

from bs4 import BeautifulSoup
from bs4.element import Comment, PageElement, Tag

from reader.extract.markup.soup_tags import tags_of
from reader.extract.markup.typed_bullets import MARK, asks, take_away
from reader.extract.tree import BLOCKS
from reader.regex import regex

_LETTER = regex(r"\w")
_HOLDERS = frozenset({"p", "div", "td", "section", "article", "main", "span", "font"})
_LEAST = 2
_MOST_LINES = 400
_LONGEST = 600  # characters of an item

_Line = list[PageElement]


def list_typed_lines(soup: BeautifulSoup) -> None:
    """Make a list of such lines where they stand, two or more in a row with one sign; the paragraph stays round it."""
    holders = {id(found.parent): found.parent for found in tags_of(soup) if found.name == "br" and found.parent}
    broken: set[int] = set()  # what holds a break, at any depth: each element is asked once
    for holder in holders.values():
        above: Tag | None = holder
        while above is not None and id(above) not in broken:
            broken.add(id(above))
            above = above.parent
    for holder in holders.values():
        if holder.name in _HOLDERS:
            _list_lines(soup, holder, broken)


def _list_lines(soup: BeautifulSoup, holder: Tag, broken: set[int]) -> None:
    lines: list[_Line] = [[]]
    for child in list(holder.contents):
        if isinstance(child, Tag) and child.name == "br":
            lines.append([])
        elif isinstance(child, Tag) and (child.name in BLOCKS or id(child) in broken):
            return
        else:
            lines[-1].append(child)
    if len(lines) > _MOST_LINES:
        return
    said = [_text(line) for line in lines]
    signs = [mark[mark.lastindex or 1] if (mark := MARK.match(text)) else "" for text in said]
    place = 0
    while place < len(lines):
        run = [place]
        following = place + 1
        while (
            signs[place]
            and following < len(lines)
            and (signs[following] == signs[place] or not (said[following].strip() or _shows(lines[following])))
        ):
            run += [following] if signs[following] else []
            following += 1
        items = [lines[one] for one in run]
        if (
            len(run) >= _LEAST
            and not asks(said[one] for one in run)
            and max(len(said[one]) for one in run) < _LONGEST
            and not all(_is_a_link(line) for line in items)
        ):
            _build(soup, items)
        place = following


def _text(line: _Line) -> str:
    texts = (
        child.get_text() if isinstance(child, Tag) else str(child) for child in line if not isinstance(child, Comment)
    )
    return "".join(texts)


def _is_a_link(line: _Line) -> bool:
    """Whether a line says but where it leads: under a name it is read as the author's, as a list it would be a menu."""
    links = "".join(child.get_text() for child in line if isinstance(child, Tag) and child.name == "a")
    return bool(links) and len(_LETTER.findall(_text(line))) == len(_LETTER.findall(links))


def _shows(line: _Line) -> bool:
    """Whether a line without a word shows a picture, which stays between the items."""
    return any(isinstance(child, Tag) and (child.name == "img" or child.find("img") is not None) for child in line)


def _build(soup: BeautifulSoup, run: list[_Line]) -> None:
    made = soup.new_tag("ul")
    run[0][0].insert_before(made)
    for line in run:
        item = soup.new_tag("li")
        mark = MARK.match(_text(line))
        for child in line:
            broken = child.next_sibling
            item.append(child.extract())
            if isinstance(broken, Tag) and broken.name == "br":
                broken.extract()  # the line's own
        take_away(item, mark.end() if mark else 0)
        made.append(item)
