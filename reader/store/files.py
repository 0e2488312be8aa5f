"""Finished take-away files, beside the tracks they were made of and under the same limit of room."""

from __future__ import annotations

import contextlib
import logging
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from reader.errors import DiskFull, StoreError
from reader.files import FULL, sweep, whole, why
from reader.store.disk import KEPT_FILE, DiskStore, note_use
from reader.store.key import checked, is_key

log = logging.getLogger(__name__)

_ASIDE = ".taking-"  # how the name of a file being written begins; `DiskStore` sweeps none of these
_ABANDONED = 86_400.0  # seconds after which such a file is nobody's: its process was killed


class KeptFiles:
    """Whole files by content address, in the folder of `store`; those used longest ago leave with its tracks.

    Raises StoreError where the folder cannot be read. Thread-safe; several processes may share the folder.
    """

    def __init__(self, store: DiskStore) -> None:
        self._store = store
        try:
            sweep(store.folder.glob(f"??/{_ASIDE}*"), _ABANDONED)
        except OSError as exc:
            raise StoreError(f"Le dossier des sons « {store.folder} » ne peut pas être lu ({why(exc)}).") from exc

    def find(self, key: str, kind: str) -> Path | None:
        """The file of that kind under a key, None where none is kept. Counts as a use."""
        if not is_key(key):
            return None
        path = self._path(key, kind)
        try:
            if not path.is_file():
                return None
        except OSError as exc:
            log.warning("%s: %s", path, why(exc))
            return None
        note_use(path)
        return path

    @contextlib.contextmanager
    def write(self, key: str, kind: str) -> Iterator[BinaryIO]:
        """A file to write under a key; it is there once the block has ended well, and else nothing is.

        `kind` is letters and digits that say what it is, and part of its name. Raises DiskFull, and StoreError where
        the folder cannot be written; what the block raises goes through.
        """
        path = self._path(checked(key), kind)
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            with whole(path, _ASIDE) as file:
                yield file
                written = file.tell()
        except OSError as exc:
            log.warning("%s could not be written: %s", path, why(exc))
            if exc.errno in FULL:
                raise DiskFull(
                    "Le disque du service est plein : le fichier n’a pas pu être préparé, et rien n’en est resté."
                ) from exc
            raise StoreError("Le fichier n’a pas pu être écrit ; rien n’en est resté.") from exc
        self._store.make_room(written)

    def rename(self, key: str, other: str, kind: str) -> None:
        """Keep the file of a key under another; one that has left meanwhile is not there. Raises StoreError."""
        path = self._path(checked(other), kind)
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            self._path(checked(key), kind).replace(path)
        except FileNotFoundError:
            return
        except OSError as exc:
            log.warning("%s could not be written: %s", path, why(exc))
            raise StoreError("Le fichier n’a pas pu être écrit ; rien n’en est resté.") from exc

    def _path(self, key: str, kind: str) -> Path:
        return self._store.folder / key[:2] / f"{key}.{kind}{KEPT_FILE}"
