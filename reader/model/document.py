"""A page as a person would tell it: sections, blocks, sentences, and what was left out.

A `Document` is flat where HTML is deep. Blocks follow each other in reading order; the lists, quotes, tables and
figures they stand in are named by `Block.groups`, outermost first, so that nesting can be rebuilt without recursion.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field, replace
from enum import StrEnum
from urllib.parse import unquote, urlsplit

from reader.model.in_line import in_line
from reader.model.near import near
from reader.model.text import TextRange, fold
from reader.regex import regex

# What a file's name may hold to stand in a page's folder and in an address of ours.
_FILE_NAME = regex(r"[A-Za-z0-9][A-Za-z0-9._-]{0,99}")
_PICTURE_ENDING = regex(r"\.(?:png|jpe?g|gif|webp|svg|avif)$", re.IGNORECASE)
_NOT_PLAIN = regex(r"[^a-z0-9]+")
_WEB = regex(r"https?://[^\s/]")


def is_web(address: str) -> bool:
    """Whether an address is one of the web, that a link may lead to."""
    return _WEB.match(address) is not None


@near
class SpanKind(StrEnum):
    """What a stretch of a sentence is marked as; the comment says what `Span.value` holds."""

    LANG = "lang"  # BCP 47 tag
    STRONG = "strong"  # empty
    EM = "em"  # empty
    ABBR = "abbr"  # the expansion (the `title` of the page's abbr)
    LINK = "link"  # http(s), mailto or tel address, or "#ID" of a section or block of this document
    SUB = "sub"  # empty
    SUP = "sup"  # empty
    NOTE = "note"  # "#ID" of the note's block: a footnote call, never read as a number
    TERM = "term"  # the address of the word's entry in the glossary; put by the web (reader/web/writing/explained.py)
    HIDDEN = "hidden"  # empty: the call of a note that is not shown; put by the web (reader/web/writing/notes.py)


@dataclass(frozen=True, slots=True)
class Span:
    """Inline mark-up: a range of a sentence's text, the kind of mark, and its value."""

    range: TextRange
    kind: SpanKind
    value: str = ""


@dataclass(frozen=True, slots=True)
class Sentence:
    """The unit of speech and of highlight: exactly the displayed characters.

    A sentence keeps the white space that follows it, so that the sentences of an element, joined, are its text.
    `language` is a BCP 47 tag.
    """

    id: str
    text: str
    language: str = "fr"
    spans: tuple[Span, ...] = ()

    @property
    def line(self) -> str:
        """The text where there is no mark-up: 10⁹ for 10<sup>9</sup>."""
        return in_line(self.text, self.spans)


@near
class GroupKind(StrEnum):
    """What holds blocks together."""

    LIST = "list"
    ITEM = "item"
    DEFINITIONS = "definitions"
    QUOTE = "quote"
    TABLE = "table"
    FIGURE = "figure"


@dataclass(frozen=True, slots=True)
class Group:
    """A list, an item of a list, a quote, a table or a figure that blocks stand in.

    Two blocks stand in the same group when its `id` is the same. `ordered`, `start`, `reversed` and `style` (HTML's
    `type`: 1 a A i I) are for lists; `number` is the number an item of an ordered list shows, None where it shows a
    dot.
    """

    id: str
    kind: GroupKind
    ordered: bool = False
    start: int = 1
    reversed: bool = False
    style: str = ""
    number: int | None = None


@near
class BlockKind(StrEnum):
    """What a block is to the person who reads it."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    LIST_ITEM = "list-item"
    QUOTE = "quote"
    TABLE_ROW = "table-row"
    CAPTION = "caption"  # of a table or a figure
    FIGURE = "figure"  # its sentences are the image's description
    TERM = "term"
    DEFINITION = "definition"
    NOTE = "note"
    PREFORMATTED = "preformatted"


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of a table row.

    `headers` is the path of header texts that govern the cell, row headers and column headers as a person would name
    them, rowspan and colspan resolved; empty for a header cell of the head. `header` says whether the cell is itself a
    header; `column` is its first column, counted from 0.
    """

    id: str
    sentences: tuple[Sentence, ...]
    header: bool = False
    headers: tuple[str, ...] = ()
    column: int = 0
    colspan: int = 1
    rowspan: int = 1

    @property
    def text(self) -> str:
        return "".join(sentence.text for sentence in self.sentences)

    @property
    def line(self) -> str:
        """The text where there is no mark-up."""
        return "".join(sentence.line for sentence in self.sentences)


@dataclass(frozen=True, slots=True)
class Image:
    """The picture of a figure: `source` as the page names it; `alt` is None where the page gives no description."""

    source: str
    alt: str | None

    @property
    def name(self) -> str:
        """The file under which the picture may stand in the page's folder: the last part of its address.

        In plain letters and with a mark of its own where that holds others ("séance (1).jpg"); without an ending where
        it has none. "" where the address names no file.
        """
        address = self.source.replace("\\", "/")
        try:
            last = "" if address.startswith("data:") else unquote(urlsplit(address).path).rpartition("/")[2]
        except ValueError:
            return ""
        if not last.strip(".") or _FILE_NAME.fullmatch(last):
            return last.strip(".") and last
        ending = _PICTURE_ENDING.search(last)
        stem = _NOT_PLAIN.sub("-", fold(last[: ending.start()] if ending else last)).strip("-")[:60]
        mark = hashlib.sha256(last.encode("utf-8", "replace")).hexdigest()[:8]
        return f"{stem or 'image'}-{mark}{ending.group().lower() if ending else ''}"


@dataclass(frozen=True, slots=True)
class Block:
    """A heading, a paragraph, a list item, a table row ...: what a person calls "a bit of text".

    `level` is the heading's level as displayed (gaps repaired, `original_level` keeps the page's own), or the depth of
    a list item from 1. A table row has `cells` and no sentences of its own.
    """

    id: str
    kind: BlockKind
    sentences: tuple[Sentence, ...] = ()
    level: int = 0
    original_level: int = 0
    groups: tuple[Group, ...] = ()
    cells: tuple[Cell, ...] = ()
    image: Image | None = None

    @property
    def text(self) -> str:
        """The displayed text; the cells of a table row are told apart by a tab."""
        if self.cells:
            return "\t".join(cell.text for cell in self.cells)
        return "".join(sentence.text for sentence in self.sentences)

    @property
    def line(self) -> str:
        """The text where there is no mark-up."""
        if self.cells:
            return "\t".join(cell.line for cell in self.cells)
        return "".join(sentence.line for sentence in self.sentences)

    def elements(self) -> Iterator[tuple[str, tuple[Sentence, ...]]]:
        """Each displayed element of the block, as (element id, its sentences): the block, or its cells one by one."""
        if self.cells:
            for cell in self.cells:
                yield cell.id, cell.sentences
        else:
            yield self.id, self.sentences


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and what stands under it, up to the next heading of any level or the end of the panel it opens.

    `title` is the heading's text, `level` the displayed level. The heading itself, where there is one, is the first
    block. What comes before any heading has the document's title; what goes on after a panel (an accordion, a tab) has
    the title and the level of the heading the panel stands under, and « (suite) ».
    """

    id: str
    title: str
    level: int
    blocks: tuple[Block, ...]

    def sentences(self) -> Iterator[Sentence]:
        """Every sentence, in reading order."""
        for block in self.blocks:
            for _, sentences in block.elements():
                yield from sentences

    def without(self, kinds: Collection[BlockKind]) -> Section:
        """The section without its blocks of some kinds; the heading of notes alone goes with them, unless it is the
        page's own.
        """
        kept = tuple(block for block in self.blocks if block.kind not in kinds)
        if len(kept) == 1 and len(self.blocks) > 1 and kept[0].kind is BlockKind.HEADING and kept[0].level > 1:
            kept = kept if any(block.kind is not BlockKind.NOTE for block in self.blocks[1:]) else ()
        return self if len(kept) == len(self.blocks) else replace(self, blocks=kept)


@near
class Reason(StrEnum):
    """Why words of the page's body are in the ledger and not in a block."""

    NAVIGATION = "navigation"
    HEADER = "header"
    FOOTER = "footer"
    SEARCH = "search"
    CONSENT = "consent"
    SHARE = "share"
    RELATED = "related"
    COMMENTS = "comments"
    CONTENTS = "contents"  # the page's own table of contents
    BYLINE = "byline"
    FORM = "form"
    CONTROL = "control"  # words of buttons and of text meant for screen readers only
    HIDDEN = "hidden"
    DUPLICATE = "duplicate"
    EMBED = "embed"
    ADVERTISEMENT = "advertisement"
    OUTSIDE = "outside"  # outside the content's root
    PROFILE = "profile"  # the site's profile says so


# Where a rule may have been wrong, and a word of the text may be: a person who looks for it begins here.
DOUBTFUL = (Reason.OUTSIDE, Reason.HIDDEN, Reason.RELATED, Reason.FORM, Reason.BYLINE)


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Words of the page's body that no block holds, and why."""

    text: str
    reason: Reason

    @property
    def readable(self) -> str:
        """The words without drawings of icon fonts (for private use, Unicode 23.5); "" where there are none."""
        text = "".join(" " if "\ue000" <= character <= "\uf8ff" else character for character in self.text)
        return " ".join(text.split())


@dataclass(frozen=True, slots=True)
class Ledger:
    """Every word of the page's body that was left out: kept words and left-out words together are the body's words."""

    left_out: tuple[LeftOut, ...] = ()


@dataclass(frozen=True, slots=True)
class Source:
    """Where a page comes from. `fetched_on` is an ISO 8601 date; empty strings where nothing is known."""

    url: str = ""
    publisher: str = ""
    fetched_on: str = ""
    licence: str = ""


@dataclass(frozen=True, slots=True)
class Document:
    """A page, read: title, language (BCP 47), source, sections in reading order, and the ledger."""

    id: str
    title: str
    language: str
    sections: tuple[Section, ...]
    source: Source = field(default_factory=Source)
    ledger: Ledger = field(default_factory=Ledger)

    def sentences(self) -> Iterator[Sentence]:
        """Every sentence, in reading order."""
        for section in self.sections:
            yield from section.sentences()

    def without(self, kinds: Collection[BlockKind]) -> Document:
        """The document without its blocks of some kinds: the same sections, some of them empty then."""
        return replace(self, sections=tuple(section.without(kinds) for section in self.sections)) if kinds else self
