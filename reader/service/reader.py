"""The Reader: from the library to sound, the whole story in one place."""

from __future__ import annotations

import logging
from collections import deque
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path

from reader import __version__
from reader.engines import Pool
from reader.errors import (
    Busy,
    EngineUnavailable,
    PageNotFound,
    PageRefused,
    ReaderError,
    StoreError,
    TrackNotFound,
)
from reader.extract import Profiles
from reader.model import BlockKind, Document, Preferences, Quality, Track, Voice, fold
from reader.plain import Entry, Explanations, Glossary, PageLevel, as_document, as_names, explain, levels
from reader.search import Findings, Passages, find, passages
from reader.service.per_page import PerPage
from reader.service.performance import perform
from reader.service.plan import CHARACTERS_A_SECOND, PlannedTrack
from reader.service.plans import Plans
from reader.service.rendering import BACKGROUND, LISTENER, Renderer, Rendering
from reader.service.sample import voice_sample
from reader.service.shelf import Shelf, scripts
from reader.service.sound_file import WholeSound, joined
from reader.service.voices import Voices
from reader.sources import Library, Page
from reader.speech import Lexicon
from reader.store import Store, mp3_problem

log = logging.getLogger(__name__)

PRERENDERED_AHEAD = 4


@dataclass(frozen=True, slots=True)
class PageSummary:
    """A page as the library shows it; `listening_time` is an estimate in seconds at speed 1."""

    id: str
    title: str
    summary: str
    publisher: str
    sections: int
    listening_time: float


@dataclass(frozen=True, slots=True)
class Sound:
    """A track's sound: a stored file, or one that grows while it is listened to. One of the two is None."""

    stored: Path | bytes | None
    rendering: Rendering | None


@dataclass(frozen=True, slots=True)
class Health:
    """The service in figures; totals only, nothing about anybody."""

    version: str
    pages: int
    voices: int
    speech: str  # "ok", "tone" (no voice works: sounds, and a text that says so) or "none"
    rendering: int
    rendered: int
    failed: int
    engines: dict[str, int]


class Reader:
    """The service: pages as documents, documents as tracks, tracks from the store or made on demand.

    Holds everything that lives (pool, renderer, caches); `close` ends it. Thread-safe. `voice` is the id of the
    operator's voice; `prepare` says whether `warm` has tracks made in advance, `background` how many at the same time.
    `waiting` bounds the threads that wait for a voice; `profiles` are those of sites, the shipped ones unless said;
    `glossary` explains the hard words of the pages.
    `mute` says why no sound can be served here, empty where it can.
    """

    def __init__(
        self,
        library: Library,
        lexicon: Lexicon,
        pool: Pool,
        store: Store,
        *,
        voice: str = "",
        prepare: bool = True,
        background: int = 1,
        waiting: int = 112,
        profiles: Profiles | None = None,
        glossary: Glossary | None = None,
    ) -> None:
        self.library = library
        self.glossary = glossary or Glossary()
        booklet = as_document(self.glossary)
        self._own = (booklet, voice_sample()) if booklet.sections else (voice_sample(),)
        self._shelf = Shelf(library, lexicon, profiles, self._own)
        self._lexicon = lexicon
        self._pool = pool
        self._store = store
        self._voices = Voices(pool, voice)
        self._prepare = prepare
        self.mute = mp3_problem()
        self._renderer = Renderer(pool, store, background=background, waiting=waiting)
        self._plans = Plans(self._shelf, self._voices, pool, self._told)
        self._explanations: PerPage[Explanations] = PerPage(self._shelf, self._explained)
        self._passages: PerPage[Passages] = PerPage(self._shelf, passages)
        self._passages_without_notes: PerPage[Passages] = PerPage(self._shelf, _without_notes)
        self._names = passages(as_names(self.glossary))
        self._summaries: dict[tuple[str, str], PageSummary | None] = {}

    # --- pages --------------------------------------------------------------------------------------------------------

    def pages(self) -> tuple[PageSummary, ...]:
        """Every page that can be read, in the library's order; one that cannot is logged, and the others still show."""
        # Kept apart from the documents: a library of more pages than the shelf holds would be read whole at each view.
        summaries: dict[tuple[str, str], PageSummary | None] = {}
        for page_id in self.library.ids():
            try:
                key = (page_id, self.library.digest(page_id))
                summaries[key] = self._summaries[key] if key in self._summaries else self._summary(page_id)
            except PageNotFound:  # taken away this very moment
                continue
        self._summaries = summaries
        return tuple(summary for summary in summaries.values() if summary is not None)

    def _summary(self, page_id: str) -> PageSummary | None:
        """A page as the library shows it; None, and a line in the log, where it cannot be read."""
        try:
            shelved = self._shelf.get(page_id)
        except PageRefused as exc:
            log.warning("page %s: %s", page_id, exc)
            return None
        said = [utterance for utterances in self._shelf.scripts(shelved) for utterance in utterances]
        return PageSummary(
            id=page_id,
            title=shelved.document.title,
            summary=shelved.page.summary,
            publisher=shelved.page.source.publisher,
            sections=len(shelved.document.sections),
            listening_time=sum(len(utterance.text) / CHARACTERS_A_SECOND + utterance.pause for utterance in said),
        )

    def page(self, page_id: str) -> Page:
        """The page's file and provenance. Raises PageNotFound, PageRefused."""
        return self._shelf.get(page_id).page

    def document(self, page_id: str) -> Document:
        """The page, read. Raises PageNotFound, PageRefused."""
        return self._shelf.get(page_id).document

    def unspoken(self, page_id: str) -> dict[str, int]:
        """How many characters of the page no voice says, by kind; empty where all is said.

        Raises PageNotFound, PageRefused.
        """
        return self._shelf.unspoken(self._shelf.get(page_id))

    def digest(self, page_id: str) -> str:
        """Changes when the page does; cheap. Raises PageNotFound."""
        return self.library.digest(page_id)

    def _told(self) -> list[str]:
        """The ids of all that has tracks: pages, then the glossary and the sample of a voice."""
        return [*(summary.id for summary in self.pages()), *(document.id for document in self._own)]

    # --- plain words --------------------------------------------------------------------------------------------------

    def explanations(self, page_id: str) -> Explanations:
        """What the glossary, and the page itself, explain of a page. Raises PageNotFound, PageRefused."""
        return self._explanations.of(page_id)

    def _explained(self, document: Document) -> Explanations:
        return explain(document, self.glossary)

    def level(self, page_id: str) -> PageLevel:
        """How hard a page is to read, section by section. Raises PageNotFound, PageRefused."""
        return levels(self.document(page_id), self.glossary)

    def search(self, query: str, page_id: str = "", *, notes: bool = True) -> Findings:
        """The passages of the library, or of one page, that a query finds, best first; `notes`: footnotes too.

        Nothing of the query is kept or logged. Raises PageNotFound, PageRefused, for the page that is named.
        """
        kept = self._passages if notes else self._passages_without_notes
        if page_id:
            return find([kept.of(page_id)], query)
        looked_in = []
        for summary in self.pages():
            with suppress(PageNotFound, PageRefused):  # taken away, or damaged, this very moment
                looked_in.append(kept.of(summary.id))
        return find(looked_in, query)

    def words_of(self, query: str) -> tuple[Entry, ...]:
        """The glossary's entries whose name, or what it stands for, holds all words of a query; best first."""
        found = find([self._names], query)
        entries = (self.glossary.get(hit.section_id) for hit in found.hits if found.complete)
        asked = fold(query).split()
        known = [entry for entry in entries if entry is not None]
        return tuple(sorted(known, key=lambda entry: fold(entry.term).split() != asked))

    # --- voices -------------------------------------------------------------------------------------------------------

    def voices(self) -> tuple[Voice, ...]:
        """The voices that work here, best first; empty where none does."""
        return self._voices.all()

    def voice(self, wished: str, language: str) -> Voice:
        """The voice that speaks for somebody: see `Voices.chosen`. Raises EngineUnavailable."""
        return self._voices.chosen(wished, language)

    def named_voice(self, voice_id: str) -> Voice:
        """The voice of that id. Raises VoiceNotFound, which names those there are."""
        return self._voices.named(voice_id)

    # --- tracks -------------------------------------------------------------------------------------------------------

    def plan(self, page_id: str, preferences: Preferences) -> dict[str, tuple[PlannedTrack, ...]]:
        """The tracks of each section (by section id) in the person's voice and speed; empty where no sound can be made.

        `page_id` may be the glossary's (`plain.GLOSSARY`: each of its entries is a section), or `VOICE_SAMPLE`, the few
        words by which voices are compared. Raises PageNotFound, PageRefused.
        """
        if self.mute:
            self._shelf.told(page_id)
            return {}
        try:
            return self._plans.of(page_id, preferences)
        except EngineUnavailable:
            return {}

    def sound(self, key: str, preferences: Preferences) -> Sound:
        """The sound of a track, stored or being made. Raises TrackNotFound, Busy.

        `preferences` are the asker's: they say in which voice and speed to look for a key made before a restart, or by
        another process.
        """
        try:
            stored = self._store.sound(key)
        except StoreError as exc:  # a broken cache costs a rendering, not the listener's sound
            log.warning("%s", exc)
            stored = None
        if stored is not None:
            return Sound(stored, None)
        rendering = self._renderer.request(self._plans.find(key, preferences), LISTENER)
        if rendering is None:
            return Sound(self._store.sound(key), None)
        return Sound(None, rendering)

    def track(self, key: str, preferences: Preferences) -> Track:
        """A track with its cues; waits for its sentences to be said.

        Raises TrackNotFound, Busy, EngineError, StoreError (no encoder).
        """
        try:
            track = self._store.track(key)
        except StoreError as exc:
            log.warning("%s", exc)
            track = None
        if track is not None:
            return track
        rendering = self._renderer.request(self._plans.find(key, preferences), LISTENER)
        if rendering is not None:
            return rendering.track()
        track = self._store.track(key)
        if track is None:
            raise TrackNotFound("Ce son n’est plus en réserve. Rechargez la page.")
        return track

    def warm(self, page_id: str, preferences: Preferences) -> None:
        """Have the tracks of a page made in the background, the first sections first.

        Raises PageNotFound, PageRefused; a service that closes makes nothing more, and says nothing of it.
        """
        if not self._prepare:
            return
        for tracks in self.plan(page_id, preferences).values():
            for track in tracks:
                try:
                    self._renderer.request(track, BACKGROUND)  # makes nothing that the store has
                except Busy:
                    return

    def prerender(
        self, preferences: Preferences, shard: tuple[int, int] = (1, 1)
    ) -> Iterator[tuple[PlannedTrack, ReaderError | None]]:
        """Make every track of `all_tracks` that the store has not, and tell each as it is done, with what went wrong.

        `shard` is (i, n): only the i-th of n parts, told apart by key, so that several machines can share the work.
        Raises EngineUnavailable where no voice works.
        """
        missing = deque(track for track in self.all_tracks(preferences, shard) if not self._store.has(track.key))
        under_way: deque[tuple[PlannedTrack, Rendering | None]] = deque()
        while missing or under_way:
            # A few ahead of the one waited for: enough to keep the workers busy, few enough to stop soon and to stay
            # small.
            while missing and len(under_way) < PRERENDERED_AHEAD:
                track = missing.popleft()
                under_way.append((track, self._renderer.request(track, BACKGROUND)))
            track, rendering = under_way.popleft()
            error: ReaderError | None = None
            try:
                if rendering is not None:
                    rendering.wait()
                    error = rendering.unkept
            except ReaderError as exc:
                error = exc
            yield track, error

    def all_tracks(self, preferences: Preferences, shard: tuple[int, int] = (1, 1)) -> tuple[PlannedTrack, ...]:
        """Every track in one voice and speed, stored or not: the pages, the glossary's words, the voice's sample.

        Raises EngineUnavailable, and StoreError where the encoder is missing.
        """
        if self.mute:
            raise StoreError(self.mute)
        self.voice(preferences.voice, "fr")
        part, parts = shard
        return tuple(
            track
            for told in self._told()
            for tracks in self.plan(told, preferences).values()
            for track in tracks
            if int(track.key[:8], 16) % parts == part - 1
        )

    def stored(self, track: PlannedTrack) -> bool:
        """Whether the store has the track."""
        return self._store.has(track.key)

    # --- a page said in one go, for files -----------------------------------------------------------------------------

    def speak(self, document: Document, preferences: Preferences) -> WholeSound:
        """A document said from beginning to end, without the store. Raises EngineUnavailable, VoiceNotFound."""
        voice = self.named_voice(preferences.voice) if preferences.voice else self.voice("", document.language)
        telling = self._voices.telling(voice, preferences)
        document = document.without(telling.passed)
        said = scripts(document, self._lexicon, telling)
        for_device = scripts(document, self._lexicon, telling.of_a_device())
        planned = self._plans.of_document(document, said, for_device, voice, preferences.speed)
        return joined(perform(track, self._pool, lambda: LISTENER) for tracks in planned.values() for track in tracks)

    # --- the house itself ---------------------------------------------------------------------------------------------

    def health(self) -> Health:
        """Totals: what works, what is being made, what failed."""
        voices = self.voices()
        speech = "none" if not voices else "tone" if all(v.quality is Quality.TONE for v in voices) else "ok"
        return Health(
            version=__version__,
            pages=len(self.library.ids()),
            voices=len(voices),
            speech=speech,
            rendering=self._renderer.flying(),
            rendered=self._renderer.rendered,
            failed=self._renderer.failed,
            engines=asdict(self._pool.status()),
        )

    def close(self) -> None:
        """Finish what is being made, end the workers."""
        self._renderer.close()
        self._pool.close()


def _without_notes(document: Document) -> Passages:
    return passages(document.without((BlockKind.NOTE,)))
