"""Text four times as large on a phone: what no width tells, numbers of lists, doses, names, lists to choose from."""

from __future__ import annotations

import pytest

from tests.browser.conftest import OpenPage
from tests.browser.pixels import colours
from tests.browser.test_reflow import NARROW, WIDE, ZOOMED
from tests.browser.test_themes import show_player

HUGE = "text_size=400&theme=black-on-white"
EDGE = 3  # pixels of the window's edge that stay free

# How far the mark of an item goes beyond the window's edge is in no box that a script can ask for: the list is moved a
# window's width to the right, and what then stands where the window's edge was is looked at.
MOVED = "(list) => { list.style.translate = '100px'; list.style.width = `${list.clientWidth}px`; }"


@pytest.mark.proves("wcag:1.4.4", "wcag:1.4.10", "rgaa:10.4", "rgaa:10.11")
@pytest.mark.parametrize(
    ("path", "lists"),
    [
        ("/pages/exemple", "#s3 > ol"),
        ("/pages/exemple/text", "#s3 > ol"),
        ("/search?q=fievre", "ol.hits"),
        ("/help", "#listen ul"),
    ],
)
def test_the_number_of_an_item_is_within_the_window(
    open_page: OpenPage, sample_server: str, path: str, lists: str
) -> None:
    page = open_page(sample_server + path, HUGE, viewport=NARROW, bypass_csp=True)
    found = page.locator(lists).first
    box = found.bounding_box()
    assert box is not None
    found.evaluate(MOVED)
    page.evaluate(
        """([left, edge]) => {
          const strip = document.createElement('div');
          strip.id = 'edge';
          Object.assign(strip.style, { position: 'absolute', inset: `0 auto 0 ${left}px`, width: `${edge}px` });
          document.body.append(strip);
        }""",
        [100 - EDGE, 2 * EDGE],
    )
    strip = page.locator("#edge")
    strip.evaluate(
        "(strip, [top, height]) => Object.assign(strip.style, { top: `${top}px`, height: `${height}px` })",
        [box["y"], box["height"]],
    )
    assert list(colours(strip)) == [(255, 255, 255)]


LINES = """(element, words) => {
  const texts = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    const start = texts.currentNode.textContent.indexOf(words);
    if (start < 0) continue;
    const range = new Range();
    range.setStart(texts.currentNode, start);
    range.setEnd(texts.currentNode, start + words.length);
    return new Set([...range.getClientRects()].map((line) => Math.round(line.top))).size;
  }
  return 0;
}"""


def test_a_temperature_in_a_card_of_a_table_stays_on_one_line(open_page: OpenPage, sample_server: str) -> None:
    page = open_page(f"{sample_server}/pages/exemple", HUGE, viewport=NARROW)
    cell = page.locator("#s4-b3-c1")
    assert cell.evaluate(LINES, "≥\u00a038\u00a0°C") == 1


@pytest.mark.parametrize("window", [NARROW, WIDE], ids=["phone", "wide"])
def test_a_name_with_a_hyphen_stays_on_one_line(
    open_page: OpenPage, sample_server: str, window: dict[str, int]
) -> None:
    """Wherever the line ends: the window is made narrower step by step."""
    page = open_page(f"{sample_server}/pages/exemple", viewport=window)
    name = page.locator("#s4-b6 a.term", has_text="PD-L1").first
    for width in range(window["width"], window["width"] - 100, -4):
        page.set_viewport_size({"width": max(width, 320), "height": 640})
        assert name.evaluate(LINES, "PD-L1") == 1, width


def test_a_list_box_shows_what_is_chosen_in_whole_words(open_page: OpenPage, sample_server: str) -> None:
    """What it has no room for it cuts, without a word; a copy of its text is measured."""
    page = open_page(f"{sample_server}/pages/exemple/share", HUGE, viewport=NARROW)
    cut = page.evaluate(
        """() => [...document.querySelectorAll('form.share select')].filter((list) => {
          const { font, letterSpacing, paddingLeft, paddingRight } = getComputedStyle(list);
          const copy = document.createElement('span');
          copy.textContent = list.selectedOptions[0].textContent;
          Object.assign(copy.style, { font, letterSpacing, position: 'absolute', whiteSpace: 'nowrap' });
          document.body.append(copy);
          const { width } = copy.getBoundingClientRect();
          copy.remove();
          return width + parseFloat(paddingLeft) + parseFloat(paddingRight) > list.clientWidth;
        }).map((list) => list.id)"""
    )
    assert cut == []


@pytest.mark.proves("wcag:2.4.11", "wcag:2.4.12", "rgaa:10.7")
@pytest.mark.parametrize("window", [NARROW, ZOOMED, {"width": 640, "height": 450}, WIDE])
def test_the_field_one_writes_in_is_whole_over_the_bar_with_all_its_commands(
    open_page: OpenPage, sample_server: str, window: dict[str, int]
) -> None:
    """A field shows its focus when it is pressed too: then the bar does not give way (player.css), it leaves room."""
    page = open_page(f"{sample_server}/pages/exemple", "" if window == ZOOMED else HUGE, viewport=window)
    show_player(page)
    page.evaluate(
        """() => {
          document.querySelector('.player-more').open = true;
          document.querySelector('.player-status').textContent = 'Section 3 sur 4 : Avant la perfusion.';
        }"""
    )
    page.locator("form.search input[name=q]").focus()
    places = page.evaluate(
        """() => {
          const box = (selector) => document.querySelector(selector).getBoundingClientRect();
          const field = box('form.search input[name=q]');
          return [field.top, field.bottom, box('.player-told').top];
        }"""
    )
    top, bottom, strip = places
    assert 0 <= top < bottom < strip
