"""Every form carries the words of the Document, all of them, in order; each exception is named here with its reason."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from reader.exports.book import Book
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
