"""Lists of which each item is a paragraph that begins with a bullet typed into it: `<p>·&nbsp;&nbsp; Buvez.</p>`, as
leaflets of medicines and texts pasted from Word without its styles have them; a dash or an arrow may be such a bullet.
"""

from __future__ import annotations

from collections.abc import Iterable

from bs4 import BeautifulSoup
from bs4.element import NavigableString, Tag

from reader.extract.markup.soup_tags import inside, tags_of
from reader.extract.markup.word import Item, build_list, runs_of
from reader.regex import regex

_SIGNS, _DASHES = frozenset("·•▪◦‣●■→➔►▶♦◆❖➢➤"), frozenset("-–—")
# In the marks of a soup: how a text begins; a dash is a bullet where it stands alone.
TYPED = (*(f'text="{sign}' for sign in _SIGNS), *(f'text="{dash}{after}' for dash in _DASHES for after in ' "'))

# "- 1 comprimé" is an item; "- 20 °C", "- 5 kg" are below nought (`item_marks.py`), so may be what a short unit is of.
_COUNTS = (
    r"\d+(?:[.,]\d+)?\s+(?!degrés?\b|[Cc]elsius\b|kilo\w*|points?\b|pour\b|dioptries?\b|mmHg\b|mmol\b|mEq\b)[^\W\d_]{4}"
)
# A bullet, its sign in a group, and the blanks round it. "o" is the second level's bullet in Word, an "o" of Courier:
# told from a word by the no-break space after it. Others stand right before a word, too; a simple arrow is also written
# for "leads to", and a dash for "less".
MARK = regex(
    r"\s*(?:([·•▪◦‣●■])(?:\s+(?=\S)|(?=[^\W_]))|([→➔►▶])\s+(?=\S)|([♦◆❖➢➤])\s*(?=\S)|(o)(?=\s*\xa0)\s+(?=\S)|"
    r"([-–—])\s+(?=[^\W\d_]|" + _COUNTS + r"))"
)
_HELD = regex(r"[·•▪◦‣●o]\s*\xa0")  # by a no-break space: no sign between two words, even where it stands alone
_FIRST = _SIGNS | _DASHES | {"o"}
_INNER = ("p", "div", "ul", "ol", "table", "br", "h2", "h3", "section")
_LEAST = 2


def list_typed_bullets(soup: BeautifulSoup) -> None:
    """Turn such paragraphs, two or more in a row, into lists; one alone where a no-break space holds its bullet. A
    bullet of another kind among them is of the level below.
    """
    marks: dict[int, str] = {}
    items: list[Item] = []
    for paragraph in tags_of(soup):
        if paragraph.name not in {"p", "div"}:
            continue
        if _first_sign(paragraph) not in _FIRST or (paragraph.name == "div" and paragraph.find(_INNER) is not None):
            continue
        mark = MARK.match(paragraph.get_text())
        if mark is not None:
            marks[id(paragraph)] = mark[0]
            items.append(Item(paragraph, 1, None, ""))
    for run in runs_of(items):
        signs = list(dict.fromkeys(marks[id(item.paragraph)].strip() for item in run))
        held = _HELD.search(marks[id(run[0].paragraph)]) is not None
        if signs[0] == "o" or len(signs) > _LEAST or (len(run) < _LEAST and not held):
            continue
        if len(run) < _LEAST and run[0].paragraph.get_text().count(signs[0]) > 1:
            continue  # words in a line, a sign before each
        if signs[0] in _DASHES and (len(run) < _LEAST or asks(item.paragraph.get_text() for item in run)):
            continue
        for item in run:
            mark_of_item = marks[id(item.paragraph)]
            item.level = signs.index(mark_of_item.strip()) + 1
            take_away(item.paragraph, len(mark_of_item))
        build_list(soup, run)


def _first_sign(paragraph: Tag) -> str:
    """What a paragraph's text begins with; "" for a box of others, which is left at the first: they nest deep."""
    for inner in inside(paragraph):
        if isinstance(inner, Tag):
            if paragraph.name == "div" and inner.name in _INNER:
                return ""
        elif type(inner) is NavigableString and inner.strip():
            return inner.lstrip()[:1]
    return ""


def asks(lines: Iterable[str]) -> bool:
    """Whether a line asks something: the dashes are those of who speaks in turn."""
    return any(line.rstrip(" \n\xa0»").endswith("?") for line in lines)


def take_away(paragraph: Tag, characters: int) -> None:
    """Take the first characters of an element's text away."""
    for text in [inner for inner in inside(paragraph) if type(inner) is NavigableString]:
        taken = min(characters, len(text))
        text.replace_with(NavigableString(text[taken:]))
        characters -= taken
        if not characters:
            return
