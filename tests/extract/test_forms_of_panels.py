"""Closed questions and tabs in the mark-up of as many builders as we know: each label a heading, each answer under it.

A file of `panels/` is what a builder, a theme or a plugin writes for three questions or two tabs, and nothing else; the
test puts it into a page, between an introduction and what follows.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from reader.extract import extract
from reader.model import BlockKind
from tests.extract.law import breach

FOLDER = Path(__file__).parent / "panels"
FORMS = sorted(f"{path.parent.name}/{path.stem}" for path in FOLDER.glob("*/*.html"))

PANELS = {
    "accordions": [
        ("Que faire en cas de fièvre ?", "N’attendez pas. Appelez le 01 98 76 54 32, jour et nuit."),
        (
            "Quels médicaments éviter ?",
            "Ne prenez pas d’ibuprofène sans avis ; le paracétamol, 3 g par jour au plus.",
        ),
        ("Où trouver la brochure ?", "Dans le service, ou ici : la fièvre et vous."),
    ],
    "tabs": [
        ("Avant la séance", "Prenez votre température ; si elle est ≥ 38 °C, appelez le 01 98 76 54 32."),
        ("Après la séance", "Ne conduisez pas le jour même."),
    ],
}
PAGE = """<!DOCTYPE html>
<html lang="fr"><head><meta charset="utf-8"><title>La séance – Centre hospitalier</title></head><body>
<header><nav><ul><li><a href="/">Accueil</a></li><li><a href="/s">Nos services</a></li></ul></nav></header>
<main><h1>La séance</h1><p>La perfusion dure une heure environ, dans une veine du bras, et vous rentrez chez vous.</p>
<div class="part"><h2>Ce qu’il faut savoir</h2>
<p>Lisez ces conseils avec un proche, et gardez-les sous la main.</p></div>
<div class="part">{panels}</div>
<div class="part"><p>L’équipe répond à vos questions, à toute heure.</p></div></main>
<footer><p>Mentions légales</p></footer></body></html>
"""


@pytest.mark.parametrize("form", FORMS)
def test_each_label_is_a_heading_over_its_answer(form: str) -> None:
    html = PAGE.format(panels=(FOLDER / f"{form}.html").read_text("utf-8"))
    document = extract(html)
    blocks = [block for section in document.sections for block in section.blocks]
    told = [(block.level if block.kind is BlockKind.HEADING else 0, " ".join(block.text.split())) for block in blocks]
    wanted = [told for label, answer in PANELS[form.split("/")[0]] for told in ((3, label), (0, answer))]
    assert told[:4] == [
        (1, "La séance"),
        (0, "La perfusion dure une heure environ, dans une veine du bras, et vous rentrez chez vous."),
        (2, "Ce qu’il faut savoir"),
        (0, "Lisez ces conseils avec un proche, et gardez-les sous la main."),
    ]
    assert told[4:] == [*wanted, (0, "L’équipe répond à vos questions, à toute heure.")]
    assert breach(html, document) == ""
