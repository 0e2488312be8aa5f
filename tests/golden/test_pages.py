"""Each folder beside this file is a page: what a person finds on it (expected.toml, written before any extractor
read the
page), and the Document we make of it (document.json, kept with `--update-golden`)."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from reader.exports import as_json
from reader.extract import extract
from reader.model import Block, BlockKind, Document, GroupKind, Sentence, Source, SpanKind
from reader.sources import Library, decode

HERE = Path(__file__).parent
CONTENT = HERE.parent.parent / "content"
PAGES = sorted(folder.name for folder in HERE.iterdir() if (folder / "expected.toml").exists())


@cache
def expected(page: str) -> dict[str, Any]:
    return tomllib.loads((HERE / page / "expected.toml").read_text(encoding="utf-8"))


@cache
def document(page: str) -> Document:
    """The page's own input.html, or the page of that name in the library."""
    own = HERE / page / "input.html"
    if own.exists():
        return extract(decode(own.read_bytes()), page, Source())
    found = Library(CONTENT).page(page)
    return extract(found.html, page, found.source)


def blocks(page: str) -> list[Block]:
    return [block for section in document(page).sections for block in section.blocks]


def elements(page: str) -> list[str]:
    """The text of every block or cell."""
    return ["".join(s.text for s in sentences) for block in blocks(page) for _, sentences in block.elements()]


def joined(sentences: tuple[Sentence, ...], kind: SpanKind) -> list[tuple[str, str]]:
    """Marked stretches as (text, value), one that a sentence's end cut in two made whole."""
    found: list[tuple[str, str]] = []
    whole = False
    for sentence in sentences:
        ends = False
        for span in sentence.spans:
            if span.kind is not kind:
                continue
            text = span.range.of(sentence.text)
            if whole and span.range.start == 0 and found[-1][1] == span.value:
                found[-1] = (found[-1][0] + text, span.value)
            else:
                found.append((text, span.value))
            ends = span.range.end == len(sentence.text)
        whole = ends
    return found


def marks(page: str, kind: SpanKind) -> list[tuple[str, str]]:
    return [pair for block in blocks(page) for _, sentences in block.elements() for pair in joined(sentences, kind)]


def line(text: str) -> str:
    return " ".join(text.split("\n")).replace("  ", " ")


@pytest.fixture(autouse=True)
def _not_yet(request: pytest.FixtureRequest) -> None:
    """What a page's author wants and no rule does yet: expected.toml names the tests under `not_yet`. Strict: the rule
    that does it has the name removed."""
    page = request.node.callspec.params["page"] if hasattr(request.node, "callspec") else ""
    wanted = expected(page).get("not_yet", {}) if page else {}
    why = wanted.get(request.node.originalname.removeprefix("test_"))
    if why:
        request.node.add_marker(pytest.mark.xfail(reason=why, strict=True))


@pytest.mark.parametrize("page", PAGES)
class TestPage:
    def test_title(self, page: str) -> None:
        assert document(page).title == expected(page)["title"]

    def test_headings(self, page: str) -> None:
        found = [[block.level, block.text] for block in blocks(page) if block.kind is BlockKind.HEADING]
        assert found == expected(page)["headings"]

    def test_original_levels(self, page: str) -> None:
        wanted = expected(page).get("original_levels")
        found = [block.original_level for block in blocks(page) if block.kind is BlockKind.HEADING]
        assert wanted is None or found == wanted

    def test_all_is_there(self, page: str) -> None:
        texts = [line(text) for text in elements(page)]
        assert [wanted for wanted in expected(page)["must_contain"] if not any(wanted in text for text in texts)] == []

    def test_nothing_else_is_there(self, page: str) -> None:
        texts = elements(page)
        let_through = [(bad, text) for bad in expected(page)["must_not_contain"] for text in texts if bad in text]
        assert let_through == []

    def test_once_each(self, page: str) -> None:
        whole = "\n".join(line(text) for text in elements(page))
        counts = {wanted: whole.count(wanted) for wanted in expected(page).get("exactly_once", [])}
        assert {wanted: count for wanted, count in counts.items() if count != 1} == {}

    def test_captions(self, page: str) -> None:
        found = [line(block.text) for block in blocks(page) if block.kind is BlockKind.CAPTION]
        assert found == expected(page).get("captions", found)

    def test_image_descriptions(self, page: str) -> None:
        found = [block.text for block in blocks(page) if block.kind is BlockKind.FIGURE and block.text]
        assert found == expected(page).get("image_descriptions", found)

    def test_list_items(self, page: str) -> None:
        items = [
            (
                block.level,
                next((g.number for g in reversed(block.groups) if g.kind is GroupKind.ITEM), None),
                block.text,
            )
            for block in blocks(page)
            if block.kind in {BlockKind.LIST_ITEM, BlockKind.NOTE}
        ]
        missing = [
            (depth, number, start)
            for depth, number, start in expected(page).get("list_items", [])
            if not any(d == depth and ("" if n is None else n) == number and t.startswith(start) for d, n, t in items)
        ]
        assert missing == []

    def test_abbreviations(self, page: str) -> None:
        found = marks(page, SpanKind.ABBR)
        assert [pair for pair in expected(page).get("abbreviations", []) if tuple(pair) not in found] == []

    def test_languages(self, page: str) -> None:
        found = [(value, text) for text, value in marks(page, SpanKind.LANG)]
        missing = [pair for pair in expected(page).get("languages", []) if tuple(pair) not in found]
        whole = [[s.language, block.text] for block in blocks(page) for _, ss in block.elements() for s in ss[:1]]
        assert [pair for pair in missing if pair not in whole] == []

    def test_links(self, page: str) -> None:
        found = marks(page, SpanKind.LINK)
        assert [pair for pair in expected(page).get("links", []) if tuple(pair) not in found] == []

    def test_headers_of_cells(self, page: str) -> None:
        cells = [cell for block in blocks(page) for cell in block.cells]
        wrong = []
        for wanted in expected(page).get("cells", []):
            found = [set(cell.headers) for cell in cells if line(cell.text) == wanted["text"]]
            if set(wanted["headers"]) not in found:
                wrong.append((wanted["text"], wanted["headers"], found))
        assert wrong == []

    def test_document(self, page: str, golden: Callable[[Path, str], None]) -> None:
        made = json.dumps(as_json(document(page)), ensure_ascii=False, indent=1) + "\n"
        golden(HERE / page / "document.json", made)
