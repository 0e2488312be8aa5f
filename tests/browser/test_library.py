"""Listening from the library: one press on a page, in place; it pauses, goes on, and passes from section to section."""

from __future__ import annotations

from playwright.sync_api import expect

from tests.browser.conftest import OpenPage

TAKE_SOUNDS = """() => {
  globalThis.heard = [];
  const play = HTMLMediaElement.prototype.play;
  HTMLMediaElement.prototype.play = function () {
    if (!heard.includes(this)) heard.push(this);
    return play.call(this);
  };
}"""


def test_a_page_is_heard_from_the_library(open_page: OpenPage, live_server: str) -> None:
    page = open_page(live_server, "speed=1.75&volume=40")
    page.evaluate(TAKE_SOUNDS)
    button = page.locator(".card button").first
    title = page.locator(".card h2").first.inner_text()
    expect(button).to_have_accessible_name(f"Écouter : {title}")
    button.focus()
    page.keyboard.press("Enter")
    page.wait_for_function("() => heard.length === 1 && heard[0].currentTime > 0")
    expect(button).to_have_accessible_name(f"Pause : {title}")
    assert page.evaluate("() => Math.round(heard[0].volume * 100)") == 40
    page.keyboard.press("Enter")
    expect(button).to_have_accessible_name(f"Reprendre : {title}")
    place = page.evaluate("() => heard[0].currentTime")
    page.keyboard.press("Enter")
    page.wait_for_function("(place) => !heard[0].paused && heard[0].currentTime > place", arg=place)
    first = page.evaluate("() => heard[0].currentSrc")
    page.evaluate("() => { heard[0].currentTime = heard[0].duration - 0.1; }")
    page.wait_for_function("(first) => heard[0].currentSrc !== first && heard[0].currentTime > 0", arg=first)
    expect(button).to_have_accessible_name(f"Pause : {title}")
    other = page.locator(".card button").nth(1)
    other.click()
    page.wait_for_function("() => heard.length === 2 && heard[1].currentTime > 0 && heard[0].paused")
    expect(button).to_have_accessible_name(f"Écouter : {title}")
    page.evaluate("() => dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true }))")
    assert page.evaluate("() => heard[1].paused"), "a page that is left is silent"


def test_without_a_script_the_sound_opens(open_page: OpenPage, live_server: str) -> None:
    page = open_page(live_server, java_script_enabled=False)
    with page.expect_request("**/audio/*.mp3"):
        page.locator(".card button").first.click()
