"""One screen for the tests of this folder."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.browser.other_engines.screen import Screen, screen_at


@pytest.fixture(scope="session")
def screen(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Screen]:
    """A screen and a sound card of their own; each test says itself what it lacks, these programs among it."""
    with screen_at(tmp_path_factory.mktemp("screen")) as screen:
        yield screen
