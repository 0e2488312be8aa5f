"""A page as one MP3 with a chapter for each section. A single section is `Book.only(section_id)`."""

from __future__ import annotations

from typing import BinaryIO

from reader.exports import id3, mpeg
from reader.exports.book import Book, Wishes
from reader.exports.timeline import timeline


def write_mp3(book: Book, wishes: Wishes, out: BinaryIO) -> None:
    """Write the MP3 to `out`, track by track. Raises SoundMissing, ExportError, StoreError."""
    line = timeline(book)
    source = book.document.source
    out.write(
        id3.tag(
            " ".join(book.document.title.split()) or "Sans titre",
            book.document.language,
            line.chapters,
            artist=source.publisher,
            source=source.url,
            copyright_notice=source.licence,
            cover=book.cover,
        )
    )
    out.write(line.joined.head)
    for recording in book.recordings:
        sound = recording.read()
        out.write(memoryview(sound)[len(mpeg.parse(sound).head) :])
