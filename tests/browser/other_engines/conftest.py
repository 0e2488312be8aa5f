"""One screen for the tests of this folder."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.browser.other_engines.screen import Screen, lacking, screen_at


@pytest.fixture(scope="session")
def screen(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Screen]:
    """A screen and a sound card of their own; skips the test, and says what is missing, where there can be none."""
    if missing := lacking():
        pytest.skip(f"not here: {missing} (tests/browser/other_engines/__init__.py says how to get it)")
    with screen_at(tmp_path_factory.mktemp("screen")) as screen:
        yield screen
