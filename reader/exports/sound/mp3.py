"""A page as one MP3 with a chapter for each section. A single section is `Book.only(section_id)`."""

from __future__ import annotations

from pathlib import Path
from typing import BinaryIO

from reader.exports import mpeg
from reader.exports.book import Book, Wishes
from reader.exports.sound import id3
from reader.exports.sound.timeline import timeline


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


def heard_seconds(path: Path) -> float:
    """How long a file that `write_mp3` wrote is heard. Raises OSError, ExportError."""
    with path.open("rb") as file:
        head = file.read(10)
        # the size of a tag is written with seven bits a byte (ID3v2.3, 3.1)
        tag = 10 + sum(byte << shift for byte, shift in zip(head[6:10], (21, 14, 7, 0), strict=True))
        file.seek(tag)
        return mpeg.parse(file.read(mpeg.LONGEST_FRAME), path.stat().st_size - tag).duration
