"""What costs time is made once, and leaves when others need the room."""

from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor

import pytest

from reader.service.made_once import MadeOnce


def test_it_is_made_once_however_many_ask() -> None:
    kept: MadeOnce[str, object] = MadeOnce(4)
    asked = threading.Semaphore(0)
    made = []

    def make() -> object:
        for _ in range(7):
            asked.acquire(timeout=10)
        made.append(object())
        return made[-1]

    def ask() -> object:
        asked.release()
        return kept.of("page", make)

    with ThreadPoolExecutor(8) as threads:
        answers = [answer.result(30) for answer in [threads.submit(ask) for _ in range(8)]]
    assert answers == made * 8


def test_others_are_made_meanwhile() -> None:
    kept: MadeOnce[str, str] = MadeOnce(4)
    assert kept.of("one", lambda: kept.of("other", lambda: "in") + "side") == "inside"
    assert kept.get("other") == "in"


def test_what_fails_is_tried_again() -> None:
    kept: MadeOnce[str, int] = MadeOnce(4)
    for _ in range(2):
        with pytest.raises(ZeroDivisionError):
            kept.of("page", lambda: 1 // 0)
    assert kept.get("page") is None
    assert kept.of("page", lambda: 1) == 1


def test_what_was_asked_for_longest_ago_leaves() -> None:
    kept: MadeOnce[int, str] = MadeOnce(2)
    for number in (1, 2, 1, 3):
        kept.of(number, lambda: "made")
    assert [kept.get(number) for number in (1, 2, 3)] == ["made", None, "made"]
    kept.get(1)  # to look is to ask
    kept.of(4, lambda: "made")
    assert [kept.get(number) for number in (1, 3, 4)] == ["made", None, "made"]


def test_what_is_made_again_while_it_is_kept_counts_once() -> None:
    """Two may make the same after a third has failed at it; what weighs nothing any more must not push others out."""
    kept: MadeOnce[str, str] = MadeOnce(10, 1000, len)

    def made() -> str:
        kept._making.clear()  # as where the one who failed has taken the lock away
        kept.of("page", lambda: "x" * 400)
        return "x" * 400

    kept.of("page", made)
    kept.of("other", lambda: "x" * 500)
    assert kept.get("page") is not None


def test_what_is_kept_stays_within_its_weight() -> None:
    kept: MadeOnce[int, str] = MadeOnce(10, 1000, len)
    for number in (0, 1, 2, 3, 3):
        kept.of(number, lambda: "x" * 400)
    assert [kept.get(number) is not None for number in range(4)] == [False, False, True, True]
    assert kept.of(0, lambda: "x" * 2000)
    assert kept.of(1, lambda: "x" * 900)
    assert [kept.get(number) is not None for number in range(4)] == [False, True, False, False]
