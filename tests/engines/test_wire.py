"""What passes between the pool and a worker."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.engines import EngineDescription, SpeechRequest, wire
from reader.engines.protocol import Capabilities
from reader.errors import EngineUnavailable, SynthesisFailed, VoiceNotFound
from reader.model import LanguageRun, Quality, SpokenWord, Synthesis, TextRange, TimingSource, Voice


@given(text=st.text(alphabet=st.characters(exclude_categories=()), max_size=40), cut=st.integers(0, 40))
def test_a_question_arrives_as_it_was_asked(text: str, cut: int) -> None:
    cut = min(cut, len(text))
    runs = (LanguageRun(TextRange(0, cut), "fr"), LanguageRun(TextRange(cut, len(text)), "en"))
    question = wire.Question(7, "synthesize", SpeechRequest(text, runs, "espeak/fr", 1.5), 2.5)
    line = question.line()
    assert line.count(b"\n") == 1
    assert wire.read_question(line) == question


@pytest.mark.parametrize("languages", [None, (), ("en", "de")])
def test_a_hello_arrives_as_it_was_said(languages: tuple[str, ...] | None) -> None:
    voices = (Voice("x/y", "x", "Voix d’essai", "fr-FR", Quality.NATURAL),)
    description = EngineDescription("x", "1", voices, Capabilities(TimingSource.ENGINE, True, languages), "")
    assert wire.read_hello(wire.hello(description)) == description


def test_a_synthesis_arrives_as_it_was_made() -> None:
    synthesis = Synthesis(b"\x01\x02" * 9, 8000, (SpokenWord(TextRange(0, 4), 0.1),), TimingSource.ESTIMATED)
    line, pcm = wire.spoken(3, synthesis)
    assert wire.answer(wire.read_reply(line, 3), pcm) == synthesis


@pytest.mark.parametrize("error", [EngineUnavailable("a"), SynthesisFailed("b"), VoiceNotFound("c")])
def test_an_error_arrives_as_itself(error: EngineUnavailable | SynthesisFailed | VoiceNotFound) -> None:
    with pytest.raises(type(error), match=str(error)):
        wire.answer(wire.read_reply(wire.failed(1, error), 1), b"")


@pytest.mark.parametrize(
    "value",
    [
        None,
        [],
        "x",
        {},
        {"number": 1},
        {"number": 2, "size": 0},
        {"number": 1, "size": -2},
        {"number": 1, "size": 3},
        {"number": 1, "size": 1 << 40},
        {"number": 1, "size": "many"},
    ],
)
def test_what_is_no_reply_is_refused(value: Any) -> None:
    with pytest.raises((ValueError, KeyError, TypeError)):
        wire.read_reply(json.dumps(value).encode(), 1)


@given(st.binary(max_size=60))
def test_noise_is_refused(noise: bytes) -> None:
    with pytest.raises((ValueError, KeyError, TypeError)):
        wire.read_reply(noise, 1)
    with pytest.raises((ValueError, KeyError, TypeError)):
        wire.read_hello(noise)


@pytest.mark.parametrize(
    "changes", [{"rate": 0}, {"rate": None}, {"timing": "guess"}, {"words": [[1]]}, {"words": [[5, 2, 0.0]]}]
)
def test_a_reply_with_nonsense_in_it_is_refused(changes: dict[str, Any]) -> None:
    line, pcm = wire.spoken(1, Synthesis(b"\0\0", 8000, ()))
    reply = {**wire.read_reply(line, 1), **changes}
    with pytest.raises((ValueError, KeyError, TypeError)):
        wire.answer(reply, pcm)
