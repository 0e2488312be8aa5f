"""Fixtures that every room may use."""

from __future__ import annotations

import difflib
import gc
import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings

from reader.cli.tools import BROWSER

if TYPE_CHECKING:
    from playwright.sync_api import Browser

# --renderer-process-limit: else each page begins in one process and is loaded in another, a sixth of what opening it
# takes; what a profile keeps stays its own.
FLAGS = ("--no-sandbox", "--autoplay-policy=no-user-gesture-required", "--renderer-process-limit=1")
# Pages are laid out and never drawn: with no thread to draw in, a page without a window has no frames.
STILL = "--disable-threaded-compositing"

NO_CHROMIUM = "no Chromium: apt-get install chromium, or name one in READER_CHROMIUM"

# The machine may be busy: an example that takes long is no fault (nothing here asserts on absolute time).
settings.register_profile("reader", deadline=None)
settings.load_profile("reader")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-golden", action="store_true", help="write what is now made into tests/golden/")
    parser.addoption("--update-scoreboard", action="store_true", help="run the proofs alone, and write what they show")


def pytest_configure(config: pytest.Config) -> None:
    """In CI a browser that is missing is a failure, not a skip."""
    if config.getoption("--update-scoreboard"):
        from tests.proof.scoreboard import Writer

        config.pluginmanager.register(Writer(), "scoreboard")
    if os.environ.get("CI", "").lower() in ("1", "true"):  # noqa: TID251 - a switch of the tests, not of the service
        os.environ.setdefault("READER_REQUIRE_BROWSER", "1")  # noqa: TID251


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """What takes long in one piece comes first: begun late, it has the other workers wait for it at the end."""
    items.sort(key=lambda item: item.get_closest_marker("first") is None)


@pytest.hookimpl(trylast=True)
def pytest_collection_finish() -> None:
    """What was collected stays to the end: no search for garbage need look at it again."""
    gc.freeze()


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[[Path, str], None]:
    """Compares a text with a kept file and shows the difference; `--update-golden` keeps it instead."""

    def compare(kept: Path, made: str) -> None:
        if request.config.getoption("--update-golden"):
            kept.parent.mkdir(parents=True, exist_ok=True)
            kept.write_text(made, encoding="utf-8")
            return
        before = kept.read_text(encoding="utf-8") if kept.exists() else ""
        if before != made:
            difference = difflib.unified_diff(
                before.splitlines(), made.splitlines(), f"{kept.name} (kept)", f"{kept.name} (made)", lineterm=""
            )
            pytest.fail("\n".join([*difference][:200]) + "\nIf the new one is right: --update-golden", pytrace=False)

    return compare


@pytest.fixture(scope="session")
def launch() -> Iterator[Callable[..., Browser]]:
    """Starts a headless Chromium. Skipped where there is none, a failure where READER_REQUIRE_BROWSER says so (CI)."""
    named = os.environ.get("READER_CHROMIUM")  # noqa: TID251 - a switch of the tests, not of the service
    required = os.environ.get("READER_REQUIRE_BROWSER")  # noqa: TID251
    found = named or BROWSER.find()
    from playwright.sync_api import Error, sync_playwright  # here: most tests need no browser

    with sync_playwright() as playwright:

        def one(*flags: str) -> Browser:
            try:
                return playwright.chromium.launch(executable_path=found, args=[*FLAGS, *flags])
            except Error:
                if required:
                    pytest.fail(NO_CHROMIUM)
                pytest.skip(NO_CHROMIUM)

        yield one


@pytest.fixture(scope="session")
def browser(launch: Callable[..., Browser]) -> Iterator[Browser]:
    """Chromium as people have it."""
    chromium = launch()
    yield chromium
    chromium.close()


@pytest.fixture(scope="session")
def still_browser(launch: Callable[..., Browser]) -> Iterator[Browser]:
    """The same, for pages that are only measured: to draw them in each colour and size takes a quarter of the time.

    Nothing that waits for a frame ever happens there: events of scrolling, observers, a press by Playwright.
    """
    chromium = launch(STILL)
    yield chromium
    chromium.close()
