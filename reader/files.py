"""A file written whole or not at all, and why it could not be, in French."""

from __future__ import annotations

import errno
import math
import os
import stat
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

if sys.platform != "win32":
    import fcntl

# mkstemp makes a file that only its owner reads; a page or a sound is there to be served, perhaps by another account.
_MODE = 0o644

# What the system says in English, or in the language of whoever started the service.
_REASONS = {
    "ENOSPC": "le disque est plein",
    "EDQUOT": "la place accordée sur le disque est épuisée",
    "EFBIG": "le fichier serait plus grand que ce qui est permis",
    "EROFS": "le disque est en lecture seule",
    "EACCES": "accès refusé",
    "EPERM": "accès refusé",
    "ENOENT": "ce fichier ou ce dossier n’existe pas",
    "ENOTDIR": "un fichier est là où il faudrait un dossier",
    "EISDIR": "c’est un dossier",
    "EEXIST": "il existe déjà",
    "ENAMETOOLONG": "le nom est trop long",
    "EIO": "le disque répond mal",
    "EMFILE": "trop de fichiers sont ouverts",
    "ENFILE": "trop de fichiers sont ouverts",
}
_BY_NUMBER = {getattr(errno, name): said for name, said in _REASONS.items() if hasattr(errno, name)}

# Seconds after which a file that is written is surely held: it is made a moment before.
_BEGUN = 5.0

# No room: the next file will not fit either.
FULL = frozenset(getattr(errno, name) for name in ("ENOSPC", "EFBIG", "EDQUOT") if hasattr(errno, name))

# What befalls a disk, wherever a folder on it is: no wrong setting.
OF_THE_DISK = FULL | frozenset((errno.EROFS, errno.EIO))


def why(error: OSError) -> str:
    """Why a file could not be read or written, in French, to stand inside a sentence; the rest as the system says it.

    >>> why(OSError(errno.ENOSPC, "No space left on device"))
    'le disque est plein'
    """
    return _BY_NUMBER.get(error.errno or 0) or error.strerror or type(error).__name__


@contextmanager
def whole(path: Path, prefix: str = ".") -> Iterator[BinaryIO]:
    """A file to write aside in the same folder; flushed and renamed at the end: nobody, and no crash, sees half of it.

    `prefix` begins the name of the file aside. A link is followed; a device or a pipe (/dev/stdout) is written to as it
    is. Raises OSError; nothing is left behind when anything is raised.
    """
    if _is_no_file(path):
        with path.open("wb") as file:
            yield file
        return
    if path.is_symlink():
        path = path.resolve()
    number, aside = tempfile.mkstemp(dir=path.parent, prefix=f"{prefix}{path.name}-")
    try:
        with _held(number):
            with os.fdopen(number, "wb") as file:
                yield file
                file.flush()
                os.fsync(file.fileno())
            os.chmod(aside, _MODE)
            os.replace(aside, path)
    except BaseException:
        Path(aside).unlink(missing_ok=True)
        raise


def sweep(left: Iterable[Path], seconds: float = -math.inf) -> None:
    """Take away files that were left half written: those whose writer is dead, at once.

    Where that cannot be known, those not touched for so long. What cannot be taken away stays, as does what is no file.
    """
    for path in left:
        with suppress(OSError):
            found = path.stat()
            held = _is_held(path) if stat.S_ISREG(found.st_mode) else True
            enough = seconds if held is None else min(seconds, _BEGUN)
            if not held and time.time() - found.st_mtime > enough:
                path.unlink()


@contextmanager
def _held(number: int) -> Iterator[None]:
    """A lock on an open file, by which other processes know that its writer lives; the system drops it with us."""
    if sys.platform == "win32":  # no one takes away an open file there
        yield
        return
    held = os.dup(number)
    try:
        with suppress(OSError):  # a folder on a network may know no locks
            fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
        yield
    finally:
        os.close(held)


def _is_held(path: Path) -> bool | None:
    """Whether a writer holds a file that `whole` writes; None where that cannot be known, as on some networks."""
    if sys.platform == "win32":
        return False  # else it cannot be taken away
    try:
        with path.open("rb") as file:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return True
    except OSError:
        return None
    return False


def _is_no_file(path: Path) -> bool:
    """Whether something stands there that no file may take the place of."""
    try:
        mode = path.stat().st_mode
    except OSError:
        return False
    return not stat.S_ISREG(mode) and not stat.S_ISDIR(mode)


def write_whole(path: Path, data: bytes, prefix: str = ".") -> None:
    """Write `data` as `whole` does. Raises OSError."""
    with whole(path, prefix) as file:
        file.write(data)
