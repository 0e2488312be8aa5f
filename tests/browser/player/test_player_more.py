"""« Plus de commandes »: units, pauses, sleep, volume, selection, where one is, and the device's own voices."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.player.conftest import OpenListener
from tests.browser.player.listener import Listener

# A clock that a test may move: the sleep timer asks it, the browser's timers do not run by it.
CLOCK = "(() => { const now = Date.now; globalThis.later = 0; Date.now = () => now() + later; })();"


def more(heard: Listener) -> None:
    heard.page.locator("#player summary").click()


def choose(heard: Listener, control: str, value: str) -> None:
    heard.page.locator(f"[data-control={control}]").select_option(value)


@pytest.mark.proves("daisy:read-aloud-19")
def test_previous_and_next_go_by_the_unit_and_say_so(listener: OpenListener) -> None:
    heard = listener()
    cues = heard.cues("Les doses")
    heard.presses("Les doses", last="toggle")  # it would go on by itself: a busy machine chooses slowly
    more(heard)
    with heard.page.expect_response("**/preferences") as kept:
        choose(heard, "unit", "paragraph")
    assert kept.value.status == 204
    expect(heard.button("next-unit")).to_have_accessible_name("Paragraphe suivant")
    expect(heard.button("previous-unit")).to_have_accessible_name("Paragraphe précédent")
    heard.button("next-unit").click()
    heard.button("next-unit").click()
    expect(heard.status).to_have_text("Paragraphe\u00a03 sur\u00a03")
    assert heard.sentence == next(cue["text"].rstrip() for cue in cues if cue["element"] == "s2-b3")
    choose(heard, "unit", "word")
    heard.button("next-unit").click()
    expect(heard.status).to_have_text("toujours")
    assert heard.word == "toujours"
    heard.button("previous-unit").click()
    expect(heard.status).to_have_text("Gardez")
    heard.page.reload()
    heard.listen_to("Les doses")
    expect(heard.button("next-unit")).to_have_accessible_name("Mot suivant")


def test_repeat_says_the_unit_again(listener: OpenListener) -> None:
    heard = listener(preferences="unit=paragraph")
    cues = heard.cues("Les doses")
    paragraph = [cue for cue in cues if cue["element"] == "s2-b2"]
    heard.presses("Les doses", "next-unit")
    heard.press_at(paragraph[0]["end"], "repeat")
    heard.until(lambda: len(heard.probe("probe.starts")) == 3)
    assert heard.probe("probe.starts[2]") == pytest.approx(paragraph[0]["start"], abs=0.01)


def test_a_pause_after_each_paragraph(listener: OpenListener) -> None:
    heard = listener(preferences="pauses=paragraph&speed=2.0")
    cues = heard.cues("Les doses")
    heard.section("Les doses").click()  # its heading is the first, and short
    expect(heard.status).to_have_text("Fin du paragraphe. Appuyez sur « Écouter » pour la suite.")
    assert not heard.playing
    heard.button("toggle").click()
    heard.until(lambda: len(heard.probe("probe.starts")) == 2)
    first = next(cue for cue in cues if cue["element"] == "s2-b2")
    assert heard.probe("probe.starts[1]") == pytest.approx(first["start"], abs=0.01)


def test_a_pause_after_each_section(listener: OpenListener) -> None:
    heard = listener(preferences="pauses=section&speed=4.0")
    heard.section("Page d’écoute").click()
    expect(heard.status).to_have_text("Fin de la section. Appuyez sur « Écouter » pour la suite.", timeout=20_000)
    assert not heard.playing
    assert heard.section_number == 2
    heard.button("toggle").click()
    heard.until_playing()
    assert heard.section_number == 2


@pytest.mark.proves("daisy:read-aloud-03")
def test_the_selection_alone(listener: OpenListener) -> None:
    heard = listener()
    heard.listen_to("Page d’écoute")
    more(heard)
    heard.button("selection").click()
    expect(heard.status).to_have_text("Sélectionnez d’abord un passage du texte.")
    assert not heard.playing
    heard.page.evaluate(
        """() => {
          const text = document.getElementById('s2-b3').firstChild;
          getSelection().setBaseAndExtent(text, 0, text, 'Gardez toujours votre carte'.length);
        }"""
    )
    heard.button("selection").click()
    expect(heard.status).to_have_text("Fin de la sélection.")
    words = [light["text"] for light in heard.probe("probe.lights") if light["name"] == "word"]
    said = words[words.index("Gardez") :]
    assert said[:4] == ["Gardez", "toujours", "votre", "carte"]
    assert "vous." not in said
    assert not heard.playing


def test_where_am_i(listener: OpenListener) -> None:
    heard = listener()
    heard.presses("Les signes", last="where")
    expect(heard.status).to_have_text(
        "Vous êtes dans la section\u00a03 sur\u00a05, «\u00a0Les signes\u00a0», au paragraphe\u00a01 sur\u00a05\u00a0: "
        "il reste moins d’une minute dans la section et moins d’une minute dans la page."
    )
    assert not heard.playing, "two voices at a time are none"
    heard.button("next-unit").click()
    start = heard.cues("Les signes")[1]["start"]
    time = heard.page.locator("[data-time]")
    expect(time).to_contain_text(f"{round(start)}\u00a0s sur")
    more(heard)
    choose(heard, "speed", "0.5")
    expect(time).to_contain_text(f"{round(start / 0.5)}\u00a0s sur")
    heard.button("toggle").click()
    heard.until_playing()
    assert heard.section_number == 3


def test_the_volume_is_ours_and_kept(listener: OpenListener) -> None:
    heard = listener(preferences="volume=40")
    heard.listen_to("Les doses")
    assert heard.probe("audio.volume") == pytest.approx(0.4)
    more(heard)
    volume = heard.page.get_by_label("Volume")
    volume.focus()
    with heard.page.expect_response("**/preferences"):
        heard.page.keyboard.press("ArrowRight")
    assert heard.probe("audio.volume") == pytest.approx(0.5)


def test_the_sleep_timer_fades_and_stops_without_a_word(listener: OpenListener) -> None:
    heard = listener(prepare=lambda page: page.add_init_script(CLOCK))
    heard.listen_to("Les doses")
    more(heard)
    later = heard.button("more-time")
    expect(later).to_be_hidden()
    choose(heard, "sleep", "5")
    expect(later).to_be_visible()
    expect(heard.page.locator("[data-sleep]")).to_contain_text("Arrêt à")
    heard.page.evaluate("() => { later = 5 * 60000 - 5000; }")
    heard.until(lambda: 0 < heard.probe("audio.volume") < 0.6)
    later.click()
    assert heard.probe("audio.volume") == 1
    heard.wait(0.6)
    assert heard.playing
    heard.page.evaluate("() => { later = 15 * 60000; }")
    heard.until(lambda: not heard.playing)
    assert heard.status.text_content() == ""
    expect(heard.page.locator("[data-control=sleep]")).to_have_value("")
    heard.button("toggle").click()
    heard.until_playing()
    assert heard.probe("audio.volume") == 1


def test_sleep_at_the_end_of_the_section(listener: OpenListener) -> None:
    heard = listener(preferences="speed=4.0")
    heard.presses("Page d’écoute", last="toggle")  # a short section, which would be over before the choice
    choose_sleep = heard.page.locator("[data-control=sleep]")
    more(heard)
    choose_sleep.select_option("section")
    heard.button("toggle").click()
    heard.until(lambda: not heard.playing and heard.section_number == 2, seconds=20)
    assert heard.status.text_content() == ""
    expect(choose_sleep).to_have_value("")
    choose_sleep.select_option("section")
    heard.section("Pour finir").click()  # the last one: its end is the page's
    expect(choose_sleep).to_have_value("", timeout=20_000)
    assert not heard.playing
    assert heard.status.text_content() == ""


def test_the_place_can_be_forgotten(listener: OpenListener) -> None:
    heard = listener()
    heard.listen_to("Les doses")
    assert heard.probe("localStorage.length") == 1
    more(heard)
    heard.button("forget").click()
    expect(heard.status).to_have_text("Votre place est oubliée.")
    assert heard.probe("localStorage.length") == 0
    heard.page.reload()
    assert heard.probe("localStorage.length") == 0
    expect(heard.page.locator("[data-listen-all]")).to_have_accessible_name("Écouter la page")


def test_the_link_to_the_passage_is_copied(listener: OpenListener) -> None:
    heard = listener(permissions=["clipboard-read", "clipboard-write"])
    heard.presses("Les signes", last="copy-link")
    expect(heard.status).to_have_text("Le lien vers ce passage est copié.")
    assert heard.page.evaluate("() => navigator.clipboard.readText()") == f"{heard.page.url}#s3-b1"


def test_the_lock_screen_knows_the_position(listener: OpenListener) -> None:
    told = """(() => { globalThis.positions = [];
      MediaSession.prototype.setPositionState = function (state) { positions.push(state); }; })();"""
    heard = listener(prepare=lambda page: page.add_init_script(told))
    heard.listen_to("Les doses")
    position = heard.page.evaluate("() => positions.at(-1)")
    assert (position["position"], position["playbackRate"]) == (0, 1)
    assert position["duration"] == pytest.approx(heard.probe("audio.duration"), abs=0.1)
    assert heard.page.evaluate("() => navigator.mediaSession.metadata.artwork.length") == 1


# --- the device's own voices ------------------------------------------------------------------------------------------

# Headless Chromium has no voices: a stand-in that says a word in 80 ms, with `boundary` events or without.
VOICES = """(() => {
  const voices = [
    { name: 'Thomas', lang: 'fr-FR', localService: true, voiceURI: 'thomas', default: false },
    { name: 'Nuage', lang: 'fr-FR', localService: false, voiceURI: 'nuage', default: false },
    { name: 'Sam', lang: 'en-US', localService: true, voiceURI: 'sam', default: true },
  ];
  globalThis.said = [];
  let turn = 0;
  class Utterance { constructor(text) { this.text = text; } }
  globalThis.SpeechSynthesisUtterance = Utterance;
  const synthesis = {
    getVoices: () => voices,
    addEventListener() {},
    cancel() { turn++; },
    speak(one) {
      const mine = ++turn;
      if (globalThis.mute) {
        setTimeout(() => mine === turn && one.onerror({ error: 'synthesis-failed' }), 50);
        return;
      }
      said.push({ text: one.text, rate: one.rate, voice: one.voice.name, at: performance.now() });
      const words = [...one.text.matchAll(/\\S+/g)];
      setTimeout(() => mine === turn && one.onstart({}), 5);
      words.forEach((word, index) => setTimeout(() => {
        if (mine === turn && !globalThis.silentWords) one.onboundary({ name: 'word', charIndex: word.index });
      }, 10 + 80 * index));
      setTimeout(() => mine === turn && one.onend({}), 20 + 80 * words.length);
    },
  };
  Object.defineProperty(globalThis, 'speechSynthesis', { value: synthesis, configurable: true });
})();"""


def with_voices(script: str = "") -> dict[str, object]:
    def prepare(page: Page) -> None:
        page.add_init_script(
            VOICES + script + "if (!localStorage.length) localStorage.setItem('device-voice', 'thomas');"
        )

    return {"prepare": prepare}


def test_french_voices_of_the_device_are_offered_and_no_distant_one(listener: OpenListener) -> None:
    heard = listener(prepare=lambda page: page.add_init_script(VOICES))
    heard.listen_to("Les doses")
    more(heard)
    options = heard.page.locator("[data-control=voice] option").all_text_contents()
    assert options == ["Celle du service", "Thomas"]
    choose(heard, "voice", "thomas")
    heard.until(lambda: heard.page.evaluate("() => said.length > 0"))
    assert heard.probe("audio.paused")
    assert heard.probe("localStorage.getItem('device-voice')") == "thomas"


def test_without_voices_the_choice_is_not_there(listener: OpenListener) -> None:
    heard = listener()
    heard.listen_to("Les doses")
    more(heard)
    expect(heard.page.locator("[data-control=voice]")).to_be_hidden()


@pytest.mark.proves("daisy:read-aloud-12", "epubtest:400")
def test_a_voice_of_the_device_lights_the_same_words_and_sentences(listener: OpenListener) -> None:
    heard = listener(**with_voices())
    heard.section("Les doses").click()
    heard.until(lambda: heard.sentence.startswith("Elle vous"), seconds=20)
    assert heard.probe("probe.plays") == [], "no sound of the service beside it"
    words = [light["text"] for light in heard.probe("probe.lights") if light["name"] == "word"]
    assert list(dict.fromkeys(words))[:6] == ["Les", "doses", "Prenez", "2,5", "mg/kg", "😀"]
    said = heard.page.evaluate("() => said")
    assert [one["text"].strip() for one in said[:2]] == [
        "Les doses",
        "Prenez 2 virgule 5 milligrammes par kilogramme sourire toutes les 3 semaines.",
    ], "a device is given the words, not the signs"
    assert said[0]["at"] - heard.probe("probe.presses.at(-1)") >= 300
    heard.until(lambda: heard.section_number == 3, seconds=30)


def test_without_boundaries_the_sentence_is_lit(listener: OpenListener) -> None:
    heard = listener(**with_voices("globalThis.silentWords = true;"))
    heard.section("Les doses").click()
    heard.until(lambda: heard.sentence.startswith("Prenez") and heard.page.evaluate("() => said.length > 1"))
    heard.wait(0.3)
    assert heard.word == ""


def test_pause_of_a_device_voice_goes_on_with_its_word(listener: OpenListener) -> None:
    heard = listener(**with_voices())
    # Pressed by the page itself as the word lights up: on a busy machine a look from outside may miss its 80 ms.
    heard.page.evaluate(
        """() => document.addEventListener('heard', function press() {
          if ([...CSS.highlights.get('word') ?? []].join('') !== 'toutes') return;
          document.removeEventListener('heard', press);
          setTimeout(() => {
            globalThis.pressedAt = [...CSS.highlights.get('word') ?? []].join('');
            document.querySelector('[data-action=toggle]').click();
          });
        })"""
    )
    heard.section("Les doses").click()
    expect(heard.status).to_have_text("En pause.", timeout=20_000)
    stopped = heard.word
    assert stopped
    assert stopped == heard.page.evaluate("pressedAt"), (
        "on a busy machine the voice may be a word on when the press comes"
    )
    heard.wait(0.3)
    assert heard.word == stopped, "nothing is said on"
    heard.button("toggle").click()
    heard.until(lambda: heard.page.evaluate("(word) => said.at(-1).text.startsWith(word)", stopped))


def test_a_device_voice_that_fails_leaves_the_word_to_the_service(listener: OpenListener) -> None:
    heard = listener(**with_voices("globalThis.mute = true;"))
    heard.section("Les doses").click()
    heard.until_playing()
    assert heard.section_number == 2
    expect(heard.page.locator("[data-control=voice]")).to_have_value("")
    assert heard.probe("localStorage.getItem('device-voice')") is None, "the next page is not to begin with its silence"


# --- shortcuts --------------------------------------------------------------------------------------------------------


@pytest.mark.proves("wcag:2.1.4", "rgaa:12.10")
def test_shortcuts_only_by_wish(listener: OpenListener) -> None:
    heard = listener()
    heard.listen_to("Les doses")
    heard.page.keyboard.press("Alt+k")
    heard.wait(0.3)
    assert heard.playing
    assert heard.page.locator("[data-describe-keys]").count() == 0


def test_shortcuts_do_and_can_be_described(listener: OpenListener) -> None:
    heard = listener(preferences="shortcuts=on")
    heard.listen_to("Les doses")
    keys = heard.page.keyboard
    keys.press("Alt+k")
    expect(heard.status).to_have_text("En pause.", timeout=20_000)
    keys.press("Alt+p")
    expect(heard.status).to_contain_text("Les signes")
    keys.press("Alt+n")
    expect(heard.page.locator("[data-control=speed]")).to_have_value("1.25")
    keys.press("k")
    heard.wait(0.3)
    assert not heard.playing
    more(heard)
    heard.page.locator("[data-describe-keys]").click()
    keys.press("Alt+k")
    expect(heard.status).to_have_text("Alt + K\u00a0: Écouter ou mettre en pause.")
    heard.wait(0.5)
    assert not heard.playing, "described, not done"
    keys.press("h")
    expect(heard.status).to_have_text("H\u00a0: rien ici.")
    keys.press("Escape")
    keys.press("Alt+k")
    heard.until_playing()


def test_shortcuts_can_be_changed_on_the_help_page(listener: OpenListener) -> None:
    heard = listener(preferences="shortcuts=on")
    page = heard.page
    address = page.url
    page.goto(f"{address.split('/pages')[0]}/help#keyboard")
    status = page.locator("#shortcuts-status")
    page.get_by_role("button", name="Changer : Écouter ou mettre en pause").click()
    page.keyboard.press("h")
    expect(status).to_contain_text("lecteur d’écran")
    page.keyboard.press("F8")
    expect(status).to_have_text("Écouter ou mettre en pause : F8.")
    expect(page.locator("[data-shortcut=toggle] kbd")).to_have_text("F8")
    page.goto(address)
    page.keyboard.press("Alt+k")
    page.keyboard.press("F8")
    heard.until_playing()
    page.goto(f"{address.split('/pages')[0]}/help#keyboard")
    page.get_by_role("button", name="Remettre les touches d’origine").click()
    expect(page.locator("[data-shortcut=toggle] kbd")).to_have_text("Alt + K")
