"""The glossary: its pages, the words of a page, and the way back; all of it without a script."""

from __future__ import annotations

import re
from html import unescape

import pytest
from bs4 import BeautifulSoup
from flask.testing import FlaskClient

from reader.model import Document
from reader.plain import explain
from reader.web.writing.explained import marked, spelled_out
from tests.web.fake_reader import WORDS, FakeReader
from tests.web.sample import SAMPLE

PAGE = "/pages/exemple"


def soup(client: FlaskClient, address: str, status: int = 200) -> BeautifulSoup:
    answer = client.get(address)
    assert answer.status_code == status
    return BeautifulSoup(answer.text, "html.parser")


def texts(document: Document) -> dict[str, str]:
    return {
        element_id: "".join(sentence.text for sentence in sentences)
        for section in document.sections
        for block in section.blocks
        for element_id, sentences in block.elements()
    }


def test_all_words_stand_in_the_glossary_by_their_letter(client: FlaskClient) -> None:
    page = soup(client, "/glossaire")
    assert [entry["id"] for entry in page.select(".entry")] == ["amm", "anticorps", "pd-l1", "perfusion"]
    assert [letter.get_text() for letter in page.select(".letters a")] == ["A", "P"]
    for letter in page.select(".letters a"):
        assert page.select_one(letter["href"]) is not None  # type: ignore[arg-type]
    assert page.select_one("#pd-l1 h3")["lang"] == "en"  # type: ignore[index]
    assert "autorisation de mise sur le marché" in page.select_one("#amm").get_text()  # type: ignore[union-attr]
    origins = [origin.get_text(" ", strip=True) for origin in page.select(".origin")]
    assert "Source inconnue. Relu par Dr Essai." in origins
    assert (
        "Source inconnue, le 24\u00a0novembre\u00a02026. Ce texte n’a pas encore été relu par un soignant." in origins
    )


def test_a_word_has_a_page_and_a_way_back_to_where_it_was_met(client: FlaskClient) -> None:
    page = soup(client, "/glossaire/anticorps?page=exemple&at=s4-b3-c2")
    assert page.select_one("h1").get_text() == "anticorps"  # type: ignore[union-attr]
    back = page.select_one(".way-back")
    assert back is not None
    assert back["href"] == "/pages/exemple#s4-b3-c2"
    assert SAMPLE.title in back.get_text()
    assert soup(client, "/glossaire/anticorps").select(".way-back") == []
    assert soup(client, "/glossaire/rien", 404).select_one("h1") is not None


@pytest.mark.parametrize(
    ("asked", "href"),
    [
        ("page=exemple&at=%22%3E%3Cscript%3E", "/pages/exemple"),
        ("page=exemple&at=//a.fr", "/pages/exemple"),
        ("page=//a.fr", None),
        ("page=absente", None),
    ],
)
def test_the_way_back_leads_to_our_pages_alone(client: FlaskClient, asked: str, href: str | None) -> None:
    back = soup(client, f"/glossaire/amm?{asked}").select_one(".way-back")
    assert (back["href"] if back else None) == href


def test_a_word_is_heard_without_a_script(client: FlaskClient) -> None:
    button = soup(client, "/glossaire/anticorps").select_one("form[method=get] button[data-say]")
    assert button is not None
    answer = client.get(str(button["formaction"]))
    assert answer.status_code == 303
    assert re.fullmatch(r"/audio/[0-9a-f]{64}\.mp3", answer.headers["Location"])
    assert client.get("/glossaire/rien/sound").status_code == 404


def test_without_a_voice_words_have_no_button(client: FlaskClient, reader: FakeReader) -> None:
    reader.known_voices = ()
    assert soup(client, "/glossaire").select("[data-say], script") == []
    assert client.get("/glossaire/amm/sound").status_code == 503


def test_the_first_time_a_word_is_met_in_a_section_it_is_a_link(client: FlaskClient) -> None:
    page = soup(client, PAGE)
    links = {(link.find_parent(id=True)["id"], link.get_text()) for link in page.select("main a.term")}  # type: ignore[index]
    explained = explain(SAMPLE, WORDS)
    assert {text for _, text in links} == {"anticorps", "PD-L1"}
    assert len(links) == sum(len(places) for places in explained.terms.values())
    for link in page.select("main a.term"):
        element = link.find_parent(id=True)
        assert str(link["href"]).endswith(f"?page=exemple&at={element['id']}")  # type: ignore[index]
        assert client.get(unescape(str(link["href"]))).status_code == 200
    assert page.select("h1 a.term, h2 a.term, h3 a.term, dt[id] a.term, th a.term") == []


def test_what_is_explained_stands_at_the_sections_end_too(client: FlaskClient) -> None:
    page = soup(client, PAGE)
    for section_id, words in explain(SAMPLE, WORDS).words.items():
        listed = page.select(f"#{section_id} details.words dl > div")
        assert [item.select_one("dt").get_text() for item in listed] == [word.term for word in words]  # type: ignore[union-attr]
    anti = page.select_one("#s2 details.words").get_text(" ", strip=True)  # type: ignore[union-attr]
    assert "anticorps bloquant PD-1" in anti, "the page's own abbreviations are in it"


def test_words_are_no_links_for_whom_wishes_none(client: FlaskClient) -> None:
    client.set_cookie("preferences", "terms=off&abbreviations=never")
    page = soup(client, PAGE)
    assert page.select("a.term, .abbreviation, abbr") == []
    assert page.select("details.words")


def test_the_text_of_every_element_stays_what_it_is(client: FlaskClient) -> None:
    for wish in ("first", "always"):
        client.set_cookie("preferences", f"abbreviations={wish}")
        page = soup(client, PAGE)
        shown = page.select_one(".abbreviation")
        assert shown is not None
        assert (shown.get_text(), shown["data-expansion"]) == ("anti-PD-1", "anticorps bloquant PD-1")
        for element_id, text in texts(SAMPLE).items():
            element = page.find(id=element_id)
            assert element is not None
            assert element.get_text().replace("\n", "") == text.replace("\n", "")


@pytest.mark.parametrize(("wish", "count"), [("first", 1), ("always", 2), ("never", 0)])
def test_abbreviations_are_spelled_out_as_wished(wish: str, count: int) -> None:
    from reader.model import Block, BlockKind, Preferences, Section, Sentence

    text = "L’AMM existe. Sans AMM, pas de vente."
    block = Block("s1-b1", BlockKind.PARAGRAPH, (Sentence("s1-b1-1", text),))
    document = Document("x", "X", "fr", (Section("s1", "X", 2, (block,)),))
    explanations = explain(document, WORDS)
    wishes = Preferences(abbreviations=wish)
    assert texts(marked(document, explanations, wishes)) == {"s1-b1": text}
    spelled = texts(spelled_out(document, explanations, wishes))["s1-b1"]
    assert spelled.count("(autorisation de mise sur le marché)") == count
    if wish == "always":
        assert spelled.startswith("L’AMM (autorisation de mise sur le marché) existe. Sans AMM (autorisation")
