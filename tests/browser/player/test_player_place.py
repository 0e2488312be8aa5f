"""The listener's place: found again, shown to a screen reader, followed on the screen, chosen in the text."""

from __future__ import annotations

import json

import pytest
from playwright.sync_api import expect

from tests.browser.player.conftest import OpenListener
from tests.browser.player.listener import Listener

SMALL = {"width": 420, "height": 420}


@pytest.mark.proves("wcag:2.2.1", "epubtest:110")
def test_the_next_visit_goes_on_at_the_same_word(listener: OpenListener) -> None:
    heard = listener()
    # Loaded again by the page itself as the word lights up: on a busy machine a look from outside comes a word late.
    heard.page.evaluate(
        """() => document.addEventListener('heard', () => {
          if ([...CSS.highlights.get('word') ?? []].join('').startsWith('semaines')) location.reload();
        })"""
    )
    with heard.page.expect_navigation(timeout=60_000):
        heard.listen_to("Les doses")
    kept = json.loads(heard.page.evaluate("() => JSON.stringify(localStorage)"))
    assert list(kept) == ["place:ecoute"]
    assert json.loads(kept["place:ecoute"]).keys() == {"section", "title", "part", "sentence", "text", "offset"}
    assert heard.probe("probe.plays") == []
    button = heard.page.locator("[data-listen-all]")
    expect(button).to_have_accessible_name("Reprendre l’écoute")
    expect(heard.page.locator("[data-position]")).to_have_text("Section\u00a02 sur\u00a05\u00a0: Les doses")
    expect(heard.button("toggle")).to_be_in_viewport(ratio=1)  # however far down the browser has scrolled again
    button.click()
    heard.until_playing()
    first = heard.probe("probe.lights.find(({name}) => name === 'word').text")
    assert first.startswith("semaines")
    assert heard.section_number == 2


def test_a_line_far_away_is_followed(listener: OpenListener) -> None:
    """Its scroll is ours, however long: it does not end the following."""
    heard = listener(viewport={"width": 320, "height": 480}, preferences="text_size=400")
    heard.page.locator("[data-listen-all]").click()
    heard.until_playing()
    for number in range(2, 6):
        heard.button("next-section").click()
        heard.until(lambda number=number: heard.section_number == number and heard.playing)  # type: ignore[misc]
    heard.button("toggle").click()
    heard.page.reload()
    heard.wait(0.5)
    heard.page.evaluate("() => scrollTo({ top: 0, behavior: 'instant' })")  # the browser had scrolled there again
    heard.page.locator("[data-listen-all]").click()
    heard.until_playing()
    heard.until(lambda: heard.page.evaluate("() => scrollY") > 1000)
    assert heard.probe("probe.smooth") == 0, "what races past makes some people giddy"
    assert heard.page.evaluate("() => scrollY") > 4000
    heard.wait(1.5)
    expect(heard.button("follow")).to_contain_text("Ne plus suivre")


def test_the_place_is_the_same_sentence_at_another_speed(listener: OpenListener) -> None:
    heard = listener()
    heard.listen_to("Les doses")
    heard.button("next-unit").click()
    heard.button("next-unit").click()
    heard.until_playing()
    heard.button("toggle").click()
    with heard.page.expect_response("**/preferences"):
        heard.page.get_by_label("Vitesse").select_option("2.0")
    heard.page.reload()
    heard.page.locator("[data-listen-all]").click()
    heard.until_playing()
    assert heard.sentence == heard.cues("Les doses")[2]["text"].rstrip()


def test_a_place_that_is_gone_starts_its_section(listener: OpenListener) -> None:
    place = '{"section": "s3", "part": 4, "sentence": "s3-b99-1", "offset": 5}'
    heard = listener(prepare=lambda page: page.add_init_script(f"localStorage.setItem('place:ecoute', '{place}')"))
    heard.page.locator("[data-listen-all]").click()
    heard.until_playing()
    assert (heard.section_number, heard.probe("probe.starts")) == (3, [0])


@pytest.mark.parametrize("kept", ["{", '{"section": "s99", "part": 0, "sentence": "s99-b1-1", "offset": 0}', "7"])
def test_a_place_that_makes_no_sense_is_none(listener: OpenListener, kept: str) -> None:
    heard = listener(prepare=lambda page: page.add_init_script(f"localStorage.setItem('place:ecoute', '{kept}')"))
    heard.page.get_by_role("button", name="Écouter la page").click()
    heard.until_playing()
    assert heard.section_number == 1


def test_after_a_stop_a_link_leads_to_the_passage(listener: OpenListener) -> None:
    heard = listener(viewport=SMALL)
    link = heard.button("place")
    heard.listen_to("Les signes")
    expect(link).to_be_hidden()
    for _ in range(3):
        heard.button("next-unit").click()
    heard.until_playing()
    heard.button("toggle").click()
    assert heard.page.evaluate("() => document.activeElement.dataset.action") == "toggle", "nobody moves the focus"
    heard.page.evaluate("() => scrollTo(0, 0)")
    link.click()
    cell = heard.cues("Les signes")[3]["element"]
    assert heard.page.evaluate("() => document.activeElement.id") == cell
    assert heard.page.evaluate("() => document.activeElement.getBoundingClientRect().top > 0")
    heard.page.keyboard.press("Tab")
    assert heard.page.locator(f"#{cell}").get_attribute("tabindex") is None


# --- « Écouter d’ici » ---------------------------------------------------------------------------------------


def listen_from(heard: Listener, expected: str) -> None:
    heard.button("start-here").click()
    heard.until(lambda: heard.sentence.startswith(expected) and heard.playing)


@pytest.mark.proves("daisy:read-aloud-02", "epubtest:010")
def test_from_the_word_that_was_clicked(listener: OpenListener) -> None:
    heard = listener()
    heard.listen_to("Page d’écoute")
    heard.button("toggle").click()  # its section is short: the voice would go on to the next by itself
    heard.until(lambda: not heard.playing)
    plays = heard.probe("probe.plays.length")
    heard.page.get_by_text("Gardez toujours").click(position={"x": 450, "y": 10})  # "Montrez-la" is on the first line
    heard.wait(0.5)
    assert heard.probe("probe.plays.length") == plays, "a click alone starts nothing"
    listen_from(heard, "Montrez-la")
    assert heard.section_number == 2


def test_from_the_link_after_a_paragraph(listener: OpenListener) -> None:
    heard = listener(preferences="starts=paragraph")
    heard.page.get_by_role("link", name="Écouter d’ici : Ne restez pas seul").press("Enter")
    heard.until(lambda: heard.sentence.startswith("Ne restez pas seul") and heard.playing)
    heard.page.get_by_role("link", name="Écouter d’ici : Venez accompagné").click()
    heard.until(lambda: heard.sentence.startswith("Venez accompagné") and heard.playing)
    assert heard.page.url.endswith("/pages/ecoute")


def test_from_the_passage_that_was_tapped(listener: OpenListener) -> None:
    heard = listener(has_touch=True, is_mobile=True)
    heard.page.locator("[data-listen=s1]").tap()
    heard.until_playing()
    # A page that follows the voice may scroll between Playwright's look for the passage and its tap.
    heard.button("toggle").tap()
    heard.page.get_by_text("Ne restez pas seul").tap()
    listen_from(heard, "Ne restez pas seul")


def test_from_where_a_selection_begins(listener: OpenListener) -> None:
    heard = listener()
    heard.listen_to("Page d’écoute")
    heard.page.evaluate(
        """() => {
          const text = document.querySelector('#s2-b2 em').firstChild;
          text.parentNode.scrollIntoView({ block: 'center' });
          getSelection().setBaseAndExtent(text, 3, document.getElementById('s2-b3').firstChild, 9);
        }"""
    )
    listen_from(heard, "Ne doublez pas")


def test_from_the_link_that_has_the_focus(listener: OpenListener) -> None:
    heard = listener()
    heard.listen_to("Page d’écoute")
    heard.page.get_by_role("link", name="votre équipe").focus()
    listen_from(heard, "Ne doublez pas")


def test_else_from_the_first_line_in_sight(listener: OpenListener) -> None:
    heard = listener(viewport=SMALL)
    heard.listen_to("Page d’écoute")
    heard.page.get_by_text("Ne restez pas seul").click()
    heard.page.evaluate("() => document.getElementById('s5-b2').scrollIntoView({ block: 'start' })")
    listen_from(heard, "Notez vos questions")


def test_from_the_first_line_in_sight_of_a_paragraph_that_fills_the_window(listener: OpenListener) -> None:
    heard = listener(viewport={"width": 320, "height": 400}, preferences="text_size=200")
    heard.page.locator("[data-listen-all]").click()
    heard.until_playing()
    heard.page.evaluate(
        """() => {
          const box = document.getElementById('s2-b2').getBoundingClientRect();
          scrollBy({ top: box.top + box.height / 2, behavior: 'instant' });
        }"""
    )
    assert heard.page.evaluate("() => document.getElementById('s2-b2').getBoundingClientRect().top < 0")
    listen_from(heard, "Ne doublez pas")


def test_text_is_not_made_clickable(listener: OpenListener) -> None:
    """NVDA says "clickable" for text inside of anything that listens to clicks or mouse buttons."""
    heard = listener()
    session = heard.page.context.new_cdp_session(heard.page)
    for name in (
        "document.getElementById('main')",
        "document.getElementById('s2-b2')",
        "document.getElementById('player')",
    ):
        found = session.send("Runtime.evaluate", {"expression": name})["result"]["objectId"]
        listeners = session.send("DOMDebugger.getEventListeners", {"objectId": found})["listeners"]
        assert {one["type"] for one in listeners} & {"click", "mousedown", "mouseup", "dblclick"} == set()


# --- on the screen ----------------------------------------------------------------------------------------------------

LINE_IN_SIGHT = """() => {
  const { top, bottom } = [...CSS.highlights.get('word')][0]?.getClientRects()[0] ?? { top: 0, bottom: 0 };
  return top >= 0 && bottom <= document.getElementById('player').getBoundingClientRect().top + 1;
}"""


@pytest.mark.proves("wcag:2.3.3", "daisy:read-aloud-07", "epubtest:210")
@pytest.mark.parametrize("motion", ["no-preference", "reduce"])
def test_the_line_that_is_heard_stays_in_sight_above_the_bar(listener: OpenListener, motion: str) -> None:
    heard = listener(viewport=SMALL, reduced_motion=motion, preferences="speed=2.5")
    heard.page.locator("[data-listen=s2]").click()
    heard.until_playing()
    before = heard.page.evaluate("() => scrollY")
    for _ in range(5):
        heard.button("next-unit").click()
        heard.until_playing()
        heard.until(lambda: heard.word and heard.page.evaluate(LINE_IN_SIGHT))
    assert heard.page.evaluate("() => scrollY") != before
    assert (heard.probe("probe.smooth") > 0) == (motion == "no-preference")


def test_a_passage_that_is_touched_stays_under_the_finger(listener: OpenListener) -> None:
    """For as long as it takes to press « Écouter d’ici »; the page then follows the voice again by itself."""
    heard = listener(viewport=SMALL, preferences="speed=2.5")
    heard.page.locator("[data-listen=s2]").click()
    heard.until_playing()
    # The page itself touches, in the midst of a glide: a test from outside would be late.
    stayed = heard.page.evaluate(
        """() => new Promise((resolve) => {
          addEventListener('scroll', () => {
            document.getElementById('s2-b2').dispatchEvent(new PointerEvent('pointerdown', { bubbles: true }));
            requestAnimationFrame(() => {
              const touched = scrollY;
              setTimeout(() => resolve(Math.abs(scrollY - touched)), 1500);
            });
          }, { once: true });
          document.querySelector('#player [data-action=next-section]').click();
        })"""
    )
    assert stayed < 2
    heard.until(lambda: heard.word and heard.page.evaluate(LINE_IN_SIGHT))


def test_the_strip_covers_neither_the_pressed_button_nor_the_line(listener: OpenListener) -> None:
    heard = listener(viewport=SMALL)
    heard.page.locator("[data-listen=s2]").focus()
    above = """(margin) => {
      const button = document.querySelector('[data-listen=s2]').getBoundingClientRect();
      const bar = document.querySelector('.player-bar').getBoundingClientRect();
      scrollBy({ top: button.bottom - bar.top + margin, behavior: 'instant' });
    }"""
    heard.page.keyboard.press("Enter")
    heard.until_playing()
    heard.page.mouse.wheel(0, 1)  # from here on nobody follows
    heard.wait(0.5)
    heard.page.evaluate(above, 4)
    heard.page.keyboard.press("Enter")
    expect(heard.status).to_have_text("En pause.")
    heard.until(
        lambda: heard.page.evaluate(
            """() => document.activeElement.getBoundingClientRect().bottom
              < document.querySelector('.player-told').getBoundingClientRect().top"""
        ),
        seconds=3,
    )
    assert heard.page.evaluate("() => document.activeElement.dataset.listen") == "s2"


@pytest.mark.proves("wcag:2.2.2", "rgaa:13.8")
def test_who_scrolls_is_left_where_they_are_until_they_ask(listener: OpenListener) -> None:
    heard = listener(viewport=SMALL)
    heard.page.locator("[data-listen=s2]").click()
    heard.until_playing()
    follow = heard.button("follow")
    expect(follow).to_have_accessible_name("Ne plus suivre la lecture à l’écran")
    heard.wait(1.2)
    heard.page.mouse.move(200, 100)
    heard.page.mouse.wheel(0, 1500)
    expect(follow).to_have_accessible_name("Suivre la lecture à l’écran")
    heard.wait(0.5)
    resting = heard.page.evaluate("() => scrollY")
    words = len(heard.probe("probe.lights"))
    heard.until(lambda: len(heard.probe("probe.lights")) > words + 3)
    assert heard.page.evaluate("() => scrollY") == resting
    follow.click()
    expect(follow).to_have_accessible_name("Ne plus suivre la lecture à l’écran")
    heard.until(lambda: heard.word and heard.page.evaluate(LINE_IN_SIGHT))
    follow.click()
    expect(follow).to_have_accessible_name("Suivre la lecture à l’écran")
    heard.wait(0.8)  # a scroll on its way ends
    resting = heard.page.evaluate("() => scrollY")
    heard.page.evaluate("() => document.querySelector('[data-action=next-section]').click()")
    heard.until(lambda: heard.section_number == 3 and heard.playing)
    assert heard.page.evaluate("() => scrollY") == resting, "who has said no is not asked at each press"
