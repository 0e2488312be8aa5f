"""Pages made of a PDF, of which each line is a box placed on the sheet (pdf2htmlEX, pdftohtml): lines become
paragraphs, lists and headings again, by the size of their letters, where they begin, and how far they stand apart.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

from bs4 import BeautifulSoup
from bs4.element import Tag

from reader.extract.markup.soup_tags import tags_of, texts_of
from reader.extract.wording.numbers_to_call import NUMBER, URGENT
from reader.regex import regex

# In the marks of a soup, in small letters.
PLACED = ('class="t m', "position:absolute;top:", "position: absolute; top:")

_RULE = regex(r"\.([a-z]{1,3}[0-9a-f]+)\s*\{([^{}]{0,300})\}", re.IGNORECASE)
_LENGTH = r"(-?\d+(?:\.\d+)?)\s*(?:px|pt)"
_SIZE, _LEFT = regex(rf"font-size:\s*{_LENGTH}"), regex(rf"left:\s*{_LENGTH}")
_TOP, _BOTTOM = regex(rf"top:\s*{_LENGTH}"), regex(rf"bottom:\s*{_LENGTH}")
_BULLET = regex(r"^\s*(?:[•‣▪◦●■–▶\uf0b7\uf0a7]|\d{1,2}[.)](?=\s))\s*")
_ITEM_NUMBER = regex(r"\s*(\d{1,2})[.)]")
_NUMBER = regex(r"\s*(?:page\s*)?\d{1,3}(?:\s*(?:/|sur)\s*\d{1,3})?\s*", re.IGNORECASE)
_ENDS = regex(r"[.!?:;…»)]\s*$")
# A word of which the hyphen is its own, and not that of the line's end: "peut-être", "dites-le", "anti-inflammatoire".
_KEEPS_BEFORE = regex(
    r"(?:\b(?:peut|anti|rendez|non|post|sous|demi|mi|semi|auto|après|ci|là|c’est|CAR|PD|IL|au)|\d)-$", re.IGNORECASE
)
_KEEPS_AFTER = regex(
    r"(?:vous|nous|ils?|elles?|le|la|les|lui|leur|moi|toi|en|y|ci|là|mêmes?|être|à|t)\b", re.IGNORECASE
)
_SHEET, _BOX = re.compile(r"^pf\b"), re.compile(r"^t m")  # pdf2htmlEX
_SHEET_ID, _PLACED_BOX = re.compile(r"^page\d+-div$"), re.compile(r"position:\s*absolute")  # pdftohtml
_LEAST_LINES = 4
_ROW = 6  # lines of a sheet's first or last row
_MOST_LINES = 60  # of a paragraph
_APART = 1.75  # times the size of letters: what stands further down begins a paragraph
_LARGER = 1.12  # times the text's size: a heading
_HEADING_WORDS = 20
_NEAR = 3.0  # pixels: lines that begin at the same place


@dataclass(slots=True)
class _Line:
    tag: Tag
    text: str
    size: float
    left: float | None
    place: float | None  # how far down the sheet


@dataclass(slots=True)
class _Part:
    """Lines that are one paragraph, item or heading; `rank` 0 is the text's own."""

    lines: list[_Line]
    kind: str
    rank: int = 0


def gather_lines(soup: BeautifulSoup) -> None:
    """Put paragraphs, lists and headings in the place of each sheet's lines; numbers of sheets are no text."""
    boxes = [tag for tag in tags_of(soup) if tag.name == "div"]
    sheets = [(box, box.find_all("div", class_=_BOX)) for box in boxes if _SHEET.search(str(box.get("class") or ""))]
    sheets = sheets or [
        (box, box.find_all("p", style=_PLACED_BOX, recursive=False))
        for box in boxes
        if _SHEET_ID.search(str(box.get("id") or ""))
    ]
    for _, tags in sheets:
        for tag in tags:
            _join_broken(tag)
    rules = dict(_RULE.findall("".join(style.get_text() for style in soup.find_all("style"))))
    pages = [(sheet, [_line(tag, rules) for tag in tags if tag.get_text().strip()]) for sheet, tags in sheets]
    lines = [line for _, page in pages for line in page]
    if len(lines) < _LEAST_LINES:
        return
    letters: Counter[float] = Counter()
    for line in lines:
        letters[line.size] += len(line.text)
    usual = letters.most_common(1)[0][0]
    larger = sorted({line.size for line in lines if usual and line.size >= usual * _LARGER}, reverse=True)
    placed = [(_place_of(sheet, count), page) for count, (sheet, page) in enumerate(pages, 1)]
    numbers = [{_shown(line) - count for line in _outer(page)} for count, page in placed]
    running = _running([page for _, page in pages], usual)
    offsets = Counter(offset for found in numbers for offset in found)
    for (sheet, _), (count, page) in zip(pages, placed, strict=True):
        numbered = {id(line) for line in _outer(page) if _is_number(line, page, _shown(line) - count, offsets)}
        numbered |= running
        _build(soup, _parts(page, usual, larger, numbered))
        for picture in sheet.find_all("img", alt="background image"):  # the sheet itself, its letters left out
            picture["alt"] = ""
    for outline in soup.find_all("div", id=re.compile(r"^(?:sidebar|outline)$")):
        outline.name = "nav"


def _join_broken(tag: Tag) -> None:
    """Make blanks of the breaks within a sentence: newer pdftohtml writes the lines of a paragraph into one box."""
    for broken in tag.find_all("br"):
        before, after = broken.find_previous(string=True), broken.find_next(string=True)
        if before is None or after is None or _ENDS.search(before.rstrip("\xa0 ")) or not after[:1].islower():
            continue
        if tag in before.parents and tag in after.parents and not re.search(r"[a-zß-ÿ]-\s*$", before):
            before.replace_with(before.rstrip("\xa0 ") + " ")
            broken.extract()


def _line(tag: Tag, rules: dict[str, str]) -> _Line:
    said = ";".join(
        [str(tag.get("style") or ""), *(rules.get(name, "") for name in str(tag.get("class") or "").split())]
    )
    if " " not in tag.get_text():  # pdftohtml writes each space as one without a break
        for text in texts_of(tag):
            text.replace_with(str(text).replace("\xa0", " "))
    top, bottom = _TOP.search(said), _BOTTOM.search(said)
    size, left = _SIZE.search(said), _LEFT.search(said)
    place = float(top[1]) if top else -float(bottom[1]) if bottom else None
    return _Line(tag, tag.get_text().strip(), float(size[1]) if size else 0.0, float(left[1]) if left else None, place)


def _outer(page: list[_Line]) -> list[_Line]:
    """The first and the last line of a sheet, where they are a number."""
    return [
        line for line in {id(line): line for line in (page[:1] + page[-1:])}.values() if _NUMBER.fullmatch(line.text)
    ]


def _running(pages: list[list[_Line]], usual: float) -> set[int]:
    """The lines, by their `id`, that sheets say again at their foot in small letters, on half of them and two at least;
    and at their head, but for the first: a table's head is said again there, too. Whom to call is told each time.
    """
    heads, feet = [_row(page, 0) for page in pages], [_row(page, -1) for page in pages]
    least = max(2, (len(pages) + 1) // 2)
    found: set[int] = set()
    for rows, first in ((heads, 1), (feet, 0)):
        said: dict[tuple[str, float | None], list[_Line]] = {}
        for line in (line for row in rows for line in row if line.size < usual):
            said.setdefault((line.text, line.place), []).append(line)
        for (text, _), lines in said.items():
            if len(lines) >= least and not NUMBER.search(text) and not URGENT.search(text):
                found.update(id(line) for line in lines[first:])
    return found


def _row(page: list[_Line], end: int) -> list[_Line]:
    """The lines of a sheet's outermost row; of the next one, where nothing but its number stands there."""
    for _ in range(2):
        outer = page[end].place if page else None
        row = [line for line in (page[:_ROW] if end == 0 else page[-_ROW:]) if line.place == outer]
        if outer is None or not row or not all(_NUMBER.fullmatch(line.text) for line in row):
            return row if outer is not None else []
        page = [line for line in page if line.place != outer]
    return []


def _place_of(sheet: Tag, count: int) -> int:
    """The sheet's place in the document by its name ("page3-div"), else among those that are here."""
    name = re.fullmatch(r"page(\d{1,6})-div", str(sheet.get("id") or ""))
    return int(name[1]) if name else count


def _shown(line: _Line) -> int:
    return int(re.findall(r"\d+", line.text)[0])


def _is_number(line: _Line, page: list[_Line], offset: int, offsets: Counter[int]) -> bool:
    """Whether a number is its sheet's: it says so, is the sheet's place, other sheets count with it, or it stands under
    the end of a sentence. A last line "15" under "appelez le" is whom to call.
    """
    ended = line is page[-1] and len(page) > 1 and page[-2].text.endswith((".", "!", "?", "…"))
    return not line.text.isdecimal() or offset == 0 or offsets[offset] > 1 or ended


def _parts(page: list[_Line], usual: float, larger: list[float], numbered: set[int]) -> list[_Part]:
    """The lines of a sheet, gathered; `numbered` are those that are the sheet's number, by their `id`."""
    parts: list[_Part] = []
    for line in page:
        rank = larger.index(line.size) + 1 if line.size in larger and len(line.text.split()) <= _HEADING_WORDS else 0
        if id(line) in numbered:
            parts.append(_Part([line], "number"))
        elif parts and _goes_on(parts[-1], line, rank):
            parts[-1].lines.append(line)
        else:
            kind = "heading" if rank else "item" if _BULLET.match(line.text) else "text"
            parts.append(_Part([line], kind, rank))
    return parts


def _goes_on(part: _Part, line: _Line, rank: int) -> bool:
    """Whether a line goes on with what the lines before it say."""
    last = part.lines[-1]
    if (
        len(part.lines) >= _MOST_LINES
        or part.kind == "number"
        or rank != part.rank
        or line.size != last.size
        or _BULLET.match(line.text)
    ):
        return False
    if last.place is not None and line.place is not None:
        down = line.place - last.place
        if not 0 <= down <= _APART * max(line.size, 1.0):
            return False
        first = part.kind == "text" and len(part.lines) == 1
        return not (first and _ENDS.search(last.text) and _indented(line, last))
    return not _ENDS.search(last.text) or last.text.endswith((",", "-"))


def _indented(line: _Line, last: _Line) -> bool:
    return line.left is not None and last.left is not None and line.left > last.left + _NEAR


def _build(soup: BeautifulSoup, parts: list[_Part]) -> None:
    """Each part in the place of its first line; items that follow one another are a list."""
    group: Tag | None = None
    for part in parts:
        first, *others = part.lines
        if part.kind == "item":
            ordered = first.text[:1].isdigit()
            if group is None or group.name != ("ol" if ordered else "ul"):
                group = soup.new_tag("ol" if ordered else "ul")
                first.tag.insert_before(group)
            element = group
            name = "li"
        else:
            group, element = None, None
            name = {"heading": f"h{min(part.rank, 6)}", "number": "nav", "text": "p"}[part.kind]
        tag = first.tag
        tag.name, tag.attrs = name, {}
        if element is not None:
            element.append(tag.extract())
            _strip_mark(tag)
        for line in others:
            _join(tag, line.tag)


def _strip_mark(tag: Tag) -> None:
    """Take the bullet or number away from an item: a list shows its own, and a number is kept as the item's."""
    text = next(iter(texts_of(tag)), None)
    if text is None:
        return
    number = _ITEM_NUMBER.match(str(text))
    if number:
        tag["value"] = number[1]
    rest = _BULLET.sub("", str(text).rstrip() + " " if str(text).strip().rstrip(".)").isdigit() else str(text))
    text.replace_with(rest)


def _join(tag: Tag, line: Tag) -> None:
    """Put a line at the end of what it goes on with; a hyphen at the line's end goes, unless it is the word's own."""
    texts = texts_of(tag)
    before, after = tag.get_text().rstrip(), line.get_text().lstrip()
    if re.search(r"[a-zß-ÿ]-$", before) and after[:1].islower() and texts:
        if not _KEEPS_BEFORE.search(before) and not _KEEPS_AFTER.match(after):
            texts[-1].replace_with(str(texts[-1]).rstrip()[:-1])
    elif not re.search(r"\d-$", before):
        tag.append(" ")
    for child in list(line.contents):
        tag.append(child.extract())
    line.extract()
