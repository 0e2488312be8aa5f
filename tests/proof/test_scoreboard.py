"""The score-board says what the tests prove, no more and no less."""

from __future__ import annotations

import json

import pytest

from reader.web.conformance import PROOFS, Judge, State, score_board
from tests.proof.scoreboard import BEGIN, DOCUMENT, END, claims, table

BOARD = score_board()
CRITERIA = [criterion for grid in BOARD.grids for criterion in grid.criteria]
AGAIN = "write it anew: python3 -m reader test --update-scoreboard"


def test_the_grids_are_whole() -> None:
    sizes = {grid.name: len(grid.criteria) for grid in BOARD.grids}
    assert sizes == {"wcag": 86, "rgaa": 106, "daisy": 41, "epubtest": 9}
    assert len({criterion.id for criterion in CRITERIA}) == len(CRITERIA)
    levels = [criterion.group for criterion in CRITERIA if criterion.grid == "wcag"]
    assert [levels.count(level) for level in ("A", "AA", "AAA")] == [31, 24, 31]


def test_every_claim_names_a_criterion() -> None:
    known = {criterion.id for criterion in CRITERIA}
    unknown = {test: sorted(set(said) - known) for test, said in claims().items() if set(said) - known}
    assert unknown == {}


def test_what_is_written_is_what_the_tests_claim() -> None:
    written = json.loads(PROOFS.read_text("utf-8"))["tests"]
    assert {test: result["proves"] for test, result in written.items()} == claims(), AGAIN


def test_no_criterion_without_a_test_or_a_reason() -> None:
    silent = [one.id for one in CRITERIA if not one.reason and not (one.judge is Judge.MACHINE and one.proofs)]
    assert silent == []


def test_nothing_without_a_proof_passes() -> None:
    assert [one.id for one in CRITERIA if one.state is State.PASSES and not one.proofs] == []


def test_the_document_holds_the_same() -> None:
    text = DOCUMENT.read_text("utf-8")
    assert text[text.index(BEGIN) : text.index(END) + len(END)] == table(BOARD), AGAIN


@pytest.mark.parametrize("criterion", [one for one in CRITERIA if one.judge is Judge.FAILS], ids=lambda one: one.id)
def test_a_known_failure_says_why(criterion: object) -> None:
    assert getattr(criterion, "reason", "")
