"""Blocks and their groups become the nested HTML they stand for; rows become tables with the right headers."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from reader import web
from reader.model import Block, BlockKind, Cell, Group, GroupKind, Section
from reader.settings import packaged
from reader.web.writing.layout import Piece, pieces
from reader.web.writing.table_sizes import LETTERS, WIDTHS, style_sheet
from reader.web.writing.tables import table
from reader.web.writing.view import SectionView, _contents
from tests.web.sample import SAMPLE, block, cell

TEMPLATES = Path(web.__file__).with_name("templates")


def outline(written: tuple[Piece, ...]) -> str:
    """The pieces in short: <tag> opens, </tag> closes, tag#block."""
    shown = []
    for piece in written:
        if piece.do == "block":
            assert piece.block is not None
            shown.append(f"{piece.tag}#{piece.block.id}")
        else:
            shown.append({"open": f"<{piece.tag}>", "close": f"</{piece.tag}>", "table": "table"}[piece.do])
    return " ".join(shown)


def item(number: int, *groups: Group, kind: BlockKind = BlockKind.LIST_ITEM) -> Block:
    return block(f"b{number}", kind, "x", groups=groups)


UL = Group("g1", GroupKind.LIST)
A, B = Group("g2", GroupKind.ITEM), Group("g3", GroupKind.ITEM)
INNER, C = Group("g4", GroupKind.LIST), Group("g5", GroupKind.ITEM)


def test_an_item_with_one_block_is_that_block() -> None:
    assert outline(pieces([item(1, UL, A), item(2, UL, B)])) == "<ul> li#b1 li#b2 </ul>"


def test_an_item_with_more_holds_paragraphs_and_lists() -> None:
    written = pieces([item(1, UL, A), item(2, UL, A, INNER, C), item(3, UL, B)])
    assert outline(written) == "<ul> <li> p#b1 <ul> li#b2 </ul> </li> li#b3 </ul>"


def test_a_block_in_a_list_but_in_no_item_gets_one() -> None:
    assert outline(pieces([item(1, UL, kind=BlockKind.PARAGRAPH)])) == "<ul> li#b1 </ul>"


def test_an_item_outside_a_list_stands_on_its_own() -> None:
    assert outline(pieces([item(1, A)])) == "p#b1"


def test_two_lists_that_follow_each_other_stay_two() -> None:
    other = Group("g9", GroupKind.LIST)
    assert outline(pieces([item(1, UL, A), item(2, other, B)])) == "<ul> li#b1 </ul> <ul> li#b2 </ul>"


def test_numbers_are_written_only_where_they_jump() -> None:
    ordered = Group("g1", GroupKind.LIST, ordered=True, start=3)
    items = [Group(f"i{number}", GroupKind.ITEM, number=number) for number in (3, 4, 9, 10)]
    written = pieces([item(number, ordered, group) for number, group in enumerate(items)])
    assert written[0].start == 3
    assert [piece.value for piece in written if piece.tag == "li"] == [None, None, 9, None]


def test_numbers_of_a_reversed_list_go_down() -> None:
    ordered = Group("g1", GroupKind.LIST, ordered=True, start=3, reversed=True)
    items = [Group(f"i{number}", GroupKind.ITEM, number=number) for number in (3, 2, 1)]
    written = pieces([item(number, ordered, group) for number, group in enumerate(items)])
    assert written[0].reversed
    assert [piece.value for piece in written if piece.tag == "li"] == [None, None, None]


def test_terms_with_definitions_make_a_list_of_definitions() -> None:
    group = Group("g", GroupKind.DEFINITIONS)
    term, definition = item(1, group, kind=BlockKind.TERM), item(2, group, kind=BlockKind.DEFINITION)
    paragraph = item(3, group, kind=BlockKind.PARAGRAPH)
    assert outline(pieces([term, definition, paragraph])) == "<dl> dt#b1 dd#b2 dd#b3 </dl>"
    assert outline(pieces([definition, term])) == "p#b2 p#b1"  # no pairs: HTML has no such list


def test_a_figure_has_one_caption_first_or_last() -> None:
    group = Group("g", GroupKind.FIGURE)
    picture, caption = item(1, group, kind=BlockKind.FIGURE), item(2, group, kind=BlockKind.CAPTION)
    assert outline(pieces([picture, caption])) == "<figure> picture#b1 figcaption#b2 </figure>"
    other = item(3, group, kind=BlockKind.FIGURE)
    assert outline(pieces([picture, caption, other])) == "<figure> picture#b1 caption#b2 picture#b3 </figure>"
    assert outline(pieces([block("b4", BlockKind.FIGURE, "x")])) == "<figure> picture#b4 </figure>"


def test_a_table_takes_its_rows_and_caption_together() -> None:
    group = Group("g", GroupKind.TABLE)
    row = Block("b1", BlockKind.TABLE_ROW, groups=(group,), cells=(cell("c", "x"),))
    caption = item(2, group, kind=BlockKind.CAPTION)
    note = item(3, group, kind=BlockKind.NOTE)
    assert outline(pieces([row, caption, note])) == "table note#b3"


def test_a_thousand_nested_lists_cost_no_recursion() -> None:
    depth = 5000
    groups = tuple(
        Group(f"g{number}", GroupKind.LIST if number % 2 else GroupKind.ITEM) for number in range(1, 2 * depth + 1)
    )
    written = pieces([item(1, *groups)])
    assert sum(piece.tag == "ul" and piece.do == "open" for piece in written) == depth


def row(*texts: str, header: bool = False, colspan: int = 1) -> Block:
    cells = tuple(cell(text, text, header=header, column=number, colspan=colspan) for number, text in enumerate(texts))
    return Block("-".join(texts), BlockKind.TABLE_ROW, cells=cells)


def test_head_bodies_and_scopes() -> None:
    made = table([row("A", "B", header=True), row("Urgence", header=True, colspan=2), row("1", "2")])
    assert [[shown.scope for shown in line.cells] for line in made.head] == [["col", "col"]]
    assert [[[shown.scope for shown in line.cells] for line in body] for body in made.bodies] == [
        [["rowgroup"], ["", ""]]
    ]


@pytest.mark.proves("rgaa:5.1")
def test_a_complex_table_says_how_it_is_built() -> None:
    """RGAA 4.1: complex is a table whose headers are not its first row and its first column alone."""
    head, line = row("A", "B", header=True), row("1", "2")
    night, day = row("Nuit", header=True, colspan=2), row("Jour", header=True, colspan=2)
    pair = row("x", "y", header=True)
    says = "Comment lire ce tableau\u00a0: "
    titled = Block("r", BlockKind.TABLE_ROW, cells=(cell("t", "T", header=True), cell("d", "d", column=1)))
    assert table([head, titled, line]).structure == ""
    assert table([head, night, line, day, line]).structure == (
        f"{says}Ses lignes sont en 2 groupes, chacun sous son titre."
    )
    assert table([head, line, night, line]).structure == (f"{says}Une partie de ses lignes est sous un titre commun.")
    assert table([head, pair, titled]).structure == f"{says}Les titres des colonnes sont sur 2 lignes."
    three = Block("p", BlockKind.TABLE_ROW, cells=(*pair.cells, cell("z", "z", column=2)))
    assert table([head, line, three]).structure == f"{says}Une même ligne peut avoir 2 titres."


def test_a_row_across_the_table_begins_a_body() -> None:
    across = row("Nuit", header=True, colspan=2)
    made = table([row("A", "B", header=True), row("1", "2"), across, row("3", "4")])
    assert [len(body) for body in made.bodies] == [1, 2]


def test_a_table_of_headers_only_has_no_head() -> None:
    made = table([row("A", "B", header=True), row("C", "D", header=True)])
    assert made.head == ()
    assert len(made.bodies[0]) == 2


def test_a_cell_reaches_no_further_than_its_row_group() -> None:
    tall = Cell("c1", cell("c1", "A").sentences, header=True, rowspan=9)
    made = table([Block("r1", BlockKind.TABLE_ROW, cells=(tall, cell("c2", "B", column=1))), row("1")])
    assert made.bodies[0][0].cells[0].rowspan == 2


def test_on_a_phone_each_card_repeats_what_reaches_into_it() -> None:
    body = table(SAMPLE.sections[3].blocks[1:5]).bodies[0]
    assert [shown.label for shown in body[0].cells] == ["", "Que faire", "Qui appeler"]
    assert [(line.heading, line.above) for line in body] == [("", ()), ("Fièvre ≥\u00a038\u00a0°C", ())]
    head = row("Signe", "Qui appeler", header=True)
    call = Cell("c", cell("c", "Le 15,\nle 112").sentences, headers=("Fièvre", "Qui appeler"), column=1, rowspan=2)
    first = Block("r1", BlockKind.TABLE_ROW, cells=(cell("h1", "Fièvre", header=True), call))
    second = Block("r2", BlockKind.TABLE_ROW, cells=(cell("h2", "Toux", header=True),))
    repeated = [
        [(shown.label, shown.cell.id) for shown in line.above] for line in table([head, first, second]).bodies[0]
    ]
    assert repeated == [[], [("Qui appeler", "c")]]


def section(number: int, level: int) -> SectionView:
    one = Section(f"s{number}", f"Titre {number}", level, ())
    return SectionView(one, block("b", BlockKind.HEADING, "x"), level, (), (), ())


def test_the_table_of_contents_nests_by_level() -> None:
    for levels in ([2, 3, 3, 2], [4, 2, 3], [2, 4, 3, 2], [3, 2, 2], [2]):
        depth = 0
        entries = 0
        lists = []
        for step in _contents([section(number, level) for number, level in enumerate(levels)]):
            if step.do == "open":
                lists.append("ol")
            elif step.do == "close":
                assert lists.pop() == "ol"
            elif step.do == "entry":
                assert lists[-1] == "ol"
                lists.append("li")
                entries += 1
            else:
                assert lists.pop() == "li"
            depth = max(depth, lists.count("ol"))
        assert lists == []
        assert entries == len(levels)
        assert depth <= len(set(levels))


def test_a_table_whose_words_would_be_cut_is_cards_sooner() -> None:
    """Four columns of short words fit a column of text (30 rem); of drug names they do not."""
    assert table([row("A", "B", "C", "D", header=True), row("Un", "deux", "trois", "quatre")]).needs < 30
    names = ("Inhibiteurs", "pembrolizumab", "tisagenlecleucel", "bispécifiques")
    assert table([row("A", "B", "C", "D", header=True), row(*names)]).needs > 30
    assert table([row(*"ABCDE", header=True), row(*"12345")]).needs > 30


def test_a_column_has_room_for_its_longest_word() -> None:
    rows = table([row("Signe", "Appel", header=True), row("Fièvre", "Service d’immunothérapie, 24 h")]).bodies[0]
    assert [cell.letters for cell in rows[0].cells] == [0, len("d’immunothérapie,")]
    addresses = table([row("A", "B", header=True), row("x", "y" * 80)])
    assert addresses.bodies[0][0].cells[1].letters == LETTERS[-1]
    assert addresses.needs <= 26, "an address may be cut"


def test_the_style_sheets_say_each_size_once() -> None:
    """The sheet by hand uses each size that the written one gives it, and repeats no number of it."""
    by_hand = (packaged("static") / "css" / "tables.css").read_text("utf-8")
    given = set(re.findall(r"--([a-z-]+): [\d.]+(?:rem)?;", style_sheet()))
    assert {"letter", "least", "needs", "letters-of-word"} <= given
    assert [name for name in given if f"var(--{name})" not in by_hand] == []
    assert re.findall(r"data-needs=|data-longest=|\b(?:0\.56|8\.5rem|5\.5rem|9\.5rem)\b", by_hand) == []


def test_what_templates_say_by_hand_is_a_size_that_there_is() -> None:
    for template in sorted(TEMPLATES.glob("*.html")):
        said = re.findall(r'data-(needs|longest)="(\d+)"', template.read_text("utf-8"))
        unknown = [number for name, number in said if int(number) not in (WIDTHS if name == "needs" else LETTERS)]
        assert unknown == [], template.name
