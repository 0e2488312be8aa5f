"""One thread that watches all deadlines."""

from __future__ import annotations

import itertools
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager


class Watchdog:
    """Calls back when a watched block of code takes too long.

    A reader blocked on a pipe is freed by killing the process at the other end: that works on every system (a
    read with a time limit does not on Windows), and costs no thread per request.
    """

    def __init__(self) -> None:
        self._changed = threading.Condition()
        self._deadlines: dict[int, tuple[float, Callable[[], None]]] = {}
        self._numbers = itertools.count()
        self._wakes = float("inf")
        self._closed = False
        self._thread = threading.Thread(target=self._run, name="speech-watchdog", daemon=True)
        self._thread.start()

    @contextmanager
    def watch(self, on_deadline: Callable[[], None], seconds: float) -> Iterator[None]:
        """`on_deadline` is called, on the watchdog's thread, when the block is not left within `seconds`."""
        deadline = time.monotonic() + seconds
        with self._changed:
            number = next(self._numbers)
            self._deadlines[number] = (deadline, on_deadline)
            if deadline < self._wakes:
                self._changed.notify()
        try:
            yield
        finally:
            with self._changed:
                self._deadlines.pop(number, None)

    def close(self) -> None:
        """Stop watching."""
        with self._changed:
            self._closed = True
            self._changed.notify()
        self._thread.join()

    def _run(self) -> None:
        while True:
            with self._changed:
                if self._closed:
                    return
                now = time.monotonic()
                late = [number for number, (deadline, _) in self._deadlines.items() if deadline <= now]
                calls = [self._deadlines.pop(number)[1] for number in late]
                if not calls:
                    self._wakes = min((deadline for deadline, _ in self._deadlines.values()), default=float("inf"))
                    self._changed.wait(None if self._wakes == float("inf") else self._wakes - now)
            for call in calls:
                call()
