"""Texts that no worker survives."""

from __future__ import annotations

import hashlib
import threading
import time

from reader.engines.protocol import SpeechRequest


class PoisonList:
    """Requests that failed twice, remembered for a while, so that the next who asks is told at once.

    Digests only: what was said is not kept. Any thread may use it.
    """

    def __init__(self, seconds: float = 60.0, longest: int = 1000) -> None:
        self._seconds = seconds
        self._longest = longest
        self._lock = threading.Lock()
        self._until: dict[bytes, float] = {}

    def add(self, request: SpeechRequest) -> None:
        """Remember it from now on."""
        now = time.monotonic()
        with self._lock:
            self._until = {digest: until for digest, until in self._until.items() if until > now}
            while len(self._until) >= self._longest:
                del self._until[next(iter(self._until))]
            self._until[_digest(request)] = now + self._seconds

    def holds(self, request: SpeechRequest) -> bool:
        """Whether it failed a short while ago."""
        with self._lock:
            if not self._until:
                return False
            return self._until.get(_digest(request), 0.0) > time.monotonic()


def _digest(request: SpeechRequest) -> bytes:
    return hashlib.sha256(repr(request).encode("utf-8", "surrogatepass")).digest()
