"""What the tests of the engines share."""

from __future__ import annotations

import pytest

from reader.engines import Engine
from reader.engines.espeak import EspeakEngine


@pytest.fixture(scope="session")
def espeak() -> Engine:
    """One real espeak-ng for all tests that only speak: the library has one state per process anyway."""
    return EspeakEngine()
