"""A real Chromium, and two live servers: the real service on the real pages, and the web door on its proof sheet."""

from __future__ import annotations

import os
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import waitress
from flask import Flask
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, Request, expect

from reader.settings import Settings, packaged
from reader.store import MemoryStore
from reader.web.app import create_app
from tests.live import run_until_closed
from tests.web.fake_reader import FakeReader
from tests.web.sample import SAMPLE

OpenPage = Callable[..., Page]

expect.set_options(timeout=15_000)  # ms; a machine with two processors and three browsers is slow, not wrong


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Every test of this folder is marked `browser`."""
    here = f"{Path(__file__).parent}{os.sep}"
    for item in items:
        if str(item.path).startswith(here):  # `is_relative_to` takes a second for 15,000 tests, in each worker
            item.add_marker("browser")


def serve(app: Flask) -> Iterator[str]:
    """Serve `app` on a free port of this machine until the generator is closed; yields its address."""
    server = waitress.create_server(app, host="127.0.0.1", port=0, threads=16)
    thread = threading.Thread(target=run_until_closed, args=(server,), daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.effective_port}"
    server.close()
    thread.join(timeout=10)


@pytest.fixture(scope="session")
def live_server() -> Iterator[str]:
    """The address of the whole service: the pages of `content/`, the real voice, nothing rendered in advance."""
    settings = Settings.from_env({}).replaced(prepare=False)
    reader = settings.open_reader(MemoryStore())
    yield from serve(create_app(reader, packaged("static")))
    reader.close()


@pytest.fixture(scope="session")
def sample_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the web door alone, on a page (`/pages/exemple`) with one of everything."""
    reader: Any = FakeReader(tmp_path_factory.mktemp("pictures"), SAMPLE)
    yield from serve(create_app(reader, packaged("static")))


def wear(page: Page, preferences: str = "") -> None:
    """Open the page again with these wishes in its cookie: the server's own answer, cheaper than a fresh profile."""
    address = page.url
    host = "/".join(address.split("/")[:3])
    page.context.clear_cookies(name="preferences")
    if preferences:
        page.context.add_cookies([{"name": "preferences", "value": preferences, "url": host}])
    page.goto(address)


def watch(page: Page, address: str, faults: list[str], expected: str = "") -> None:
    """Add to `faults` what the page writes on the console as a warning or an error (a refused policy among them), its
    uncaught errors, and requests to another host than that of `address`.

    What holds `expected` is none: the browser's own line about an answer that is an error, or about a broken script.
    """
    host = "/".join(address.split("/")[:3])

    def on_console(message: ConsoleMessage) -> None:
        if message.type in ("warning", "error") and not (expected and expected in message.text):
            faults.append(message.text)

    def on_request(request: Request) -> None:
        if not request.url.startswith(f"{host}/"):
            faults.append(f"asked {request.url}")

    page.on("console", on_console)

    def on_error(error: Exception) -> None:
        if not (expected and expected in str(error)):
            faults.append(str(error))

    page.on("pageerror", on_error)
    page.on("request", on_request)


@pytest.fixture
def open_page(browser: Browser) -> Iterator[OpenPage]:
    """A function that opens an address in a fresh profile.

    `open_page(address, preferences="theme=dark", **options)`: the text of the cookie, and Playwright's options of a
    context (`viewport`, `forced_colors`, `java_script_enabled` ...). Whatever the page writes on the console as a
    warning or an error, a refused policy among them, and any request to another host fail the test.
    """
    contexts: list[BrowserContext] = []
    faults: list[str] = []

    def open_one(address: str, preferences: str = "", expect_status: int = 200, **options: Any) -> Page:
        context = browser.new_context(**options)
        contexts.append(context)
        host = "/".join(address.split("/")[:3])
        if preferences:
            context.add_cookies([{"name": "preferences", "value": preferences, "url": host}])
        page = context.new_page()
        watch(page, address, faults, str(expect_status) if expect_status >= 400 else "")
        answer = page.goto(address)
        assert answer is not None
        assert answer.status == expect_status
        return page

    yield open_one
    for context in contexts:
        context.close()
    assert faults == []
