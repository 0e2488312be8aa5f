"""Where French sentences end, and where they do not."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.extract.document.sentences import sentence_starts


def cut(text: str) -> list[str]:
    starts = sentence_starts(text)
    return [text[a:b].strip() for a, b in zip(starts, [*starts[1:], len(text)], strict=True)]


CASES = [
    line.split("‖")
    for line in (Path(__file__).parent / "sentences.tsv").read_text("utf-8").splitlines()
    if line and not line.startswith("#")
]


def test_the_list_is_long_enough_and_has_no_double() -> None:
    assert len(CASES) >= 200
    assert len({tuple(case) for case in CASES}) == len(CASES)


@pytest.mark.parametrize("sentences", CASES, ids=[" ".join(case)[:50] for case in CASES])
def test_sentences_end_where_they_do(sentences: list[str]) -> None:
    assert cut(" ".join(sentences)) == sentences


def test_a_line_that_begins_anew_is_a_sentence() -> None:
    assert cut("12, rue du Pont\nTéléphone : 01 99 00 00 00") == ["12, rue du Pont", "Téléphone : 01 99 00 00 00"]
    assert cut("une ligne coupée\nau milieu") == ["une ligne coupée\nau milieu"]


@given(st.text(alphabet="aB.!?… \u00a0\n«»1,M", max_size=80))
def test_sentences_joined_are_the_text(text: str) -> None:
    starts = sentence_starts(text)
    assert starts == sorted(set(starts))
    assert all(0 <= start < len(text) for start in starts)
    assert bool(starts) == bool(text)
