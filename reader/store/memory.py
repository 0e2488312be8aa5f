"""A store in memory: for tests, measurements and commands that keep nothing."""

from __future__ import annotations

import threading
from collections import OrderedDict

from reader.model import Track
from reader.store.key import checked


class MemoryStore:
    """Tracks and sounds in a dictionary, gone with the process. Same promises as `DiskStore`."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._kept: OrderedDict[str, tuple[Track, bytes]] = OrderedDict()  # heard longest ago first

    def sound(self, key: str) -> bytes | None:
        """The whole MP3."""
        with self._lock:
            kept = self._kept.get(key)
            if kept is None:
                return None
            self._kept.move_to_end(key)
            return kept[1]

    def track(self, key: str) -> Track | None:
        """The track with its cues."""
        kept = self._kept.get(key)
        return None if kept is None else kept[0]

    def has(self, key: str) -> bool:
        """Whether the track is kept."""
        return key in self._kept

    def put(self, track: Track, sound: bytes) -> None:
        """Keep a track with its whole sound. Raises ValueError for an empty sound or a key that is none."""
        checked(track.key)
        if not sound:
            raise ValueError("a track without a sound")
        with self._lock:
            self._kept[track.key] = (track, bytes(sound))
            self._kept.move_to_end(track.key)

    def trim(self, max_bytes: int) -> int:
        """Remove the tracks heard longest ago until `max_bytes` of sound are kept."""
        removed = 0
        with self._lock:
            total = sum(len(sound) for _, sound in self._kept.values())
            while self._kept and total > max_bytes:
                _, (_, sound) = self._kept.popitem(last=False)
                total -= len(sound)
                removed += 1
        return removed
