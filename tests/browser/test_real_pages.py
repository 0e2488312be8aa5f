"""Every page of `content/`, visited once: its text to the letter, its links and pictures, axe, and a phone."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from reader.extract import extract
from reader.model import Document
from reader.settings import Settings
from tests.browser.conftest import OpenPage, wear
from tests.browser.engines import faults
from tests.browser.test_page import texts
from tests.browser.test_reflow import NARROW, OVERFLOW, SOUND, WIDE
from tests.browser.test_themes import show_all

LIBRARY = Settings.from_env({}).open_library()


# Words of a table that break between two letters: a drug's name in two is read wrong. A hidden head is not looked at.
TORN = """() => {
  const torn = [];
  for (const table of document.querySelectorAll('main table')) {
    const texts = document.createTreeWalker(table, NodeFilter.SHOW_TEXT);
    while (texts.nextNode()) {
      if (texts.currentNode.parentElement.closest('thead')?.offsetHeight <= 1) continue;
      for (const word of texts.currentNode.textContent.matchAll(/\\p{L}+/gu)) {
        const range = new Range();
        range.setStart(texts.currentNode, word.index);
        range.setEnd(texts.currentNode, word.index + word[0].length);
        if (new Set([...range.getClientRects()].map((line) => Math.round(line.top))).size > 1) torn.push(word[0]);
      }
    }
  }
  return torn;
}"""


# Numbers of the text that a line's end parts in two: « 2|026 » is read as two. What ends at a stroke is whole so far.
TORN_NUMBERS = """() => {
  const torn = [];
  const texts = document.createTreeWalker(document.querySelector('main'), NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    const around = texts.currentNode.parentElement;
    if (!around.closest('[id^=s]') || !around.checkVisibility()) continue;
    for (const number of texts.currentNode.textContent.matchAll(/\\d+([.,]\\d+)*/g)) {
      const range = new Range();
      range.setStart(texts.currentNode, number.index);
      range.setEnd(texts.currentNode, number.index + number[0].length);
      if (new Set([...range.getClientRects()].map((line) => Math.round(line.top))).size > 1) torn.push(number[0]);
    }
  }
  return torn;
}"""


def document(page_id: str) -> Document:
    page = LIBRARY.page(page_id)
    return extract(page.html, page.id, page.source)


@pytest.mark.proves("wcag:1.3.1", "daisy:screen-reader-06")
@pytest.mark.parametrize("page_id", LIBRARY.ids())
def test_a_real_page_is_whole_and_sound(open_page: OpenPage, live_server: str, page_id: str) -> None:
    page = open_page(f"{live_server}/pages/{page_id}")
    found = texts(page)
    read = document(page_id)
    for section in read.sections:
        assert section.id in found
        for block in section.blocks:
            for element_id, sentences in block.elements():
                assert found[element_id] == "".join(sentence.text for sentence in sentences), element_id
    broken = page.evaluate(
        """() => [...document.querySelectorAll('a[href^="#"]')]
          .map((link) => link.hash.slice(1)).filter((id) => !document.getElementById(id))"""
    )
    assert broken == []
    for image in page.locator("main img").all():
        image.scroll_into_view_if_needed()
        expect(image).to_have_js_property("complete", True)
        assert image.evaluate("(image) => image.naturalWidth") > 0
    assert faults(page) == []
    assert page.evaluate(TORN) == []
    # What rows above say for a row as well (whom to call) is in its card, where rows are cards, and there alone.
    seen = "(all) => [...new Set(all.map((one) => one.checkVisibility()))]"
    repeated = page.locator(".above")
    assert repeated.evaluate_all(seen) in ([], [False])
    page.emulate_media(media="print")  # a cell of several rows may be on the sheet before
    assert repeated.evaluate_all(seen) in ([], [True])
    page.emulate_media(media="screen")
    page.set_viewport_size(NARROW)  # type: ignore[arg-type]
    assert repeated.evaluate_all(seen) in ([], [True])
    assert page.evaluate(OVERFLOW) == SOUND
    assert page.evaluate(TORN) == []
    show_all(page)
    assert page.evaluate(OVERFLOW) == SOUND, "unfolded"
    for wishes in ("", "spacing=wider", "font=opendyslexic", "font=system&weight=bold"):
        wear(page, wishes)
        for width in (480, 540, 700, WIDE["width"]):
            page.set_viewport_size({"width": width, "height": 900})
            assert page.evaluate(TORN) == [], (wishes, width)
            assert page.evaluate(OVERFLOW) == SOUND, (wishes, width)
    page.set_viewport_size(NARROW)  # type: ignore[arg-type]
    wear(page, "text_size=300&spacing=wide")
    assert page.evaluate(OVERFLOW) == SOUND


@pytest.mark.parametrize("size", [200, 300, 400])
def test_no_number_is_torn_in_huge_text_on_a_phone(open_page: OpenPage, live_server: str, size: int) -> None:
    for page_id in ("effets-secondaires", "deroulement-traitement"):
        page = open_page(f"{live_server}/pages/{page_id}", f"text_size={size}", viewport=NARROW)
        assert page.evaluate(TORN_NUMBERS) == []
        assert page.evaluate(OVERFLOW) == SOUND
        found = texts(page)
        for section in document(page_id).sections:
            for block in section.blocks:
                for element_id, sentences in block.elements():
                    assert found[element_id] == "".join(sentence.text for sentence in sentences)
