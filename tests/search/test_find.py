"""Searches as people type them: without accents, in another form, half a word, one letter wrong."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.model import Block, BlockKind, Cell, Document, Section, Sentence, Span, SpanKind, TextRange
from reader.search import Findings, find, passages
from reader.search.find import MOST_HITS, SHOWN


def block(number: int, text: str, kind: BlockKind = BlockKind.PARAGRAPH, section: int = 1) -> Block:
    block_id = f"s{section}-b{number}"
    return Block(block_id, kind, (Sentence(f"{block_id}-1", text),))


def document(*texts: str, title: str = "Essai", heading: str = "Titre") -> Document:
    blocks = (block(1, heading, BlockKind.HEADING), *(block(number, text) for number, text in enumerate(texts, 2)))
    return Document("essai", title, "fr", (Section("s1", heading, 2, blocks),))


def search(query: str, *texts: str, **more: str) -> Findings:
    return find([passages(document(*texts, **more))], query)


def found(findings: Findings) -> list[str]:
    return [hit.element_id for hit in findings.hits]


def marked(findings: Findings) -> list[str]:
    return [text for text, asked in findings.hits[0].pieces if asked]


@pytest.mark.parametrize(
    ("query", "text", "mark"),
    [
        ("fievre", "Une Fièvre forte.", "Fièvre"),
        ("FIÈVRE", "une fie\u0300vre forte.", "fie\u0300vre"),
        ("oeil", "L’œil rouge.", "œil"),
        ("œdème", "Un OEDEME.", "OEDEME"),
        ("vaccins", "Le vaccin.", "vaccin"),
        ("tumeur", "Des tumeurs.", "tumeurs"),
        ("généraux", "L’état général.", "général"),
        ("fatigué", "Vous êtes fatiguées.", "fatiguées"),
        ("immuno", "L’immunothérapie.", "immunothérapie"),
        ("vaccins", "La vaccination.", "vaccination"),
        ("PD1", "Un anti-PD-1.", "PD-1"),
        ("anti pd-1", "Un anti\u2011PD\u20111.", "anti\u2011PD\u20111"),
        ("spo2", "La SpO₂ baisse.", "SpO₂"),
        ("le", "Le repos.", "Le"),
    ],
)
def test_a_word_is_found_as_it_is_asked(query: str, text: str, mark: str) -> None:
    findings = search(query, "Rien ici.", text)
    assert found(findings) == ["s1-b3"]
    assert "".join(marked(findings)) == mark


@pytest.mark.parametrize(
    ("query", "text"), [("CAR-T", "La carte."), ("os", "Osez."), ("foie", "Une fois."), ("ml", "Mal.")]
)
def test_other_words_are_not_found(query: str, text: str) -> None:
    assert found(search(query, text)) == []


def test_headings_come_first_and_words_together_before_words_apart() -> None:
    findings = search(
        "prise de sang", "Le sang de la première prise.", "Une prise de sang.", heading="La prise de sang"
    )
    assert found(findings) == ["s1-b1", "s1-b3", "s1-b2"]


def test_rare_words_count_more() -> None:
    texts = ("Le médecin appelle.", "Le médecin vient.", "Le médecin parle.", "Le scanner appelle.")
    findings = search("médecin scanner", *texts)
    assert not findings.complete
    assert found(findings)[0] == "s1-b5"


def test_a_sections_title_says_what_its_passages_are_about() -> None:
    findings = search("peau appeler", "Quand appeler ?", "Protégez-la.", heading="La peau")
    assert findings.complete
    assert found(findings) == ["s1-b2"]


def test_a_row_is_one_passage_and_leads_to_its_cell() -> None:
    cells = tuple(
        Cell(f"s1-b1-c{n}", (Sentence(f"s1-b1-c{n}-1", t),)) for n, t in enumerate(("Fièvre", "", "Le 15"), 1)
    )
    row = Block("s1-b1", BlockKind.TABLE_ROW, cells=cells)
    one = passages(Document("x", "X", "fr", (Section("s1", "X", 2, (row,)),)))
    assert found(find([one], "fièvre 15")) == ["s1-b1-c1"]
    assert found(find([one], "15")) == ["s1-b1-c3"]


def test_what_is_like_nothing_and_what_is_nearly_something() -> None:
    assert search("nivolumap", "Le nivolumab.").suggestion == "nivolumab"
    assert search("xyzzyx", "Le nivolumab.") == Findings((), 0, complete=True)
    assert search(" ?! ", "Le nivolumab.").hits == ()


def test_of_a_long_passage_the_part_around_the_word_is_shown() -> None:
    long = "mot " * 200 + "aiguille " + "mot " * 200
    (hit,) = search("aiguille", long).hits
    shown = "".join(text for text, _ in hit.pieces)
    assert shown.startswith("… mot")
    assert shown.endswith("mot …")
    assert "aiguille" in shown
    assert len(shown) <= SHOWN + 4


def test_more_than_anybody_reads_is_counted() -> None:
    findings = search("mot", *["Un mot."] * (MOST_HITS + 7))
    assert (len(findings.hits), findings.total) == (MOST_HITS, MOST_HITS + 7)


@given(st.text(max_size=60), st.lists(st.text(max_size=80), max_size=4))
def test_nothing_breaks_it_and_what_is_shown_is_the_text(query: str, texts: list[str]) -> None:
    one = document(*texts)
    for hit in find([passages(one)], query).hits:
        shown = "".join(text for text, _ in hit.pieces)
        assert shown in [*texts, "Titre"]
        assert any(asked for _, asked in hit.pieces)


def test_what_is_found_is_shown_with_its_exponents() -> None:
    raised = Span(TextRange(6, 7), SpanKind.SUP)
    words = Block("s1-b2", BlockKind.PARAGRAPH, (Sentence("s1-b2-1", "4 × 109 plaquettes", spans=(raised,)),))
    page = Document("essai", "Essai", "fr", (Section("s1", "Titre", 2, (words,)),))
    (hit,) = find([passages(page)], "plaquettes").hits
    assert "".join(text for text, _ in hit.pieces) == "4 × 10⁹ plaquettes"
