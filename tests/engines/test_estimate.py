"""Guessed word times: rising, within the sound, longer words longer."""

from __future__ import annotations

import struct

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.engines.estimate import estimated_words, sounding, syllables, total
from reader.engines.tone import ToneEngine
from tests.engines.conftest import ask


@given(st.text(max_size=100), st.floats(0, 5), st.floats(0.01, 50))
def test_times_rise_within_the_sound(text: str, start: float, length: float) -> None:
    words = estimated_words(text, start, start + length)
    assert "".join(word.range.of(text) for word in words) == "".join(text.split())
    times = [word.start for word in words]
    assert times == sorted(times)
    assert all(start <= time < start + length for time in times)


def test_weights_follow_the_mouth() -> None:
    assert syllables("immunothérapie") > syllables("sang") == 1
    assert syllables("2025") > syllables("an")
    assert syllables("IRM") == 3
    assert syllables("patient,") > syllables("patient")
    assert syllables("patient.") > syllables("patient,")


def test_total_is_near_what_a_voice_needs() -> None:
    text = "Appelez l’équipe soignante si la fièvre dépasse 38 degrés, même la nuit."
    assert ask(ToneEngine(), text).duration == pytest.approx(total(text) * 0.19, rel=0.01)


def test_sounding_is_what_is_not_quiet() -> None:
    pcm = struct.pack("<6h", 0, 5, 9000, -9000, 7, 0)
    assert sounding(pcm, 10) == (0.2, 0.3)
    assert sounding(struct.pack("<4h", 0, 1, 2, 0), 2) == (0.0, 2.0)
