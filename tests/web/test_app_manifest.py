"""The service as an app: every address of its manifest answers, icons have the sizes it says, the frame its colour."""

from __future__ import annotations

import io
import re

import pytest
from bs4 import BeautifulSoup
from flask.testing import FlaskClient
from PIL import Image

from reader.model.preferences import THEMES
from reader.settings import packaged
from reader.web.views.app_manifest import PAPER

# A mask may leave no more than a circle around the middle (W3C, "Maskable icons and the safe zone").
SAFE_RADIUS = 0.4


def test_every_address_of_the_manifest_answers(client: FlaskClient) -> None:
    link = BeautifulSoup(client.get("/help").text, "lxml").select_one("link[rel=manifest]")
    assert link is not None
    answer = client.get(str(link["href"]))
    assert answer.mimetype == "application/manifest+json"
    told = answer.get_json(force=True)
    assert (told["lang"], told["dir"], told["start_url"], told["scope"]) == ("fr", "ltr", "/", "/")
    assert told["name"] == "Lecteur accessible"
    assert len(told["short_name"]) <= 12
    assert {(icon["sizes"], icon["purpose"]) for icon in told["icons"]} == {
        ("192x192", "any"),
        ("512x512", "any"),
        ("512x512", "maskable"),
    }
    for icon in told["icons"]:
        picture = Image.open(io.BytesIO(client.get(icon["src"]).data))
        assert (f"{picture.width}x{picture.height}", picture.format) == (icon["sizes"], "PNG")
    for address in (told["start_url"], *(shortcut["url"] for shortcut in told["shortcuts"])):
        assert client.get(address).status_code == 200


@pytest.mark.parametrize("name", ["maskable-512", "apple-touch-icon"])
def test_an_icon_that_is_cut_reaches_the_edge_and_keeps_its_drawing_in_the_middle(name: str) -> None:
    picture = Image.open(packaged("static") / "icons" / f"{name}.png").convert("RGBA")
    ground = picture.getpixel((0, 0))
    assert ground == (0, 86, 90, 255)
    middle, radius = picture.width / 2, picture.width * SAFE_RADIUS
    for y in range(picture.height):
        for x in range(picture.width):
            if (x + 0.5 - middle) ** 2 + (y + 0.5 - middle) ** 2 > radius**2:
                assert picture.getpixel((x, y)) == ground, (x, y)


def test_the_picture_for_ios_is_on_every_page(client: FlaskClient) -> None:
    link = BeautifulSoup(client.get("/").text, "lxml").select_one("link[rel=apple-touch-icon]")
    assert link is not None
    picture = Image.open(io.BytesIO(client.get(str(link["href"])).data))
    assert picture.size == (180, 180)


def test_the_frame_has_the_colour_of_the_paper(client: FlaskClient) -> None:
    themes = (packaged("static") / "css" / "themes.css").read_text(encoding="utf-8")
    for theme in THEMES:
        client.set_cookie("preferences", f"theme={theme}&colours=ffff00-00007f-ffffff")
        metas = BeautifulSoup(client.get("/help").text, "lxml").select("meta[name=theme-color]")
        told = [(meta["content"], meta.get("media", "")) for meta in metas]
        if theme == "own":
            assert told == [("#00007f", "")]
        elif theme == "system":
            assert told == [(PAPER["dark"], "(prefers-color-scheme: dark)"), (PAPER["light"], "")]
        else:
            rule = re.search(rf'\[data-theme="{theme}"\][^{{]*{{[^}}]*--paper: (#[0-9a-f]{{6}});', themes)
            assert rule is not None
            assert told == [(rule[1], "")]
