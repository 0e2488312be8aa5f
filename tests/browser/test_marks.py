"""The colours a person chooses for what is heard, measured on the screen; tables as cards, still tables."""

from __future__ import annotations

from collections import Counter

import pytest
from playwright.sync_api import Browser

from reader.model.preferences import MARKS
from tests.browser.conftest import OpenPage
from tests.browser.pixels import colours, contrast
from tests.browser.test_page import spoken
from tests.browser.test_reflow import NARROW, WIDE
from tests.browser.test_themes import HIGHLIGHT, tokens

GROUNDS = (
    "theme=light",
    "theme=dark",
    "theme=cream",
    "theme=own&colours=ffff00-00007f",
    "theme=own&colours=402000-fff4e0",
)


@pytest.mark.proves("wcag:1.4.1", "wcag:1.4.6", "wcag:1.4.11", "rgaa:3.1", "rgaa:3.2")
@pytest.mark.parametrize("mark", MARKS)
@pytest.mark.parametrize("ground", GROUNDS)
def test_what_is_heard_is_seen_in_every_colour(
    browser: Browser, open_page: OpenPage, sample_server: str, ground: str, mark: str
) -> None:
    page = open_page(f"{sample_server}/pages/exemple", f"{ground}&mark={mark}")
    paragraph = page.locator("#s1-b2")
    of = tokens(page)
    page.evaluate(HIGHLIGHT, ["sentence"])
    sentence_alone = colours(browser, paragraph)
    page.evaluate(HIGHLIGHT, ["sentence", "word"])
    both = colours(browser, paragraph)
    for name in ("sentence", "on-sentence"):
        assert sentence_alone[of[name]] > 100, f"{name} is on the screen"
    assert both[of["word"]] > 500
    assert both[of["on-word"]] > 20
    assert contrast(of["sentence"], of["on-sentence"]) >= 7
    assert contrast(of["word"], of["on-word"]) >= 7
    assert both[of["word-line"]] - sentence_alone[of["word-line"]] > 50, "underlined: not told by its colour alone"
    assert contrast(of["word-line"], of["word"]) >= 3


@pytest.mark.proves("wcag:1.3.1", "wcag:1.4.10", "rgaa:5.6", "rgaa:5.7")
@pytest.mark.parametrize("address", ["/pages/effets-secondaires", "/pages/types-immunotherapie/text"])
def test_a_table_that_becomes_cards_is_still_a_table(open_page: OpenPage, live_server: str, address: str) -> None:
    roles = []
    for viewport, size in ((WIDE, 100), (NARROW, 100), (NARROW, 400)):
        page = open_page(live_server + address, f"text_size={size}", viewport=viewport)
        names = ("table", "row", "cell", "columnheader", "rowheader", "caption")
        roles.append(Counter(role for role, _ in spoken(page) if role in names))
    assert roles[0]["table"] > 0
    assert roles[0]["columnheader"] > 1
    assert roles[0] == roles[1] == roles[2]
