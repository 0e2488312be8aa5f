"""How a page may look: every theme, every way a system may want colours, every width, size and spacing, crossed."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import count, product
from math import gcd
from pathlib import Path
from typing import Any

from playwright.sync_api import Page

from reader.model import Preferences
from reader.model.preferences import THEMES
from reader.web.wishes import attributes
from tests.browser.test_reflow import NARROW, OVERFLOW, SPACED, WIDE, ZOOMED
from tests.proof.kinds import KINDS

CONTRAST = Path(__file__).with_name("contrast.js").read_text("utf-8")

# The themes, and two pairs of colours of one's own: on a light ground and, with links as the text, on a dark one.
OWN = ("3d0066-fff4c2-00456b", "ffe14d-10105a")
THEMED: dict[str, Preferences] = {
    **{theme: Preferences(theme=theme) for theme in THEMES if theme != "own"},
    **{f"own {colours}": Preferences(theme="own", colours=colours) for colours in OWN},
}

# How the system may want colours, in Playwright's words.
USUAL: dict[str, Any] = {"color_scheme": "light", "contrast": "no-preference", "forced_colors": "none"}
WAYS: dict[str, dict[str, Any]] = {
    "as usual": USUAL,
    "in the dark": USUAL | {"color_scheme": "dark"},
    "more contrast": USUAL | {"contrast": "more"},
    "more contrast in the dark": USUAL | {"contrast": "more", "color_scheme": "dark"},
    "forced colours": USUAL | {"forced_colors": "active"},
    "forced colours in the dark": USUAL | {"forced_colors": "active", "color_scheme": "dark"},
}


@dataclass(frozen=True, slots=True)
class Shape:
    """A window, the text's size in per cent and its spacing as the person's settings say them, and, with `spaced`,
    the spacing of a style sheet of the person's own (WCAG 1.4.12)."""

    window: dict[str, int]
    size: int = 100
    spacing: str = "normal"
    spaced: bool = False


SHAPES = {
    "wide": Shape(WIDE),
    "wide, spaced": Shape(WIDE, spaced=True),
    "400 % by the browser": Shape(ZOOMED),
    "320 px": Shape(NARROW),
    "320 px, spaced": Shape(NARROW, spaced=True),
    "320 px, 200 %": Shape(NARROW, 200),
    "320 px, 400 %": Shape(NARROW, 400),
    "320 px, 400 %, wider": Shape(NARROW, 400, "wider"),
}

Look = tuple[str, str, str]  # names of a theme, of a way and of a shape

# What `attributes` may say of a theme; size and spacing are there in any case.
PAINT = """(told) => {
  const root = document.documentElement;
  for (const name of ['data-colours', 'data-ground']) root.removeAttribute(name);
  for (const [name, value] of Object.entries(told)) root.setAttribute(name, value);
}"""
UNSPACED = "() => { document.adoptedStyleSheets = []; }"


def _look(spaced: bool) -> str:
    """The program of one look, all in one: between two words from outside the browser draws the page, for nobody."""
    space = SPACED if spaced else UNSPACED
    return f"(told) => {{ ({PAINT})(told); ({space})(); return [({CONTRAST}\n)(), ({OVERFLOW})()]; }}"


def looks_of(kind: str) -> list[Look]:
    """The looks in which a kind of page is seen: all there are, dealt out to the kinds like cards.

    All of them on all kinds would be 9000 measures. What goes wrong goes wrong for two things together (a theme under
    forced colours, a kind of page at 400 %), seldom for three and hardly for four. So each look, a theme and a way and
    a shape together, is seen on one kind of page at least, and each kind in each theme, in each way and in each shape
    (test_looks.py): a covering array, for which the page is painted anew twenty times and loaded once.
    """
    looks = list(product(THEMED, WAYS, SHAPES))
    # Every nth card is of each colour only where n and the number of cards have no divisor in common.
    hands = next(number for number in count(len(KINDS)) if gcd(number, len(looks)) == 1)
    dealt = [look for hand in range(list(KINDS).index(kind), hands, len(KINDS)) for look in looks[hand::hands]]
    return sorted(dealt, key=lambda look: (list(SHAPES).index(look[2]), list(WAYS).index(look[1])))


def seen(page: Page, looks: list[Look]) -> dict[str, dict[str, Any]]:
    """What is poorly seen (`poor`), and what is cut or too wide (`cut`, or `spaced` under a style sheet of the
    person's own), look by look; the page is as it came after that, in a wide window."""
    came: dict[str, str] = page.evaluate("() => ({ ...document.documentElement.dataset })")
    _bring_own_colours(page)
    found: dict[str, dict[str, Any]] = {"poor": {}, "cut": {}, "spaced": {}}
    for look in looks:
        theme, way, shape = THEMED[look[0]], WAYS[look[1]], SHAPES[look[2]]
        if page.viewport_size != shape.window:
            page.set_viewport_size(shape.window)  # type: ignore[arg-type]
        page.emulate_media(**way)
        wishes = theme.with_wishes({"text_size": str(shape.size), "spacing": shape.spacing})
        name = ", ".join(look)
        poor, cut = page.evaluate(_look(shape.spaced), attributes(wishes))
        found["poor"][name] = poor
        found["spaced" if shape.spaced else "cut"][name] = cut
    page.emulate_media(**USUAL)
    page.evaluate(UNSPACED)
    page.evaluate(PAINT, {f"data-{name}": value for name, value in _kebab(came).items()})
    page.set_viewport_size(WIDE)  # type: ignore[arg-type]
    return found


def _bring_own_colours(page: Page) -> None:
    """Link the sheets of `OWN`. Asked for from outside: no `onload` tells a page without scripts of their coming."""
    for colours in OWN:
        page.evaluate(
            """(href) => {
              const link = document.createElement('link');
              Object.assign(link, { rel: 'stylesheet', href });
              document.head.append(link);
            }""",
            f"/colours/{colours}.css",
        )
    brought = "() => [...document.querySelectorAll('link[rel=stylesheet]')].every((link) => link.sheet)"
    for _ in range(1000):
        if page.evaluate(brought):
            return
        page.wait_for_timeout(10)
    raise AssertionError("own colours have not come")


def _kebab(dataset: dict[str, str]) -> dict[str, str]:
    """The attributes' names behind those of a dataset: text-size for textSize."""
    return {"".join(f"-{c.lower()}" if c.isupper() else c for c in name): value for name, value in dataset.items()}
