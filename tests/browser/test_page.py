"""What a browser makes of a page: the text to the letter, the structure, and all of it without a script."""

from __future__ import annotations

from collections import Counter
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from reader.settings import Settings
from tests.browser.conftest import OpenPage
from tests.web.sample import SAMPLE

LIBRARY = Settings.from_env({}).open_library()

# The script's own attributes (tabindex ...) are not what a screen reader reads; roles and names are.
SPOKEN_ROLES = (
    "heading", "link", "button", "list", "listitem", "table", "row", "cell", "columnheader", "rowheader", "caption",
    "figure", "term", "definition", "blockquote", "StaticText", "navigation", "paragraph",
)  # fmt: skip


def texts(page: Page) -> dict[str, str]:
    found: dict[str, str] = page.evaluate(
        "() => Object.fromEntries([...document.querySelectorAll('[id]')].map((one) => [one.id, one.textContent]))"
    )
    return found


def spoken(page: Page) -> list[tuple[str, str]]:
    """Roles and names of the accessibility tree, level by level, white space as one blank."""
    session = page.context.new_cdp_session(page)
    session.send("Accessibility.enable")
    nodes: list[dict[str, Any]] = session.send("Accessibility.getFullAXTree")["nodes"]
    session.detach()  # or the browser keeps the tree up to date at each change that a test makes
    return [
        (node["role"]["value"], " ".join(node.get("name", {}).get("value", "").split()))
        for node in nodes
        if not node["ignored"] and node["role"]["value"] in SPOKEN_ROLES
    ]


@pytest.mark.parametrize("scripts", [True, False])
def test_every_element_holds_exactly_its_text(open_page: OpenPage, sample_server: str, scripts: bool) -> None:
    found = texts(open_page(f"{sample_server}/pages/exemple", java_script_enabled=scripts))
    for section in SAMPLE.sections:
        for block in section.blocks:
            for element_id, sentences in block.elements():
                assert found[element_id] == "".join(sentence.text for sentence in sentences)


@pytest.mark.proves("rgaa:7.1", "rgaa:7.2")
def test_a_screen_reader_gets_the_same_with_and_without_scripts(open_page: OpenPage, sample_server: str) -> None:
    with_scripts, without = (
        spoken(open_page(f"{sample_server}/pages/exemple", java_script_enabled=scripts)) for scripts in (True, False)
    )
    assert with_scripts == without
    assert ("button", "Écouter cette section : Avant la perfusion") in without
    assert [name for role, name in without if role == "heading"] == [
        " ".join(title.split())
        for title in (SAMPLE.title, "Sommaire", *(section.title for section in SAMPLE.sections[1:]))
    ]  # fmt: skip


def test_a_table_is_a_table_on_a_phone_too(open_page: OpenPage, sample_server: str) -> None:
    roles = []
    page = open_page(f"{sample_server}/pages/exemple")
    for width in (1280, 320):
        page.set_viewport_size({"width": width, "height": 640})
        roles.append(
            Counter(role for role, _ in spoken(page) if role in ("table", "row", "cell", "columnheader", "rowheader"))
        )
    assert roles[0] == roles[1] == {"table": 1, "row": 3, "cell": 4, "columnheader": 3, "rowheader": 1}


def test_landmarks_are_few_and_named(open_page: OpenPage, sample_server: str) -> None:
    page = open_page(f"{sample_server}/pages/exemple")
    assert page.get_by_role("banner").count() == page.get_by_role("main").count() == 1
    assert page.get_by_role("contentinfo").count() == 1
    assert page.get_by_role("region").count() == 0  # the player is one once it is open
    names = [
        nav.get_attribute("aria-label") or page.locator(f"#{nav.get_attribute('aria-labelledby')}").inner_text()
        for nav in page.get_by_role("navigation").all()
    ]
    assert names == ["Service", "Sommaire"]


@pytest.mark.proves("wcag:3.3.6", "rgaa:7.2")
def test_without_scripts_one_can_listen_and_choose(open_page: OpenPage, sample_server: str) -> None:
    page = open_page(f"{sample_server}/pages/exemple", java_script_enabled=False)
    page.locator("#s2 .sound summary").click()
    expect(page.locator("#s2 audio")).to_be_visible()
    expect(page.locator("#s2 a[download]")).to_be_visible()
    assert not page.locator("#player").is_visible()
    page.get_by_role("link", name="Réglages").click()
    page.get_by_label("Jaune sur noir").check()
    page.get_by_label("Vitesse de lecture").select_option("1.5")
    page.get_by_role("button", name="Enregistrer").click()
    expect(page).to_have_url(f"{sample_server}/pages/exemple")
    expect(page.locator("html")).to_have_attribute("data-theme", "yellow-on-black")
    page.goto(f"{sample_server}/preferences")
    page.get_by_role("button", name="Réinitialiser").click()
    expect(page.locator("html")).to_have_attribute("data-theme", "system")
    assert page.context.cookies() == []


def test_without_scripts_the_button_opens_the_sound(open_page: OpenPage, live_server: str) -> None:
    page = open_page(f"{live_server}/pages/{LIBRARY.ids()[0]}", java_script_enabled=False)
    with page.expect_response("**/audio/*.mp3*") as answered:
        page.get_by_role("button", name="Écouter la page").click()
    assert answered.value.status in (200, 206)
    assert answered.value.headers["content-type"] == "audio/mpeg"


def test_the_font_is_ours_and_signs_of_medicine_are_drawn(open_page: OpenPage, sample_server: str) -> None:
    page = open_page(f"{sample_server}/pages/exemple")
    page.evaluate("document.fonts.ready")
    # In one line: a blank where a line is broken has no glyph.
    page.evaluate("document.querySelector('#s4-b3-c1').style.whiteSpace = 'nowrap'")
    session = page.context.new_cdp_session(page)
    session.send("DOM.enable")
    session.send("CSS.enable")
    root = session.send("DOM.getDocument")["root"]["nodeId"]
    node = session.send("DOM.querySelector", {"nodeId": root, "selector": "#s4-b3-c1"})["nodeId"]
    fonts = session.send("CSS.getPlatformFontsForNode", {"nodeId": node})["fonts"]
    assert fonts[0]["familyName"].startswith("Atkinson Hyperlegible Next")
    assert fonts[0]["isCustomFont"]
    assert sum(font["glyphCount"] for font in fonts) == len(SAMPLE.sections[3].blocks[3].cells[0].text)


def test_paper_gets_the_text_and_no_controls(open_page: OpenPage, sample_server: str) -> None:
    page = open_page(f"{sample_server}/pages/exemple", "theme=yellow-on-black")
    page.emulate_media(media="print")
    expect(page.locator("#s1-b2")).to_be_visible()
    for selector in ("form.listen", "p.listen >> nth=0", "details.sound >> nth=0", ".contents", "header nav"):
        expect(page.locator(selector)).to_be_hidden()
    assert page.evaluate("getComputedStyle(document.body).color") == "rgb(0, 0, 0)"
    source = page.locator(".source a[href^=http]")
    added = "(link) => getComputedStyle(link, '::after').content"
    assert "https:" in source.evaluate(added)
    assert source.evaluate(f"(link) => {{ link.className = 'spelt'; return ({added})(link); }}") == "none"
