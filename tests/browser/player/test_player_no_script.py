"""Without JavaScript every listening button still gives sound."""

from __future__ import annotations

import re

from playwright.sync_api import Response

from tests.browser.conftest import OpenPage


def test_buttons_give_the_sound_file(open_page: OpenPage, listening_server: str) -> None:
    page = open_page(f"{listening_server}/pages/ecoute", java_script_enabled=False)
    assert not page.locator("#player").is_visible()
    answers: list[Response] = []
    page.on("response", lambda answer: answers.append(answer))
    for button in ("[data-listen-all]", "[data-listen=s2]", "[data-listen=s5]"):
        answers.clear()
        page.locator(button).press("Enter")
        page.wait_for_url("**/audio/*.mp3*")
        sound = next(answer for answer in answers if ".mp3" in answer.url)
        assert sound.status in (200, 206)
        assert sound.headers["content-type"] == "audio/mpeg"
        page.go_back()
    page.get_by_role("link", name="Choisir où commencer l’écoute").press("Enter")
    page.get_by_role("link", name="Gardez toujours votre carte").press("Enter")
    page.wait_for_url(re.compile(r"/audio/[0-9a-f]{64}\.mp3#t=[1-9]"))
