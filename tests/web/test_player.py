"""The player's bar as the server writes it, and what help says of its keys."""

from __future__ import annotations

import re
from dataclasses import replace
from urllib.parse import urlsplit

import pytest
from bs4 import Tag
from flask.testing import FlaskClient

from reader.model import Block, BlockKind, Preferences, Section, Sentence
from reader.model.preferences import CHOICES, SPEEDS
from reader.settings import packaged
from reader.web import wording
from reader.web.writing.starts import starts_of
from tests.web.fake_reader import FakeReader
from tests.web.sample import SAMPLE
from tests.web.test_pages import PAGE, one, soup


def test_the_bar_shows_the_wishes(client: FlaskClient) -> None:
    client.set_cookie("preferences", "unit=paragraph&pauses=section&volume=30&shortcuts=on")
    bar = one(soup(client, PAGE), "#player")
    assert one(bar, "[data-control=unit] option[selected]")["value"] == "paragraph"
    assert one(bar, "[data-control=pauses] option[selected]")["value"] == "section"
    assert one(bar, "[data-control=volume]")["value"] == "30"
    assert one(bar, "[data-action=next-unit] [data-label]").get_text() == "Paragraphe suivant"
    assert bar.has_attr("data-shortcuts")
    one(bar, "[data-describe-keys]")


def test_shortcuts_only_by_wish(client: FlaskClient) -> None:
    bar = one(soup(client, PAGE), "#player")
    assert not bar.has_attr("data-shortcuts")
    assert bar.select("[data-describe-keys]") == []


def test_every_choice_of_the_bar_is_one_of_the_settings(client: FlaskClient) -> None:
    assert tuple(value for value, _ in wording.PLAYER_UNIT_NAMES) == CHOICES["unit"]
    assert tuple(value for value, _ in wording.PLAYER_PAUSES_NAMES) == CHOICES["pauses"]
    assert set(wording.STEP_NAMES) == set(CHOICES["unit"])


def test_speeds_are_named_in_words_a_minute(client: FlaskClient) -> None:
    options = one(soup(client, PAGE), "[data-control=speed]").select("option")
    assert len(options) == len(SPEEDS)
    assert "1,5 (255\u00a0mots/min)" in [option.get_text() for option in options]


def test_help_names_the_keys_that_the_script_takes(client: FlaskClient) -> None:
    script = (packaged("static") / "js" / "keys" / "keymap.js").read_text(encoding="utf-8")
    table = script.partition("SHORTCUTS = ")[2].partition("});")[0].replace("\\u00a0", "\u00a0")
    taken = re.findall(r"'?([a-z-]+)'?: \['([^']+)', '([^']+)'\]", table)
    assert [(name, does, keys.replace("+", " + ")) for name, keys, does in taken] == list(wording.SHORTCUTS)
    rows = soup(client, "/help").select("#shortcuts tbody tr")
    assert [row["data-shortcut"] for row in rows] == [name for name, _, _ in wording.SHORTCUTS]


@pytest.mark.proves("daisy:read-aloud-02", "epubtest:010", "rgaa:7.2")
def test_any_paragraph_can_be_started_from_without_a_script(client: FlaskClient) -> None:
    assert one(soup(client, PAGE), f"a[href='{PAGE}/listen']").get_text() == "Choisir où commencer l’écoute"
    links = soup(client, f"{PAGE}/listen").select(".starts a")
    assert len(links) > 5
    assert all(link.get_text(strip=True) for link in links)
    heard = {str(link["href"]).rpartition("/")[2] for link in links}
    assert len(heard) == len(links)
    assert all(one(soup(client, PAGE), f"#{element}") for element in heard)
    middle = one(soup(client, PAGE), "#s2 .sound a[href*='/listen']")
    assert one(soup(client, f"{PAGE}/listen"), f"#{urlsplit(str(middle['href'])).fragment} .starts")


def test_where_one_may_start_says_no_title_twice(client: FlaskClient) -> None:
    """A section's heading is the way to its beginning: below it stand its paragraphs alone."""
    for section in soup(client, f"{PAGE}/listen").select("main section"):
        title = one(section, "h2")
        assert one(title, "a")["href"] == f"{PAGE}/listen/{section['id']}-b1"
        assert title.get_text() not in [link.get_text() for link in section.select(".starts a")]


def test_a_link_after_each_paragraph_for_whoever_wishes_it(client: FlaskClient) -> None:
    assert soup(client, PAGE).select(".from-here") == []
    every = {str(link["href"]) for link in soup(client, f"{PAGE}/listen").select(".starts a")}
    client.set_cookie("preferences", "starts=paragraph")
    page = soup(client, PAGE)
    links = page.select("a.from-here")
    assert {str(link["href"]) for link in links} <= every
    names = [link.get_text() for link in links]
    assert len(set(names)) == len(names)
    sections = [section for section in SAMPLE.sections if one(page, f"#{section.id}").select(".listen")]
    for block in (block for section in sections for block in section.blocks[1:]):
        element = one(page, f"#{block.cells[0].id if block.cells else block.id}")
        near = element.find_parent("div", class_="table") or element
        if block.kind is BlockKind.HEADING or not block.text:
            continue
        link = near.find_next("a", class_="from-here")
        assert isinstance(link, Tag)
        assert link["data-start"] in (block.id, *(cell["id"] for cell in near.select("[id]"))), block.id


def test_a_beginning_is_cut_where_a_line_may_break(reader: FakeReader) -> None:
    text = "Prenez 240\u00a0mg\nde nivolumab\u00a0; puis attendez."
    block = Block("s1-b1", BlockKind.PARAGRAPH, (Sentence("s1-b1-1", text),))
    section = Section("s1", "Dose", 2, (block,))
    plan = {"s1": reader.plan("exemple", Preferences())["s1"]}
    sentence = replace(plan["s1"][0].sentences[0], element_id="s1-b1")
    plan = {"s1": (replace(plan["s1"][0], sentences=(sentence,)),)}
    assert starts_of(section, plan, 100)[0].words == text.replace("\n", " ")
    assert starts_of(section, plan, 12)[0].words == "Prenez…"
    assert starts_of(section, plan, 26)[0].words == "Prenez 240\u00a0mg de…"
    assert starts_of(section, plan, 3)[0].words == "Pre…"


def test_starts_of_a_page_that_is_none(client: FlaskClient) -> None:
    assert client.get("/pages/absente/listen").status_code == 404


def test_a_program_is_told_the_tracks_at_another_speed(client: FlaskClient) -> None:
    wished = "?voice=essai%2Fpaul&speed=2.0"
    address = f"{PAGE}/listen{wished}"
    told = client.get(address, headers={"Accept": "application/json"})
    assert {"Accept", "Cookie"} <= set(told.headers["Vary"].split(", "))
    page = soup(client, f"{PAGE}{wished}")
    names = ("data-track", "data-section", "data-part", "data-speed", "data-duration", "src", "data-cues")
    audios = [[str(audio[name]) for name in names] for audio in page.select("audio[data-track]")]
    assert told.json is not None
    assert audios
    keys = ("key", "section", "part", "speed", "duration", "sound", "cues")
    assert [[str(track[key]) for key in keys] for track in told.json] == audios
    assert audios[0][0] != str(soup(client, PAGE).select("audio")[0]["data-track"])
    assert client.get(address).mimetype == "text/html"
