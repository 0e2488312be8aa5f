"""Every kind of page in every theme: no fault that axe knows, and every pair of colours measured."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from reader.model.preferences import THEMES
from reader.settings import Settings
from tests.browser.conftest import OpenPage, wear
from tests.browser.pixels import Colour, colours, contrast, from_hex

LIBRARY = Settings.from_env({}).open_library()

# What is written on what; all of it is text, so 7:1 (WCAG 1.4.6).
TEXTS = (
    ("ink", "paper"), ("ink", "surface"), ("muted", "paper"), ("muted", "surface"), ("link", "paper"),
    ("link", "surface"), ("visited", "paper"), ("visited", "surface"), ("on-accent", "accent"), ("accent", "paper"),
    ("accent", "surface"), ("on-sentence", "sentence"), ("on-word", "word"),
)  # fmt: skip

# Borders, rings and lines that say something: 3:1 (WCAG 1.4.11). Hairlines only decorate.
SIGNS = (
    ("line", "paper"), ("line", "surface"), ("focus", "paper"), ("focus", "surface"), ("accent", "paper"),
    ("word-line", "word"),
)  # fmt: skip

TOKENS = """() => {
  const style = getComputedStyle(document.documentElement);
  return Object.fromEntries(%s.map((name) => [name, style.getPropertyValue('--' + name).trim()]));
}""" % sorted({name for pair in TEXTS + SIGNS for name in pair})  # noqa: UP031 - braces are JavaScript's here

HIGHLIGHT = """(names) => {
  const text = document.getElementById('s1-b2').firstChild;
  const range = (start, end) => {
    const made = new Range();
    made.setStart(text, start);
    made.setEnd(text, end);
    return made;
  };
  CSS.highlights.clear();
  if (names.includes('sentence')) CSS.highlights.set('sentence', new Highlight(range(0, 78)));
  if (names.includes('word')) {
    const word = new Highlight(range(2, 16));
    word.priority = 1;
    CSS.highlights.set('word', word);
  }
}"""


def show_player(page: Page) -> None:
    page.evaluate(
        """() => {
          const bar = document.getElementById('player');
          bar.hidden = false;
          bar.querySelector('[data-position]').textContent = 'Section 2 sur 4 : Avant la perfusion';
          bar.querySelector('[data-time]').textContent = '12 s';
          bar.querySelector('[data-action=place]').hidden = false;
          bar.querySelector('.player-status').textContent = 'En pause.';
        }"""
    )


def show_all(page: Page) -> None:
    """The player's bar, and what is folded."""
    if page.locator("#player").count():
        show_player(page)
    page.evaluate("() => document.querySelectorAll('details').forEach((details) => { details.open = true; })")


def tokens(page: Page) -> dict[str, Colour]:
    found: dict[str, str] = page.evaluate(TOKENS)
    return {name: from_hex(value) for name, value in found.items()}


@pytest.mark.proves("wcag:1.4.3", "wcag:1.4.6", "wcag:1.4.11", "wcag:2.4.13", "rgaa:3.2", "rgaa:3.3")
def test_contrast_of_every_pair(open_page: OpenPage, sample_server: str) -> None:
    page = open_page(f"{sample_server}/help")
    looks = {
        "light, more contrast": ("light", "light", "more"),
        "system in the dark": ("system", "dark", "no-preference"),
    }
    looks |= {theme: (theme, "light", "no-preference") for theme in THEMES}
    poor: dict[str, float] = {}
    faint: dict[str, float] = {}
    for look, (theme, scheme, more) in looks.items():
        page.emulate_media(color_scheme=scheme, contrast=more)  # type: ignore[arg-type]
        wear(page, f"theme={theme}")
        of = tokens(page)
        measured = {(one, other): contrast(of[one], of[other]) for one, other in TEXTS + SIGNS}
        poor |= {f"{one} on {other}, {look}": measured[one, other] for one, other in TEXTS if measured[one, other] < 7}
        faint |= {f"{one} by {other}, {look}": measured[one, other] for one, other in SIGNS if measured[one, other] < 3}
    assert (poor, faint) == ({}, {})


def test_the_system_theme_is_light_or_dark(open_page: OpenPage, sample_server: str) -> None:
    page = open_page(f"{sample_server}/help", "theme=light")
    light = tokens(page)
    wear(page, "theme=dark")
    dark = tokens(page)
    wear(page)
    assert light != dark
    assert tokens(page) == light
    page.emulate_media(color_scheme="dark")
    assert tokens(page) == dark


@pytest.mark.proves("wcag:1.4.1", "rgaa:3.1")
def test_the_word_and_the_sentence_are_seen(open_page: OpenPage, sample_server: str) -> None:
    """Measured on the screen: axe is blind to `::highlight()`."""
    page = open_page(f"{sample_server}/pages/exemple")
    for theme in THEMES:
        wear(page, f"theme={theme}")
        paragraph = page.locator("#s1-b2")
        of = tokens(page)
        before = colours(paragraph)
        page.evaluate(HIGHLIGHT, ["sentence", "word"])
        after = colours(paragraph)
        assert before[of["sentence"]] < 50 < 2000 < after[of["sentence"]], theme
        assert after[of["word"]] > 1000, theme
        page.evaluate(HIGHLIGHT, ["sentence"])
        sentence_alone = colours(paragraph)
        line = after[of["word-line"]] - sentence_alone[of["word-line"]]
        assert line > 50, f"{theme}: the word is underlined, so that it is not told by its colour alone"


def test_under_forced_colours_the_word_alone_is_marked(open_page: OpenPage, sample_server: str) -> None:
    page = open_page(f"{sample_server}/pages/exemple", forced_colors="active")
    for theme in ("system", "yellow-on-black"):
        wear(page, f"theme={theme}")
        paragraph = page.locator("#s1-b2")
        before = colours(paragraph)
        page.evaluate(HIGHLIGHT, ["sentence"])
        assert colours(paragraph) == before, theme
        page.evaluate(HIGHLIGHT, ["sentence", "word"])
        new = colours(paragraph) - before
        paper, word = before.most_common(1)[0][0], new.most_common(1)[0][0]
        assert contrast(paper, word) >= 3, theme


def test_every_theme_is_shown_on_its_own_choice(open_page: OpenPage, sample_server: str) -> None:
    page = open_page(f"{sample_server}/preferences", "theme=dark&colours=ffff00-00007f")
    grounds = page.locator(".choices-theme .choice").evaluate_all(
        "(choices) => choices.map((choice) => getComputedStyle(choice).backgroundColor)"
    )
    assert len(grounds) == len(THEMES)
    assert len(set(grounds)) == len(THEMES) - 2  # the system's is light here, and two themes are on black
