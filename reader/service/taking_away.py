"""A page of the library as a book: its document, its sounds, its pictures, ready for any take-away form."""

from __future__ import annotations

import threading
from collections.abc import Callable
from contextlib import suppress
from datetime import date

from reader.errors import Busy, NotFound, PageNotFound, StoreError
from reader.exports import Book, Recording
from reader.model import BlockKind, Document, Preferences
from reader.service.plan import PlannedTrack
from reader.service.reader import Reader
from reader.sources import Library

EARLIEST = date(1980, 1, 1)

# How often a track that is not to be had because many listen is asked for again: a minute or more in all.
MOST_WAITS = 30


def book_of(
    reader: Reader,
    page_id: str,
    preferences: Preferences,
    *,
    sound: bool,
    progress: Callable[[int, int], None] = lambda done, all_: None,
    stop: threading.Event | None = None,
) -> Book:
    """The book of a page; with `sound`, its tracks are taken from the store or made now.

    `progress` is told how many tracks of how many are there; while many listen it waits, unless `stop` is set. Raises
    PageNotFound, PageRefused, and what the making of a track raises (EngineError, StoreError, Busy). Without a voice
    the book has no sound; a form that needs one says so. Its text is whole: what the person wishes not to be read is in
    the text alone.
    """
    stop = stop or threading.Event()
    document = reader.document(page_id)
    planned = [track for tracks in reader.plan(page_id, preferences).values() for track in tracks] if sound else []
    recordings = []
    for number, track in enumerate(planned):
        if stop.is_set():
            raise Busy("Le service s’arrête. Réessayez dans un instant.", retry_after=5)
        progress(number, len(planned))
        recordings.append(_patiently(reader, track, preferences, stop))
    progress(len(planned), len(planned))
    told = {sentence.id for sentence in document.without(preferences.passed).sentences()}
    passed = frozenset(sentence.id for sentence in document.sentences() if sentence.id not in told)
    return Book(
        document, tuple(recordings), _images(reader, document), created(document, reader.library), passed=passed
    )


def _patiently(reader: Reader, planned: PlannedTrack, preferences: Preferences, stop: threading.Event) -> Recording:
    """A recording; people who listen come first, and are waited for."""
    for _ in range(MOST_WAITS):
        try:
            return _recording(reader, planned, preferences)
        except Busy as exc:
            if stop.wait(exc.retry_after):
                raise
    return _recording(reader, planned, preferences)


def _recording(reader: Reader, planned: PlannedTrack, preferences: Preferences) -> Recording:
    sound = reader.sound(planned.key, preferences)
    if sound.rendering is not None:
        data = b"".join(sound.rendering.chunks())
        sound.rendering.wait()
        if not reader.stored(planned):
            # Its own bytes, not the store's: on a full disk, or with a sentence that failed, the store has none.
            return Recording(sound.rendering.track(), data)
        sound = reader.sound(planned.key, preferences)
    if sound.stored is None:
        raise StoreError("Un son a disparu du dossier des sons pendant la copie. Recommencez.")
    return Recording(reader.track(planned.key, preferences), sound.stored)


def _images(reader: Reader, document: Document) -> dict[str, bytes]:
    """The pictures that the library has, by file name; a form shows the others by their description."""
    images: dict[str, bytes] = {}
    for section in document.sections:
        for block in section.blocks:
            if block.kind is BlockKind.FIGURE and block.image is not None:
                with suppress(NotFound, OSError):
                    images[block.image.name] = reader.library.image(document.id, block.image.name).read_bytes()
    return images


def created(document: Document, library: Library) -> date:
    """The day the page was fetched, else the day its file was changed: the same page gives the same file.

    A page that is gone meanwhile is as old as a ZIP can be.
    """
    try:
        return date.fromisoformat(document.source.fetched_on)
    except ValueError:
        pass
    try:
        return max(library.changed(document.id), EARLIEST)
    except (PageNotFound, OSError):
        return EARLIEST
