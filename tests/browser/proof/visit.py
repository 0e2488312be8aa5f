"""One visit of a page in a real browser, and all that is found on it: seen, heard, narrow, large, spaced, coloured."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, BrowserContext, Page

from tests.browser.conftest import watch
from tests.browser.engines import IBM, faults, ibm_faults
from tests.browser.proof.looks import looks_of, seen
from tests.browser.test_page import spoken
from tests.browser.test_reflow import NARROW, TARGETS, WIDE
from tests.browser.test_themes import show_all

HERE = Path(__file__).parent
FACTS, STOP = (HERE.joinpath(f"{name}.js").read_text("utf-8") for name in ("facts", "stop"))

ON_ITS_SIDE = {"width": 640, "height": 320}

# Kinds whose scripts wait for frames: the page's follows what is scrolled. All others are visited where none is drawn.
DRAWN = ("page",)

# Before the page's own scripts: what would sound or glide by itself, and what they would do at a frame alone.
WATCH = """
globalThis.watched = { spoken: 0, played: 0, smooth: 0, waits: [] };
const listen = EventTarget.prototype.addEventListener;
EventTarget.prototype.addEventListener = function (type, ...rest) {
  if (/^(scroll|scrollend|resize)$/.test(type) || this instanceof MediaQueryList) watched.waits.push(type);
  return listen.call(this, type, ...rest);
};
for (const name of ['requestAnimationFrame', 'ResizeObserver', 'IntersectionObserver']) {
  globalThis[name] = new Proxy(globalThis[name], {
    apply: (asked, self, words) => (watched.waits.push(name), asked.apply(self, words)),
    construct: (asked, words) => (watched.waits.push(name), new asked(...words)),
  });
}
if (globalThis.speechSynthesis) speechSynthesis.speak = () => { watched.spoken += 1; };
const play = HTMLMediaElement.prototype.play;
HTMLMediaElement.prototype.play = function () { watched.played += 1; return play.call(this); };
const scrolls = [[globalThis, 'scrollTo'], [globalThis, 'scrollBy'], [Element.prototype, 'scrollIntoView']];
for (const [owner, name] of scrolls) {
  const scroll = owner[name];
  owner[name] = function (...words) {
    if (words[0]?.behavior === 'smooth') watched.smooth += 1;
    return scroll.apply(this, words);
  };
}
"""

WORDS = "() => document.body.innerText.replace(/\\s+/g, ' ').trim()"
UNSTYLE = "() => { for (const sheet of document.styleSheets) sheet.disabled = true; }"


def visit(browser: Browser, kind: str, address: str, status: int) -> dict[str, Any]:
    """What is found on a kind of page, at that address, by name; each test takes its own."""
    complaints: list[str] = []
    context = browser.new_context(viewport=WIDE, reduced_motion="reduce")  # type: ignore[arg-type]
    try:
        page = _open(context, address, status, complaints)
        found: dict[str, Any] = page.evaluate(FACTS)
        found["tree"] = spoken(page)
        found["walk"] = _walk(page)
        found["waits"] = page.evaluate("() => watched.waits")
        show_all(page)
        found["ibm"] = ibm_faults(page) if IBM.is_file() else None
        found["axe"] = faults(page)
        found["axe in the dark"] = _axe_in_the_dark(page)
        found["text"] = page.evaluate(WORDS)
        found |= _shapes(page)
        found |= seen(page, looks_of(kind))
        found["moving reduced"] = page.evaluate("() => document.getAnimations().length + watched.smooth")
        page.evaluate(UNSTYLE)
        found["unstyled"] = page.evaluate(WORDS)
        # What Playwright does for a profile without scripts; a profile of its own takes three times as long to open.
        context.new_cdp_session(page).send("Emulation.setScriptExecutionDisabled", {"value": True})
        page.goto(address)
        found["tree without scripts"] = spoken(page)
        found["seen without scripts"] = seen(page, looks_of(kind)[::7])
    finally:
        context.close()
    found["complaints"] = complaints
    return found


def _open(context: BrowserContext, address: str, status: int, complaints: list[str]) -> Page:
    page = context.new_page()
    watch(page, address, complaints, str(status) if status >= 400 else "")
    page.add_init_script(WATCH)
    answer = page.goto(address)
    assert answer is not None
    assert answer.status == status
    return page


def _walk(page: Page) -> list[dict[str, Any]]:
    """Every stop of the Tab key from the top of a page to its end; a trap shows as a walk of 400 stops."""
    stops: list[dict[str, Any]] = []
    while len(stops) < 400:
        page.keyboard.press("Tab")
        stop = page.evaluate(STOP)
        if stop is None:
            break
        stops.append(stop)
    return stops


def _axe_in_the_dark(page: Page) -> list[str]:
    """What axe finds of the colours of one dark theme: ten times as long as our own measure in looks.py takes."""
    theme: str = page.evaluate("() => document.documentElement.dataset.theme ?? ''")
    if not theme:
        return []
    paint = "(theme) => { document.documentElement.dataset.theme = theme; }"
    page.evaluate(paint, "white-on-black")
    poor = faults(page, of_colour_only=True)
    page.evaluate(paint, theme)
    return poor


def _shapes(page: Page) -> dict[str, Any]:
    """On a phone, and that on its side: what is too small to press, and which words are there."""
    small = {"wide": page.evaluate(TARGETS)}
    page.set_viewport_size(NARROW)  # type: ignore[arg-type]
    small["phone"] = page.evaluate(TARGETS)
    upright = page.evaluate(WORDS)
    page.set_viewport_size(ON_ITS_SIDE)  # type: ignore[arg-type]
    lying = page.evaluate(WORDS)
    page.set_viewport_size(WIDE)  # type: ignore[arg-type]
    return {"small": small, "upright": upright, "lying": lying}
