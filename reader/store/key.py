"""The content address of a track."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable

from reader.regex import regex

_KEY = regex(r"[0-9a-f]{64}")


def track_key(parts: Iterable[str]) -> str:
    """64 hexadecimal digits for these parts, in this order: the SHA-256 of their JSON list.

    The list keeps the parts apart ("ab", "c" is not "a", "bc"); lone surrogates are escaped, so that any str will do.
    """
    return hashlib.sha256(json.dumps(list(parts)).encode("ascii")).hexdigest()


def is_key(text: str) -> bool:
    """Whether `text` looks like a track's key; nothing else may become part of a file's name."""
    return _KEY.fullmatch(text) is not None


def checked(key: str) -> str:
    """`key` itself. Raises ValueError where it is no key."""
    if not is_key(key):
        raise ValueError(f"not a track key: {key!r}")
    return key
