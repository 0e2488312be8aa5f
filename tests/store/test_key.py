"""Content addresses: everything that is told apart gives another key."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from reader.store import track_key
from reader.store.key import is_key

PARTS = st.lists(st.text(st.characters()), max_size=4)  # every character there is, lone surrogates too


@given(PARTS)
def test_a_key_is_64_hexadecimal_digits(parts: list[str]) -> None:
    assert re.fullmatch("[0-9a-f]{64}", track_key(parts))
    assert is_key(track_key(parts))


@given(PARTS, PARTS)
def test_equal_parts_and_no_others_give_equal_keys(one: list[str], other: list[str]) -> None:
    assert (track_key(one) == track_key(other)) == (one == other)


def test_parts_do_not_run_into_each_other() -> None:
    assert track_key(["ab", "c"]) != track_key(["a", "bc"]) != track_key(["abc"]) != track_key(["abc", ""])


def test_a_key_is_the_same_tomorrow() -> None:
    assert track_key(iter(["1", "é"])) == "77fe28818efe5b11f5866d34e1898df633378b4bda000da1f903b47d6e9801d7"
