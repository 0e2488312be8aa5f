"""ZIPs of ours: what `zipfile` would write, byte for byte, without going back; memory not growing with the book."""

from __future__ import annotations

import io
import tracemalloc
import zipfile
from contextlib import suppress
from pathlib import Path

import pytest

from reader.errors import ExportError
from reader.exports import FORMATS, Wishes
from reader.exports.talking_books import archive
from reader.exports.talking_books.archive import Archive
from tests.exports import books

ENTRIES = (("mimetype", b"application/epub+zip"), ("EPUB/s1.xhtml", "Fièvre ≥ 38,5 °C. " * 40), ("été/vide.txt", ""))


class Pipe:
    """Where nothing can be read again, and no place be gone back to."""

    def __init__(self) -> None:
        self.written = bytearray()

    def write(self, data: bytes) -> int:
        self.written += data
        return len(data)


def made() -> bytes:
    out = Pipe()
    with Archive(out) as writer:  # type: ignore[arg-type]
        for name, content in ENTRIES:
            if isinstance(content, bytes):
                assert writer.data(name, content) == len(content)
            else:
                assert writer.text(name, content[:7], bytearray(content[7:].encode())) == len(content.encode())
    return bytes(out.written)


def test_the_bytes_are_those_of_the_standard_library() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as theirs:
        for name, content in ENTRIES:
            entry = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            entry.compress_type = zipfile.ZIP_STORED if isinstance(content, bytes) else zipfile.ZIP_DEFLATED
            entry.create_system = 3
            entry.external_attr = 0o644 << 16
            theirs.writestr(entry, content, compresslevel=6)
    assert made() == out.getvalue()


def test_every_file_comes_out_whole() -> None:
    with zipfile.ZipFile(io.BytesIO(made())) as book:
        assert book.testzip() is None
        assert [(name, book.read(name)) for name in book.namelist()] == [
            (name, content if isinstance(content, bytes) else content.encode()) for name, content in ENTRIES
        ]


@pytest.mark.parametrize(("limit", "value"), [("_MOST", 2), ("_LARGEST", 1000)])
def test_more_than_a_zip_can_count_is_refused(limit: str, value: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive, limit, value)
    writer = Archive(io.BytesIO())
    writer.data("1.mp3", b"\0" * 400)
    writer.data("2.mp3", b"\0" * 400)
    with pytest.raises(ExportError, match="en plusieurs fois"):
        writer.data("3.mp3", b"\0" * 400)


def test_what_broke_on_the_way_is_no_zip() -> None:
    out = io.BytesIO()
    with suppress(ExportError), Archive(out) as writer:
        writer.data("a", b"a")
        raise ExportError("Le son manque.")
    assert not zipfile.is_zipfile(out)


@pytest.mark.parametrize(("name", "words"), [("epub", False), ("epub", True), ("daisy", False), ("mp3", False)])
def test_memory_does_not_grow_with_the_sounds(name: str, words: bool, tmp_path: Path) -> None:
    """Four times the page takes no more memory than its contents and its list of files: under 1 % of what is added."""
    peaks, sizes = [], []
    for sections in (40, 160):
        book = books.in_files(books.with_tones(books.long_document(sections), word=0.35), tmp_path / str(sections))
        write, wishes = FORMATS[name].write, Wishes(words=words)
        with (tmp_path / "made").open("wb") as out:
            write(book, wishes, out)  # what is made once, whatever the book, is made now
        tracemalloc.start()
        with (tmp_path / "made").open("wb") as out:
            write(book, wishes, out)
        peaks.append(tracemalloc.get_traced_memory()[1])
        tracemalloc.stop()
        sizes.append((tmp_path / "made").stat().st_size)
    assert peaks[1] - peaks[0] < 0.01 * (sizes[1] - sizes[0])
