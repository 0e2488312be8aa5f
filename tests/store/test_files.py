"""Take-away files beside the tracks: whole, found again, swept."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest

from reader.errors import StoreError
from reader.store import DiskStore, KeptFiles, track_key

KEY = track_key(["a file"])


def files(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.rglob("*") if path.is_file())


def test_a_file_is_found_once_it_is_whole(tmp_path: Path) -> None:
    kept = KeptFiles(DiskStore(tmp_path))
    with kept.write(KEY, "epub") as out:
        out.write(b"whole")
        assert kept.find(KEY, "epub") is None
    found = kept.find(KEY, "epub")
    assert found is not None
    assert found.read_bytes() == b"whole"
    assert files(tmp_path) == [f"{KEY}.epub.file"]
    assert kept.find(KEY, "html") is None
    assert KeptFiles(DiskStore(tmp_path)).find(KEY, "epub") == found


def test_what_fails_leaves_nothing(tmp_path: Path) -> None:
    kept = KeptFiles(DiskStore(tmp_path))
    for error, told in ((ZeroDivisionError(), ZeroDivisionError), (PermissionError(13, "no"), StoreError)):
        with pytest.raises(told):
            half_written(kept, error)
    assert files(tmp_path) == []


def half_written(kept: KeptFiles, error: Exception) -> None:
    with kept.write(KEY, "epub") as out:
        out.write(b"half")
        raise error


def test_a_file_may_be_kept_under_another_key_once_it_is_known_which(tmp_path: Path) -> None:
    kept = KeptFiles(DiskStore(tmp_path))
    other = track_key(["another"])
    with kept.write(KEY, "epub") as out:
        out.write(b"whole")
    kept.rename(KEY, other, "epub")
    assert files(tmp_path) == [f"{other}.epub.file"]
    assert kept.find(other, "epub") is not None
    kept.rename(KEY, other, "epub")  # it made room for another meanwhile
    assert files(tmp_path) == [f"{other}.epub.file"]


def test_a_file_that_cannot_be_renamed_is_told(tmp_path: Path) -> None:
    kept = KeptFiles(DiskStore(tmp_path))
    other = track_key(["another"])
    with kept.write(KEY, "epub") as out:
        out.write(b"whole")
    (tmp_path / other[:2] / f"{other}.epub.file").mkdir(parents=True)
    with pytest.raises(StoreError, match="pas pu être écrit"):
        kept.rename(KEY, other, "epub")


@pytest.mark.parametrize("key", ["", "../../etc/passwd", "g" * 64, KEY[:-1]])
def test_only_keys_are_names(tmp_path: Path, key: str) -> None:
    kept = KeptFiles(DiskStore(tmp_path))
    assert kept.find(key, "epub") is None
    with pytest.raises(ValueError, match="key"), kept.write(key, "epub"):
        pass


def test_files_and_tracks_share_the_room(tmp_path: Path) -> None:
    store = DiskStore(tmp_path, max_bytes=1000)
    kept = KeptFiles(store)
    keys = [track_key([str(number)]) for number in range(3)]
    for age, key in zip((300, 200, 100), keys, strict=True):
        with kept.write(key, "epub") as out:
            out.write(b"x" * 400)
        found = tmp_path / key[:2] / f"{key}.epub.file"
        if found.exists():
            os.utime(found, (time.time() - age, time.time()))
    assert kept.find(keys[0], "epub") is None
    assert kept.find(keys[2], "epub") is not None


def test_what_a_killed_process_left_is_swept_and_what_another_writes_is_not(tmp_path: Path) -> None:
    store = DiskStore(tmp_path)
    folder = tmp_path / "ab"
    folder.mkdir()
    old, new = folder / ".taking-old", folder / ".taking-new"
    old.write_bytes(b"?")
    new.write_bytes(b"?")
    os.utime(old, (time.time() - 200_000, time.time() - 200_000))
    KeptFiles(store)
    DiskStore(tmp_path)
    assert files(tmp_path) == [".taking-new"]
