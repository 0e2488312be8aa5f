"""What a test may see and do of a page that is listened to."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any, TypeVar

from playwright.sync_api import Locator, Page

T = TypeVar("T")

# Runs before the page's own scripts. It watches the sound element (which is not in the page), and each change of light,
# each section that the bar shows and each request of a script's: what is over before a test looks is seen all the same.
PROBE = """
(() => {
  const probe = {
    audios: [], plays: [], starts: [], playing: [], lights: [], presses: [], records: [], focus: [], smooth: 0,
    sections: [], fetches: [],
  };
  globalThis.probe = probe;
  const play = HTMLMediaElement.prototype.play;
  HTMLMediaElement.prototype.play = function () {
    if (!probe.audios.includes(this)) {
      probe.audios.push(this);
      this.addEventListener('playing', () => probe.playing.push(performance.now()));
    }
    probe.plays.push(performance.now());
    probe.starts.push(this.currentTime);
    return play.call(this);
  };
  if (globalThis.Highlight) {
    const add = Highlight.prototype.add;
    Highlight.prototype.add = function (range) {
      const audio = probe.audios[0];
      const name = this === CSS.highlights.get('word') ? 'word' : 'sentence';
      probe.lights.push({
        name, text: String(range), paused: audio?.paused ?? true,
        time: audio?.currentTime ?? 0, rate: audio?.playbackRate ?? 1,
      });
      return add.call(this, range);
    };
  }
  document.addEventListener('DOMContentLoaded', () => {
    const position = document.querySelector('[data-position]');
    const note = () => probe.sections.push(Number.parseInt(position.textContent.split('\u00a0')[1], 10));
    if (position) new MutationObserver(note).observe(position, { childList: true });
  });
  const ask = globalThis.fetch;
  globalThis.fetch = (...words) => {
    probe.fetches.push({ url: String(words[0]?.url ?? words[0]), section: probe.sections.at(-1) ?? 0 });
    return ask(...words);
  };
  for (const name of ['scrollTo', 'scrollBy']) {
    const scroll = globalThis[name];
    globalThis[name] = (...words) => {
      if (words[0]?.behavior === 'smooth') probe.smooth += 1;
      return scroll(...words);
    };
  }
  addEventListener('click', () => probe.presses.push(performance.now()), { capture: true });
  addEventListener('focusin', ({ target }) => probe.focus.push(target.outerHTML.slice(0, 60)), { capture: true });
})();
"""


class Listener:
    """A page, and its player. Times are seconds of the sound unless said otherwise."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.bar = page.get_by_role("region", name="Lecteur")
        self.status = page.locator("#player .player-status")

    # --- presses ------------------------------------------------------------------------------------------------------

    def section(self, title: str) -> Locator:
        """The listening button of the section of that title, whatever it says now."""
        return self.page.locator(f"[data-title='{title}'] .listen button")

    def button(self, action: str) -> Locator:
        """A button of the bar, by its `data-action`."""
        return self.bar.locator(f"[data-action='{action}']")

    def listen_to(self, title: str) -> None:
        """Press the section's button and wait until the voice speaks."""
        self.section(title).click()
        self.until_playing()

    # --- what can be seen and heard -----------------------------------------------------------------------------------

    def probe(self, expression: str) -> Any:
        """The value of a JavaScript expression; `probe` is what PROBE gathers, `audio` the player's sound element."""
        return self.page.evaluate(f"() => {{ const audio = probe.audios[0]; return {expression}; }}")

    @property
    def playing(self) -> bool:
        return bool(self.probe("!!audio && !audio.paused"))

    @property
    def time(self) -> float:
        return float(self.probe("audio?.currentTime ?? 0"))

    @property
    def word(self) -> str:
        """The word that is lit; empty where none is."""
        return str(self.probe("[...CSS.highlights.get('word')].map(String).join('|')"))

    @property
    def sentence(self) -> str:
        """The sentence that is lit; empty where none is."""
        return str(self.probe("[...CSS.highlights.get('sentence')].map(String).join('|')"))

    @property
    def section_number(self) -> int:
        """Number of the section that the bar shows; 0 before the first press."""
        text = self.page.locator("[data-position]").text_content()
        return int(text.split("\u00a0")[1].split()[0]) if text else 0

    def cues(self, section: str) -> list[dict[str, Any]]:
        """The cues of a section's first track, from the service."""
        address = self.page.locator(f"[data-title='{section}'] audio").first.get_attribute("data-cues")
        answer: dict[str, Any] = self.page.request.get(f"{self.page.url.split('/pages')[0]}{address}").json()
        cues: list[dict[str, Any]] = answer["cues"]
        return cues

    def presses(self, title: str, *actions: str, last: str = "") -> list[tuple[float, str]]:
        """Press the section's button, then each button of the bar as soon as the voice speaks; gives from when it then
        speaks each time, and the sentence that is lit. `last` is pressed at the end and waited for by nobody.

        The page itself presses, as in `press_at`.
        """
        seen: list[tuple[float, str]] = self.page.evaluate(
            """async ([title, actions, last]) => {
              const seen = [];
              const speaks = async (press) => {
                const before = probe.starts.length;
                press();
                const sounds = () => probe.starts.length > before && !probe.audios[0].paused
                  && probe.audios[0].currentTime > probe.starts.at(-1);
                while (!sounds()) await new Promise((resolve) => setTimeout(resolve, 5));
                seen.push([probe.starts.at(-1), [...CSS.highlights.get('sentence')].map(String).join('|')]);
              };
              await speaks(() => document.querySelector(`[data-title="${title}"] .listen button`).click());
              for (const action of actions) {
                await speaks(() => document.querySelector(`#player [data-action="${action}"]`).click());
              }
              document.querySelector(`#player [data-action="${last}"]`)?.click();
              return seen.slice(1);
            }""",
            [title, actions, last],
        )
        return [(start, sentence) for start, sentence in seen]

    def press_at(self, time: float, action: str) -> float:
        """Press a button of the bar as soon as the sound has come to `time`; gives the time it was pressed at.

        The page itself looks: a test that looked from outside would press a word or a sentence late on a busy machine.
        """
        stopped: float = self.page.evaluate(
            """([time, action]) => new Promise((resolve) => {
              const look = () => {
                const { currentTime } = probe.audios[0];
                if (currentTime < time) return void setTimeout(look, 10);
                document.querySelector(`#player [data-action="${action}"]`).click();
                resolve(currentTime);
              };
              look();
            })""",
            [time, action],
        )
        return stopped

    # --- waiting ------------------------------------------------------------------------------------------------------

    def until(self, look: Callable[[], T], seconds: float = 20) -> T:
        """Look again and again until what is seen is true; gives it, or fails with what was seen last.

        Playwright's `wait_for_function` needs `eval`, which the page's policy refuses.
        """
        end = time.monotonic() + seconds
        while not (seen := look()):
            assert time.monotonic() < end, f"still {seen!r} after {seconds} s; status: {self.status.text_content()!r}"
            self.page.wait_for_timeout(50)
        return seen

    def until_playing(self, seconds: float = 20) -> None:
        """Wait until the sound is heard: its clock has moved.

        The page itself looks: each look from outside costs four processes some milliseconds.
        """
        heard: bool = self.page.evaluate(
            """async (seconds) => {
              const time = () => probe.audios[0]?.paused === false ? probe.audios[0].currentTime : -1;
              const before = time();
              const end = performance.now() + seconds * 1000;
              while ([before, -1].includes(time())) {
                if (performance.now() > end) return false;
                await new Promise((resolve) => setTimeout(resolve, 10));
              }
              return true;
            }""",
            seconds,
        )
        assert heard, f"not heard after {seconds} s; status: {self.status.text_content()!r}"

    def wait(self, seconds: float) -> None:
        self.page.wait_for_timeout(seconds * 1000)
