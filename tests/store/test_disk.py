"""The store on disk: what a store promises, and that crashes, damage and full disks never show half a track."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from reader.errors import StoreError
from reader.store import DiskStore, track_key
from tests.contracts.store_contract import KEY, StoreContract, track

DAY = 86400


@pytest.fixture
def store(tmp_path: Path) -> DiskStore:
    return DiskStore(tmp_path / "cache")


def files(store: DiskStore) -> set[str]:
    return {str(path.relative_to(store.folder)) for path in store.folder.rglob("*") if path.is_file()}


class TestDiskStore(StoreContract):
    """All of the contract."""


def test_the_layout_is_two_digits_then_the_key(store: DiskStore) -> None:
    store.put(track(), b"sound")
    assert files(store) == {f"{KEY[:2]}/{KEY}.mp3", f"{KEY[:2]}/{KEY}.json"}
    assert store.sound(KEY) == store.folder / KEY[:2] / f"{KEY}.mp3"


def test_the_cues_file_is_the_track_as_json_and_the_length_of_its_sound(store: DiskStore) -> None:
    store.put(track(), b"sound")
    value = json.loads((store.folder / KEY[:2] / f"{KEY}.json").read_text("utf-8"))
    assert value["bytes"] == 5
    assert value["document"] == "effets-secondaires"


def test_another_process_finds_what_was_put(store: DiskStore) -> None:
    store.put(track(), b"sound")
    again = DiskStore(store.folder)
    assert again.track(KEY) == track()


def test_any_text_can_be_kept(store: DiskStore) -> None:
    store.put(track(text="un demi-caractère \ud83e perdu"), b"sound")
    assert store.track(KEY) == track(text="un demi-caractère \ud83e perdu")


# --- half-written, damaged --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "damage",
    [
        pytest.param(lambda mp3, cues: mp3.write_bytes(b""), id="empty sound"),
        pytest.param(lambda mp3, cues: mp3.write_bytes(b"soun"), id="cut sound"),
        pytest.param(lambda mp3, cues: mp3.unlink(), id="no sound"),
        pytest.param(lambda mp3, cues: cues.unlink(), id="no cues"),
        pytest.param(lambda mp3, cues: cues.write_bytes(b""), id="empty cues"),
        pytest.param(lambda mp3, cues: cues.write_bytes(b"\0" * 500), id="cues of zeros"),
    ],
)
def test_half_a_track_is_no_track(store: DiskStore, damage: Callable[[Path, Path], object]) -> None:
    store.put(track(), b"sound")
    mp3 = store.folder / KEY[:2] / f"{KEY}.mp3"
    damage(mp3, mp3.with_suffix(".json"))
    assert not store.has(KEY)
    assert store.sound(KEY) is None
    assert store.track(KEY) is None
    store.put(track(), b"sound")
    assert store.track(KEY) == track()


@pytest.mark.parametrize("rest", ["", '"key":1}', '"cues":[{"sen', "\udcff"])
def test_damaged_cues_are_thrown_away_with_their_sound(store: DiskStore, rest: str) -> None:
    store.put(track(), b"sound")
    cues = store.folder / KEY[:2] / f"{KEY}.json"
    cues.write_bytes(b'{"bytes":5,' + rest.encode("utf-8", "surrogateescape"))
    assert store.track(KEY) is None
    assert not store.has(KEY), "whoever asks next gets it made anew"


def test_the_cues_of_another_key_are_not_this_key_s(store: DiskStore) -> None:
    store.put(track(), b"sound")
    cues = store.folder / KEY[:2] / f"{KEY}.json"
    cues.write_text(cues.read_text("utf-8").replace(KEY, track_key(["b"])), "utf-8")
    assert store.track(KEY) is None


def test_the_cues_are_there_before_the_sound(store: DiskStore, monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[tuple[str, set[str]]] = []
    replace = os.replace

    def watched(source: str, target: Path) -> None:
        replace(source, target)
        seen.append((target.suffix, {Path(name).suffix for name in files(store)}))

    monkeypatch.setattr(os, "replace", watched)
    store.put(track(), b"sound")
    assert seen == [(".json", {".json"}), (".mp3", {".json", ".mp3"})]


@pytest.mark.parametrize("fails", ["write", "fsync", "replace"])
@pytest.mark.parametrize("nth", [1, 2])
def test_a_full_disk_is_said_and_leaves_nothing_aside(
    store: DiskStore, monkeypatch: pytest.MonkeyPatch, fails: str, nth: int
) -> None:
    calls = 0

    def failing(name: str) -> Callable[..., object]:
        original = getattr(os, name)

        def call(*arguments: object, **options: object) -> object:
            nonlocal calls
            calls += 1
            if calls == nth:
                raise OSError(28, "No space left on device")
            return original(*arguments, **options)

        return call

    name = {"write": "fdopen"}.get(fails, fails)
    monkeypatch.setattr(os, name, failing(name))
    with pytest.raises(StoreError, match=r"n’a pas pu être gardé .* : le disque est plein"):
        store.put(track(), b"sound")
    assert not any(".aside-" in name for name in files(store))
    assert not store.has(KEY)
    store.put(track(), b"sound")
    assert store.has(KEY)


@pytest.mark.skipif(not hasattr(signal, "SIGXFSZ"), reason="POSIX file size limits")
def test_a_disk_that_takes_no_more_bytes_leaves_nothing_aside(tmp_path: Path) -> None:
    """A real write that really fails, in a process that may write only 10 kB a file."""
    program = """
import resource, signal, sys
from pathlib import Path
from reader.errors import StoreError
from reader.store import DiskStore
from tests.contracts.store_contract import KEY, track
store = DiskStore(Path(sys.argv[1]))
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (10_000, 10_000))
try:
    store.put(track(), bytes(20_000))
except StoreError as error:
    print(error)
print(store.has(KEY))
"""
    done = subprocess.run([sys.executable, "-c", program, str(tmp_path)], capture_output=True, text=True, check=True)
    sentence, kept = done.stdout.splitlines()
    assert "n’a pas pu être gardé" in sentence
    assert kept == "False"
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == [], "cues without a sound fill the disk further"


def test_the_leavings_of_a_killed_process_are_swept_at_the_next_start(tmp_path: Path) -> None:
    program = """
import os, signal, sys
from pathlib import Path
from reader.store import DiskStore
from tests.contracts.store_contract import track
os.replace = lambda *ends: os.kill(os.getpid(), signal.SIGTERM if os.name == "nt" else signal.SIGKILL)
DiskStore(Path(sys.argv[1])).put(track(), b"sound")
"""
    subprocess.run([sys.executable, "-c", program, str(tmp_path)], check=False)
    left = [path.name for path in tmp_path.rglob("*") if path.is_file()]
    assert len(left) == 1
    assert left[0].startswith(".aside-")
    store = DiskStore(tmp_path)
    assert files(store) == set()
    assert not store.has(KEY)


def test_a_start_beside_a_writer_costs_the_writer_nothing(store: DiskStore, monkeypatch: pytest.MonkeyPatch) -> None:
    replace = os.replace
    swept = 0

    def sweeping(source: str, target: Path) -> None:
        nonlocal swept
        if not swept:
            swept += 1
            DiskStore(store.folder)
        replace(source, target)

    monkeypatch.setattr(os, "replace", sweeping)
    store.put(track(), b"sound")
    assert swept == 1
    assert store.track(KEY) == track()


# --- folders that are none --------------------------------------------------------------------------------------------


def test_a_file_where_the_folder_should_be_is_said(tmp_path: Path) -> None:
    (tmp_path / "cache").write_text("", "utf-8")
    with pytest.raises(StoreError, match=r"dossier des sons « .*cache » ne peut pas être utilisé"):
        DiskStore(tmp_path / "cache")


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_without_rights_is_said(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    with pytest.raises(StoreError, match="ne peut pas être utilisé"):
        DiskStore(tmp_path / "cache")


def test_a_disk_that_cannot_be_read_is_said(store: DiskStore) -> None:
    (store.folder / KEY[:2]).write_text("no folder", "utf-8")
    with pytest.raises(StoreError, match="ne peut pas être lu"):
        store.sound(KEY)
    with pytest.raises(StoreError, match="n’a pas pu être gardé"):
        store.put(track(), b"sound")


def test_a_folder_as_a_sound_is_not_a_sound(store: DiskStore) -> None:
    store.put(track(), b"sound")
    mp3 = store.folder / KEY[:2] / f"{KEY}.mp3"
    mp3.unlink()
    mp3.mkdir()
    assert store.sound(KEY) is None


# --- room -------------------------------------------------------------------------------------------------------------


def heard(store: DiskStore, key: str, days_ago: float) -> None:
    path = store.folder / key[:2] / f"{key}.mp3"
    os.utime(path, (time.time() - days_ago * DAY, path.stat().st_mtime))


def test_trim_takes_what_was_heard_longest_ago(store: DiskStore) -> None:
    keys = [track_key([name]) for name in "abc"]
    for key, days in zip(keys, (2, 9, 1), strict=True):
        store.put(track(key), bytes(1000))
        heard(store, key, days)
    size = sum(path.stat().st_size for path in store.folder.rglob("*") if path.is_file())
    assert store.trim(size - 1) == 1
    assert [store.has(key) for key in keys] == [True, False, True]


def test_listening_keeps_a_track_and_its_date_of_change(store: DiskStore) -> None:
    keys = [track_key([name]) for name in "ab"]
    for key in keys:
        store.put(track(key), bytes(1000))
        heard(store, key, 5)
    path = store.sound(keys[0])
    assert path is not None
    os.utime(path, ns=(path.stat().st_atime_ns, 1_000_000_000))
    heard(store, keys[0], 5)
    store.sound(keys[0])
    assert path.stat().st_mtime_ns == 1_000_000_000, "Last-Modified of an immutable sound never changes"
    store.has(keys[1])
    store.trim(2000)
    assert [store.has(key) for key in keys] == [True, False]


def test_a_clock_that_was_put_back_keeps_nothing_for_ever(store: DiskStore) -> None:
    """What was heard on a day to come is no later than what is made today, and is heard today when it is heard."""
    keys = [track_key([name]) for name in "abc"]
    for key, days in zip(keys, (-30, -30, 1), strict=True):
        store.put(track(key), bytes(1000))
        heard(store, key, days)
    path = store.sound(keys[1])
    assert path is not None
    assert path.stat().st_atime < time.time() + DAY
    size = sum(path.stat().st_size for path in store.folder.rglob("*") if path.is_file())
    assert store.trim(size - 1) == 1
    assert [store.has(key) for key in keys] == [False, True, True]


def test_a_limit_makes_room_by_itself(tmp_path: Path) -> None:
    store = DiskStore(tmp_path, max_bytes=50_000)
    keys = [track_key([str(number)]) for number in range(30)]
    for number, key in enumerate(keys):
        store.put(track(key), bytes(5000))
        heard(store, key, 100 - number)
        assert sum(path.stat().st_size for path in tmp_path.rglob("*") if path.is_file()) <= 50_000
    assert store.has(keys[-1])
    assert not store.has(keys[0])
    assert all(name.endswith((".mp3", ".json")) for name in files(store))


def test_a_limit_counts_what_was_there_before(tmp_path: Path) -> None:
    before = DiskStore(tmp_path)
    for number in range(10):
        key = track_key([str(number)])
        before.put(track(key), bytes(5000))
        heard(before, key, 10)
    after = DiskStore(tmp_path, max_bytes=40_000)
    after.put(track(KEY), bytes(5000))
    assert after.has(KEY)
    assert sum(path.stat().st_size for path in tmp_path.rglob("*") if path.is_file()) <= 40_000


def test_cues_without_a_sound_go_first(store: DiskStore) -> None:
    store.put(track(), b"sound")
    lonely = store.folder / "aa" / f"{'a' * 64}.json"
    lonely.parent.mkdir(exist_ok=True)
    lonely.write_bytes(bytes(1000))
    assert store.trim(1000) == 1
    assert not lonely.exists()
    assert store.has(KEY)


def test_foreign_files_are_left_alone(store: DiskStore) -> None:
    store.put(track(), b"sound")
    foreign = store.folder / KEY[:2] / "notes.txt"
    foreign.write_text("à garder", "utf-8")
    store.trim(0)
    DiskStore(store.folder)
    assert foreign.exists()
