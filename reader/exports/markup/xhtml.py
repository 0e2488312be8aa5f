"""A Document as XHTML fragments, each sentence under its own id: the text of EPUB, DAISY and large print.

`texts/html.py` writes a page for people and programs that read HTML; here the same nesting is written as well-formed
XML, with what talking books need (ids of sentences and words, languages in both attributes) and repaired where a strict
schema asks for more than a browser: a `caption` comes first in its table, a `dl` begins with a term.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from reader.exports.marks import longest_marks, room_for
from reader.exports.markup.elements import Writer
from reader.model import Block, BlockKind, Group, GroupKind, Row, Rows, Section, rows_by_table, steps, table_rows


def section_markup(writer: Writer, section: Section) -> str:
    """The section's element with all its blocks."""
    tag = "section" if writer.html5 else "div"
    inside = _Nesting(writer, section.blocks).markup()
    return f'<{tag} id="{section.id}">\n{inside}\n</{tag}>'


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
    places: dict[str, tuple[tuple[Row, ...], int]] = field(default_factory=dict)

    def hold(self, rows: Sequence[Block]) -> None:
        """Take the rows of a table, to know of each which part it stands in."""
        self.table = table_rows([block.cells for block in rows])
        self.places = self.table.places()


class _Nesting:
    """Rebuilds the nesting of a section's blocks from the groups they name, with a stack: depth costs no recursion."""

    def __init__(self, writer: Writer, blocks: Sequence[Block]) -> None:
        self._writer = writer
        self._blocks = blocks
        self._marks = longest_marks(blocks)
        self._rows = rows_by_table(blocks)
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
            entry.hold(self._rows.get(group.id, []))
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
                top = _Open(Group(block.id, GroupKind.TABLE))
                top.hold([block])
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
        part, at = top.places[row[0].id]
        head = not top.body and part is table.head
        if head and not top.head:
            self._parts.append("<thead>")
            top.head = True
        elif not head and not top.body:
            self._parts.append("</thead><tbody>" if top.head else "<tbody>")
            top.body = True
        elif top.body and at == 0:
            self._parts.append("</tbody><tbody>")
        cells = "".join(self._writer.cell(cell, table.scope(cell, row, head=head)) for cell in row)
        self._parts.append(f'<tr id="{block.id}">{cells}</tr>')

    def _end_rows(self, entry: _Open) -> None:
        if entry.rows:
            self._parts.append("</tbody></table>" if entry.body else "</thead></table>" if entry.head else "</table>")
            entry.rows = entry.body = entry.head = False


def _list_tag(group: Group, html5: bool, room: str) -> str:
    if not group.ordered:
        return "<ul>"
    marks = "" if group.start == 1 and not group.reversed else f' start="{group.start}"'
    marks += ' reversed="reversed"' if group.reversed and html5 else ""
    marks += f' type="{group.style}"' if group.style in {"1", "a", "A", "i", "I"} else ""
    marks += room if html5 else ""
    return f"<ol{marks}>"
