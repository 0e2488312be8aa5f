"""The pool: speech workers, what waits for them, and what is done when one of them fails."""

from __future__ import annotations

import heapq
import itertools
import logging
import threading
import time
from collections.abc import Sequence
from concurrent.futures import Future
from dataclasses import dataclass, field
from typing import TypeAlias

from reader.engines.catalogue import expanded
from reader.engines.child import ChildLost, Loss
from reader.engines.nursery import Nursery
from reader.engines.poison import PoisonList
from reader.engines.protocol import EngineDescription, SpeechRequest
from reader.engines.roster import Roster
from reader.engines.slot import Slot
from reader.engines.wire import Verb
from reader.errors import Busy, ReaderError, SynthesisFailed
from reader.model import Synthesis, Voice

log = logging.getLogger(__name__)

# Seconds a request may take: a thousand times what espeak-ng needs, since the machine may be busy with other things.
PER_REQUEST, PER_CHARACTER = 2.0, 0.01

_FIRST = -1_000_000  # priority of the pool's own questions

_COUNTED = ("done", "failed", "retried", "crashed", "hung", "garbled", "poisoned", "refused")

Answer: TypeAlias = Synthesis | str | None


@dataclass(frozen=True, slots=True)
class PoolStatus:
    """Totals since the start, and what is now: never what was said, nor by whom it was asked.

    `done` and `failed`: requests answered. `retried`: second tries. `crashed`, `hung`, `garbled`: workers lost.
    `poisoned`: texts given up for a while. `refused`: requests turned away by the backlog. `waiting`: requests not
    begun. `alive`: worker processes now.
    """

    done: int = 0
    failed: int = 0
    retried: int = 0
    crashed: int = 0
    hung: int = 0
    garbled: int = 0
    poisoned: int = 0
    refused: int = 0
    waiting: int = 0
    alive: int = 0


@dataclass(order=True, slots=True)
class _Job:
    priority: int
    number: int
    verb: Verb | None = field(compare=False)  # None: describe the engines
    request: SpeechRequest | None = field(compare=False)
    future: Future[Answer] = field(compare=False)


class Pool:
    """Speaks in `workers` processes at once; the engines are tried in the order given.

    A request waits its turn by priority (lower first; a listener before a prerender). A worker that crashes, hangs
    beyond the deadline or answers nonsense is replaced, and the request tried once more on a fresh one; if that fails
    too, the same request fails at once for a minute. Beyond `backlog` waiting requests, `submit` raises Busy.

    `per_request` and `per_character` are seconds allowed. Workers start when first needed, or by `start()`.
    """

    def __init__(
        self,
        workers: int = 2,
        engines: Sequence[str] = ("pyttsx3", "tone"),
        backlog: int = 64,
        per_request: float = PER_REQUEST,
        per_character: float = PER_CHARACTER,
    ) -> None:
        self._backlog = backlog
        self._per_request, self._per_character = per_request, per_character
        self._changed = threading.Condition()
        self._queue: list[_Job] = []
        self._numbers = itertools.count()
        self._closed = False
        self._asking: Future[Answer] | None = None  # the engines being asked what they offer
        self._totals = dict.fromkeys(_COUNTED, 0)
        self._roster = Roster(expanded(engines))
        self._nursery = Nursery()
        self._poison = PoisonList()
        self._threads = [
            threading.Thread(target=self._run, name=f"speech-{number}", daemon=True) for number in range(workers)
        ]
        for thread in self._threads:
            thread.start()

    def start(self) -> None:
        """Begin to start every worker now, and do not wait for it."""
        for _ in self._threads:
            self._put(_FIRST, None, None)

    def engines(self) -> tuple[EngineDescription, ...]:
        """Every engine asked so far, in order, with what it offers or why it cannot work here."""
        self._learn()
        return self._roster.known()

    def voices(self) -> tuple[Voice, ...]:
        """The voices that speak here, best default first; the tone alone where none does; () where nothing works."""
        self._learn()
        return self._roster.voices()

    def fingerprint(self, voice_id: str) -> str:
        """The engine, its version and the voice: all on this side that changes the sound. Raises VoiceNotFound."""
        self._learn()
        return self._roster.fingerprint(voice_id)

    def submit(self, request: SpeechRequest, priority: int) -> Future[Synthesis]:
        """The sound to come. Raises Busy at once; the future raises VoiceNotFound, SynthesisFailed, EngineUnavailable.

        A future may be cancelled until it begins.
        """
        return self._put(priority, "synthesize", request)  # type: ignore[return-value]

    def phonemes(self, request: SpeechRequest) -> str:
        """What would be said, in IPA. Raises as `submit` and its future do."""
        return str(self._put(0, "phonemes", request).result())

    def status(self) -> PoolStatus:
        """Totals, for the health page."""
        with self._changed:
            return PoolStatus(**self._totals, waiting=self._waiting(), alive=self._nursery.alive())

    def close(self, seconds: float = 4.0) -> None:
        """Finish what is being said within `seconds`, fail what only waits, leave no process behind."""
        with self._changed:
            self._closed = True
            waiting, self._queue = self._queue, []
            self._changed.notify_all()
        for job in waiting:
            if job.future.set_running_or_notify_cancel():
                job.future.set_exception(_closing())
        deadline = time.monotonic() + seconds
        for thread in self._threads:
            thread.join(max(0.0, deadline - time.monotonic()))
        self._nursery.close()
        for thread in self._threads:
            thread.join()
        self._nursery.watchdog.close()

    # -- asking

    def _put(self, priority: int, verb: Verb | None, request: SpeechRequest | None) -> Future[Answer]:
        future: Future[Answer] = Future()
        with self._changed:
            if self._closed:
                raise _closing()
            if verb is not None and self._waiting() >= self._backlog:
                self._totals["refused"] += 1
                raise Busy("Beaucoup de lectures sont demandées en ce moment. Réessayez dans quelques secondes.")
            heapq.heappush(self._queue, _Job(priority, next(self._numbers), verb, request, future))
            self._changed.notify()
        return future

    def _waiting(self) -> int:
        return sum(job.verb is not None and not job.future.cancelled() for job in self._queue)

    def _learn(self) -> None:
        """Have a worker ask the engines, unless that was done before; once, however many wish to know.

        Where one that had a problem is only tried again nobody waits: should it hang, the text is served all the same.
        """
        if self._roster.wanted() is None:
            return
        with self._changed:
            if self._asking is None or self._asking.done():
                self._asking = self._put(_FIRST, None, None)
            asking = self._asking
        if not self._roster.has_answers():
            asking.result()

    # -- working, on the threads

    def _run(self) -> None:
        slot = Slot(self._nursery, self._roster)
        try:
            while (job := self._take()) is not None:
                if not job.future.set_running_or_notify_cancel():
                    continue
                try:
                    answer = self._perform(slot, job)
                except BaseException as exc:  # noqa: BLE001 (handed on to who asked, as concurrent.futures does)
                    if not isinstance(exc, ReaderError):
                        slot.close()  # a fault of ours may have left a worker in the middle of a reply
                    self._count("failed" if job.verb else None)
                    job.future.set_exception(exc)
                else:
                    self._count("done" if job.verb else None)
                    job.future.set_result(answer)
        finally:
            slot.close()

    def _take(self) -> _Job | None:
        with self._changed:
            self._changed.wait_for(lambda: self._queue or self._closed)
            return heapq.heappop(self._queue) if self._queue else None

    def _perform(self, slot: Slot, job: _Job) -> Answer:
        if job.verb is None or job.request is None:
            slot.warm()
            return None
        return self._speak(slot, job.verb, job.request)

    def _speak(self, slot: Slot, verb: Verb, request: SpeechRequest) -> Answer:
        """The answer of the voice's engine, on a second worker if the first fails."""
        if self._poison.holds(request):
            raise SynthesisFailed("Cette phrase a fait échouer la voix. Réessayez dans une minute.")
        engine = slot.engine_of(request.voice_id)
        seconds = self._per_request + self._per_character * len(request.text)
        for attempt in (1, 2):
            try:
                return slot.child(engine).ask(verb, request, seconds)
            except ChildLost as lost:
                slot.drop(engine)
                if self._nursery.closed:
                    raise _closing() from lost
                self._lost(engine, lost.how, attempt)
                cause: Exception = lost
            except SynthesisFailed as exc:
                slot.drop(engine)
                log.warning("engine %s failed on a text, attempt %d", engine, attempt)
                cause = exc
            if attempt == 1:
                self._count("retried")
        self._poison.add(request)
        self._count("poisoned")
        raise SynthesisFailed("Cette phrase ne peut pas être lue à voix haute : la voix a échoué deux fois.") from cause

    def _lost(self, engine: str, how: Loss, attempt: int) -> None:
        self._count(how.value)
        log.warning("worker of engine %s lost: %s, attempt %d", engine, how.value, attempt)

    def _count(self, total: str | None) -> None:
        if total:
            with self._changed:
                self._totals[total] += 1


def _closing() -> Busy:
    return Busy("Le service s’arrête. Réessayez dans un instant.", retry_after=5)
