"""Who presses what: by keyboard alone, fast, on media keys, in two tabs; and never two voices."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.player.conftest import OpenListener

MEDIA_KEYS = """
(() => {
  globalThis.mediaKeys = {};
  const set = MediaSession.prototype.setActionHandler;
  MediaSession.prototype.setActionHandler = function (action, handler) {
    mediaKeys[action] = handler;
    return set.call(this, action, handler);
  };
})();
"""


@pytest.mark.proves("wcag:2.1.1", "wcag:2.1.3", "rgaa:4.11", "rgaa:7.3", "daisy:screen-reader-07")
def test_everything_by_tab_enter_and_space(listener: OpenListener) -> None:
    heard = listener()
    keys = heard.page.keyboard

    def tab_to(selector: str) -> None:
        for _ in range(60):
            keys.press("Tab")
            if heard.page.evaluate("(selector) => document.activeElement.matches(selector)", selector):
                return
        pytest.fail(f"Tab never came to {selector}")

    tab_to("[data-listen=s2]")
    keys.press("Enter")
    heard.until_playing()
    assert heard.section_number == 2
    tab_to("[data-action=toggle]")
    keys.press("Space")
    expect(heard.button("toggle")).to_have_accessible_name("Écouter")
    assert not heard.playing
    tab_to("[data-action=next-section]")
    keys.press("Enter")
    expect(heard.status).to_contain_text("Les signes")
    tab_to("[data-control=speed]")
    keys.press("ArrowDown")
    expect(heard.page.get_by_label("Vitesse")).to_have_value("1.25")
    tab_to("[data-action=place]")
    keys.press("Enter")
    assert heard.page.evaluate("() => document.activeElement.id") == "s3-b1"
    keys.press("Shift+Tab")
    keys.press("Tab")
    tab_to("[data-action=toggle]")
    keys.press("Enter")
    heard.until_playing()
    assert heard.section_number == 3


def test_tab_in_the_bar_does_not_scroll_the_page(listener: OpenListener) -> None:
    heard = listener()
    heard.listen_to("Les doses")
    heard.button("follow").click()  # nothing but the Tab key may scroll now
    heard.wait(1)
    heard.page.evaluate("() => scrollTo({ top: 200, behavior: 'instant' })")
    heard.button("previous-section").focus()
    for _ in range(6):
        heard.page.keyboard.press("Tab")
        heard.wait(0.1)
        assert heard.page.evaluate("() => document.activeElement.closest('#player') !== null")
        assert heard.page.evaluate("() => scrollY") == 200


@pytest.mark.parametrize("width", [320, 412, 768, 1280])
def test_no_button_moves_under_the_finger_and_what_is_said_is_in_sight(listener: OpenListener, width: int) -> None:
    heard = listener(viewport={"width": width, "height": 640})
    heard.listen_to("Les doses")
    toggle = heard.button("toggle")
    before = toggle.bounding_box()
    for expected in ("En pause.", "", "En pause."):
        toggle.click()
        expect(heard.status).to_have_text(expected)
        assert toggle.bounding_box() == before
        if expected:
            expect(heard.status).to_be_in_viewport(ratio=1)
    heard.page.get_by_text("Plus de commandes").click()
    heard.button("where").click()
    expect(heard.status).to_contain_text("Vous êtes")
    told, pressed = heard.status.bounding_box(), heard.button("where").bounding_box()
    assert told is not None
    assert pressed is not None
    assert told["y"] >= 0
    assert told["y"] + told["height"] <= pressed["y"], "what was pressed is not covered"


def test_fast_presses_never_give_two_voices(listener: OpenListener) -> None:
    heard = listener()
    cues = heard.cues("Les doses")
    heard.listen_to("Les doses")
    heard.page.evaluate(
        """() => {
          probe.most = 0;
          const count = () => {
            const all = [...probe.audios, ...document.querySelectorAll('audio')];
            probe.most = Math.max(probe.most, all.filter((one) => !one.paused).length);
            requestAnimationFrame(count);
          };
          count();
          const press = (action) => document.querySelector(`[data-action="${action}"]`).click();
          for (let i = 0; i < 4; i++) press('next-unit');
          press('next-section'); press('previous-section');
          press('toggle'); press('toggle'); press('previous-unit');
          document.querySelector('[data-listen=s4]').click();
          document.querySelector('[data-listen=s2]').click();
          for (let i = 0; i < 3; i++) press('next-unit');
        }"""
    )
    heard.until_playing()
    assert heard.sentence == cues[3]["text"].rstrip(), "three sentences after the section that was pressed last"
    heard.wait(0.6)
    assert heard.probe("probe.most") == 1
    assert len(heard.probe("probe.plays")) == 2, "what was overtaken was never heard"
    assert heard.probe("probe.audios.length") == 1


def test_previous_three_times_quickly(listener: OpenListener) -> None:
    heard = listener()
    cues = heard.cues("Les doses")
    heard.listen_to("Les doses")
    for _ in range(4):
        heard.button("next-unit").click()
    heard.until_playing()
    assert heard.sentence == cues[4]["text"].rstrip()
    for _ in range(3):
        heard.button("previous-unit").click(no_wait_after=True)
    heard.until_playing()
    assert heard.sentence == cues[1]["text"].rstrip()


def test_previous_from_a_first_sentence_goes_to_the_section_before(listener: OpenListener) -> None:
    heard = listener()
    last = heard.cues("Les doses")[-1]["text"].rstrip()
    ((_, lit),) = heard.presses("Les signes", "previous-unit", last="toggle")
    assert lit == last
    assert heard.section_number == 2


def test_a_stop_while_it_starts_is_a_stop(listener: OpenListener) -> None:
    heard = listener()
    heard.page.evaluate("() => { for (let i = 0; i < 2; i++) document.querySelector('[data-listen=s2]').click(); }")
    heard.wait(1)
    assert heard.probe("probe.plays") == []
    expect(heard.button("toggle")).to_have_accessible_name("Écouter")
    heard.button("toggle").click()
    heard.until_playing()
    assert heard.section_number == 2


@pytest.mark.proves("daisy:read-aloud-16")
def test_media_keys(listener: OpenListener) -> None:
    heard = listener(prepare=lambda page: page.add_init_script(MEDIA_KEYS))
    cues = heard.cues("Les signes")
    heard.listen_to("Les doses")
    assert heard.page.evaluate("() => navigator.mediaSession.metadata.title") == "Les doses"
    assert heard.page.evaluate("() => navigator.mediaSession.metadata.album") == "Page d’écoute"
    assert heard.page.evaluate("() => navigator.mediaSession.playbackState") == "playing"

    def press(action: str, details: str = "{}") -> None:
        heard.page.evaluate(f"() => mediaKeys['{action}']({details})")

    press("pause")
    assert not heard.playing
    assert heard.page.evaluate("() => navigator.mediaSession.playbackState") == "paused"
    press("pause")
    press("play")
    heard.until_playing()
    press("nexttrack")
    heard.until(lambda: heard.section_number == 3 and heard.playing)
    assert heard.page.evaluate("() => navigator.mediaSession.metadata.title") == "Les signes"
    press("seekforward")
    heard.until(lambda: heard.sentence == cues[1]["text"].rstrip() and heard.playing)
    press("seekbackward")
    heard.until(lambda: heard.sentence == cues[0]["text"].rstrip() and heard.playing)
    press("seekto", f"{{ seekTime: {cues[2]['start'] + 0.1} }}")
    heard.until(lambda: heard.sentence == cues[2]["text"].rstrip() and heard.playing)
    press("previoustrack")
    heard.until(lambda: heard.sentence == cues[0]["text"].rstrip() and heard.playing)
    press("stop")
    assert not heard.playing


def test_the_system_may_pause_and_go_on(listener: OpenListener) -> None:
    heard = listener()
    heard.listen_to("Les doses")
    heard.page.evaluate("() => probe.audios[0].pause()")  # a phone call, headphones pulled out
    expect(heard.button("toggle")).to_have_accessible_name("Écouter")
    expect(heard.section("Les doses")).to_have_accessible_name("Reprendre l’écoute")
    heard.page.evaluate("() => probe.audios[0].play()")
    expect(heard.button("toggle")).to_have_accessible_name("Pause")
    heard.until_playing()
    heard.button("toggle").click()
    assert not heard.playing


def test_one_voice_with_the_plain_sound_files(listener: OpenListener) -> None:
    heard = listener()
    heard.listen_to("Les doses")
    heard.page.evaluate(
        "() => { for (const one of document.querySelectorAll('details')) one.open = true; "
        "globalThis.files = document.querySelectorAll(`audio`); files[0].play().catch(() => {}); }"
    )
    expect(heard.button("toggle")).to_have_accessible_name("Écouter")
    heard.until(lambda: heard.probe("audio.paused && !files[0].paused"))
    heard.page.evaluate("() => files[2].play().catch(() => {})")
    heard.until(lambda: heard.page.evaluate("() => files[0].paused && !files[2].paused"))
    heard.button("toggle").click()
    heard.until(lambda: heard.page.evaluate("() => [...files].every((one) => one.paused)"))


def test_one_voice_in_two_tabs(listener: OpenListener) -> None:
    first = listener()
    first.listen_to("Les doses")
    second = first.page.context.new_page()
    second.goto(first.page.url)
    second.locator("[data-title='Pour finir'] .listen button").click()
    expect(first.button("toggle")).to_have_accessible_name("Écouter")
    assert not first.playing
    assert first.status.text_content() == "", "nothing is said over the other voice"
    expect(second.locator("[data-action=toggle]")).to_have_accessible_name("Pause")
