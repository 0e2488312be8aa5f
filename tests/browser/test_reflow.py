"""Huge text, narrow windows, wide spacing: nothing cut, no scrolling sideways, everything large enough to press."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import OpenPage, wear
from tests.browser.test_themes import show_all, show_player

NARROW = {"width": 320, "height": 640}
ZOOMED = {"width": 320, "height": 256}  # 1280 by 1024 at 400 %
WIDE = {"width": 1280, "height": 900}

# WCAG 1.4.12's values, put where the person's own style sheet would be (the service's policy refuses one in the page).
SPACED = """() => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`
    * { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important; }
    p { margin-block-end: 2em !important; }`);
  document.adoptedStyleSheets = [sheet];
}"""

OVERFLOW = """() => {
  const width = document.documentElement.clientWidth;
  const hidden = (element) => element.closest('.visually-hidden, .skip-link, [hidden], thead');
  // what is folded is not laid out again when the window changes: its old place says nothing, and asking for it, or for
  // its style, has the browser lay out what is folded, six times as long as all the rest takes
  const seen = [...document.querySelectorAll('body *')].filter((element) => element.checkVisibility());
  const wide = seen.filter((element) => {
    const box = element.getBoundingClientRect();
    return box.width && (box.right > width + 1 || box.left < -1) && !hidden(element);
  });
  const larger = ({ scrollWidth, scrollHeight, clientWidth, clientHeight }) =>
    scrollWidth > clientWidth + 1 || scrollHeight > clientHeight + 1;
  const cut = seen.filter(larger).filter((element) => {
    const { overflowX, overflowY } = getComputedStyle(element);
    const clips = [overflowX, overflowY].some((value) => value === 'hidden' || value === 'clip');
    return clips && !hidden(element) && !element.matches('.name, input');
  });
  const name = (element) => element.outerHTML.slice(0, 100);
  return { sideways: document.documentElement.scrollWidth - width, wide: wide.map(name), cut: cut.map(name) };
}"""

# What can be pressed and is smaller than 44 by 44 (WCAG 2.5.5); a link in a sentence is as high as its line.
TARGETS = """() => {
  const inline = (element) => {
    if (!element.matches('a[href]')) return false;
    const around = element.closest('p, li, td, th, dd, dt, figcaption, caption, h1, h2, h3, h4, h5, h6, blockquote');
    return Boolean(around) && getComputedStyle(element).display.startsWith('inline')
      && around.textContent.replace(/\\s+/g, '') !== element.textContent.replace(/\\s+/g, '');
  };
  return [...document.querySelectorAll('a[href], button, input:not([type=hidden]), select, summary, audio')]
    .filter((element) => element.checkVisibility() && !element.matches('.skip-link') && !inline(element))
    .map((element) => ({
      name: element.outerHTML.slice(0, 100),
      box: (element.closest('label.choice') ?? element).getBoundingClientRect(),
    }))
    .filter(({ box }) => box.height < 43.99 || box.width < 43.99)
    .map(({ name, box }) => `${Math.round(box.width)} by ${Math.round(box.height)}: ${name}`);
}"""


SOUND = {"sideways": 0, "wide": [], "cut": []}


SETTING = """(paragraph) => {
  const style = getComputedStyle(paragraph);
  const probe = document.createElement('span');
  probe.textContent = '0'.repeat(80);
  probe.style.whiteSpace = 'nowrap';
  paragraph.append(probe);
  const eighty = probe.getBoundingClientRect().width;
  probe.remove();
  return {
    characters: paragraph.getBoundingClientRect().width / eighty * 80,
    leading: parseFloat(style.lineHeight) / parseFloat(style.fontSize),
    gap: parseFloat(style.marginBottom) / parseFloat(style.fontSize),
    align: style.textAlign,
    letters: parseFloat(style.letterSpacing) / parseFloat(style.fontSize) || 0,
    words: parseFloat(style.wordSpacing) / parseFloat(style.fontSize) || 0,
  };
}"""


@pytest.mark.proves("wcag:1.4.8", "daisy:visual-04")
def test_text_is_set_for_reading(open_page: OpenPage, sample_server: str) -> None:
    """WCAG 1.4.8: at most 80 characters a line, lines 1.5 apart, paragraphs further, never justified."""
    page = open_page(f"{sample_server}/pages/exemple", viewport=WIDE)
    for spacing in ("normal", "wide", "wider"):
        wear(page, f"spacing={spacing}")
        found: dict[str, Any] = page.locator("#s1-b2").evaluate(SETTING)
        assert found["characters"] <= 80, spacing
        assert found["leading"] >= 1.5, spacing
        assert found["gap"] >= 1.5, spacing
        assert found["align"] in ("start", "left"), spacing
        if spacing == "wider":  # WCAG 1.4.12
            assert found["letters"] >= 0.119
            assert found["words"] >= 0.159
            assert found["gap"] >= 2


# Where letters are not spread by their own size: what is inherited as a length is not.
UNEVEN = """() => [...document.querySelectorAll('body, body *')].filter((element) => {
  const { letterSpacing, fontSize } = getComputedStyle(element);
  return element.checkVisibility() && Math.abs(parseFloat(letterSpacing) / parseFloat(fontSize) - 0.12) > 0.005;
}).map((element) => element.outerHTML.slice(0, 80))"""


@pytest.mark.proves("wcag:1.4.12", "rgaa:10.12")
@pytest.mark.parametrize("path", ["/pages/exemple", "/preferences"])
def test_letters_are_spread_by_their_own_size(open_page: OpenPage, sample_server: str, path: str) -> None:
    """In the bar, in titles and in buttons too, which are not as large as huge text."""
    page = open_page(sample_server + path, "text_size=400&spacing=wider", viewport=NARROW)
    show_all(page)
    assert page.evaluate(UNEVEN) == []


# Where the bar's one word stands, as « Pause » and as « Écouter », and whether it is whole.
TOGGLE = """() => ['Pause', 'Écouter'].map((word) => {
  const button = document.querySelector('#player [data-action=toggle]');
  const label = button.querySelector('[data-label]');
  label.textContent = word;
  document.getElementById('player').toggleAttribute('data-playing', word === 'Pause');
  const { x, y, width, height } = button.getBoundingClientRect();
  return { place: [x, y, width, height].map(Math.round), cut: button.scrollWidth > button.clientWidth };
})"""


@pytest.mark.parametrize("size", [100, 150, 200, 400])
def test_the_bars_word_takes_its_room_whatever_it_says(open_page: OpenPage, sample_server: str, size: int) -> None:
    """Or the buttons beside it move away from the finger, and the bar grows over the text."""
    page = open_page(f"{sample_server}/pages/exemple")
    for letters in ("", "&spacing=wider", "&font=opendyslexic", "&font=opendyslexic&spacing=wider&weight=bold"):
        wear(page, f"text_size={size}{letters}")
        show_player(page)
        for width in (320, 360, 600, 1280):
            page.set_viewport_size({"width": width, "height": 640})
            pause, listen = page.evaluate(TOGGLE)
            assert pause == listen, (width, letters)
            assert not pause["cut"], (width, letters)


@pytest.mark.proves("wcag:1.4.4", "rgaa:10.4", "daisy:visual-03")
def test_text_size_multiplies_the_browsers_own(open_page: OpenPage, sample_server: str) -> None:
    page = open_page(f"{sample_server}/help")
    sizes = {}
    for size in (100, 175, 400):
        wear(page, f"text_size={size}")
        sizes[size] = page.evaluate("getComputedStyle(document.body).fontSize")
    assert sizes == {100: "16px", 175: "28px", 400: "64px"}


@pytest.mark.proves("wcag:2.4.7", "wcag:2.4.11", "wcag:2.4.12", "rgaa:10.7")
@pytest.mark.parametrize(
    ("viewport", "wishes"),
    [(WIDE, ""), (NARROW, ""), (ZOOMED, ""), (WIDE, "text_size=400"), (NARROW, "text_size=200&spacing=wider")],
)
def test_focus_is_seen_and_never_under_the_player(
    open_page: OpenPage, sample_server: str, viewport: dict[str, int], wishes: str
) -> None:
    """WCAG 2.4.7, 2.4.12, 2.4.13: every stop of the Tab key, with the bar and all its commands open."""
    page = open_page(f"{sample_server}/pages/exemple", wishes, viewport=viewport)
    show_all(page)
    stops = 0
    while True:
        page.keyboard.press("Tab")
        stop: dict[str, Any] | None = page.evaluate(
            """() => {
              const element = document.activeElement;
              if (!element || element === document.body) return null;
              const box = element.getBoundingClientRect();
              const line = element.getClientRects()[0];
              const found = document.elementFromPoint(line.left + line.width / 2, line.top + line.height / 2);
              const style = getComputedStyle(element);
              return {
                name: element.outerHTML.slice(0, 100),
                inSight: box.top >= -1 && box.top < innerHeight,
                onTop: Boolean(found && (element.contains(found) || found.contains(element))),
                ring: style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2,
                audio: element instanceof HTMLAudioElement,
              };
            }"""
        )
        if stop is None:
            break
        stops += 1
        assert stops < 120, "the Tab key never leaves the page"
        assert stop["inSight"], stop
        assert stop["onTop"], stop
        assert stop["ring"] or stop["audio"], stop  # the parts of a browser's own sound controls ring themselves
    assert stops > 25


@pytest.mark.parametrize("size", [100, 200, 400])
def test_more_than_half_of_the_window_is_the_texts(open_page: OpenPage, sample_server: str, size: int) -> None:
    """Nor is the bar's last button out of reach: what has no room is scrolled to."""
    page = open_page(f"{sample_server}/pages/exemple", f"text_size={size}")
    show_player(page)
    for width, height in ((320, 640), (390, 844), (844, 390), (1280, 800), (1920, 1080)):
        page.set_viewport_size({"width": width, "height": height})
        bar = page.locator(".player-bar").bounding_box()
        assert bar is not None
        assert bar["height"] < height / 2, (width, height)
        if size == 100 and width > height:  # a phone on its side too: two rows
            assert bar["height"] < height / 3
        page.locator(".player-more summary").scroll_into_view_if_needed()
        expect(page.locator(".player-more summary")).to_be_in_viewport(ratio=1)
        toggle = page.locator("[data-action=toggle]")
        toggle.scroll_into_view_if_needed()
        expect(toggle).to_be_in_viewport(ratio=1)


@pytest.mark.proves("wcag:2.4.1", "rgaa:12.7", "daisy:screen-reader-06")
def test_the_skip_link_comes_first_and_leads_to_the_text(open_page: OpenPage, sample_server: str) -> None:
    page = open_page(f"{sample_server}/pages/exemple")
    page.keyboard.press("Tab")
    link = page.locator(".skip-link")
    box = link.bounding_box()
    assert link.evaluate("(element) => element === document.activeElement")
    assert box is not None
    assert box["height"] >= 44
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"


@pytest.mark.proves("wcag:2.4.1", "rgaa:12.7")
def test_past_the_contents_in_one_press(open_page: OpenPage, sample_server: str) -> None:
    """However long the contents are, their first link leads past them: the next stop is the first section's button."""
    page = open_page(f"{sample_server}/pages/exemple")
    page.get_by_role("link", name="Passer le sommaire").focus()
    for key in ("Enter", "Tab"):
        page.keyboard.press(key)
    assert page.evaluate("document.activeElement.dataset.listen") == "s1"


# Words that break between two letters in what one chooses by: the menu, titles, buttons, the contents.
BROKEN = """() => {
  const broken = [];
  for (const element of document.querySelectorAll('header.site a, h1, main h2, legend, button, .choice span')) {
    if (!element.checkVisibility()) continue;
    const texts = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    while (texts.nextNode()) {
      if (texts.currentNode.parentElement.closest('.visually-hidden')) continue;
      for (const word of texts.currentNode.textContent.matchAll(/\\p{L}+/gu)) {
        if (word[0].length > 11) continue; // no window is wide enough
        const range = new Range();
        range.setStart(texts.currentNode, word.index);
        range.setEnd(texts.currentNode, word.index + word[0].length);
        if (new Set([...range.getClientRects()].map((line) => Math.round(line.top))).size > 1) broken.push(word[0]);
      }
    }
  }
  return broken;
}"""


@pytest.mark.parametrize("path", ["/", "/pages/effets-secondaires", "/preferences"])
def test_what_one_chooses_by_is_read_in_whole_words(open_page: OpenPage, live_server: str, path: str) -> None:
    """Four times as large, in the widest spacing, on the narrowest phone."""
    page = open_page(live_server + path, "text_size=400&spacing=wider", viewport=NARROW)
    assert page.evaluate(BROKEN) == []
    assert page.evaluate(OVERFLOW) == SOUND
