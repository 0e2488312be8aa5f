"""The text alone, complete without a style sheet or a script; and how hard a page is to read."""

from __future__ import annotations

import pytest
from bs4 import BeautifulSoup
from flask.testing import FlaskClient

from tests.web.sample import SAMPLE


@pytest.mark.proves("rgaa:10.2")
def test_the_text_alone_is_the_whole_text(client: FlaskClient) -> None:
    page = BeautifulSoup(client.get("/pages/exemple/text").text, "html.parser")
    assert page.select("script, form, audio, button, nav, dialog, abbr, [class=abbreviation]") == []
    for section in SAMPLE.sections:
        for block in section.blocks:
            for element_id, sentences in block.elements():
                element = page.find(id=element_id)
                assert element is not None, element_id
                text = "".join(sentence.text for sentence in sentences)
                shown = element.get_text().replace(" (anticorps bloquant PD-1)", "")
                assert shown.replace("\n", "") == text.replace("\n", "")
    assert "anti-PD-1 (anticorps bloquant PD-1) (nivolumab)" in page.get_text()
    links = [link["href"] for link in page.select("a")]
    assert links[0] == "/pages/exemple"
    assert "tel:15" in links


def test_links_and_languages_are_kept_beside_what_is_spelled_out(client: FlaskClient) -> None:
    page = BeautifulSoup(client.get("/pages/exemple/text").text, "html.parser")
    block = page.find(id="s2-b2")
    assert block is not None
    assert block.select_one("strong").get_text() == "nivolumab"  # type: ignore[union-attr]
    assert block.select_one("[lang=en]").get_text() == "This part is in English."  # type: ignore[union-attr]


def test_the_level_says_what_would_help_and_never_promises(client: FlaskClient) -> None:
    page = BeautifulSoup(client.get("/pages/exemple/level").text, "html.parser")
    rows = page.select("tbody tr")
    assert [row.select_one("th").get_text() for row in rows] == [section.title for section in SAMPLE.sections]  # type: ignore[union-attr]
    assert all("≈" in cell.get_text() for cell in page.select("td[data-label=LIX]")), "too few words to be sure"
    assert "seules des personnes concernées" in page.get_text()
    for link in page.select("td a, th a, section li a"):
        address = str(link["href"])
        assert address.startswith(("#s", "/pages/exemple#s"))
    assert client.get("/pages/absente/level").status_code == 404
    assert client.get("/pages/absente/text").status_code == 404
