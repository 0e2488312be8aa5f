"""Take-away files made on demand: each once, however many ask, and kept beside the tracks they are made of."""

from __future__ import annotations

import hashlib
import logging
import secrets
import threading
import time
from collections import OrderedDict
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from pathlib import Path

from reader.errors import Busy, NotFound, ReaderError
from reader.exports import Format, Ingredients, Weight, Wishes, content_key
from reader.model import Preferences
from reader.service.made_once import MadeOnce
from reader.service.plan import PlannedTrack
from reader.service.reader import Reader
from reader.service.taking_away import book_of
from reader.store import KeptFiles

log = logging.getLogger(__name__)

# Seconds for which one who asks may wait: text forms, and files whose sounds are there, are ready by then.
MOMENT = 1.0

# Bytes of sound a second: 48 kbit/s, what the store's encoder gives the usual voice's 22,050 Hz.
SOUND_RATE = 6000

# Pages whose digests are remembered, and files that could not be made.
KEPT_DIGESTS = 256
KEPT_FAILURES = 64


@dataclass(frozen=True, slots=True)
class Order:
    """A page wanted in a form. `preferences` choose the voice and its speed; `address` is where the page is heard."""

    page_id: str
    form: Format
    wishes: Wishes
    preferences: Preferences
    address: str = ""

    @property
    def file_name(self) -> str:
        """What the file is called where it is taken to."""
        return f"{self.page_id}.{self.form.ending}"


class Job:
    """A file in the making. `stage` is "waiting", "sounds" (`done` of `whole` tracks are there), "writing" or "over".

    Once over, either `path` is the file and `kept_as` its key, or `error` says why there is none.
    """

    def __init__(self, key: str) -> None:
        self.key = key
        self.stage = "waiting"
        self.done = self.whole = 0
        self.path: Path | None = None
        self.kept_as = key
        self.error: ReaderError | None = None
        self._over = threading.Event()

    def wait(self, timeout: float | None = None) -> bool:
        """Wait for the end, `timeout` seconds at most; answers whether it has come."""
        return self._over.wait(timeout)

    def _sounds(self, done: int, whole: int) -> None:
        self.stage, self.done, self.whole = "sounds", done, whole

    def _end(self, path: Path | None, error: ReaderError | None = None) -> None:
        self.path, self.error, self.stage = path, error, "over"
        self._over.set()


class Orders:
    """The files that people take away, made by `workers` threads; at most `backlog` wait to be begun.

    `fonts` is the folder of fonts for large print, `cover` a PNG for the forms that carry one. Thread-safe; `close`
    ends what it can.
    """

    def __init__(
        self,
        reader: Reader,
        files: KeptFiles,
        *,
        fonts: Path | None = None,
        cover: bytes = b"",
        workers: int = 2,
        backlog: int = 16,
    ) -> None:
        self._reader = reader
        self._files = files
        self._fonts = fonts
        self._cover = cover
        self._most = workers + backlog
        self._closing = threading.Event()
        self._lock = threading.Lock()
        self._flying: dict[str, Job] = {}
        self._failed: OrderedDict[str, Job] = OrderedDict()
        self._made_of: MadeOnce[tuple[str, str], tuple[Ingredients, Weight]] = MadeOnce(KEPT_DIGESTS)
        self._threads = ThreadPoolExecutor(workers, "take-away")

    def key(self, order: Order) -> str:
        """The key of the file that an order would give now. Raises PageNotFound, PageRefused."""
        made_of, _ = self._told(order.page_id)
        tracks = tuple(track.key for track in self._tracks(order))
        made_of = replace(made_of, tracks=tracks, address=order.address)
        return content_key(order.form, made_of, self._with_fonts(order.wishes))

    def find(self, key: str, form: Format) -> Path | None:
        """The file of a key in a form, None where none is kept that was made in it."""
        return self._files.find(key, form.name)

    def job(self, key: str) -> Job | None:
        """The making of a file, under way or failed; None where there is nothing to tell."""
        with self._lock:
            return self._flying.get(key) or self._failed.get(key)

    def ask(self, order: Order) -> Job:
        """Have a file made, unless it is kept or being made. Raises Busy, PageNotFound, PageRefused."""
        key = self.key(order)
        with self._lock:
            job = self._flying.get(key)
            if job is not None:
                return job
            self._failed.pop(key, None)
            job = Job(key)
            # looked for under the lock: a job leaves `_flying` once its file is kept
            path = self.find(key, order.form)
            if path is not None:
                job._end(path)
                return job
            if self._closing.is_set():
                raise Busy("Le service s’arrête. Réessayez dans un instant.", retry_after=5)
            if len(self._flying) >= self._most:
                raise Busy("Beaucoup de fichiers sont préparés en ce moment. Réessayez dans une minute.", 60)
            self._flying[key] = job
            self._threads.submit(self._run, job, order)
        return job

    def size(self, order: Order) -> int:
        """The bytes of a file that is not made yet: an estimate. Raises PageNotFound, PageRefused."""
        _, weight = self._told(order.page_id)
        seconds = sum(track.estimated_duration for track in self._tracks(order))
        return round(order.form.size(replace(weight, sound=round(seconds * SOUND_RATE))))

    def sounds_kept(self, order: Order) -> bool:
        """Whether all sounds of an order are there, so that only the writing remains."""
        return all(self._reader.stored(track) for track in self._tracks(order))

    def close(self) -> None:
        """Drop what waits, let what is being written end."""
        self._closing.set()
        self._threads.shutdown(wait=True, cancel_futures=True)
        with self._lock:
            waiting = list(self._flying.values())
        for job in waiting:
            job._end(None, Busy("Le service s’arrête. Réessayez dans un instant.", retry_after=5))

    def _run(self, job: Job, order: Order) -> None:
        path: Path | None = None
        error: ReaderError | None = None
        began = time.monotonic()
        try:
            job.kept_as, path = self._made(job, order)
        except ReaderError as exc:
            error = exc
            log.warning("%s of %s was not made: %s: %s", order.form.name, order.page_id, type(exc).__name__, exc)
        except Exception:  # the edge of a thread: a fault of ours must not leave people waiting
            log.exception("%s of %s failed by a fault of the reader's own", order.form.name, order.page_id)
            error = ReaderError("Le fichier n’a pas pu être préparé, par une faute du service.")
        finally:
            with self._lock:
                self._flying.pop(job.key, None)
                if error is not None or job.kept_as != job.key:
                    self._failed[job.key] = job
                    while len(self._failed) > KEPT_FAILURES:
                        self._failed.popitem(last=False)
            job._end(path, error)
        log.debug("%s made in %.3f s", order.form.name, time.monotonic() - began)

    def _made(self, job: Job, order: Order) -> tuple[str, Path]:
        """Make the file; answers its key and the file itself."""
        form = order.form
        book = book_of(
            self._reader,
            order.page_id,
            order.preferences,
            sound=form.uses_sound,
            progress=job._sounds,
            stop=self._closing,
        )
        book = replace(book, address=order.address, cover=self._cover)
        job.stage = "writing"
        wishes = self._with_fonts(order.wishes)
        # Not the job's key: the page may have changed since it was asked for.
        key = content_key(form, Ingredients.of(book), wishes)
        # Under a key that nobody finds until it is known to be what was asked for. A sentence may have been replaced by
        # a notice, and the track not kept; a form may have had to leave something out. Who asks next has another try.
        own = hashlib.sha256(f"{key} {secrets.token_hex(16)}".encode()).hexdigest()
        with self._files.write(own, form.name) as out:
            as_promised = form.write(book, wishes, out) is not False
        if as_promised and not (book.recordings and not all(map(self._reader.stored, self._tracks(order)))):
            self._files.rename(own, key, form.name)
        else:
            key = own
        path = self.find(key, form)
        if path is None:
            raise NotFound("Le fichier préparé a déjà laissé sa place à d’autres. Recommencez.")
        return key, path

    def _with_fonts(self, wishes: Wishes) -> Wishes:
        return replace(wishes, fonts=self._fonts)

    def _tracks(self, order: Order) -> list[PlannedTrack]:
        if not order.form.uses_sound:
            return []
        return [track for tracks in self._reader.plan(order.page_id, order.preferences).values() for track in tracks]

    def _told(self, page_id: str) -> tuple[Ingredients, Weight]:
        """What a page is made of, sounds aside; read once for each state of the page."""

        def told() -> tuple[Ingredients, Weight]:
            book = replace(book_of(self._reader, page_id, Preferences(), sound=False), cover=self._cover)
            characters = sum(len(sentence.text) for sentence in book.document.sentences())
            return Ingredients.of(book), Weight(characters, sum(map(len, book.images.values())), 0)

        return self._made_of.of((page_id, self._reader.digest(page_id)), told)
