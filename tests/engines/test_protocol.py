"""Requests: their pieces, their limits, their clean text."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.engines import SpeechRequest
from reader.engines.protocol import has_words, speakable
from reader.errors import BadInput
from reader.model import LanguageRun, TextRange


def cut(text: str, *ends_and_languages: tuple[int, str]) -> tuple[LanguageRun, ...]:
    runs, start = [], 0
    for end, language in ends_and_languages:
        runs.append(LanguageRun(TextRange(start, end), language))
        start = end
    return tuple(runs)


def pieces(text: str, *runs: tuple[int, str]) -> list[tuple[str, str]]:
    request = SpeechRequest(text, cut(text, *runs), "espeak/fr")
    return [(piece.range.of(text), piece.language) for piece in request.pieces()]


def test_pieces_follow_the_languages() -> None:
    assert pieces("Le car agit.", (3, "fr"), (6, "en"), (12, "fr")) == [("Le ", "fr"), ("car", "en"), (" agit.", "fr")]


def test_punctuation_alone_is_no_piece() -> None:
    assert pieces("Le car.", (3, "fr"), (6, "en"), (7, "fr")) == [("Le ", "fr"), ("car.", "en")]
    assert pieces("« car »", (2, "fr"), (5, "en"), (7, "fr")) == [("« car »", "en")]


def test_neighbours_of_one_language_are_one_piece() -> None:
    assert pieces("un deux", (3, "fr"), (7, "fr")) == [("un deux", "fr")]


def test_no_runs_is_one_piece() -> None:
    assert pieces("un deux") == [("un deux", "")]


@given(
    st.text(alphabet="ab .é\U0001f600", max_size=20),
    st.lists(st.tuples(st.integers(0, 20), st.sampled_from(["fr", "en"])), max_size=5),
)
def test_pieces_partition_the_text(text: str, cuts: list[tuple[int, str]]) -> None:
    ends = sorted(min(end, len(text)) for end, _ in cuts)
    runs = cut(text, *((end, language) for end, (_, language) in zip(ends, cuts, strict=True)), (len(text), "fr"))
    found = SpeechRequest(text, runs, "espeak/fr").pieces()
    assert "".join(piece.range.of(text) for piece in found) == text
    assert len(found) == 1 or all(has_words(piece.range.of(text)) for piece in found)


@pytest.mark.parametrize("speed", [0.0, -1.0, 0.2, 4.1, math.inf, math.nan])
def test_a_speed_without_meaning_is_refused(speed: float) -> None:
    with pytest.raises(BadInput):
        SpeechRequest("Bonjour.", (), "espeak/fr", speed)


@pytest.mark.parametrize("runs", [((0, 3),), ((0, 9),), ((1, 8),), ((0, 3), (4, 8)), ((0, 5), (3, 8))])
def test_runs_with_holes_or_overlaps_are_refused(runs: tuple[tuple[int, int], ...]) -> None:
    with pytest.raises(BadInput):
        SpeechRequest("Bonjour.", tuple(LanguageRun(TextRange(*run), "fr") for run in runs), "espeak/fr")


@given(st.text(alphabet=st.characters(exclude_categories=())))
def test_clean_text_has_the_same_length_and_can_be_encoded(text: str) -> None:
    clean = speakable(text)
    assert len(clean) == len(text)
    assert "\0" not in clean
    clean.encode()
    assert speakable(clean) == clean
