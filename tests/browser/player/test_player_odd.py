"""Odd orders: presses that come at a moment nobody thought of, and pages that are not what they were."""

from __future__ import annotations

import json
import random
from typing import Any

import pytest
from playwright.sync_api import APIResponse, Page, Route, expect

from tests.browser.player.conftest import OpenListener
from tests.browser.player.test_player_more import CLOCK, VOICES, choose, more, with_voices
from tests.browser.player.test_player_trouble import BUSY, answering, init

MOST_VOICES = """() => {
  probe.most = 0;
  const count = () => {
    const all = [...probe.audios, ...document.querySelectorAll('audio')];
    probe.most = Math.max(probe.most, all.filter((one) => !one.paused).length);
    requestAnimationFrame(count);
  };
  count();
}"""


# --- presses ----------------------------------------------------------------------------------------------------------


@pytest.mark.proves("daisy:read-aloud-19")
def test_back_past_what_is_over_before_one_can_press_again(listener: OpenListener) -> None:
    """Items of a list are shorter than two seconds: whoever presses slowly would never get before one."""
    heard = listener()
    cues = heard.cues("Pour finir")
    heard.presses("Pour finir", "next-unit")
    assert cues[2]["start"] - cues[1]["start"] < 1.8, "the voice is in the next item before two seconds are over"
    heard.press_at(cues[2]["start"] + 0.1, "previous-unit")
    heard.until(lambda: len(heard.probe("probe.starts")) == 3)
    assert heard.probe("probe.starts[2]") == pytest.approx(cues[0]["start"], abs=0.01)


@pytest.mark.parametrize("start", ["section", "toggle"])
def test_a_double_click_is_one_press(listener: OpenListener, start: str) -> None:
    heard = listener()
    if start == "section":
        heard.section("Les doses").dblclick()
        heard.until_playing()
    else:
        heard.listen_to("Les doses")
        heard.button("toggle").dblclick()
        expect(heard.status).to_have_text("En pause.")
        heard.wait(0.6)
        assert not heard.playing
        heard.button("toggle").dblclick()
    heard.until_playing()
    heard.wait(0.6)
    assert heard.playing
    heard.button("next-unit").dblclick()
    heard.until(lambda: len(heard.probe("probe.starts")) > 1 and heard.playing)
    assert heard.probe("probe.starts.length") == (2 if start == "section" else 3), "steps are counted, and overtaken"


@pytest.mark.parametrize("seed", range(3))
def test_twenty_presses_at_random_give_one_voice_or_none(listener: OpenListener, seed: int) -> None:
    heard = listener()
    chance = random.Random(seed)
    names = [
        "toggle",
        "previous-unit",
        "next-unit",
        "previous-section",
        "next-section",
        "start-here",
        "repeat",
        "where",
    ]
    pressed = [(chance.choice(names), chance.choice([0, 0, 5, 60, 320])) for _ in range(19)]
    heard.listen_to("Les doses")
    heard.page.evaluate(MOST_VOICES)
    heard.page.evaluate(
        """async (pressed) => {
          for (const [action, wait] of pressed) {
            document.querySelector(`#player [data-action="${action}"]`).click();
            if (wait) await new Promise((resolve) => setTimeout(resolve, wait));
          }
          document.querySelector('[data-listen=s4]').click();
        }""",
        pressed,
    )
    if heard.section("Mesure").text_content() != "Pause":  # it was the last button pressed before, and stopped it
        heard.section("Mesure").click()
    heard.until_playing()
    heard.wait(0.5)
    assert heard.section_number == 4
    assert heard.probe("probe.most") == 1
    assert heard.probe("probe.audios.length") == 1
    heard.button("toggle").click()
    heard.wait(0.6)
    assert not heard.playing


def test_a_step_in_silence_that_has_to_wait_says_so_and_then_where_it_is(listener: OpenListener) -> None:
    heard = listener(expected="503", prepare=answering("**/*.json", BUSY, BUSY))
    heard.section("Les doses").click()
    heard.button("toggle").click()
    expect(heard.status).to_have_text("En pause.")
    heard.button("next-section").click()
    expect(heard.status).to_have_text("Le son se prépare, un instant…")
    expect(heard.status).to_have_text("Section\u00a03 sur\u00a05\u00a0: Les signes")
    assert heard.probe("probe.plays") == []


@pytest.mark.proves("daisy:read-aloud-03")
def test_a_step_within_the_selection_stays_in_it(listener: OpenListener) -> None:
    heard = listener()
    heard.listen_to("Page d’écoute")
    heard.page.evaluate(
        """() => {
          const [first, last] = ['s2-b2', 's2-b3'].map((id) => document.getElementById(id).firstChild);
          getSelection().setBaseAndExtent(first, 0, last, 'Gardez toujours'.length);
        }"""
    )
    more(heard)
    heard.button("selection").click()
    heard.until(lambda: heard.sentence.startswith("Prenez") and heard.playing)
    for _ in range(3):
        heard.button("next-unit").click()
    heard.until(lambda: heard.sentence.startswith("Gardez") and heard.playing)
    expect(heard.status).to_have_text("Fin de la sélection.")
    words = [light["text"] for light in heard.probe("probe.lights") if light["name"] == "word"]
    assert "carte" not in words


def test_another_speed_at_a_pause_goes_on_from_the_same_paragraph(listener: OpenListener) -> None:
    heard = listener(preferences="pauses=paragraph&speed=2.0")
    first = next(cue for cue in heard.cues("Les doses") if cue["element"] == "s2-b2")
    heard.section("Les doses").click()
    expect(heard.status).to_contain_text("Fin du paragraphe.")
    heard.page.get_by_label("Vitesse").select_option("3.0")
    heard.button("toggle").click()
    heard.until(lambda: len(heard.probe("probe.starts")) == 2)
    assert heard.probe("probe.starts[1]") == pytest.approx(first["start"], abs=0.01)
    assert heard.sentence.startswith("Prenez")


def test_a_speed_that_is_gone_through_is_overtaken(listener: OpenListener) -> None:
    """From the slowest to the fastest and back before the service has said the faster voice."""
    heard = listener(preferences="speed=0.5")
    heard.listen_to("Mesure")
    plays = len(heard.probe("probe.starts"))
    heard.page.evaluate(
        """() => {
          const list = document.querySelector('[data-control=speed]');
          for (const value of ['4.0', '0.5']) {
            list.value = value;
            list.dispatchEvent(new Event('change', { bubbles: true }));
          }
        }"""
    )
    heard.until(lambda: len(heard.probe("probe.starts")) > plays and heard.playing)
    track = heard.page.request.get(heard.probe("audio.src").replace(".mp3", ".json")).json()
    assert heard.probe("audio.playbackRate") * track["speed"] == pytest.approx(0.5)


def test_a_selection_ends_where_it_ends_at_a_speed_of_other_tracks(listener: OpenListener) -> None:
    heard = listener(preferences="speed=0.5")
    heard.listen_to("Les doses")
    heard.page.evaluate(
        """() => {
          const text = document.getElementById('s2-b3').firstChild;
          getSelection().setBaseAndExtent(text, 0, text, 'Gardez toujours votre carte'.length);
        }"""
    )
    more(heard)
    heard.button("selection").click()
    heard.until(lambda: heard.word == "toujours" and heard.playing)
    heard.page.get_by_label("Vitesse").select_option("4.0")
    expect(heard.status).to_have_text("Fin de la sélection.")
    words = [light["text"] for light in heard.probe("probe.lights") if light["name"] == "word"]
    assert "vous." not in words
    assert "sur" not in words


def test_wishes_made_at_once_are_all_kept(listener: OpenListener) -> None:
    """The first is on its way for long: the answer to the second must not lack it."""
    late: list[tuple[Route, APIResponse]] = []

    def hold(route: Route) -> None:
        if late:
            route.fallback()
        else:
            late.append((route, route.fetch()))  # answered by the service, and on its way back

    heard = listener(prepare=lambda page: page.route("**/preferences", hold))
    heard.presses("Les doses", last="toggle")
    more(heard)
    choose(heard, "speed", "1.5")
    heard.until(lambda: late)
    choose(heard, "unit", "paragraph")
    choose(heard, "pauses", "section")
    heard.wait(0.5)
    route, answer = late[0]
    route.fulfill(response=answer)

    def kept() -> str:
        return next((one["value"] for one in heard.page.context.cookies() if one["name"] == "preferences"), "")

    heard.until(lambda: all(wish in kept() for wish in ("speed=1.5", "unit=paragraph", "pauses=section")))


def test_how_long_the_page_is_to_listen_to_is_told_at_the_speed_that_is_chosen(listener: OpenListener) -> None:
    heard = listener()
    told = heard.page.locator("[data-listening-time]")
    expect(told).to_have_text("Durée d’écoute\u00a0: environ 1\u00a0minute")
    heard.presses("Les doses", last="toggle")
    heard.page.get_by_label("Vitesse").select_option("0.5")
    expect(told).to_have_text("Durée d’écoute\u00a0: environ 2\u00a0minutes")
    heard.page.get_by_label("Vitesse").select_option("3.0")
    expect(told).to_have_text("Durée d’écoute\u00a0: moins d’une minute")


# --- sleep ------------------------------------------------------------------------------------------------------------


def test_whoever_presses_after_the_timer_is_over_is_awake(listener: OpenListener) -> None:
    heard = listener(prepare=init(CLOCK))
    heard.listen_to("Les doses")
    more(heard)
    choose(heard, "sleep", "5")
    heard.button("toggle").click()
    heard.page.evaluate("() => { later = 8 * 3600000; }")
    heard.button("toggle").click()
    heard.until_playing()
    heard.wait(1)
    assert heard.playing, "a press of the next morning is not hushed at once"
    assert heard.probe("audio.volume") == 1
    expect(heard.page.locator("[data-control=sleep]")).to_have_value("")


def test_more_time_is_at_hand_with_the_commands_folded_and_says_what_came_of_it(listener: OpenListener) -> None:
    heard = listener(viewport={"width": 360, "height": 740})
    heard.listen_to("Les doses")
    more(heard)
    choose(heard, "sleep", "5")
    more(heard)
    later = heard.button("more-time")
    expect(later).to_be_in_viewport(ratio=1)
    expect(later).to_have_accessible_description(heard.page.locator("[data-sleep]").text_content() or "-")
    later.click()
    assert heard.status.text_content() == "", "nothing is said over the voice"
    heard.button("toggle").click()
    later.click()
    expect(heard.status).to_have_text(heard.page.locator("[data-sleep]").text_content() or "-")


def test_a_step_in_the_fade_is_as_soft_as_the_fade(listener: OpenListener) -> None:
    heard = listener(prepare=init(CLOCK))
    heard.listen_to("Les doses")
    more(heard)
    choose(heard, "sleep", "5")
    heard.page.evaluate("() => { later = 5 * 60000 - 8000; }")
    heard.until(lambda: heard.probe("audio.volume") < 0.3)
    heard.page.evaluate(
        """() => {
          probe.loudest = 0;
          const look = () => {
            probe.loudest = Math.max(probe.loudest, probe.audios[0].volume);
            requestAnimationFrame(look);
          };
          look();
        }"""
    )
    heard.button("next-section").click()
    heard.until(lambda: heard.section_number == 3 and heard.playing)
    heard.wait(0.4)
    assert heard.probe("probe.loudest") < 0.35


def test_what_grew_soft_for_the_end_of_the_page_is_loud_elsewhere_from_the_first_word(listener: OpenListener) -> None:
    """A device's voice is asked how loud it is once a sentence: a dose would be whispered to its end."""
    heard = listener()
    heard.listen_to("Pour finir")
    more(heard)
    choose(heard, "sleep", "page")
    heard.until(lambda: heard.probe("audio.volume") < 1)
    heard.button("toggle").click()
    heard.button("previous-section").click()
    heard.until(lambda: heard.section_number == 4)
    heard.page.evaluate(
        "() => probe.audios[0].addEventListener('play', ({ target }) => (probe.begun = target.volume), { once: true })"
    )
    heard.button("toggle").click()
    heard.until(lambda: heard.probe("probe.begun") is not None)
    assert heard.probe("probe.begun") == 1


# --- pages ------------------------------------------------------------------------------------------------------------


def test_a_page_that_is_left_is_silent_even_where_the_browser_keeps_it(listener: OpenListener) -> None:
    heard = listener()
    heard.listen_to("Les doses")
    heard.page.evaluate("() => dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true }))")
    assert not heard.playing
    expect(heard.button("toggle")).to_have_accessible_name("Écouter")
    assert heard.status.text_content() == ""
    stopped = heard.time
    heard.button("toggle").click()
    heard.until_playing()
    assert stopped - 2 < heard.probe("probe.starts.at(-1)") <= stopped, "from the word it was at"
    heard.page.evaluate(
        "() => { for (const one of document.querySelectorAll('details')) one.open = true; "
        "globalThis.file = document.querySelector('audio'); file.play().catch(() => {}); }"
    )
    heard.until(lambda: heard.page.evaluate("() => !file.paused"))
    heard.page.evaluate("() => dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true }))")
    assert heard.page.evaluate("() => file.paused"), "a plain sound file too"


def placed(**place: object) -> dict[str, Any]:
    kept = {"part": 0, "offset": 0, **place}
    script = f"localStorage.setItem('place:ecoute', {json.dumps(json.dumps(kept))})"
    return {"prepare": init(script)}


def test_the_place_is_its_sentence_when_the_numbers_have_changed(listener: OpenListener) -> None:
    place = {"section": "s4", "title": "Les doses", "sentence": "s4-b1-1", "text": "Elle vous répondra. ", "offset": 5}
    heard = listener(**placed(**place))
    expect(heard.page.locator("[data-position]")).to_have_text("Section\u00a02 sur\u00a05\u00a0: Les doses")
    heard.page.locator("[data-listen-all]").click()
    heard.until_playing()
    assert heard.sentence == "Elle vous répondra."
    assert heard.probe("probe.lights.find(({ name }) => name === 'word').text") == "vous"


def test_a_place_whose_words_are_gone_does_not_lie(listener: OpenListener) -> None:
    gone = {"section": "s2", "sentence": "s2-b2-1", "text": "Prenez 5 mg/kg. "}
    heard = listener(**placed(title="Les signes", **gone))
    heard.page.get_by_role("button", name="Reprendre l’écoute").click()
    heard.until_playing()
    assert (heard.section_number, heard.probe("probe.starts")) == (3, [0]), "the section of its title, from its start"
    heard = listener(**placed(title="Les contre-indications", **gone))
    expect(heard.page.get_by_role("button", name="Écouter la page")).to_be_visible()
    expect(heard.page.locator("#player")).to_be_hidden()


def test_the_address_of_a_paragraph_offers_to_listen_from_it(listener: OpenListener) -> None:
    heard = listener()
    address = heard.page.url
    other = heard.page.context.new_page()
    other.add_init_script("addEventListener('focusin', () => (globalThis.moved = true), { capture: true });")
    other.goto(f"{address}#s2-b3")
    toggle = other.locator("#player [data-action=toggle]")
    expect(toggle).to_have_accessible_name("Écouter")
    expect(other.locator("[data-position]")).to_have_text("Section\u00a02 sur\u00a05\u00a0: Les doses")
    expect(other.get_by_role("button", name="Écouter la page")).to_have_count(1)
    assert other.evaluate("() => [...document.querySelectorAll('audio')].every((one) => one.paused)")
    toggle.click()
    lit = "() => [...CSS.highlights.get('sentence')].map(String).join('|')"
    heard.until(lambda: str(other.evaluate(lit)).startswith("Gardez toujours"))


def test_a_browser_that_shares_nothing_between_tabs_has_its_player_and_one_voice(listener: OpenListener) -> None:
    """Firefox with all cookies refused: the channel of the tabs throws where it is made."""
    refused = """globalThis.BroadcastChannel = class {
      constructor() { throw new DOMException('The operation is insecure.', 'SecurityError'); }
    };"""
    heard = listener(prepare=init(refused))
    heard.listen_to("Les doses")
    heard.page.evaluate(MOST_VOICES)
    heard.page.locator("a.term").first.click()
    heard.page.locator("dialog.word [data-say]").click()
    heard.until(lambda: heard.page.evaluate("() => probe.audios.length > 1 && probe.audios.at(-1).currentTime > 0"))
    heard.page.keyboard.press("Escape")
    heard.until_playing()
    assert heard.probe("probe.most") == 1
    heard.page.evaluate(
        "() => { for (const one of document.querySelectorAll('details')) one.open = true; "
        "document.querySelector('audio').play().catch(() => {}); }"
    )
    expect(heard.button("toggle")).to_have_accessible_name("Écouter")
    heard.until(lambda: heard.probe("audio.paused && !document.querySelector('audio').paused"))


def test_the_address_of_a_paragraph_leaves_the_place_of_an_earlier_visit(listener: OpenListener) -> None:
    heard = listener(**placed(section="s4", title="Mesure", sentence="s4-b2-1", text="Depuis trois mois"))
    heard.page.goto(f"{heard.page.url}#s2-b3")
    heard.page.reload()
    expect(heard.page.locator("[data-position]")).to_contain_text("Mesure")
    heard.button("start-here").click()
    heard.until(lambda: heard.sentence.startswith("Gardez toujours"))


# --- voices -----------------------------------------------------------------------------------------------------------


def test_another_voice_while_the_sound_is_prepared(listener: OpenListener) -> None:
    waits = answering("**/*.json", BUSY, BUSY)

    def prepare(page: Page) -> None:
        page.add_init_script(VOICES)
        waits(page)

    heard = listener(expected="503", prepare=prepare)
    heard.section("Les doses").click()
    expect(heard.status).to_have_text("Le son se prépare, un instant…")
    more(heard)
    choose(heard, "voice", "thomas")
    heard.until(lambda: heard.page.evaluate("() => said.length > 0"))
    assert heard.page.evaluate("() => said[0].text").startswith("Les doses")
    assert heard.probe("probe.plays") == []
    assert heard.section_number == 2


LATE_VOICES = (
    VOICES
    + """(() => {
  const all = speechSynthesis.getVoices();
  let there = [];
  speechSynthesis.getVoices = () => there;
  speechSynthesis.addEventListener = (_, heard) => {
    globalThis.voicesCome = () => { there = all; heard(); };
  };
})();"""
)


def test_voices_that_come_while_the_voice_speaks_are_offered_once_it_is_silent(listener: OpenListener) -> None:
    heard = listener(prepare=init(LATE_VOICES))
    heard.listen_to("Les doses")
    more(heard)
    heard.page.evaluate("() => voicesCome()")
    expect(heard.page.locator("[data-control=voice]")).to_be_hidden()
    heard.button("toggle").click()
    expect(heard.page.locator("[data-control=voice]")).to_be_visible()


def test_a_device_voice_that_never_ends_its_sentence_is_given_up(listener: OpenListener) -> None:
    hangs = "speechSynthesis.speak = (one) => { said.push(one.text); setTimeout(() => one.onstart({}), 5); };"
    heard = listener(**with_voices(hangs))
    heard.section("Pour finir").click()
    heard.until(lambda: heard.playing, seconds=30)
    assert heard.section_number == 5
    expect(heard.page.locator("[data-control=voice]")).to_have_value("")


def test_a_device_voice_that_tells_no_words_loses_none_at_a_pause(listener: OpenListener) -> None:
    """It may be slower than is guessed: what was guessed as heard would be lost."""
    heard = listener(**with_voices("globalThis.silentWords = true;"))
    heard.section("Les doses").click()
    heard.until(lambda: heard.page.evaluate("() => said.length > 1"))
    heard.wait(0.4)
    heard.button("toggle").click()
    expect(heard.status).to_have_text("En pause.")
    heard.button("toggle").click()
    heard.until(lambda: heard.page.evaluate("() => said.length > 2"))
    sentence = heard.page.evaluate("() => said[1].text")
    assert sentence.startswith("Prenez")
    assert heard.page.evaluate("() => said[2].text") == sentence
    choose(heard, "speed", "1.5")
    heard.until(lambda: heard.page.evaluate("() => said.length > 3"))
    assert heard.page.evaluate("() => said[3].text") == sentence
