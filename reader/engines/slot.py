"""What one thread of the pool owns: a worker process for each engine it has needed."""

from __future__ import annotations

import logging

from reader.engines.child import Child, ChildLost
from reader.engines.nursery import Nursery
from reader.engines.protocol import EngineDescription
from reader.engines.roster import Roster
from reader.errors import EngineUnavailable, VoiceNotFound

log = logging.getLogger(__name__)

STARTS = 2  # tries to start a worker before its engine is said to have a problem


class Slot:
    """Used by one thread only."""

    def __init__(self, nursery: Nursery, roster: Roster) -> None:
        self._nursery = nursery
        self._roster = roster
        self._children: dict[str, Child] = {}

    def child(self, engine: str) -> Child:
        """The worker of that engine, started if need be. Raises ChildLost, EngineUnavailable."""
        child = self._children.get(engine)
        if child is None:
            child = Child(engine, self._nursery)
            self._children[engine] = child
            self._roster.learn(engine, child.description)
        return child

    def drop(self, engine: str) -> None:
        """End the worker of that engine: the next one is a fresh one."""
        child = self._children.pop(engine, None)
        if child is not None:
            child.release()

    def warm(self) -> None:
        """Start the worker that will most likely be needed, and learn which voices there are."""
        for engine in self._roster.names:
            if not self._roster.has_problem(engine) and self._describe(engine).voices:
                break
        while (unknown := self._roster.wanted()) is not None:
            self._describe(unknown)

    def engine_of(self, voice_id: str) -> str:
        """The engine of a voice. Raises VoiceNotFound, and EngineUnavailable where no engine works at all."""
        engine = self._roster.engine_of(voice_id)
        if engine is not None:
            return engine
        for name in self._roster.unknown():
            if any(voice.id == voice_id for voice in self._describe(name).voices):
                return name
        known = self._roster.known()
        if not any(description.voices for description in known):
            problems = " ".join(description.problem for description in known)
            raise EngineUnavailable(f"Aucune voix ne fonctionne sur cette machine. {problems}".rstrip())
        raise VoiceNotFound(f"La voix « {voice_id} » n’existe pas.")

    def close(self) -> None:
        """End every worker."""
        for child in self._children.values():
            child.close()
        self._children.clear()

    def _describe(self, engine: str) -> EngineDescription:
        """Ask an engine what it offers, and remember it; where it cannot be asked, that is its description."""
        for attempt in range(STARTS):
            try:
                return self.child(engine).description
            except EngineUnavailable as exc:
                description = EngineDescription(engine, problem=str(exc))
                log.warning("engine %s: %s", engine, exc)
                break
            except ChildLost as lost:
                log.warning(
                    "worker of engine %s lost at its start: %s, attempt %d", engine, lost.how.value, attempt + 1
                )
                description = EngineDescription(
                    engine, problem=f"Le moteur de voix « {engine} » ne démarre pas ({lost.how.value})."
                )
        self._roster.learn(engine, description)
        return description
