"""Breath points of over-long sentences."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from reader.speech.breath import LONGEST, breaths


def said(text: str) -> list[str]:
    return [piece.of(text) for piece in breaths(text)]


@given(st.text(alphabet=st.sampled_from("aé ,;:.»1\u00a0😀"), max_size=3 * LONGEST))
def test_pieces_partition_the_text_and_none_is_over_long(text: str) -> None:
    assert "".join(said(text)) == text
    assert all(len(piece) <= LONGEST for piece in said(text))


def test_a_breath_comes_at_the_strongest_stop_there_is() -> None:
    part = "le médecin vous examine, il regarde vos analyses et vous pose quelques questions"
    text = f"{part} ; {part}, {part}, {part} ; {part}, {part}."
    assert len(text) > LONGEST
    assert said(text) == [f"{part} ; {part}, {part}, {part} ; ", f"{part}, {part}."]


def test_without_stops_a_breath_comes_before_a_linking_word_or_between_words() -> None:
    text = "des globules blancs " * 15 + "et " + "des plaquettes " * 12
    assert said(text)[1].startswith("et ")
    assert all(piece.endswith(" ") for piece in said("mot " * 300))


def test_a_number_is_never_cut() -> None:
    text = "x" * 150 + " 1 500,25 milligrammes " + "y" * 300
    assert any("500,25 milligrammes" in piece for piece in said(text))
