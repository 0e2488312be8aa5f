# ruff: noqa: E501  (pages in one line read best as they are)
"""The page that has left its site: its pictures inside, its tables whole on a phone and for a screen reader."""

from __future__ import annotations

import io
import re
from collections import Counter
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from playwright.sync_api import Browser

from reader.exports import FORMATS, Book, Wishes, as_html
from reader.extract import extract
from reader.model import Document
from tests.exports import books, validators
from tests.exports.test_page_forms import texts

WIDE = (
    "<html lang=fr><title>Calendrier</title><h1>Calendrier</h1><table><caption>Perfusions et examens</caption>"
    "<tr><td></td><th>Médicament</th><th colspan=2>Dose</th><th>Surveillance</th><th>Vivant ?</th><th>Qui appeler</th></tr>"
    "<tr><td></td><td></td><th>matin</th><th>soir</th><td></td><td></td><td></td></tr>"
    "<tr><th rowspan=2>Semaine 1</th><td>nivolumab</td><td>240 mg</td><td>rien</td><td>Électrocardiogramme</td><td>Non</td>"
    "<td rowspan=3>Le service&nbsp;: <a href=tel:0102030405>01&nbsp;02&nbsp;03&nbsp;04&nbsp;05</a></td></tr>"
    "<tr><td>ipilimumab</td><td>1 mg/kg</td><td>1 cp</td><td>Transaminases</td><td>Non</td></tr>"
    "<tr><th>Semaine 3</th><td>pembrolizumab</td><td colspan=2>200 mg en une fois</td><td>Foie</td><td>Oui</td></tr>"
    "</table><p>Fin.</p>"
)


ADDRESSES = (
    "<html lang=fr><title>Liens</title><h1>Liens</h1><p>Lisez <a href='https://www.exemple.fr/à lire?a=1&amp;b=2'>ceci</a>, puis "
    "<a href='/la-suite'>cela</a>, ou <a href='tel:15'>appelez</a>.</p>"
)


def alone(document: Document, images: dict[str, bytes] | None = None) -> str:
    out = io.BytesIO()
    FORMATS["html"].write(Book(document, (), images or {}), Wishes(), out)
    return out.getvalue().decode()


def test_pictures_are_inside() -> None:
    """Without the network, and without telling the site who reads: the file is whole."""
    made = BeautifulSoup(alone(books.everything(), {"schema.png": books.PNG}), "lxml")
    kept, lost = made.find_all("img")
    assert str(kept["src"]).startswith("data:image/png;base64,iVBOR")
    assert kept["alt"] == "Un schéma. Deux cellules se touchent."
    assert lost["src"] == "https://www.exemple.fr/a/perdue.jpg"  # it could not be had: where it is
    no_picture = BeautifulSoup(alone(books.everything(), {"schema.png": b"<html>404"}), "lxml")
    assert no_picture.img is not None
    assert no_picture.img["src"] == "https://www.exemple.fr/a/schema.png"


def test_a_picture_that_stayed_on_its_site_is_told() -> None:
    page = (
        "<html lang=fr><title>T</title><h1>T</h1><p>Un texte.</p><img src=/a.png alt='Un schéma'><p>Un texte.</p>"
        "<img src=/b.png><p>Un texte.</p><img src=https://www.exemple.fr/c.png><p>Fin.</p>"
    )
    made = BeautifulSoup(alone(extract(page)), "lxml")
    assert [told.get_text() for told in made.select("article p")] == [
        "Un texte.", "Image : Un schéma", "Un texte.", "Image sans description", "Un texte.", "Fin.",
    ]  # fmt: skip
    (far,) = made.find_all("img")
    assert (far["src"], far["alt"]) == ("https://www.exemple.fr/c.png", "Image sans description")


def test_links_lead_somewhere_from_anywhere() -> None:
    """An address without its site leads nowhere: the words stay."""
    page = BeautifulSoup(alone(extract(ADDRESSES)), "lxml")
    assert [link["href"] for link in page.select("a")] == ["https://www.exemple.fr/%C3%A0%20lire?a=1&b=2", "tel:15"]
    assert page.select("p")[0].get_text() == "Lisez ceci, puis cela, ou appelez."


def test_a_row_alone_says_all_that_it_says_in_the_table() -> None:
    page = BeautifulSoup(alone(extract(WIDE)), "lxml")
    first, second, third = page.select("tbody tr")
    names = [
        "Médicament\u00a0:",
        "Dose, matin\u00a0:",
        "Dose, soir\u00a0:",
        "Surveillance\u00a0:",
        "Vivant ?",
        "Qui appeler\u00a0:",
    ]
    assert [cell.get("data-label") for cell in first.select("td")] == names
    assert first.get("data-heading") is None
    assert first.select_one(".above") is None
    assert second["data-heading"] == "Semaine 1"
    for row in (second, third):
        (above,) = row.select("td:last-child > .above[hidden] > span[aria-hidden=true]")
        assert above.get_text() == "Qui appeler\u00a0: Le service\u00a0: 01\u00a002\u00a003\u00a004\u00a005"
        assert above.a is not None
        assert (above.a["href"], above.a["tabindex"]) == ("tel:0102030405", "-1")
    assert third.select_one("[colspan]")["data-label"] == "Dose, matin et soir\u00a0:"  # type: ignore[index]


@pytest.mark.parametrize("page_id", books.page_ids())
def test_what_is_said_again_for_cards_is_read_once(page_id: str) -> None:
    document = books.real_document(page_id)
    body = BeautifulSoup(alone(document), "lxml").article
    assert body is not None
    for again in body.select("[hidden]"):
        again.decompose()
    for picture in body.select("img"):
        picture.replace_with(str(picture["alt"]))
    shown = re.sub(r"</?(?:a|strong|em|sub|sup|abbr|span)\b[^>]*>", "", body.decode(formatter="minimal"))
    shown = BeautifulSoup(re.sub(r"<[^>]*>", "\n", shown), "lxml").get_text()
    assert books.words(shown) == books.document_words(document)


def test_read_again_it_is_the_page() -> None:
    document = extract(WIDE)
    again = extract(alone(document))
    before = [row[:3] for row in texts(document)]
    assert [row[:3] for row in texts(again)][: len(before)] == before


# What a definition holds besides words; terms and definitions alone; addresses with blanks.
DEFINITIONS = (
    "<html lang=fr><title>Les mots</title><main><h1>Les mots</h1><p>Voici les mots que l’équipe emploie chaque jour.</p>"
    "<dl><dt>Repas<dd>Au choix :<ul><li>riz<li>pâtes</ul><dt>Dose<dd><table><tr><th>Jour<td>1</table></dl>"
    "<dl><dt>Seul</dl><dl><dd>Sans son mot</dl><dl><dt>Soin<dd>Un soin.<h2>Les suites</h2><blockquote>Bien.</blockquote></dl>"
    "<p>Appelez le <a href='tel:01 40 00'>01 40 00</a>, ou lisez <a href='/la fiche.html'>la fiche</a>.</p></main>"
)


@pytest.mark.java
def test_the_page_alone_is_valid(tmp_path: Path) -> None:
    made = {"large": alone(extract(WIDE)), "adresse": alone(extract(ADDRESSES))}
    made["definitions"] = as_html(extract(DEFINITIONS))
    made |= {page_id: alone(books.real_document(page_id), books.real_images(page_id)) for page_id in books.page_ids()}
    for name, page in made.items():
        (tmp_path / f"{name}.html").write_text(page, encoding="utf-8")
    assert validators.nu(tmp_path) == ""


# What Playwright's is_visible says, of all at once.
SEEN = """all => all.map((one) => {
  const { width, height } = one.getBoundingClientRect();
  return width > 0 && height > 0 && one.checkVisibility({ visibilityProperty: true });
})"""


@pytest.mark.browser
@pytest.mark.parametrize("page_id", ["", "effets-secondaires", "types-immunotherapie"])
@pytest.mark.parametrize("width", [320, 390, 1280])
def test_no_table_leaves_the_screen(page_id: str, width: int, still_browser: Browser, tmp_path: Path) -> None:
    """WCAG 1.4.10: cards where the columns have no room, columns where they have; a table of rows and cells in both."""
    document = books.real_document(page_id) if page_id else extract(WIDE)
    (tmp_path / "page.html").write_text(alone(document), encoding="utf-8")
    folds = width < 600
    page = still_browser.new_page(viewport={"width": width, "height": 700})
    page.goto((tmp_path / "page.html").as_uri())
    assert page.evaluate("document.scrollingElement.scrollWidth") <= width
    cells = page.locator("tbody :is(th, td)")
    assert set(cells.evaluate_all("cells => cells.map(cell => getComputedStyle(cell).display)")) == {
        "block" if folds else "table-cell"
    }
    assert cells.evaluate_all("cells => cells.every(cell => cell.scrollWidth <= cell.clientWidth + 1)")
    assert set(page.locator(".above").evaluate_all(SEEN)) <= {folds}
    rows = [block.cells for section in document.sections for block in section.blocks if block.cells]
    tree = page.context.new_cdp_session(page).send("Accessibility.getFullAXTree")["nodes"]
    roles = Counter(node["role"]["value"] for node in tree if not node["ignored"])
    page.close()
    assert roles["table"] >= 1
    assert roles["row"] == len(rows)
    assert roles["columnheader"] + roles["rowheader"] == sum(cell.header for row in rows for cell in row)
    assert roles["cell"] + roles["gridcell"] == sum(not cell.header for row in rows for cell in row)


@pytest.mark.browser
def test_a_table_folds_before_it_leaves_the_screen(still_browser: Browser, tmp_path: Path) -> None:
    """Each table folds at a width of its own, told by its longest words: there is none at which it is too wide."""
    page = still_browser.new_page()
    for page_id in ("", "deroulement-traitement", "types-immunotherapie"):
        (tmp_path / "page.html").write_text(alone(books.real_document(page_id) if page_id else extract(WIDE)), "utf-8")
        page.goto((tmp_path / "page.html").as_uri())
        for width in range(320, 1440, 40):
            page.set_viewport_size({"width": width, "height": 700})
            assert page.evaluate("document.scrollingElement.scrollWidth") <= width, (page_id, width)
    page.close()
