"""A Document as one clean, semantic, complete HTML page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from reader.exports.cards import Field
from reader.exports.marks import longest_marks, room_for
from reader.exports.markup.xml import direction, safe_address
from reader.exports.pictures import UNDESCRIBED
from reader.exports.texts.alone import Alone, Folded, folded
from reader.exports.texts.html_inline import followed, inline
from reader.model import (
    Block,
    BlockKind,
    Cell,
    Document,
    Group,
    GroupKind,
    Image,
    Row,
    Rows,
    Sentence,
    SpanKind,
    rows_by_table,
    steps,
    table_rows,
)

_NOT_FOLDED = Folded({}, "", ())

_BLOCK_TAGS = {
    BlockKind.PARAGRAPH: "p",
    BlockKind.QUOTE: "p",
    BlockKind.NOTE: "p",
    BlockKind.TERM: "dt",
    BlockKind.DEFINITION: "dd",
    BlockKind.PREFORMATTED: "pre",
}


def as_html(document: Document, alone: Alone | None = None) -> str:
    """The page as a whole HTML document: title, one `article`, its headings, and nothing of the site around it.

    `alone` brings what it needs where it is to be read by itself: a style sheet, the pictures, where it comes from.
    """
    body = ["<article>"]
    for section in document.sections:
        body.append(_Section(section.blocks, document.language, alone).html())
    body.append("</article>")
    if alone:
        title, paragraphs = alone.ending
        body.append(
            f'<footer lang="fr"{direction("fr", document.language)}>\n<h2>{escape(title)}</h2>\n{paragraphs}\n</footer>'
        )
    parts = [
        "<!DOCTYPE html>",
        f'<html lang="{escape(document.language)}"{direction(document.language)}>',
        f'<head><meta charset="utf-8"><title>{escape(document.title)}</title>',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        f"<style>{alone.style()}</style></head>" if alone else "</head>",
        "<body>",
        *body,
        "</body>",
        "</html>",
    ]
    return "\n".join(parts) + "\n"


@dataclass(slots=True)
class _Table:
    """A table that is being written: its rows, where each stands, and the part (its head, or a body) that is open."""

    rows: Rows
    places: dict[str, tuple[tuple[Row, ...], int]]
    part: tuple[Row, ...] = ()

    @classmethod
    def of(cls, rows: Rows) -> _Table:
        return cls(rows, rows.places())

    def end(self) -> str:
        """What ends the part that is open."""
        if not self.part:
            return ""
        return "</thead>" if self.part is self.rows.head else "</tbody>"


class _Section:
    """Rebuilds the nesting of one section from the groups its blocks name."""

    def __init__(self, blocks: tuple[Block, ...], language: str, alone: Alone | None) -> None:
        self._blocks = blocks
        self._language = language
        self._alone = alone
        self._marks = longest_marks(blocks) if alone else {}
        self._folded: dict[str, Folded] = {}  # rows of the table that is open
        self._parts: list[str] = []
        self._rows = rows_by_table(blocks)
        self._tables: list[_Table] = []  # that are open
        self._defining: set[str] = set()  # ids of the groups that stand in a dd
        self._apart = _apart(blocks)
        self._captioned: set[str] = set()  # ids of the figures that have their figcaption

    def html(self) -> str:
        for index, step in enumerate(steps(self._blocks)):
            for group in step.ended:
                self._parts.append(self._end(group))
                if group.id in self._defining:
                    self._parts.append("</dd>")
            for group in step.begun:
                if step.block is not None and self._defines(step.block.groups, group):
                    self._defining.add(group.id)
                    self._parts.append("<dd>")
                self._parts.append(self._start(group))
            if step.block is not None:
                self._write(step.block, index)
        return "\n".join(self._parts)

    # --- groups -------------------------------------------------------------------------------------------------------

    def _start(self, group: Group) -> str:
        if group.kind is GroupKind.LIST:
            if not group.ordered:
                return "<ul>"
            marks = "" if group.start == 1 and not group.reversed else f' start="{group.start}"'
            marks += " reversed" if group.reversed else ""
            marks += f' type="{group.style}"' if group.style else ""
            return f"<ol{marks}{room_for(self._marks.get(group.id, 0))}>"
        if group.kind is GroupKind.ITEM:
            return "<li>" if group.number is None else f'<li value="{group.number}">'
        if group.kind is GroupKind.TABLE:
            rows = self._rows.get(group.id, [])
            self._tables.append(_Table.of(table_rows([block.cells for block in rows])))
            if self._alone and rows:
                self._folded = folded(rows)
                return f'<table class="{self._alone.fold(rows)}">'
        return {
            GroupKind.DEFINITIONS: "<div>" if group.id in self._apart else "<dl>",
            GroupKind.QUOTE: "<blockquote>",
            GroupKind.TABLE: "<table>",
            GroupKind.FIGURE: "<figure>",
        }[group.kind]

    def _defines(self, groups: Sequence[Group], group: Group) -> bool:
        """Whether a group stands among terms and definitions, where HTML allows nothing but them (4.4.9)."""
        around = groups[groups.index(group) - 1] if group != groups[0] else None
        return around is not None and around.kind is GroupKind.DEFINITIONS and around.id not in self._apart

    def _end(self, group: Group) -> str:
        if group.kind is GroupKind.LIST:
            return "</ol>" if group.ordered else "</ul>"
        if group.kind is GroupKind.TABLE:
            return f"{self._tables.pop().end()}</table>"
        return {
            GroupKind.ITEM: "</li>",
            GroupKind.DEFINITIONS: "</div>" if group.id in self._apart else "</dl>",
            GroupKind.QUOTE: "</blockquote>",
            GroupKind.FIGURE: "</figure>",
        }[group.kind]

    # --- blocks -------------------------------------------------------------------------------------------------------

    def _write(self, block: Block, index: int) -> None:
        identifier = f' id="{block.id}"{self._lang(block.sentences)}'
        text = self._inline(block.sentences)
        kind = block.kind
        if kind is BlockKind.TABLE_ROW:
            self._row(block)
        elif kind is BlockKind.HEADING:
            self._parts.append(f"<h{block.level}{identifier}>{text}</h{block.level}>")
        elif kind is BlockKind.CAPTION:
            self._caption(block, index, identifier, text)
        elif kind is BlockKind.FIGURE and block.image is not None:
            self._parts.append(self._image(block, identifier))
        elif kind in {BlockKind.LIST_ITEM, BlockKind.NOTE} and self._only(index):
            self._parts.append(f"<span{identifier}>{text}</span>")
        elif kind is BlockKind.LIST_ITEM:
            self._parts.append(f"<p{identifier}>{text}</p>")
        elif kind in {BlockKind.TERM, BlockKind.DEFINITION}:
            inner = next((group for group in reversed(block.groups) if group.kind is GroupKind.DEFINITIONS), None)
            tag = "p" if inner is None or inner.id in self._apart else _BLOCK_TAGS[kind]
            self._parts.append(f"<{tag}{identifier}>{text}</{tag}>")
        else:
            self._parts.append(f"<{_BLOCK_TAGS[kind]}{identifier}>{text}</{_BLOCK_TAGS[kind]}>")

    def _caption(self, block: Block, index: int, identifier: str, text: str) -> None:
        group = block.groups[-1] if block.groups else None
        if group is not None and group.kind is GroupKind.TABLE:
            self._parts.append(f"<caption{identifier}>{text}</caption>")
        elif group is not None and group.kind is GroupKind.FIGURE:
            self._figcaption(group, index, f"<figcaption{identifier}>{text}</figcaption>")
        else:
            self._parts.append(f"<p{identifier}>{text}</p>")

    def _figcaption(self, figure: Group, index: int, caption: str) -> None:
        """A figure has one figcaption, its first or last child (HTML, 4.4.12): more captions make more figures."""
        if figure.id in self._captioned:
            self._parts.append("</figure>\n<figure>")
        first = self._parts[-1].endswith("<figure>")
        more = any(figure in other.groups for other in self._blocks[index + 1 : index + 2])
        self._parts.append(caption)
        self._captioned.add(figure.id)
        if more and not first:
            self._parts.append("</figure>\n<figure>")
            self._captioned.discard(figure.id)

    def _only(self, index: int) -> bool:
        """Whether the block is the only one of its item, sub-lists aside: then it needs no p of its own."""
        block = self._blocks[index]
        if not block.groups or block.groups[-1].kind is not GroupKind.ITEM:
            return False
        item = block.groups[-1].id
        return (
            sum(bool(other.groups) and other.groups[-1].id == item for other in self._blocks[index : index + 40]) == 1
        )

    def _image(self, block: Block, identifier: str) -> str:
        image = block.image
        if image is None:
            return ""
        kept = self._alone.picture(image) if self._alone else ""
        described = image.alt
        shown = bool(kept or safe_address(image.source)) or image.source.startswith("data:image/")
        if self._alone and not shown:
            return _lost(image, identifier)  # a place in the site that the page has left
        if self._alone and described is None:
            described = UNDESCRIBED
        alt = "" if described is None else f' alt="{escape(described)}"'
        source = kept or image.source if not image.source.lower().startswith("javascript:") else ""
        source = source or "data:,"  # HTML wants an address (4.8.3): an empty picture, of which the description is seen
        picture = f'<img{identifier} src="{escape(source)}"{alt}>'
        for sentence in block.sentences:
            for span in sentence.spans:
                address = safe_address(span.value) if self._alone else span.value
                if span.kind is SpanKind.LINK and address:
                    return f'<a href="{escape(followed(address))}">{picture}</a>'
        return picture

    def _row(self, block: Block) -> None:
        table = self._tables[-1]
        part, at = table.places[block.cells[0].id]
        head = part is table.rows.head
        if part is not table.part:
            self._parts.append(f"{table.end()}{'<thead>' if head else '<tbody>'}")
            table.part = part
        left = len(part) - at
        whole = self._folded.get(block.id, _NOT_FOLDED)
        cells = [self._cell(cell, block.cells, left, whole.labels.get(cell.id, ""), head=head) for cell in block.cells]
        if whole.above:
            tag = cells[-1][-5:]
            cells[-1] = cells[-1].removesuffix(tag) + self._above(whole.above) + tag
        marks = f' data-heading="{escape(whole.heading)}"' if whole.heading else ""
        self._parts.append(f'<tr id="{block.id}"{marks}>{"".join(cells)}</tr>')

    def _above(self, fields: Sequence[Field]) -> str:
        """Cells of rows above that reach into this one, for cards: to be seen and tapped.

        Screen readers and the Tab key have them in the table itself.
        """
        said = "".join(
            f'<span aria-hidden="true">{f"<b>{escape(one.said)}</b> " if one.label else ""}'
            f"{self._inline(one.cell.sentences, again=True)}</span>"
            for one in fields
        )
        return f'<span class="above" hidden>{said}</span>'

    def _cell(self, cell: Cell, row: Row, left: int, label: str, *, head: bool) -> str:
        tag = "th" if cell.header else "td"
        marks = f' id="{cell.id}"{self._lang(cell.sentences)}'
        marks += f' scope="{self._tables[-1].rows.scope(cell, row, head=head)}"' if cell.header else ""
        marks += f' colspan="{cell.colspan}"' if cell.colspan > 1 else ""
        rowspan = min(cell.rowspan, left)  # a cell ends with its row group
        marks += f' rowspan="{rowspan}"' if rowspan > 1 else ""
        marks += f' data-label="{escape(label)}"' if label else ""
        return f"<{tag}{marks}>{self._inline(cell.sentences)}</{tag}>"

    def _inline(self, sentences: tuple[Sentence, ...], *, again: bool = False) -> str:
        return inline(sentences, self._language, alone=self._alone is not None, again=again)

    def _lang(self, sentences: tuple[Sentence, ...]) -> str:
        languages = {sentence.language for sentence in sentences}
        if len(languages) == 1:
            language = next(iter(languages))
            if language != self._language:
                return f' lang="{escape(language)}"{direction(language, self._language)}'
        return ""


def _apart(blocks: Sequence[Block]) -> frozenset[str]:
    """The ids of the groups in which terms lack definitions, or the other way round, and which make no dl: a heading in
    a definition begins a section.
    """
    kinds: dict[str, list[BlockKind | None]] = {}
    for block in blocks:
        for group in block.groups:
            if group.kind is GroupKind.DEFINITIONS:
                kinds.setdefault(group.id, []).append(block.kind if block.groups[-1] is group else None)
    return frozenset(
        name
        for name, inside in kinds.items()
        if inside[0] is not BlockKind.TERM or inside[-1] is BlockKind.TERM or BlockKind.HEADING in inside
    )


def _lost(image: Image, identifier: str) -> str:
    """What stands where a picture cannot be shown; nothing for one that only decorates."""
    if image.alt is None:
        return f"<p{identifier}>{UNDESCRIBED}</p>"
    return f"<p{identifier}>Image : {escape(image.alt)}</p>" if image.alt.strip() else ""
