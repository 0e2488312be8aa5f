"""Search at the web door: results that lead to the passage and to its sound, kind answers, nothing kept."""

from __future__ import annotations

import logging
from dataclasses import replace

import pytest
from bs4 import BeautifulSoup, Tag
from flask.testing import FlaskClient

from reader.model import Preferences
from tests.web.fake_reader import FakeReader, cue, track
from tests.web.sample import SAMPLE


def soup(client: FlaskClient, address: str) -> BeautifulSoup:
    answer = client.get(address)
    assert answer.status_code == 200
    return BeautifulSoup(answer.text, "html.parser")


def main(page: BeautifulSoup) -> Tag:
    found = page.select_one("main")
    assert found is not None
    return found


def test_a_result_leads_to_its_passage_and_to_its_sound(client: FlaskClient) -> None:
    page = soup(client, "/search?q=perfusions")
    (link,) = page.select(".hits a")
    assert (link["href"], link.get_text()) == ("/pages/exemple#s3-b1", "Avant la perfusion")
    assert [mark.get_text() for mark in page.select(".snippet b")] == ["perfusion"]
    (button,) = page.select("form .hits button[data-say=place]")
    assert button["formaction"] == "/pages/exemple/listen/s3-b1"


def test_results_of_one_section_have_names_of_their_own(client: FlaskClient) -> None:
    links = [link.get_text() for link in soup(client, "/search?q=appeler").select(".hits a")]
    assert len(links) > 1
    assert len(set(links)) == len(links)


def test_the_sound_begins_at_the_passage(client: FlaskClient, reader: FakeReader) -> None:
    planned = reader.plan("exemple", Preferences())["s1"][0]
    second = cue("s1-b2", 0, "Deux mots", "Deux", "mots")
    reader.tracks[planned.key] = track(planned.key, cue("s1-b1", 0, "Un", "Un"), replace(second, start=12.5, end=13.5))
    answer = client.get("/pages/exemple/listen/s1-b2")
    assert (answer.status_code, answer.headers["Location"]) == (303, f"/audio/{planned.key}.mp3#t=12.50")
    told = client.get("/pages/exemple/listen/s1-b2", headers={"Accept": "application/json"})
    after = [one.key for section in SAMPLE.sections[1:] for one in reader.plan("exemple", Preferences())[section.id]]
    assert told.json == {
        "sound": f"/audio/{planned.key}.mp3#t=12.50",
        "then": [f"/audio/{key}.mp3" for key in after],
        "rate": 1.0,
        "volume": 1.0,
    }
    client.set_cookie("preferences", "speed=1.5&volume=40")
    told = client.get("/pages/exemple/listen/s1-b2", headers={"Accept": "application/json"})
    assert told.json is not None
    assert (told.json["rate"], told.json["volume"]) == (1.5, 0.4)
    assert client.get("/pages/exemple/listen/s1").headers["Location"] == f"/audio/{planned.key}.mp3"
    assert client.get("/pages/exemple/listen/s99").status_code == 404
    assert client.get("/pages/absente/listen/s1").status_code == 404


@pytest.mark.parametrize(
    ("query", "says"),
    [
        ("", "Écrivez un ou plusieurs mots"),
        ("+++", "Écrivez un ou plusieurs mots"),
        ("a" * 201, "trop longue"),
        ("xyzzyx", "Rien n’a été trouvé"),
        ("anticorps+xyzzyx", "Aucun passage ne contient tous ces mots"),
    ],
)
def test_what_cannot_be_answered_is_answered_kindly(client: FlaskClient, query: str, says: str) -> None:
    page = soup(client, f"/search?q={query}")
    assert says in main(page).get_text()
    assert page.select_one("form.search input[name=q]") is not None


def test_nothing_is_said_before_anything_is_asked(client: FlaskClient) -> None:
    assert soup(client, "/search").select(".notice, .hits, .lead") == []


def test_a_word_that_is_nearly_one_is_proposed(client: FlaskClient) -> None:
    page = soup(client, "/search?q=anticirps&page=exemple")
    proposed = main(page).select_one("a[href*='q=anticorps']")
    assert proposed is not None
    assert proposed["href"].endswith("&page=exemple")  # type: ignore[union-attr]


def test_the_glossary_answers_first(client: FlaskClient) -> None:
    page = soup(client, "/search?q=anticorps")
    headings = [heading.get_text() for heading in page.select("main h2")]
    assert headings[0] == "Dans le glossaire"


def test_a_page_is_searched_alone(client: FlaskClient) -> None:
    page = soup(client, "/search?q=anticorps&page=exemple")
    assert page.select_one("input[name=page]")["value"] == "exemple"  # type: ignore[index]
    unknown = soup(client, "/search?q=anticorps&page=%3Cscript%3E")
    assert unknown.select("input[name=page]") == []


@pytest.mark.proves("wcag:2.4.5", "rgaa:12.1", "rgaa:12.5")
@pytest.mark.parametrize("address", ["/", "/pages/exemple", "/search"])
def test_each_page_has_one_search(client: FlaskClient, address: str) -> None:
    page = soup(client, address)
    (form,) = page.select("[role=search]")
    assert form.select_one("label")["for"] == form.select_one("input[type=search]")["id"]  # type: ignore[index]


def test_what_is_asked_is_text_in_the_answer(client: FlaskClient) -> None:
    page = soup(client, "/search?q=%3Cimg%20src=x%20onerror=alert(1)%3E%22")
    assert page.select("main img, main script") == []
    assert page.select_one("input[name=q]")["value"] == '<img src=x onerror=alert(1)>"'  # type: ignore[index]


def test_a_query_is_kept_nowhere(client: FlaskClient, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.DEBUG):
        answer = client.get("/search?q=secretissime")
    assert answer.headers["Cache-Control"] == "no-store"
    assert "secretissime" not in caplog.text
    assert answer.headers.getlist("Set-Cookie") == []
