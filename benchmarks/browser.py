"""A page of 10,000 words in a real Chromium on a processor made four times slower, beside a plain page of the words."""

from __future__ import annotations

import json
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page, sync_playwright

from benchmarks.ground import Row, get, median, reader_server, rival_server, write_library
from benchmarks.highlight import CAPTURE
from reader.cli.tools import BROWSER

WORDS = 10_000
SECTIONS = 70  # of some 145 words each
SLOWER = 4
VISITS = 3
SECONDS = 12  # listened to at each speed
SPEEDS = ("1.0", "3.0")

FIRST_VIEW = 1.0  # seconds promised on the slowed processor
MEDIAN, MOST = 0.050, 0.150  # seconds promised: half of the words, 95 of 100
LONG_TASK = 50  # milliseconds (Long Tasks API)

# Long tasks and paints from the first instant on; largest-contentful-paint is told to observers only.
WATCH = f"""
{CAPTURE}
window.tasks = [];
window.largest = 0;
new PerformanceObserver((list) => window.tasks.push(...list.getEntries().map(({{ startTime, duration }}) =>
  ({{ startTime, duration }})))).observe({{ type: 'longtask', buffered: true }});
new PerformanceObserver((list) => {{ window.largest = list.getEntries().at(-1).startTime; }})
  .observe({{ type: 'largest-contentful-paint', buffered: true }});
"""

# When the view is there: the largest piece of text is painted, and the main thread has nothing left of the beginning.
READY = """
() => new Promise((resolve) => {
  const told = () => setTimeout(() => resolve({
    view: Math.max(window.largest, performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? 0) / 1000,
    tasks: window.tasks,
  }), 500);
  document.readyState === 'complete' ? told() : addEventListener('load', told);
})
"""

# A message posted in a frame arrives once that frame is painted. What was lit in it, and the sound's clock then. Where
# the word is in its element is counted afterwards: counting is not to slow what is measured.
LISTEN = """
(seconds) => new Promise((resolve) => {
  const seen = [];
  const began = performance.now();
  const painted = new MessageChannel();
  let node = null;
  let at = -1;
  painted.port1.onmessage = () => {
    const lit = CSS.highlights.get('word');
    const range = lit && lit.size ? lit.values().next().value : null;
    if (range && (range.startContainer !== node || range.startOffset !== at)) {
      node = range.startContainer;
      at = range.startOffset;
      seen.push({ node, at, time: window.heard.currentTime, rate: window.heard.playbackRate });
    }
    if (performance.now() - began < seconds * 1000) requestAnimationFrame(frame);
    else finish();
  };
  const frame = () => painted.port2.postMessage(0);
  const finish = () => setTimeout(() => {
    const tasks = window.tasks.filter(({ startTime }) => startTime > began && startTime < began + seconds * 1000);
    const words = seen.map(({ node, at, time, rate }) => {
      const element = node.parentElement.closest('[id]');
      const before = document.createRange();
      before.setStart(element, 0);
      before.setEnd(node, at);
      return { element: element.id, start: before.toString().length, time, rate };
    });
    resolve({ words, tasks, still: window.heard.paused });
  }, 300);
  requestAnimationFrame(frame);
})
"""

# The plain page does nothing but scroll a line a second, as a reader's eyes would.
IDLE = """
(seconds) => new Promise((resolve) => {
  const began = performance.now();
  const line = setInterval(() => scrollBy(0, 24), 1000);
  setTimeout(() => {
    clearInterval(line);
    resolve(window.tasks.filter(({ startTime }) => startTime > began));
  }, seconds * 1000);
})
"""


def rows() -> list[Row]:
    """First view, long tasks while the voice reads, and how late the words are painted."""
    chromium = BROWSER.find()
    if chromium is None:
        return [Row(f"page of {WORDS} words in a browser", "-", "no Chromium here", None, "measured", False)]
    with tempfile.TemporaryDirectory() as scratch, sync_playwright() as playwright:
        folder = Path(scratch)
        texts = write_library(folder / "content", SECTIONS)
        (folder / "paragraphs.json").write_text(json.dumps(texts), encoding="utf-8")
        (folder / "texts.json").write_text("[]", encoding="utf-8")
        (folder / "sound.mp3").write_bytes(b"")
        words = sum(len(text.split()) for text in texts)
        browser = playwright.chromium.launch(
            executable_path=chromium,
            args=["--no-sandbox", "--disable-gpu", "--autoplay-policy=no-user-gesture-required"],
        )
        with (
            reader_server(folder / "content", folder / "cache", prepare="non") as (_, port),
            rival_server(folder) as rival,
        ):
            found = _measure(browser, port, f"http://127.0.0.1:{rival}/page", words)
        browser.close()
        return found


def _measure(browser: Browser, port: int, plain: str, words: int) -> list[Row]:
    ours_address = f"http://127.0.0.1:{port}/pages/mesure"
    for address in (ours_address, plain):  # what a server does only once is not the browser's time
        with _slow_page(browser) as page:
            page.goto(address)
    ours, theirs = [], []
    for _ in range(VISITS):
        theirs.append(_first_view(browser, plain)[0])
        ours.append(_first_view(browser, ours_address)[0])
    opening = _first_view(browser, ours_address)[1]
    view, plain_view = median(ours), median(theirs)
    with _slow_page(browser) as page:
        page.goto(plain)
        page.evaluate(READY)
        idle = page.evaluate(IDLE, SECONDS)
    found = [
        Row(
            f"first view, {words} words, processor {SLOWER}x slower (longest task of the opening {opening:.0f} ms)",
            f"{plain_view:.2f} s",
            f"{view:.2f} s",
            view / plain_view,
            f"under {FIRST_VIEW:g} s",
            view < FIRST_VIEW,
        )
    ]
    for speed in SPEEDS:
        lags, tasks = _listen(browser, port, speed)
        middle, most = median(lags), lags[int(0.95 * len(lags))]
        longest = max((task["duration"] for task in tasks), default=0)
        found += [
            Row(
                f"tasks over {LONG_TASK} ms in {SECONDS} s of listening at {float(speed):g}x, {SLOWER}x slower",
                str(len(idle)),
                f"{len(tasks)}" + (f" (longest {longest:.0f} ms)" if tasks else ""),
                None,
                "none",
                not tasks,
            ),
            Row(
                f"sound to painted word at {float(speed):g}x, {len(lags)} words, {SLOWER}x slower",
                "-",
                f"median {middle * 1000:.0f} ms, 95 % under {most * 1000:.0f} ms",
                None,
                f"median {MEDIAN * 1000:.0f} ms, 95 % under {MOST * 1000:.0f} ms",
                middle <= MEDIAN and most < MOST,
            ),
        ]
    return found


@contextmanager
def _slow_page(browser: Browser) -> Iterator[Page]:
    """A page in a fresh profile on the slowed processor."""
    context = browser.new_context(viewport={"width": 412, "height": 823})  # a phone's
    try:
        page = context.new_page()
        page.add_init_script(WATCH)
        context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
        yield page
    finally:
        context.close()


def _first_view(browser: Browser, address: str) -> tuple[float, float]:
    """Seconds until the first view is painted, and milliseconds of the longest task until it is."""
    with _slow_page(browser) as page:
        page.goto(address)
        told = page.evaluate(READY)
        return told["view"], max((task["duration"] for task in told["tasks"]), default=0)


def _listen(browser: Browser, port: int, speed: str) -> tuple[list[float], list[dict[str, float]]]:
    """Listen in the middle of the page: seconds from a word's start to its paint, in rising order; the long tasks."""
    with _slow_page(browser) as page:
        page.goto(f"http://127.0.0.1:{port}/pages/mesure")
        tracks = page.locator("audio[data-track]")
        middle = tracks.count() // 2
        starts: dict[tuple[str, int], float] = {}
        for index in (middle, middle + 1):
            track = tracks.nth(index)
            for name in ("src", "data-cues"):  # rendered before, as in a house that has prepared its pages
                address = track.get_attribute(name)
                assert address is not None
                body = _kept(port, address)
                if name == "data-cues":
                    cues: dict[str, Any] = json.loads(body)
                    starts |= {
                        (cue["element"], word["range"][0]): word["start"]
                        for cue in cues["cues"]
                        for word in cue["words"]
                    }
        section = tracks.nth(middle).get_attribute("data-section")
        page.evaluate(READY)
        page.locator(f'[data-listen="{section}"]').click()
        page.locator('select[data-control="speed"]').select_option(value=speed)
        page.wait_for_function("() => window.heard && !window.heard.paused && window.heard.currentTime > 0.5")
        heard = page.evaluate(LISTEN, SECONDS)
    if heard["still"]:
        raise RuntimeError("the voice stopped while it was listened to")
    lags = sorted(
        abs(word["time"] - starts[word["element"], word["start"]]) / word["rate"]
        for word in heard["words"][1:]  # the first was lit before we looked
        if (word["element"], word["start"]) in starts
    )
    return lags, heard["tasks"]


def _kept(port: int, address: str) -> bytes:
    """What the service gives at an address, once it has it."""

    deadline = time.monotonic() + 60
    while True:
        status, body = get(port, address)
        if status == 200:
            return body
        if status != 503 or time.monotonic() > deadline:
            raise RuntimeError(f"{address}: {status}")
        time.sleep(0.2)
