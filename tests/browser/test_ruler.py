"""The ruler and the mask: on the line that is heard, under the mouse, at what has the focus; nothing else moves."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import OpenPage, wear
from tests.browser.engines import faults
from tests.browser.test_reflow import OVERFLOW, WIDE

BOX = """() => {
  const { top, bottom, height } = document.querySelector('.ruler').getBoundingClientRect();
  return { top, bottom, height };
}"""

# As the player does it: the range of what is heard.
HEAR = """(id) => {
  const range = document.createRange();
  range.selectNodeContents(document.getElementById(id).firstChild);
  document.dispatchEvent(new CustomEvent('heard', { detail: range }));
  const { top, bottom } = range.getClientRects()[0];
  return { top, bottom };
}"""


def over(page: Page, line: dict[str, float]) -> bool:
    box: dict[str, Any] = page.evaluate(BOX)
    return bool(box["top"] <= line["top"] + 1 and line["bottom"] - 1 <= box["bottom"])


@pytest.mark.parametrize(("kind", "lines"), [("ruler", 1), ("mask", 3)])
def test_it_stands_on_the_line_that_is_heard(open_page: OpenPage, sample_server: str, kind: str, lines: int) -> None:
    page = open_page(f"{sample_server}/pages/exemple", f"ruler={kind}&ruler_lines={lines}", viewport=WIDE)
    before = page.locator("main").inner_html()
    line = page.evaluate(HEAR, "s1-b2")
    assert over(page, line)
    height = page.evaluate("() => parseFloat(getComputedStyle(document.getElementById('s1-b2')).lineHeight)")
    assert abs(page.evaluate(BOX)["height"] - lines * height) < 6
    page.evaluate("() => scrollBy({ top: 40, behavior: 'instant' })")
    page.evaluate("() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")
    moved = page.evaluate("() => document.getElementById('s1-b2').getClientRects()[0].top")
    assert page.evaluate(BOX)["top"] <= moved + 2 <= page.evaluate(BOX)["bottom"]
    assert page.locator("main").inner_html() == before, "the text is not touched"
    assert page.evaluate("() => document.getAnimations().length") == 0


def test_it_goes_to_the_mouse_and_to_the_focus(open_page: OpenPage, sample_server: str) -> None:
    page = open_page(f"{sample_server}/pages/exemple", "ruler=mask", viewport=WIDE)
    for selector in ("#s1-b2", "#s1 button"):
        element = page.locator(selector).first
        element.scroll_into_view_if_needed()
        if selector == "#s1-b2":
            box = element.bounding_box()
            assert box is not None
            page.mouse.move(box["x"] + 20, box["y"] + 10)
            assert over(page, {"top": box["y"] + 3, "bottom": box["y"] + 18})
        else:
            element.focus()
            box = element.bounding_box()
            assert box is not None
            assert over(page, {"top": box["y"], "bottom": box["y"] + box["height"]}), "the focus is never veiled"


def test_nothing_is_in_the_way_of_a_press_or_of_a_screen_reader(open_page: OpenPage, sample_server: str) -> None:
    page = open_page(f"{sample_server}/pages/exemple", "ruler=mask", viewport=WIDE)
    page.evaluate(HEAR, "s1-b2")
    page.locator("#s2 .words summary").click()
    assert page.locator("#s2 .words").get_attribute("open") is not None
    session = page.context.new_cdp_session(page)
    shown = session.send("Accessibility.getFullAXTree")["nodes"]
    plain = open_page(f"{sample_server}/pages/exemple", viewport=WIDE)
    plain.locator("#s2 .words summary").click()
    other = plain.context.new_cdp_session(plain).send("Accessibility.getFullAXTree")["nodes"]

    def said(nodes: list[dict[str, Any]]) -> list[str]:
        return [
            node["name"]["value"] for node in nodes if not node.get("ignored") and node.get("name", {}).get("value")
        ]

    assert said(shown) == said(other)


@pytest.mark.parametrize("kind", ["ruler", "mask"])
def test_it_is_sane_everywhere(open_page: OpenPage, sample_server: str, kind: str) -> None:
    page = open_page(f"{sample_server}/pages/exemple")
    for theme in ("light", "yellow-on-black", "dark"):
        wear(page, f"ruler={kind}&theme={theme}&text_size=400")
        for way in ({}, {"forced_colors": "active"}, {"forced_colors": "none", "reduced_motion": "reduce"}):
            page.emulate_media(**way)  # type: ignore[arg-type]
            assert page.evaluate(OVERFLOW)["sideways"] == 0, (theme, way)
        page.emulate_media(reduced_motion="no-preference")
        wear(page, f"ruler={kind}&theme={theme}")
        assert faults(page, of_colour_only=theme != "light") == [], theme


def test_the_settings_page_is_not_veiled(open_page: OpenPage, sample_server: str) -> None:
    page = open_page(f"{sample_server}/preferences", "ruler=mask")
    assert page.locator("body > .ruler").count() == 0
    assert page.locator("script[src$='ruler.js']").count() == 0


def test_without_a_wish_there_is_none(open_page: OpenPage, sample_server: str) -> None:
    page = open_page(f"{sample_server}/pages/exemple")
    assert page.locator(".ruler").count() == 0
    assert page.locator("script[src$='ruler.js']").count() == 0
