# ruff: noqa: E501  (pages in one line read best as they are)
"""Lists, tables, figures, links, notes and marks as the model tells them."""

from __future__ import annotations

import pytest

from reader.extract import extract
from reader.model import Block, SpanKind

PROSE = "<p>Voici une phrase assez longue pour être le texte de cette page, sans aucun lien.</p>"


def blocks(html: str) -> list[Block]:
    return [block for section in extract(html).sections for block in section.blocks]


def told(html: str) -> list[tuple[str, str]]:
    return [(block.kind.value, block.text) for block in blocks(html)]


def spans(html: str, kind: SpanKind) -> list[tuple[str, str]]:
    return [
        (span.range.of(sentence.text), span.value)
        for block in blocks(html)
        for _, sentences in block.elements()
        for sentence in sentences
        for span in sentence.spans
        if span.kind is kind
    ]


def test_header_paths_across_spans() -> None:
    table = (
        "<table><tr><th rowspan=2>Signe<th colspan=2>Délai<tr><th>Jour<th>Nuit"
        "<tr><th>Fièvre<td>1 h<td>tout de suite<tr><th>Toux<td colspan=2>48 h</table>"
    )
    cells = {cell.text: cell.headers for block in blocks(PROSE + table) for cell in block.cells}
    assert cells["1 h"] == ("Fièvre", "Délai", "Jour")
    assert cells["tout de suite"] == ("Fièvre", "Délai", "Nuit")
    assert cells["48 h"] == ("Toux", "Délai", "Jour", "Nuit")
    assert cells["Délai"] == ()


def test_a_table_that_only_lays_the_page_out_is_none() -> None:
    assert told(f"<table><tr><td><h1>Titre</h1>{PROSE}</td><td><h2>Autre</h2>{PROSE}</td></tr></table>")[0] == (
        "heading",
        "Titre",
    )
    assert not any(kind == "table-row" for kind, _ in told(f"<table><tr><td>{PROSE}</table>"))


def test_pictures() -> None:
    html = (
        f"{PROSE}<figure><img src='data:,x' data-src='/a.png' alt='Un schéma'><figcaption>Légende</figcaption></figure>"
        "<img src=/b.png alt=''><img src=/c.png width=600><p>Un texte <img src=/d.png alt='Carte'> qui continue ici.</p>"
    )
    figures = [(b.image.source, b.image.alt) for b in blocks(html) if b.image is not None]
    assert figures == [("/a.png", "Un schéma"), ("/c.png", None), ("/d.png", "Carte")]
    assert ("caption", "Légende") in told(html)
    assert ("paragraph", "Un texte qui continue ici.") in told(html)


def test_links_lead_where_they_did_and_no_script_runs() -> None:
    html = (
        f"<h1>T</h1><h2 id=s>Signes</h2>{PROSE}<p>Le <a href='tel:15'>15</a>, <a href='javascript:alert(1)'>ici</a>, "
        "<a href='#s'>plus haut</a>, <a href='#rien'>nulle part</a>, <a href='data:text/html,x'>là</a>.</p>"
    )
    assert spans(html, SpanKind.LINK) == [("15", "tel:15"), ("plus haut", "#s2")]


def test_marks_and_white_space() -> None:
    html = (
        "<h1>T</h1><p>Le  <abbr title='antigène'>PD-L1</abbr>\n est <strong>très <em>utile</em></strong>,\u00a0dit-on : H<sub>2</sub>O, "
        "<span lang='en'>checkpoint inhibitors</span> et XXI<sup>e</sup> siècle.</p>"
    )
    assert blocks(html)[1].text == "Le PD-L1 est très utile,\u00a0dit-on : H2O, checkpoint inhibitors et XXIe siècle."
    assert spans(html, SpanKind.ABBR) == [("PD-L1", "antigène")]
    assert spans(html, SpanKind.STRONG) == [("très utile", "")]
    assert spans(html, SpanKind.EM) == [("utile", "")]
    assert spans(html, SpanKind.LANG) == [("checkpoint inhibitors", "en")]
    assert spans(html, SpanKind.SUB) == [("2", "")]


def test_language_is_what_is_written() -> None:
    french = "<p>La perfusion dure une heure et vous pouvez rentrer chez vous avec un proche dans la journée.</p>"
    english = "<p>The infusion takes one hour and you can go home with a friend on the same day.</p>"
    document = extract(f"<html lang=en><h1>Le traitement</h1>{french * 3}{english}")
    assert document.language == "fr"
    assert [section_sentence.language for section_sentence in document.sentences()][-1] == "en"


@pytest.mark.parametrize(
    "before", ["<title>Suivi</title>", "<!doctype html><html lang=fr><meta charset=utf-8><title>Suivi</title>"]
)
@pytest.mark.parametrize("holder", ["main", "article", "section"])
def test_a_page_without_head_and_body_tags(before: str, holder: str) -> None:
    """libxml2 leaves an HTML5 element that follows the title in the head; a browser begins the body there."""
    document = extract(f"{before}<{holder}><h1>Suivi</h1><p>Appelez le service sans attendre.</p></{holder}>")
    assert [block.text for block in document.sections[0].blocks] == ["Suivi", "Appelez le service sans attendre."]
