"""Our own check of large print, after the points of the Matterhorn Protocol 1.1 that a machine can test, and more.

The validator of PDF/UA-1 (tests/exports/validators.py) sees a tree that is wrong. It does not see what is read badly in
a tree that is right: a number of a page among the words, a link called by the name of its anchor, foreign words without
their language, a bookmark that is missing, letters smaller than were asked for.
"""

from __future__ import annotations

import io
import math
import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Any

import pikepdf

from reader.exports.markup.xml import same_language
from reader.model import Document, SpanKind
from reader.model.colours import colour, contrast
from tests.exports.pdf_tags import drawn_texts, tagged_paths, tagged_text

__all__ = ["Wanted", "elements_of", "foreign", "problems", "tagged_text"]

UA = "{http://www.aiim.org/pdfua/ns/id/}part"
SHOWS_TEXT = {"Tj", "TJ", "'", '"'}


@dataclass(frozen=True)
class Wanted:
    """What a file is to be: its title, language, size of letters (points), and the addresses it leads to."""

    title: str
    language: str = "fr"
    points: int = 20
    addresses: tuple[str, ...] = ()
    languages: frozenset[str] = field(default_factory=frozenset)  # of parts
    paper: str = "#ffffff"


def problems(data: bytes, wanted: Wanted) -> list[str]:
    """What is wrong with a file; empty where nothing is."""
    return list(found(data, wanted))


def found(data: bytes, wanted: Wanted) -> Iterator[str]:
    """The same, one by one: what is drawn, which takes longest to read, is looked at last."""
    with pikepdf.open(io.BytesIO(data)) as opened:
        if "/StructTreeRoot" not in opened.Root:
            yield "it is not tagged"
            return
        elements = elements_of(opened)
        yield from _document(opened, wanted)
        yield from _tables(elements)
        yield from _figures(opened, elements)
        yield from _links(opened, elements, wanted)
        yield from _languages(elements, wanted)
        yield from _fonts(opened)
        yield from _nesting(opened, elements, data)
        yield from _content(opened, elements, data)
        yield from _letters(opened, wanted)
        yield from _paper(opened, wanted.paper)


@dataclass(frozen=True)
class Element:
    """A structure element: its kind, those around it from the outermost, its own dictionary, the page it is on."""

    kind: str
    around: tuple[Element, ...]
    here: Any
    page: Any

    @property
    def kinds_around(self) -> tuple[str, ...]:
        return tuple(one.kind for one in self.around)

    def kids(self) -> list[Any]:
        kids = self.here.get("/K", [])
        return list(kids) if isinstance(kids, pikepdf.Array) else [kids]


def elements_of(opened: Any) -> list[Element]:
    """The structure elements of a file in reading order."""
    return list(_elements(opened.Root.StructTreeRoot.K, (), None))


def foreign(document: Document) -> set[str]:
    """The languages of parts of a document, in words and in descriptions of pictures."""
    sentences = [one for one in document.sentences() if one.text.strip()]
    spans = {span.value for one in sentences for span in one.spans if span.kind is SpanKind.LANG}
    found = {one.language for one in sentences} | spans
    return {language for language in found if language and not same_language(language, document.language)}


def _elements(kids: Any, around: tuple[Element, ...], page: Any) -> Iterator[Element]:
    for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
        if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
            one = Element(str(kid.S).lstrip("/"), around, kid, kid.get("/Pg", page))
            yield one
            yield from _elements(kid.get("/K", pikepdf.Array()), (*around, one), one.page)


def _document(opened: Any, wanted: Wanted) -> Iterator[str]:
    root = opened.Root
    if not bool(root.get("/MarkInfo", {}).get("/Marked", False)):
        yield "it does not say that it is tagged"
    if str(root.get("/Lang", "")) != wanted.language:
        yield f"its language is {root.get('/Lang')}"
    if not bool(root.get("/ViewerPreferences", {}).get("/DisplayDocTitle", False)):
        yield "its title is not shown"
    with opened.open_metadata() as metadata:
        if metadata.get("dc:title") != wanted.title:
            yield f"its title is {metadata.get('dc:title')}"
        if metadata.get(UA) != "1":
            yield "it does not say what it is meant to be"
    if any(str(page.get("/Tabs")) != "/S" for page in opened.pages):
        yield "the keys do not follow the structure"


def _operations(page: Any) -> Iterator[tuple[list[Any], str]]:
    """What a page is drawn with: operands and the name of their operator."""
    for step in pikepdf.parse_content_stream(page):
        yield list(step.operands), str(step.operator)


def _content(opened: Any, elements: list[Element], data: bytes) -> Iterator[str]:
    """Every text is read, or is said not to be read; the number of each page is there and is no text."""
    reached = {
        (one.page.objgen, kid)
        for one in elements
        for kid in one.kids()
        if isinstance(kid, int) and one.page is not None
    }
    count = len(opened.pages)
    for number, page in enumerate(opened.pages, 1):
        open_: list[str] = []
        artifacts: list[Any] = []
        for operands, name in _operations(page):
            if name in {"BMC", "BDC"}:
                told: Any = operands[1] if name == "BDC" else {}
                if str(operands[0]) == "/Artifact":
                    open_.append("artifact")
                    artifacts.append(told)
                elif "/MCID" in told:
                    known = (page.objgen, int(told.MCID)) in reached
                    open_.append("read" if known else "lost")
                else:
                    open_.append("")
            elif name == "EMC":
                open_.pop()
            elif name in SHOWS_TEXT and not {"artifact", "read"} & set(open_):
                yield f"page {number}: a text is in no tag"
        if not any(str(told.get("/Type", "")) == "/Pagination" for told in artifacts):
            yield f"page {number}: no artifact of the page's number"
    for number, text in enumerate(drawn_texts(data), 1):
        if f"Page{number}sur{count}" not in text.replace(" ", ""):
            yield f"page {number}: its number is not drawn"


def _nesting(opened: Any, elements: list[Element], data: bytes) -> Iterator[str]:
    """Headings go down one by one and are the bookmarks; items of lists have a body."""
    level = 0
    for one in elements:
        if re.fullmatch("H[1-6]", one.kind):
            here = int(one.kind[1])
            if here > level + 1:
                yield f"h{here} follows h{level}"
            level = here
        if one.kind == "LI":
            if not one.kinds_around or one.kinds_around[-1] != "L":
                yield "an item is in no list"
            kinds = {
                str(kid.S) if isinstance(kid, pikepdf.Dictionary) and "/S" in kid else "text" for kid in one.kids()
            }
            if not kinds <= {"/Lbl", "/LBody"}:
                yield f"an item holds {sorted(kinds)}"
            # the first on a page may go on from the page before
            if "/Lbl" not in kinds and one.around and one.around[-1].kids()[0].objgen != one.here.objgen:
                yield "an item has no label"
        if one.kind == "L" and "LI" not in one.kinds_around and "L" in one.kinds_around:
            yield "a list stands in a list and in none of its items"
    with opened.open_outline() as outline:
        bookmarks = [str(item.title) for item in _bookmarks(outline.root)]
    headings = _headings(data)
    if ["".join(name.split()) for name in bookmarks] != headings:
        yield f"the bookmarks are {bookmarks}, the headings {headings}"


def _bookmarks(items: Any) -> Iterator[Any]:
    for item in items:
        yield item
        yield from _bookmarks(item.children)


def _headings(data: bytes) -> list[str]:
    """The text of each heading, without white space."""
    found: dict[int, str] = {}
    for kinds, text in tagged_paths(data):
        for kind, number in kinds:
            if re.fullmatch("H[1-6]", kind):
                found[number] = found.get(number, "") + "".join(text.split())
    return list(found.values())


def _tables(elements: list[Element]) -> Iterator[str]:
    known = {str(one.here.ID) for one in elements if one.kind == "TH" and "/ID" in one.here}
    for one in elements:
        attributes = one.here.get("/A", {})
        if one.kind == "TH" and str(attributes.get("/Scope", "")) not in {"/Column", "/Row", "/Both"}:
            yield "a header of a table does not say what it is the header of"
        if one.kind == "TD":
            headers = [str(name) for name in attributes.get("/Headers", [])]
            if not headers or not set(headers) <= known:
                yield f"a cell has the headers {headers}"
        if one.kind == "Table":
            inner = [str(kid.S) for kid in one.kids() if isinstance(kid, pikepdf.Dictionary) and "/S" in kid]
            if "/THead" not in inner:
                yield "a piece of a table has no head"
            if not {"/TBody", "/TR"} & set(inner):
                yield "a table without rows"


def _figures(opened: Any, elements: list[Element]) -> Iterator[str]:
    for one in elements:
        if one.kind == "Figure":
            if not str(one.here.get("/Alt", "")).strip():
                yield "a picture has no description"
            box = [float(side) for side in one.here.get("/A", {}).get("/BBox", [])]
            _, _, width, height = map(float, opened.pages[0].MediaBox)
            inside = len(box) == 4 and 0 <= box[0] < box[2] <= width and 0 <= box[1] < box[3] <= height
            if not inside:
                yield f"a picture is told to be at {box}"


def _links(opened: Any, elements: list[Element], wanted: Wanted) -> Iterator[str]:
    held: dict[Any, Element] = {}
    for one in elements:
        for kid in one.kids():
            if isinstance(kid, pikepdf.Dictionary) and str(kid.get("/Type", "")) == "/OBJR":
                held[kid.Obj.objgen] = one
        if one.kind == "Link" and "Link" in one.kinds_around:
            yield "a link stands in a link"
    addresses = []
    for page in opened.pages:
        for annotation in page.get("/Annots", []):
            where = held.get(annotation.objgen)
            if where is None or where.kind != "Link":
                yield "a link is none in the structure"
            told = str(annotation.get("/Contents", ""))
            if not told.strip() or re.fullmatch(r"s\d+(-b\d+)?", told):
                yield f"a link is called {told!r}"
            if "/A" in annotation:
                addresses.append(str(annotation.A.URI))
    for address in wanted.addresses:
        if address not in addresses:
            yield f"nothing leads to {address}"


def _languages(elements: list[Element], wanted: Wanted) -> Iterator[str]:
    found = {str(one.here.Lang) for one in elements if "/Lang" in one.here}
    for language in sorted(wanted.languages ^ found):
        yield f"{language} is {'the language of a part' if language in found else 'not told'}"


def _fonts(opened: Any) -> Iterator[str]:
    fonts = [font for page in opened.pages for font in page.Resources.get("/Font", {}).values()]
    if not fonts:
        yield "no font"
    for font in fonts:
        descriptor = font.DescendantFonts[0].FontDescriptor
        if not any(name in descriptor for name in ("/FontFile", "/FontFile2", "/FontFile3")):
            yield f"the font {font.BaseFont} is not inside"
        if "/ToUnicode" not in font:
            yield f"the letters of {font.BaseFont} are not told"


@dataclass
class _Pen:
    """What is set when a text is drawn: its colour and size, the scale of the page."""

    colour: str = "#000000"
    scale: float = 1.0


def _written(page: Any) -> Iterator[tuple[float, str]]:
    """The size in points and the colour of each text of a page; words drawn in a picture are none."""
    pen, stack, tags = _Pen(), [], []
    font = letters = 1.0
    for operands, name in _operations(page):
        if name == "q":
            stack.append(replace(pen))
        elif name == "Q":
            pen = stack.pop()
        elif name == "cm":
            pen.scale *= _scale(operands)
        elif name == "rg":
            pen.colour = _hexadecimal(operands)
        elif name == "Tf":
            font = float(operands[1])
        elif name == "Tm":
            letters = _scale(operands)
        elif name in {"BMC", "BDC"}:
            tags.append(str(operands[0]))
        elif name == "EMC":
            tags.pop()
        elif name in SHOWS_TEXT and "/Figure" not in tags:
            yield font * letters * pen.scale, pen.colour


def _scale(matrix: Any) -> float:
    a, b, c, d = (float(part) for part in list(matrix)[:4])
    return math.sqrt(abs(a * d - b * c))


def _hexadecimal(parts: Any) -> str:
    return "#" + "".join(f"{round(float(part) * 255):02x}" for part in parts)


def _letters(opened: Any, wanted: Wanted) -> Iterator[str]:
    """Text is as large as was asked for (what stands high or low in it, and the page's number, a little less), and
    stands out from its paper (WCAG 1.4.6)."""
    paper = colour(wanted.paper)
    found = {(round(size, 1), ink) for page in opened.pages for size, ink in _written(page)}
    sizes = {size for size, _ in found}
    least = min(0.79 * wanted.points, max(wanted.points - 2, 16))
    yield from (f"letters of {size} points" for size in sorted(sizes) if size < least)
    if not any(abs(size - wanted.points) < 0.2 for size in sizes):
        yield f"no letters of {wanted.points} points"
    inks = sorted({ink for _, ink in found})
    yield from (f"a text is {ink} on {wanted.paper}" for ink in inks if contrast(colour(ink), paper) < 7)


def _paper(opened: Any, paper: str) -> Iterator[str]:
    for number, page in enumerate(opened.pages, 1):
        now = "none"
        for operands, name in _operations(page):
            if name == "rg":
                now = _hexadecimal(operands)
            elif name == "f":
                break
        if now != paper:
            yield f"page {number}: the paper is {now}"
