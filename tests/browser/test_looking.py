"""The settings page lives: the sample follows each choice, with a script at once; one's own colours hold everywhere."""

from __future__ import annotations

import re
from urllib.parse import urlencode

import pytest
from playwright.sync_api import Page, expect

from reader.model import Preferences
from tests.browser.conftest import OpenPage, wear
from tests.browser.engines import faults
from tests.browser.test_reflow import NARROW, OVERFLOW, SOUND, TARGETS, WIDE

SIGNS = "α β µ ≥ ≤ CAR\u2011T"


def style(page: Page, selector: str, name: str) -> str:
    found: str = page.locator(selector).evaluate("(element, name) => getComputedStyle(element)[name]", name)
    return found


@pytest.mark.proves("wcag:3.2.2")
def test_the_sample_follows_each_choice_and_the_page_stays(open_page: OpenPage, sample_server: str) -> None:
    page = open_page(f"{sample_server}/preferences")
    page_size = style(page, "body", "fontSize")
    page.get_by_label("Jaune sur noir").check()
    page.get_by_label("200\u00a0%").check()
    assert style(page, "#sample", "backgroundColor") == "rgb(0, 0, 0)"
    assert style(page, "#sample", "fontSize") == "32px"
    page.get_by_role("radio", name="Le mot", exact=True).first.check()
    assert style(page, ".sample-sentence", "backgroundColor") == "rgba(0, 0, 0, 0)"
    page.get_by_label("Masquées").check()
    assert style(page, "p.sample-note", "display") == "none"
    assert style(page, "body", "fontSize") == page_size
    assert style(page, "body", "color") != "rgb(255, 255, 0)"
    assert page.context.cookies() == []


@pytest.mark.proves("wcag:1.4.8", "daisy:visual-10")
def test_own_colours_show_in_the_sample_and_their_contrast_is_said(open_page: OpenPage, sample_server: str) -> None:
    page = open_page(f"{sample_server}/preferences")
    verdict = page.locator("#own-verdict")
    code = page.locator("#paper")
    code.fill("#00007F")
    code.press("Tab")
    expect(verdict).to_contain_text("il faut au moins 4,5 pour 1")
    for name, colour in (("ink", "#FFFF00"), ("link", "#FFFFFF")):
        page.locator(f"#{name}").fill(colour)
        page.locator(f"#{name}").press("Tab")
    expect(verdict).to_contain_text("Contraste de vos couleurs")
    expect(page.locator("#sample")).to_have_css("background-color", "rgb(0, 0, 127)")
    expect(page.get_by_label("Mes couleurs").first).to_be_checked()
    page.get_by_role("button", name="Enregistrer").click()
    expect(page.locator("html")).to_have_attribute("data-colours", "ffff00-00007f-ffffff")
    assert style(page, "html", "backgroundColor") == "rgb(0, 0, 127)"


# What the sample is drawn with.
DRAWN = """() => [...document.querySelectorAll('#sample, #sample *')].map((element) => {
  const style = getComputedStyle(element);
  return [
    'fontFamily', 'fontSize', 'fontWeight', 'lineHeight', 'letterSpacing', 'wordSpacing', 'marginBottom',
    'color', 'backgroundColor', 'textDecorationLine', 'textDecorationColor', 'display',
  ].map((name) => style[name]).concat(
    style.getPropertyValue('--measure'), getComputedStyle(element, '::after').content,
  ).join('; ');
})"""


@pytest.mark.parametrize("scripts", [True, False])
def test_the_sample_goes_back_to_what_is_usual(open_page: OpenPage, sample_server: str, scripts: bool) -> None:
    """Whatever the page itself wears: the person sees what they would go back to."""
    page = open_page(f"{sample_server}/preferences", java_script_enabled=scripts)
    usual = page.evaluate(DRAWN)
    worn = {
        "theme": "cream", "text_size": "200", "spacing": "wider", "lines": "3", "paragraphs": "4", "words": "0.5",
        "letters": "0.2", "width": "narrow", "font": "opendyslexic", "weight": "bold", "highlight": "word",
        "mark": "pink", "terms": "off", "abbreviations": "never", "notes": "off",
    }  # fmt: skip
    wear(page, urlencode(worn))
    assert page.evaluate(DRAWN)[0] != usual[0]
    for name in worn:
        default = getattr(Preferences(), name)
        field = page.locator(f"[name={name}]").first
        if field.evaluate("(element) => element.tagName") == "SELECT":
            field.select_option(str(default))
        else:
            page.locator(f"[name={name}][value='{default}']").check()
    if not scripts:
        page.locator("button[name=preview]").click()
        expect(page.get_by_role("status").first).to_contain_text("Voici un aperçu")
    assert page.evaluate(DRAWN) == usual


@pytest.mark.proves("daisy:visual-02")
def test_letters_may_be_bold_and_what_is_important_stays_apart(open_page: OpenPage, sample_server: str) -> None:
    page = open_page(f"{sample_server}/pages/exemple", "weight=bold")
    words = page.locator("main :is(p, li, td):has(> strong)").first
    strong = words.locator("strong").first
    weight, size, larger = (
        element.evaluate("(element, name) => getComputedStyle(element)[name]", name)
        for element, name in ((words, "fontWeight"), (words, "fontSize"), (strong, "fontSize"))
    )
    assert weight == "700"
    assert float(larger.removesuffix("px")) > float(size.removesuffix("px"))


@pytest.mark.proves("wcag:3.3.1", "rgaa:11.10")
def test_a_form_with_faults_is_sound(open_page: OpenPage, sample_server: str) -> None:
    page = open_page(f"{sample_server}/preferences", viewport=NARROW)
    page.route("**/preferences", lambda route: route.fulfill(response=route.fetch(), status=200))
    page.locator("#ink").fill("#909090")
    page.locator("#paper").fill("bleu")
    page.get_by_role("button", name="Enregistrer").click()
    expect(page.get_by_role("alert")).to_contain_text("« bleu » n’est pas une couleur")
    expect(page.locator("#paper")).to_be_focused()
    expect(page.locator("#paper")).to_have_accessible_description(re.compile("bleu"))
    expect(page.locator("#ink")).to_have_value("#909090")
    assert page.evaluate(OVERFLOW) == SOUND
    page.set_viewport_size(WIDE)  # type: ignore[arg-type]
    assert page.evaluate(OVERFLOW) == SOUND
    assert faults(page) == []


WISHES = (
    "theme=own&colours=ffff00-00007f-ffffff&mark=pink&width=wide&font=opendyslexic&weight=bold&text_size=200",
    "theme=own&colours=000000-999999&highlight=word&lines=3&letters=0.2&words=0.5&paragraphs=4&font=luciole&notes=off",
)


@pytest.mark.parametrize("kind", ["/pages/exemple", "/preferences"])
def test_wishes_together_are_sound(open_page: OpenPage, sample_server: str, kind: str) -> None:
    page = open_page(sample_server + kind, viewport=NARROW)
    for wishes in WISHES:
        wear(page, wishes)
        assert page.evaluate(OVERFLOW) == SOUND, wishes
        assert page.evaluate(TARGETS) == [], wishes
        assert faults(page, of_colour_only=wishes != WISHES[0]) == [], wishes


@pytest.mark.proves("daisy:visual-01")
@pytest.mark.parametrize("font", ["atkinson", "opendyslexic", "luciole", "system"])
def test_signs_of_medicine_are_drawn_in_each_font(open_page: OpenPage, sample_server: str, font: str) -> None:
    page = open_page(f"{sample_server}/help", f"font={font}")
    page.locator("h1").evaluate("(heading, signs) => { heading.textContent = signs; }", SIGNS)
    page.evaluate("document.fonts.ready")
    session = page.context.new_cdp_session(page)
    session.send("DOM.enable")
    session.send("CSS.enable")
    root = session.send("DOM.getDocument")["root"]["nodeId"]
    node = session.send("DOM.querySelector", {"nodeId": root, "selector": "h1"})["nodeId"]
    fonts = session.send("CSS.getPlatformFontsForNode", {"nodeId": node})["fonts"]
    assert sum(one["glyphCount"] for one in fonts) == len(SIGNS)
    assert not [one for one in fonts if "LastResort" in one["familyName"]]
    if font in ("atkinson", "opendyslexic"):
        assert any(one["isCustomFont"] for one in fonts)


@pytest.mark.proves("wcag:1.4.8", "daisy:visual-06")
@pytest.mark.parametrize("width", ["narrow", "normal", "wide"])
def test_lines_are_at_most_80_characters(open_page: OpenPage, sample_server: str, width: str) -> None:
    """Counted on the screen: how many characters of French a full line holds."""
    page = open_page(f"{sample_server}/help", f"width={width}", viewport={"width": 1600, "height": 900})
    longest = page.evaluate(
        """() => {
          const paragraph = document.querySelector('main p');
          paragraph.textContent = 'Votre équipe de soins répond à vos questions, même la nuit. '.repeat(40);
          const text = paragraph.firstChild;
          const range = new Range();
          const lines = new Map();
          for (let index = 0; index < text.length; index++) {
            range.setStart(text, index);
            range.setEnd(text, index + 1);
            const { bottom } = range.getBoundingClientRect();
            lines.set(bottom, (lines.get(bottom) ?? 0) + 1);
          }
          return Math.max(...lines.values());
        }"""
    )
    assert 30 < longest <= 81, "80 and the blank at the end of the line"


def test_the_sample_shows_abbreviations_and_hard_words_as_wished(open_page: OpenPage, sample_server: str) -> None:
    page = open_page(f"{sample_server}/preferences")

    def shown() -> list[bool]:
        found: list[bool] = page.locator("#sample .abbreviation").evaluate_all(
            "(all) => all.map((one) => getComputedStyle(one, '::after').content !== 'none')"
        )
        return found

    assert shown() == [True, False]
    for wish, expected in (("always", [True, True]), ("never", [False, False]), ("first", [True, False])):
        page.locator(f"input[name=abbreviations][value={wish}]").check()
        assert shown() == expected
    page.locator("input[name=terms][value=off]").check()
    term = page.locator("#sample a.term")
    assert term.evaluate("(link) => getComputedStyle(link).textDecorationLine") == "none"


@pytest.mark.parametrize("viewport", [NARROW, WIDE])
def test_what_keeps_the_choices_is_in_sight_beside_each(
    open_page: OpenPage, sample_server: str, viewport: dict[str, int]
) -> None:
    """Thirty choices are many windows high: nobody has to look for « Enregistrer », nor does it cover a choice."""
    page = open_page(f"{sample_server}/preferences", viewport=viewport)
    keep = page.get_by_role("button", name="Enregistrer")
    for _ in range(12):
        page.keyboard.press("Tab")
        expect(keep).to_be_in_viewport(ratio=1)
    for choice in ("theme", "font", "pauses", "shortcuts"):
        field = page.locator(f"[name={choice}]").first
        field.focus()
        expect(keep).to_be_in_viewport(ratio=1)
        box, bar = field.bounding_box(), keep.bounding_box()
        assert box is not None
        assert bar is not None
        assert box["y"] + box["height"] <= bar["y"], choice
    assert page.evaluate(OVERFLOW) == SOUND


# Text that white paper would swallow: light letters, whose ground browsers leave out in print unless they are told.
PALE = """() => [...document.querySelectorAll('main *')].filter((element) => {
  const { color, printColorAdjust } = getComputedStyle(element);
  const light = color.match(/\\d+/g).slice(0, 3).some((part) => Number(part) > 160);
  return light && printColorAdjust !== 'exact' && element.checkVisibility()
    && [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.textContent.trim());
}).map((element) => element.outerHTML.slice(0, 80))"""


def test_light_letters_keep_their_ground_on_paper(open_page: OpenPage, sample_server: str) -> None:
    page = open_page(f"{sample_server}/preferences", "theme=white-on-black")
    page.emulate_media(media="print")
    assert page.evaluate(PALE) == []


def test_what_a_page_tells_stands_apart_from_what_follows(open_page: OpenPage, sample_server: str) -> None:
    page = open_page(f"{sample_server}/preferences?saved=1")
    notice, following = page.locator(".notice").bounding_box(), page.locator(".notice + p").bounding_box()
    assert notice is not None
    assert following is not None
    assert following["y"] - (notice["y"] + notice["height"]) >= 16
