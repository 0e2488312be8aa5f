"""The list of formats, pages of every odd kind, and keys that change when the file would."""

from __future__ import annotations

import ctypes.util
import hashlib
import io
import os
import re
import subprocess
import sys
import zipfile
from dataclasses import replace
from html import unescape

import pytest

from reader.errors import NotFound, SoundMissing
from reader.exports import FORMATS, Book, Format, Ingredients, Wishes, content_key, format_named
from reader.model import BlockKind, Document, Section
from tests.exports import books
from tests.exports.books import words


def _absent() -> set[str]:
    """The forms that cannot be made here."""
    absent = set() if ctypes.util.find_library("louis") else {"brf", "pef"}
    try:
        import weasyprint  # type: ignore[import-untyped]  # noqa: F401
    except (ImportError, OSError):  # OSError: without Pango
        absent.add("pdf")
    return absent


MADE = [name for name in FORMATS if name not in _absent()]


@pytest.mark.parametrize("name", FORMATS)
def test_each_format_says_in_french_what_it_is_good_for(name: str) -> None:
    form = FORMATS[name]
    assert form.name == name
    assert form.good_for.startswith("Pour ")
    assert form.good_for.endswith(".")
    assert form.label
    assert "/" in form.media_type


def made(name: str, book: Book) -> bytes:
    out = io.BytesIO()
    FORMATS[name].write(book, Wishes(), out)
    return out.getvalue()


@pytest.mark.parametrize("name", MADE)
def test_each_is_written_and_twice_the_same(name: str, small: Book) -> None:
    assert made(name, small) == made(name, small) != b""


DIGESTS = """
import hashlib
from tests.exports import books, test_registry
small = books.with_tones(books.everything(), {"schema.png": books.PNG}, two_parts="s1")
for name in test_registry.MADE:
    print(name, hashlib.sha256(test_registry.made(name, small)).hexdigest())
"""


def test_another_process_writes_the_same_bytes(small: Book) -> None:
    """A set or a hash in its order, a date or a number of the process in it would show between two processes."""
    env = {**os.environ, "PYTHONHASHSEED": "7", "TZ": "Pacific/Auckland", "PYTHONPATH": str(books.CONTENT.parent)}  # noqa: TID251
    done = subprocess.run([sys.executable, "-c", DIGESTS], capture_output=True, text=True, env=env, check=True)
    here = {name: hashlib.sha256(made(name, small)).hexdigest() for name in MADE}
    assert dict(line.split() for line in done.stdout.splitlines()) == here


@pytest.mark.parametrize("name", MADE)
def test_a_page_without_sound(name: str, small: Book) -> None:
    mute = replace(small, recordings=())
    if name in {"mp3", "daisy", "vtt"}:  # nothing without it
        with pytest.raises(SoundMissing, match="pas encore de son"):
            made(name, mute)
    else:
        assert made(name, mute)


@pytest.mark.parametrize("name", MADE)
def test_a_picture_that_cannot_be_had(name: str, small: Book) -> None:
    """No file of a picture is there: each form is whole, and its description is said in its place."""
    data = made(name, replace(small, images={}))
    if name == "mp3":
        assert data == made(name, small)  # the sound says the description in any case
    elif name in {"epub", "daisy"}:
        with zipfile.ZipFile(io.BytesIO(data)) as book:
            assert not [kept for kept in book.namelist() if kept.endswith((".png", ".jpg")) and "cover" not in kept]
            told = "".join(book.read(kept).decode() for kept in book.namelist() if kept.endswith(("html", "ncx")))
        assert "Une photo perdue." in told
        assert "Deux cellules se touchent." in told
    elif name not in {"brf", "pef", "pdf"}:  # test_braille and test_pdf read these back, this picture among them
        assert "Une photo perdue." in data.decode()
        assert "Deux cellules se touchent." in data.decode()


@pytest.mark.parametrize("name", MADE)
@pytest.mark.parametrize("title", ["Effets " * 70 + "fin", "العلاج المناعي", '<b> & "\u0001 ]]>', "\n"])
def test_odd_titles(name: str, title: str) -> None:
    """500 characters, right to left, signs of mark-up, nothing: each form is whole, and says it where it has words."""
    document = books.odd_title(title)
    data = made(name, books.with_tones(document))
    if name in {"txt", "md", "html", "vtt"}:
        text = re.sub(r"</?\w[^>]*>", " ", data.decode()) if name == "html" else data.decode()
        shown = words(unescape(re.sub(r"\\([<>&|\[\]])", r"\1", text)).replace("\u0001", ""))
        assert [word for word in words(title.replace("\u0001", "")) if word not in shown] == []


@pytest.mark.parametrize("name", MADE)
def test_signs_that_no_table_knows(name: str) -> None:
    """Private characters, half a pair, a control character: a form is made, and what XML cannot hold is not in it."""
    odd = "Si \ue000 ou \U0010fffd, \ud800 puis \u0001\ufffe : appelez le 15."
    section = Section("s1", "T", 1, (books.block("s1-b1", BlockKind.PARAGRAPH, odd),))
    data = made(name, books.with_tones(Document("x", "T", "fr", (section,))))
    assert data
    if name in {"pef", "html", "txt", "md", "vtt"}:
        assert "\ud800" not in data.decode()


def test_unknown_format() -> None:
    with pytest.raises(NotFound, match="epub, daisy"):
        format_named("docx")
    assert format_named("epub") is FORMATS["epub"]


def test_keys_change_when_the_file_would(small: Book) -> None:
    epub, text, pdf = FORMATS["epub"], FORMATS["txt"], FORMATS["pdf"]

    def key(form: Format, book: Book, wishes: Wishes | None = None) -> str:
        return content_key(form, Ingredients.of(book), wishes or Wishes())

    one = key(epub, small)
    assert len(one) == 64
    assert one == key(epub, replace(small))
    others = [
        key(FORMATS["daisy"], small),
        key(epub, replace(small, images={})),
        key(epub, replace(small, recordings=small.recordings[1:])),
        key(epub, small.only("s1")),
        key(epub, replace(small, cover=books.PNG)),
        key(epub, small, Wishes(words=True)),
    ]
    assert len({one, *others}) == 7
    # what a form does not look at changes nothing
    assert one == key(epub, replace(small, address="http://a/"), Wishes(cells=30, points=28))
    assert key(text, small) == key(text, replace(small, recordings=small.recordings[1:], cover=books.PNG))
    assert key(pdf, small) != key(pdf, replace(small, address="http://a/"))


def test_wishes_that_a_form_looks_at_are_wishes() -> None:
    assert {name for form in FORMATS.values() for name in form.choices} | {"fonts"} == set(Wishes.__slots__)
