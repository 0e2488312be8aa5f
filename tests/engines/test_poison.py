"""Texts that no worker survives: told at once for a while, tried again afterwards, and never more than some."""

from __future__ import annotations

import time
from dataclasses import replace

import pytest

from reader.engines import SpeechRequest
from reader.engines.poison import PoisonList
from reader.model import LanguageRun, TextRange

TEXT = "Ne prenez pas."
REQUEST = SpeechRequest(TEXT, (), "essai/fr", 1.0)


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """The seconds that have passed."""
    now = [1000.0]
    monkeypatch.setattr(time, "monotonic", lambda: now[0])
    return now


def test_it_is_held_for_a_minute_and_tried_again_then(clock: list[float]) -> None:
    poison = PoisonList()
    assert not poison.holds(REQUEST)
    poison.add(REQUEST)
    clock[0] += 59
    assert poison.holds(REQUEST)
    clock[0] += 2
    assert not poison.holds(REQUEST)
    poison.add(REQUEST)  # it failed again: from now on
    clock[0] += 59
    assert poison.holds(REQUEST)


@pytest.mark.parametrize(
    "other",
    [
        replace(REQUEST, text="Prenez."),
        replace(REQUEST, voice_id="essai/fr+f1"),
        replace(REQUEST, speed=1.5),
        replace(REQUEST, runs=(LanguageRun(TextRange(0, len(TEXT)), "en"),)),
    ],
)
def test_another_voice_or_speed_may_say_it(other: SpeechRequest) -> None:
    poison = PoisonList()
    poison.add(REQUEST)
    assert not poison.holds(other)


def test_a_flood_of_them_leaves_with_the_oldest(clock: list[float]) -> None:
    poison = PoisonList(longest=3)
    requests = [replace(REQUEST, text=f"Phrase {number}.") for number in range(5)]
    for request in requests:
        poison.add(request)
        clock[0] += 1
    assert [poison.holds(request) for request in requests] == [False, False, True, True, True]


def test_nothing_that_was_said_is_kept() -> None:
    poison = PoisonList()
    poison.add(REQUEST)
    assert TEXT not in repr(vars(poison))
    assert TEXT.encode() not in b"".join(poison._until)
