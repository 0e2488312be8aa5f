"""Every form carries the words of the Document, all of them, in order; each exception is named here with its reason."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from html import unescape

import pytest
from markdown_it import MarkdownIt

from reader.exports.book import Book
from reader.exports.pictures import UNDESCRIBED
from reader.exports.sound.timeline import timeline
from reader.exports.sound.vtt import as_vtt
from reader.exports.texts.html import as_html
from reader.exports.texts.markdown import as_markdown
from reader.exports.texts.text import as_text
from reader.model import BlockKind, Document, GroupKind
from tests.exports import daisy_checks
from tests.exports.books import anthology_images, document_words, page_ids, real_document, words
from tests.exports.conftest import epub
from tests.exports.epub_checks import text_words

HAD = frozenset(anthology_images())  # the pictures that are there


def announced(document: Document, shown: Collection[str]) -> list[str]:
    """The document's words; a picture that is not among those shown, by their endings, is announced.

    So is one that nobody has described.
    """
    found: list[str] = []
    for section in document.sections:
        for block in section.blocks:
            told = [word for _, texts in block.elements() for word in words("".join(one.text for one in texts))]
            if block.image and block.image.alt is None:
                found += words(UNDESCRIBED)
            elif block.image and told and not (block.image.name in HAD and block.image.source.endswith(tuple(shown))):
                found += words("Image :")
            found += told
    return found


def assert_same(found: Sequence[str], expected: Sequence[str]) -> None:
    """Equal, or a failure that shows the first difference with its surroundings."""
    for at, (one, other) in enumerate(zip(found, expected, strict=False)):
        if one != other:
            pytest.fail(f"word {at}: {list(found[at - 5 : at + 8])} instead of {list(expected[at - 5 : at + 8])}")
    assert len(found) == len(expected), (list(found[-8:]), list(expected[-8:]))


@pytest.mark.proves("rgaa:13.4")
def test_epub(big: Book, big_epub: bytes) -> None:
    assert_same(text_words(big_epub), announced(big.document, (".png", ".jpg", ".svg")))


def test_epub_word_by_word(big: Book) -> None:
    assert_same(text_words(epub(big, words=True)), announced(big.document, (".png", ".jpg", ".svg")))


@pytest.mark.proves("rgaa:13.4")
def test_daisy(big: Book, big_daisy: bytes) -> None:
    # players show no SVG: those pictures are announced and described, too
    expected = announced(big.document, (".png", ".jpg"))
    assert_same(daisy_checks.text_words(daisy_checks.files(big_daisy)), expected)


def test_captions(big: Book) -> None:
    text = as_vtt(timeline(big).cues)
    spoken = [unescape(line) for chunk in text.split("\n\n")[1:] for line in chunk.split("\n")[2:]]
    assert_same(words("\n".join(spoken)), by_sentence(big.document))


def by_sentence(document: Document) -> list[str]:
    """The words where a sentence's end always ends a word: "reste).Puis" is one word on the page, two when heard."""
    return [word for sentence in document.sentences() for word in words(sentence.text)]


def test_markdown(big: Book) -> None:
    page = MarkdownIt("commonmark").enable("table").render(as_markdown(big.document))
    shown = re.sub(r'<img [^>]*alt="([^"]*)"[^>]*>', r"\1", page)
    shown = re.sub(r"</?(?:a|strong|em|sub|sup|code)\b[^>]*>", "", shown)
    shown = unescape(re.sub(r"<!--.*?-->|<[^>]*>", "\n", shown))
    assert_same(words(shown), [word for text in complete_rows(big.document) for word in words(text)])


@pytest.mark.parametrize("page_id", page_ids())
def test_page_alone(page_id: str) -> None:
    """HTML has no exception: the text of its body and the descriptions of its pictures, word by word."""
    document = real_document(page_id)
    body = as_html(document).partition("<body")[2].partition(">")[2]
    shown = re.sub(r'<img [^>]*?alt="([^"]*)"[^>]*>', r"\1", body)
    shown = re.sub(r"</?(?:a|strong|em|sub|sup|code|abbr|span|bdi|i|b)\b[^>]*>", "", shown)
    assert_same(words(unescape(re.sub(r"<[^>]*>", "\n", shown))), document_words(document))


def complete_rows(document: Document) -> Iterator[str]:
    """The page's texts, exponents as signs; a table's row says also the cells that reach into it from above."""
    reaching: list[tuple[int, int, str]] = []  # column, rows left, text
    for section in document.sections:
        for block in section.blocks:
            if not block.cells:
                reaching = []
                yield UNDESCRIBED if block.image and block.image.alt is None else block.line
                continue
            row = [(cell.column, cell.rowspan, cell.line) for cell in block.cells] + reaching
            reaching = [(column, left - 1, text) for column, left, text in row if left > 1]
            yield from (text for _, _, text in sorted(row))


@pytest.mark.proves("rgaa:13.4")
def test_plain_text(big: Book) -> None:
    """Exactly the page's words and the marks that reader/exports/texts/text.py promises, in order."""
    assert_same(words(as_text(big.document)), list(marked(big.document)))


def marked(document: Document) -> Iterator[str]:
    """The words of a page with the marks of plain text: #, the mark of an item, > for quotes, | around cells."""
    begun: set[str] = set()
    reaching: list[tuple[int, int, str]] = []  # column, rows left, text
    for section in document.sections:
        for block in section.blocks:
            for at, group in enumerate(block.groups):
                if group.kind is GroupKind.QUOTE:
                    yield ">"
                if group.kind is GroupKind.ITEM and group.id not in begun:
                    begun.add(group.id)
                    number, lists = group.number, [one for one in block.groups[:at] if one.kind is GroupKind.LIST]
                    lettered = number is not None and lists[-1].style == "a"
                    yield "-" if number is None else f"{chr(96 + number) if lettered else number}."
            if block.kind is BlockKind.HEADING:
                yield "#" * block.level
            if not block.cells:
                reaching = []
                shown = f"[Image : {block.line}]" if block.kind is BlockKind.FIGURE else block.line
                shown = f"[{UNDESCRIBED}]" if block.image and block.image.alt is None else shown
                lines = shown.split("\n")
                for at, line in enumerate(lines):
                    if at and any(group.kind is GroupKind.QUOTE for group in block.groups):
                        yield ">"
                    yield from words(line)
                continue
            row = [(cell.column, cell.rowspan, cell.line) for cell in block.cells] + reaching
            reaching = [(column, left - 1, text) for column, left, text in row if left > 1]
            yield "|"
            for _, _, text in sorted(row):
                yield from words(text)
                yield "|"
