"""Every kind of page beside the others: none left out, each with its title, and alike in what they share."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from bs4 import BeautifulSoup
from flask import Flask

from reader.settings import packaged
from reader.web.wording import SITE_NAME
from tests.proof.kinds import KINDS, NO_PAGE, status, whole_service

SCRIPTS = sorted((packaged("static") / "js").rglob("*.js"))


@pytest.fixture(scope="module")
def app(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Flask]:
    with whole_service(tmp_path_factory.mktemp("service")) as app:
        yield app


@pytest.fixture(scope="module")
def pages(app: Flask) -> dict[str, BeautifulSoup]:
    client = app.test_client()
    answers = {kind: client.get(address) for kind, address in KINDS.items()}
    assert {kind: answer.status_code for kind, answer in answers.items()} == {kind: status(kind) for kind in KINDS}
    return {kind: BeautifulSoup(answer.text, "lxml") for kind, answer in answers.items()}


def test_no_kind_is_left_out(app: Flask) -> None:
    """Whoever adds a route says of which kind its page is, or that it answers with none."""
    routes = app.url_map.bind("localhost")
    visited = {routes.match(address.partition("?")[0])[0] for kind, address in KINDS.items() if status(kind) == 200}
    known = {rule.endpoint for rule in app.url_map.iter_rules() if rule.methods and "GET" in rule.methods}
    assert known == visited | NO_PAGE
    assert visited & NO_PAGE == set()


@pytest.mark.proves("wcag:2.4.2", "rgaa:8.5", "rgaa:8.6")
def test_titles_name_the_page_and_the_service(pages: dict[str, BeautifulSoup]) -> None:
    titles = {kind: page.title.get_text() for kind, page in pages.items() if page.title}
    assert len(set(titles.values())) == len(titles) == len(pages)
    assert [title for title in titles.values() if not re.fullmatch(rf"\S.* – {SITE_NAME}", title)] == []


@pytest.mark.proves("wcag:3.2.3", "wcag:3.2.6", "rgaa:12.2", "rgaa:12.3", "rgaa:12.4", "rgaa:12.5")
def test_menu_help_and_library_stand_at_the_same_place(pages: dict[str, BeautifulSoup]) -> None:
    """The text alone has no menu; it says so by having none, and its last link leads to the library."""
    menus = {
        kind: [str(link["href"]).partition("?")[0] for link in page.select("header a")] for kind, page in pages.items()
    }
    assert menus.pop("text alone") == []
    assert {tuple(menu) for menu in menus.values()} == {("/", "/preferences", "/search", "/glossaire", "/help")}
    assert [link["href"] for link in pages["text alone"].select("a")][-1] == "/"


@pytest.mark.proves("wcag:3.2.4", "rgaa:11.3")
def test_what_does_the_same_has_the_same_name(pages: dict[str, BeautifulSoup]) -> None:
    """A field is called alike wherever it stands, but for what it looks through; so is a link of the menus."""
    names: dict[str, set[str]] = {}
    for page in pages.values():
        for label in page.select("label[for]"):
            field = page.find(id=str(label["for"]))
            assert field is not None
            name = re.sub(r"(dans) .*", r"\1 …", " ".join(label.get_text().split()))
            names.setdefault(str(field.get("id")), set()).add(name)
        for link in page.select("header a, footer a"):
            leads = re.sub(r"\?[^#]*", "", str(link["href"]))  # the settings of a link are carried on, before the place
            names.setdefault(leads, set()).add(" ".join(link.get_text().split()))
    assert {name: said for name, said in names.items() if len(said) > 1} == {"/": {SITE_NAME, "Bibliothèque"}}


@pytest.mark.proves("wcag:2.5.1", "wcag:2.5.4", "wcag:2.5.7", "rgaa:13.10", "rgaa:13.12")
def test_no_gesture_no_drag_no_motion_is_listened_to() -> None:
    """The ruler follows the mouse (pointermove), and does nothing else with it: no path of a finger means anything."""
    means = re.compile(r"'(drag\w*|drop|gesture\w+|devicemotion|deviceorientation\w*|pointermove|mousemove|touchend)'")
    heard = {
        script.name: found for script in SCRIPTS if (found := sorted(set(means.findall(script.read_text("utf-8")))))
    }
    assert heard == {"ruler.js": ["pointermove"]}


@pytest.mark.proves("wcag:2.5.2", "rgaa:13.11")
def test_nothing_is_done_on_the_way_down() -> None:
    """The ruler goes to where a finger is put down, a page that follows the voice stays; neither presses anything."""
    down = re.compile(r"'(mousedown|pointerdown|touchstart)'")
    assert [script.name for script in SCRIPTS if down.search(script.read_text("utf-8"))] == ["ruler.js", "scroll.js"]


@pytest.mark.proves("wcag:2.5.6")
def test_no_script_asks_what_the_person_points_with() -> None:
    asks = re.compile(r"pointerType|maxTouchPoints|\((?:any-)?(?:pointer|hover)")
    assert [script.name for script in SCRIPTS if asks.search(script.read_text("utf-8"))] == []
