"""A file written whole or not at all."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

# mkstemp makes a file that only its owner reads; a page or a sound is there to be served, perhaps by another account.
_MODE = 0o644


@contextmanager
def whole(path: Path, prefix: str = ".") -> Iterator[BinaryIO]:
    """A file to write aside in the same folder; flushed and renamed at the end: nobody, and no crash, sees half of it.

    `prefix` begins the name of the file aside. Raises OSError; nothing is left behind when anything is raised.
    """
    number, aside = tempfile.mkstemp(dir=path.parent, prefix=f"{prefix}{path.name}-")
    try:
        with os.fdopen(number, "wb") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        os.chmod(aside, _MODE)
        os.replace(aside, path)
    except BaseException:
        Path(aside).unlink(missing_ok=True)
        raise


def write_whole(path: Path, data: bytes, prefix: str = ".") -> None:
    """Write `data` as `whole` does. Raises OSError."""
    with whole(path, prefix) as file:
        file.write(data)
