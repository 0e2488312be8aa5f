"""A Document as XHTML fragments, each sentence under its own id: the text of EPUB, DAISY and large print.

`exports.html` writes a page for people and programs that read HTML; here the same nesting is written as well-formed
XML, with what talking books need (ids of sentences and words, languages in both attributes) and repaired where a strict
schema asks for more than a browser: a `caption` comes first in its table, a `dl` begins with a term.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Container, Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import quote

from reader.exports.clips import word_id
from reader.exports.marks import longest_marks, room_for
from reader.exports.nesting import Mark, nested
from reader.exports.pictures import UNDESCRIBED
from reader.model import (
    PHONE_LINE,
    Block,
    BlockKind,
    Cell,
    Document,
    Group,
    GroupKind,
    Rows,
    Section,
    Sentence,
    Span,
    SpanKind,
    TextRange,
    held,
    steps,
    table_rows,
)

# XML 1.0, 2.2: what is no character at all.
_NO_CHARACTER = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")

# What does not stand in an element as it is; most texts have none of it, and a look is cheaper than four passes.
_TO_WRITE = re.compile("[&<>\0-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")

# Languages written from right to left where no script is said, and scripts that are (CLDR, likelySubtags: Kurdish
# without more is Kurmanji in Latin letters).
_LANGUAGES = frozenset({"ar", "arc", "ckb", "dv", "fa", "he", "ps", "sd", "syr", "ug", "ur", "yi"})
_SCRIPTS = frozenset({"adlm", "arab", "aran", "hebr", "nkoo", "rohg", "syrc", "thaa"})

# The ASCII that may stand in an address (RFC 3986, 2.2 and 2.3) and the percent sign of what is escaped already.
_ADDRESS = "!#$%&'()*+,/:;=?@-._~"

# The class of what stays on one line.
HELD = "held"

_PLAIN = {SpanKind.STRONG: "strong", SpanKind.EM: "em", SpanKind.SUB: "sub", SpanKind.SUP: "sup"}


def escape(text: str) -> str:
    """Text for an XML element; what XML cannot hold becomes U+FFFD, as a browser shows it."""
    if not _TO_WRITE.search(text):
        return text
    return _NO_CHARACTER.sub("\ufffd", text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def attribute(text: str) -> str:
    """Text for an XML attribute in double quotes; a line's end is kept as a space, as XML would."""
    return escape(text).replace('"', "&quot;").replace("\n", " ")


def right_to_left(language: str) -> bool:
    """Whether a language (BCP 47) is written from right to left.

    >>> [right_to_left(language) for language in ("ar-MA", "ku", "ku-Arab-IQ", "ar-Latn")]
    [True, False, True, False]
    """
    name, *more = language.lower().split("-")
    script = more[0] if more and len(more[0]) == 4 and more[0].isalpha() else ""
    return script in _SCRIPTS if script else name in _LANGUAGES


def same_language(one: str, other: str) -> bool:
    """Whether two tags name one language; "fr" and "fr-FR" do."""
    return one.partition("-")[0].lower() == other.partition("-")[0].lower()


def safe_address(value: str) -> str:
    """A place in the document, or a web, mail, telephone or message address as a URL any schema takes; else empty."""
    if value.startswith("#"):
        return value
    scheme, colon, rest = value.partition(":")
    if not colon or scheme.lower() not in {"http", "https", "mailto", "tel", "sms"} or not rest.strip("/ "):
        return ""
    return quote(re.sub(r"%(?![0-9A-Fa-f]{2})", "%25", value.strip()), safe=_ADDRESS)


def link(address: str) -> str:
    """An address that can be read and followed; only read where no program would follow it."""
    target = safe_address(address)
    return f'<a href="{attribute(target)}">{escape(address)}</a>' if target else escape(address)


@dataclass(frozen=True, slots=True)
class Picture:
    """How a figure is written: the `source` of its file; empty where its description stands instead."""

    source: str
    width: int = 0


class Writer:
    """Writes the sections of one document.

    `address` writes where a link leads ("" drops the link), `picture` what stands for an image, `words` the ranges of
    the words to be marked, by sentence id. `roles` writes EPUB's and ARIA's words for notes; `html5` the elements that
    XHTML 1.0 has not (section, figure, figcaption); `anchors` the ids of sentences. With `bodies` each item of a list
    holds one `div` with all that is in it, each term stands in a `div` with what is said of it, and what is said in a
    `div` of its own: so a tagged PDF is told what is the body of what (exports.pdf_finish). On a line of `line`
    characters what is one is not parted.
    """

    def __init__(
        self,
        document: Document,
        *,
        address: Callable[[str], str] = safe_address,
        picture: Callable[[Block], Picture] = lambda block: Picture(""),
        words: Mapping[str, Sequence[TextRange]] | None = None,
        roles: bool = True,
        html5: bool = True,
        anchors: bool = True,
        bodies: bool = False,
        line: int = PHONE_LINE,
    ) -> None:
        self._language = document.language
        self._address = address
        self._picture = picture
        self._words = {} if words is None else words  # may be filled later
        self._roles = roles
        self._html5 = html5
        self._anchors = anchors
        self.bodies = bodies
        self._line = line

    def section(self, section: Section) -> str:
        """The section's element with all its blocks."""
        tag = "section" if self._html5 else "div"
        inside = _Nesting(self, section.blocks).markup()
        return f'<{tag} id="{section.id}">\n{inside}\n</{tag}>'

    def element(self, tag: str, block: Block, more: str = "") -> str:
        """A block as one element."""
        sentences = block.sentences
        text = self.inline(sentences, tag == "pre")
        if tag == "dd" and self.bodies:
            text = f"<div>{text}</div>"
        return f'<{tag} id="{block.id}"{self.language(sentences)}{more}>{text}</{tag}>'

    def cell(self, cell: Cell, scope: str) -> str:
        """A cell, with its scope where it is a header."""
        tag = "th" if cell.header else "td"
        marks = f' scope="{scope}"' if scope else ""
        marks += f' colspan="{cell.colspan}"' if cell.colspan > 1 else ""
        marks += f' rowspan="{cell.rowspan}"' if cell.rowspan > 1 else ""
        return f'<{tag} id="{cell.id}"{self.language(cell.sentences)}{marks}>{self.inline(cell.sentences)}</{tag}>'

    def figure(self, block: Block) -> str:
        """A picture with its description; the description alone, said to be one, where the picture cannot be had."""
        described = "".join(sentence.text for sentence in block.sentences).strip()
        undescribed = block.image is not None and block.image.alt is None
        shown = self._picture(block)
        if shown.source:
            width = f' width="{shown.width}"' if shown.width else ""
            alt = UNDESCRIBED if undescribed and not described else described
            picture = (
                f'<img id="{block.id}"{self.language(block.sentences)} src="{attribute(shown.source)}" '
                f'alt="{attribute(alt)}"{width}/>'
            )
            links = [span for sentence in block.sentences for span in sentence.spans if span.kind is SpanKind.LINK]
            mark = self._mark(links[0], 0) if links else None
            return f"{mark.open}{picture}{mark.close}" if mark else picture
        if described:
            return f'<p id="{block.id}"{self.language(block.sentences)}>Image : {self.inline(block.sentences)}</p>'
        return f'<p id="{block.id}">{UNDESCRIBED}</p>' if undescribed else ""

    @property
    def html5(self) -> bool:
        """Whether elements of HTML 5 may be written."""
        return self._html5

    @property
    def note(self) -> str:
        """The attributes of a note."""
        return ' epub:type="footnote" role="doc-footnote"' if self._roles else ""

    def language(self, sentences: Sequence[Sentence]) -> str:
        """The attributes of an element that is wholly in another language than the document."""
        languages = {sentence.language for sentence in sentences}
        if len(languages) != 1:
            return ""
        language = next(iter(languages))
        return "" if same_language(language, self._language) else self._attributes(language)

    def _attributes(self, language: str) -> str:
        return language_attributes(language, self._language)

    def inline(self, sentences: Sequence[Sentence], preformatted: bool = False) -> str:
        """The text of an element: its sentences under their ids, its inline mark-up whole across their ends."""
        rigid: list[Mark] = []
        soft: list[Mark] = []
        together: list[Mark] = []
        linked = 0  # where the last link ends: no link stands in another
        offset = 0
        mixed = len({sentence.language for sentence in sentences}) > 1
        for sentence in sentences:
            end = offset + len(sentence.text)
            language = sentence.language if mixed and not same_language(sentence.language, self._language) else ""
            if language and not self._anchors:
                rigid.append(Mark(offset, end, f"<span{self._attributes(language)}>", "</span>"))
            if self._anchors:
                rigid.append(Mark(offset, end, f'<span id="{sentence.id}"{self._attributes(language)}>', "</span>"))
                for number, word in enumerate(self._words.get(sentence.id, ()), 1):
                    name = word_id(sentence.id, number)
                    rigid.append(Mark(offset + word.start, offset + word.end, f'<span id="{name}">', "</span>"))
            if self._html5:  # old players show a line at a time, if any
                together += (
                    Mark(offset + one.start, offset + one.end, f'<span class="{HELD}">', "</span>")
                    for one in held(sentence, self._line)
                )
            for span in sentence.spans:
                mark = self._mark(span, offset)
                if mark is None or mark.end == mark.start:
                    continue
                if mark.close == "</a>":
                    if mark.start < linked:
                        continue
                    linked = mark.end
                if soft and mark.start == offset and _goes_on(soft, mark):
                    continue
                soft.append(mark)
            offset = end
        text = "".join(sentence.text for sentence in sentences)
        return nested(text, rigid, [*soft, *together], escape if preformatted else _with_breaks)

    def _mark(self, span: Span, offset: int) -> Mark | None:
        start, end = span.range.start + offset, span.range.end + offset
        if span.kind in _PLAIN:
            return Mark(start, end, f"<{_PLAIN[span.kind]}>", f"</{_PLAIN[span.kind]}>")
        if span.kind is SpanKind.LANG:
            if same_language(span.value, self._language):
                return None
            return Mark(start, end, f"<span{self._attributes(span.value)}>", "</span>")
        if span.kind is SpanKind.ABBR:
            return Mark(start, end, f'<abbr title="{attribute(span.value)}">', "</abbr>")
        if span.kind is SpanKind.TERM:  # the glossary is not in the book
            return None
        address = self._address(span.value)
        if not address:
            return None
        role = ' epub:type="noteref" role="doc-noteref"' if self._roles and span.kind is SpanKind.NOTE else ""
        return Mark(start, end, f'<a href="{attribute(address)}"{role}>', "</a>")


def language_attributes(language: str, around: str = "") -> str:
    """`lang`, `xml:lang` and, where what is `around` runs the other way, `dir`; nothing for the empty language."""
    if not language:
        return ""
    tag = attribute(language)
    return f' lang="{tag}" xml:lang="{tag}"{direction(language, around)}'


def direction(language: str, around: str = "") -> str:
    """The attribute `dir` of what is in a language, within what is in another: none where both run the same way."""
    if right_to_left(language) == right_to_left(around):
        return ""
    return ' dir="rtl"' if right_to_left(language) else ' dir="ltr"'


def _goes_on(soft: list[Mark], mark: Mark) -> bool:
    """Lengthen the mark of the sentence before that this one continues; answers whether there was one."""
    for index, before in enumerate(soft):
        if before.end == mark.start and before.open == mark.open:
            soft[index] = Mark(before.start, mark.end, mark.open, mark.close)
            return True
    return False


def _with_breaks(text: str) -> str:
    return escape(text).replace("\n", "<br/>")


_NO_ROWS = Rows((), (), 0)


@dataclass(slots=True)
class _Open:
    """A group that is being written: what it has opened so far and how to close it."""

    group: Group
    close: str = ""
    rows: bool = False  # a table element is open
    body: bool = False  # ... and is past its head
    head: bool = False
    terms: str = ""  # "": no dl yet; "dt" or "dd": what it holds last
    captioned: bool = False
    table: Rows = _NO_ROWS


class _Nesting:
    """Rebuilds the nesting of a section's blocks from the groups they name, with a stack: depth costs no recursion."""

    def __init__(self, writer: Writer, blocks: Sequence[Block]) -> None:
        self._writer = writer
        self._blocks = blocks
        self._marks = longest_marks(blocks)
        self._stack: list[_Open] = []
        self._parts: list[str] = []
        self._body, self._end_of_body = ("<div>", "</div>") if writer.bodies else ("", "")

    def markup(self) -> str:
        for index, step in enumerate(steps(self._blocks)):
            for _ in step.ended:
                self._close(self._stack.pop())
            for group in step.begun:
                self._open(group)
            if step.block is not None:
                self._write(step.block, index)
        return "\n".join(part for part in self._parts if part)

    def _open(self, group: Group) -> None:
        before, after = self._wrapping(group.kind is GroupKind.ITEM)
        entry = _Open(group)
        if group.kind is GroupKind.TABLE:
            entry.table = table_rows([block.cells for block in self._blocks if block.cells and group in block.groups])
        if group.kind is GroupKind.LIST:
            before += _list_tag(group, self._writer.html5, room_for(self._marks.get(group.id, 0)))
            entry.close = "</ol>" if group.ordered else "</ul>"
        elif group.kind is GroupKind.ITEM:
            if self._stack and self._stack[-1].group.kind is GroupKind.LIST:
                before += "<li>" if group.number is None else f'<li value="{group.number}">'
                before += self._body
                entry.close = f"{self._end_of_body}</li>"
        elif group.kind is GroupKind.QUOTE:
            before += "<blockquote>"
            entry.close = "</blockquote>"
        elif group.kind is GroupKind.FIGURE:
            tag = "figure" if self._writer.html5 else "div"
            before += f"<{tag}>"
            entry.close = f"</{tag}>"
        entry.close += after
        self._parts.append(before)
        self._stack.append(entry)

    def _close(self, entry: _Open) -> None:
        self._end_rows(entry)
        if entry.terms:
            self._parts.append(f"{self._end_of_term(entry)}</dl>")
        self._parts.append(entry.close)

    def _end_of_term(self, entry: _Open) -> str:
        """What ends a term and what is said of it: a strict schema wants something said, if nothing."""
        return self._end_of_body or ("" if entry.terms == "dd" else "<dd></dd>")

    def _wrapping(self, item: bool = False) -> tuple[str, str]:
        """What must stand around a child that the innermost open group may not hold itself."""
        if not self._stack:
            return "", ""
        top = self._stack[-1]
        if top.group.kind is GroupKind.LIST and not item:
            return f"<li>{self._body}", f"{self._end_of_body}</li>"
        if top.group.kind is GroupKind.DEFINITIONS and top.terms:
            top.terms = "dd"
            return f"<dd>{self._body}", f"{self._end_of_body}</dd>"
        if top.group.kind is GroupKind.TABLE:
            self._end_rows(top)
        return "", ""

    def _write(self, block: Block, index: int) -> None:
        top = self._stack[-1] if self._stack else None
        kind = block.kind
        if kind is BlockKind.TABLE_ROW:
            if top is None or top.group.kind is not GroupKind.TABLE:  # a row that lost its table
                top = _Open(Group(block.id, GroupKind.TABLE), table=table_rows([block.cells]))
                self._row(top, block)
                self._end_rows(top)
            else:
                self._row(top, block)
        elif kind is BlockKind.CAPTION and top is not None and self._caption(top, block, index):
            pass
        elif kind in {BlockKind.TERM, BlockKind.DEFINITION} and top and top.group.kind is GroupKind.DEFINITIONS:
            self._definition(top, block)
        else:
            before, after = self._wrapping()
            self._parts.append(before + self._alone(block) + after)

    def _alone(self, block: Block) -> str:
        writer, kind = self._writer, block.kind
        if kind is BlockKind.HEADING:
            return writer.element(f"h{min(max(block.level, 1), 6)}", block)
        if kind is BlockKind.FIGURE:
            return writer.figure(block)
        if kind is BlockKind.PREFORMATTED:
            return writer.element("pre", block)
        if kind is BlockKind.NOTE:
            return writer.element("p", block, writer.note)
        if kind is BlockKind.QUOTE and not any(entry.group.kind is GroupKind.QUOTE for entry in self._stack):
            return f"<blockquote>{writer.element('p', block)}</blockquote>"
        return writer.element("p", block)

    def _definition(self, top: _Open, block: Block) -> None:
        tag = "dt" if block.kind is BlockKind.TERM else "dd"
        if not top.terms:
            if tag == "dd":  # no term before it: a dl must not begin with a definition
                self._parts.append(self._writer.element("p", block))
                return
            self._parts.append(f"<dl>{self._body}")
        elif tag == "dt" and top.terms == "dd" and self._body:
            self._parts.append(f"{self._end_of_body}{self._body}")
        top.terms = tag
        self._parts.append(self._writer.element(tag, block))

    def _caption(self, top: _Open, block: Block, index: int) -> bool:
        """Write a caption where the schema allows one; answers whether it did."""
        if top.group.kind is GroupKind.TABLE and not top.rows and not top.captioned and self._row_follows(top, index):
            self._parts.append(f"<table>{self._writer.element('caption', block)}")
            top.rows = top.captioned = True
            return True
        if top.group.kind is GroupKind.FIGURE and self._writer.html5 and not top.captioned:
            first = not any(top.group in other.groups for other in self._blocks[max(index - 1, 0) : index])
            last = not any(top.group in other.groups for other in self._blocks[index + 1 : index + 2])
            if first or last:
                self._parts.append(self._writer.element("figcaption", block))
                top.captioned = True
                return True
        return False

    def _row_follows(self, top: _Open, index: int) -> bool:
        following = self._blocks[index + 1 : index + 2]
        return any(
            block.kind is BlockKind.TABLE_ROW and bool(block.groups) and block.groups[-1].id == top.group.id
            for block in following
        )

    def _row(self, top: _Open, block: Block) -> None:
        if not top.rows:
            self._parts.append("<table>")
            top.rows = True
        table, row = top.table, block.cells
        head = not top.body and row in table.head
        if head and not top.head:
            self._parts.append("<thead>")
            top.head = True
        elif not head and not top.body:
            self._parts.append("</thead><tbody>" if top.head else "<tbody>")
            top.body = True
        elif top.body and any(body[0] == row for body in table.bodies):
            self._parts.append("</tbody><tbody>")
        cells = "".join(self._writer.cell(cell, table.scope(cell, row, head=head)) for cell in row)
        self._parts.append(f'<tr id="{block.id}">{cells}</tr>')

    def _end_rows(self, entry: _Open) -> None:
        if entry.rows:
            self._parts.append("</tbody></table>" if entry.body else "</thead></table>" if entry.head else "</table>")
            entry.rows = entry.body = entry.head = False


def displayed_under(section: Section, pictured: Container[str]) -> dict[str, str]:
    """The id that each sentence with words is displayed under: its own, or the picture's where it is a description.

    `pictured` holds the ids of the blocks whose picture is shown.
    """
    return {
        sentence.id: block.id if block.id in pictured else sentence.id
        for block in section.blocks
        for _, sentences in block.elements()
        for sentence in sentences
        if sentence.text
    }


def _list_tag(group: Group, html5: bool, room: str) -> str:
    if not group.ordered:
        return "<ul>"
    marks = "" if group.start == 1 and not group.reversed else f' start="{group.start}"'
    marks += ' reversed="reversed"' if group.reversed and html5 else ""
    marks += f' type="{group.style}"' if group.style in {"1", "a", "A", "i", "I"} else ""
    marks += room if html5 else ""
    return f"<ol{marks}>"
