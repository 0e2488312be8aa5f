"""WebVTT captions (W3C, WebVTT: The Web Video Text Tracks Format): a cue a sentence, under the sentence's id."""

from __future__ import annotations

from collections.abc import Iterable
from typing import BinaryIO

from reader.exports.book import Book, Wishes
from reader.exports.sound.timeline import timeline
from reader.model import Cue


def as_vtt(cues: Iterable[Cue]) -> str:
    """The captions of one sound: of a track with its own cues, of a page with those of its timeline.

    A sentence that is not heard has none.
    """
    blocks = ["WEBVTT\n"]
    for cue in cues:
        start, end = round(cue.start * 1000), round(cue.end * 1000)
        text = " ".join((cue.line or cue.text).split())
        if text and end > start:
            blocks.append(f"{cue.sentence_id}\n{_clock(start)} --> {_clock(end)}\n{_escape(text)}\n")
    return "\n".join(blocks)


def write_vtt(book: Book, wishes: Wishes, out: BinaryIO) -> None:
    """The captions of the page's one MP3. Raises SoundMissing, ExportError, StoreError."""
    out.write(as_vtt(timeline(book).cues).encode("utf-8", "replace"))


def _escape(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _clock(milliseconds: int) -> str:
    """
    >>> _clock(3_723_004)
    '01:02:03.004'
    """
    seconds, rest = divmod(milliseconds, 1000)
    return f"{seconds // 3600:02d}:{seconds // 60 % 60:02d}:{seconds % 60:02d}.{rest:03d}"
