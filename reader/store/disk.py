"""Tracks in a folder: KEY.json and KEY.mp3, in sub-folders by the key's first two digits.

Names are hashes and files never change, so the folder may be copied, mounted or served by any tool. Every file is
written aside in the folder it goes to, flushed to the disk, then renamed: no reader, and no crash, sees half of one.
The cues are written before the sound, so a sound that is there has its cues. What was damaged all the same (a disk, a
hand) is noticed by its length, thrown away, and made anew by whoever asks.
"""

from __future__ import annotations

import contextlib
import json
import os
import tempfile
import threading
import time
from pathlib import Path

from reader.errors import StoreError
from reader.files import sweep, why, write_whole
from reader.model import Track
from reader.regex import regex
from reader.store.key import checked, is_key
from reader.store.track_json import track_from_json, track_to_json

# The first field of each KEY.json is the sound's length: read without parsing the cues, which can be 100 kB long.
_LENGTH = regex(rb'\{"bytes":(\d+),')
_LENGTH_FIELD = 40  # bytes that hold it

# The ending of a take-away file's name (reader.store.files): kept, and evicted, beside the tracks.
KEPT_FILE = ".file"

_ASIDE = ".aside-"  # how the name of a file being written begins

# Seconds before a listening is noted again: the order of eviction needs no finer clock, and a disk has better to do.
_NOTED = 600.0

# After an eviction this share of the limit is kept, so that not every new track evicts one.
_KEPT_SHARE = 0.9


class DiskStore:
    """A folder of tracks. With `max_bytes`, the tracks heard longest ago make room for new ones.

    Raises StoreError where the folder cannot be made or written.
    """

    def __init__(self, folder: Path, max_bytes: int | None = None) -> None:
        self.folder = folder
        self._max_bytes = max_bytes
        self._lock = threading.Lock()
        try:
            folder.mkdir(parents=True, exist_ok=True)
            with tempfile.TemporaryFile(prefix=_ASIDE, dir=folder):
                pass
            # Of a process that was killed; see `_written` for one that was not.
            sweep(folder.glob(f"??/{_ASIDE}*"))
        except OSError as exc:
            raise StoreError(f"Le dossier des sons « {folder} » ne peut pas être utilisé : {why(exc)}.") from exc
        self._bytes = sum(size for _, size, _ in self._by_last_listening()) if max_bytes is not None else 0

    def sound(self, key: str) -> Path | None:
        """The MP3 file of a key. Raises StoreError where the disk cannot be read."""
        path = self._whole(key)
        if path is not None:
            note_use(path)
        return path

    def track(self, key: str) -> Track | None:
        """The track of a key, with its cues. Raises StoreError where the disk cannot be read."""
        path = self._whole(key)
        if path is None:
            return None
        try:
            value = json.loads(path.with_suffix(".json").read_bytes())
            track = track_from_json(value)
            if track.key == key:
                return track
        except FileNotFoundError:  # evicted this very moment
            return None
        except OSError as exc:
            raise _unreadable(path, exc) from exc
        except (ValueError, StoreError):
            pass
        self._discard(path)
        return None

    def has(self, key: str) -> bool:
        """Whether sound and cues of a key are there, whole. Raises StoreError where the disk cannot be read."""
        return self._whole(key) is not None

    def put(self, track: Track, sound: bytes) -> None:
        """Keep a track with its whole sound.

        Raises StoreError (full disk, missing rights), and leaves nothing half-written; raises ValueError
        for an empty sound or a key that is none.
        """
        path = self._path(checked(track.key))
        if not sound:
            raise ValueError("a track without a sound")
        cues = json.dumps(
            {"bytes": len(sound), **track_to_json(track)}, ensure_ascii=False, separators=(",", ":")
        ).encode("utf-8", "surrogatepass")
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            _written(path.with_suffix(".json"), cues)
            _written(path, sound)
        except OSError as exc:
            if not os.path.exists(path):  # (never raises) cues without a sound would fill a full disk further
                self._discard(path)
            raise StoreError(f"Un son n’a pas pu être gardé dans « {self.folder} » : {why(exc)}.") from exc
        self.make_room(len(cues) + len(sound))

    def trim(self, max_bytes: int) -> int:
        """Remove the tracks heard longest ago until `max_bytes` are kept, cues included; answers how many went.

        Raises StoreError where the folder cannot be read. A file that cannot be removed (Windows: being sent) stays.
        """
        removed = 0
        with self._lock:
            tracks = self._by_last_listening()
            total = sum(size for _, size, _ in tracks)
            for _, size, path in tracks:
                if total <= max_bytes:
                    break
                if self._discard(path):
                    total -= size
                    removed += 1
            self._bytes = total
        return removed

    def _path(self, key: str) -> Path:
        return self.folder / key[:2] / f"{key}.mp3"

    def _whole(self, key: str) -> Path | None:
        """The sound's file if it has its cues and its full length; a damaged pair is thrown away."""
        if not is_key(key):
            return None
        path = self._path(key)
        try:
            size = path.stat().st_size
            with path.with_suffix(".json").open("rb") as cues:
                found = _LENGTH.match(cues.read(_LENGTH_FIELD))
        except FileNotFoundError:
            return None
        except OSError as exc:
            raise _unreadable(path, exc) from exc
        if found is None or int(found[1]) != size:
            self._discard(path)
            return None
        return path

    def _discard(self, path: Path) -> bool:
        """Remove a pair, sound first: a sound is never there without its cues."""
        try:
            path.unlink(missing_ok=True)
            path.with_suffix(".json").unlink(missing_ok=True)
        except OSError:
            return False
        return True

    def make_room(self, added: int) -> None:
        """Count `added` bytes as kept, and let what was used longest ago go where the limit is passed."""
        if self._max_bytes is None:
            return
        with self._lock:
            self._bytes += added
            full = self._bytes > self._max_bytes
        if full:
            self.trim(int(self._max_bytes * _KEPT_SHARE))

    def _by_last_listening(self) -> list[tuple[float, int, Path]]:
        """Last use (seconds since 1970), bytes and file of each track and take-away file, the oldest first."""
        found: dict[Path, tuple[float, int]] = {}
        try:
            for file in self.folder.glob("??/*"):
                if not is_key(file.name.partition(".")[0]) or file.suffix not in (".mp3", ".json", KEPT_FILE):
                    continue
                with contextlib.suppress(FileNotFoundError):  # another process evicts too
                    status = file.stat()
                    sound = file if file.suffix == KEPT_FILE else file.with_suffix(".mp3")
                    heard, size = found.get(sound, (0.0, 0))
                    if file == sound:  # the cues have no time of their own: they are read beside the sound
                        heard = status.st_atime
                    found[sound] = (heard, size + status.st_size)
        except OSError as exc:
            raise StoreError(f"Le dossier des sons « {self.folder} » ne peut pas être lu : {why(exc)}.") from exc
        # A clock that was put back leaves times to come: those tracks were not heard after the ones made since.
        now = time.time()
        return sorted((heard if heard <= now else 0.0, size, path) for path, (heard, size) in found.items())


def note_use(path: Path) -> None:
    """Set a file's time of last access by hand: most file systems are mounted so that they do not keep it."""
    with contextlib.suppress(OSError):  # a folder that only serves may be read-only
        status = path.stat()
        if abs(time.time() - status.st_atime) > _NOTED:  # a clock that was put back leaves times to come
            os.utime(path, ns=(time.time_ns(), status.st_mtime_ns))


def _written(path: Path, data: bytes) -> None:
    """A whole file or none. Raises OSError.

    A second try where the file aside has vanished: another process that starts on the same folder sweeps what it takes
    for the leavings of a dead one.
    """
    try:
        write_whole(path, data, _ASIDE)
    except FileNotFoundError:
        write_whole(path, data, _ASIDE)


def _unreadable(path: Path, error: OSError) -> StoreError:
    return StoreError(f"Un son gardé dans « {path.parent.parent} » ne peut pas être lu : {why(error)}.")
