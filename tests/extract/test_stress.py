"""Pages made to break a parser are read or refused; how soon and in how much memory is `python3 -m benchmarks.stress`."""

from __future__ import annotations

import pytest

from benchmarks.stress import CASES, read


@pytest.mark.long
@pytest.mark.parametrize("name", CASES)
def test_read_or_refused(name: str) -> None:
    told, _, _ = read(name)
    assert told
