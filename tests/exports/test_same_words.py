"""Every form carries the words of the Document, all of them, in order; each exception is named here with its reason."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from html import unescape

import pytest
from markdown_it import MarkdownIt

from reader.exports.book import Book
from reader.exports.markdown import as_markdown
from reader.exports.text import as_text
from reader.exports.timeline import timeline
from reader.exports.vtt import as_vtt
from reader.model import Document
from tests.exports import daisy_checks
from tests.exports.books import document_words, words
from tests.exports.conftest import epub
from tests.exports.epub_checks import text_words

LOST = "Une photo perdue."  # the picture of `everything` that cannot be had


def with_announced_picture(document: Document, before: str = "Image :") -> list[str]:
    """The document's words, where a picture that cannot be had is announced before its description."""
    expected = document_words(document)
    lost = words(LOST)
    for at in range(len(expected)):
        if expected[at : at + len(lost)] == lost:
            return [*expected[:at], *words(before), *expected[at:]]
    pytest.fail("the page has no such picture")


def assert_same(found: Sequence[str], expected: Sequence[str]) -> None:
    """Equal, or a failure that shows the first difference with its surroundings."""
    for at, (one, other) in enumerate(zip(found, expected, strict=False)):
        if one != other:
            pytest.fail(f"word {at}: {list(found[at - 5 : at + 8])} instead of {list(expected[at - 5 : at + 8])}")
    assert len(found) == len(expected), (list(found[-8:]), list(expected[-8:]))


def test_epub(big: Book, big_epub: bytes) -> None:
    assert_same(text_words(big_epub), with_announced_picture(big.document))


def test_epub_word_by_word(big: Book) -> None:
    assert_same(text_words(epub(big, words=True)), with_announced_picture(big.document))


def test_daisy(big: Book, big_daisy: bytes) -> None:
    # players show no SVG: those pictures are announced and described, too
    document = big.document
    expected: list[str] = []
    for section in document.sections:
        for block in section.blocks:
            if block.image and block.image.source.endswith((".svg", ".jpg")):
                expected += words("Image :")
            expected += [
                word
                for _, sentences in block.elements()
                for word in words("".join(sentence.text for sentence in sentences))
            ]
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


def complete_rows(document: Document) -> Iterator[str]:
    """The texts of the page, where each row of a table says also the cells that reach into it from above."""
    reaching: list[tuple[int, int, str]] = []  # column, rows left, text
    for section in document.sections:
        for block in section.blocks:
            if not block.cells:
                reaching = []
                yield block.text
                continue
            row = [(cell.column, cell.rowspan, cell.text) for cell in block.cells] + reaching
            reaching = [(column, left - 1, text) for column, left, text in row if left > 1]
            yield from (text for _, _, text in sorted(row))


def test_plain_text(big: Book) -> None:
    # marks that plain text adds: #, -, |, numbers, « » of a quote, [Image : …]
    text = re.sub(r"\[Image : (.*?)\]$", r"\1", as_text(big.document), flags=re.M | re.S)
    shown = [word for word in words(text) if word not in {"-", "|"} and not re.fullmatch(r"#+", word)]
    expected = document_words(big.document)
    lost = [word for word in multiset(expected, shown) if word]
    assert lost == []


def multiset(expected: Sequence[str], shown: Sequence[str]) -> list[str]:
    """The words that are expected and not shown, one by one in order; what is shown besides does not matter."""
    at = 0
    lost = []
    for word in expected:
        try:
            at = shown.index(word, at) + 1
        except ValueError:
            lost.append(word)
    return lost
