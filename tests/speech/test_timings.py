"""When each displayed word is heard."""

from __future__ import annotations

import re

import pytest

from reader.model import Sentence, SpokenWord, TextRange
from reader.speech import displayed_words, prepare, spoken_ranges, word_timings


def words_of(text: str, step: float = 0.5) -> list[SpokenWord]:
    """An engine that gives one event a spoken word, half a second apart."""
    found = re.finditer(r"\w+", text)
    return [SpokenWord(TextRange(*match.span()), place * step) for place, match in enumerate(found)]


def heard(written: str, words: list[SpokenWord] | None = None, end: float = 10.0) -> list[tuple[str, float]]:
    utterance = prepare(Sentence("s", written))
    timings = word_timings(utterance, written, words_of(utterance.text) if words is None else words, end)
    return [(timing.shown.of(written), timing.start) for timing in timings]


def test_each_word_gets_the_time_of_its_event() -> None:
    assert heard("Bonjour à tous.") == [("Bonjour", 0.0), ("à", 0.5), ("tous.", 1.0)]


def test_a_number_written_in_two_pieces_is_one_word() -> None:
    assert heard("Soit 1\u202f500 cas.") == [("Soit", 0.0), ("1\u202f500", 0.5), ("cas.", 1.0)]


def test_a_sign_that_is_said_has_its_time_and_one_that_is_not_has_none() -> None:
    assert heard("« Grade ≥ 3 » : oui") == [("Grade", 0.0), ("≥", 0.5), ("3", 2.5), ("oui", 3.0)]


def test_the_words_of_a_unit_are_told_from_its_number() -> None:
    assert heard("15 mg/kg par jour") == [("15", 0.0), ("mg/kg", 0.5), ("par", 2.0), ("jour", 2.5)]


def test_a_footnote_call_has_no_time() -> None:
    assert heard("Efficace [1] enfin.") == [("Efficace", 0.0), ("enfin.", 0.5)]


def test_words_without_events_are_placed_by_their_letters() -> None:
    utterance = prepare(Sentence("s", "un deux trois quatre"))
    first, last = words_of(utterance.text)[0], SpokenWord(TextRange(14, 20), 1.4)
    times = heard("un deux trois quatre", [first, last], end=2.0)
    assert [word for word, _ in times] == ["un", "deux", "trois", "quatre"]
    assert [time for _, time in times] == pytest.approx([0.0, 0.3, 0.8, 1.4])


def test_without_any_event_the_words_share_the_sound() -> None:
    times = heard("un deux trois", [], end=1.3)
    assert [time for _, time in times] == pytest.approx([0.0, 0.3, 0.8])


def test_events_out_of_the_sound_are_passed_over() -> None:
    words = [SpokenWord(TextRange(0, 2), -1.0), SpokenWord(TextRange(3, 7), 99.0)]
    times = heard("un deux", words, end=1.0)
    assert all(0 <= time < 1.0 for _, time in times)


def test_no_time_in_no_sound() -> None:
    assert heard("un deux", end=0.0) == []
    assert heard("… !") == []


def test_an_announcement_is_heard_before_the_first_word() -> None:
    written = "Fatigue"
    utterance = prepare(Sentence("s", written))
    assert displayed_words(utterance, written) == ((TextRange(0, 7), TextRange(0, 7)),)


def test_each_word_is_found_in_what_another_voice_is_given() -> None:
    written = "Un scanner si fièvre ≥ 38,5 °C [1]."
    ours, other = (prepare(Sentence("s", written), respell=respell) for respell in (True, False))
    words = [shown for shown, _ in displayed_words(ours, written)]
    places = spoken_ranges(other, words)
    assert [(word.of(written), said.of(other.text)) for word, said in zip(words, places, strict=True)] == [
        ("Un", "Un"), ("scanner", "scanner"), ("si", "si"), ("fièvre", "fièvre"),
        ("≥", "supérieure ou égale à"), ("38,5", "38 virgule 5"), ("°C", "degrés"),
    ]  # fmt: skip
