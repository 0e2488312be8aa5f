"""A folder for each trap, named after it: `page.html`, and `told.txt`, what is made of it (`--update-golden` keeps it).

A line of `told.txt` is a block: its kind and level, its groups where it has some, its text; then its cells with the
headers that govern them, its picture, and its marks. What was left out stands at the end, with its reason. A section
without a heading of its own is named. Where no rule does yet what `told.txt` wants, `not-yet.txt` says what is wrong.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from reader.extract import extract
from reader.model import Block, BlockKind, Document, GroupKind, Sentence, SpanKind
from reader.sources import decode
from tests.extract.law import breach

FOLDER = Path(__file__).parent / "traps"
TRAPS = sorted(folder.name for folder in FOLDER.iterdir() if (folder / "page.html").exists())

_PLAIN = {SpanKind.STRONG, SpanKind.EM}


def told(document: Document) -> str:
    """The document as lines that a person compares with the page."""
    lines = [f"title: {document.title}", f"language: {document.language}", ""]
    for section in document.sections:
        if section.blocks[0].kind is not BlockKind.HEADING:
            lines.append(f"section: {section.title}")
        for block in section.blocks:
            lines += _told_block(block, document.language)
    lines += ["", *(f"left out, {left.reason}: {_shown(left.text)}" for left in document.ledger.left_out)]
    return "\n".join(lines).rstrip("\n") + "\n"


def _shown(text: str) -> str:
    """The text with what cannot be seen written out."""
    marks = {"\n": "⏎", "\t": "⇥", "\u00a0": "[nbsp]", "\u202f": "[nnbsp]", "\u200b": "[zwsp]", "\u00ad": "[shy]"}
    return "".join(marks.get(character, character) for character in text)


def _told_block(block: Block, language: str) -> Iterator[str]:
    level = f" {block.level}" if block.level else ""
    if block.original_level not in (0, block.level):
        level += f" (h{block.original_level})"
    groups = "".join(f" in {_told_group(block, place)}" for place in range(len(block.groups)))
    yield f"{block.kind}{level}{groups}: {'' if block.cells else _shown(block.text)}".rstrip()
    if block.image is not None:
        alt = "no description" if block.image.alt is None else "described" if block.image.alt else "decorative"
        yield f"    picture {block.image.source} ({alt})"
    for cell in block.cells:
        spans = "".join(f" {name} {n}" for name, n in (("over", cell.colspan), ("down", cell.rowspan)) if n > 1)
        path = f" < {' / '.join(_shown(text) for text in cell.headers)}" if cell.headers else ""
        yield f"    {'header' if cell.header else 'cell'}{spans}: {_shown(cell.text)}{path}"
        yield from _told_marks(cell.sentences, language)
    yield from _told_marks(block.sentences, language)


def _told_group(block: Block, place: int) -> str:
    group = block.groups[place]
    if group.kind is GroupKind.LIST and group.ordered:
        said = (
            f"from {group.start}" + (" down" if group.reversed else "") + (f" as {group.style}" if group.style else "")
        )
        return f"list {said}"
    if group.kind is GroupKind.ITEM and group.number is not None:
        return f"item {group.number}"
    return group.kind.value


def _told_marks(sentences: tuple[Sentence, ...], language: str) -> Iterator[str]:
    for sentence in sentences:
        if sentence.language != language:
            yield f"    sentence in {sentence.language}: {_shown(sentence.text)}"
        for span in sentence.spans:
            if span.kind not in _PLAIN:
                value = f" = {span.value}" if span.value else ""
                yield f"    {span.kind}: {_shown(span.range.of(sentence.text))}{value}"


@pytest.mark.parametrize("trap", TRAPS)
def test_trap(trap: str, golden: Callable[[Path, str], None], request: pytest.FixtureRequest) -> None:
    html = decode((FOLDER / trap / "page.html").read_bytes())
    document = extract(html)
    kept, missing = FOLDER / trap / "told.txt", FOLDER / trap / "not-yet.txt"
    if missing.exists():
        request.node.add_marker(pytest.mark.xfail(reason=missing.read_text(encoding="utf-8").strip(), strict=True))
        assert told(document) == kept.read_text(encoding="utf-8")
    else:
        golden(kept, told(document))
    assert breach(html, document) == ""
