"""Head, bodies and scopes of a table."""

from __future__ import annotations

from reader.model import Cell, Row, Sentence, reaching, table_rows


def row(*texts: str, spans: int = 1, down: int = 1) -> Row:
    """A header is written in capitals."""
    return tuple(
        Cell(f"c{place}", (Sentence("s", text),), text.isupper(), column=place, colspan=spans, rowspan=down)
        for place, text in enumerate(texts)
    )


def scopes(*rows: Row) -> list[list[str]]:
    parts = table_rows(rows)
    return [
        [parts.scope(cell, line, head=line in parts.head) for cell in line]
        for part in (parts.head, *parts.bodies)
        for line in part
    ]


def test_an_empty_corner_is_no_data() -> None:
    assert scopes(row("", "MATIN", "SOIR"), row("DOSE", "1", "2")) == [["", "col", "col"], ["row", "", ""]]
    assert scopes(row("", ""), row("DOSE", "1")) == [["", ""], ["row", ""]]


def test_a_header_across_begins_a_body() -> None:
    lines = [
        row("SIGNE", "QUE FAIRE"),
        row("URGENCE", spans=2),
        row("MALAISE", "le 15"),
        row("JOUR", spans=2),
        row("TOUX", "nous"),
    ]
    parts = table_rows(lines)
    assert (len(parts.head), [len(body) for body in parts.bodies], parts.columns) == (1, [2, 2], 2)
    assert scopes(*lines) == [["col", "col"], ["rowgroup"], ["row", ""], ["rowgroup"], ["row", ""]]


def test_a_header_over_two_columns_governs_both() -> None:
    assert scopes(row("DELAI", spans=2), row("JOUR", "NUIT"), row("a", "b"))[0] == ["col"]


def test_a_table_of_headers_alone_has_no_head() -> None:
    parts = table_rows([row("A", "B"), row("C", "D")])
    assert (parts.head, len(parts.bodies[0])) == ((), 2)
    assert table_rows([]).bodies == ()


def test_a_cell_that_reaches_down_keeps_its_body_whole() -> None:
    lines = [row("LUNDI", "8 h", down=2), row("MIDI", spans=2), row("MARDI", "9 h")]
    assert [len(body) for body in table_rows(lines).bodies] == [3]


def test_the_cells_that_reach_into_a_row_from_above() -> None:
    lines = [row("LUNDI", "8 h", down=3), row("MIDI", down=2), row("SOIR"), row("MARDI")]
    assert [[cell.text for cell in above] for above in reaching(lines)] == [
        [],
        ["LUNDI", "8 h"],
        ["LUNDI", "8 h", "MIDI"],
        [],
    ]


def test_a_row_of_heads_under_the_head_begins_a_body_and_heads_its_columns() -> None:
    lines = [row("PRODUIT", "DOSE"), row("a", "b"), row("GESTE", "DUREE"), row("c", "d")]
    parts = table_rows(lines)
    assert (len(parts.head), [len(body) for body in parts.bodies]) == (1, [1, 2])
    assert scopes(*lines)[2] == ["col", "col"]
