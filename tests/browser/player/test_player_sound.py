"""The voice and the lights: together, at any speed, to the end of the page, on one sound element."""

from __future__ import annotations

import itertools
from statistics import fmean, quantiles
from typing import Any

import pytest
from playwright.sync_api import Response, expect

from tests.browser.player.conftest import OpenListener
from tests.browser.player.listener import Listener

# A word shorter than this may go by between two frames of a busy machine (seconds).
BETWEEN_FRAMES = 0.25


def shown(heard: Listener, cue: dict[str, Any], word: dict[str, Any]) -> str:
    """The letters of a cue's word in the page; its range counts as JavaScript does."""
    text: str = heard.page.evaluate(
        "([id, [from, to]]) => document.getElementById(id).textContent.slice(from, to)",
        [cue["element"], word["range"]],
    )
    return text


def lags(heard: Listener, section: str) -> list[float]:
    """Milliseconds of listening from each word's start in the sound to its light, for the words lit while it played."""
    starts = {
        shown(heard, cue, word) + f"@{cue['sentence']}": word["start"]
        for cue in heard.cues(section)
        for word in cue["words"]
    }
    words = [word.partition("@")[0] for word in starts]
    assert len(set(words)) == len(words), "a section whose words differ, so that each light is of one word"
    by_text = dict(zip(words, starts.values(), strict=True))
    lit = [light for light in heard.probe("probe.lights") if light["name"] == "word" and not light["paused"]]
    return [
        (light["time"] - by_text[light["text"]]) / light["rate"] * 1000 for light in lit if light["text"] in by_text
    ]


@pytest.mark.proves("daisy:read-aloud-08", "epubtest:610")
@pytest.mark.parametrize("speed", ["1.0", "3.0"])
def test_highlight_follows_the_sound(listener: OpenListener, speed: str) -> None:
    measured: list[tuple[float, float, int]] = []
    for _ in range(
        5
    ):  # a machine that is busy with something else gets another chance: the player's own lag is the least
        heard = listener()
        heard.listen_to("Mesure")
        heard.page.get_by_label("Vitesse").select_option(speed)
        expect(heard.page.locator("[data-position]")).to_contain_text("Pour finir", timeout=60_000)
        lag = lags(heard, "Mesure")
        measured.append((fmean(lag), quantiles(lag, n=20)[-1], len(lag)))
        print(f"speed {speed}: mean {measured[-1][0]:.1f} ms, 95 % {measured[-1][1]:.1f} ms, {measured[-1][2]} words")
        if measured[-1][0] <= 50 and measured[-1][1] < 120:
            break
    assert any(mean <= 50 and most < 120 and words > 20 for mean, most, words in measured), measured


@pytest.mark.proves("daisy:read-aloud-05", "daisy:read-aloud-08", "epubtest:310", "epubtest:610")
def test_each_word_is_lit_in_order_inside_its_sentence(listener: OpenListener) -> None:
    heard = listener()
    heard.section("Les doses").click()
    heard.until(lambda: heard.sentence.startswith("Elle vous"), seconds=40)
    lights = heard.probe("probe.lights")
    words = [light["text"] for light in lights if light["name"] == "word"]
    long = [
        shown(heard, cue, word)
        for cue in heard.cues("Les doses")[:3]
        for word in cue["words"]
        if word["end"] - word["start"] > BETWEEN_FRAMES
    ]
    assert {"doses", "Prenez", "toutes"} <= set(long)
    left = iter(words)
    assert [word for word in long if word not in left] == [], "each long word is lit, in order"
    assert [word for word, _ in itertools.groupby(words)] == words, "none twice"
    sentences = [light["text"] for light in lights if light["name"] == "sentence"]
    assert sentences[1] == "Prenez 2,5 mg/kg 😀 toutes les 3 semaines."
    assert "toutes" in words  # after the emoji, that counts two in JavaScript
    assert sentences[2].startswith("Ne doublez pas la dose si")  # through <em> and <a>
    assert [word for word in words if word.startswith("équipe")]


@pytest.mark.proves("daisy:read-aloud-11", "epubtest:410")
def test_speed_keeps_the_pitch_applies_at_once_and_is_remembered(listener: OpenListener) -> None:
    heard = listener()
    heard.listen_to("Les doses")
    assert heard.probe("audio.preservesPitch && audio.playbackRate === 1")
    for speed in ("0.5", "4.0", "2.0"):
        with heard.page.expect_response("**/preferences") as answered:
            heard.page.get_by_label("Vitesse").select_option(speed)
        assert answered.value.status == 204
        assert heard.probe("audio.playbackRate") == float(speed)
        assert heard.playing
    time, now = heard.probe("[audio.currentTime, performance.now()]")
    heard.wait(1)
    later, then = heard.probe("[audio.currentTime, performance.now()]")
    assert (later - time) / ((then - now) / 1000) == pytest.approx(2, rel=0.15)
    heard.page.reload()
    expect(heard.page.get_by_label("Vitesse")).to_have_value("2.0")
    heard.section("Pour finir").click()
    heard.until_playing()
    # The service now says it at that speed by itself: nothing is left for the browser to stretch.
    assert heard.page.locator("audio").first.get_attribute("data-speed") == "2.0"
    assert heard.probe("audio.playbackRate") == 1


def test_from_the_slowest_speed_to_the_fastest_at_the_same_word(listener: OpenListener) -> None:
    """A browser makes a sound at most four times as fast: the same words come in the service's faster voice."""
    heard = listener(preferences="speed=0.5")
    sentence = heard.cues("Les doses")[2]["sentence"]
    heard.listen_to("Les doses")
    heard.button("next-unit").click()
    heard.button("next-unit").click()
    heard.until(lambda: heard.sentence.startswith("Ne doublez") and heard.playing)
    plays = len(heard.probe("probe.starts"))
    heard.page.get_by_label("Vitesse").select_option("4.0")
    heard.until(lambda: len(heard.probe("probe.starts")) > plays and heard.playing)
    track = heard.page.request.get(heard.probe("audio.src").replace(".mp3", ".json")).json()
    assert heard.probe("audio.playbackRate") * track["speed"] == pytest.approx(4)
    cue = next(cue for cue in track["cues"] if cue["sentence"] == sentence)
    assert cue["start"] - 0.01 <= heard.probe("probe.starts.at(-1)") < cue["end"]
    heard.button("toggle").click()
    heard.page.get_by_label("Vitesse").select_option("0.5")  # silent, and back
    heard.button("toggle").click()
    heard.until(lambda: len(heard.probe("probe.starts")) > plays + 1 and heard.playing)
    track = heard.page.request.get(heard.probe("audio.src").replace(".mp3", ".json")).json()
    assert heard.probe("audio.playbackRate") * track["speed"] == pytest.approx(0.5)


@pytest.mark.proves("daisy:read-aloud-01", "daisy:read-aloud-04", "epubtest:210")
def test_it_goes_on_from_section_to_section_to_the_end(listener: OpenListener) -> None:
    heard = listener(preferences="speed=4.0")
    heard.page.get_by_role("button", name="Écouter la page").click()
    expect(heard.status).to_have_text("Fin de la page.", timeout=90_000)
    assert heard.probe("probe.sections") == [1, 2, 3, 4, 5]
    assert heard.probe("probe.audios.length") == 1
    assert heard.word == heard.sentence == ""
    assert heard.probe("localStorage.length") == 0
    expect(heard.page.get_by_role("button", name="Écouter la page")).to_be_visible()
    expect(heard.button("toggle")).to_have_accessible_name("Écouter")
    heard.button("toggle").click()
    heard.until_playing()
    assert heard.probe("probe.sections[5]") == 1


def test_the_next_sound_is_fetched_once_and_before_its_time(listener: OpenListener) -> None:
    heard = listener(preferences="speed=4.0")
    second = heard.page.locator("audio").nth(1).get_attribute("data-track")
    heard.section("Page d’écoute").click()
    heard.until(lambda: heard.section_number == 2)
    heard.until_playing()
    asked = [one["section"] for one in heard.probe("probe.fetches") if f"{second}.mp3" in one["url"]]
    assert asked == [1], "asked for while the first is still heard"


def test_seeking_asks_for_a_piece_and_lands_on_the_word(listener: OpenListener) -> None:
    answers: list[Response] = []
    heard = listener(prepare=lambda page: page.on("response", lambda one: answers.append(one)))
    cues = heard.cues("Les doses")
    stepped = heard.presses("Les doses", "next-unit", "next-unit", "next-unit", "previous-unit")
    for (start, lit), index in zip(stepped, (1, 2, 3, 2), strict=True):
        # a browser tells its clock in whole microseconds, cut off
        assert start == pytest.approx(cues[index]["start"], abs=1e-5)
        assert lit == cues[index]["text"].rstrip()
    own = heard.page.locator("audio[data-section=s2]").first.get_attribute("src")
    assert own
    # Of the section that is heard: the next one's may have been fetched ahead, whole.
    sounds = {(answer.url.endswith(own), answer.status) for answer in answers if answer.url.endswith(".mp3")}
    assert {status for of_own, status in sounds if of_own} == {206}, sounds


def test_previous_restarts_a_sentence_that_has_been_heard_for_two_seconds(listener: OpenListener) -> None:
    heard = listener()
    cues = heard.cues("Les doses")
    heard.listen_to("Les doses")
    heard.button("next-unit").click()
    heard.until(lambda: len(heard.probe("probe.starts")) == 2)
    heard.press_at(cues[1]["start"] + 2.2, "previous-unit")
    heard.until(lambda: len(heard.probe("probe.starts")) == 3)
    assert heard.probe("probe.starts[2]") == pytest.approx(cues[1]["start"], abs=0.01)


@pytest.mark.proves("epubtest:110")
def test_pause_goes_on_with_the_word_it_stopped_in(listener: OpenListener) -> None:
    heard = listener()
    sentence = heard.cues("Les doses")[1]
    words = {word["range"][0]: word for word in sentence["words"]}
    toutes = words["Prenez 2,5 mg/kg XX toutes".index("toutes")]  # the emoji counts two in JavaScript
    heard.listen_to("Les doses")
    heard.press_at(toutes["start"] + 0.1, "toggle")
    stopped = heard.time
    # On a busy machine it may be a word later: all of them come after the emoji, and the last is followed by silence.
    said = [word for word in sentence["words"] if word["start"] <= stopped < sentence["end"]]
    assert said, f"stopped at {stopped}, after the sentence"
    start, end = said[-1]["range"]
    shown = "([start, end]) => document.getElementById('s2-b2').textContent.slice(start, end)"
    assert heard.word == heard.page.evaluate(shown, [start, end])
    heard.button("toggle").click()
    heard.until(lambda: len(heard.probe("probe.starts")) == 2)
    assert heard.probe("probe.starts[1]") == pytest.approx(said[-1]["start"], abs=0.01)


def test_without_the_highlight_api_one_class_on_the_block(listener: OpenListener) -> None:
    heard = listener(prepare=lambda page: page.add_init_script("delete globalThis.Highlight; delete CSS.highlights;"))
    before = heard.page.locator("[data-title] > *:not(.listen)").all_inner_texts()
    heard.listen_to("Les doses")
    expect(heard.page.locator(".spoken")).to_have_text("Les doses")
    heard.button("next-unit").click()
    expect(heard.page.locator(".spoken")).to_have_id("s2-b2")
    assert heard.page.locator(".spoken").count() == 1
    assert heard.page.locator("main mark, main p > span").count() == 0
    assert heard.page.locator("[data-title] > *:not(.listen)").all_inner_texts() == before


def test_a_page_rewritten_by_a_translator_is_read_without_lights(listener: OpenListener) -> None:
    heard = listener()
    heard.page.evaluate("() => { document.getElementById('s2-b2').textContent = 'Take it.'; }")
    heard.listen_to("Les doses")
    heard.button("next-unit").click()
    heard.until_playing()
    heard.wait(1)
    assert heard.playing
    assert heard.sentence == ""
