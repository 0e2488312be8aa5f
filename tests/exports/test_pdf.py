"""Large print: tagged, every word and sign there, readable tables. Checked with pikepdf: no PDF/UA validation."""

from __future__ import annotations

import importlib.util
import io
import re
import sys
from dataclasses import replace
from functools import cache
from typing import Any

import pytest

from reader.errors import FormatUnavailable, StoreError
from reader.exports.book import Book, Wishes
from reader.exports.cards import as_cards
from reader.exports.large_print.pdf import as_print_page, write_pdf
from reader.exports.marks import item_mark
from reader.exports.signs import undrawn_in_words
from reader.model import BlockKind, Document, Group, GroupKind, Section
from tests.exports import books

FONTS = books.CONTENT.parent / "static" / "fonts"

if importlib.util.find_spec("weasyprint") is None:
    pytest.skip("needs the extra « pdf » (WeasyPrint)", allow_module_level=True)
try:
    import weasyprint  # type: ignore[import-untyped]  # noqa: F401
except OSError:
    pytest.skip("needs Pango", allow_module_level=True)

pikepdf = pytest.importorskip("pikepdf")

from tests.exports.pdf_tags import tagged_paths, tagged_text  # noqa: E402 - it needs pikepdf


def pdf(book: Book, wishes: Wishes | None = None) -> bytes:
    out = io.BytesIO()
    assert write_pdf(book, wishes or Wishes(fonts=FONTS), out)
    return out.getvalue()


@pytest.fixture(scope="module")
def printed(small: Book) -> bytes:
    return pdf(small)


@pytest.fixture(scope="module")
def real() -> tuple[Book, bytes]:
    document = books.real_document("effets-secondaires")
    book = Book(document, (), books.real_images("effets-secondaires"), books.CREATED)
    return book, pdf(book)


def structure(element: Any) -> list[tuple[str, Any]]:
    """The structure elements of a PDF in reading order, as (kind, element)."""
    found: list[tuple[str, Any]] = []
    pending = [element]
    while pending:
        here = pending.pop()
        if isinstance(here, pikepdf.Array):
            pending.extend(reversed(list(here)))
        elif isinstance(here, pikepdf.Dictionary):
            if "/S" in here:
                found.append((str(here.S).lstrip("/"), here))
            if "/K" in here:
                pending.append(here.K)
    return found


def test_it_is_tagged_and_says_its_language_and_title(small: Book, printed: bytes) -> None:
    with pikepdf.open(io.BytesIO(printed)) as opened:
        root = opened.Root
        assert bool(root.MarkInfo.Marked)
        assert str(root.Lang) == "fr"
        assert bool(root.ViewerPreferences.DisplayDocTitle)
        with opened.open_metadata() as metadata:
            assert metadata["dc:title"] == small.document.title
            assert metadata["{http://www.aiim.org/pdfua/ns/id/}part"] == "1"
        outline = opened.open_outline()
        assert next(item.title for item in outline.root) == "Traitement : l’essentiel"
        kinds = structure(root.StructTreeRoot.K)
        names = [kind for kind, _ in kinds]
        assert names.count("Figure") == 2  # the picture that could be had, and the code
        assert all(str(figure.Alt) for kind, figure in kinds if kind == "Figure")
        assert {"H1", "H2", "H3", "P", "L", "LI", "Table", "TR", "TH", "TD", "Link"} <= set(names)
        headings = [int(kind[1]) for kind in names if re.fullmatch(r"H\d", kind)]
        assert headings == [1, 3, 2, 2, 2]
        fonts = [font for page in opened.pages for font in page.Resources.get("/Font", {}).values()]
        assert fonts
        for font in fonts:
            descriptor = font.DescendantFonts[0].FontDescriptor
            assert any(name in descriptor for name in ("/FontFile", "/FontFile2", "/FontFile3")), font.BaseFont
        assert all(str(page.get("/Tabs")) == "/S" for page in opened.pages)


def drawn(data: bytes) -> str:
    """The characters in the order they are drawn, without white space and without page numbers."""
    return "".join(drawn_pages(data))


@cache
def drawn_pages(data: bytes) -> tuple[str, ...]:
    """The same, page by page."""
    from pdfminer.high_level import extract_pages
    from pdfminer.layout import LTChar, LTContainer

    def characters(item: Any) -> str:
        if isinstance(item, LTChar):
            return item.get_text()
        return "".join(map(characters, item)) if isinstance(item, LTContainer) else ""

    pages = ["".join(characters(page).split()) for page in extract_pages(io.BytesIO(data), laparams=None)]
    return tuple(re.sub(r"Page\d+sur\d+", "", page) for page in pages)


def expected(document: Document) -> str:
    """The page's characters, pictures (their descriptions are tags) aside, items under their mark."""
    parts = []
    seen: set[str] = set()
    for section in document.sections:
        for block in section.blocks:
            items = [group for group in block.groups if group.kind is GroupKind.ITEM]
            if items and items[-1].id not in seen:
                seen.add(items[-1].id)
                nested = sum(group.kind is GroupKind.LIST for group in block.groups)
                parts.append(item_mark(block.groups) if items[-1].number is not None else "•◦▪"[nested - 1])
            if block.kind is not BlockKind.FIGURE:
                parts.append(block.text)
    return "".join("".join(parts).replace("\u00ad", "").split())


def test_every_character_is_drawn_in_order(real: tuple[Book, bytes]) -> None:
    book, data = real
    shown = drawn(data)
    assert "\ufffd" not in shown
    wanted = expected(as_cards(book.document))
    at = next((at for at, (one, other) in enumerate(zip(shown, wanted, strict=False)) if one != other), len(wanted))
    assert shown[:at] == wanted, (shown[at - 20 : at + 30], wanted[at - 20 : at + 30])
    assert shown[len(wanted) :].startswith("D’oùvientcetexte")


@pytest.mark.proves("rgaa:13.4")
def test_the_tags_say_every_word_in_order(real: tuple[Book, bytes]) -> None:
    """What a screen reader reads is the order of the structure tree, not that of the drawing."""
    book, data = real
    said = "".join("".join(text for _, text in tagged_text(data)).split())
    wanted = expected(as_cards(book.document))
    at = next((at for at, (one, other) in enumerate(zip(said, wanted, strict=False)) if one != other), len(wanted))
    assert said[:at] == wanted, (said[at - 20 : at + 30], wanted[at - 20 : at + 30])
    kinds = {kind for kind, text in tagged_text(data) if text.strip()}
    assert "Artifact" not in kinds
    assert not re.search(r"Page\d+sur", said)  # the number of a page is none of its words


def test_words_drawn_in_a_picture_stay_inside_its_tag_and_each_piece_of_a_table_has_its_head() -> None:
    """Why the tags say more than the page: a figure has its description besides, a table is tagged page by page."""
    section = books.everything().sections[2]
    head, row, figure = section.blocks[2], section.blocks[3], section.blocks[4]
    rows = [replace(row, id=f"r{number}") for number in range(25)]
    made = Book(Document("x", "T", "fr", (replace(section, blocks=(head, *rows, figure)),)))
    drawing = b'<svg xmlns="http://www.w3.org/2000/svg" width="200" height="40"><text y="20">Mot du dessin</text></svg>'
    data = pdf(replace(made, images={"schema.png": drawing}))
    pieces = list(tagged_text(data))
    assert ["".join(text.split()) for kind, text in pieces if kind == "Figure"] == ["Motdudessin"]
    assert "dessin" not in "".join(text for kind, text in pieces if kind != "Figure")
    with pikepdf.open(io.BytesIO(data)) as opened:
        found = structure(opened.Root.StructTreeRoot.K)
        assert [str(one.Alt) for kind, one in found if kind == "Figure"] == ["Un schéma. Deux cellules se touchent."]
    tables = [kind for kind, _ in found if kind in {"Table", "THead"}]
    assert len(tables) >= 4
    assert tables == ["Table", "THead"] * (len(tables) // 2)


def test_signs_that_no_table_knows() -> None:
    """Private characters, half a pair, a control character: none stops the file, none is a silent gap."""
    odd = "Si \ue000 ou \U0010fffd, \ud800 puis \u0001\ufffe : appelez le 15."
    section = Section("s1", "T", 1, (books.block("s1-b1", BlockKind.PARAGRAPH, odd),))
    shown = drawn(pdf(Book(Document("x", "T", "fr", (section,)))))
    assert "Si(signeU+E000)ou(signeU+10FFFD)," in shown
    assert ":appelezle15." in shown


@pytest.mark.parametrize(("sign", "told"), [("\ue123", "(signeU+E123)"), ("\u2265", "≥")])
def test_a_sign_that_no_font_has_is_put_into_words(sign: str, told: str, caplog: pytest.LogCaptureFixture) -> None:
    """Never an empty box: "≥" is drawn, or told in words where no font has it."""
    section = Section("s1", "T", 1, (books.block("s1-b1", BlockKind.PARAGRAPH, f"Si T {sign} 38 °C"),))
    shown = drawn(pdf(Book(Document("x", "T", "fr", (section,)))))
    assert shown.startswith((f"SiT{told}38°C", "SiTsupérieurouégalà38°C"))
    boxes = [record for record in caplog.records if ".notdef" in record.getMessage()]
    assert bool(boxes) is ("signe" in shown or "supérieur" in shown)


def test_letters_that_no_font_has_are_told_together() -> None:
    """One by one, a name in Chinese would fill a line with numbers of signs."""
    page = "<p>Un nom, \u6f22\u5b57, et \ue123.</p>"
    told = "<p>Un nom,  (mot non transcrit, alphabet chinois, 2 lettres), et  (signe U+E123).</p>"
    assert undrawn_in_words(page, {"\u6f22", "\u5b57", "\ue123"}) == told
    assert undrawn_in_words("<p>a [b] c-d ^ e</p>", {"]", "^", "-"}).count("(signe") == 3  # signs of patterns too


def test_every_sign_of_the_page_has_a_glyph(real: tuple[Book, bytes]) -> None:
    assert "≥" in drawn(real[1])
    assert "(signe" not in drawn(real[1])


def test_numbers_of_a_list_are_the_pages(small: Book) -> None:
    assert "3.Venezàjeun.4.Apportez:" in drawn(pdf(small.only("s2")))


@pytest.mark.parametrize(("style", "number"), [("I", 888), ("1", 10_000), ("a", 20_000)])
def test_the_mark_of_an_item_stands_on_the_paper(style: str, number: int) -> None:
    """At 28 points « DCCCLXXXVIII. » began beyond the edge of the paper, « VIII. » in its margin."""
    from pdfminer.high_level import extract_pages
    from pdfminer.layout import LTTextBox

    groups = (
        Group("g1", GroupKind.LIST, ordered=True, start=number, style=style),
        Group("g2", GroupKind.ITEM, number=number),
    )
    item = books.block("s1-b1", BlockKind.LIST_ITEM, "Un effet", groups=groups)
    data = pdf(Book(Document("x", "T", "fr", (Section("s1", "T", 1, (item,)),))), Wishes(points=28, fonts=FONTS))
    assert item_mark(groups) + "Uneffet" in drawn(data)
    page = next(iter(extract_pages(io.BytesIO(data))))
    assert min(box.x0 for box in page if isinstance(box, LTTextBox)) >= 40


def test_headers_of_a_table_are_repeated_on_each_page() -> None:
    rows = [books.everything().sections[2].blocks[2]]
    for number in range(25):
        cells = (
            books.cell(f"c{number}-1", f"Signe {number}", 0, True, ("Effet",)),
            books.cell(f"c{number}-2", "Oui", 1),
        )
        rows.append(replace(rows[0], id=f"r{number}", cells=cells))
    document = books.everything()
    section = replace(document.sections[2], blocks=tuple(rows))
    made = Book(replace(document, sections=(section,)))
    assert drawn(pdf(made)).count("Quefaire?") >= 2


def test_a_table_whose_words_do_not_fit_becomes_cards(small: Book) -> None:
    assert "<table>" in as_print_page(small, Wishes(points=16))
    document = books.real_document("effets-secondaires")
    assert "<table>" not in as_print_page(Book(document), Wishes(points=16))  # its cells span rows
    document = books.real_document("types-immunotherapie")
    assert "<table>" not in as_print_page(Book(document), Wishes(points=28))


@pytest.mark.parametrize("cell", ["≥ 12,5 mg/kg", "≥\u00a0120\u00a0comprimés"])
@pytest.mark.parametrize("columns", [3, 4])
def test_doses_in_narrow_columns_do_not_run_off_the_paper(cell: str, columns: int) -> None:
    """Words that are held together widen their column: seen at 24 points, « semaines » was beyond the edge."""
    from pdfminer.high_level import extract_pages
    from pdfminer.layout import LTTextBox

    row = books.block("r1", BlockKind.TABLE_ROW, groups=(Group("g1", GroupKind.TABLE),))
    row = replace(row, cells=tuple(books.cell(f"c{number}", cell, number) for number in range(columns)))
    book = Book(Document("x", "T", "fr", (Section("s1", "T", 1, (row,)),)))
    for points in (16, 20, 24, 28):
        for page in extract_pages(io.BytesIO(pdf(book, Wishes(points=points, fonts=FONTS)))):
            edges = [box.x1 for box in page if isinstance(box, LTTextBox)]
            assert max(edges) <= page.width - 40, points


def test_the_name_of_a_card_is_not_cut_at_the_end_of_a_page() -> None:
    """Seen at 28 points: half of a sign at the foot of a page, the other half, with what to do, on the next."""
    name, rows = "Maux de tête forts, vue double, faiblesse d’un bras, " * 3 + "fièvre", []
    for number in range(30):
        cells = (
            books.cell(f"c{number}-1", name, 0, True),
            books.cell(f"c{number}-2", "Anticonstitutionnellement, le 15. " * (number % 4 + 1), 1, headers=(name,)),
        )
        rows.append(books.block(f"r{number}", BlockKind.TABLE_ROW, groups=(Group("g1", GroupKind.TABLE),)))
        rows[-1] = replace(rows[-1], cells=cells)
    data = pdf(Book(Document("x", "T", "fr", (Section("s1", "T", 1, tuple(rows)),))), Wishes(points=28))
    leaves = drawn_pages(data)
    assert len(leaves) > 5
    assert sum(leaf.count("".join(name.split())) for leaf in leaves) == 30


@pytest.mark.parametrize("held", ["CAR-T", "24 h/24", "24\u00a0h/24", "1 000 mg", "≥ 7/10", "01 23 45 67 89"])
def test_what_is_one_is_not_parted_at_the_end_of_a_line(held: str) -> None:
    """Seen at 28 points: « CAR- » and « T » on two lines, « 24 h/ » and « 24 »; wherever it falls, it is whole."""
    parts = []
    for number in range(1, 41):
        text = f"{'i' * number} {'mot ' * 4}{held} suit."
        parts.append(books.block(f"s1-b{number}", BlockKind.PARAGRAPH, text))
    data = pdf(Book(Document("x", "T", "fr", (Section("s1", "T", 1, tuple(parts)),))), Wishes(points=28, fonts=FONTS))
    pieces = [text for _, text in tagged_text(data)]
    assert sum(held in piece for piece in pieces) == 40, [piece for piece in pieces if held[:2] in piece]


@pytest.mark.parametrize("theme", ["light", "white-on-black", "yellow-on-black"])
def test_size_and_theme(small: Book, theme: str) -> None:
    page = as_print_page(small.only("s1"), Wishes(points=28, theme=theme))
    assert "html { font: 28pt/1.5" in page
    assert ("background: #000000" in page) is (theme != "light")
    assert pdf(small.only("s1"), Wishes(points=28, theme=theme)).startswith(b"%PDF-1.7")


def test_the_code_leads_to_the_page(small: Book) -> None:
    assert "http://127.0.0.1:8000/pages/exemple" in as_print_page(small, Wishes())
    assert "Écouter cette page" not in as_print_page(replace(small, address=""), Wishes())


def test_nothing_is_fetched(small: Book) -> None:
    spy = b'<svg xmlns="http://www.w3.org/2000/svg" xmlns:x="http://www.w3.org/1999/xlink" width="9" height="9">'
    spy += b'<image x:href="file:///etc/hostname" width="9" height="9"/></svg>'
    page = as_print_page(small, Wishes())
    assert not re.search(r"(?:src|url)[=(][\"']?(?!data:)\w+:", page)
    assert pdf(replace(small.only("s3"), images={"schema.png": spy})).startswith(b"%PDF")


@pytest.mark.parametrize("title", ["Effets " * 70 + "fin", "العلاج المناعي", '<b> & "\u0001 ]]>', "\n"])
def test_odd_titles(title: str) -> None:
    book = Book(books.odd_title(title))
    with pikepdf.open(io.BytesIO(pdf(book))) as opened, opened.open_metadata() as metadata:
        assert metadata["dc:title"]


def test_a_picture_that_cannot_be_had_is_described_and_no_sound_is_missed(small: Book) -> None:
    said = drawn(pdf(replace(small.only("s3"), images={}, recordings=())))
    assert "Deuxcellulessetouchent." in said
    assert "Unephotoperdue." in said


def test_without_weasyprint_a_clear_line_says_how_to_get_it(small: Book, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "weasyprint", None)
    with pytest.raises(FormatUnavailable, match="imprimez la page depuis le navigateur"):
        write_pdf(small, Wishes(), io.BytesIO())


@pytest.mark.parametrize("where", ["_shown", "_Finish._object", "finish"])
def test_where_weasyprint_is_another_inside_the_words_are_printed_and_nothing_more_is_claimed(
    small: Book, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture, where: str
) -> None:
    """What is put in leans on what it keeps for itself (`Page._page_box`): no reason to give nothing at all."""
    if where == "finish":
        monkeypatch.setitem(sys.modules, "reader.exports.large_print.pdf_finish", None)
    else:
        monkeypatch.setattr(f"reader.exports.large_print.pdf_finish.{where}", lambda *_: None)
    out = io.BytesIO()
    assert write_pdf(small.only("s3"), Wishes(fonts=FONTS), out) is False
    assert "Fièvre≥38,5°C" in drawn(out.getvalue())
    assert "could not be put in" in caplog.text or "cannot be put in" in caplog.text
    with pikepdf.open(out) as opened, opened.open_metadata() as metadata:
        assert "{http://www.aiim.org/pdfua/ns/id/}part" not in metadata
        assert bool(opened.Root.MarkInfo.Marked)
        assert {"H2", "Table", "TH"} <= {kind for kind, _ in structure(opened.Root.StructTreeRoot.K)}
        assert "/ID" in opened.trailer


def test_a_term_is_the_label_of_what_is_said_of_it(small: Book) -> None:
    """Two terms of one meaning, then one of two; a list in what is said stays there."""
    terms = Group("g1", GroupKind.DEFINITIONS)
    listed, item = Group("g2", GroupKind.LIST), Group("g3", GroupKind.ITEM)
    parts = [
        books.block("t1", BlockKind.TERM, "PD-L1", groups=(terms,)),
        books.block("t2", BlockKind.TERM, "PD-1", groups=(terms,)),
        books.block("d1", BlockKind.DEFINITION, "Une serrure.", groups=(terms,)),
        books.block("t3", BlockKind.TERM, "Grade", groups=(terms,)),
        books.block("d2", BlockKind.DEFINITION, "De 1 à 4.", groups=(terms,)),
        books.block("d3", BlockKind.DEFINITION, "Ou 5.", groups=(terms,)),
        books.block("i1", BlockKind.LIST_ITEM, "Léger.", groups=(terms, listed, item)),
        books.block("t4", BlockKind.TERM, "Seul", groups=(terms,)),
    ]
    data = pdf(Book(Document("x", "T", "fr", (Section("s1", "T", 1, tuple(parts)),))))
    said = [
        ("".join(kind for kind, _ in kinds if kind in {"Lbl", "LBody", "L", "LI"}), text.strip())
        for kinds, text in tagged_paths(data)
    ]
    assert said[: said.index(("LLILbl", "Seul")) + 1] == [
        ("LLILbl", "PD-L1"),
        ("LLILbl", "PD-1"),
        ("LLILBody", "Une serrure."),
        ("LLILbl", "Grade"),
        ("LLILBody", "De 1 à 4."),
        ("LLILBody", "Ou 5."),
        ("LLILBodyLLILbl", "•"),
        ("LLILBodyLLILBody", "Léger."),
        ("LLILbl", "Seul"),
    ]
    items = [dict(kinds)["LI"] for kinds, text in tagged_paths(data) if text.strip() in {"PD-L1", "PD-1", "Grade"}]
    assert items[0] == items[1] != items[2]  # one item: both are the names of one thing


@pytest.mark.parametrize("points", [16, 20, 28])
def test_a_card_that_finds_room_on_a_page_is_not_parted(points: int) -> None:
    """Whom to call stands on the page of the sign; no name of a sign is cut."""
    document = books.real_document("effets-secondaires")
    leaves = drawn_pages(pdf(Book(document), Wishes(points=points, fonts=FONTS)))
    counted = [(leaf.count("Signe:"), leaf.count("Quefaire:"), leaf.count("Quiappeler:")) for leaf in leaves]
    assert sum(signs for signs, _, _ in counted) > 10
    assert [one for one in counted if len(set(one)) != 1] == []


@pytest.mark.parametrize("points", [16, 28])
def test_the_title_of_a_table_stands_over_its_first_row(points: int) -> None:
    """Seen: a title alone at the foot of a page, as its first row, longer than a page, could not be kept whole."""
    table = Group("g1", GroupKind.TABLE)
    said = "Un effet assez long pour deux lignes au moins, et qui dure. " * (20 if points == 16 else 8)
    parts = [books.block("t", BlockKind.CAPTION, "Titre du tableau", groups=(table,))]
    for number in range(3):
        cells = (
            books.cell(f"c{number}-1", f"Nom {number}", 0, True),
            books.cell(f"c{number}-2", said, 1),
            books.cell(f"c{number}-3", "anticonstitutionnellement " * 2, 2),
            books.cell(f"c{number}-4", "hypercholestérolémiquement", 3),
        )
        parts.append(replace(books.block(f"r{number}", BlockKind.TABLE_ROW, groups=(table,)), cells=cells))
    for lines in (0, 5, 11):
        before = [books.block(f"p{number}", BlockKind.PARAGRAPH, "Une ligne.") for number in range(lines)]
        section = Section("s1", "T", 1, (*before, *parts))
        leaves = drawn_pages(pdf(Book(Document("x", "T", "fr", (section,))), Wishes(points=points, fonts=FONTS)))
        leaf = next(leaf for leaf in leaves if "Titredutableau" in leaf)
        assert "TitredutableauNom0Uneffet" in leaf, (lines, leaf)
        assert any("Nom1" in leaf and "Uneffet" in leaf.partition("Nom1")[2] for leaf in leaves)


def test_fonts_that_cannot_be_read_are_named(small: Book) -> None:
    with pytest.raises(StoreError, match="polices"):
        write_pdf(small, Wishes(fonts=FONTS / "nowhere"), io.BytesIO())
