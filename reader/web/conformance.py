"""The score-board: four grids of criteria, and for each what our own tests have found.

The grids (`grids/*.tsv`) are written by people: number, group, who judges, title, reason. The proofs
(`grids/proofs.json`) are written by the tests alone (`python3 -m reader test --update-scoreboard`).
"""

from __future__ import annotations

import csv
import json
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any

GRIDS = Path(__file__).parent / "grids"
PROOFS = GRIDS / "proofs.json"


class Judge(StrEnum):
    """Who can say whether a criterion is met."""

    MACHINE = "machine"  # our tests say all that the criterion asks
    PERSON = "person"  # tests may say a part; the rest is for eyes, ears and sense
    NOBODY = "n/a"  # there is nothing it applies to
    FAILS = "fails"  # we know that it is not met


class State(StrEnum):
    """What can honestly be said of a criterion today; the value is the French word for it."""

    PASSES = "Passe"
    FAILS = "Échoue"
    NOT_APPLICABLE = "Sans objet"
    PERSON = "À juger par une personne"


@dataclass(frozen=True, slots=True)
class Criterion:
    """One line of a grid. `proofs` are tests, `tests/FILE.py::NAME`; `reason` says why no machine has the last word."""

    grid: str
    number: str
    group: str
    judge: Judge
    title: str
    reason: str
    proofs: tuple[str, ...]
    failed: bool

    @property
    def id(self) -> str:
        """As a test names it: `wcag:1.4.10`."""
        return f"{self.grid}:{self.number}"

    @property
    def state(self) -> State:
        """Met only where a test says so; a failed proof wins over everything."""
        if self.failed or self.judge is Judge.FAILS:
            return State.FAILS
        if self.judge is Judge.NOBODY:
            return State.NOT_APPLICABLE
        return State.PASSES if self.judge is Judge.MACHINE and self.proofs else State.PERSON

    @property
    def note(self) -> str:
        """One sentence beside the state; empty where the state says all."""
        if self.judge is Judge.MACHINE and not self.proofs:
            return "Aucun test ne le montre encore."
        return self.reason


@dataclass(frozen=True, slots=True)
class Grid:
    """A list of criteria that somebody else wrote."""

    name: str
    title: str
    about: str
    source: str
    group: str
    criteria: tuple[Criterion, ...]

    @property
    def counts(self) -> tuple[tuple[State, int], ...]:
        """How many criteria are in each state, every state named."""
        counted = Counter(criterion.state for criterion in self.criteria)
        return tuple((state, counted[state]) for state in State)


@dataclass(frozen=True, slots=True)
class ScoreBoard:
    """The grids, each criterion with what the tests found when they last wrote their proofs."""

    grids: tuple[Grid, ...]

    def grid(self, name: str) -> Grid | None:
        """The grid of that name."""
        return next((grid for grid in self.grids if grid.name == name), None)


# name, title, what it is, where it comes from, what its second column holds
KNOWN = (
    (
        "wcag",
        "WCAG 2.2",
        "Les 86 critères de succès des règles internationales, niveaux A, AA et AAA.",
        "https://www.w3.org/TR/WCAG22/",
        "Niveau",
    ),
    (
        "rgaa",
        "RGAA 4.1",
        "Les 106 critères du référentiel français, titres résumés par nous.",
        "https://accessibilite.numerique.gouv.fr/methode/criteres-et-tests/",
        "Thème",
    ),
    (
        "daisy",
        "Applications de lecture (DAISY)",
        "Ce que le consortium DAISY tient pour indispensable dans une application de lecture (31 octobre 2025).",
        "https://daisy.github.io/reading-apps-ux-reqs/requirements/published/FINAL-20251031/",
        "Partie",
    ),
    (
        "epubtest",
        "Lecture à voix haute (epubtest.org)",
        "Les essais de lecture à voix haute du consortium DAISY, appliqués à nos pages.",
        "https://www.epubtest.org/test-books/read-aloud/2.0.0",
        "Partie",
    ),
)


def score_board(proofs: Path = PROOFS) -> ScoreBoard:
    """The grids with the proofs of a file; without any proof where there is no such file."""
    written: dict[str, Any] = json.loads(proofs.read_text("utf-8")) if proofs.is_file() else {}
    tests: Mapping[str, Mapping[str, object]] = written.get("tests", {})
    proving: dict[str, set[str]] = {}
    for test, result in tests.items():
        for claim in _claims(result):
            proving.setdefault(claim, set()).add(test)
    failed = {test for test, result in tests.items() if not result["passed"]}
    grids = tuple(
        Grid(name, title, about, source, group, _criteria(name, proving, failed))
        for name, title, about, source, group in KNOWN
    )
    return ScoreBoard(grids)


def _criteria(name: str, proving: Mapping[str, set[str]], failed: set[str]) -> tuple[Criterion, ...]:
    """The criteria of a grid, with the tests that prove each (by `GRID:NUMBER`), and those tests that failed."""
    with (GRIDS / f"{name}.tsv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    found = []
    for row in rows:
        proofs = proving.get(f"{name}:{row['number']}", set())
        found.append(
            Criterion(
                grid=name,
                number=row["number"],
                group=row["group"],
                judge=Judge(row["judge"]),
                title=row["title"],
                reason=row["reason"] or "",
                proofs=tuple(sorted(proofs)),
                failed=not proofs.isdisjoint(failed),
            )
        )
    return tuple(found)


def _claims(result: Mapping[str, object]) -> Sequence[str]:
    claims = result["proves"]
    return claims if isinstance(claims, list) else []
