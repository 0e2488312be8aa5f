"""What is known of the engines: which work, which voices they offer."""

from __future__ import annotations

import threading
import time
from collections.abc import Sequence

from reader.engines.catalogue import LAST_RESORTS
from reader.engines.protocol import EngineDescription
from reader.errors import VoiceNotFound
from reader.model import Quality, Voice

# Seconds after which an engine that could not be started is tried again.
TRY_AGAIN = 60.0


class Roster:
    """The engines, in the order of preference, and their descriptions as workers tell them. Any thread may use it."""

    def __init__(self, names: Sequence[str]) -> None:
        self.names = tuple(names)
        self._lock = threading.Lock()
        self._described: dict[str, tuple[EngineDescription, float]] = {}

    def learn(self, name: str, description: EngineDescription) -> None:
        """Keep what a worker said; a problem is believed for a minute only, and not while another worker speaks."""
        with self._lock:
            known, _ = self._described.get(name, (None, 0.0))
            if description.problem and known is not None and not known.problem:
                return
            self._described[name] = (description, time.monotonic() + TRY_AGAIN)

    def has_answers(self) -> bool:
        """Whether each engine that counts has been asked once, so that `voices` is what there was then."""
        with self._lock:
            described = set(self._described)
        speaks = any(voice.quality is not Quality.TONE for voice in self.voices())
        return all(name in described or (speaks and name in LAST_RESORTS) for name in self.names)

    def unknown(self) -> tuple[str, ...]:
        """Every engine nobody has asked yet, or not lately where it had a problem."""
        now = time.monotonic()
        with self._lock:
            return tuple(
                name
                for name in self.names
                if name not in self._described or (self._described[name][0].problem and now > self._described[name][1])
            )

    def wanted(self) -> str | None:
        """The next engine to ask before `voices` is the whole truth; a last resort only where nothing speaks."""
        speaks = any(voice.quality is not Quality.TONE for voice in self.voices())
        return next((name for name in self.unknown() if not (speaks and name in LAST_RESORTS)), None)

    def has_problem(self, name: str) -> bool:
        """Whether the engine could not be started, when last tried."""
        with self._lock:
            return name in self._described and bool(self._described[name][0].problem)

    def known(self) -> tuple[EngineDescription, ...]:
        """The engines asked so far, in order."""
        with self._lock:
            return tuple(self._described[name][0] for name in self.names if name in self._described)

    def voices(self) -> tuple[Voice, ...]:
        """The voices that speak; a tone only where none does."""
        offered = tuple(voice for engine in self.known() for voice in engine.voices)
        return tuple(voice for voice in offered if voice.quality is not Quality.TONE) or offered

    def engine_of(self, voice_id: str) -> str | None:
        """The engine whose voice it is, as far as is known."""
        with self._lock:
            for name, (description, _) in self._described.items():
                if any(voice.id == voice_id for voice in description.voices):
                    return name
        return None

    def fingerprint(self, voice_id: str) -> str:
        """Engine, version and voice, in one string. Raises VoiceNotFound."""
        for engine in self.known():
            if any(voice.id == voice_id for voice in engine.voices):
                return f"{engine.name}|{engine.version}|{voice_id}"
        raise VoiceNotFound(f"La voix « {voice_id} » n’existe pas.")
