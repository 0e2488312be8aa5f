# ruff: noqa: E501  (pages in one line read best as they are)
"""Closed panels are content, each once, under their label; what is not the page's goes, whatever its names."""

from __future__ import annotations

import pytest

from reader.extract import extract
from reader.model import Document, Reason

PROSE = "<p>Voici une phrase assez longue pour être le texte de cette page, sans aucun lien.</p>"


def headings(document: Document) -> list[tuple[int, str]]:
    return [
        (block.level, block.text) for section in document.sections for block in section.blocks if block.original_level
    ]


def text(document: Document) -> str:
    return "\n".join(block.text for section in document.sections for block in section.blocks)


@pytest.mark.parametrize(
    "panel",
    [
        "<details><summary>Question</summary><p>Réponse du panneau.</p></details>",
        "<button aria-expanded=false aria-controls=x>Question</button><div id=x hidden><p>Réponse du panneau.</p></div>",
        "<h3><button data-bs-toggle=collapse data-bs-target='#x'>Question</button></h3><div id=x class=collapse>"
        "<p>Réponse du panneau.</p></div>",
        "<a class=zk href='#x' role=button aria-expanded=false>Question</a><div id=x style='display: none'>Réponse du panneau.</div>",
        "<div class=q1 role=tablist><button role=tab aria-controls=x>Question</button></div><div role=tabpanel id=x hidden>"
        "Réponse du panneau.</div>",
        "<div class=zz><h4>Question</h4><div hidden><p>Réponse du panneau.</p></div></div>",
        "<div class=toggle><div class=toggle-title>Question</div><div class=toggle-content>Réponse du panneau.</div></div>",
        "<button aria-controls=x>Question</button><dialog id=x><button>Fermer</button><p>Réponse du panneau.</p></dialog>",
        "<button aria-controls=x>Question</button><dialog id=x><h2>Question</h2><p>Réponse du panneau.</p></dialog>",
    ],
)
def test_a_closed_panel_is_read_once_under_its_label(panel: str) -> None:
    document = extract(f"<main><h1>Titre</h1>{PROSE}<h2>Questions</h2>{panel}<h2>Suite</h2>{PROSE}</main>")
    assert headings(document) == [(1, "Titre"), (2, "Questions"), (3, "Question"), (2, "Suite")] or (
        "<h2>Question</h2>" in panel
        and [name for _, name in headings(document)] == ["Titre", "Questions", "Question", "Suite"]
    )
    assert text(document).count("Réponse du panneau.") == 1
    assert "Fermer" not in text(document)


CARDS = "".join(
    f"<div class=xq><img src=/{n}.jpg alt=''><h4><a href=/{n}>Une actualité de l’hôpital {n}</a></h4><p>Un résumé court.</p></div>"
    for n in range(3)
)


@pytest.mark.parametrize(
    ("soup", "reason"),
    [
        (f"<div class=a1>{CARDS}</div>", Reason.RELATED),
        (
            "<div class=b2><div>À lire aussi</div><a href=/x>La journée du sommeil au centre hospitalier</a></div>",
            Reason.RELATED,
        ),
        ("<div class=c3><span>Partager</span><br><a href=/f>Facebook</a><br><a href=/x>Twitter</a></div>", None),
        (
            "<div class=d4><a href=#s1>Les signes</a><br><br><a href=#s2>Le suivi</a><br><br><a href=#s3>Les sources</a></div>",
            Reason.CONTENTS,
        ),
        ("<div class=e5><p>Cette page vous a-t-elle été utile ?</p></div>", Reason.FORM),
        (
            "<div class=f6><h3>3 commentaires</h3><div><p>Merci pour tout.</p><p>Très clair.</p></div></div>",
            Reason.COMMENTS,
        ),
    ],
)
def test_div_soup_with_made_up_names(soup: str, reason: Reason | None) -> None:
    page = (
        f"<div class=zz><div class=yy><h1>Titre</h1>{PROSE * 3}<h2 id=s1>Un</h2>{PROSE * 2}<h2 id=s2>Deux</h2>{PROSE * 2}"
        f"<h2 id=s3>Trois</h2>{PROSE * 2}{soup}</div></div>"
    )
    document = extract(page)
    assert [name for _, name in headings(document)] == ["Titre", "Un", "Deux", "Trois"]
    assert "Facebook" not in text(document)
    assert {entry.reason for entry in document.ledger.left_out} >= ({reason} if reason else set())


def test_comment_is_a_french_word() -> None:
    document = extract(
        f"<h1>Titre</h1>{PROSE * 2}<h2>Comment bien appeler</h2><ol><li>Gardez votre carte.</li></ol>{PROSE}<h2>Réactions</h2>{PROSE}"
        f"<h2>Recommandations</h2>{PROSE}"
    )
    assert [name for _, name in headings(document)] == ["Titre", "Comment bien appeler", "Réactions", "Recommandations"]


def test_two_controls_of_a_wpbakery_tab_are_one_label() -> None:
    tabs = "".join(
        f"<div class=vc_tta-panel id=tab-{n}><div class=vc_tta-panel-heading><h4><a href='#tab-{n}'>Site {n}</a></h4></div>"
        f"<div class=vc_tta-panel-body><p>{n} fauteuils, de plain-pied.</p></div></div>"
        for n in "ab"
    )
    document = extract(f"<main><h1>Titre</h1>{PROSE}<div class=vc_tta-panels>{tabs}</div></main>")
    assert [name for _, name in headings(document)] == ["Titre", "Site a", "Site b"]


def test_the_drawings_of_an_icon_font_are_no_words() -> None:
    document = extract(f"<main><h1>Titre</h1>{PROSE}<span>\ue046</span><p>Bougez \uf00c chaque jour.</p></main>")
    assert text(document).endswith("sans aucun lien.\nBougez chaque jour.")
    assert "\ue046" in document.ledger.left_out[0].text


def test_the_head_s_title_names_a_page_whose_h1_stands_outside_main() -> None:
    document = extract(
        f"<title>Les corticoïdes - Institut</title><div class=banner><h1>Les corticoïdes</h1></div><main><h2>Pourquoi</h2>{PROSE * 3}</main>"
    )
    assert headings(document) == [(1, "Les corticoïdes"), (2, "Pourquoi")]


@pytest.mark.parametrize("site", ["Papiers", "Médicaments"])
def test_a_short_page_of_small_pieces_is_whole(site: str) -> None:
    """A page builder's page: no paragraph is long enough to look like prose."""
    boxes = "".join(
        f"<div class=column><div class=addon><h3>{name}</h3><div class=addon-content><p>À garder en cabine.</p></div></div></div>"
        for name in ("Papiers", "Médicaments")
    )
    document = extract(
        f"<main><h1>Voyager</h1><section>{boxes}</section><section><p>À 38 °C ou plus, allez aux urgences sans attendre.</p></section></main>"
    )
    assert site in [name for _, name in headings(document)]
    assert text(document).count("À garder en cabine.") == 2


def test_a_header_of_a_part_of_the_text_is_no_banner() -> None:
    """TYPO3 gives every element of the text a header, outside any main."""
    document = extract(
        f"<div id=content><div class=frame><header><h1>Titre</h1></header>{PROSE}</div><div class=frame><header><h2>Questions</h2></header>{PROSE}</div></div>"
    )
    assert [name for _, name in headings(document)] == ["Titre", "Questions"]


def test_a_button_and_its_panel_without_any_attribute_that_ties_them() -> None:
    """K-Sup: plier-deplier."""
    panel = "<div class='plier-deplier'><button class='plier-deplier__bouton' aria-expanded=false>Pour les femmes</button><div class='plier-deplier__contenu plier-deplier__contenu--clos'><p>Signalez tout retard.</p></div></div>"
    document = extract(f"<main><h1>Titre</h1>{PROSE}{panel}<p>Un projet se discute.</p></main>")
    assert [name for _, name in headings(document)] == ["Titre", "Pour les femmes"]
    assert document.sections[-1].title == "Titre (suite)"


def test_a_page_laid_out_in_a_table_with_a_table_of_data_in_it() -> None:
    data = "<table border=1><tr><th>Jour<th>Heures<tr><td>Lundi<td>8 h</table>"
    document = extract(f"<table><tr><td><a href=/a>Accueil</a></td><td>{PROSE}{PROSE}{data}</td></tr></table>")
    rows = [block for section in document.sections for block in section.blocks if block.cells]
    assert [[cell.text for cell in row.cells] for row in rows] == [["Jour", "Heures"], ["Lundi", "8 h"]]
    assert rows[1].cells[1].headers == ("Heures",)
