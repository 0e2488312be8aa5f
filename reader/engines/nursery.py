"""Every worker process there is, so that none outlives the pool."""

from __future__ import annotations

import threading
from collections.abc import Callable

from reader.engines.watchdog import Watchdog


class Nursery:
    """The living workers of a pool, each by what kills it, and the watchdog of their deadlines. For any thread."""

    def __init__(self) -> None:
        self.watchdog = Watchdog()
        self.closed = False
        self._lock = threading.Lock()
        self._kills: set[Callable[[], None]] = set()

    def born(self, kill: Callable[[], None]) -> None:
        """A worker has started; it is killed at once when the nursery is closed already."""
        with self._lock:
            self._kills.add(kill)
            closed = self.closed
        if closed:
            kill()

    def gone(self, kill: Callable[[], None]) -> None:
        """A worker has ended."""
        with self._lock:
            self._kills.discard(kill)

    def alive(self) -> int:
        """How many workers there are."""
        with self._lock:
            return len(self._kills)

    def close(self) -> None:
        """Kill them all, and those to come."""
        with self._lock:
            self.closed = True
            kills = list(self._kills)
        for kill in kills:
            kill()
