"""A link that carries settings: valid for one visit, told, kept only when asked, and never in the way of the page."""

from __future__ import annotations

import pytest
from bs4 import BeautifulSoup
from flask.testing import FlaskClient

from reader.model import Preferences
from tests.web.fake_reader import VOICES

PAGE = "/pages/exemple"


def test_the_wishes_of_a_link_are_shown_and_not_stored(client: FlaskClient) -> None:
    answer = client.get(f"{PAGE}?theme=white-on-black&text_size=200&speed=1.25&voice={VOICES[0].id}")
    page = BeautifulSoup(answer.text, "lxml")
    assert page.html is not None
    assert page.html["data-theme"] == "white-on-black"
    assert page.html["data-text-size"] == "200"
    assert page.select("[data-control=speed] option[selected]")[0]["value"] == "1.25"
    assert "Set-Cookie" not in answer.headers
    assert "private" in answer.headers["Cache-Control"]
    assert "Cookie" in answer.headers["Vary"]
    after = client.get(PAGE)
    assert 'data-theme="white-on-black"' not in after.text
    assert "from-link" not in after.text


def test_pressing_the_button_keeps_them(client: FlaskClient) -> None:
    page = BeautifulSoup(client.get(f"{PAGE}?theme=white-on-black&speed=1.25").text, "lxml")
    fields = {str(item["name"]): str(item["value"]) for item in page.select("form.from-link input")}
    answer = client.post("/preferences", data=fields)
    assert (answer.status_code, answer.headers["Location"]) == (303, PAGE)
    cookie = client.get_cookie("preferences")
    assert cookie is not None
    assert Preferences.from_cookie(cookie.value) == Preferences(theme="white-on-black", speed=1.25)


@pytest.mark.parametrize(
    "query",
    [
        "theme=violet",
        "theme=%22%3E%3Cscript%3E",
        "text_size=enorme",
        "text_size=99999999",
        "speed=nan",
        "speed=-1",
        "voice=inconnue",
        "font=opendyslexic",
        "theme=%00",
        "autre=1",
    ],
)
def test_what_makes_no_sense_is_passed_over(client: FlaskClient, query: str) -> None:
    assert client.get(f"{PAGE}?{query}").text == client.get(PAGE).text


def test_one_wrong_value_leaves_the_others(client: FlaskClient) -> None:
    page = client.get(f"{PAGE}?theme=violet&text_size=200").text
    assert 'data-text-size="200"' in page
    assert "violet" not in page
