"""« Partager »: one link, in words, as a code and on paper, all made on the server."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

import pytest
from bs4 import BeautifulSoup, Tag
from flask.testing import FlaskClient

from reader.exports import qr_code
from reader.settings import packaged
from reader.web.app import create_app
from tests.web.conftest import ClosingClient
from tests.web.fake_reader import VOICES, FakeReader
from tests.web.sample import SAMPLE

SITE = "https://lecteur.exemple.fr"
PAGE = "/pages/exemple"
CHOSEN = f"link_theme=yellow-on-black&link_text_size=200&link_speed=0.75&link_voice={VOICES[1].id}&link_place=s3"
LINK = f"{SITE}{PAGE}?theme=yellow-on-black&text_size=200&speed=0.75&voice=essai%2Fpaul#s3"


@pytest.fixture
def public(reader: Any) -> FlaskClient:
    """The service as it is where its address is known."""
    app = create_app(reader, packaged("static"), public_address=SITE)
    app.test_client_class = ClosingClient
    return app.test_client()


def soup(client: FlaskClient, address: str) -> BeautifulSoup:
    answer = client.get(address)
    assert answer.status_code == 200, address
    return BeautifulSoup(answer.text, "lxml")


def one(page: BeautifulSoup, selector: str) -> Tag:
    (found,) = page.select(selector)
    return found


def path_of(page: BeautifulSoup, selector: str = "svg.qr path") -> str:
    return str(one(page, selector)["d"])


def test_the_plain_link_is_the_page_s_own_address(public: FlaskClient) -> None:
    page = soup(public, f"{PAGE}/share")
    assert one(page, "#address")["value"] == f"{SITE}{PAGE}"
    assert path_of(page) == qr_code(f"{SITE}{PAGE}").path
    assert "avec les réglages de la personne" in page.get_text()
    assert one(soup(public, PAGE), f"a[href='{PAGE}/share']").get_text().startswith("Partager")


def test_the_form_makes_one_link_of_what_is_chosen(public: FlaskClient, reader: FakeReader) -> None:
    page = soup(public, f"{PAGE}/share?{CHOSEN}")
    assert one(page, "#address")["value"] == LINK
    assert path_of(page) == qr_code(LINK).path
    text = re.sub(r"\s", " ", page.get_text())
    assert "Il ouvre la page à « Avant la perfusion »" in text
    assert "avec ces réglages : thème jaune sur noir, texte 200 %, vitesse 0,75, voix « Paul »." in text
    chosen = {str(one["name"]): str(option["value"]) for one in page.select("form.share select") for option in
              one.select("option[selected]")}  # fmt: skip
    assert chosen == {name: values[0] for name, values in parse_qs(CHOSEN).items()}
    assert one(page, "form.share[method=get]")["action"] == f"{PAGE}/share"
    # What the link leads to is what was chosen.
    address = urlsplit(LINK)
    opened = soup(public, f"{address.path}?{address.query}")
    assert opened.html is not None
    assert (opened.html["data-theme"], opened.html["data-text-size"]) == ("yellow-on-black", "200")
    assert one(opened, f"#{address.fragment} [data-listen]")["data-listen"] == "s3"
    assert str(one(opened, "#s3 audio")["data-track"]) == reader.plan("exemple", wished())["s3"][0].key


def wished() -> Any:
    from reader.model import Preferences

    return Preferences(voice=VOICES[1].id, speed=0.75)


def test_the_messages_hold_the_link_and_how_to_begin(public: FlaskClient) -> None:
    page = soup(public, f"{PAGE}/share?{CHOSEN}")
    mail = str(one(page, "a[href^='mailto:?']")["href"])
    fields = parse_qs(urlsplit(mail).query, strict_parsing=True)
    assert fields["subject"] == [f"À écouter\u00a0: {SAMPLE.title}"]
    (body,) = fields["body"]
    assert f"\r\n\r\n{LINK}\r\n\r\n" in body
    assert body.endswith("appuyez sur «\u00a0Écouter cette section\u00a0».")
    assert "+" not in mail  # a plus is a plus in mail, not a space
    short = str(one(page, "a[href^='sms:?&body=']")["href"])
    assert unquote(short).endswith(f": {LINK}")


def test_the_form_is_not_a_link_of_its_own(public: FlaskClient) -> None:
    """Who shares in the dark theme is not shown the link's, and who came by a link does not share that one unasked."""
    public.set_cookie("preferences", "theme=dark&speed=1.5")
    page = soup(public, f"{PAGE}/share?{CHOSEN}")
    assert page.html is not None
    assert page.html["data-theme"] == "dark"
    own = str(one(page, "#choose > p a")["href"])
    assert one(soup(public, own), "#address")["value"] == f"{SITE}{PAGE}?theme=dark&speed=1.5#s3"
    came = soup(public, f"{PAGE}/share?theme=cream")
    assert came.html is not None
    assert came.html["data-theme"] == "cream"
    assert one(came, "#address")["value"] == f"{SITE}{PAGE}"


@pytest.mark.parametrize(
    "query", ["link_theme=violet", "link_theme=own", "link_place=s99", "link_place=%22%3E", "link_speed=9"]
)
def test_what_makes_no_sense_is_not_shared(public: FlaskClient, query: str) -> None:
    assert one(soup(public, f"{PAGE}/share?{query}"), "#address")["value"] == f"{SITE}{PAGE}"


def test_a_link_to_this_machine_says_so(client: FlaskClient, public: FlaskClient) -> None:
    """Without an address of its own a service at localhost is reached from nowhere else; at another name it is."""
    for address in ("/share", "/share/sheet"):
        said = one(soup(client, PAGE + address), ".notice").get_text()
        assert "que sur cet ordinateur" in said
        assert "READER_" not in said, "a variable helps nobody who reads here: `doctor` names it"
        assert soup(public, PAGE + address).select(".notice") == []
    for host, here in (
        ("127.0.0.1:8000", True),
        ("[::1]:8000", True),
        ("lecteur.exemple.fr", False),
        ("10.0.0.7", False),
    ):
        page = BeautifulSoup(client.get(f"{PAGE}/share", headers={"Host": host}).text, "lxml")
        assert bool(page.select(".notice")) is here, host
        assert one(page, "#address")["value"] == f"http://{host}{PAGE}"
        paper = BeautifulSoup(client.get(PAGE, headers={"Host": host}).text, "lxml").select(".of-paper")
        assert bool(paper) is not here, host


def test_the_sheet_says_in_one_sentence_how_to_begin(public: FlaskClient, reader: FakeReader) -> None:
    page = soup(public, f"{PAGE}/share/sheet?{CHOSEN}")
    assert path_of(page) == qr_code(LINK).path
    assert one(page, "h1").get_text() == SAMPLE.title
    assert one(page, ".how").get_text() == (
        "Avec l’appareil photo d’un téléphone, visez ce carré, touchez l’adresse qui s’affiche, puis sous "
        "«\u00a0Avant la perfusion\u00a0», appuyez sur «\u00a0Écouter cette section\u00a0»."
    )
    assert one(page, ".typed b").get_text() == "lecteur.exemple.fr/pages/exemple"
    whole = soup(public, f"{PAGE}/share/sheet")
    assert one(whole, ".how").get_text().endswith("puis appuyez sur «\u00a0Écouter la page\u00a0».")
    reader.known_voices = ()
    assert one(soup(public, f"{PAGE}/share/sheet"), ".how").get_text().endswith("puis lisez la page.")


def test_paper_leads_back_to_the_page(public: FlaskClient) -> None:
    page = soup(public, f"{PAGE}?theme=dark")
    assert path_of(page, ".of-paper svg path") == qr_code(f"{SITE}{PAGE}").path  # its own address, not the visit's
    assert one(page, ".of-paper b").get_text() == "lecteur.exemple.fr/pages/exemple"


def test_a_page_is_written_for_each_name_of_the_service(client: FlaskClient) -> None:
    for host in ("a.exemple.fr", "b.exemple.fr"):
        text = client.get(PAGE, headers={"Host": host}).text
        assert f"{host}/pages/exemple" in text


def test_the_code_is_a_file_too(public: FlaskClient) -> None:
    page = soup(public, f"{PAGE}/share?{CHOSEN}")
    answer = public.get(str(one(page, "#code a[download]")["href"]))
    assert answer.mimetype == "image/svg+xml"
    assert answer.text == qr_code(LINK).as_svg()
    assert answer.headers["Content-Disposition"] == 'attachment; filename="exemple-qr.svg"'


@pytest.mark.parametrize("path", ["share", "share/sheet", "share/code.svg"])
def test_what_is_not_here_is_not_shared(public: FlaskClient, path: str) -> None:
    assert public.get(f"/pages/absente/{path}").status_code == 404


def test_what_a_script_adds_is_hidden_without_it(public: FlaskClient) -> None:
    for address, names in ((f"{PAGE}/share", {"data-copy", "data-share"}), (f"{PAGE}/share/sheet", {"data-print"})):
        hidden = soup(public, address).select("main button[hidden]")
        assert {name for button in hidden for name in button.attrs if name.startswith("data-")} == names
    assert "hidden = false" in (Path(packaged("static")) / "js" / "share.js").read_text(encoding="utf-8")
