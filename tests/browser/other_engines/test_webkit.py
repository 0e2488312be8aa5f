"""The reader in Safari's engine: what is shown and lit, what is kept, and each kind of page on a narrow screen."""

from __future__ import annotations

import importlib.util
import time
from collections.abc import Iterator

import pytest

from tests.browser.conftest import serve
from tests.browser.other_engines.screen import Screen, lacking, until
from tests.browser.other_engines.webkit import BROWSERS, WebKit, webkit_on
from tests.browser.pixels import from_hex
from tests.browser.test_reflow import TARGETS
from tests.proof.kinds import KINDS, whole_service

MISSING = ", ".join(
    filter(
        None,
        (
            lacking("WebKitWebDriver"),
            "" if BROWSERS else "MiniBrowser",
            "" if importlib.util.find_spec("selenium") else "selenium",
        ),
    )
)
pytestmark = [
    pytest.mark.long,
    pytest.mark.skipif(bool(MISSING), reason=f"not here: {MISSING}"),
    pytest.mark.filterwarnings("ignore:setting remote_server_addr:DeprecationWarning"),  # Selenium's own
]

PAGE = "/pages/deroulement-traitement"
TOGGLE, LISTEN = "#player [data-action=toggle]", "main button"
SIDEWAYS = "const page = document.documentElement; return page.scrollWidth - page.clientWidth"


@pytest.fixture
def webkit(screen: Screen) -> Iterator[WebKit]:
    with webkit_on(screen) as webkit:
        webkit.resize(900, 800)
        yield webkit


def test_the_heard_word_is_underlined_not_told_by_colour_alone(webkit: WebKit, live_server: str) -> None:
    webkit.open(live_server + PAGE)
    webkit.press(LISTEN)
    assert webkit.lights("word")
    style = "return getComputedStyle(document.documentElement).getPropertyValue(arguments[0]).trim()"
    line, ground = (from_hex(webkit.evaluate(style, name)) for name in ("--word-line", "--word"))
    assert until(lambda: {line, ground} <= webkit.pixels())


def test_words_explained_and_folds_have_their_dots(webkit: WebKit, live_server: str) -> None:
    webkit.open(live_server + PAGE)
    dotted = (
        "return [...document.querySelectorAll(arguments[0])].map((one) => getComputedStyle(one).textDecorationStyle)"
    )
    for selector in ("a.term", "details.words summary", "details.sound summary"):
        assert set(webkit.evaluate(dotted, selector)) == {"dotted"}, selector


def test_listening_pausing_and_coming_back(webkit: WebKit, live_server: str) -> None:
    webkit.open(live_server + PAGE)
    webkit.press(LISTEN)
    assert webkit.lights("word")
    webkit.press("#player [data-action=next-section]")
    assert until(lambda: webkit.lit("sentence") == "Avant de commencer")
    assert webkit.lights("word")
    webkit.press(TOGGLE)
    assert until(lambda: webkit.evaluate("return document.querySelector('.player-status').textContent") == "En pause.")
    stopped = webkit.lit("sentence")
    webkit.open(live_server + PAGE)
    assert until(
        lambda: webkit.evaluate("return document.querySelector('main button').innerText") == "Reprendre l’écoute"
    )
    webkit.press(LISTEN)
    assert until(lambda: webkit.lit("sentence") == stopped)


def test_a_hard_word_opens_and_escape_closes_it(webkit: WebKit, live_server: str) -> None:
    webkit.open(live_server + PAGE)
    is_open = "return document.querySelector('dialog.word').open"
    webkit.press("a.term")
    assert until(lambda: webkit.evaluate(is_open))
    webkit.key("#word-term", "\ue00c")  # Escape, in WebDriver's code
    assert until(lambda: not webkit.evaluate(is_open))
    assert webkit.evaluate("return document.activeElement.className") == "term"


def test_each_kind_of_page_fits_a_narrow_window(webkit: WebKit, tmp_path_factory: pytest.TempPathFactory) -> None:
    poor = {}
    with whole_service(tmp_path_factory.mktemp("service")) as app:
        for host in serve(app):
            webkit.resize(320, 640)  # it makes itself no narrower than it can
            for preferences in ("", "text_size=200", "text_size=400"):
                webkit.wear(host, preferences)
                for kind, address in KINDS.items():
                    webkit.open(host + address)
                    found = webkit.evaluate(SIDEWAYS), webkit.evaluate(f"return ({TARGETS})()")
                    if found != (0, []):
                        poor[kind, preferences] = found
            break
    assert poor == {}


def test_a_kept_page_is_read_and_heard_without_network(
    webkit: WebKit, tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest
) -> None:
    from reader.settings import Settings, packaged
    from reader.store import MemoryStore
    from reader.web.app import create_app

    reader = Settings.from_env({}).replaced(prepare=False).open_reader(MemoryStore())
    request.addfinalizer(reader.close)
    serving = serve(create_app(reader, packaged("static")))
    host = next(serving)
    webkit.open(host + PAGE)
    webkit.press("[data-keep]")
    told = "return document.querySelector('[data-offline] [data-announce]').textContent"
    assert until(lambda: "est gardée sur cet appareil" in webkit.evaluate(told), 200)
    next(serving, None)  # the service is gone
    time.sleep(1)
    webkit.open(host + PAGE)
    webkit.press(LISTEN)
    assert webkit.lights("word")
    webkit.press("#player [data-action=next-section]")
    assert until(lambda: webkit.lit("sentence") == "Avant de commencer")
