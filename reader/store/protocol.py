"""What a store does, wherever it keeps things."""

from __future__ import annotations

from pathlib import Path
from typing import Protocol

from reader.model import Track


class Store(Protocol):
    """Tracks and their sound by content address: what is under a key never changes, so any copy is as good as another.

    A key that is not 64 hexadecimal digits is never found, and refused by `put` with ValueError. Thread-safe; several
    processes may share the same place.
    """

    def sound(self, key: str) -> Path | bytes | None:
        """The whole MP3, as a file to be served or as bytes; None where it is not kept. Counts as a listening."""

    def track(self, key: str) -> Track | None:
        """The track with its cues; None where it, or its sound, is not kept."""

    def has(self, key: str) -> bool:
        """Whether sound and cues are both there, whole. Does not count as a listening."""

    def put(self, track: Track, sound: bytes) -> None:
        """Keep a track with its whole sound, under `track.key`; again is harmless. Raises StoreError."""

    def trim(self, max_bytes: int) -> int:
        """Remove the tracks heard longest ago until `max_bytes` are kept; answers how many were removed."""
