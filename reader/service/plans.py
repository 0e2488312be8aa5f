"""The plans of pages in a voice, a speed and a way of telling: made once, kept, and found again by a track's key."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable, Sequence
from typing import NamedTuple

from reader.engines import Pool
from reader.errors import EngineUnavailable, PageNotFound, PageRefused, TrackNotFound
from reader.model import BlockKind, Document, Preferences, Voice
from reader.service.made_once import MadeOnce
from reader.service.plan import PlannedTrack, plan_section
from reader.service.shelf import Scripts, Shelf, Shelved
from reader.service.voices import Voices

# Plans kept in memory: one for each page, voice, speed and way of telling that somebody uses.
KEPT_PLANS = 256

# Keys remembered with the plan they stand in; a plan that left is made again for whoever asks for one of its keys.
KEPT_KEYS = 100_000

# The speeds a server's voice is made at; above the last one the engine mumbles (research: espeak-ng over 450 words a
# minute loses its word positions), and the player's playback rate does the rest.
VOICE_SPEEDS = (0.5, 0.75, 1.0, 1.25, 1.5, 1.75, 2.0, 2.5)

Plan = dict[str, tuple[PlannedTrack, ...]]


class _Place(NamedTuple):
    """All that a plan depends on; `digest` is the page's, `wishes` those of `heard`."""

    page_id: str
    digest: str
    wishes: Preferences


class _Index(NamedTuple):
    """That the library, as it was, has been planned in these wishes (those of `heard`)."""

    wishes: Preferences
    library: tuple[tuple[str, str], ...]


class Plans:
    """The tracks that pages have or will have. Any thread may use it.

    `page_ids` names every page that can be read, and every other document that is told.
    """

    def __init__(self, shelf: Shelf, voices: Voices, pool: Pool, page_ids: Callable[[], Sequence[str]]) -> None:
        self._shelf = shelf
        self._voices = voices
        self._pool = pool
        self._page_ids = page_ids
        self._lock = threading.Lock()
        self._plans: MadeOnce[_Place, Plan] = MadeOnce(KEPT_PLANS)
        self._planned: OrderedDict[str, _Place] = OrderedDict()
        self._indexed: OrderedDict[_Index, None] = OrderedDict()

    def of(self, page_id: str, preferences: Preferences) -> Plan:
        """The tracks of each section (by section id) as the person wishes them.

        Raises PageNotFound, PageRefused, EngineUnavailable.
        """
        shelved = self._shelf.told(page_id)
        voice = self._voices.chosen(preferences.voice, shelved.document.language)
        place = _Place(page_id, shelved.digest, heard(preferences, voice.id))
        plan = self._plans.of(place, lambda: self._made(place, shelved, voice))
        self._remember(place, plan)
        return plan

    def _made(self, place: _Place, shelved: Shelved, voice: Voice) -> Plan:
        telling = self._voices.telling(voice, place.wishes)
        document = shelved.document.without(telling.passed)
        said = self._shelf.scripts(shelved, telling, document)
        for_device = self._shelf.scripts(shelved, telling.of_a_device(), document)
        return self.of_document(document, said, for_device, voice, place.wishes.speed)

    def _remember(self, place: _Place, plan: Plan) -> None:
        """Keys are remembered as long as their plans are asked for: a page in use for weeks must not lose its own."""
        with self._lock:
            for tracks in plan.values():
                for track in tracks:
                    self._planned[track.key] = place
                    self._planned.move_to_end(track.key)
            while len(self._planned) > KEPT_KEYS:
                self._planned.popitem(last=False)
                self._indexed.clear()

    def of_document(self, document: Document, said: Scripts, for_device: Scripts, voice: Voice, speed: float) -> Plan:
        """The tracks of any document, of the library or not, that holds what is said and no more; nothing is kept."""
        fingerprint = self._pool.fingerprint(voice.id)
        return {
            section.id: plan_section(document, section, ours, the_device, voice.id, fingerprint, speed)
            for section, ours, the_device in zip(document.sections, said, for_device, strict=True)
        }

    def find(self, key: str, preferences: Preferences) -> PlannedTrack:
        """The plan behind a key.

        One that is not known here (from before a restart, or another process's) is looked for by planning the library
        once as the asker wishes it, and with what they pass over: a note is heard by asking for it. Raises
        TrackNotFound.
        """
        planned = self._known(key)
        if planned is None:
            for wishes in (preferences, preferences.whole, Preferences()):
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
            place = self._planned.get(key)
        if place is None:
            return None
        plan = self._plans.get(place)
        if plan is None:
            try:
                plan = self.of(place.page_id, place.wishes)
            except (PageNotFound, PageRefused, EngineUnavailable):
                return None
        return next((track for tracks in plan.values() for track in tracks if track.key == key), None)

    def _index(self, preferences: Preferences) -> None:
        """Plan every page as somebody wishes it, unless that was done and the library is as it was."""
        voices = {voice.id for voice in self._voices.all()}
        if not voices:  # one may work later: then these keys are to be looked for again
            return
        pages = tuple(self._page_ids())
        try:
            library = tuple((page_id, self._shelf.digest(page_id)) for page_id in pages)
            # What comes from the cookie is named as it is used: a voice made up must not cost a reading of the library.
            voice_id = preferences.voice if preferences.voice in voices else ""
            index = _Index(heard(preferences, voice_id), library)
            with self._lock:
                if index in self._indexed:
                    return
            for page_id in pages:
                self.of(page_id, preferences)
        except (PageNotFound, PageRefused, EngineUnavailable):  # it changes this very moment: the next looks again
            return
        with self._lock:
            self._indexed[index] = None
            while len(self._indexed) > KEPT_PLANS:
                self._indexed.popitem(last=False)


def offered(speed: float) -> float:
    """The voice's speed for a wished one."""
    return min(VOICE_SPEEDS, key=lambda value: abs(value - speed))


def heard(preferences: Preferences, voice_id: str) -> Preferences:
    """Of a person's wishes those that change the sound, as they are used: whoever wishes the same shares a plan."""
    return Preferences(
        voice=voice_id,
        speed=offered(preferences.speed),
        structure=preferences.structure,
        spoken_notes="off" if BlockKind.NOTE in preferences.passed else "on",
        spoken_descriptions=preferences.spoken_descriptions,
    )
