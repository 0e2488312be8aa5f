"""Offsets are code points, and UTF-16 code units only at the web door."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.model import TextRange, utf16_length

texts = st.text(alphabet=st.one_of(st.characters(exclude_categories=["Cs"]), st.just("😀")))


def test_an_emoji_moves_what_follows_by_one_in_javascript() -> None:
    text = "Anti PD-1 : éruption 😀 légère."
    word = TextRange(text.index("légère"), text.index("."))
    assert word.of(text) == "légère"
    assert word.utf16(text) == TextRange(word.start + 1, word.end + 1)


@given(texts)
def test_utf16_length_is_what_javascript_counts(text: str) -> None:
    assert utf16_length(text) == len(text.encode("utf-16-le")) // 2


@given(texts, st.data())
def test_a_range_in_utf16_holds_the_same_characters(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    stretch = TextRange(start, data.draw(st.integers(start, len(text))))
    converted = stretch.utf16(text)
    units = text.encode("utf-16-le")
    assert units[2 * converted.start : 2 * converted.end].decode("utf-16-le") == stretch.of(text)


@pytest.mark.parametrize(("start", "end"), [(-1, 2), (3, 2)])
def test_what_is_no_range_is_refused(start: int, end: int) -> None:
    with pytest.raises(ValueError, match="not a range"):
        TextRange(start, end)
