"""Pages made to break a parser are read or refused; how soon, `python3 -m benchmarks.stress` measures."""

from __future__ import annotations

import pytest

from benchmarks.stress import CASES, read


@pytest.mark.long
@pytest.mark.parametrize("name", CASES)
def test_read_or_refused(name: str) -> None:
    told, _, _ = read(name)
    assert told
