"""A browser that refuses cookies: the person is told, and the settings follow them in the addresses."""

from __future__ import annotations

import pytest
from flask.testing import FlaskClient

TOLD = "Ce navigateur n’a pas gardé vos réglages"
FORM = {"theme": "dark", "text_size": "200", "spacing": "wide", "back": "/pages/exemple"}


def follow(client: FlaskClient, address: str) -> tuple[str, str]:
    """Where redirects lead in the end, and the page there."""
    answer = client.get(address)
    while answer.status_code == 303:
        address = answer.headers["Location"]
        answer = client.get(address)
    assert answer.status_code == 200
    return address, answer.text


def test_who_keeps_cookies_comes_back_and_is_told_nothing(client: FlaskClient) -> None:
    answer = client.post("/preferences", data=FORM)
    address, page = follow(client, answer.headers["Location"])
    assert address == "/pages/exemple"
    assert TOLD not in page
    assert 'data-theme="dark"' in page
    again = client.post("/preferences", data={**FORM, "theme": "cream"})
    assert again.headers["Location"] == "/pages/exemple", "a browser that has kept one is not looked at again"


def test_who_refuses_them_is_told_and_reads_as_wished_all_the_same(client: FlaskClient) -> None:
    answer = client.post("/preferences", data=FORM)
    client.delete_cookie("preferences")
    address, page = follow(client, answer.headers["Location"])
    assert address == "/pages/exemple?theme=dark&text_size=200&kept=0"
    assert TOLD in page
    assert 'data-theme="dark"' in page
    assert 'data-text-size="200"' in page
    assert "/help?theme=dark&amp;text_size=200" in page, "the settings go along"


def test_settings_that_no_address_carries_are_told_too(client: FlaskClient) -> None:
    answer = client.post("/preferences", data={"spacing": "wide", "back": "/help"})
    client.delete_cookie("preferences")
    address, page = follow(client, answer.headers["Location"])
    assert address == "/help?kept=0"
    assert TOLD in page


def test_the_settings_page_does_not_say_saved(client: FlaskClient) -> None:
    answer = client.post("/preferences", data={"theme": "dark"})
    client.delete_cookie("preferences")
    _, page = follow(client, answer.headers["Location"])
    assert TOLD in page
    assert "enregistrés" not in page.split("</main>")[0]


def test_settings_of_a_link_that_cannot_be_kept(client: FlaskClient) -> None:
    answer = client.post("/search?q=fievre&theme=dark", data={"of_link": "keep"})
    client.delete_cookie("preferences")
    address, page = follow(client, answer.headers["Location"])
    assert address == "/search?q=fievre&theme=dark&kept=0"
    assert TOLD in page


@pytest.mark.parametrize(
    "back", ["//ailleurs.fr", "https://ailleurs.fr/help", "/\\ailleurs.fr", "javascript:x", "", "%00"]
)
def test_it_leads_to_this_site_alone(client: FlaskClient, back: str) -> None:
    answer = client.get("/preferences/kept", query_string={"back": back})
    assert answer.headers["Location"].startswith("/preferences")


@pytest.mark.parametrize("back", ["//[", "http://[x", "//autre.fr/help", "/help\r\nX-Y: 1"])
def test_an_address_that_is_none_of_ours_leads_to_the_settings(client: FlaskClient, back: str) -> None:
    answer = client.get("/preferences/kept", query_string={"back": back})
    assert (answer.status_code, answer.headers["Location"]) == (303, "/preferences?kept=0")
