"""A listening button that is pressed before the player's script has come."""

from __future__ import annotations

from playwright.sync_api import Route, expect

from tests.browser.player.conftest import OpenListener
from tests.browser.player.listener import Listener


def open_without_its_script(heard: Listener) -> Route:
    """Open the page again, and keep its script back; gives what lets it through, once its early press is there."""
    kept: list[Route] = []
    heard.page.route("**/joined/player*.js", lambda route: kept.append(route))
    with heard.page.expect_response("**/joined/early-press.js"):
        heard.page.goto(heard.page.url, wait_until="commit")
    heard.until(lambda: kept)
    return kept[0]


def test_a_press_before_the_script_has_come_is_not_lost(listener: OpenListener) -> None:
    heard = listener()
    address = heard.page.url
    script = open_without_its_script(heard)
    button = heard.section("Les doses")
    button.click()
    expect(button).to_have_text("Un instant…")
    heard.section("Les signes").click()
    expect(button).to_have_accessible_name("Écouter cette section : Les doses")
    assert not heard.playing
    script.continue_()
    heard.until_playing()
    assert heard.section_number == 3, "the last one that was pressed"
    expect(heard.section("Les signes")).to_have_accessible_name("Pause")
    assert heard.page.url == address
    heard.section("Les doses").click()
    heard.until(lambda: heard.section_number == 2 and heard.playing)


def test_where_the_script_does_not_come_the_press_is_the_forms(listener: OpenListener) -> None:
    heard = listener(expected="ERR_FAILED")
    script = open_without_its_script(heard)
    sound = heard.page.locator("audio[data-section=s2]").get_attribute("src")
    heard.section("Les doses").click()
    script.abort()
    heard.page.wait_for_url(f"**{sound}*", wait_until="commit")
