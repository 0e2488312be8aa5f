"""`/accessibilite`: what the law wants said, what the operator fills in, and the four grids."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from flask.testing import FlaskClient

from reader.errors import WrongSetting
from reader.settings import packaged
from reader.web.app import create_app
from reader.web.conformance import State, score_board
from reader.web.declaration import FILE, Declaration

TODAY = date(2026, 11, 24)

FILLED = """
entity = "Centre hospitalier d’exemple"
service = "Lire et écouter"
address = "https://lire.exemple.fr"
plan = "https://exemple.fr/schema"
actions = "https://exemple.fr/plan"
failures = ["Une image sans description <b>"]
written = "2026-11-02"
environments = ["NVDA et Firefox"]
email = "acces@exemple.fr"
form = "https://exemple.fr/contact"
phone = "01 99 00 12 34"
post = "12 rue d’Exemple, 99000 Exemple"
contact = "https://exemple.fr/coordonnees"
[audit]
by = "la société Exemple"
on = 2026-11-01
rate = 72.5
report = "https://exemple.fr/rapport"
"""


def declaration(folder: Path, text: str) -> Declaration:
    (folder / FILE).write_text(text, encoding="utf-8")
    return Declaration.load(folder)


def test_the_declaration_shipped_says_nothing_yet() -> None:
    assert Declaration.load(packaged("content")) == Declaration()


def test_without_a_file_nothing_is_declared(tmp_path: Path) -> None:
    assert Declaration.load(tmp_path) == Declaration()


@pytest.mark.parametrize(
    ("rate", "state"),
    [("49.9", "non"), ("50", "partiellement"), ("99.9", "partiellement"), ("100", "totalement"), ("0", "non")],
)
def test_the_state_is_the_one_the_law_names(tmp_path: Path, rate: str, state: str) -> None:
    said = declaration(tmp_path, f'[audit]\nby = "nous"\non = 2026-01-01\nrate = {rate}\n')
    assert said.state(TODAY) == f"{state} conforme"


@pytest.mark.parametrize(
    "audit",
    [
        "",
        'by = "nous"\nrate = 100',
        "on = 2026-01-01\nrate = 100",
        'by = "nous"\non = 2026-01-01',
        'by = "nous"\non = 2023-11-24\nrate = 100',  # three years ago to the day
        'by = "nous"\non = 2026-11-25\nrate = 100',  # tomorrow
    ],
)
def test_without_a_valid_audit_the_law_says_non_conforme(tmp_path: Path, audit: str) -> None:
    assert declaration(tmp_path, f"[audit]\n{audit}\n").state(TODAY) == "non conforme"


def test_an_audit_of_29_february_holds_three_years(tmp_path: Path) -> None:
    said = declaration(tmp_path, '[audit]\nby = "nous"\non = 2028-02-29\nrate = 100\n')
    assert said.state(date(2031, 2, 27)) == "totalement conforme"
    assert said.state(date(2031, 2, 28)) == "non conforme"


@pytest.mark.parametrize(
    ("text", "field"),
    [
        ("entite = 'x'", "entite"),
        ("entity = 3", "entity"),
        ("plan = 'javascript:alert(1)'", "plan"),
        ("email = 'ici'", "email"),
        ("phone = '01.99.00.12.34'", "phone"),
        ("written = 'hier'", "written"),
        ("failures = 'une'", "failures"),
        ("audit = 3", "audit"),
        ("[audit]\nrate = 101", "audit.rate"),
        ("[audit]\nrate = true", "audit.rate"),
        ("[audit]\nwho = 'moi'", "audit.who"),
        ("entity =", FILE),
    ],
)
def test_what_makes_no_sense_is_told(tmp_path: Path, text: str, field: str) -> None:
    with pytest.raises(WrongSetting, match=re.escape(field)):
        declaration(tmp_path, text)


def test_every_page_leads_to_it_with_the_legal_words(client: FlaskClient) -> None:
    for path in ("/", "/pages/exemple", "/pages/exemple/left-out", "/preferences", "/help", "/absent"):
        text = client.get(path).text
        assert '<a class="conformance" href="/accessibilite">Accessibilité&nbsp;: non conforme</a>' in text, path


def test_an_empty_declaration_says_what_is_missing(client: FlaskClient) -> None:
    text = client.get("/accessibilite").text
    assert "Aucun audit fait par une personne" in text
    assert text.count("à\u00a0compléter par l’établissement") >= 8
    assert "Défenseur des droits" in text


def test_a_filled_declaration_is_shown_whole_and_as_text(reader: Any, tmp_path: Path) -> None:
    said = declaration(tmp_path, FILLED)
    app = create_app(reader, packaged("static"), declaration=said)
    text = app.test_client().get("/accessibilite").text
    assert "à\u00a0compléter" not in re.sub(r"<li>Par une personne.*", "", text)
    for words in (
        "Centre hospitalier d’exemple",
        "72,5&nbsp;%",
        "2\u00a0novembre\u00a02026",
        "acces@exemple.fr",
        "99000 Exemple",
        "tel:0199001234",
    ):
        assert words in text
    assert "&lt;b&gt;" in text
    assert "https://exemple.fr/rapport" in text


@pytest.mark.parametrize("grid", [grid.name for grid in score_board().grids])
def test_a_grid_shows_every_criterion(client: FlaskClient, grid: str) -> None:
    text = client.get(f"/accessibilite/{grid}").text
    found = score_board().grid(grid)
    assert found is not None
    assert text.count('<th scope="row"') == len(found.criteria)
    for criterion in found.criteria:
        assert f'id="c{criterion.number}"' in text
    assert sum(number for _, number in found.counts) == len(found.criteria)


def test_no_other_grid(client: FlaskClient) -> None:
    assert client.get("/accessibilite/autre").status_code == 404


def test_without_proofs_nothing_passes(tmp_path: Path) -> None:
    board = score_board(tmp_path / "none.json")
    assert not any(criterion.state is State.PASSES for grid in board.grids for criterion in grid.criteria)


def test_a_failed_proof_fails_its_criteria(tmp_path: Path) -> None:
    proofs = tmp_path / "proofs.json"
    proofs.write_text(
        '{"tests": {'
        '"tests/a.py::good": {"proves": ["wcag:1.4.3", "wcag:2.1.2"], "passed": true},'
        '"tests/a.py::bad": {"proves": ["wcag:1.4.3"], "passed": false}}}'
    )
    wcag = score_board(proofs).grid("wcag")
    assert wcag is not None
    states = {criterion.number: criterion.state for criterion in wcag.criteria}
    assert (states["1.4.3"], states["2.1.2"]) == (State.FAILS, State.PASSES)
