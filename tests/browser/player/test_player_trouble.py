"""When the sound does not come: the listener is told in French what happened and what to press, and that works."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from playwright.sync_api import Page, Route, expect

from tests.browser.player.conftest import OpenListener

BUSY = {
    "status": 503,
    "headers": {"Retry-After": "1", "Content-Type": "application/problem+json"},
    "body": '{"status": 503, "detail": "Beaucoup de lectures sont demandées."}',
}


def answering(pattern: str, *answers: dict[str, Any] | str) -> Callable[[Page], None]:
    """Routes the requests of a pattern: each answer once, in order ("abort": no network), then the service itself."""
    left = list(answers)

    def answer(route: Route) -> None:
        if not left:
            route.fallback()
            return
        first = left.pop(0)
        if isinstance(first, str):
            route.abort()
        else:
            route.fulfill(**first)

    def prepare(page: Page) -> None:
        page.route(pattern, answer)

    return prepare


def test_a_sound_that_is_not_ready_is_waited_for_and_the_wait_is_said(listener: OpenListener) -> None:
    heard = listener(expected="503", prepare=answering("**/*.json", BUSY, BUSY))
    heard.section("Les doses").click()
    expect(heard.status).to_have_text("Le son se prépare, un instant…")
    expect(heard.section("Les doses")).to_have_accessible_name("Pause")
    assert not heard.playing
    heard.until_playing()
    expect(heard.status).to_have_text("")
    assert heard.section_number == 2


def test_the_wait_can_be_stopped(listener: OpenListener) -> None:
    heard = listener(expected="503", prepare=answering("**/*.json", BUSY))
    heard.section("Les doses").click()
    expect(heard.status).to_have_text("Le son se prépare, un instant…")
    heard.button("toggle").click()
    expect(heard.status).to_have_text("En pause.")
    heard.wait(1.5)
    assert heard.probe("probe.plays") == []
    heard.button("toggle").click()
    heard.until_playing()
    assert heard.section_number == 2


def test_no_voice_at_all(listener: OpenListener) -> None:
    none = {
        **BUSY,
        "headers": {"Content-Type": "application/problem+json"},
        "body": '{"detail": "Aucune voix ne fonctionne."}',
    }
    heard = listener(expected="503", prepare=answering("**/*.json", none))
    heard.section("Les doses").click()
    expect(heard.status).to_have_text("Aucune voix ne fonctionne. Appuyez sur « Écouter » pour réessayer.")
    expect(heard.button("toggle")).to_have_accessible_name("Écouter")
    heard.button("toggle").click()
    heard.until_playing()
    assert heard.section_number == 2, "what was asked for is still wanted"


def test_no_network(listener: OpenListener) -> None:
    heard = listener(expected="ERR_FAILED", prepare=answering("**/*.json", "abort"))
    heard.section("Les doses").click()
    expect(heard.status).to_have_text("Le son n’arrive pas. Vérifiez votre connexion, puis appuyez sur « Écouter ».")
    heard.section("Les doses").click()
    heard.until_playing()
    assert heard.section_number == 2


def test_a_sound_that_breaks_off_is_tried_again_where_it_was(listener: OpenListener) -> None:
    heard = listener(expected="ERR_FAILED", prepare=answering("**/*.mp3", "abort"))
    heard.section("Les doses").click()
    heard.until_playing()
    assert heard.section_number == 2
    expect(heard.status).to_have_text("")


def test_a_sound_that_never_comes_is_given_up_with_a_word(listener: OpenListener) -> None:
    heard = listener(
        expected="ERR_FAILED",
        prepare=lambda page: page.route(
            "**/*.mp3", lambda route: route.abort() if route.request.method == "GET" else route.fallback()
        ),
    )
    heard.section("Les doses").click()
    heard.until(
        lambda: "Appuyez" in (heard.status.text_content() or "") or "appuyez" in (heard.status.text_content() or ""),
        seconds=20,
    )
    expect(heard.button("toggle")).to_have_accessible_name("Écouter")
    heard.page.unroute("**/*.mp3")
    heard.button("toggle").click()
    heard.until_playing()


def test_an_error_that_does_not_stop_the_sound_is_none(listener: OpenListener) -> None:
    """Firefox without a sound card says `error` and plays on."""
    heard = listener()
    heard.listen_to("Les doses")
    heard.page.evaluate("() => probe.audios[0].dispatchEvent(new Event('error'))")
    heard.wait(1.2)
    assert heard.playing
    assert len(heard.probe("probe.plays")) == 1
    expect(heard.status).to_have_text("")


def init(script: str) -> Callable[[Page], None]:
    """A page whose browser is made to behave so."""

    def prepare(page: Page) -> None:
        page.add_init_script(script)

    return prepare


def test_the_network_is_lost_in_mid_section_and_comes_back(listener: OpenListener) -> None:
    heard = listener(expected="ERR_INTERNET_DISCONNECTED")
    heard.listen_to("Page d’écoute")
    heard.page.context.set_offline(True)
    heard.button("next-section").click()
    heard.button("next-section").click()
    expect(heard.status).to_have_text("Le son n’arrive pas. Vérifiez votre connexion, puis appuyez sur « Écouter ».")
    expect(heard.button("toggle")).to_have_accessible_name("Écouter")
    heard.page.context.set_offline(False)
    heard.button("toggle").click()
    heard.until_playing()
    assert heard.section_number == 3, "the place is kept"


def test_a_sound_that_the_browser_holds_back(listener: OpenListener) -> None:
    once = """
      const play = HTMLMediaElement.prototype.play;
      let held = false;
      HTMLMediaElement.prototype.play = function () {
        if (held) return play.call(this);
        held = true;
        return Promise.reject(new DOMException('play() failed', 'NotAllowedError'));
      };"""
    heard = listener(prepare=init(once))
    heard.section("Les doses").click()
    expect(heard.status).to_have_text("Le navigateur a retenu le son. Appuyez encore une fois sur « Écouter ».")
    expect(heard.button("toggle")).to_have_accessible_name("Écouter")
    heard.button("toggle").click()
    heard.until_playing()
    assert heard.section_number == 2
    expect(heard.status).to_have_text("")


def test_a_device_without_a_sound_card(listener: OpenListener) -> None:
    still = """
      const time = Object.getOwnPropertyDescriptor(HTMLMediaElement.prototype, 'currentTime');
      Object.defineProperty(HTMLMediaElement.prototype, 'currentTime', {
        configurable: true, get() { return globalThis.card ? time.get.call(this) : 0; },
        set(value) { time.set.call(this, value); },
      });"""
    heard = listener(prepare=init(still))
    heard.section("Les doses").click()
    expect(heard.status).to_have_text(
        "Aucun son ne sort de cet appareil. Vérifiez le casque ou le haut-parleur, puis appuyez sur « Écouter »."
    )
    expect(heard.button("toggle")).to_have_accessible_name("Écouter")
    heard.page.evaluate("() => { globalThis.card = true; }")
    heard.button("toggle").click()
    heard.until_playing()
    assert heard.section_number == 2


def test_a_browser_that_keeps_no_place_says_so_at_the_pause(listener: OpenListener) -> None:
    full = """
      Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); };"""
    heard = listener(prepare=init(full))
    heard.listen_to("Les doses")
    heard.button("toggle").click()
    expect(heard.status).to_have_text(
        "En pause. Ce navigateur ne garde pas votre place. Pour y revenir, copiez le lien vers ce passage."
    )
    heard.button("toggle").click()
    heard.until_playing()
    assert heard.section_number == 2


def test_a_network_that_neither_answers_nor_breaks_is_given_up(listener: OpenListener) -> None:
    def prepare(page: Page) -> None:
        page.clock.install()
        page.route("**/*.mp3", lambda route: route.fallback() if route.request.method == "HEAD" else None)

    heard = listener(prepare=prepare)
    heard.section("Les doses").click()
    expect(heard.status).to_have_text("La connexion est lente : le son arrive, un instant…")

    def given_up() -> bool:
        heard.page.clock.fast_forward(32_000)  # ms: longer than it waits for one answer
        return "Vérifiez votre connexion" in (heard.status.text_content() or "")

    heard.until(given_up)
    expect(heard.button("toggle")).to_have_accessible_name("Écouter")
    heard.page.unroute("**/*.mp3")
    heard.page.clock.resume()
    heard.button("toggle").click()
    heard.until_playing()
    assert heard.section_number == 2, "the place is kept"
