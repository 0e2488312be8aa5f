"""The colours a person chooses for what is heard, measured on the screen; tables as cards, still tables."""

from __future__ import annotations

from collections import Counter

import pytest

from reader.model.preferences import MARKS
from tests.browser.conftest import OpenPage, wear
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


@pytest.mark.proves(
    "wcag:1.4.1", "wcag:1.4.6", "wcag:1.4.11", "rgaa:3.1", "rgaa:3.2", "daisy:read-aloud-09", "rgaa:3.3"
)
@pytest.mark.parametrize("ground", GROUNDS)
def test_what_is_heard_is_seen_in_every_colour(open_page: OpenPage, sample_server: str, ground: str) -> None:
    page = open_page(f"{sample_server}/pages/exemple")
    for mark in MARKS:
        wear(page, f"{ground}&mark={mark}")
        paragraph = page.locator("#s1-b2")
        of = tokens(page)
        page.evaluate(HIGHLIGHT, ["sentence"])
        sentence_alone = colours(paragraph)
        page.evaluate(HIGHLIGHT, ["sentence", "word"])
        both = colours(paragraph)
        for name in ("sentence", "on-sentence"):
            assert sentence_alone[of[name]] > 100, f"{mark}: {name} is on the screen"
        assert both[of["word"]] > 500, mark
        assert both[of["on-word"]] > 20, mark
        assert contrast(of["sentence"], of["on-sentence"]) >= 7, mark
        assert contrast(of["word"], of["on-word"]) >= 7, mark
        line = both[of["word-line"]] - sentence_alone[of["word-line"]]
        assert line > 50, f"{mark}: underlined, not told by its colour alone"
        assert contrast(of["word-line"], of["word"]) >= 3, mark


@pytest.mark.proves("wcag:1.3.1", "wcag:1.4.10", "rgaa:5.6", "rgaa:5.7")
@pytest.mark.parametrize("address", ["/pages/effets-secondaires", "/pages/types-immunotherapie/text"])
def test_a_table_that_becomes_cards_is_still_a_table(open_page: OpenPage, live_server: str, address: str) -> None:
    roles = []
    page = open_page(live_server + address)
    for viewport, size in ((WIDE, 100), (NARROW, 100), (NARROW, 400)):
        page.set_viewport_size(viewport)  # type: ignore[arg-type]
        wear(page, f"text_size={size}")
        names = ("table", "row", "cell", "columnheader", "rowheader", "caption")
        roles.append(Counter(role for role, _ in spoken(page) if role in names))
    assert roles[0]["table"] > 0
    assert roles[0]["columnheader"] > 1
    assert roles[0] == roles[1] == roles[2]
