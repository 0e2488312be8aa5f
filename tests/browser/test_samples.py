"""The settings page: each voice is heard before it is chosen, and the ruler is seen, before anything is kept."""

from __future__ import annotations

from playwright.sync_api import expect

from tests.browser.conftest import OpenPage
from tests.browser.test_library import TAKE_SOUNDS


def test_a_voice_is_heard_at_the_speed_that_is_chosen(open_page: OpenPage, live_server: str) -> None:
    page = open_page(f"{live_server}/preferences")
    page.evaluate(TAKE_SOUNDS)
    page.get_by_label("Vitesse de lecture").select_option("2.0")
    button = page.locator("button[data-say=sample]").nth(1)
    with page.expect_request("**/preferences/sample?*") as asked:
        button.click()
    assert "speed=2.0" in asked.value.url
    page.wait_for_function("() => heard.length === 1 && heard[0].currentTime > 0")
    expect(button).to_contain_text("Arrêter")
    button.click()
    expect(button).to_contain_text("Écouter")
    assert page.evaluate("() => heard[0].paused")
    assert page.url.endswith("/preferences")


def test_the_sample_shows_the_ruler(open_page: OpenPage, sample_server: str) -> None:
    page = open_page(f"{sample_server}/preferences")
    height = """() => {
      const drawn = getComputedStyle(document.querySelector('.sample-line'), '::before');
      return drawn.content === 'none' ? 0 : parseFloat(drawn.height);
    }"""
    assert page.evaluate(height) == 0
    page.get_by_label("Une règle sous la ligne").check()
    one = page.evaluate(height)
    assert one > 20
    page.get_by_label("Hauteur de cette aide").select_option("3")
    assert page.evaluate(height) > 2 * one
    page.get_by_label("Un cache sur les autres lignes").check()
    expect(page.locator("#sample")).to_have_attribute("data-ruler", "mask")
    assert "none" not in page.evaluate(
        "() => getComputedStyle(document.querySelector('.sample-line'), '::before').boxShadow"
    )
