"""The Reader: from the library to sound, the whole story in one place."""

from __future__ import annotations

import logging
import threading
from collections import OrderedDict, deque
from collections.abc import Iterator, Sequence
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
    VoiceNotFound,
)
from reader.model import Document, Preferences, Quality, Track, Utterance, Voice
from reader.service.performance import perform
from reader.service.plan import CHARACTERS_A_SECOND, PlannedTrack, plan_section
from reader.service.rendering import BACKGROUND, LISTENER, Renderer, Rendering
from reader.service.shelf import Shelf, scripts
from reader.service.sound_file import WholeSound, joined
from reader.sources import Library, Page
from reader.speech import Lexicon
from reader.store import Store, mp3_problem

log = logging.getLogger(__name__)

# Plans kept in memory: one for each page, voice and speed that somebody uses.
KEPT_PLANS = 256

# Keys remembered with the plan they stand in; a plan that left is made again for whoever asks for one of its keys.
KEPT_KEYS = 100_000

PRERENDERED_AHEAD = 4

# The speeds a server's voice is made at; above the last one the engine mumbles (research: espeak-ng over 450 words a
# minute loses its word positions), and the player's playback rate does the rest.
VOICE_SPEEDS = (0.5, 0.75, 1.0, 1.25, 1.5, 1.75, 2.0, 2.5)


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
    `waiting` bounds the threads that wait for a voice. `mute` says why no sound can be served here, empty where it can.
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
    ) -> None:
        self.library = library
        self._shelf = Shelf(library, lexicon)
        self._lexicon = lexicon
        self._pool = pool
        self._store = store
        self._voice = voice
        self._prepare = prepare
        self.mute = mp3_problem()
        self._renderer = Renderer(pool, store, background=background, waiting=waiting)
        self._lock = threading.Lock()
        self._plans: OrderedDict[tuple[str, str, str, float], dict[str, tuple[PlannedTrack, ...]]] = OrderedDict()
        self._summaries: dict[tuple[str, str], PageSummary | None] = {}
        self._planned: OrderedDict[str, tuple[str, str, str, float]] = OrderedDict()
        self._indexed: OrderedDict[tuple[str, float, tuple[tuple[str, str], ...]], None] = OrderedDict()

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
        said = [utterance for utterances in shelved.scripts for utterance in utterances]
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

    def digest(self, page_id: str) -> str:
        """Changes when the page does; cheap. Raises PageNotFound."""
        return self.library.digest(page_id)

    # --- voices -------------------------------------------------------------------------------------------------------

    def voices(self) -> tuple[Voice, ...]:
        """The voices that work here, best first; empty where none does."""
        return self._pool.voices()

    def voice(self, wished: str, language: str) -> Voice:
        """The voice to use: the person's, else the operator's, else the first of that language, else the first.

        A wish that no longer exists is passed over (the cookie may be old). Raises EngineUnavailable where none works.
        """
        voices = self.voices()
        if not voices:
            raise EngineUnavailable("Aucune voix ne fonctionne sur ce serveur : le texte reste entièrement lisible.")
        for voice_id in (wished, self._voice):
            for voice in voices:
                if voice.id == voice_id:
                    return voice
        primary = language.partition("-")[0]
        for voice in voices:
            if voice.language.partition("-")[0] == primary:
                return voice
        return voices[0]

    def named_voice(self, voice_id: str) -> Voice:
        """The voice of that id. Raises VoiceNotFound, which names those there are."""
        voices = self.voices()
        for voice in voices:
            if voice.id == voice_id:
                return voice
        names = ", ".join(voice.id for voice in voices) or "aucune"
        raise VoiceNotFound(f"La voix « {voice_id} » n’existe pas ici. Voix possibles : {names}.")

    # --- tracks -------------------------------------------------------------------------------------------------------

    def plan(self, page_id: str, preferences: Preferences) -> dict[str, tuple[PlannedTrack, ...]]:
        """The tracks of each section (by section id) in the person's voice and speed; empty where no sound can be made.

        Raises PageNotFound, PageRefused.
        """
        shelved = self._shelf.get(page_id)
        if self.mute:
            return {}
        try:
            voice = self.voice(preferences.voice, shelved.document.language)
        except EngineUnavailable:
            return {}
        speed = _offered(preferences.speed)
        cache_key = (page_id, shelved.digest, voice.id, speed)
        with self._lock:
            planned = self._plans.get(cache_key)
            if planned is not None:
                self._plans.move_to_end(cache_key)
                return planned
        planned = self._plan(shelved.document, shelved.scripts, voice, speed)
        with self._lock:
            self._plans[cache_key] = planned
            for tracks in planned.values():
                for track in tracks:
                    self._planned[track.key] = cache_key
                    self._planned.move_to_end(track.key)
            while len(self._plans) > KEPT_PLANS:
                self._plans.popitem(last=False)
            while len(self._planned) > KEPT_KEYS:
                self._planned.popitem(last=False)
                self._indexed.clear()
        return planned

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
        rendering = self._renderer.request(self._find(key, preferences), LISTENER)
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
        rendering = self._renderer.request(self._find(key, preferences), LISTENER)
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
        """Make every track of the library that the store has not, and tell each as it is done, with what went wrong.

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
        """Every track of the library in one voice and speed, stored or not.

        Raises EngineUnavailable, and StoreError where the encoder is missing.
        """
        if self.mute:
            raise StoreError(self.mute)
        self.voice(preferences.voice, "fr")
        part, parts = shard
        return tuple(
            track
            for summary in self.pages()
            for tracks in self.plan(summary.id, preferences).values()
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
        planned = self._plan(document, scripts(document, self._lexicon), voice, preferences.speed)
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

    def _plan(
        self, document: Document, said: Sequence[Sequence[Utterance]], voice: Voice, speed: float
    ) -> dict[str, tuple[PlannedTrack, ...]]:
        fingerprint = self._pool.fingerprint(voice.id)
        return {
            section.id: plan_section(document, section, utterances, voice.id, fingerprint, speed)
            for section, utterances in zip(document.sections, said, strict=True)
        }

    def _find(self, key: str, preferences: Preferences) -> PlannedTrack:
        """The plan behind a key.

        One that is not known here (from before a restart, or another process's) is looked for by planning the library
        once in the asker's voice and speed. Raises TrackNotFound.
        """
        planned = self._known(key)
        if planned is None:
            for wishes in (preferences, Preferences()):
                self._index(wishes)
                planned = self._known(key)
                if planned is not None:
                    break
        if planned is None:
            raise TrackNotFound("Ce son n’existe pas, ou plus. Rechargez la page d’où il vient.")
        return planned

    def _known(self, key: str) -> PlannedTrack | None:
        """The plan of a key that was planned here; made again where it has left the memory."""
        with self._lock:
            where = self._planned.get(key)
            plan = self._plans.get(where) if where is not None else None
        if where is None:
            return None
        if plan is None:
            page_id, _, voice_id, speed = where
            try:
                plan = self.plan(page_id, Preferences(voice=voice_id, speed=speed))
            except (PageNotFound, PageRefused):
                return None
        return next((track for tracks in plan.values() for track in tracks if track.key == key), None)

    def _index(self, preferences: Preferences) -> None:
        """Plan every page in one voice and speed, unless that was done and the library is as it was."""
        voices = {voice.id for voice in self.voices()}
        if not voices:  # one may work later: then these keys are to be looked for again
            return
        pages = tuple(summary.id for summary in self.pages())
        try:
            library = tuple((page_id, self.library.digest(page_id)) for page_id in pages)
            # What comes from the cookie is named as it is used: a voice made up must not cost a reading of the library.
            index = (preferences.voice if preferences.voice in voices else "", _offered(preferences.speed), library)
            with self._lock:
                if index in self._indexed:
                    return
            for page_id in pages:
                self.plan(page_id, preferences)
        except (PageNotFound, PageRefused):  # the library changes this very moment: the next who asks looks again
            return
        with self._lock:
            self._indexed[index] = None
            while len(self._indexed) > KEPT_PLANS:
                self._indexed.popitem(last=False)


def _offered(speed: float) -> float:
    """The voice's speed for a wished one."""
    return min(VOICE_SPEEDS, key=lambda offered: abs(offered - speed))
