"""A file that is being prepared, watched from its page."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import expect

from reader.exports import FORMATS
from tests.browser.conftest import OpenPage, serve
from tests.browser.test_reflow import NARROW
from tests.proof.kinds import whole_service


@pytest.fixture
def whole_server(tmp_path: Path) -> Iterator[str]:
    with whole_service(tmp_path) as app:
        yield from serve(app)


def test_a_file_that_fails_is_told_and_can_be_tried_again(
    whole_server: str, open_page: OpenPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    fails, tries = threading.Event(), threading.Semaphore(0)

    def write(*_: Any) -> None:
        tries.release()
        fails.wait(60)
        raise ValueError("a fault of the format's")

    monkeypatch.setitem(FORMATS, "txt", replace(FORMATS["txt"], write=write))
    page = open_page(f"{whole_server}/pages/exemple/take-away")
    page.locator("#txt button[type=submit]").click()
    again = page.get_by_role("button", name="Essayer de nouveau")
    leave = page.get_by_text("Vous pouvez fermer cette page")
    expect(page).to_have_title("En préparation\u00a0: Texte simple – Lecteur accessible")
    expect(leave).to_be_visible()
    expect(again).to_be_hidden()
    fails.set()
    expect(page.locator(".notice")).to_contain_text("Le fichier n’a pas pu être préparé.")
    expect(page).to_have_title("Pas préparé\u00a0: Texte simple – Lecteur accessible")
    expect(page.locator("[data-announce]")).to_contain_text("Le fichier n’a pas pu être préparé.")
    expect(page.get_by_role("progressbar")).to_be_hidden()
    expect(leave).to_be_hidden()
    assert tries.acquire(timeout=1)
    again.click()
    expect(page.locator(".notice")).to_be_visible()
    assert tries.acquire(timeout=1), "it was tried once more"


# How many lines each of the words that a pattern finds in the shown texts of an element stands on.
LINES = """([within, pattern]) => {
  const walker = document.createTreeWalker(document.querySelector(within), NodeFilter.SHOW_TEXT);
  const found = [];
  while (walker.nextNode()) {
    for (const match of walker.currentNode.data.matchAll(new RegExp(pattern, "gu"))) {
      const range = document.createRange();
      range.setStart(walker.currentNode, match.index);
      range.setEnd(walker.currentNode, match.index + match[0].length);
      const tops = new Set([...range.getClientRects()].map((box) => Math.round(box.top)));
      found.push([match[0], tops.size]);
    }
  }
  return found;
}"""


def test_in_the_hugest_letters_sizes_and_names_of_forms_are_not_cut(whole_server: str, open_page: OpenPage) -> None:
    """Seen on a phone: « 9|1 ko », « numériq|ue »."""
    page = open_page(f"{whole_server}/pages/exemple/take-away", "text_size=400", viewport=NARROW)
    for within, pattern in ((".forms", r"\d+(,\d+)?\s[km]o"), ("#epub h2", r"[\p{L}]+")):
        found = page.evaluate(LINES, [within, pattern])
        assert found
        assert [word for word, lines in found if lines != 1] == []
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


@pytest.mark.parametrize("size", [100, 400])
def test_the_box_of_a_choice_shows_its_focus(whole_server: str, open_page: OpenPage, size: int) -> None:
    page = open_page(f"{whole_server}/pages/exemple/take-away", f"text_size={size}", viewport=NARROW)
    page.locator("#epub summary").focus()
    page.keyboard.press("Enter")
    box = page.locator("#epub input[name=words]")
    expect(box).to_be_visible()
    page.keyboard.press("Tab")
    expect(box).to_be_focused()
    style, width = page.evaluate(
        "() => { const style = getComputedStyle(document.activeElement);"
        " return [style.outlineStyle, parseFloat(style.outlineWidth)]; }"
    )
    assert style == "solid"
    assert width >= 3
