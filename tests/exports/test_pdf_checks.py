"""Large print is what PDF/UA asks for, in each theme; one broken file for each check shows that the check sees."""

from __future__ import annotations

import importlib.util
import io
import re
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from reader.exports.book import THEMES, Book, Wishes
from reader.exports.large_print.pdf import as_print_page, write_pdf
from reader.model import Section
from tests.exports import books, validators

if importlib.util.find_spec("weasyprint") is None:
    pytest.skip("needs the extra « pdf » (WeasyPrint)", allow_module_level=True)
try:
    import weasyprint  # type: ignore[import-untyped]  # noqa: F401
except OSError:
    pytest.skip("needs Pango", allow_module_level=True)

pikepdf = pytest.importorskip("pikepdf")

from tests.exports import pdf_checks  # noqa: E402 - it needs pikepdf
from tests.exports.pdf_checks import Wanted  # noqa: E402

FONTS = books.CONTENT.parent / "static" / "fonts"
PAPER = {"black-on-white": "#ffffff", "white-on-black": "#000000", "yellow-on-black": "#000000", "light": "#fdfdfb"}


def pdf(book: Book, wishes: Wishes | None = None) -> bytes:
    out = io.BytesIO()
    assert write_pdf(book, wishes or Wishes(fonts=FONTS), out)
    return out.getvalue()


def levelled(book: Book) -> Book:
    """The page with one of everything, its headings without the gap that extraction would have closed."""

    def one(section: Section) -> Section:
        blocks = tuple(replace(block, level=2) if block.level == 3 else block for block in section.blocks)
        return replace(section, level=min(section.level, 2), blocks=blocks)

    return replace(book, document=replace(book.document, sections=tuple(map(one, book.document.sections))))


WANTED = Wanted(
    "Traitement : l’essentiel",
    addresses=("http://127.0.0.1:8000/pages/exemple", "https://www.exemple.fr/page"),
    languages=frozenset({"ar", "en"}),
)


@pytest.fixture(scope="module")
def good(small: Book) -> bytes:
    return pdf(levelled(small))


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("points", [16, 28])
def test_print_is_whole(small: Book, theme: str, points: int) -> None:
    data = pdf(levelled(small), Wishes(points=points, theme=theme, fonts=FONTS))
    assert pdf_checks.problems(data, replace(WANTED, points=points, paper=PAPER[theme])) == []
    assert validators.pdfua(data) == []


@pytest.mark.parametrize("page_id", books.page_ids())
def test_print_of_each_page_is_whole(page_id: str) -> None:
    document = books.real_document(page_id)
    data = pdf(Book(document, (), books.real_images(page_id), books.CREATED, "http://127.0.0.1:8000/"))
    wanted = Wanted(
        " ".join(document.title.split()),
        document.language,
        addresses=("http://127.0.0.1:8000/",),
        languages=frozenset(pdf_checks.foreign(document)),
    )
    assert pdf_checks.problems(data, wanted) == []
    assert validators.pdfua(data) == []


def changed(data: bytes, how: Callable[[Any], None]) -> bytes:
    """The same file after a change to its objects."""
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(data)) as opened:
        how(opened)
        opened.save(out)
    return out.getvalue()


def elements(opened: Any, kind: str) -> list[Any]:
    found = [one.here for one in pdf_checks.elements_of(opened) if one.kind == kind]
    assert found, kind
    return found


def metadata(opened: Any, name: str) -> None:
    with opened.open_metadata() as told:
        del told[name]


def outline(opened: Any) -> None:
    with opened.open_outline() as told:
        del told.root[-1]


def unlist(opened: Any) -> None:
    """A list right in a list, as a nested one is where it is not in an item."""
    inner = next(one for one in pdf_checks.elements_of(opened) if one.kind == "L" and "LI" in one.kinds_around)
    item = next(one for one in reversed(inner.around) if one.kind == "LI")
    item.around[-1].here.K.append(inner.here)


def unnamed(opened: Any) -> None:
    """A term that is a body, as WeasyPrint has it."""
    later = [item for held in elements(opened, "L") for item in list(held.K)[1:]]
    next(part for item in later for part in item.K if str(part.S) == "/Lbl").S = pikepdf.Name("/LBody")


def stream(old: bytes, new: bytes) -> Callable[[Any], None]:
    def change(opened: Any) -> None:
        found = opened.pages[0].Contents.read_bytes()
        assert old in found
        opened.pages[0].Contents = opened.make_stream(found.replace(old, new))

    return change


def foreign(opened: Any) -> None:
    for one in pdf_checks.elements_of(opened):
        if str(one.here.get("/Lang", "")) == "en":
            del one.here["/Lang"]


def font(opened: Any) -> None:
    for one in opened.pages[0].Resources.Font.values():
        for name in ("/FontFile2", "/FontFile3"):
            if name in one.DescendantFonts[0].FontDescriptor:
                del one.DescendantFonts[0].FontDescriptor[name]


def each(kind: str, key: str, part: str = "") -> Callable[[Any], None]:
    """Take something from every element of a kind, or from its attributes."""

    def change(opened: Any) -> None:
        for one in elements(opened, kind):
            here = one[part] if part else one
            if key in here:
                del here[key]

    return change


def renamed(kind: str, name: str) -> Callable[[Any], None]:
    def change(opened: Any) -> None:
        elements(opened, kind)[-1].S = pikepdf.Name(name)

    return change


def annotation(key: str, value: str) -> Callable[[Any], None]:
    def change(opened: Any) -> None:
        opened.pages[0].Annots[0][key] = pikepdf.String(value)

    return change


def emptied(kind: str) -> Callable[[Any], None]:
    def change(opened: Any) -> None:
        elements(opened, kind)[0].K = pikepdf.Array()

    return change


def box(opened: Any) -> None:
    elements(opened, "Figure")[0].A.BBox = pikepdf.Array([0, 0, 2000, 10])


def doubled(opened: Any) -> None:
    inner, outer = elements(opened, "Link")[:2]
    outer.K.append(inner)


@pytest.mark.parametrize(
    ("how", "told"),
    [
        (lambda opened: opened.Root.__delitem__("/StructTreeRoot"), "it is not tagged"),
        (lambda opened: opened.Root.__delitem__("/MarkInfo"), "it does not say that it is tagged"),
        (lambda opened: opened.Root.__delitem__("/Lang"), "its language is None"),
        (lambda opened: opened.Root.__delitem__("/ViewerPreferences"), "its title is not shown"),
        (lambda opened: metadata(opened, "dc:title"), "its title is None"),
        (lambda opened: metadata(opened, pdf_checks.UA), "it does not say what it is meant to be"),
        (lambda opened: opened.pages[1].__delitem__("/Tabs"), "the keys do not follow the structure"),
        (stream(b"/Artifact\n<<", b"/Other\n<<"), "a text is in no tag"),
        (stream(b"/Pagination", b"/Layout"), "no artifact of the page's number"),
        (renamed("H2", "/H4"), "h4 follows h2"),
        (renamed("H2", "/P"), "the bookmarks are"),
        (outline, "the bookmarks are"),
        (renamed("LBody", "/P"), "an item holds"),
        (renamed("L", "/Sect"), "an item is in no list"),
        (unlist, "a list stands in a list"),
        (unnamed, "an item has no label"),
        (emptied("P"), "a text is in no tag"),
        (each("TH", "/Scope", "/A"), "does not say what it is the header of"),
        (each("TD", "/Headers", "/A"), "a cell has the headers []"),
        (each("TH", "/ID"), "a cell has the headers ["),
        (renamed("THead", "/TBody"), "a piece of a table has no head"),
        (renamed("TBody", "/THead"), "a table without rows"),
        (each("Figure", "/Alt"), "a picture has no description"),
        (each("Figure", "/BBox", "/A"), "a picture is told to be at []"),
        (box, "a picture is told to be at [0.0"),
        (renamed("Link", "/Span"), "a link is none in the structure"),
        (doubled, "a link stands in a link"),
        (annotation("/Contents", ""), "a link is called ''"),
        (annotation("/Contents", "s3-b9"), "a link is called 's3-b9'"),
        (foreign, "en is not told"),
        (lambda opened: setattr(opened.Root.StructTreeRoot.K[0], "Lang", pikepdf.String("en-GB")), "en-GB is the"),
        (font, "is not inside"),
    ],
)
def test_the_check_sees_a_broken_file(good: bytes, how: Callable[[Any], None], told: str) -> None:
    assert any(told in one for one in pdf_checks.found(changed(good, how), WANTED))


@pytest.mark.parametrize(
    ("pattern", "new", "told"),
    [
        (r'content: "Page " counter\(page\)', 'content: "" counter(page)', "its number is not drawn"),
        (r"<h2\b", '<h2 style="bookmark-level: none"', "the bookmarks are"),
        (r"html { font: 20pt", "html { font: 14pt", "letters of "),
        (r"html { font: 20pt", "html { font: 24pt", "no letters of 20 points"),
        (r"color: #000000", "color: #999999", "a text is #999999"),
        (r"background: #ffffff", "background: #eeeeee", "the paper is #eeeeee"),
        (r'<a href="http://127[^"]*">([^<]*)</a>', r"\1", "nothing leads to http://127.0.0.1:8000/pages/exemple"),
        (r"<thead>(.*?)</thead>", r"<tbody>\1</tbody>", "a piece of a table has no head"),
        (r'alt="Code QR[^"]*"', 'alt=""', "a picture has no description"),
        (r' lang="(ar|en)" xml:lang="[a-z]*"', "", "is not told"),
    ],
)
def test_the_check_sees_a_page_that_was_written_badly(
    small: Book, monkeypatch: pytest.MonkeyPatch, pattern: str, new: str, told: str
) -> None:
    def broken(book: Book, wishes: Wishes) -> str:
        page = as_print_page(book, wishes)
        assert re.search(pattern, page, re.DOTALL), pattern
        return re.sub(pattern, new, page, flags=re.DOTALL)

    monkeypatch.setattr("reader.exports.large_print.pdf.as_print_page", broken)
    assert any(told in one for one in pdf_checks.found(pdf(levelled(small)), WANTED))


@pytest.mark.parametrize(
    ("how", "told"),
    [
        (lambda opened: opened.Root.__delitem__("/MarkInfo"), "PDFUA1"),
        (renamed("LBody", "/P"), "PDFUA1-LI-KIDS"),
        (renamed("H2", "/H4"), "PDFUA1-HEADING-NESTING"),
        (each("Figure", "/Alt"), "PDFUA1-FIGURE-ALTERNATIVE-TEXT"),
        (renamed("Link", "/Span"), "PDFUA1-LINK-LINK-TAG"),
    ],
)
def test_the_validator_sees_a_broken_file(good: bytes, how: Callable[[Any], None], told: str) -> None:
    assert told in " ".join(validators.pdfua(changed(good, how)))


def test_a_list_in_an_item_is_read_where_it_stands(small: Book) -> None:
    """Right inside the item's tag it would be read after all of the item, what follows it included."""
    item = small.document.sections[1].blocks[3]
    after = books.block("s2-b9", item.kind, "et rien d’autre.", level=1, groups=item.groups[:2])
    section = small.document.sections[1]
    blocks = (*section.blocks[:4], after, *section.blocks[4:])
    book = replace(small, document=replace(small.document, sections=(replace(section, blocks=blocks, level=1),)))
    said = "".join("".join(text for _, text in pdf_checks.tagged_text(pdf(book))).split())
    assert "Apportez:▪votrecarte.etriend’autre." in re.sub("[•◦▪]", "▪", said)


def test_letters_from_right_to_left_are_told_in_their_order(good: bytes) -> None:
    said = [text for _, text in pdf_checks.tagged_text(good)]
    assert "مرحبا بكم" in said
