"""Search in a real browser: to the passage, and its sound in place, without a script too."""

from __future__ import annotations

from playwright.sync_api import expect

from tests.browser.conftest import OpenPage


def test_a_result_is_heard_in_place_and_stopped(open_page: OpenPage, live_server: str) -> None:
    page = open_page(live_server)
    page.get_by_role("searchbox").fill("fievre appeler")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search?q=*")
    button = page.locator(".hits button").first
    page.evaluate(
        """() => {
          globalThis.heard = [];
          const play = HTMLMediaElement.prototype.play;
          HTMLMediaElement.prototype.play = function () { heard.push(this); return play.call(this); };
        }"""
    )
    button.click()
    expect(button).to_have_accessible_name("Arrêter : J’ai de la fièvre : qui dois-je appeler ? – passage 1 sur 2")
    page.wait_for_function("() => heard.length === 1 && heard[0].currentTime > 0")
    button.click()
    assert page.evaluate("() => heard[0].paused")
    other = page.locator(".hits button").nth(1)
    other.click()
    page.wait_for_function("() => heard.length === 2 && heard[1].currentTime > 1")
    assert "#t=" in page.evaluate("() => heard[1].currentSrc"), "it begins at the passage"
    page.locator(".hits a").first.click()
    assert page.url.endswith("/pages/comprendre-immunotherapie#s13-b1")


def test_without_a_script_the_sound_opens_at_the_passage(open_page: OpenPage, live_server: str) -> None:
    page = open_page(f"{live_server}/search?q=fievre+appeler", java_script_enabled=False)
    with page.expect_request("**/audio/*.mp3"):
        page.locator(".hits button").nth(1).click()
    assert ".mp3#t=" in page.url
