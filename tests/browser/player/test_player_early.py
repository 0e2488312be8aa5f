"""What is pressed to listen before the script that takes it over has come, and where that does not come."""

from __future__ import annotations

from playwright.sync_api import Route, expect

from tests.browser.player.conftest import OpenListener
from tests.browser.player.listener import Listener


def open_without_its_script(heard: Listener, path: str = "/pages/ecoute", script: str = "player") -> Route:
    """Open a page, and keep its script back; gives what lets it through, once its early press is there."""
    kept: list[Route] = []
    heard.page.route(f"**/joined/{script}*.js", lambda route: kept.append(route))
    with heard.page.expect_response("**/joined/early-press.js"):
        heard.page.goto("/".join(heard.page.url.split("/")[:3]) + path, wait_until="commit")
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


def test_a_link_in_the_text_is_kept_for_the_player(listener: OpenListener) -> None:
    heard = listener(preferences="starts=paragraph")
    address = heard.page.url
    script = open_without_its_script(heard)
    link = heard.page.locator("#s2 a.from-here").first
    link.click()
    expect(link).to_have_text("Un instant…")
    script.continue_()
    heard.until_playing()
    assert heard.section_number == 2
    expect(link).to_contain_text("Écouter d’ici")
    assert heard.page.url == address


def test_in_the_library_a_press_is_kept_too(listener: OpenListener) -> None:
    heard = listener()
    script = open_without_its_script(heard, "/", "glossary")
    address = heard.page.url
    button = heard.page.locator("button[data-say=page]").first
    button.click()
    expect(button).to_have_text("Un instant…")
    script.continue_()
    expect(button).to_contain_text("Pause")
    heard.until(lambda: heard.playing)
    assert heard.page.url == address


def test_a_script_that_cannot_be_read_is_told_at_once(listener: OpenListener) -> None:
    """A word that this browser does not know ends the whole script: nobody waits ten seconds to learn it."""
    heard = listener(expected="Unexpected token")
    script = open_without_its_script(heard)
    sound = heard.page.locator("audio[data-section=s2]").get_attribute("src")
    script.fulfill(body="class {", content_type="text/javascript")
    expect(heard.page.get_by_role("status").filter(has_text="Le lecteur ne s’est pas ouvert")).to_be_visible()
    heard.section("Les doses").click()
    heard.page.wait_for_url(f"**{sound}*", wait_until="commit")
