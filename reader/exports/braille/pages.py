"""A page in braille for embossers and displays: laid out once, written as BRF or PEF.

Layout: the text of blocks wrapped at `cells`; headings centred and never at the foot of a page; paragraphs indented by
two; lists and quotes set in; a table row by row, each complete (exports.cards); the page's number on its last
line.
French braille by liblouis. Nobody who reads braille has proof-read it, and the pages say so.
"""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import BinaryIO

from reader.exports.book import Book, Wishes
from reader.exports.braille.louis import BLANK
from reader.exports.braille.transcription import Transcription
from reader.exports.cards import as_cards
from reader.exports.marks import item_mark
from reader.exports.markup.provenance import TITLE, provenance
from reader.exports.markup.xml import attribute, escape
from reader.exports.pictures import UNDESCRIBED
from reader.exports.signs import NO_BREAK
from reader.model import PAPER_LINE, Block, BlockKind, GroupKind, kept_together
from reader.regex import regex

UNREAD = "Ce braille est fait par un programme ; aucune personne qui lit le braille ne l’a relu."

# North American ASCII braille: the sign of each cell from U+2800 to U+283F. What BRF means by default; an embosser may
# be set to another table.
_ASCII = " A1B'K2L@CIF/MSP\"E3H9O6R^DJG>NTQ,*5<-U8V.%[$+X!&;:4\\0Z7(_?W]#Y)="

# xs:language of XML Schema.
_LANGUAGE = regex(r"[A-Za-z]{1,8}(-[A-Za-z0-9]{1,8})*")

_HYPHEN = "\u2824"

# Lines kept free under a heading: itself, a blank one, and the beginning of what it stands over. And under the name of
# a card, or what is said over cards, unless it is long itself.
_UNDER_HEADING = 4
_UNDER_NAME = 2
_LONGEST_NAME = 6


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A piece of text to be laid out: how far its first line and its others are set in, centred or not.

    A `name` stays on the page of what it is the name of.
    """

    text: str
    first: int = 0
    rest: int = 0
    heading: int = 0
    name: bool = False


def write_brf(book: Book, wishes: Wishes, out: BinaryIO) -> None:
    """Write braille ASCII: CRLF after a line, form feed after a page. Raises FormatUnavailable, ExportError."""
    for page in pages(book, wishes):
        lines = [line.rstrip(BLANK) for line in page]
        text = "".join("".join(_ASCII[ord(cell) - 0x2800] for cell in line) + "\r\n" for line in lines)
        out.write(text.encode("ascii") + b"\f")


def write_pef(book: Book, wishes: Wishes, out: BinaryIO) -> None:
    """Write PEF 1.0 (Portable Embosser Format 2008-1): cells as Unicode. Raises FormatUnavailable, ExportError."""
    document = book.document
    # the schema (pef-2008-1.rng) wants a language tag or none
    known = _LANGUAGE.fullmatch(document.language)
    language = f"<dc:language>{document.language}</dc:language>" if known else ""
    out.write(
        (
            '<?xml version="1.0" encoding="UTF-8"?>\n<pef version="2008-1" xmlns="http://www.daisy.org/ns/2008/pef">\n'
            '<head><meta xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:format>application/x-pef+xml</dc:format>'
            f"<dc:identifier>{escape(book.identifier)}</dc:identifier><dc:title>{escape(document.title)}</dc:title>"
            f"{language}<dc:date>{book.created.isoformat()}</dc:date>"
            f"<dc:description>{escape(UNREAD)}</dc:description></meta></head>\n"
            f'<body><volume cols="{wishes.cells}" rows="{wishes.lines}" rowgap="0" duplex="true"><section>\n'
        ).encode()
    )
    for page in pages(book, wishes):
        rows = "".join(f"<row>{attribute(line.rstrip(BLANK))}</row>" for line in page)
        out.write(f"<page>{rows}</page>\n".encode())
    out.write(b"</section></volume></body>\n</pef>\n")


def pages(book: Book, wishes: Wishes) -> Iterator[list[str]]:
    """The pages, each of `wishes.lines` lines or (the last) fewer, of Unicode cells; the last line has the number."""
    transcription = Transcription(wishes.contracted)
    page: list[str] = []
    number = 1
    room = wishes.lines - 1
    for lines, together, heading in _stretches(book, transcription, wishes.cells):
        if page and room - len(page) < together:
            yield _numbered(page, number, transcription, wishes)
            page, number = [], number + 1
        elif heading and page:
            page.append("")
        for line in lines:
            if len(page) == room:
                yield _numbered(page, number, transcription, wishes)
                page, number = [], number + 1
            page.append(line)
        if 0 < heading <= 2 and len(page) < room:
            page.append("")
    if page:
        yield _numbered(page, number, transcription, wishes)


def _stretches(book: Book, transcription: Transcription, cells: int) -> Iterator[tuple[list[str], int, int]]:
    """Lines in reading order, how many lines must be free on a page to begin them there, and the heading's level."""
    names: list[str] = []  # they wait for what they are the names of
    for paragraph in paragraphs(book):
        lines = _laid_out(paragraph, transcription, cells)
        if not lines:
            continue
        if paragraph.name and len(names) + len(lines) <= _LONGEST_NAME:
            names += lines
            continue
        if names and paragraph.heading:
            yield names, 0, 0
            names = []
        if paragraph.heading:
            yield lines, len(lines) + _UNDER_HEADING, paragraph.heading
        else:
            yield names + lines, len(names) + min(len(lines), _UNDER_NAME) if names else 0, 0
            names = []
    if names:
        yield names, 0, 0


def _numbered(page: Sequence[str], number: int, transcription: Transcription, wishes: Wishes) -> list[str]:
    filled = [*page, *[""] * (wishes.lines - 1 - len(page))]
    return [*filled, transcription.number(number).rjust(wishes.cells, BLANK)]


def paragraphs(book: Book) -> Iterator[Paragraph]:
    """What is laid out, in reading order, in everyday characters."""
    begun: set[str] = set()  # items that have their mark
    for section in as_cards(book.document).sections:
        for block, after in zip(section.blocks, (*section.blocks[1:], None), strict=True):
            named = after is not None and after.kind is BlockKind.TERM and block.kind is BlockKind.PARAGRAPH
            laid = list(_of_block(block, _mark(block, begun)))
            if laid:
                begun.update(group.id for group in block.groups)
            for paragraph in laid:
                yield replace(paragraph, name=named or block.kind is BlockKind.TERM)
    yield Paragraph(TITLE, heading=2)
    for line in (*provenance(book), UNREAD):
        yield Paragraph(line, 2)


def _mark(block: Block, begun: Container[str]) -> str:
    """The marks of the items that begin with a block, with what parts them from its text."""
    places = [at for at, group in enumerate(block.groups, 1) if group.kind is GroupKind.ITEM and group.id not in begun]
    return "".join(f"{item_mark(block.groups[:at])} " for at in places)


def _of_block(block: Block, mark: str) -> Iterator[Paragraph]:
    kind, text = block.kind, block.line
    inset = 4 * sum(group.kind is GroupKind.QUOTE for group in block.groups)
    if kind is BlockKind.HEADING:
        yield Paragraph(mark + " ".join(text.split("\n")), heading=max(block.level, 1))
    elif kind is BlockKind.FIGURE:
        if text.strip():
            yield Paragraph(f"{mark}Image : {text}", 2)
        elif block.image is not None and block.image.alt is None:
            yield Paragraph(f"{mark}{UNDESCRIBED}", 2)
    elif kind is BlockKind.LIST_ITEM or (kind is BlockKind.NOTE and mark):
        depth = 2 * max(block.level - 1, 0) + inset
        yield from _lines(f"{mark}{text}", depth if mark else depth + 2, depth + 2)
    elif kind is BlockKind.DEFINITION:
        yield from _lines(text, inset + 2, inset + 2)
    elif kind is BlockKind.TERM:
        yield from _lines(f"{mark}{text}", inset, inset)
    elif kind is BlockKind.QUOTE:
        yield from _lines(f"{mark}{text}", max(inset, 4), max(inset, 4))
    elif kind is BlockKind.PREFORMATTED:
        yield from _lines(f"{mark}{text}", 0, 2)
    else:
        yield from _lines(f"{mark}{text}", inset + 2, inset)


def _lines(text: str, first: int, rest: int) -> Iterator[Paragraph]:
    """A paragraph for each line of the text: a line's end in the page is one in braille, too."""
    for number, line in enumerate(text.strip("\n").split("\n")):
        yield Paragraph(line, first if number == 0 else rest, rest)


def _laid_out(paragraph: Paragraph, transcription: Transcription, cells: int) -> list[str]:
    """The lines of a paragraph, in cells."""
    words = transcription.words(_held(paragraph.text))
    # A deep list must not be squeezed against the right edge: at most a third of the line is white.
    most = cells // 3
    first, rest = min(paragraph.first, most), min(paragraph.rest, most)
    width = cells - 6 if paragraph.heading else cells
    lines = _wrapped(words, width, first, rest)
    if paragraph.heading:
        return [BLANK * ((cells - len(line)) // 2) + line for line in lines]
    return lines


def _held(text: str) -> str:
    """The text, what is one in it held by no-break spaces: "1 000 mg" is not 1 at the end of a line."""
    parts: list[str] = []
    end = 0
    for found in kept_together(text, PAPER_LINE):
        parts += text[end : found.start], found.of(text).replace(" ", NO_BREAK)
        end = found.end
    return "".join([*parts, text[end:]])


def _wrapped(words: Sequence[str], width: int, first: int, rest: int) -> list[str]:
    """The words on lines of `width`; one that fits on no line is cut, at a blank of its own or with a hyphen."""
    lines: list[str] = []
    line = BLANK * first
    empty = True
    for word in words:
        for left in [word] if len(word) <= width - rest else word.split(BLANK):
            if not empty and len(line) + 1 + len(left) > width:
                lines.append(line)
                line, empty = BLANK * rest, True
            while empty and len(line) + len(left) > width:
                room = width - len(line) - 1
                lines.append(line + left[:room] + _HYPHEN)
                left, line = left[room:], BLANK * rest
            line += left if empty else BLANK + left
            empty = False
    if not empty:
        lines.append(line)
    return lines
