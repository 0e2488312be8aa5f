"""The score-board's writer: which test proves which criterion, and whether it passed.

A test says what it proves: `@pytest.mark.proves("wcag:1.4.10", "rgaa:10.11")`. `--update-scoreboard` runs these tests
alone and writes `reader/web/grids/proofs.json` and the tables of `docs/accessibility.md`. A normal run reads the marks
from the source (`claims`) and checks that what is written is what they say.
"""

from __future__ import annotations

import ast
import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from reader.web.conformance import PROOFS, ScoreBoard, score_board

ROOT = Path(__file__).parents[2]
DOCUMENT = ROOT / "docs" / "accessibility.md"
BEGIN, END = "<!-- score-board: written by the tests -->", "<!-- end of score-board -->"


def claims() -> dict[str, list[str]]:
    """Each test that proves something, `tests/FILE.py::NAME`, and what it claims, from the source of the tests."""
    found = {}
    for path in sorted((ROOT / "tests").rglob("test_*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.FunctionDef | ast.ClassDef):
                said = [claim for mark in node.decorator_list for claim in _claimed(mark)]
                if said:
                    found[f"{path.relative_to(ROOT).as_posix()}::{node.name}"] = sorted(said)
    return found


def _claimed(mark: ast.expr) -> Iterator[str]:
    if isinstance(mark, ast.Call) and ast.unparse(mark.func) == "pytest.mark.proves":
        for argument in mark.args:
            yield str(ast.literal_eval(argument))


def table(board: ScoreBoard) -> str:
    """The score-board as Markdown, between its two marks."""
    lines = [BEGIN, "", f"Written on {board.on} by `python3 -m reader test --update-scoreboard`.", ""]
    names = [state.value for state, _ in board.grids[0].counts]
    lines += ["| grid | " + " | ".join(names) + " |", "|---" * (len(names) + 1) + "|"]
    for grid in board.grids:
        lines.append(f"| {grid.title} | " + " | ".join(str(number) for _, number in grid.counts) + " |")
    for grid in board.grids:
        lines += ["", f"### {grid.title}", "", f"[{grid.source}]({grid.source})", ""]
        lines += ["| criterion | | state | proofs |", "|---|---|---|---|"]
        for one in grid.criteria:
            state = one.state.value + (f". {one.note}" if one.note else "")
            proofs = "<br>".join(f"`{proof.removeprefix('tests/')}`" for proof in one.proofs)
            lines.append(f"| {one.number} | {one.title} ({one.group}) | {state} | {proofs} |")
    return "\n".join([*lines, "", END])


class Writer:
    """A pytest plugin: runs the proofs alone and writes what came of them."""

    def __init__(self) -> None:
        self._passed: dict[str, bool] = {}
        self._skipped: set[str] = set()

    def pytest_collection_modifyitems(self, config: pytest.Config, items: list[pytest.Item]) -> None:
        """Only tests that prove something."""
        proofs = [item for item in items if item.get_closest_marker("proves")]
        config.hook.pytest_deselected(items=[item for item in items if item not in set(proofs)])
        items[:] = proofs

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """A proof holds when all its cases, with what is set up for them, passed."""
        name = report.nodeid.partition("[")[0]
        if report.skipped:
            self._skipped.add(report.nodeid)
        self._passed[name] = self._passed.get(name, True) and not report.failed

    def pytest_sessionfinish(self, session: pytest.Session) -> None:
        """Write it down, unless some proof was not looked at."""
        if hasattr(session.config, "workerinput"):
            return
        claimed = claims()
        unseen = sorted({*self._skipped, *(claimed.keys() - self._passed.keys())})
        if unseen:
            print("\nThe score-board is not written; these proofs were not looked at:", *unseen, sep="\n")
            session.exitstatus = pytest.ExitCode.TESTS_FAILED
            return
        tests = {name: {"proves": said, "passed": self._passed[name]} for name, said in sorted(claimed.items())}
        written = {"on": date.today().isoformat(), "tests": tests}
        PROOFS.write_text(json.dumps(written, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
        text = DOCUMENT.read_text("utf-8")
        before, _, rest = text.partition(BEGIN)
        DOCUMENT.write_text(before + table(score_board()) + rest.partition(END)[2], encoding="utf-8")
