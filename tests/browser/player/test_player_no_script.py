"""Without JavaScript every listening button still gives sound."""

from __future__ import annotations

from playwright.sync_api import Response

from tests.browser.conftest import OpenPage


def test_buttons_give_the_sound_file(open_page: OpenPage, listening_server: str) -> None:
    page = open_page(f"{listening_server}/pages/ecoute", java_script_enabled=False)
    assert not page.locator("#player").is_visible()
    for button in ("[data-listen-all]", "[data-listen=s2]", "[data-listen=s5]"):
        answers: list[Response] = []
        page.on("response", lambda answer, answers=answers: answers.append(answer))  # type: ignore[misc]
        page.locator(button).press("Enter")
        page.wait_for_url("**/audio/*.mp3*")
        assert [(one.status, one.headers["content-type"]) for one in answers if ".mp3" in one.url][0] in (
            (200, "audio/mpeg"),
            (206, "audio/mpeg"),
        )
        page.go_back()
