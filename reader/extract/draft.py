"""Blocks in the making: text with its marks, before identifiers, sentences and sections exist."""

from __future__ import annotations

from dataclasses import dataclass, field

from reader.extract.kinds import LINK
from reader.extract.tree import Node, one_space
from reader.model import BlockKind, GroupKind, Image, SpanKind
from reader.regex import regex

# Three no-break spaces in a row move words apart on the screen, and tie none together.
_WIDE = regex(r"(?:\xa0[ \t\n\r\f]*){3,}")
# A joiner alone (Webflow's empty paragraph) is nothing to read.
_UNSEEN = " \t\n\r\f\v\xa0\u2009\u202f\u200c\u200d"
_ASCII_SPACE = " \t\n\r\f"


@dataclass(slots=True)
class Mark:
    """Inline mark-up over `start` to `end` of a text; `value` as in `Span`, with "#NAME" still naming the page's
    element.
    """

    start: int
    end: int
    kind: SpanKind
    value: str = ""
    node: Node | None = None


@dataclass(slots=True, eq=False)
class DraftGroup:
    """A `Group` without its identifier; `fresh` while an item has no block yet."""

    kind: GroupKind
    ordered: bool = False
    start: int = 1
    reversed: bool = False
    style: str = ""
    number: int | None = None
    fresh: bool = True


class TextBuffer:
    """Gathers the displayed text of one element: ASCII white space collapsed, marks opened and closed on the way."""

    def __init__(self, open_marks: list[Mark] | None = None, preformatted: bool = False) -> None:
        self.pieces: list[str] = []
        self.length = 0
        self.nodes: list[int] = []
        self.marks: list[Mark] = []
        self.breaks = 0
        self.anchors: list[str] = []
        self.preformatted = preformatted
        self._spaced = True
        self._open = [Mark(0, -1, mark.kind, mark.value, mark.node) for mark in open_marks] if open_marks else []

    def add(self, text: str, position: int) -> None:
        """The text of the node at `position` (-1 for a description, which is no text of the page)."""
        if position >= 0:
            self.nodes.append(position)
        if self.preformatted:
            text = text.replace("\r\n", "\n")
        else:
            text = one_space(_WIDE.sub(" ", text) if "\xa0\xa0" in text else text)
            if self.breaks and text.strip(_ASCII_SPACE):
                self._break()
            if self._spaced:
                text = text.lstrip(" ")
            if not text:
                return
            self._spaced = text.endswith(" ")
        if text:
            self.pieces.append(text)
            self.length += len(text)

    def part(self, separator: str) -> None:
        """Part what comes from what was, as the edge of a block does in a cell or a heading."""
        if separator == "\n":
            self.breaks = max(self.breaks, 1)
        elif not self._spaced:
            self.pieces.append(" ")
            self.length += 1
            self._spaced = True

    def _break(self) -> None:
        self.breaks = 0
        if not self.length:
            return
        if self.pieces and self.pieces[-1].endswith(" "):
            self.pieces[-1] = self.pieces[-1][:-1]
            self.length -= 1
        self.pieces.append("\n")
        self.length += 1
        self._spaced = True

    def open(self, kind: SpanKind, value: str, node: Node) -> Mark:
        if self.breaks and self.length:
            self._break()
        mark = Mark(self.length, -1, kind, value, node)
        self._open.append(mark)
        return mark

    def close(self, node: Node) -> None:
        """Close the marks that `node` opened."""
        for mark in [mark for mark in self._open if mark.node is node]:
            self._open.remove(mark)
            if self.length > mark.start:
                self.marks.append(Mark(mark.start, self.length, mark.kind, mark.value, mark.node))

    @property
    def blank(self) -> bool:
        for piece in self.pieces:  # noqa: SIM110  (of every block of a page: `any` takes three times as long)
            if piece.strip(_UNSEEN):
                return False
        return True

    def finish(self) -> tuple[str, list[Mark]]:
        """The text without white space at its ends, and its marks in order (outer before inner)."""
        for mark in self._open:
            self.marks.append(Mark(mark.start, self.length, mark.kind, mark.value, mark.node))
        self._open.clear()
        whole = "".join(self.pieces)
        text = whole.strip("\r\n") if self.preformatted else whole.strip()
        if not self.marks:
            return text, []
        shift = whole.index(text) if text else 0
        marks = []
        for mark in self.marks:
            start, end = max(mark.start - shift, 0), min(mark.end - shift, len(text))
            while start < end and text[start].isspace():
                start += 1
            while end > start and text[end - 1].isspace():
                end -= 1
            if end > start:
                marks.append(Mark(start, end, mark.kind, mark.value, mark.node))
        marks.sort(key=lambda mark: (mark.start, -mark.end))
        return text, marks


@dataclass(slots=True, eq=False)
class DraftCell:
    """A cell before its sentences; see `Cell`. `nodes` are the text nodes it was made of."""

    text: str
    marks: list[Mark]
    header: bool
    column: int
    colspan: int
    rowspan: int
    headers: tuple[str, ...] = ()
    language: str = ""


@dataclass(slots=True, eq=False)
class Draft:
    """A block before its sentences.

    `nodes` are the positions of the text nodes it was made of, `node` the element that holds it, `anchors` the page's
    own ids that lead to it, `panel` whether it is the label of a panel, `below` whether that panel stands under the
    heading before it though both have one level, `deeper` how many levels below its own a heading is told (in a
    dialog), `panels` the panels it stands in (positions of their elements, outermost first).
    """

    kind: BlockKind
    node: Node
    text: str = ""
    marks: list[Mark] = field(default_factory=list)
    level: int = 0
    groups: tuple[DraftGroup, ...] = ()
    cells: list[DraftCell] = field(default_factory=list)
    image: Image | None = None
    nodes: list[int] = field(default_factory=list)
    anchors: list[str] = field(default_factory=list)
    language: str = ""
    panel: bool = False
    below: bool = False
    deeper: int = 0
    panels: tuple[int, ...] = ()

    words: int = field(init=False)
    linked: int = field(init=False)  # how many of the words stand in links

    def __post_init__(self) -> None:
        self.words, self.linked = len(self.text.split()), 0
        for cell in self.cells:
            self.words += len(cell.text.split())
        for mark in self.marks:
            if mark.kind is LINK:
                self.linked += len(self.text[mark.start : mark.end].split())
