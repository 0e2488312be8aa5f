"""The voice waits while a word is explained, and goes on from where it was."""

from __future__ import annotations

from tests.browser.player.conftest import OpenListener


def test_the_voice_waits_while_a_word_is_explained_and_goes_on(listener: OpenListener) -> None:
    heard = listener()
    heard.listen_to("Les doses")
    heard.wait(1.2)
    heard.page.locator("a.term").first.click()
    assert not heard.playing
    assert heard.status.text_content() == "", "the word that opens is the answer"
    before, sentence = heard.time, heard.sentence
    heard.wait(0.5)
    assert not heard.playing
    heard.page.keyboard.press("Escape")
    heard.until_playing()
    assert heard.sentence == sentence
    assert before - 1.5 < heard.time < before + 1.0, "from the start of the word it was at"


def test_a_voice_that_was_silent_stays_so(listener: OpenListener) -> None:
    heard = listener()
    heard.page.locator("a.term").first.click()
    heard.page.keyboard.press("Escape")
    heard.wait(0.8)
    assert not heard.playing


def test_a_word_is_heard_and_hushes_nothing_but_the_voice(listener: OpenListener) -> None:
    heard = listener()
    heard.listen_to("Les doses")
    heard.page.locator("a.term").first.click()
    say = heard.page.locator("dialog.word [data-say]")
    say.click()
    heard.until(lambda: heard.page.evaluate("() => probe.audios.length > 1 && probe.audios.at(-1).currentTime > 0"))
    assert say.inner_text().strip() == "Arrêter"
    heard.page.get_by_role("button", name="Fermer").click()
    assert heard.page.evaluate("() => probe.audios.at(-1).paused")
    heard.until_playing()
