"""The elements of a Document as XHTML, each sentence under its own id; `xhtml.py` puts them together."""

from __future__ import annotations

from collections.abc import Callable, Container, Mapping, Sequence
from dataclasses import dataclass

from reader.exports.markup.nesting import Mark, nested
from reader.exports.markup.xml import attribute, escape, language_attributes, safe_address, same_language
from reader.exports.pictures import UNDESCRIBED
from reader.model import (
    PHONE_LINE,
    Block,
    Cell,
    Document,
    Section,
    Sentence,
    Span,
    SpanKind,
    TextRange,
    held,
)

# The class of what stays on one line.
HELD = "held"

_PLAIN = {SpanKind.STRONG: "strong", SpanKind.EM: "em", SpanKind.SUB: "sub", SpanKind.SUP: "sup"}


@dataclass(frozen=True, slots=True)
class Picture:
    """How a figure is written: the `source` of its file; empty where its description stands instead."""

    source: str
    width: int = 0


class Writer:
    """Writes the elements of one document.

    `address` writes where a link leads ("" drops the link), `picture` what stands for an image, `words` the ranges of
    the words to be marked, by sentence id. `roles` writes EPUB's and ARIA's words for notes; `html5` the elements that
    XHTML 1.0 has not (section, figure, figcaption); `anchors` the ids of sentences. With `bodies` each item of a list
    holds one `div` with all that is in it, each term stands in a `div` with what is said of it, and what is said in a
    `div` of its own: so a tagged PDF is told what is the body of what (large_print/pdf_finish.py). On a line of `line`
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
        self.html5 = html5
        self._anchors = anchors
        self.bodies = bodies
        self._line = line

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
            if self.html5:  # old players show a line at a time, if any
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


def _goes_on(soft: list[Mark], mark: Mark) -> bool:
    """Lengthen the mark of the sentence before that this one continues; answers whether there was one."""
    for index, before in enumerate(soft):
        if before.end == mark.start and before.open == mark.open:
            soft[index] = Mark(before.start, mark.end, mark.open, mark.close)
            return True
    return False


def _with_breaks(text: str) -> str:
    return escape(text).replace("\n", "<br/>")


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


def word_id(sentence_id: str, number: int) -> str:
    """The id a word is displayed under; words are counted from 1."""
    return f"{sentence_id}-w{number}"
