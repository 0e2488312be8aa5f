"""Deadlines: kept by one thread, the nearest first, and forgotten once the block is left."""

from __future__ import annotations

import threading
from collections.abc import Iterator

import pytest

from reader.engines.nursery import Nursery
from reader.engines.watchdog import Watchdog

LONG = 3600.0


@pytest.fixture
def watchdog() -> Iterator[Watchdog]:
    found = Watchdog()
    yield found
    found.close()


def test_who_takes_too_long_is_called(watchdog: Watchdog) -> None:
    called = threading.Event()
    with watchdog.watch(called.set, 0.01):
        assert called.wait(20)


def test_a_short_deadline_does_not_wait_for_a_long_one(watchdog: Watchdog) -> None:
    """The thread sleeps until the long one by then: it is to be woken."""
    slept, called, never = threading.Event(), threading.Event(), threading.Event()
    with watchdog.watch(slept.set, 0.01):
        assert slept.wait(20)
    with watchdog.watch(never.set, LONG), watchdog.watch(called.set, 0.2):
        assert called.wait(20)
    assert not never.is_set()


def test_who_is_done_in_time_is_left_in_peace(watchdog: Watchdog) -> None:
    """Also when others are late at the very moment at which its own time would have been over."""
    wrong, called = threading.Event(), threading.Event()
    with watchdog.watch(wrong.set, 0.05):
        pass
    with watchdog.watch(called.set, 0.2):
        assert called.wait(20)
    assert not wrong.is_set()


def test_several_that_are_late_are_all_called(watchdog: Watchdog) -> None:
    calls = [threading.Event() for _ in range(3)]
    with watchdog.watch(calls[0].set, 0.02), watchdog.watch(calls[1].set, 0.01), watchdog.watch(calls[2].set, 0.03):
        assert all(call.wait(20) for call in calls)


def test_a_worker_that_is_born_late_is_killed_at_once() -> None:
    """Its thread was starting it while the pool was closed: nobody else knows of it."""
    nursery = Nursery()
    killed: list[str] = []
    early, gone, late = (lambda name=name: killed.append(name) for name in ("early", "gone", "late"))
    nursery.born(early)
    nursery.born(gone)
    nursery.gone(gone)
    assert nursery.alive() == 1
    nursery.close()
    assert killed == ["early"]
    nursery.born(late)
    assert killed == ["early", "late"]
    nursery.watchdog.close()
