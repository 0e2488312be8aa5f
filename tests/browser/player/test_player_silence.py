"""Silence is the default: no sound without a press, nothing said or moved while the voice speaks, no key taken."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import expect

from tests.browser.player.conftest import OpenListener

WATCH = """() => {
  const seen = ({ type, target, attributeName }) => `${type} in ${target.nodeName} ${attributeName ?? ''}`;
  new MutationObserver((records) => probe.records.push(...records.map(seen)))
    .observe(document, { subtree: true, childList: true, characterData: true, attributes: true });
}"""


@pytest.mark.proves("wcag:1.4.2", "rgaa:4.10")
def test_no_sound_without_a_press(listener: OpenListener) -> None:
    heard = listener()  # this browser would let a page play by itself
    heard.page.mouse.move(300, 300)
    heard.page.mouse.wheel(0, 400)
    for _ in range(12):
        heard.page.keyboard.press("Tab")
    heard.wait(1)
    assert heard.probe("probe.plays") == []
    assert heard.probe("[...document.querySelectorAll('audio')].every((one) => one.paused && one.currentTime === 0)")
    expect(heard.page.locator("#player")).to_be_hidden()


@pytest.mark.proves("wcag:2.2.4", "wcag:4.1.3", "rgaa:7.5")
def test_nothing_changes_while_the_voice_speaks(listener: OpenListener) -> None:
    heard = listener()
    heard.listen_to("Les doses")
    focused = heard.probe("document.activeElement.textContent")
    heard.page.evaluate(WATCH)
    words = heard.until(lambda: len(heard.probe("probe.lights.filter(({name}) => name === 'word')")) > 12 or None)
    assert words
    assert heard.playing
    assert heard.probe("probe.records") == []
    assert heard.probe("probe.focus") in ([], [heard.probe("document.activeElement.outerHTML.slice(0, 60)")])
    assert heard.probe("document.activeElement.textContent") == focused


def test_nothing_changes_in_the_text_when_the_voice_comes_to_the_next_section(listener: OpenListener) -> None:
    heard = listener(preferences="speed=4.0")
    heard.section("Les doses").click()
    heard.until_playing()
    heard.page.evaluate(WATCH)
    heard.until(lambda: heard.section_number == 3, seconds=20)
    heard.wait(0.5)
    changed = heard.probe("probe.records.length && [...probe.records].filter((one) => !/ in (SPAN|#text)/.test(one))")
    assert changed == [], "only the bar's own words for the place may change"
    assert heard.section("Les doses").text_content() == "Pause"
    expect(heard.section("Les signes")).to_contain_text("Écouter")


def test_first_word_leaves_time_to_the_screen_reader(listener: OpenListener) -> None:
    heard = listener()
    heard.listen_to("Les doses")
    heard.button("next-unit").click()
    heard.until(lambda: len(heard.probe("probe.playing")) == 2)
    presses, playing = heard.probe("probe.presses"), heard.probe("probe.playing")
    assert [heard_at - pressed_at >= 300 for pressed_at, heard_at in zip(presses, playing, strict=True)] == [True, True]


@pytest.mark.proves("wcag:4.1.3", "rgaa:7.5")
def test_status_speaks_once_for_a_press_and_never_over_the_voice(listener: OpenListener) -> None:
    heard = listener()
    heard.page.evaluate(
        """() => {
          probe.said = [];
          const observer = new MutationObserver((records) => {
            for (const { addedNodes } of records) for (const node of addedNodes) probe.said.push(node.textContent);
          });
          for (const line of document.querySelectorAll('[aria-live], [role=status]')) {
            observer.observe(line, { childList: true, subtree: true, characterData: true });
          }
        }"""
    )

    def said() -> Any:
        return heard.page.evaluate("() => probe.said.splice(0)")

    heard.listen_to("Les doses")
    assert said() == [], "the voice is the answer"
    heard.button("next-unit").click()
    heard.wait(1.0)
    assert said() == [], "the voice is the answer"
    heard.page.get_by_label("Vitesse").select_option("1.5")
    assert said() == [], "the list box has said it"
    heard.button("toggle").click()
    assert said() == ["En pause."]
    heard.button("next-unit").click()
    heard.until(lambda: heard.status.text_content() != "")
    assert said() == ["Phrase\u00a03 sur\u00a06"]
    heard.button("next-section").click()
    heard.until(lambda: heard.status.text_content() != "")
    assert said() == ["Section\u00a03 sur\u00a05\u00a0: Les signes"]
    assert heard.sentence == "Les signes", "what is said of the place and what is lit are the same"
    heard.button("toggle").click()
    heard.until_playing()
    assert said() == []
    expect(heard.status).to_have_text("")


@pytest.mark.proves("wcag:2.1.4", "rgaa:12.10")
def test_no_key_is_taken(listener: OpenListener) -> None:
    heard = listener()
    heard.page.evaluate(
        "() => { probe.taken = []; addEventListener('keydown', (e) => e.defaultPrevented && probe.taken.push(e.key)); }"
    )
    keys = [
        *"abcdefghijklmnopqrstuvwxyz0123456789,.;!?/",
        *("ArrowUp", "ArrowDown", "ArrowLeft", "ArrowRight", "Escape", "Space"),
    ]
    keys += ["Home", "End", "PageUp", "PageDown", "Enter", "Backspace", "Shift+H", "Alt+ArrowDown"]
    for _ in ("before", "while it plays"):
        heard.page.evaluate("() => document.activeElement.blur()")
        was_playing = heard.playing
        for key in keys:
            heard.page.keyboard.press(key)
        assert heard.playing == was_playing
        if not was_playing:
            heard.listen_to("Les doses")
    assert heard.probe("probe.taken") == []


@pytest.mark.proves("wcag:4.1.2", "rgaa:4.13")
def test_buttons_say_what_they_will_do_on_the_same_element(listener: OpenListener) -> None:
    heard = listener()
    section = heard.section("Les doses")
    element = section.element_handle()
    toggle = heard.button("toggle")
    section.focus()
    heard.page.keyboard.press("Enter")
    heard.until_playing()
    for button in (section, toggle):
        expect(button).to_have_accessible_name("Pause")
    assert heard.page.evaluate("(button) => button === document.activeElement", element)
    heard.page.keyboard.press("Enter")
    expect(section).to_have_accessible_name("Reprendre l’écoute")
    expect(toggle).to_have_accessible_name("Écouter")
    assert not heard.playing
    heard.page.keyboard.press("Space")
    heard.until_playing()
    expect(toggle).to_have_accessible_name("Pause")
    heard.section("Pour finir").click()
    heard.until_playing()
    expect(section).to_have_accessible_name("Écouter cette section : Les doses")
    assert heard.page.locator("[aria-pressed]").count() == 0
