"""A file is there whole or not at all; what stands there and is no file stays; why it could not be, in French."""

from __future__ import annotations

import errno
import math
import os
import stat
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest

from reader.files import sweep, whole, why, write_whole


def test_nothing_is_left_of_what_broke(tmp_path: Path) -> None:
    kept = tmp_path / "page.txt"
    write_whole(kept, b"avant")
    with suppress(KeyboardInterrupt), whole(kept) as out:
        out.write(b"la moit")
        raise KeyboardInterrupt
    assert kept.read_bytes() == b"avant"
    assert list(tmp_path.iterdir()) == [kept]


def test_it_is_on_the_disk_before_it_has_its_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Renamed first, a machine that loses its power then may have the name and nothing behind it."""
    steps: list[tuple[str, bytes]] = []

    def watched(name: str) -> Callable[..., None]:
        real = getattr(os, name)

        def call(*arguments: object) -> None:
            (aside,) = tmp_path.iterdir()
            steps.append((name, aside.read_bytes()))
            real(*arguments)

        return call

    for name in ("fsync", "replace"):
        monkeypatch.setattr(os, name, watched(name))
    write_whole(tmp_path / "page.txt", b"tout")
    assert steps == [("fsync", b"tout"), ("replace", b"tout")]


def test_another_account_may_read_it(tmp_path: Path) -> None:
    """A server of files, or a second service, often runs under its own."""
    write_whole(tmp_path / "page.txt", b"tout")
    assert stat.S_IMODE((tmp_path / "page.txt").stat().st_mode) == 0o644


def test_a_pipe_stays_a_pipe(tmp_path: Path) -> None:
    """/dev/full, written to by root, was a file afterwards."""
    pipe = tmp_path / "tuyau"
    os.mkfifo(pipe)
    read: list[bytes] = []
    reader = threading.Thread(target=lambda: read.append(pipe.read_bytes()), daemon=True)
    reader.start()
    write_whole(pipe, b"tout")
    reader.join(20)
    assert read == [b"tout"]
    assert pipe.is_fifo()


def test_a_link_is_followed(tmp_path: Path) -> None:
    (tmp_path / "ailleurs").mkdir()
    target = tmp_path / "ailleurs" / "page.txt"
    link = tmp_path / "lien.txt"
    link.symlink_to(target)
    for text in (b"un", b"deux"):  # the first time it leads to nothing
        write_whole(link, text)
        assert link.is_symlink()
        assert target.read_bytes() == text


@pytest.mark.parametrize(
    ("number", "said"),
    [
        (errno.ENOSPC, "le disque est plein"),
        (errno.EACCES, "accès refusé"),
        (errno.EROFS, "le disque est en lecture seule"),
        (errno.ELOOP, os.strerror(errno.ELOOP)),
    ],
)
def test_why(number: int, said: str) -> None:
    assert why(OSError(number, os.strerror(number))) == said
    assert why(OSError()) == "OSError"


WRITER = """
import sys, time
from pathlib import Path
from reader.files import whole
with whole(Path(sys.argv[1])) as out:
    out.write(b"la moit")
    out.flush()
    print("écrit", flush=True)
    time.sleep(60)
"""


@pytest.mark.skipif(os.name == "nt", reason="Windows lets nobody take away an open file")
def test_what_a_killed_writer_left_is_swept_at_once_and_what_a_living_one_writes_is_not(tmp_path: Path) -> None:
    """Of a killed export, a hidden file stayed for ten minutes."""
    command = [sys.executable, "-c", WRITER, str(tmp_path / "page.mp3")]
    env = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[1])}  # noqa: TID251
    with subprocess.Popen(command, stdout=subprocess.PIPE, env=env) as writer:
        assert writer.stdout is not None
        writer.stdout.readline()
        (aside,) = tmp_path.iterdir()
        for age in (100, 100_000):  # a computer that slept, or a slow disk: its writer goes on
            os.utime(aside, (time.time() - age, time.time() - age))
            sweep([aside], 600)
            sweep([aside])
            assert aside.exists()
        writer.kill()
    sweep([aside], 600)
    assert not aside.exists()


def test_what_was_begun_a_moment_ago_is_not_swept(tmp_path: Path) -> None:
    """Its writer may not hold it yet."""
    aside = tmp_path / ".page.mp3-x"
    aside.write_bytes(b"")
    sweep([aside], 600)
    assert aside.exists()


@pytest.mark.skipif(os.name == "nt", reason="Windows lets nobody take away an open file")
def test_where_no_lock_tells_age_does(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """On NFS a file that is only read cannot be locked for oneself alone (EBADF)."""
    old, new = tmp_path / ".page.mp3-old", tmp_path / ".page.mp3-new"
    for path, age in ((old, 700), (new, 100)):
        path.write_bytes(b"")
        os.utime(path, (time.time() - age, time.time() - age))

    def unknown(*_: object) -> None:
        raise OSError(errno.EBADF, "Bad file descriptor")

    monkeypatch.setattr("fcntl.flock", unknown)
    sweep([old, new], 600)
    assert list(tmp_path.iterdir()) == [new]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs named pipes")
def test_a_pipe_beside_is_neither_waited_for_nor_taken_away(tmp_path: Path) -> None:
    pipe = tmp_path / ".page.mp3-pipe"
    os.mkfifo(pipe)
    os.utime(pipe, (0, 0))
    sweeper = threading.Thread(target=sweep, args=([pipe], math.inf), daemon=True)
    sweeper.start()
    sweeper.join(5)
    assert not sweeper.is_alive()
    assert pipe.exists()
