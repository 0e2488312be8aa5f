"""Finished tracks, kept by content address, and the MP3 encoder that makes their sound."""

from reader.store.disk import DiskStore
from reader.store.encode import Mp3Stream, mp3_problem
from reader.store.files import KeptFiles
from reader.store.key import is_key, track_key
from reader.store.memory import MemoryStore
from reader.store.protocol import Store
from reader.store.track_json import track_from_json, track_to_json

__all__ = [
    "DiskStore",
    "KeptFiles",
    "MemoryStore",
    "Mp3Stream",
    "Store",
    "is_key",
    "mp3_problem",
    "track_from_json",
    "track_key",
    "track_to_json",
]
