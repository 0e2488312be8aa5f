"""A file written whole or not at all, and why it could not be, in French."""

from __future__ import annotations

import errno
import math
import os
import stat
import tempfile
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

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
    """Take away files that were left half written: those not touched for so long. What cannot be taken away stays."""
    for path in left:
        with suppress(OSError):
            if time.time() - path.stat().st_mtime > seconds:
                path.unlink()


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
