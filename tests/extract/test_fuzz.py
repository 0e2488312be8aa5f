"""A few of the broken pages of `python3 -m benchmarks.fuzz`, always the same ones; with `-m long` two thousand."""

from __future__ import annotations

import pytest

from benchmarks.fuzz import own_pages, run

SHORT, LONG = 200, 2_000


@pytest.mark.first
@pytest.mark.parametrize(
    ("first", "count"), [(0, SHORT), pytest.param(100_000, LONG, marks=pytest.mark.long)], ids=["some", "many"]
)
def test_broken_pages_are_read_or_refused(first: int, count: int) -> None:
    trials = run(own_pages(), first, count)
    assert [f"{trial.number}: {trial.fault}" for trial in trials if trial.fault] == []
    assert 0 < sum(bool(trial.refused) for trial in trials) < count // 2
