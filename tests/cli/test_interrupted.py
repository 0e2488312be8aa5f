"""Control-C amid a step that must not be halved."""

from __future__ import annotations

import contextlib
import signal
import threading

import pytest

from reader.cli.interrupted import not_amid
from tests.cli.conftest import heeding_ctrl_c


def step(*presses: int, wrong: Exception | None = None) -> list[str]:
    """A step in which Control-C is pressed; what of it was done."""
    done: list[str] = []
    with contextlib.suppress(KeyboardInterrupt), heeding_ctrl_c(), not_amid():
        for _ in presses:
            signal.raise_signal(signal.SIGINT)
        if wrong is not None:
            raise wrong
        done.append("step")
    return done


def test_the_step_ends_first_then_it_is_obeyed() -> None:
    with heeding_ctrl_c():
        with pytest.raises(KeyboardInterrupt), not_amid():
            signal.raise_signal(signal.SIGINT)
        assert signal.getsignal(signal.SIGINT) is signal.default_int_handler
    assert step(1) == ["step"]


def test_who_presses_twice_is_obeyed_at_once() -> None:
    assert step(1, 2) == []


def test_what_goes_wrong_in_the_step_is_told_as_it_is() -> None:
    with pytest.raises(ValueError, match="x"):
        step(1, wrong=ValueError("x"))


def test_ignored_it_stays_ignored() -> None:
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        with not_amid():
            assert signal.getsignal(signal.SIGINT) is signal.SIG_IGN
            signal.raise_signal(signal.SIGINT)
    finally:
        signal.signal(signal.SIGINT, before)


def test_another_thread_changes_nothing() -> None:
    ended: list[bool] = []

    def elsewhere() -> None:
        with not_amid():
            ended.append(True)

    thread = threading.Thread(target=elsewhere)
    thread.start()
    thread.join()
    assert ended == [True]
