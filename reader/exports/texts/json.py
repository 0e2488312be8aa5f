"""A Document as plain values for JSON: the shape that `python3 -m reader extract` promises."""

from __future__ import annotations

from typing import Any

from reader.model import Block, Cell, Document, GroupKind, Sentence, SpanKind


def as_json(document: Document) -> dict[str, Any]:
    """The document as dicts, lists, strings and numbers. Names are those of the model; `blocks` carry their links,
    abbreviations and inner languages apart, so that a reader of the JSON need not read spans; `line`, where a text has
    raised or lowered signs, says them in a plain line: "10⁹", of which `text` is "109"."""
    return {
        "id": document.id,
        "title": document.title,
        "language": document.language,
        "source": {
            "url": document.source.url,
            "publisher": document.source.publisher,
            "fetched_on": document.source.fetched_on,
            "licence": document.source.licence,
        },
        "sections": [
            {
                "id": section.id,
                "title": section.title,
                "level": section.level,
                "blocks": [_block(block, document.language) for block in section.blocks],
            }
            for section in document.sections
        ],
        "left_out": [{"text": left.text, "reason": left.reason.value} for left in document.ledger.left_out],
    }


def _block(block: Block, language: str) -> dict[str, Any]:
    elements = [sentences for _, sentences in block.elements()]
    value: dict[str, Any] = {"id": block.id, "kind": block.kind.value, "level": block.level, "text": block.text}
    if not block.cells and block.line != block.text:
        value["line"] = block.line
    if block.original_level:
        value["original_level"] = block.original_level
    value["language"] = next((sentence.language for sentences in elements for sentence in sentences), language)
    if block.cells:
        value["cells"] = [_cell(cell) for cell in block.cells]
    if block.image is not None:
        value["image"] = {"source": block.image.source, "alt": block.image.alt}
    if block.groups:
        value["groups"] = [
            {"id": group.id, "kind": group.kind.value}
            | (
                {"ordered": group.ordered, "start": group.start, "reversed": group.reversed, "style": group.style}
                if group.kind is GroupKind.LIST
                else {}
            )
            | ({"number": group.number} if group.number is not None else {})
            for group in block.groups
        ]
    value["links"] = _marked(elements, SpanKind.LINK, "target")
    value["abbreviations"] = _marked(elements, SpanKind.ABBR, "title")
    value["languages"] = _marked(elements, SpanKind.LANG, "language")
    notes = _marked(elements, SpanKind.NOTE, "target")
    if notes:
        value["notes"] = notes
    value["sentences"] = [sentence.text for sentences in elements for sentence in sentences]
    return value


def _cell(cell: Cell) -> dict[str, Any]:
    return {
        "id": cell.id,
        "text": cell.text,
        **({"line": cell.line} if cell.line != cell.text else {}),
        "header": cell.header,
        "headers": list(cell.headers),
        "column": cell.column,
        "colspan": cell.colspan,
        "rowspan": cell.rowspan,
    }


def _marked(elements: list[tuple[Sentence, ...]], kind: SpanKind, name: str) -> list[dict[str, str]]:
    """The stretches of one kind; one that a sentence's end cut in two comes out whole."""
    found: list[dict[str, str]] = []
    for sentences in elements:
        open_end = False
        for sentence in sentences:
            last = False
            for span in sentence.spans:
                if span.kind is not kind:
                    continue
                text = span.range.of(sentence.text)
                if open_end and span.range.start == 0 and found and found[-1][name] == span.value:
                    found[-1]["text"] += text
                else:
                    found.append({"text": text, name: span.value})
                last = span.range.end == len(sentence.text)
            open_end = last
    return found
