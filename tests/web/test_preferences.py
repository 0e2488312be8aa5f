"""Settings: a form without a script, one cookie without an identifier, back to where one came from and nowhere else."""

from __future__ import annotations

import pytest
from bs4 import BeautifulSoup
from flask.testing import FlaskClient
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reader.model import Preferences
from reader.model.preferences import FONTS, SPACINGS, TEXT_SIZES, THEMES
from tests.web.fake_reader import VOICES

FORM = {"theme": "yellow-on-black", "text_size": "200", "spacing": "wider", "font": "system", "speed": "1.25"}


def kept(client: FlaskClient) -> Preferences:
    cookie = client.get_cookie("preferences")
    return Preferences.from_cookie(cookie.value if cookie else "")


def test_the_form_offers_every_choice(client: FlaskClient) -> None:
    page = BeautifulSoup(client.get("/preferences?back=/pages/exemple").text, "lxml")
    for name, values in (("theme", THEMES), ("text_size", TEXT_SIZES), ("spacing", SPACINGS), ("font", FONTS)):
        assert [field["value"] for field in page.select(f"[name={name}]")] == [str(value) for value in values]
        assert len(page.select(f"[name={name}][checked]")) == 1
    assert [option["value"] for option in page.select("#voice option")] == ["", *(voice.id for voice in VOICES)]
    assert page.select("[name=back]")[0]["value"] == "/pages/exemple"


def test_save_and_come_back(client: FlaskClient) -> None:
    answer = client.post("/preferences", data={**FORM, "voice": "essai/paul", "back": "/pages/exemple"})
    assert (answer.status_code, answer.headers["Location"]) == (303, "/pages/exemple")
    cookie = answer.headers["Set-Cookie"]
    assert "HttpOnly" in cookie
    assert "SameSite=Lax" in cookie
    assert "Max-Age=31536000" in cookie
    assert "Path=/" in cookie
    assert "Secure" not in cookie
    assert kept(client) == Preferences(
        theme="yellow-on-black", text_size=200, spacing="wider", font="system", speed=1.25, voice="essai/paul"
    )
    page = BeautifulSoup(client.get("/preferences").text, "lxml")
    assert page.select("[name=theme][checked]")[0]["value"] == "yellow-on-black"


def test_over_https_the_cookie_is_secure(client: FlaskClient) -> None:
    answer = client.post("/preferences", data={"theme": "dark"}, base_url="https://localhost")
    assert "Secure" in answer.headers["Set-Cookie"]


def test_nothing_that_differs_leaves_no_cookie(client: FlaskClient) -> None:
    client.post("/preferences", data=FORM)
    client.post("/preferences", data={**FORM, "reset": "1"})
    assert client.get_cookie("preferences") is None


def test_one_wish_from_a_script(client: FlaskClient) -> None:
    client.post("/preferences", data={"theme": "dark"})
    answer = client.post("/preferences", data={"speed": "1.5"}, headers={"Accept": "application/json"})
    assert (answer.status_code, answer.data) == (204, b"")
    assert kept(client) == Preferences(theme="dark", speed=1.5)


@pytest.mark.parametrize("wish", [{"theme": "rose"}, {"text_size": "12"}, {"speed": "vite"}, {"voice": "autre/voix"}])
def test_a_wish_without_meaning(client: FlaskClient, wish: dict[str, str]) -> None:
    answer = client.post("/preferences", data=wish)
    assert answer.status_code == 400
    assert "Set-Cookie" not in answer.headers
    problem = client.post("/preferences", data=wish, headers={"Accept": "application/json"})
    assert problem.mimetype == "application/problem+json"


def test_other_sites_change_nothing(client: FlaskClient) -> None:
    answer = client.post("/preferences", data={"theme": "dark"}, headers={"Sec-Fetch-Site": "cross-site"})
    assert answer.status_code == 400
    assert client.get_cookie("preferences") is None


def test_a_form_too_large(client: FlaskClient) -> None:
    answer = client.post("/preferences", data={"theme": "x" * 100_000})
    assert answer.status_code == 413
    assert "trop grand" in answer.text


OURS = ["/", "/help", "/preferences?saved=1", "/pages/exemple", "/pages/exemple/left-out"]


@pytest.mark.parametrize(
    "back",
    [
        "//a.fr",
        "/\\a.fr",
        "https://a.fr",
        "/pages/../x",
        "javascript:x",
        "/pages/a\r\nSet-Cookie: a=b",
        "/audio/x",
        " /",
    ],
)
def test_back_leads_to_this_site_alone(client: FlaskClient, back: str) -> None:
    answer = client.post("/preferences", data={"theme": "dark", "back": back})
    assert answer.headers["Location"] == "/preferences?saved=1"


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.dictionaries(st.sampled_from(["theme", "voice", "speed", "back", "reset", "x"]), st.text(max_size=30)))
def test_any_form_is_kept_or_refused(client: FlaskClient, form: dict[str, str]) -> None:
    answer = client.post("/preferences", data=form)
    assert answer.status_code in (303, 400)
    if answer.status_code == 303:
        assert answer.headers["Location"] in OURS


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(st.characters(min_codepoint=33, max_codepoint=126, exclude_characters=';,"\\'), max_size=60))
def test_any_cookie_gives_a_page(client: FlaskClient, cookie: str) -> None:
    answer = client.get("/preferences", headers={"Cookie": f"preferences={cookie}"})
    assert answer.status_code == 200
