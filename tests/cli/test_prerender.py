"""`prerender`: every track once, shared between machines, begun again where it was left."""

from __future__ import annotations

import os
import signal
import time
from pathlib import Path

import pytest

from tests.cli.conftest import Command, one_number, started

TRACKS = 4 + 2 + 1  # sections of the two pages, words of the glossary, the sample of the voice


def tracks(home: Path) -> set[str]:
    return {path.stem for path in (home / "cache").rglob("*.mp3")}


def test_every_track_is_made_and_only_once(command: Command, home: Path) -> None:
    done = command("prerender")
    assert done.code == 0
    made = tracks(home)
    assert len(made) == int(one_number(done.out)) == TRACKS
    assert {path.stem for path in (home / "cache").rglob("*.json")} == made
    times = {path: path.stat().st_mtime_ns for path in (home / "cache").rglob("*.mp3")}
    again = command("prerender")
    assert again.code == 0
    assert times == {path: path.stat().st_mtime_ns for path in (home / "cache").rglob("*.mp3")}


def test_in_a_pipe_each_sound_has_a_line(command: Command, home: Path) -> None:
    """A bar that draws over itself is one endless line in a log; begun again, it counts on."""
    said = command("prerender").err
    assert "\r" not in said
    assert f"{TRACKS} sur {TRACKS} : " in said
    next((home / "cache").rglob("*.mp3")).unlink()
    again = command("prerender").err.splitlines()
    assert [line.partition(" :")[0] for line in again if " sur " in line] == [f"{TRACKS} sur {TRACKS}"]


def test_what_is_missing_is_made_anew(command: Command, home: Path) -> None:
    command("prerender")
    made = tracks(home)
    gone = next((home / "cache").rglob("*.mp3"))
    gone.unlink()
    cut = next((home / "cache").rglob("*.mp3"))
    cut.write_bytes(b"\xff")
    assert command("prerender").code == 0
    assert tracks(home) == made
    assert cut.stat().st_size > 1000


def test_shards_share_the_work(command: Command, home: Path) -> None:
    assert command("prerender", "--shard", "1/2").code == 0
    first = tracks(home)
    assert command("prerender", "--shard", "2/2").code == 0
    both = tracks(home)
    assert len(both) == TRACKS
    assert first < both


def test_another_speed_is_other_tracks(command: Command, home: Path) -> None:
    command("prerender", "--shard", "1/1")
    command("prerender", "--speed", "1.5")
    assert len(tracks(home)) == 2 * TRACKS


@pytest.mark.parametrize("shard", ["0/2", "3/2", "2", "a/b", "1/0", "-1/2"])
def test_a_shard_without_meaning_is_one_line(command: Command, shard: str) -> None:
    done = command("prerender", f"--shard={shard}")
    assert done.code == 2
    assert shard in done.error


@pytest.mark.skipif(os.name == "nt", reason="POSIX signals")
def test_killed_midway_it_goes_on(command: Command, home: Path) -> None:
    for number in range(6):
        page = (home / "content" / "fievre.html").read_text("utf-8").replace("38", f"{number} fois 38" * 40)
        (home / "content" / f"page-{number}.html").write_text(page, "utf-8")
    process = started("prerender")
    while process.poll() is None and not tracks(home):
        time.sleep(0.005)  # it needs the processor more than this loop does
    process.send_signal(signal.SIGKILL)
    process.communicate()
    some = tracks(home)
    done = command("prerender")
    assert done.code == 0
    assert some <= tracks(home)
    assert len(tracks(home)) == int(one_number(done.out))
    assert not [*(home / "cache").rglob(".aside-*")]


def test_a_cache_that_cannot_be_is_one_line(command: Command, home: Path) -> None:
    (home / "cache").write_text("un fichier", "utf-8")
    done = command("prerender")
    assert done.code == 6
    assert "dossier des sons" in done.error
