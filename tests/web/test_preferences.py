"""Settings: a form without a script, one cookie without an identifier, back to where one came from and nowhere else."""

from __future__ import annotations

import pytest
from bs4 import BeautifulSoup
from flask.testing import FlaskClient
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reader.model import Preferences
from reader.model.preferences import FONTS, SPACINGS, TEXT_SIZES, THEMES, WEIGHTS
from reader.service.sample import VOICE_SAMPLE
from tests.web.conftest import led_to
from tests.web.fake_reader import VOICES, FakeReader

FORM = {"theme": "yellow-on-black", "text_size": "200", "spacing": "wider", "font": "system", "speed": "1.25"}


def kept(client: FlaskClient) -> Preferences:
    cookie = client.get_cookie("preferences")
    return Preferences.from_cookie(cookie.value if cookie else "")


@pytest.mark.proves("daisy:read-aloud-12", "epubtest:400")
def test_the_form_offers_every_choice(client: FlaskClient) -> None:
    page = BeautifulSoup(client.get("/preferences?back=/pages/exemple").text, "lxml")
    for name, values in (
        ("theme", THEMES),
        ("text_size", TEXT_SIZES),
        ("spacing", SPACINGS),
        ("font", FONTS),
        ("weight", WEIGHTS),
    ):
        assert [field["value"] for field in page.select(f"[name={name}]")] == [str(value) for value in values]
        assert len(page.select(f"[name={name}][checked]")) == 1
    assert [option["value"] for option in page.select("#voice option")] == ["", *(voice.id for voice in VOICES)]
    assert page.select("[name=back]")[0]["value"] == "/pages/exemple"


def test_save_and_come_back(client: FlaskClient) -> None:
    answer = client.post("/preferences", data={**FORM, "voice": "essai/paul", "back": "/pages/exemple"})
    assert (answer.status_code, led_to(client, answer)) == (303, "/pages/exemple")
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


@pytest.mark.parametrize("site", ["cross-site", "same-site"])  # the latter: another house's, under the same domain
def test_other_sites_change_nothing(client: FlaskClient, site: str) -> None:
    answer = client.post("/preferences", data={"theme": "dark"}, headers={"Sec-Fetch-Site": site})
    assert answer.status_code == 400
    assert client.get_cookie("preferences") is None


@pytest.mark.parametrize(
    ("headers", "taken"),
    [
        ({"Origin": "http://localhost"}, True),
        ({"Origin": "null"}, True),
        ({"Referer": "http://localhost/preferences"}, True),
        ({}, True),
        ({"Origin": "http://ailleurs.fr"}, False),
        ({"Referer": "http://ailleurs.fr/localhost"}, False),
        ({"Origin": "http://ailleurs.fr", "Sec-Fetch-Site": "same-origin"}, True),
    ],
)
def test_without_fetch_metadata_the_origin_tells(client: FlaskClient, headers: dict[str, str], taken: bool) -> None:
    answer = client.post("/preferences", data={"theme": "dark"}, headers=headers)
    assert answer.status_code == (303 if taken else 400)
    assert (client.get_cookie("preferences") is not None) is taken


def test_own_colours_are_kept_and_have_a_style_sheet(client: FlaskClient) -> None:
    form = {"theme": "own", "ink": "FFFF00", "paper_picked": "#00007f", "link": "#ffffff", "back": "/help"}
    answer = client.post("/preferences", data=form)
    assert led_to(client, answer) == "/help"
    assert kept(client).colours == "ffff00-00007f-ffffff"
    page = BeautifulSoup(client.get("/help").text, "lxml")
    assert page.html is not None
    assert page.html["data-colours"] == "ffff00-00007f-ffffff"
    sheet = client.get(str(page.select("link[href^='/colours/']")[0]["href"]))
    assert (sheet.status_code, sheet.mimetype) == (200, "text/css")
    assert "immutable" in sheet.headers["Cache-Control"]
    assert "--paper: #00007f;" in sheet.text


@pytest.mark.proves("wcag:3.3.1", "wcag:3.3.6", "rgaa:11.10")
def test_colours_that_cannot_be_read_are_refused_and_nothing_typed_is_lost(client: FlaskClient) -> None:
    form = {"theme": "own", "text_size": "200", "ink": "#909090", "paper": "#FDFDFB", "link": "bleu", "back": "/help"}
    answer = client.post("/preferences", data=form)
    assert (answer.status_code, client.get_cookie("preferences")) == (400, None)
    assert "« bleu »" in " ".join(answer.text.split()).replace("\xa0", " ")
    page = BeautifulSoup(client.post("/preferences", data={**form, "link": "#003399"}).text, "lxml")
    assert "3,1 pour 1 ; il faut au moins 4,5 pour 1" in page.select("[role=alert]")[0].text.replace("\xa0", " ")
    assert [page.select(f"#{name}")[0]["value"] for name in ("ink", "paper", "link")] == [
        "#909090", "#FDFDFB", "#003399",
    ]  # fmt: skip
    assert page.select("#ink")[0]["aria-invalid"] == "true"
    assert page.select("[name=text_size][checked]")[0]["value"] == "200"
    problem = client.post("/preferences", data=form, headers={"Accept": "application/json"})
    assert problem.status_code == 400


def test_colours_that_are_hard_to_read_are_kept_and_said(client: FlaskClient) -> None:
    form = {"theme": "own", "ink": "#767676", "paper": "#ffffff", "link": "#000000", "back": "/help"}
    answer = client.post("/preferences", data=form, follow_redirects=True)
    assert kept(client).colours == "767676-ffffff-000000"
    notice = BeautifulSoup(answer.text, "lxml").select("main .notice")[0]
    assert "4,5 pour 1. C’est peu" in notice.text.replace("\xa0", " ")
    assert notice.select("a[href='/help']")


def test_what_is_said_of_colours(client: FlaskClient) -> None:
    allowed, refused = (client.get(f"/colours/{pair}.json").get_json() for pair in ("000000-ffffff", "888888-999999"))
    assert (allowed["allowed"], allowed["dark"], allowed["name"]) == (True, False, "000000-ffffff")
    assert "21 pour 1" in allowed["message"].replace("\xa0", " ")
    assert refused["allowed"] is False
    assert client.get("/colours/888888-999999.css").status_code == 404


def test_a_sample_without_keeping(client: FlaskClient) -> None:
    page = BeautifulSoup(client.post("/preferences", data={"theme": "cream", "preview": "1"}).text, "lxml")
    assert client.get_cookie("preferences") is None
    assert page.select("#sample")[0]["data-theme"] == "cream"
    assert page.html is not None
    assert page.html["data-theme"] == "system"
    assert page.select("[name=theme][checked]")[0]["value"] == "cream"


@pytest.mark.proves("daisy:visual-13")
def test_pictures_may_be_left_out_and_their_descriptions_stay(client: FlaskClient) -> None:
    with_pictures = BeautifulSoup(client.get("/pages/exemple").text, "lxml")
    client.set_cookie("preferences", "images=off")
    without = BeautifulSoup(client.get("/pages/exemple").text, "lxml")
    assert with_pictures.select("main img")
    assert not without.select("main img")
    assert [one.text for one in without.select(".description")] == [
        one.text for one in with_pictures.select(".description")
    ]


def test_a_form_too_large(client: FlaskClient) -> None:
    answer = client.post("/preferences", data={"theme": "x" * 100_000})
    assert answer.status_code == 413
    assert "trop grand" in answer.text


OURS = ["/", "/help", "/preferences?saved=1", "/accessibilite", "/pages/exemple", "/pages/exemple/left-out"]


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
    assert led_to(client, answer) == "/preferences?saved=1"


def test_each_voice_has_a_sample_that_needs_no_script(client: FlaskClient, reader: FakeReader) -> None:
    page = BeautifulSoup(client.get("/preferences").text, "lxml")
    buttons = page.select("button[data-say=sample]")
    assert [(button["name"], button["value"]) for button in buttons] == [("voice", voice.id) for voice in VOICES]
    assert [" ".join(button.get_text().split()) for button in buttons] == [
        f"Écouter un exemple : {voice.name}" for voice in VOICES
    ]
    # Not of the settings' own form, where the Enter key presses the first button there is.
    assert {button["form"] for button in buttons} == {"samples"}
    assert page.select("form#samples[method=get]")
    assert page.select("form.preferences button[type=submit]")[0]["name"] == "preview"
    answer = client.get(f"/preferences/sample?voice={VOICES[1].id}")
    planned = reader.plan(VOICE_SAMPLE, Preferences(voice=VOICES[1].id))["s1"][0]
    assert (answer.status_code, answer.headers["Location"]) == (303, f"/audio/{planned.key}.mp3")
    assert client.get("/preferences/sample?voice=inconnue").status_code == 400
    assert client.get("/preferences/sample?speed=nan").status_code == 400
    told = client.get("/preferences/sample?speed=2.0&volume=30", headers={"Accept": "application/json"}).json
    assert told is not None
    assert (told["rate"], told["volume"], told["then"]) == (2.0, 0.3, [])


def test_without_a_voice_there_is_no_sample(client: FlaskClient, reader: FakeReader) -> None:
    reader.known_voices = ()
    page = BeautifulSoup(client.get("/preferences").text, "lxml")
    assert page.select("[data-say], #samples") == []
    assert client.get("/preferences/sample").status_code == 503


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.dictionaries(st.sampled_from(["theme", "voice", "speed", "back", "reset", "x"]), st.text(max_size=30)))
def test_any_form_is_kept_or_refused(client: FlaskClient, form: dict[str, str]) -> None:
    answer = client.post("/preferences", data=form)
    assert answer.status_code in (303, 400)
    if answer.status_code == 303:
        assert led_to(client, answer) in OURS


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(st.characters(min_codepoint=33, max_codepoint=126, exclude_characters=';,"\\'), max_size=60))
def test_any_cookie_gives_a_page(client: FlaskClient, cookie: str) -> None:
    answer = client.get("/preferences", headers={"Cookie": f"preferences={cookie}"})
    assert answer.status_code == 200
