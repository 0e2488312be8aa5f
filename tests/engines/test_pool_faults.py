"""The pool when engines crash, hang, babble or devour the memory: real native faults in real processes."""

from __future__ import annotations

import os
import random
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import pytest

from reader.engines import Pool, SpeechRequest
from reader.errors import SynthesisFailed
from tests.engines.faults import _pcm
from tests.engines.test_pool import Pools, pools, request

__all__ = ["pools"]

linux = pytest.mark.skipif(not Path("/proc").is_dir(), reason="looks into /proc")


@pytest.fixture
def scratch(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the workers of this test alone keep their temporary files; it stands in the command line of each."""
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    return tmp_path


def processes(mark: Path) -> set[int]:
    """Those that have the mark in their command line: workers of a pool, and what they have started."""
    found = set()
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            try:
                line = (entry / "cmdline").read_bytes()
                state = (entry / "stat").read_text().rpartition(")")[2].split()[0]
            except OSError:
                continue
            if os.fsencode(mark) in line and state != "Z":
                found.add(int(entry.name))
    return found


def assert_nothing_left(folder: Path) -> None:
    """No process and no file, after the moment that the system needs to end a killed process."""
    deadline = time.monotonic() + 20
    while (processes(folder) or list(folder.iterdir())) and time.monotonic() < deadline:
        time.sleep(0.02)
    assert not processes(folder)
    assert not list(folder.iterdir())


@pytest.mark.parametrize(
    ("order", "total"),
    [("segfault", "crashed"), ("exit", "crashed"), ("raise", "crashed"), ("hog", "crashed"), ("garbage", "garbled")],
)
def test_two_tries_then_a_plain_failure_and_then_at_once(pools: Pools, order: str, total: str) -> None:
    pool = pools(workers=1, per_request=20.0)
    with pytest.raises(SynthesisFailed):
        pool.submit(request(order), 0).result(60)
    status = pool.status()
    assert getattr(status, total) == 2
    assert (status.retried, status.poisoned, status.failed) == (1, 1, 1)
    with pytest.raises(SynthesisFailed):  # the poison list: no third worker is spent
        pool.submit(request(order), 0).result(60)
    assert getattr(pool.status(), total) == 2
    assert pool.submit(request("good"), 0).result(60).pcm == _pcm("good")


def test_a_hang_that_holds_the_interpreter_is_ended_and_the_neighbour_goes_on(pools: Pools) -> None:
    pool = pools(workers=2, per_request=1.0, per_character=0.0)
    pool.voices()
    hanging = pool.submit(request("hang"), 0)
    while not hanging.running():
        time.sleep(0.005)
    for number in range(20):
        assert pool.submit(request(f"good {number}"), 0).result(30).pcm == _pcm(f"good {number}")
    assert not hanging.done()
    with pytest.raises(SynthesisFailed):
        hanging.result(30)
    assert pool.status().hung == 2


def test_a_crash_that_happens_once_costs_nobody_an_answer(pools: Pools, tmp_path: Path) -> None:
    pool = pools(workers=1)
    text = f"once {tmp_path / 'mark'}"
    assert pool.submit(request(text), 0).result(30).pcm == _pcm(text)
    status = pool.status()
    assert (status.crashed, status.retried, status.done, status.failed) == (1, 1, 1, 0)


def test_an_engine_that_refuses_twice_is_believed(pools: Pools) -> None:
    pool = pools(workers=1)
    with pytest.raises(SynthesisFailed):
        pool.submit(request("refuse"), 0).result(30)
    assert pool.status().retried == 1


def test_what_libraries_print_does_no_harm(pools: Pools) -> None:
    assert pools(workers=1).submit(request("chatter"), 0).result(30).pcm == _pcm("chatter")


@linux
def test_a_worker_killed_from_outside_is_replaced(pools: Pools, scratch: Path) -> None:
    pool = pools(workers=1)
    pool.voices()
    (worker,) = processes(scratch)
    os.kill(worker, 9)
    assert pool.submit(request("good"), 0).result(30).pcm == _pcm("good")
    assert pool.status().retried == 1


@pytest.mark.first
@linux
def test_thirty_native_crashes_among_thirty_good_requests(pools: Pools, scratch: Path) -> None:
    """Thirty right answers, no process and no file left."""
    pool = pools(workers=2, backlog=100)
    orders = [f"segfault {number}" for number in range(15)] + [f"litter {number}" for number in range(15)]
    orders += [f"good {number}" for number in range(30)]
    random.Random(7).shuffle(orders)
    futures = {order: pool.submit(request(order), 0) for order in orders}
    for order, future in futures.items():
        if order.startswith("good"):
            assert future.result(120).pcm == _pcm(order)
        else:
            with pytest.raises(SynthesisFailed):
                future.result(120)
    assert pool.status().crashed == 60
    assert pool.submit(request("good at last"), 0).result(30).pcm == _pcm("good at last")
    assert processes(scratch)  # the worker that said it: the look into /proc sees something
    pool.close()
    assert_nothing_left(scratch)


@linux
def test_workers_end_when_their_parent_is_killed(tmp_path: Path) -> None:
    """And take their temporary files with them."""
    code = (
        "import os, tempfile\n"
        "from reader.engines import Pool\n"
        f"tempfile.tempdir = {str(tmp_path)!r}\n"
        "pool = Pool(engines=('tone',))\n"
        "pool.voices()\n"
        "os.kill(os.getpid(), 9)\n"
    )
    subprocess.run([sys.executable, "-c", code], cwd=Path(__file__).parents[2], timeout=60)
    assert_nothing_left(tmp_path)


def test_a_pool_left_open_lets_python_exit() -> None:
    code = "from reader.engines import Pool\npool = Pool(engines=('tone',))\npool.voices()\n"
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=Path(__file__).parents[2], timeout=60, capture_output=True, text=True
    )
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


@linux
def test_real_speech_goes_on_after_a_real_crash(scratch: Path) -> None:
    """The engine of the product, its worker killed between two sentences."""
    pool = Pool(workers=1)
    try:
        ask = SpeechRequest("Bonjour à tous.", (), "espeak/fr")
        first = pool.submit(ask, 0).result(30)
        for pid in processes(scratch):
            os.kill(pid, 9)
        second = pool.submit(ask, 0).result(30)
        assert second.duration == pytest.approx(first.duration, rel=0.05)
    finally:
        pool.close()
