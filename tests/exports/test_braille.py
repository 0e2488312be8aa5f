"""Braille: fits its pages, says every sign, and reads back as the page."""

from __future__ import annotations

import ctypes.util
import io
import re
from collections.abc import Iterator
from dataclasses import replace
from xml.etree import ElementTree as ET

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from reader.errors import BadInput, FormatUnavailable
from reader.exports.book import Book, Wishes
from reader.exports.braille.louis import BLANK, CONTRACTED, UNCONTRACTED, Louis
from reader.exports.braille.pages import pages, paragraphs, write_brf, write_pef
from reader.exports.braille.transcription import BASIC_VALUE, Transcription
from reader.exports.cards import as_cards
from reader.exports.pictures import UNDESCRIBED
from reader.exports.signs import in_known_signs
from reader.model import Block, BlockKind, Document, Group, GroupKind, Section
from tests.exports import books, pef_checks
from tests.exports.books import words
from tests.exports.test_same_words import assert_same

needs_louis = pytest.mark.skipif(
    ctypes.util.find_library("louis") is None, reason="needs liblouis (Debian: liblouis20 liblouis-data)"
)

ASCII = " A1B'K2L@CIF/MSP\"E3H9O6R^DJG>NTQ,*5<-U8V.%[$+X!&;:4\\0Z7(_?W]#Y)="


def brf(book: Book, wishes: Wishes | None = None) -> bytes:
    out = io.BytesIO()
    write_brf(book, wishes or Wishes(), out)
    return out.getvalue()


@needs_louis
@pytest.mark.parametrize(
    ("cells", "lines", "contracted"), [(40, 25, False), (40, 25, True), (28, 27, False), (16, 8, True)]
)
def test_pages_have_their_measure(big: Book, small: Book, cells: int, lines: int, contracted: bool) -> None:
    text = brf(big if cells == 40 else small, Wishes(cells=cells, lines=lines, contracted=contracted)).decode("ascii")
    assert text.endswith("\f")
    for number, page in enumerate(text.split("\f")[:-1], 1):
        rows = page.split("\r\n")
        assert rows.pop() == ""
        assert len(rows) == lines
        assert max(map(len, rows)) <= cells
        assert rows[-1].strip() == brf_of(str(number))
        assert set(page) <= set(ASCII) | set("\r\n")


def brf_of(text: str) -> str:
    return "".join(ASCII[ord(cell) - 0x2800] for cell in Louis(UNCONTRACTED).braille(text))


@needs_louis
def test_a_heading_is_never_left_alone_at_the_foot(big: Book) -> None:
    titles = {brf_of(f"Titre numéro {number:03d}") for number in range(1, 201)}
    seen = 0
    for page in brf(big).decode().split("\f")[:-1]:
        rows = [row.strip() for row in page.split("\r\n")[:-2]]
        filled = [at for at, row in enumerate(rows) if row]
        for at, row in enumerate(rows):
            if row in titles:
                seen += 1
                assert filled[-1] > at
    assert seen == 200


@needs_louis
def test_the_name_of_a_card_is_on_the_page_of_what_it_names() -> None:
    """Wherever it falls: a symptom at the foot, and whom to call overleaf, is two sheets of paper apart."""
    cards = (Group("s1-g1", GroupKind.DEFINITIONS),)
    louis = Louis(UNCONTRACTED)
    for before in range(26):
        filling = [books.block(f"s1-b{at}", BlockKind.PARAGRAPH, "Un texte.") for at in range(before)]
        document = replace(
            books.everything(),
            sections=(
                Section(
                    "s1",
                    "T",
                    1,
                    (
                        *filling,
                        books.block("s1-b91", BlockKind.PARAGRAPH, "Urgences"),
                        books.block("s1-b92", BlockKind.TERM, "Signe : mal de ventre", groups=cards),
                        books.block("s1-b93", BlockKind.DEFINITION, "Appelez.\nLe 15.", groups=cards),
                    ),
                ),
            ),
        )
        laid_out = [[louis.text(line.strip(BLANK)) for line in page[:-1]] for page in pages(Book(document), Wishes())]
        (page,) = [page for page in laid_out if "Signe: mal de ventre" in page]
        at = page.index("Signe: mal de ventre")
        assert page[at + 1] == "Appelez.", before
        assert page[at - 1] == "Urgences", before


@needs_louis
def test_braille_reads_back_as_the_page(big: Book) -> None:
    louis = Louis(UNCONTRACTED)
    lines = [line for page in pages(big, Wishes()) for line in page[:-1]]
    shown = read_back(louis, lines)
    end = max(at for at in range(len(shown)) if shown[at : at + 4] == ["D'où", "vient", "ce", "texte"])
    assert_same(shown[:end], [word for text in expected_texts(big.document) for word in words(text)])


def read_back(louis: Louis, lines: list[str]) -> list[str]:
    """The words of laid-out lines; a word that was cut, as it is alone on a full line, is put together again."""
    joined = ""
    for line in lines:
        text = line.strip(BLANK)
        if len(line) == 40 and text.endswith("\u2824") and BLANK not in text:
            joined += text[:-1]
        elif text:
            joined += text + "\n"
    return [word for line in joined.split("\n") for word in words(louis.text(line).replace("»", "«"))]


def expected_texts(document: Document) -> Iterator[str]:
    """The words of the page, with what braille writes otherwise, and why:

    - list items have their mark, pictures are announced, the rows of tables are cards
    - ≥ is in words; letters of another alphabet are counted; ’ and ' are one sign, so are « and »; … is three dots
    - : ; ! ? » stand on the word before them and « on the one after, as the Code braille français has it
    - a lowered digit is read back as a plain one, a raised one as its sign and a letter
    - signs that have no cells are in words
    """
    begun: set[str] = set()
    for section in as_cards(document).sections:  # tables: see test_cards.py
        for block in section.blocks:
            yield from (_as_braille(text) for text in _texts(block, begun))


def _texts(block: Block, begun: set[str]) -> Iterator[str]:
    text = block.line
    items = [group.id for group in block.groups if group.kind is GroupKind.ITEM]
    new = items and items[-1] not in begun
    begun.update(items)
    if new and (block.kind in {BlockKind.LIST_ITEM, BlockKind.NOTE}):
        listed = [group for group in block.groups if group.kind is GroupKind.LIST][-1]
        number = [group.number for group in block.groups if group.kind is GroupKind.ITEM][-1]
        shown = chr(ord("a") + number - 1) if number and listed.style == "a" else number
        yield f"{shown}. {text}" if number is not None else f"- {text}"
    elif block.kind is BlockKind.FIGURE:
        yield f"Image : {text}" if text else UNDESCRIBED
    else:
        yield text


_RAISED = str.maketrans("⁻⁰¹²³⁴⁵⁶⁷⁸⁹", "-0123456789")

_IN_WORDS = {"×": "fois", "½": "1/2", "≤": "inférieur ou égal à", "→": "flèche vers la droite", "🚑": "ambulance"}
_IN_WORDS |= {"😀": "(signe U+1F600)", "♥": "cœur", "✓": "coché", "☎": "téléphone", "2fois/j": "2 fois /j"}


def _as_braille(text: str) -> str:
    text = re.sub(r"(?<=\S)\s+(?=[:;?])|(?<=[^\s\d])\s+(?=[!»])|(?<=«)\s+", "", text)
    text = text.replace("’", "'").replace("»", "«").replace("…", "...").replace("\u00ad", "")
    text = text.replace("≥", "supérieur ou égal à").translate(str.maketrans("₀₁₂₃₄₅₆₇₈₉", "0123456789"))
    text = re.sub("⁻?[⁰¹²³⁴-⁹]*[⁰⁴-⁹]|⁻[¹²³]", lambda raised: "^" + raised[0].translate(_RAISED), text)
    text = re.sub("[ᵃᵇᶜ]", lambda raised: "^" + "abc"["ᵃᵇᶜ".index(raised[0])], text)
    text = text.replace("¹", "^â").replace("²", "^ê").replace("³", "^î")
    for sign, told in _IN_WORDS.items():
        text = text.replace(sign, told)
    return re.sub(
        "([\u0621-\u064a]+)|[\u05d0-\u05ea]+",
        lambda found: f"(mot non transcrit, alphabet {'arabe' if found[1] else 'hébreu'}, {len(found[0])} lettres)",
        text,
    )


@needs_louis
@settings(max_examples=60, deadline=None)
@given(st.text(max_size=40))
@example("¯")
def test_no_sign_is_a_silent_blank(text: str) -> None:
    louis = Louis(UNCONTRACTED)
    known = in_known_signs(text, louis.knows)
    for character in known:
        assert character in " \n\u00a0" or louis.knows(character), character
    for character in text:
        if not character.isspace() and character.isprintable() and len(text) == 1:
            assert known.strip()


@needs_louis
@pytest.mark.parametrize(
    ("sign", "told"),
    [
        ("♥", "cœur"),
        ("☎", "téléphone"),
        ("✓", "coché"),
        ("①", "1"),
        ("🌡", "(signe U+1F321)"),
        ("≥", "supérieur ou égal à"),
        ("\u202f", ""),
        ("\u00ad", ""),
        ("🟠", "rond orange"),
        ("привет", "(mot non transcrit, alphabet cyrillique, 6 lettres)"),
    ],
)
def test_unknown_signs_are_put_into_words(sign: str, told: str) -> None:
    for table in (UNCONTRACTED, CONTRACTED):
        assert words(in_known_signs(f"a {sign} b", Louis(table).knows)) == ["a", *words(told), "b"]


@needs_louis
def test_words_for_a_sign_stand_before_a_comma_as_a_word_does() -> None:
    said = "Le ♥, le 🌡, (☎) ou 漢字."
    told = "Le cœur, le (signe U+1F321), (téléphone) ou (mot non transcrit, alphabet chinois, 2 lettres)."
    assert in_known_signs(said, Louis(UNCONTRACTED).knows) == told


@needs_louis
def test_a_dose_keeps_its_digits_and_its_signs() -> None:
    said = "Si T ≥ 38,5 °C ou 1\u202f000 mg ± 5 %, ne prenez pas d’aspirine !"
    told = "Si T supérieur ou égal à 38,5 °C ou 1 000 mg ± 5 %, ne prenez pas d'aspirine!"
    assert said_in_braille(said) == told


def said_in_braille(text: str, contracted: bool = False) -> str:
    """What a reader reads, who knows that a word that begins with ⠰ is written letter by letter."""
    plain, short = Louis(UNCONTRACTED), Louis(CONTRACTED)
    cells = BLANK.join(Transcription(contracted).words(text)).split(BLANK)
    if not contracted:
        return plain.text(BLANK.join(cells))
    read = short.text(BLANK.join(cells)).split(" ")
    assert len(read) == len(cells)
    for at, word in enumerate(cells):
        before, sign, letters = word.partition(BASIC_VALUE)
        if sign and not any(map(str.isalnum, plain.text(before))):
            read[at] = plain.text(before + letters)
    return " ".join(read)


@needs_louis
@pytest.mark.parametrize("contracted", [False, True])
@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("les plaquettes, 4 × 10⁹/L", "les plaquettes, 4 fois 10^9/L"),
        ("10⁻³ et 10¹²", "10^-3 et 10^12"),
        ("1½ comprimé, ½ comprimé", "1 et 1/2 comprimé, 1/2 comprimé"),
        ("le 1ᵉʳ jour", "le 1er jour"),
        ("[1], ([2, 3]) et [note 4].", "[1], ([2, 3]) et [note 4]."),
        ("« Le 114 » : 4 ! Dit-il : « oui » ?", '«Le 114 ": 4 ! Dit-il: «oui"?'),
    ],
)
def test_no_number_becomes_another(said: str, told: str, contracted: bool) -> None:
    """10⁹ was 109 on these pages, 1½ read as 11/2."""
    assert said_in_braille(said, contracted).translate(QUOTES) == told.translate(QUOTES)


QUOTES = str.maketrans("«»", '""')


@needs_louis
@pytest.mark.parametrize(
    "said",
    [
        "Dr", "PD-1", "(anti-PD-1),", "anti-CTLA-4.", "LAG-3", "mg/kg", "(mg/kg)", "checkpoint", "antigen",
        "L'Institut", "XXIe", "(CD4)", "Covid-19", "a-t-elle", "7j/7,", "24h/24", "contact@ic-trois-rivieres.example.",
        "www.ic-trois-rivieres.example/fr/patients",
    ],
)  # fmt: skip
def test_contracted_words_are_no_other_words(said: str) -> None:
    """liblouis alone has "Dernière" for "Dr", "mg/aug" for "mg/kg": such a word is written letter by letter."""
    read = said_in_braille(f"Voici {said} ici", contracted=True)
    assert read == f"Voici {said} ici"
    assert "⠨⠍⠈⠞⠔" in Transcription(contracted=True).words("Dr Martin")  # what is read right stays contracted


@needs_louis
def test_contracted_braille_reads_back_as_the_page(small: Book) -> None:
    """Every word of the side-effects page and of one with one of everything, read by the rule for ⠰."""
    for document in (small.document, books.real_document("effets-secondaires")):
        for section in as_cards(document).sections:
            for block in section.blocks:
                read = said_in_braille(block.line, contracted=True).translate(QUOTES)
                assert words(read) == words(_as_braille(block.line).translate(QUOTES))


@needs_louis
def test_a_line_ends_at_no_no_break_space() -> None:
    text = "Appelez à partir de 38\u00a0°C\u00a0: le 15\u00a0! " * 20
    section = Section("s1", "T", 1, (books.block("s1-b1", BlockKind.PARAGRAPH, text),))
    louis = Louis(UNCONTRACTED)
    for cells in (16, 28, 40):
        laid = pages(Book(Document("x", "T", "fr", (section,))), Wishes(cells=cells))
        lines = [louis.text(line).strip() for page in laid for line in page[:-1]]
        assert any(line.startswith("°C") is False and "38 °C:" in line for line in lines)
        assert not [line for line in lines if line.startswith(("°C", ":", "!"))]


@needs_louis
@pytest.mark.parametrize("held", ["1 000 mg", "38,5 °C", "24 h/24", "01 23 45 67 89"])
def test_what_is_one_is_not_parted_at_the_end_of_a_line(held: str) -> None:
    """Seen: « 2 comprimés de 1 », and « 000 mg » on the next line."""
    section = Section("s1", "T", 1, (books.block("s1-b1", BlockKind.PARAGRAPH, f"un mot {held}, puis " * 40),))
    louis = Louis(UNCONTRACTED)
    laid = pages(Book(Document("x", "T", "fr", (section,))), Wishes())
    lines = [louis.text(line) for page in laid for line in page[:-1]]
    assert sum(line.count(held) for line in lines) == 40


@needs_louis
def test_an_item_has_its_mark_once_whatever_it_begins_with() -> None:
    """A note had none: nobody found the note of « augmente¹ »; what goes on in an item had a second one."""
    listed, one, two = (
        Group("g1", GroupKind.LIST, ordered=True),
        Group("g2", GroupKind.ITEM, number=1),
        Group("g3", GroupKind.ITEM, number=2),
    )
    blocks = (
        books.block("b1", BlockKind.NOTE, "Une étude.", groups=(listed, one)),
        books.block("b2", BlockKind.LIST_ITEM, "Deux.", groups=(listed, two), level=1),
        books.block("b3", BlockKind.LIST_ITEM, "La suite.", groups=(listed, two), level=1),
    )
    told = [one.text for one in paragraphs(Book(Document("x", "T", "fr", (Section("s1", "T", 1, blocks),))))]
    assert told[:3] == ["1. Une étude.", "2. Deux.", "La suite."]


@needs_louis
def test_a_word_longer_than_the_line_is_cut_with_a_hyphen() -> None:
    text = "Voir www." + "abc" * 30 + ".fr ici."
    section = Section("s1", "T", 1, (books.block("s1-b1", BlockKind.PARAGRAPH, text),))
    laid = [line for page in pages(Book(Document("x", "T", "fr", (section,))), Wishes()) for line in page[:-1]]
    assert all(len(line) <= 40 for line in laid)
    shown = read_back(Louis(UNCONTRACTED), laid)
    assert shown[:3] == words(text)


@needs_louis
def test_portable_embosser_format(small: Book) -> None:
    out = io.BytesIO()
    write_pef(small, Wishes(), out)
    tree = ET.fromstring(out.getvalue())
    name = "{http://www.daisy.org/ns/2008/pef}"
    volume = tree.find(f"{name}body/{name}volume")
    assert volume is not None
    assert (volume.get("cols"), volume.get("rows")) == ("40", "25")
    found = [[row.text or "" for row in page.iter(f"{name}row")] for page in volume.iter(f"{name}page")]
    assert found == [[line.rstrip(BLANK) for line in page] for page in pages(small, Wishes())]
    assert all(BLANK <= cell <= "\u283f" for page in found for row in page for cell in row)


@needs_louis
@pytest.mark.parametrize("wishes", [Wishes(), Wishes(contracted=True), Wishes(cells=28, lines=20)])
def test_pef_is_well_made(big: Book, small: Book, wishes: Wishes) -> None:
    for book in (small, big) if wishes == Wishes() else (small,):
        assert pef_checks.faults(pef(book, wishes)) == []
    odd = books.odd_title('<b> & "\u0001 ]]>')
    assert pef_checks.faults(pef(Book(odd), wishes)) == []
    assert pef_checks.faults(pef(Book(replace(odd, title="\n", language="")), wishes)) == []


@needs_louis
@pytest.mark.parametrize(
    ("good", "bad", "fault"),
    [
        ('version="2008-1"', 'version="2008"', "version"),
        ("/ns/2008/pef", "/ns/2009/pef", "where pef stands"),
        ('cols="40"', 'cols="12"', "a row of "),
        ('rows="25"', 'rows="24"', "25 rows"),
        ('rowgap="0"', 'rowgap="-1"', "rowgap=-1"),
        (' duplex="true"', "", "volume without duplex"),
        ("<section>", '<section cols="12">', "a row of "),
        ("<section>", '<section sides="2">', "section says sides"),
        ("<section>\n", "<section><page/>", "empty page"),
        ("<row>", "<row>a", "other than cells"),
        ("<row>", "mot<row>", "text in page"),
        ("</head>", "<title/></head>", "title in head"),
        ("application/x-pef+xml", "text/plain", "dc:format"),
        ("dc:identifier>", "dc:source>", "no dc:identifier"),
        ("dc:date>", "dc:day>", "dc:day"),
        ("dc:date>", "dc:title>", "dc:title again"),
        ("<dc:date>", "<dc:date>le ", "dc:date: le "),
        ("<dc:language>fr", "<dc:language>", "dc:language: "),
        ("</body>", "", "not XML"),
        ("</head>", "</head><head><meta/></head>", "pef holds one head, then one body"),
        ("</head>", "</head><head><meta/></head>", "head holds one meta"),
    ],
)
def test_a_broken_pef_is_seen(small: Book, good: str, bad: str, fault: str) -> None:
    text = pef(small).decode()
    assert good in text
    assert fault in " ".join(pef_checks.faults(text.replace(good, bad).encode()))


def pef(book: Book, wishes: Wishes | None = None) -> bytes:
    out = io.BytesIO()
    write_pef(book, wishes or Wishes(), out)
    return out.getvalue()


@needs_louis
def test_same_book_same_bytes(small: Book) -> None:
    assert brf(small) == brf(small)
    assert brf(small, Wishes(contracted=True)) != brf(small)


@needs_louis
def test_the_pages_say_that_nobody_has_proofread_them(small: Book) -> None:
    lines = [line for page in pages(small, Wishes()) for line in page[:-1]]
    assert "aucune personne qui lit le braille ne l'a relu" in " ".join(read_back(Louis(UNCONTRACTED), lines))


def test_without_the_library_a_clear_line_says_how_to_get_it() -> None:
    with pytest.raises(FormatUnavailable, match="apt install liblouis20"):
        Louis(UNCONTRACTED, library="libnowhere.so.1")


@needs_louis
def test_without_the_table_too() -> None:
    with pytest.raises(FormatUnavailable, match="liblouis-data"):
        Louis("unicode.dis,no-such-table.utb")


def test_wishes_that_make_no_sense_are_refused() -> None:
    for wrong in ({"cells": 15}, {"lines": 2}, {"points": 9}, {"theme": "rose"}):
        with pytest.raises(BadInput):
            replace(Wishes(), **wrong)
