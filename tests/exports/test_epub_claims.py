"""What an EPUB says of itself is all that it must say, and true; one false book for each check shows that it sees."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

import pytest

from reader.exports.book import Book
from tests.exports import books
from tests.exports.conftest import epub
from tests.exports.epub_claims import faults
from tests.exports.test_epub import with_file


def test_books_say_what_is_so(small: Book, small_epub: bytes, big_epub: bytes) -> None:
    assert faults(small_epub) == []
    assert faults(big_epub) == []
    assert faults(epub(replace(small, recordings=()))) == []
    assert faults(epub(replace(small, images={}, recordings=()))) == []
    assert faults(epub(Book(replace(small.document, language="ar")))) == []
    assert faults(epub(Book(small.document, images={"schema.png": b"GIF89a"}))) == []


@pytest.mark.parametrize("page_id", books.page_ids())
def test_each_page_says_what_is_so(page_id: str) -> None:
    assert faults(epub(Book(books.real_document(page_id), (), books.real_images(page_id)))) == []


def to(pattern: str, new: str = "") -> Callable[[str], str]:
    def changed(text: str) -> str:
        assert re.search(pattern, text), pattern
        return re.sub(pattern, new, text)

    return changed


def said(name: str) -> Callable[[str], str]:
    """Without a property, wherever it is said."""
    return to(rf'<meta property="{name}"[^>]*>[^<]*</meta>\n')


def more(name: str, value: str) -> Callable[[str], str]:
    return to("</metadata>", f'<meta property="{name}">{value}</meta></metadata>')


def other(name: str, value: str, new: str) -> Callable[[str], str]:
    return to(f'(<meta property="schema:{name}">){value}</meta>', rf"\1{new}</meta>")


PACKAGE = "EPUB/package.opf"


@pytest.mark.parametrize(
    ("name", "how", "told"),
    [
        *((PACKAGE, said(f"schema:{name}"), f"schema:{name} is not said") for name in (
            "accessMode", "accessModeSufficient", "accessibilityFeature", "accessibilityHazard",
        )),
        (PACKAGE, said("schema:accessibilitySummary"), "schema:accessibilitySummary is not said"),
        (PACKAGE, said("dcterms:modified"), "dcterms:modified is not said"),
        (PACKAGE, said("media:active-class"), "media:active-class is not said"),
        (PACKAGE, said("media:narrator"), "media:narrator is not said"),
        (PACKAGE, said("media:duration"), "media:duration is not said"),
        (PACKAGE, to("<dc:language>fr</dc:language>"), "dc:language is not said"),
        (PACKAGE, to("<dc:language>fr<", "<dc:language>en<"), "s1.xhtml is in fr, the book in ['en']"),
        (PACKAGE, to("<dc:title>[^<]*</dc:title>"), "dc:title is not said"),
        (PACKAGE, to('unique-identifier="id"', 'unique-identifier="x"'), "no identifier is the book's own"),
        (PACKAGE, to("<dc:identifier[^>]*>[^<]*</dc:identifier>"), "dc:identifier is not said"),
        (PACKAGE, to("-epub-media-overlay-active", "said"), "nothing is styled by said"),
        ("EPUB/style.css", to("-epub-media-overlay-active", "said"), "nothing is styled by -epub"),
        (PACKAGE, more("schema:accessMode", "tactile"), "accessMode: tactile is not so"),
        (PACKAGE, other("accessMode", "visual", "textual"), "accessMode: visual is not said"),
        (PACKAGE, other("accessMode", "auditory", "textual"), "accessMode: auditory is not said"),
        (PACKAGE, more("schema:accessModeSufficient", "visual"), "accessModeSufficient: visual is not so"),
        (PACKAGE, other("accessModeSufficient", "textual", "auditory"), "accessModeSufficient: textual is not said"),
        (PACKAGE, more("schema:accessibilityFeature", "braille"), "accessibilityFeature: braille is not so"),
        (PACKAGE, other("accessibilityFeature", "alternativeText", "readingOrder"), "alternativeText is not said"),
        (PACKAGE, other("accessibilityFeature", "synchronizedAudioText", "readingOrder"), "AudioText is not said"),
        ("EPUB/s3.xhtml", to(' alt="[^"]*"', ' alt=""'), "accessibilityFeature: alternativeText is not so"),
        ("EPUB/s3.xhtml", to("Une photo perdue", "Image sans description"), "alternativeText is not so"),
        ("EPUB/s3.xhtml", to("<img [^>]*>"), "accessMode: visual is not so"),
        ("EPUB/nav.xhtml", to('epub:type="toc" role', "role"), "accessibilityFeature: tableOfContents is not so"),
        (PACKAGE, other("accessibilityHazard", "none", "unknown"), "accessibilityHazard: ['unknown']"),
        (PACKAGE, more("dcterms:conformsTo", "EPUB Accessibility 1.1"), "nobody has certified it"),
        (PACKAGE, more("a11y:certifiedBy", "Nous"), "nobody has certified it"),
        (PACKAGE, to('(<itemref idref="s1"/>)\n(<itemref idref="s2"/>)', r"\2\1"), "read in the order"),
        (PACKAGE, to('<itemref idref="s2"/>'), "read in the order"),
        ("EPUB/nav.xhtml", to('href="s2.xhtml"', 'href="s3.xhtml"'), "listed as"),
        (PACKAGE, to(' linear="no"'), "not among what is read: []"),
        ("EPUB/s2.xhtml", to(' xml:lang="fr"'), "s2.xhtml is in None"),
        (PACKAGE, to("<spine>", '<spine page-progression-direction="rtl">'), "['fr'] is read rtl"),
    ],
)  # fmt: skip
def test_the_check_sees_a_book_that_says_too_little_or_too_much(
    small_epub: bytes, name: str, how: Callable[[str], str], told: str
) -> None:
    assert told in " ".join(faults(with_file(small_epub, name, how)))


def test_the_check_sees_a_section_that_is_not_heard(small_epub: bytes) -> None:
    import io
    import zipfile

    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(small_epub)) as whole, zipfile.ZipFile(out, "w") as archive:
        for one in whole.namelist():
            if one != "EPUB/s2.smil":
                archive.writestr(one, whole.read(one))
    assert "accessModeSufficient: auditory is not so" in faults(out.getvalue())
