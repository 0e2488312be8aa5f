"""A Document as Markdown: CommonMark 0.31 with the tables of GitHub Flavored Markdown."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

from reader.exports.cards import full_rows
from reader.exports.markup.nesting import Mark, nested
from reader.exports.markup.xml import safe_address
from reader.exports.pictures import UNDESCRIBED
from reader.model import Block, BlockKind, Document, Group, GroupKind, Sentence, Span, SpanKind, shared_groups
from reader.model.in_line import in_line
from reader.regex import regex

_SIGNS = regex(r"([\\`*_\[\]<>&~|#])")


def as_markdown(document: Document, last: tuple[str, Sequence[str]] = ("", ())) -> str:
    """The page with its headings, lists, tables, links and emphasis. Every character of the text is kept.

    `last` is a part of our own to end with: its title and its lines.
    """
    title, lines = last
    end = "\n\n".join([f"\n## {_escape(title)}", *map(_escape, lines)]) + "\n" if title else ""
    return _Pages().written(document) + end


class _Pages:
    """Writes block after block; what a block stands in (items, quotes) becomes the prefix of its lines."""

    def __init__(self) -> None:
        self._chunks: list[str] = []
        self._begun: dict[str, int] = {}  # the width of the mark of each item that has begun
        self._before: Sequence[Group] = ()  # the groups of the block before
        self._table: list[Block] = []

    def written(self, document: Document) -> str:
        for section in document.sections:
            for block in section.blocks:
                if self._table and not _same_table(self._table[-1], block):
                    self._end_table()
                if block.kind is BlockKind.TABLE_ROW:
                    self._table.append(block)
                else:
                    self._add(block, _lines(block))
            self._end_table()
            self._before = ()
        return "\n\n".join(self._chunks) + "\n"

    def _end_table(self) -> None:
        if self._table:
            self._add(self._table[0], _table(self._table))
            self._table = []

    def _add(self, block: Block, lines: list[str]) -> None:
        if not lines:
            return
        if self._two_lists_meet(block.groups):
            # nothing but a comment keeps two lists apart that follow each other
            self._chunks.append(f"{self._prefix(block.groups[: shared_groups(self._before, block.groups)])[1]}<!-- -->")
        first, rest = self._prefix(block.groups)
        self._chunks.append("\n".join([first + lines[0], *((rest + line).rstrip() for line in lines[1:])]))
        self._before = block.groups

    def _two_lists_meet(self, groups: Sequence[Group]) -> bool:
        at = shared_groups(self._before, groups)
        return (
            at < min(len(groups), len(self._before))
            and groups[at].kind is GroupKind.LIST
            and self._before[at].kind is GroupKind.LIST
        )

    def _prefix(self, groups: Sequence[Group]) -> tuple[str, str]:
        """What stands before the first line of a block, and before its others."""
        first = rest = ""
        for group in groups:
            if group.kind is GroupKind.QUOTE:
                first += "> "
                rest += "> "
            elif group.kind is GroupKind.ITEM:
                mark = "- " if group.number is None else f"{abs(group.number)}. "
                if group.id not in self._begun:
                    self._begun[group.id] = len(mark)
                    first += mark
                else:
                    first += " " * self._begun[group.id]
                rest += " " * self._begun[group.id]
        return first, rest


def _same_table(one: Block, other: Block) -> bool:
    return (
        other.kind is BlockKind.TABLE_ROW
        and bool(one.groups)
        and bool(other.groups)
        and one.groups[-1].id == other.groups[-1].id
    )


def _lines(block: Block) -> list[str]:
    kind = block.kind
    if kind is BlockKind.PREFORMATTED:
        longest = max((len(run) for run in re.findall("`+", block.text)), default=0)
        fence = "`" * max(3, longest + 1)
        return [fence, *block.text.split("\n"), fence]
    if kind is BlockKind.FIGURE:
        if block.image is None or (not block.text.strip() and block.image.alt is not None):
            return []
        address = safe_address(block.image.source)
        description = _escape(" ".join(block.text.split()))
        if address:
            return [f"![{description or UNDESCRIBED}]({address})"]
        return [f"Image : {description}" if description else UNDESCRIBED]
    text = _inline(block.sentences)
    if not text.strip():
        return []
    if kind is BlockKind.HEADING:
        return ["#" * min(max(block.level, 1), 6) + " " + " ".join(text.split("\n"))]
    lines = [_line_start(line) for line in text.strip("\n ").split("\n")]
    lines = [line + ("\\" if at < len(lines) - 1 and line else "") for at, line in enumerate(lines)]
    if kind is BlockKind.QUOTE and not any(group.kind is GroupKind.QUOTE for group in block.groups):
        return [f"> {line}" for line in lines]
    if kind is BlockKind.TERM:
        return [f"**{lines[0]}**", *lines[1:]] if len(lines) == 1 and "*" not in lines[0] else lines
    return lines


def _table(rows: Sequence[Block]) -> list[str]:
    """A pipe table, each row complete: a cell that spans several rows is said in each of them."""
    width = max((cell.column + cell.colspan for row in rows for cell in row.cells), default=1)
    written = []
    for _, cells in full_rows(rows):
        texts = [""] * width
        for cell in cells:
            texts[cell.column] = " ".join(_inline(cell.sentences).strip().split("\n"))
        written.append("| " + " | ".join(texts) + " |")
    headed = bool(rows[0].cells) and all(cell.header for cell in rows[0].cells)
    rule = "|" + " --- |" * width
    return [written[0], rule, *written[1:]] if headed else ["|" + "  |" * width, rule, *written]


def _inline(sentences: Sequence[Sentence]) -> str:
    text = "".join(_raised(sentence) for sentence in sentences)
    marks: list[Mark] = []
    links: list[Mark] = []
    offset = 0
    for sentence in sentences:
        for span in sentence.spans:
            start, end = offset + span.range.start, offset + span.range.end
            while start < end and text[start].isspace():
                start += 1
            while end > start and text[end - 1].isspace():
                end -= 1
            mark = _mark(span, text, start, end) if not _is_raised(sentence, span) else None
            if mark is not None and end > start:
                (links if mark.open == "[" else marks).append(mark)
        offset += len(sentence.text)
    kept: list[Mark] = []
    for link in links:
        if not kept or link.start >= kept[-1].end:
            kept.append(link)
    # Emphasis that crosses another mark would be cut in two and might no longer be read as emphasis: it is left out.
    for mark in marks:
        if not any(_cross(mark, other) for other in kept):
            kept.append(mark)
    return nested(text, [], kept, _escape)


def _raised(sentence: Sentence) -> str:
    """The text with Unicode's raised and lowered signs where they say all: some programs drop <sup>, and 10⁹ is 109."""
    return in_line(sentence.text, (span for span in sentence.spans if _is_raised(sentence, span)))


def _is_raised(sentence: Sentence, span: Span) -> bool:
    if span.kind not in {SpanKind.SUB, SpanKind.SUP}:
        return False
    start, end = span.range.start, span.range.end
    before, after = sentence.text[start:end], in_line(sentence.text, [span])[start:end]
    return all(one != other for one, other in zip(before, after, strict=True))


def _cross(one: Mark, other: Mark) -> bool:
    return one.start < other.start < one.end < other.end or other.start < one.start < other.end < one.end


def _mark(span: Span, text: str, start: int, end: int) -> Mark | None:
    if span.kind in {SpanKind.SUB, SpanKind.SUP}:
        return Mark(start, end, f"<{span.kind.value}>", f"</{span.kind.value}>")
    if span.kind is SpanKind.LINK:
        address = "" if span.value.startswith("#") else safe_address(span.value)
        return Mark(start, end, "[", f"]({address.replace('(', '%28').replace(')', '%29')})") if address else None
    stars = {SpanKind.STRONG: "**", SpanKind.EM: "*"}.get(span.kind)
    if stars is None or not _flanked(text, start, end):
        return None
    return Mark(start, end, stars, stars)


def _flanked(text: str, start: int, end: int) -> bool:
    """Whether stars around the stretch are read as emphasis (CommonMark 6.2: left- and right-flanking)."""

    def punctuation(character: str) -> bool:
        return unicodedata.category(character)[0] in "PS"

    before, after = text[start - 1 : start] or " ", text[end : end + 1] or " "
    opens = not punctuation(text[start]) or before.isspace() or punctuation(before)
    closes = not punctuation(text[end - 1]) or after.isspace() or punctuation(after)
    return opens and closes and not before.endswith("*") and not after.startswith("*")


def _escape(text: str) -> str:
    return _SIGNS.sub(r"\\\1", text)


def _line_start(line: str) -> str:
    """A line that would begin a list, a rule or a heading, kept from doing so."""
    line = re.sub(r"^(\s*)([-+=])", r"\1\\\2", line)
    return re.sub(r"^(\s*\d{1,9})([.)])(?=\s|$)", r"\1\\\2", line)
