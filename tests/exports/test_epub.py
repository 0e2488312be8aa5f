"""EPUB: valid, true in what it says of itself, and lit up at the moment it is heard."""

from __future__ import annotations

import io
import re
from dataclasses import replace
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest

from reader.errors import ExportError, SoundMissing
from reader.exports.book import Book, Recording, Wishes
from reader.exports.talking_books.epub import write_epub
from tests.exports import books, validators
from tests.exports.conftest import epub
from tests.exports.epub_checks import files, problems, spine, text_words


def with_file(book: bytes, name: str, change: Any) -> bytes:
    """The same EPUB with one text file changed."""
    import zipfile

    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for path, data in files(book).items():
            archive.writestr(path, change(data.decode()).encode() if path == name else data)
    return out.getvalue()


def test_clips_are_contiguous_and_inside_their_sound(small_epub: bytes, big_epub: bytes) -> None:
    assert problems(small_epub) == []
    assert problems(big_epub) == []


def test_each_sentence_is_lit_when_it_is_heard(small: Book, small_epub: bytes) -> None:
    begins: dict[str, str] = {}
    for data in files(small_epub).values():
        begins |= dict(
            re.findall(r'<text src="[^"#]*#([^"]*)"/><audio src="[^"]*" clipBegin="([\d.]+)s"', data.decode("latin-1"))
        )
    compared = 0
    for recording in small.recordings:
        for number, cue in enumerate(recording.track.cues):
            if cue.sentence_id in begins:  # the sentences of a picture are lit as one
                expected = 0.0 if number == 0 else round(cue.start, 3)  # the silence before the first word is its own
                assert float(begins[cue.sentence_id]) == pytest.approx(expected, abs=1e-9), cue.text
                compared += 1
    assert compared >= 25


@pytest.mark.parametrize(
    ("broken", "told"),
    [
        (lambda smil: smil.replace('clipBegin="0.000s"', 'clipBegin="0.100s"', 1), "begins at"),
        (
            lambda smil: re.sub(r'clipEnd="[\d.]+s"/></par>\s*</seq>', 'clipEnd="600.000s"/></par></seq>', smil),
            "end at 600",
        ),
        (lambda smil: smil.replace("#s1-b2-1", "#s1-b99"), "no s1-b99"),
        (lambda smil: smil.replace("#s1-b2-1", "#s1-b1-1"), "out of order"),
        (lambda smil: smil.replace("#s1-b2-1", "#s1-b1-1"), "something is said twice"),
        (
            lambda smil: re.sub(
                r'clipBegin="([\d.]+)s" clipEnd="[\d.]+s"', r'clipBegin="\1s" clipEnd="\1s"', smil, count=1
            ),
            "is heard from",
        ),
    ],
)
def test_the_check_of_clips_sees_a_broken_book(small_epub: bytes, broken: Any, told: str) -> None:
    assert told in " ".join(problems(with_file(small_epub, "EPUB/s1.smil", broken)))


def without(pattern: str) -> Any:
    def changed(text: str) -> str:
        assert re.search(pattern, text), pattern
        return re.sub(pattern, "", text, count=1)

    return changed


@pytest.mark.parametrize(
    ("name", "broken", "told"),
    [
        ("META-INF/container.xml", without("EPUB/"), "the container does not lead to the package"),
        ("EPUB/package.opf", without('<item id="css"[^>]*/>'), "style.css is not listed"),
        ("EPUB/package.opf", without(r"(?<=audio/s1-1)\.mp3"), "audio/s1-1 is not there"),
        ("EPUB/package.opf", without("(?<=audio)/mpeg"), "is told to be audio"),
        ("EPUB/package.opf", without(' media-overlay="s2-smil"'), "s2.smil is the overlay of nothing"),
        ("EPUB/package.opf", without('<meta property="media:duration" refines="#s2-smil">[^<]*</meta>'), "no time"),
        ("EPUB/package.opf", without('<meta property="media:duration">[^<]*</meta>'), "the book is told to last None"),
    ],
)
def test_the_check_of_the_package_sees_a_broken_one(small_epub: bytes, name: str, broken: Any, told: str) -> None:
    assert told in " ".join(problems(with_file(small_epub, name, broken)))


def test_word_by_word(small: Book) -> None:
    book = epub(small, words=True)
    assert problems(book) == []
    smil = files(book)["EPUB/s1.smil"].decode()
    assert "s1.xhtml#s1-b2-1-w1" in smil
    assert "s1.xhtml#s1-b2-1-w13" in smil
    assert text_words(book) == text_words(epub(small))


def test_same_book_same_bytes(small: Book, small_epub: bytes) -> None:
    assert epub(small) == small_epub


def test_first_file_is_the_media_type(small_epub: bytes) -> None:
    assert small_epub[30:58] == b"mimetypeapplication/epub+zip"  # OCF 3.3, 4.3.2


def test_what_it_says_of_itself_is_true(small: Book) -> None:
    spoken = files(epub(small))["EPUB/package.opf"].decode()
    assert "synchronizedAudioText" in spoken
    assert ">visual<" in spoken
    mute = files(epub(replace(small, recordings=(), images={})))["EPUB/package.opf"].decode()
    for claim in ("synchronizedAudioText", ">auditory<", ">visual<", "alternativeText", "media:"):
        assert claim not in mute
    section = small.document.sections[2]
    undescribed = [
        replace(block, sentences=(), image=replace(block.image, alt=None)) if block.image else block
        for block in section.blocks
    ]
    document = replace(small.document, sections=(replace(section, blocks=tuple(undescribed)),))
    bare = files(epub(replace(small, document=document, recordings=())))["EPUB/package.opf"].decode()
    assert "alternativeText" not in bare
    assert '>textual</meta>\n<meta property="schema:accessModeSufficient"' not in bare
    assert (
        'alt="Image sans description"'
        in files(epub(replace(small, document=document, recordings=())))["EPUB/s3.xhtml"].decode()
    )


def test_each_thing_it_says_of_itself(small: Book, small_epub: bytes) -> None:
    package = ET.fromstring(files(small_epub)["EPUB/package.opf"])
    told = [
        (element.get("property") or element.tag.rpartition("}")[2], element.text)
        for element in package.iter()
        if element.tag.endswith("}meta") or "elements/1.1/" in element.tag
    ]
    assert [one for one in told if not one[0].startswith("media:") and one[0] != "schema:accessibilitySummary"] == [
        ("identifier", small.identifier),
        ("title", "Traitement : l’essentiel"),
        ("language", "fr"),
        ("dcterms:modified", "2026-11-24T00:00:00Z"),
        ("creator", "Hôpital d’exemple"),
        ("publisher", "Hôpital d’exemple"),
        ("source", "https://www.exemple.fr/page"),
        ("rights", "CC BY-SA 4.0"),
        ("schema:accessMode", "textual"),
        ("schema:accessMode", "auditory"),
        ("schema:accessMode", "visual"),
        ("schema:accessModeSufficient", "textual"),
        ("schema:accessModeSufficient", "auditory"),
        ("schema:accessModeSufficient", "textual,auditory"),
        ("schema:accessibilityFeature", "tableOfContents"),
        ("schema:accessibilityFeature", "readingOrder"),
        ("schema:accessibilityFeature", "structuralNavigation"),
        ("schema:accessibilityFeature", "displayTransformability"),
        ("schema:accessibilityFeature", "synchronizedAudioText"),
        ("schema:accessibilityFeature", "alternativeText"),
        ("schema:accessibilityHazard", "none"),
    ]
    assert ("media:narrator", "Voix de synthèse") in told
    assert "conformité n’a été certifiée par personne" in dict(told)["schema:accessibilitySummary"]  # type: ignore[operator]
    arabic = epub(replace(small, document=replace(small.document, language="ar"), recordings=()))
    assert 'page-progression-direction="rtl"' in files(arabic)["EPUB/package.opf"].decode()


def test_languages_of_parts(small_epub: bytes) -> None:
    text = files(small_epub)["EPUB/s1.xhtml"].decode()
    assert '<span id="s1-b3-3" lang="en" xml:lang="en">' in text
    assert '<p id="s1-b6" lang="ar" xml:lang="ar" dir="rtl">' in text


def test_links_lead_to_other_sections_and_out(small_epub: bytes) -> None:
    text = files(small_epub)["EPUB/s1.xhtml"].decode()
    assert 'href="s3.xhtml#s3"' in text
    assert 'href="s3.xhtml#s3-b9" epub:type="noteref" role="doc-noteref"' in text
    assert 'href="https://www.exemple.fr/%C3%A0%20lire?a=1&amp;b=2"' in text


def test_sound_that_is_missing_is_named(small: Book) -> None:
    half = replace(small, recordings=small.recordings[:-1])
    with pytest.raises(SoundMissing, match="Quand appeler"):
        write_epub(half, Wishes(), io.BytesIO())


def test_sound_that_is_cut_short_is_refused(small: Book) -> None:
    first = small.recordings[0]
    short = (Recording(first.track, first.read()[:-200]), *small.recordings[1:])
    with pytest.raises(ExportError, match="abîmé"):
        write_epub(replace(small, recordings=short), Wishes(), io.BytesIO())


@pytest.mark.parametrize("title", ["Effets " * 70 + "fin", "العلاج المناعي", "<b> & \u0001 ]]>", "\n"])
def test_odd_titles(title: str) -> None:
    book = epub(books.with_tones(books.odd_title(title)))
    assert problems(book) == []
    for name, data in files(book).items():
        if name.endswith((".xhtml", ".opf", ".smil")):
            ET.fromstring(re.sub(rb"<!DOCTYPE[^>]*>", b"", data))
    assert len(spine(files(book))) == 2


@pytest.mark.first
@pytest.mark.java
def test_epubcheck(big: Book, tmp_path: Path) -> None:
    path = tmp_path / "book.epub"
    path.write_bytes(epub(big, words=True))  # word by word: every id that can be pointed at is
    code, messages = validators.epubcheck(path)
    assert code == 0, messages


@pytest.mark.node
@pytest.mark.browser
def test_ace(small_epub: bytes, tmp_path: Path) -> None:
    path = tmp_path / "book.epub"
    path.write_bytes(small_epub)
    report = validators.ace(path, tmp_path / "report")
    assert report["earl:result"] == {"earl:outcome": "pass"}, report["assertions"]


@pytest.mark.long
@pytest.mark.node
@pytest.mark.browser
@pytest.mark.parametrize("page_id", books.page_ids())
def test_ace_on_each_page(page_id: str, tmp_path: Path) -> None:
    book = books.with_tones(books.real_document(page_id), books.real_images(page_id))
    path = tmp_path / "book.epub"
    path.write_bytes(epub(book))
    report = validators.ace(path, tmp_path / "report")
    assert report["earl:result"] == {"earl:outcome": "pass"}, report["assertions"]


@pytest.mark.long
@pytest.mark.node
@pytest.mark.browser
def test_ace_on_a_very_long_page(tmp_path: Path) -> None:
    """10,600 words in 200 sections, each a file that Ace opens in a browser: 19 minutes on a busy machine."""
    path = tmp_path / "book.epub"
    path.write_bytes(epub(books.with_tones(books.long_document())))
    report = validators.ace(path, tmp_path / "report", patience=2400)
    assert report["earl:result"] == {"earl:outcome": "pass"}, report["assertions"]


def test_the_cover_is_told_to_be_one(small: Book, small_epub: bytes) -> None:
    made = files(small_epub)
    assert made["EPUB/cover.png"] == books.COVER
    assert 'href="cover.png" media-type="image/png" properties="cover-image"' in made["EPUB/package.opf"].decode()
    assert "EPUB/cover.png" not in files(epub(replace(small, cover=b"<svg/>")))
