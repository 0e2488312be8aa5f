"""The last resort works everywhere."""

from __future__ import annotations

import pytest

from reader.engines import Engine, SpeechRequest
from reader.engines.tone import VOICE, ToneEngine
from reader.model import Quality
from tests.contracts.engine_contract import SENTENCE, EngineContract


class TestTone(EngineContract):
    @pytest.fixture
    def engine(self) -> Engine:
        return ToneEngine()


def test_it_says_that_it_is_no_voice() -> None:
    (voice,) = ToneEngine().voices()
    assert voice.quality is Quality.TONE
    assert "Aucune voix" in voice.name


def test_it_is_soft_and_begins_and_ends_softly() -> None:
    synthesis = ToneEngine().synthesize(SpeechRequest(SENTENCE, (), VOICE))
    samples = memoryview(synthesis.pcm).cast("h")
    assert 1000 < max(samples) < 4000
    assert abs(samples[1]) < 50
    assert not any(samples[len(samples) // 2 :])
