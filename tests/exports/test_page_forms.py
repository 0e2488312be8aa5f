# ruff: noqa: E501  (pages in one line read best as they are)
"""A Document as JSON, text and HTML: complete, and the HTML read again is the same page."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from hypothesis import HealthCheck, given, settings

from reader.errors import PageRefused
from reader.exports import FORMATS, Book, Wishes, as_html, as_json, as_text
from reader.exports.markup.elements import Writer
from reader.exports.markup.xhtml import section_markup
from reader.extract import extract
from reader.model import Cell, Document, Group, Sentence, Span, SpanKind, TextRange
from reader.sources import Library, decode
from tests.exports.books import real_document
from tests.extract.test_ledger import PAGES

LIBRARY = Library(Path(__file__).parents[2] / "content")

PAGE = (
    "<html lang=fr><title>T</title><h1>Titre &lt;b&gt;</h1><p>Le <abbr title='a &quot;b&quot;'>ICI</abbr> &amp; "
    "<a href='/x?a=1&amp;b=2'>lien. Suite du lien</a> ; H<sub>2</sub>O, <span lang=en>check <em>point</em></span>.</p>"
    "<h2>Liste</h2><ol start=3 reversed type=i><li>un<ul><li>deux</ul><li>trois</ol>"
    "<table><caption>Signes</caption><tr><th>Signe<th colspan=2>Délai<tr><th rowspan=2>Toux<td>a<td>b<tr><td>c<td>d</table>"
    "<blockquote><p>Une parole.</p></blockquote><figure><img src=/a.png alt='Un schéma'><figcaption>Légende</figcaption></figure>"
    "<dl><dt>RCP<dd>Réunion</dl><p>Une ligne<br>Une autre ligne, plus longue que la première.</p>"
)


TESTS = Path(__file__).parents[1]
OTHERS = [*sorted(TESTS.glob("golden/*/input.html")), *sorted(TESTS.glob("extract/traps/*/page.html"))]


def texts(document: Document) -> list[tuple[str, int, str, list[tuple[str, ...]]]]:
    blocks = (block for section in document.sections for block in section.blocks)
    return [(b.kind.value, b.level, b.text, [cell.headers for cell in b.cells]) for b in blocks]


def test_a_link_to_a_part_of_the_page_leads_there() -> None:
    text = "<p>La séance dure une heure, et une infirmière reste près de vous.</p>"
    html = as_html(
        extract(f"<main><h1>T</h1>{text}<p>Lisez <a href='#z'>la suite</a>.</p><h2 id=z>La suite</h2>{text}</main>")
    )
    soup = BeautifulSoup(html, "lxml")
    link = soup.find("a")
    assert link is not None
    assert soup.find(id=str(link["href"])[1:]) is soup.h2


@pytest.mark.parametrize("page_id", LIBRARY.ids())
def test_the_html_of_a_page_read_again_is_the_page(page_id: str) -> None:
    page = LIBRARY.page(page_id)
    document = extract(page.html, page_id, page.source)
    again = extract(as_html(document), page_id, page.source)
    assert again.title == document.title
    assert [row for row in texts(again) if row not in texts(document)] == []
    assert [row for row in texts(document) if row not in texts(again) and row[2]] == []


def held(document: Document) -> list[tuple[str, str]]:
    """The ids and texts that the document's elements are to have."""
    blocks = [block for section in document.sections for block in section.blocks if block.image is None]
    return [(name, "".join(s.text for s in sentences)) for block in blocks for name, sentences in block.elements()]


def written(document: Document) -> list[tuple[str, str]]:
    """The ids and texts of the elements as a parser finds them in the HTML: wrongly nested, they would differ."""
    names = {name for name, _ in held(document)}
    found = BeautifulSoup(as_html(document), "lxml").find_all(id=True)
    return [(str(element["id"]), element.get_text()) for element in found if element["id"] in names]


@pytest.mark.parametrize("file", OTHERS, ids=lambda file: file.parent.name)
def test_the_html_of_any_page_is_its_blocks_and_read_again_the_page(file: Path) -> None:
    document = extract(decode(file.read_bytes()))
    assert written(document) == held(document)
    again = extract(as_html(document))
    assert (again.title, again.language) == (document.title, document.language)
    assert texts(again) == texts(document)


@settings(max_examples=100, suppress_health_check=[HealthCheck.too_slow])
@given(PAGES)
def test_each_element_of_the_html_of_any_tag_soup_is_its_block(html: str) -> None:
    try:
        document = extract(html)
    except PageRefused:
        return
    assert written(document) == held(document)
    json.dumps(as_json(document))
    as_text(document).encode()


def test_html() -> None:
    made = as_html(extract(PAGE))
    for part in (
        "Titre &lt;b&gt;</h1>",
        '<abbr title="a &quot;b&quot;">ICI</abbr> &amp; <a href="/x?a=1&amp;b=2">lien. Suite du lien</a>',
        "H<sub>2</sub>O",
        '<span lang="en">check <em>point</em></span>',
        '<ol start="3" reversed type="i">',
        '<th id="s2-b6-c2" scope="col" colspan="2">Délai</th>',
        'scope="row" rowspan="2">Toux</th>',
        "<caption ",
        '<p id="s2-b9">Une parole.</p>\n</blockquote>',
        '<img id="s2-b10" src="/a.png" alt="Un schéma">',
        ">Légende</figcaption>\n</figure>",
        ">RCP</dt>",
        "Une ligne<br>\nUne autre",
    ):
        assert part in made


def test_json() -> None:
    value = as_json(extract(PAGE))
    json.dumps(value)
    assert set(value) >= {"title", "language", "sections", "left_out"}
    blocks = [block for section in value["sections"] for block in section["blocks"]]
    assert all(set(block) >= {"id", "kind", "level", "text", "links", "abbreviations", "languages"} for block in blocks)
    paragraph = blocks[1]
    assert paragraph["links"] == [{"text": "lien. Suite du lien", "target": "/x?a=1&b=2"}]
    assert paragraph["abbreviations"] == [{"text": "ICI", "title": 'a "b"'}]
    assert paragraph["languages"] == [{"text": "check point", "language": "en"}]
    row = next(block for block in blocks if block["text"] == "Toux\ta\tb")
    assert [cell["headers"] for cell in row["cells"]] == [["Signe"], ["Toux", "Délai"], ["Toux", "Délai"]]


def test_text() -> None:
    made = as_text(extract(PAGE))
    for line in (
        "# Titre <b>",
        "## Liste",
        "iii. un",
        "  - deux",
        "ii. trois",
        "| Toux | a | b |",
        "| Toux | c | d |",
        "> Une parole.",
        "[Image : Un schéma]",
        "    Réunion",
    ):
        assert line in made.splitlines()


def test_a_picture_without_description_is_told_once() -> None:
    document = extract("<html lang=fr><title>T</title><h1>T</h1><p>Un texte.</p><img src=a.png><p>Un autre.</p>")
    for name in ("md", "txt"):
        out = io.BytesIO()
        FORMATS[name].write(Book(document), Wishes(), out)
        told = out.getvalue().decode()
        assert told.count("Image") == 1, told
        assert "Image sans description" in told


def test_a_word_of_the_glossary_is_plain_text_in_books() -> None:
    term = Span(TextRange(0, 5), SpanKind.TERM, "/glossaire#toux")
    sentence = Sentence("s1-1", "Toux, etc.", "fr", spans=(term,))
    document = Document("page", "Page", "fr", ())
    written = Writer(document, address=lambda value: f"https://exemple.fr{value}").inline([sentence])
    assert written == '<span id="s1-1">Toux, etc.</span>'


def test_headers_of_tables_in_books_have_the_scope_they_have_on_the_page() -> None:
    page = (
        "<html lang=fr><title>T</title><h1>Titre</h1><table><tr><td><th>Signe<tr><th colspan=2>Peau"
        "<tr><th>Grade 1<td>Rougeur<tr><th colspan=2>Poumon<tr><th>Grade 2<td>Toux</table>"
    )
    document = extract(page)
    books = [
        BeautifulSoup(section_markup(Writer(document, address=lambda value: value), section), "lxml-xml")
        for section in document.sections
    ]
    alone = BeautifulSoup(as_html(document), "lxml")

    def scopes(soup: BeautifulSoup) -> list[tuple[str, object]]:
        return [(header.get_text(), header.get("scope")) for header in soup.find_all("th")]

    (book,) = [book for book in books if book.find("table")]
    assert scopes(book) == scopes(alone)
    assert ("Poumon", "rowgroup") in scopes(book)
    assert len(book.find_all("tbody")) == len(alone.find_all("tbody")) == 2
    assert len(book.find_all("thead")) == 1


def test_a_page_alone_is_readable_and_says_where_it_comes_from() -> None:
    """Without a viewport a phone shows it a quarter of its size."""
    out = io.BytesIO()
    FORMATS["html"].write(Book(real_document("effets-secondaires")), Wishes(), out)
    page = BeautifulSoup(out.getvalue(), "lxml")
    assert page.select_one('meta[name="viewport"][content="width=device-width, initial-scale=1"]')
    assert "max-width" in str(page.style)
    assert "Licence : CC BY-SA 4.0." in str(page.footer)
    assert not page.find_all(["script", "link"])


@pytest.mark.parametrize("form", ["html", "epub"])
@pytest.mark.parametrize("page", ["<table>{}</table>", "{}"])
def test_rows_are_found_and_not_searched(form: str, page: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """A table of 6,000 rows took 12 seconds, 4,000 tables of one row 7: each row was compared with all the others."""
    rows = [f"<tr><th>Nom {number}</th><td>valeur {number}</td></tr>" for number in range(200)]
    tables = rows if page != "{}" else [f"<table>{row}</table>" for row in rows]
    document = extract(f"<html lang=fr><title>T</title><h1>Titre</h1><p>Un texte.</p>{page.format(''.join(tables))}")
    compared = []

    def counted(one: object, other: object) -> bool:
        compared.append(one)
        return one is other

    for kind in (Cell, Group):
        monkeypatch.setattr(kind, "__eq__", counted)
    out = io.BytesIO()
    FORMATS[form].write(Book(document), Wishes(), out)
    assert len(compared) < 2000
