"""The tracks of a page end to end, as one sound: where each section begins, and when each sentence is heard."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from reader.exports import mpeg
from reader.exports.book import Book, Recording
from reader.model import Cue


@dataclass(frozen=True, slots=True)
class Chapter:
    """A section in the page's one sound: seconds from its first sample. A chapter ends where the next begins."""

    section_id: str
    title: str
    start: float
    end: float


@dataclass(frozen=True, slots=True)
class Timeline:
    """One sound of a whole page: its Info frame and length without any tag, its chapters, and what it is made of."""

    joined: mpeg.Joined
    chapters: tuple[Chapter, ...]
    recordings: tuple[Recording, ...]

    @property
    def cues(self) -> Iterator[Cue]:
        """The cues of all tracks, in seconds of the one sound, made one by one."""
        for recording, start in zip(self.recordings, self.joined.starts, strict=True):
            for cue in recording.track.cues:
                yield _later(cue, start)


def timeline(book: Book) -> Timeline:
    """The page's sounds put end to end. Raises SoundMissing, ExportError, StoreError."""
    book.require_sound()
    joined = mpeg.join([recording.mp3() for recording in book.recordings])
    titles = {section.id: section.title for section in book.document.sections}
    starts: list[tuple[str, float]] = []
    for recording, start in zip(book.recordings, joined.starts, strict=True):
        section_id = recording.track.section_id
        if not starts or starts[-1][0] != section_id:
            starts.append((section_id, start))
    ends = [start for _, start in starts[1:]] + [joined.duration]
    chapters = tuple(
        Chapter(section_id, " ".join(titles.get(section_id, "").split()) or "Sans titre", start, end)
        for (section_id, start), end in zip(starts, ends, strict=True)
    )
    return Timeline(joined, chapters, book.recordings)


def _later(cue: Cue, seconds: float) -> Cue:
    words = tuple(replace(word, start=word.start + seconds, end=word.end + seconds) for word in cue.words)
    return replace(cue, start=cue.start + seconds, end=cue.end + seconds, words=words)
