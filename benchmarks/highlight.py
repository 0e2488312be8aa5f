"""How far the lit word lags behind the sound, in a real Chromium."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Any

from playwright.sync_api import Page, sync_playwright

from benchmarks.ground import ROOT, Row, reader_server
from reader.cli.tools import BROWSER

PAGE = "effets-secondaires"
SECTION = "s2"
SECONDS = 15
MEAN, MOST = 0.050, 0.120  # seconds promised: on the average, and for 95 words of 100

# Remembers each <audio> that is played: the player's own is not in the document.
CAPTURE = """
const play = HTMLMediaElement.prototype.play;
HTMLMediaElement.prototype.play = function () { window.heard = this; return play.call(this); };
"""

# At each frame: which word is lit, and the sound's clock. A word is known by its element and its offset there.
SAMPLE = """
(seconds) => new Promise((resolve) => {
  const seen = [];
  let last = '';
  const began = performance.now();
  const offset = (range) => {
    const element = range.startContainer.parentElement.closest('[id]');
    const before = document.createRange();
    before.setStart(element, 0);
    before.setEnd(range.startContainer, range.startOffset);
    return [element.id, before.toString().length];
  };
  const frame = () => {
    const lit = CSS.highlights.get('word');
    const range = lit && lit.size ? [...lit][0] : null;
    if (range) {
      const [element, start] = offset(range);
      const name = element + ' ' + start;
      if (name !== last) {
        last = name;
        seen.push({ element, start, time: window.heard.currentTime, rate: window.heard.playbackRate });
      }
    }
    if (performance.now() - began < seconds * 1000) requestAnimationFrame(frame);
    else resolve(seen);
  };
  requestAnimationFrame(frame);
})
"""


def rows() -> list[Row]:
    """Mean and 95th percentile of (clock when the word is lit - the word's start), in seconds a listener waits."""
    chromium = BROWSER.find()
    if chromium is None:
        return [Row("highlight against the sound", "-", "no Chromium here", None, "mean 50 ms, 95 % 120 ms", False)]
    with tempfile.TemporaryDirectory() as scratch, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox", "--disable-gpu"])
        with reader_server(ROOT / "content", Path(scratch)) as (_, port):
            found = []
            for speed in ("1.0", "3.0"):
                page = browser.new_page()
                page.add_init_script(CAPTURE)
                lags = sorted(_lags(page, f"http://127.0.0.1:{port}/pages/{PAGE}", speed))
                page.close()
                mean, most = sum(lags) / len(lags), lags[int(0.95 * len(lags))]
                found.append(
                    Row(
                        f"highlight against the sound, {float(speed):g}x, {len(lags)} words",
                        "-",
                        f"mean {mean * 1000:.0f} ms, 95 % under {most * 1000:.0f} ms",
                        None,
                        "mean 50 ms, 95 % under 120 ms",
                        mean <= MEAN and most < MOST,
                    )
                )
        browser.close()
        return found


def _lags(page: Page, url: str, speed: str) -> list[float]:
    """Seconds between a word's start in the sound and its light, either way, for each word lit meanwhile."""
    page.goto(url)
    address = page.locator(f'audio[data-section="{SECTION}"]').first.get_attribute("data-cues")
    assert address is not None
    cues: dict[str, Any] = page.request.get(url.partition("/pages/")[0] + address).json()
    page.locator(f'[data-listen="{SECTION}"]').click()
    page.locator('select[data-control="speed"]').select_option(value=speed)
    page.wait_for_timeout(1500)
    seen = page.evaluate(SAMPLE, SECONDS)
    starts = {(cue["element"], word["range"][0]): word["start"] for cue in cues["cues"] for word in cue["words"]}
    return [
        abs(entry["time"] - starts[entry["element"], entry["start"]]) / entry["rate"]
        for entry in seen[1:]  # the first was lit before we looked
        if (entry["element"], entry["start"]) in starts
    ]
