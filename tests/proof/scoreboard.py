"""The score-board's writer: which test proves which criterion, and whether it passed.

A test says what it proves: `@pytest.mark.proves("wcag:1.4.10", "rgaa:10.11")`. `--update-scoreboard` runs these tests
alone and writes `reader/web/grids/proofs.json` and the tables of `docs/accessibility.md`; where some of them are named,
what was written of the others stays. A normal run reads the marks
from the source (`claims`) and checks that what is written is what they say.
"""

from __future__ import annotations

import ast
import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from reader.web.conformance import PROOFS, ScoreBoard, State, score_board

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
    lines = [
        BEGIN,
        "",
        "Written by `python3 -m reader test --update-scoreboard`; a test fails where it differs from what they claim.",
        "",
    ]
    names = [state.value for state in State]
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
    """A pytest plugin: runs the proofs alone, or those that were named, and writes what came of them."""

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
        before = json.loads(PROOFS.read_text("utf-8"))["tests"] if PROOFS.is_file() else {}
        tests, unseen = {}, sorted(self._skipped)
        for name, said in sorted(claims().items()):
            if name in self._passed:
                tests[name] = {"proves": said, "passed": self._passed[name]}
            elif before.get(name, {}).get("proves") == said:
                tests[name] = before[name]
            else:
                unseen.append(name)
        if unseen:
            print("\nThe score-board is not written; these proofs were not looked at:", *unseen, sep="\n")
            session.exitstatus = pytest.ExitCode.TESTS_FAILED
            return
        PROOFS.write_text(json.dumps({"tests": tests}, indent=1) + "\n", encoding="utf-8")
        text = DOCUMENT.read_text("utf-8")
        before, _, rest = text.partition(BEGIN)
        DOCUMENT.write_text(before + table(score_board()) + rest.partition(END)[2], encoding="utf-8")
