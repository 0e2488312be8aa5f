"""What the tests of the engines share."""

from __future__ import annotations

import pytest

from reader.engines import Engine, SpeechRequest
from reader.engines.espeak import EspeakEngine
from reader.model import Synthesis


def ask(engine: Engine, text: str, speed: float = 1.0) -> Synthesis:
    """The text in the engine's first voice."""
    return engine.synthesize(SpeechRequest(text, (), engine.voices()[0].id, speed))


@pytest.fixture(scope="session")
def espeak() -> Engine:
    """One real espeak-ng for all tests that only speak: the library has one state per process anyway."""
    return EspeakEngine()
