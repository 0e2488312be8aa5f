"""A service with one short page to listen to, and a browser that tells what its player does."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from reader.settings import Settings, packaged
from reader.store import MemoryStore
from reader.web.app import create_app
from tests.browser.conftest import serve, watch
from tests.browser.player.listener import PROBE, Listener

PAGE = Path(__file__).with_name("ecoute.html")

OpenListener = Callable[..., Listener]


@pytest.fixture(scope="session")
def listening_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the whole service on one page, `/pages/ecoute`: short sections, the real voice."""
    content = tmp_path_factory.mktemp("content")
    (content / PAGE.name).write_bytes(PAGE.read_bytes())
    reader = Settings.from_env({}).replaced(content=content, prepare=False).open_reader(MemoryStore())
    yield from serve(create_app(reader, packaged("static")))
    reader.close()


@pytest.fixture
def listener(browser: Browser, listening_server: str) -> Iterator[OpenListener]:
    """A function that opens the page to listen to in a fresh profile.

    `preferences` is the text of the cookie; `prepare` is called with the page before it is opened (routes, scripts);
    other options are those of Playwright's contexts. What `watch` finds fails the test, but for lines of the console
    that hold `expected`.
    """
    contexts: list[BrowserContext] = []
    faults: list[str] = []

    def open_one(
        prepare: Callable[[Page], None] | None = None, preferences: str = "", expected: str = "", **options: Any
    ) -> Listener:
        options.setdefault("viewport", {"width": 1000, "height": 700})
        context = browser.new_context(**options)
        contexts.append(context)
        if preferences:
            context.add_cookies([{"name": "preferences", "value": preferences, "url": listening_server}])
        page = context.new_page()
        watch(page, listening_server, faults, expected)
        page.add_init_script(PROBE)
        if prepare is not None:
            prepare(page)
        page.goto(f"{listening_server}/pages/ecoute")
        return Listener(page)

    yield open_one
    for context in contexts:
        context.close()
    assert faults == []
