"""The version of what is said: it changes by itself when a rule or a lexicon of this room changes."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path
from typing import Final


def _digest() -> str:
    digest = sha256()
    folder = Path(__file__).parent
    for path in sorted([*folder.rglob("*.py"), *folder.glob("lexicons/*.toml")]):
        digest.update(path.relative_to(folder).as_posix().encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()[:16]


RECIPE: Final[str] = _digest()
"""16 hexadecimal digits, part of a track's key."""
