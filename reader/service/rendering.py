"""Tracks being made: each once, however many ask, and listened to while it grows."""

from __future__ import annotations

import logging
import threading
import time
from collections import deque
from collections.abc import Iterator

from reader.engines import Pool
from reader.errors import Busy, ReaderError, StoreError, SynthesisFailed
from reader.model import Track
from reader.service.performance import Performance, perform
from reader.service.plan import PlannedTrack
from reader.store import Mp3Stream, Store

log = logging.getLogger(__name__)

MEDIA_TYPE = "audio/mpeg"

# Priorities of `Pool.submit`: lower goes first.
LISTENER = 0
BACKGROUND = 10

CHUNK = 65536  # bytes handed on at once


class Rendering:
    """One track in the making.

    First it is said (then `track` is final, and the length of its sound known), then encoded; readers follow the
    encoder.
    """

    def __init__(self, plan: PlannedTrack, priority: int, places: threading.Semaphore) -> None:
        self.plan = plan
        self.priority = priority
        self.taken = False
        self.unkept: StoreError | None = None  # why the finished track could not be stored
        self._places = places
        self._changed = threading.Condition()
        self._track: Track | None = None
        self._length = 0
        self._sound = bytearray()
        self._over = False
        self._error: ReaderError | None = None

    def track(self) -> Track:
        """The track with its cues; waits until every sentence is said.

        Raises what the engine raised, and Busy where too many wait already.
        """
        with self._changed:
            if self._track is None and self._error is None:
                if not self._places.acquire(blocking=False):
                    raise Busy("Beaucoup de lectures sont demandées en ce moment. Réessayez dans quelques secondes.")
                try:
                    self._changed.wait_for(lambda: self._track is not None or self._error is not None)
                finally:
                    self._places.release()
            if self._track is None:
                assert self._error is not None
                raise self._error
            return self._track

    @property
    def length(self) -> int:
        """Bytes of the whole sound; waits like `track`."""
        self.track()
        return self._length

    def chunks(self, start: int = 0, stop: int | None = None) -> Iterator[bytes]:
        """The sound's bytes from `start` to `stop`, as they come from the encoder.

        Raises what the encoder raised: the answer then ends short of its Content-Length, and the client knows.
        """
        stop = self.length if stop is None else min(stop, self.length)
        position = start
        while position < stop:
            with self._changed:
                self._changed.wait_for(lambda: len(self._sound) > position or self._over)  # noqa: B023
                if self._error is not None:
                    raise self._error
                piece = bytes(self._sound[position : min(stop, position + CHUNK)])
            if not piece:
                return
            position += len(piece)
            yield piece

    def wait(self) -> None:
        """Wait until the track is made and stored. Raises what went wrong."""
        with self._changed:
            self._changed.wait_for(lambda: self._over)
            if self._error is not None:
                raise self._error

    def _said(self, track: Track, length: int) -> None:
        with self._changed:
            self._track = track
            self._length = length
            self._changed.notify_all()

    def _encoded(self, data: bytes) -> None:
        with self._changed:
            self._sound += data
            self._changed.notify_all()

    def _end(self, error: ReaderError | None = None) -> None:
        with self._changed:
            if error is None and (self._track is None or len(self._sound) < self._length):
                error = SynthesisFailed("Le son de cette section n’a pas pu être préparé.")
            self._error = error
            self._over = True
            self._changed.notify_all()


class Renderer:
    """Makes tracks on its own threads: some only for listeners, some for what is prepared in advance.

    `backlog` bounds the listeners' tracks that wait to be begun, `prepared` those made in advance: pages looked at in
    every voice and speed would keep the machine busy for hours. `waiting` bounds the threads that wait for sentences to
    be said: an engine that hangs again and again must not hold every thread of the server, or the text would wait too.
    """

    def __init__(
        self,
        pool: Pool,
        store: Store,
        *,
        listeners: int = 3,
        background: int = 1,
        backlog: int = 32,
        prepared: int = 256,
        waiting: int = 112,
    ) -> None:
        self._pool = pool
        self._store = store
        self._backlog, self._prepared = backlog, prepared
        self._places = threading.Semaphore(waiting)
        self._lock = threading.Lock()
        self._work = threading.Condition(self._lock)
        self._flying: dict[str, Rendering] = {}
        self._listening: deque[Rendering] = deque()
        self._background: deque[Rendering] = deque()
        self._closed = False
        self.rendered = 0
        self.failed = 0
        self._threads = [
            threading.Thread(target=self._run, args=(queue,), name=f"render-{number}", daemon=True)
            for number, queue in enumerate([self._listening] * listeners + [self._background] * background)
        ]
        for thread in self._threads:
            thread.start()

    def request(self, plan: PlannedTrack, priority: int = LISTENER) -> Rendering | None:
        """The rendering of a plan: the one under way, or a new one; None where the store has the track by now.

        Raises Busy when `backlog` listeners' tracks, or `prepared` in advance, wait already.
        """
        with self._work:
            if self._closed:
                raise Busy("Le service s’arrête. Réessayez dans un instant.", retry_after=5)
            rendering = self._flying.get(plan.key)
            if rendering is not None:
                if priority < rendering.priority:
                    rendering.priority = priority
                    if not rendering.taken:
                        self._listening.append(rendering)
                        self._work.notify_all()
                return rendering
            if self._has(plan.key):  # asked under the lock: a rendering leaves `_flying` only once it is stored
                return None
            queue, most = (
                (self._listening, self._backlog) if priority == LISTENER else (self._background, self._prepared)
            )
            if sum(not waiting.taken for waiting in queue) >= most:
                raise Busy("Beaucoup de lectures sont demandées en ce moment. Réessayez dans quelques secondes.")
            rendering = Rendering(plan, priority, self._places)
            self._flying[plan.key] = rendering
            queue.append(rendering)
            self._work.notify_all()
            return rendering

    def flying(self) -> int:
        """How many tracks are being made or wait to be."""
        with self._lock:
            return len(self._flying)

    def close(self) -> None:
        """Finish what is being made, drop what only waits."""
        with self._work:
            self._closed = True
            waiting = [*self._listening, *self._background]
            self._listening.clear()
            self._background.clear()
            self._work.notify_all()
        for rendering in waiting:
            if not rendering.taken:
                rendering._end(Busy("Le service s’arrête. Réessayez dans un instant.", retry_after=5))
        for thread in self._threads:
            thread.join(timeout=30)

    def _run(self, queue: deque[Rendering]) -> None:
        while True:
            with self._work:
                self._work.wait_for(lambda: queue or self._closed)
                if not queue:
                    return
                rendering = queue.popleft()
                if rendering.taken:  # it stood in both queues, and the other was quicker
                    continue
                rendering.taken = True
            try:
                self._render(rendering)
            except Exception:  # the edge of a thread: a fault of ours must not cost the next listeners
                log.exception("track %s failed by a fault of the reader's own", rendering.plan.key[:12])

    def _render(self, rendering: Rendering) -> None:
        began = time.monotonic()
        error: ReaderError | None = None
        try:
            performance = perform(rendering.plan, self._pool, lambda: rendering.priority)
            track = _track(rendering.plan, performance)
            stream = Mp3Stream(performance.samples, performance.sample_rate)
            rendering._said(track, stream.length)
            rendering._encoded(stream.head())
            for pcm in performance.pcm:
                rendering._encoded(stream.feed(pcm))
            rendering._encoded(stream.finish())
            if track.complete:
                rendering.unkept = self._keep(track, bytes(rendering._sound))
            self.rendered += 1
        except ReaderError as exc:
            error = exc
            self.failed += 1
            log.warning("track %s failed: %s", rendering.plan.key[:12], type(exc).__name__)
        finally:
            with self._lock:
                self._flying.pop(rendering.plan.key, None)
            rendering._end(error)
        log.debug("track %s made in %.3f s", rendering.plan.key[:12], time.monotonic() - began)

    def _has(self, key: str) -> bool:
        """Whether the store has the track; one that cannot be read has none."""
        try:
            return self._store.has(key)
        except StoreError as exc:
            log.warning("%s", exc)
            return False

    def _keep(self, track: Track, sound: bytes) -> StoreError | None:
        """Store the track; a full disk costs the next listener a rendering, not this one his sound."""
        try:
            self._store.put(track, sound)
        except StoreError as exc:
            log.warning("%s", exc)
            return exc
        return None


def _track(plan: PlannedTrack, performance: Performance) -> Track:
    return Track(
        key=plan.key,
        document_id=plan.document_id,
        section_id=plan.section_id,
        part=plan.part,
        voice_id=plan.voice_id,
        speed=plan.speed,
        media_type=MEDIA_TYPE,
        duration=performance.duration,
        timing=performance.timing,
        cues=performance.cues,
        complete=performance.complete,
    )
