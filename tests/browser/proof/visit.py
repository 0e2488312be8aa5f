"""One visit of a page in a real browser, and all that is found on it: seen, heard, narrow, large, spaced, coloured."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, BrowserContext, Page

from reader.model.preferences import THEMES
from tests.browser.conftest import watch
from tests.browser.engines import IBM, faults, ibm_faults
from tests.browser.test_page import spoken
from tests.browser.test_reflow import NARROW, OVERFLOW, SPACED, TARGETS, WIDE, ZOOMED
from tests.browser.test_themes import show_all

HERE = Path(__file__).parent
FACTS, STOP, CONTRAST = (HERE.joinpath(f"{name}.js").read_text("utf-8") for name in ("facts", "stop", "contrast"))

ON_ITS_SIDE = {"width": 640, "height": 320}

# Before the page's own scripts: what would sound or glide by itself.
WATCH = """
globalThis.watched = { spoken: 0, played: 0, smooth: 0 };
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

# As the person's settings or, where a page has none, their browser would.
ENLARGE = """([size, spacing]) => {
  const root = document.documentElement;
  if (root.dataset.textSize) {
    Object.assign(root.dataset, { textSize: String(size), spacing });
  } else {
    root.style.fontSize = `${size}%`;
  }
}"""
PAINT = "(theme) => { document.documentElement.dataset.theme = theme; }"
WORDS = "() => document.body.innerText.replace(/\\s+/g, ' ').trim()"
UNSTYLE = "() => { for (const sheet of document.styleSheets) sheet.disabled = true; }"

SIZES = ((100, "normal"), (200, "normal"), (400, "normal"), (400, "wider"))

# How the system may want colours, besides the themes: Playwright's words for it.
WAYS: dict[str, dict[str, Any]] = {
    "system in the dark": {"color_scheme": "dark"},
    "more contrast": {"contrast": "more"},
    "more contrast in the dark": {"contrast": "more", "color_scheme": "dark"},
    "forced colours": {"forced_colors": "active"},
    "forced colours in the dark": {"forced_colors": "active", "color_scheme": "dark"},
}
AS_USUAL: dict[str, Any] = {"color_scheme": "light", "contrast": "no-preference", "forced_colors": "none"}


def visit(browser: Browser, address: str, status: int) -> dict[str, Any]:
    """What is found on the page at that address, by name; each test takes its own."""
    complaints: list[str] = []
    context = browser.new_context(viewport=WIDE, reduced_motion="reduce")  # type: ignore[arg-type]
    try:
        page = _open(context, address, status, complaints)
        found: dict[str, Any] = page.evaluate(FACTS)
        found["tree"] = spoken(page)
        found["walk"] = _walk(page)
        show_all(page)
        found["ibm"] = ibm_faults(page) if IBM.is_file() else None
        found["axe"] = faults(page)
        found["colours"] = _colours(page)
        found["text"] = page.evaluate(WORDS)
        found |= _shapes(page)
        found["moving reduced"] = page.evaluate("() => document.getAnimations().length + watched.smooth")
        page.evaluate(UNSTYLE)
        found["unstyled"] = page.evaluate(WORDS)
    finally:
        context.close()
    context = browser.new_context(viewport=WIDE, java_script_enabled=False)  # type: ignore[arg-type]
    try:
        found["tree without scripts"] = spoken(_open(context, address, status, complaints))
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


def _colours(page: Page) -> dict[str, list[str]]:
    """What is poorly seen in each theme and in each of the system's ways; where a page has no theme, in the ways.

    axe, which reads the colours again in one dark theme, takes ten times as long.
    """
    theme = page.evaluate("() => document.documentElement.dataset.theme ?? ''")
    found = {"as it comes": page.evaluate(CONTRAST)}
    for name in THEMES if theme else ():
        if name != "own":  # the person's: each pair is measured before it is kept
            page.evaluate(PAINT, name)
            found[name] = page.evaluate(CONTRAST)
    if theme:
        page.evaluate(PAINT, "white-on-black")
        found["axe, white on black"] = faults(page, of_colour_only=True)
        page.evaluate(PAINT, theme)
    for name, way in WAYS.items():
        page.emulate_media(**AS_USUAL | way)
        found[name] = page.evaluate(CONTRAST)
    page.emulate_media(**AS_USUAL)
    return found


def _shapes(page: Page) -> dict[str, Any]:
    """On a phone, on its side, magnified, enlarged, spaced: what is cut, too wide, too small to press."""
    cut = {}
    small = {"wide": page.evaluate(TARGETS)}
    page.set_viewport_size(NARROW)  # type: ignore[arg-type]
    small["phone"] = page.evaluate(TARGETS)
    upright = page.evaluate(WORDS)
    page.set_viewport_size(ON_ITS_SIDE)  # type: ignore[arg-type]
    lying = page.evaluate(WORDS)
    page.set_viewport_size(ZOOMED)  # type: ignore[arg-type]
    cut["400 % by the browser"] = page.evaluate(OVERFLOW)
    page.set_viewport_size(NARROW)  # type: ignore[arg-type]
    for size in SIZES:
        page.evaluate(ENLARGE, size)
        cut[f"{size[0]} %, {size[1]}"] = page.evaluate(OVERFLOW)
    page.evaluate(ENLARGE, SIZES[0])
    spaced = {}
    page.evaluate(SPACED)
    spaced["phone"] = page.evaluate(OVERFLOW)
    page.set_viewport_size(WIDE)  # type: ignore[arg-type]
    spaced["wide"] = page.evaluate(OVERFLOW)
    page.evaluate("() => { document.adoptedStyleSheets = []; }")
    return {"cut": cut, "spaced": spaced, "small": small, "upright": upright, "lying": lying}
