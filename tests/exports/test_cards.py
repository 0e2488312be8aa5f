"""Rows as cards: nothing of a table is lost, and each row is complete on its own."""

from __future__ import annotations

import pytest

from reader.exports.cards import as_cards, cards, full_rows
from reader.model import Block, BlockKind, Cell, Document, Group, GroupKind, Section
from tests.exports import books
from tests.exports.books import words

TABLE = Group("s1-g1", GroupKind.TABLE)


def table(*rows: tuple[Cell, ...]) -> list[Block]:
    return [
        Block(f"s1-b{number}", BlockKind.TABLE_ROW, groups=(TABLE,), cells=cells)
        for number, cells in enumerate(rows, 1)
    ]


def cell(text: str, column: int, kind: str = "td", rowspan: int = 1, colspan: int = 1) -> Cell:
    name = f"c-{text}"
    headers = () if kind == "head" else ("x",)
    return Cell(name, books.sentences(name, text), kind != "td", headers, column, colspan, rowspan)


HEAD = (cell("Signe", 0, "head"), cell("Que faire", 1, "head"), cell("Qui appeler", 2, "head"))


def written(rows: list[Block]) -> list[str]:
    document = Document("x", "T", "fr", (Section("s1", "T", 1, tuple(rows)),))
    return [block.text.replace("\u00a0", " ") for block in as_cards(document).sections[0].blocks]


def test_a_cell_over_several_rows_is_said_in_each() -> None:
    rows = table(
        HEAD,
        (cell("Fièvre", 0, "th"), cell("Notez-la", 1), cell("Le 15", 2, rowspan=3)),
        (cell("Toux", 0, "th"), cell("Reposez-vous", 1)),
        (cell("Vertige", 0, "th"), cell("Couchez-vous", 1)),
        (cell("Fatigue", 0, "th"), cell("Dormez", 1), cell("Personne", 2)),
    )
    assert written(rows) == [
        "Signe : Fièvre", "Que faire : Notez-la", "Qui appeler : Le 15",
        "Signe : Toux", "Que faire : Reposez-vous", "Qui appeler : Le 15",
        "Signe : Vertige", "Que faire : Couchez-vous", "Qui appeler : Le 15",
        "Signe : Fatigue", "Que faire : Dormez", "Qui appeler : Personne",
    ]  # fmt: skip
    assert [len(cells) for _, cells in full_rows(rows)] == [3, 3, 3, 3, 3]


def test_a_heading_over_rows_stands_alone() -> None:
    rows = table(HEAD, (cell("Urgence", 0, "th", colspan=3),), (cell("Fièvre", 0, "th"), cell("15", 1), cell("", 2)))
    assert written(rows) == ["Urgence", "Signe : Fièvre", "Que faire : 15"]


def test_a_row_of_heads_amid_the_table_names_what_comes() -> None:
    anew = (cell("Geste", 0, "head"), cell("Durée", 1, "head"), cell("Avec qui", 2, "head"))
    rows = table(
        HEAD, (cell("Fièvre", 0), cell("15", 1), cell("", 2)), anew, (cell("Marche", 0), cell("1 h", 1), cell("", 2))
    )
    assert written(rows) == ["Signe : Fièvre", "Que faire : 15", "Geste : Marche", "Durée : 1 h"]


def test_without_any_header_the_first_cell_names_the_row() -> None:
    rows = table((cell("a", 0), cell("b", 1)), (cell("c", 0), cell("d", 1)))
    assert [(card.title.cell.text, [field.cell.text for field in card.fields]) for card in cards(rows)] == [
        ("a", ["b"]),
        ("c", ["d"]),
    ]


def test_two_rows_of_head_name_a_column_together() -> None:
    rows = table(
        (cell("Dose", 0, "head", colspan=2),),
        (cell("matin", 0, "head"), cell("soir", 1, "head")),
        (cell("1 mg", 0), cell("2 mg", 1)),
    )
    assert written(rows) == ["Dose, matin : 1 mg", "Dose, soir : 2 mg"]


def test_a_cell_over_columns_has_the_path_of_each() -> None:
    rows = table(
        (cell("Jour", 0, "head", rowspan=2), cell("Dose", 1, "head", colspan=2), cell("Sang", 3, "head")),
        (cell("matin", 1, "head"), cell("soir", 2, "head"), cell("tube", 3, "head")),
        (cell("lundi", 0, "th"), cell("1 mg", 1, colspan=2), cell("oui", 3)),
        (cell("mardi", 0, "th"), cell("2 mg", 1), cell("rien", 2, colspan=2)),
        (cell("jeudi", 0, "th"), cell("selon l’avis", 1, colspan=3)),
    )
    assert written(rows) == [
        "Jour : lundi", "Dose, matin et soir : 1 mg", "Sang, tube : oui",
        "Jour : mardi", "Dose, matin : 2 mg", "Dose, soir et Sang, tube : rien",
        "Jour : jeudi", "Dose, matin, Dose, soir et Sang, tube : selon l’avis",
    ]  # fmt: skip


def test_a_head_with_an_empty_corner_is_a_head() -> None:
    """As on the page and in EPUB (`table_rows`): the cells under it had no name."""
    rows = table(
        (cell("", 0), cell("matin", 1, "head"), cell("soir", 2, "head")),
        (cell("lundi", 0, "th"), cell("1 mg", 1), cell("2 mg", 2)),
    )
    assert written(rows) == ["lundi", "matin : 1 mg", "soir : 2 mg"]


@pytest.mark.parametrize("page_id", books.page_ids())
def test_no_word_of_a_real_table_is_lost(page_id: str) -> None:
    document = books.real_document(page_id)
    made = as_cards(document)
    assert not any(block.cells for section in made.sections for block in section.blocks)
    for section, other in zip(document.sections, made.sections, strict=True):
        assert set(words("\n".join(block.text for block in section.blocks))) <= set(
            words("\n".join(block.text for block in other.blocks))
        )


def test_a_table_that_fits_stays() -> None:
    document = books.everything()
    assert as_cards(document, lambda rows: True) == document
