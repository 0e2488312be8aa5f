"""A link that carries settings: valid for one visit, told, carried along, kept only when asked, never in the way."""

from __future__ import annotations

import re
from urllib.parse import parse_qs, urlsplit

import pytest
from bs4 import BeautifulSoup
from flask.testing import FlaskClient

from reader.model import Preferences
from reader.plain import GLOSSARY
from tests.web.conftest import led_to
from tests.web.fake_reader import VOICES, FakeReader

PAGE = "/pages/exemple"
LINK = f"{PAGE}?theme=white-on-black&text_size=200&speed=1.25&voice={VOICES[0].id}"


def soup(client: FlaskClient, address: str) -> BeautifulSoup:
    answer = client.get(address)
    assert answer.status_code == 200, address
    return BeautifulSoup(answer.text, "lxml")


def test_the_wishes_of_a_link_are_shown_and_not_stored(client: FlaskClient) -> None:
    answer = client.get(LINK)
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
    assert "of-link" not in after.text


def test_they_are_told_in_words(client: FlaskClient) -> None:
    (said,) = soup(client, LINK).select("form.of-link > p:first-of-type")
    assert said.get_text() == (
        "Réglages de ce lien\u00a0: thème blanc sur noir, texte 200\u00a0%, vitesse 1,25, voix «\u00a0Claire\u00a0»."
    )
    (said,) = soup(client, f"{PAGE}?speed=0,5&theme=system").select("form.of-link > p:first-of-type")
    assert said.get_text() == "Réglages de ce lien\u00a0: thème de l’appareil, vitesse 0,5."


@pytest.mark.parametrize("first", ["", "?theme=white-on-black&speed=1.25"])
def test_one_visitors_link_is_nobody_elses(client: FlaskClient, first: str) -> None:
    """Whoever comes first: a menu written for one is not the next one's, with their settings or without any."""
    client.get(PAGE + first)
    for asked in ("?theme=light&text_size=200", ""):
        ways = [str(link["href"]) for link in soup(client, PAGE + asked).select("header a, footer a")]
        assert len(ways) > 4
        assert {"theme=light&text_size=200" in way for way in ways if way.startswith("/")} == {bool(asked)}, ways
        assert not [way for way in ways if "white-on-black" in way]


def test_every_way_on_carries_them(client: FlaskClient) -> None:
    """From page to page by every link and form of ours: who has followed one has not lost them at the next."""
    wanted = {"theme": ["white-on-black"], "speed": ["1.25"]}
    todo, seen = [f"{PAGE}?theme=white-on-black&speed=1.25"], set()
    while todo:
        address = todo.pop()
        page = soup(client, address)
        seen.add(urlsplit(address).path)
        if not address.startswith(f"{PAGE}/text"):
            assert page.html is not None
            assert page.html["data-theme"] == "white-on-black", address
            assert "thème blanc sur noir, vitesse 1,25." in page.get_text(), address
        for link in page.select("a[href^='/']"):
            href = str(link["href"])
            if re.match(r"/(audio|static)/|.*\.(txt|svg)", href):
                continue
            assert {name: parse_qs(urlsplit(href).query).get(name) for name in wanted} == wanted, (address, href)
            path = urlsplit(href).path
            known = path in seen or any(urlsplit(one).path == path for one in todo)
            if not known and "/listen/" not in path and not re.match(r"/glossaire/(?!amm)", path):
                todo.append(href)
        for form in page.select("form[method=get]:not(#listen, #samples)"):
            fields = {str(one["name"]): [str(one["value"])] for one in form.select("input[type=hidden]")}
            assert {name: fields.get(name) for name in wanted} == wanted, (address, form)
    assert {"/", PAGE, f"{PAGE}/text", f"{PAGE}/listen", "/search", "/glossaire", "/preferences", "/help"} <= seen


def test_the_place_in_the_page_and_other_words_of_an_address_stay(client: FlaskClient) -> None:
    page = soup(client, "/search?q=anticorps&theme=dark")
    (first, *_) = page.select(".hits a")
    assert re.fullmatch(r"/pages/exemple\?theme=dark#s\d+-b\d+(-c\d+)?", str(first["href"]))
    (link, *_) = soup(client, f"{PAGE}?theme=dark").select("main section a[href^='#'], .contents a")
    assert str(link["href"]).startswith("#")
    (term, *_) = soup(client, f"{PAGE}?theme=dark").select("a.term")
    assert re.fullmatch(r"/glossaire/[a-z0-9-]+\?page=exemple&at=[-a-z0-9]+&theme=dark", str(term["href"]))


def test_pressing_the_button_keeps_them_where_one_is(client: FlaskClient) -> None:
    """Sent to the page's own address, whose fragment browsers give to the answer: the place is not lost."""
    client.set_cookie("preferences", "font=system&theme=cream")
    (form,) = soup(client, "/search?q=fi%C3%A8vre&theme=white-on-black&speed=1.25").select("form.of-link[method=post]")
    assert "action" not in form.attrs
    answer = client.post("/search?q=fi%C3%A8vre&theme=white-on-black&speed=1.25", data={"of_link": "keep"})
    assert (answer.status_code, led_to(client, answer)) == (303, "/search?q=fi%C3%A8vre")
    cookie = client.get_cookie("preferences")
    assert cookie is not None
    assert Preferences.from_cookie(cookie.value) == Preferences(theme="white-on-black", speed=1.25, font="system")


def test_going_back_to_one_s_own_keeps_what_else_the_address_says(client: FlaskClient) -> None:
    (form,) = soup(client, "/search?q=fi%C3%A8vre&theme=dark").select("form.of-link")
    assert form.select("button[formmethod=get]:not([name])")
    assert [(one["name"], one["value"]) for one in form.select("input")] == [("q", "fièvre")]


@pytest.mark.parametrize(
    ("path", "led"),
    [("/pages/x%0d%0aX-Y:%201", "/pages/x%0D%0AX-Y%3A%201"), ("/%2Fautre.fr/x", "/autre.fr/x"), ("/%C3%A9", "/%C3%A9")],
)
def test_where_one_is_is_written_anew(client: FlaskClient, path: str, led: str) -> None:
    client.set_cookie("preferences", "theme=cream")
    answer = client.post(f"{path}?theme=dark", data={"of_link": "keep"})
    assert (answer.status_code, answer.headers["Location"]) == (303, led)


def test_another_site_keeps_nothing(client: FlaskClient) -> None:
    answer = client.post(f"{PAGE}?theme=dark", data={"of_link": "keep"}, headers={"Sec-Fetch-Site": "cross-site"})
    assert answer.status_code == 400
    assert "Set-Cookie" not in answer.headers
    assert client.post(f"{PAGE}?theme=dark").status_code == 405
    assert client.post(PAGE, data={"of_link": "keep"}).status_code == 405


def test_a_copy_kept_offline_is_in_the_person_s_own_settings(client: FlaskClient) -> None:
    """A device finds kept pages by their path: what the link carries is no part of the copy, nor of its version."""
    linked = soup(client, LINK).select("[data-offline]")[0]
    own = soup(client, PAGE).select("[data-offline]")[0]
    assert (linked["data-offline"], linked["data-version"]) == (own["data-offline"], own["data-version"])
    told = client.get(str(linked["data-offline"])).json
    assert told is not None
    assert told["version"] == linked["data-version"]


@pytest.mark.parametrize(
    "query",
    [
        "theme=violet",
        "theme=own",
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


def test_a_voice_of_the_link_says_the_words_of_the_glossary_too(client: FlaskClient, reader: FakeReader) -> None:
    paul = VOICES[1].id
    heard = client.get(f"/glossaire/amm/sound?voice={paul}").headers["Location"]
    tracks = reader.plan(GLOSSARY, Preferences(voice=paul))["amm"]
    assert heard == f"/audio/{tracks[0].key}.mp3"
