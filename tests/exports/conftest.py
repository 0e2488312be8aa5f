"""Books that several tests share, made once."""

from __future__ import annotations

import io

import pytest

from reader.exports.book import Book, Wishes
from reader.exports.talking_books.daisy import write_daisy
from reader.exports.talking_books.epub import write_epub
from tests.exports import books


@pytest.fixture(scope="session")
def small() -> Book:
    """The page with one of everything, its first section in two tracks; one of its two pictures cannot be had."""
    return books.with_tones(books.everything(), {"schema.png": books.PNG}, two_parts="s1")


@pytest.fixture(scope="session")
def big() -> Book:
    """Every page of content/ and 10,000 words more, in some 300 sections."""
    return books.with_tones(books.anthology(), books.anthology_images())


def epub(book: Book, *, words: bool = False) -> bytes:
    out = io.BytesIO()
    write_epub(book, Wishes(words=words), out)
    return out.getvalue()


def daisy(book: Book) -> bytes:
    out = io.BytesIO()
    write_daisy(book, Wishes(), out)
    return out.getvalue()


@pytest.fixture(scope="session")
def big_daisy(big: Book) -> bytes:
    return daisy(big)


@pytest.fixture(scope="session")
def small_epub(small: Book) -> bytes:
    return epub(small)


@pytest.fixture(scope="session")
def big_epub(big: Book) -> bytes:
    return epub(big)
