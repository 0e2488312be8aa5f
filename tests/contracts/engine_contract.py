"""What every speech engine must hold to. A test class inherits `EngineContract` and gives the `engine` fixture."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reader.engines import Engine, SpeechRequest
from reader.errors import BadInput, EngineUnavailable, SynthesisFailed, VoiceNotFound
from reader.model import LanguageRun, Synthesis, TextRange, TimingSource

SENTENCE = "Appelez l’équipe soignante si la fièvre dépasse 38 degrés, même la nuit."


def check_laws(text: str, synthesis: Synthesis) -> None:
    """Whole samples; words that lie in the text and in the sound, in rising order."""
    assert len(synthesis.pcm) % 2 == 0
    assert synthesis.sample_rate > 0
    end, start = 0, 0.0
    for word in synthesis.words:
        assert word.range
        assert word.range.end <= len(text)
        assert word.range.start >= end or synthesis.timing is TimingSource.ENGINE
        assert word.start >= start
        assert word.start < synthesis.duration
        end, start = word.range.end, word.start


class EngineContract:
    """Requests are made with the engine's first voice."""

    def ask(self, engine: Engine, text: str, speed: float = 1.0) -> Synthesis:
        return engine.synthesize(SpeechRequest(text, (), engine.voices()[0].id, speed))

    def test_it_says_who_it_is(self, engine: Engine) -> None:
        assert engine.name
        assert engine.version
        assert engine.voices()
        for voice in engine.voices():
            assert voice.id.startswith(f"{voice.engine}/")
            assert voice.name
            assert voice.language.startswith("fr")
        assert len({voice.id for voice in engine.voices()}) == len(engine.voices())

    def test_a_sentence_gives_sound_and_its_words(self, engine: Engine) -> None:
        synthesis = self.ask(engine, SENTENCE)
        check_laws(SENTENCE, synthesis)
        assert any(synthesis.pcm)
        assert synthesis.duration > 1
        assert synthesis.timing is engine.capabilities.timing
        words = [word.range.of(SENTENCE).strip(".,") for word in synthesis.words]
        assert {"Appelez", "soignante", "fièvre", "dépasse", "degrés", "nuit"} <= set(words)

    def test_every_voice_speaks(self, engine: Engine) -> None:
        for voice in engine.voices():
            assert any(engine.synthesize(SpeechRequest("Bonjour.", (), voice.id)).pcm)

    @pytest.mark.parametrize("text", ["", " ", "\n\t", "\x00", "\x1b\x07"])
    def test_blank_text_gives_no_samples(self, engine: Engine, text: str) -> None:
        synthesis = self.ask(engine, text)
        assert synthesis.pcm == b""
        assert synthesis.words == ()
        assert synthesis.sample_rate > 0

    def test_an_unknown_voice_is_an_error_and_no_other_voice(self, engine: Engine) -> None:
        for voice in ("", "nobody", f"{engine.name}/nobody", f"{engine.name}/"):
            with pytest.raises(VoiceNotFound):
                engine.synthesize(SpeechRequest(SENTENCE, (), voice))
        assert any(self.ask(engine, "Bonjour.").pcm)

    def test_faster_is_shorter(self, engine: Engine) -> None:
        slow, plain, fast = (self.ask(engine, SENTENCE, speed).duration for speed in (0.5, 1.0, 2.0))
        assert slow > 1.4 * plain
        assert plain > 1.4 * fast

    def test_controls_and_lone_surrogates_move_no_offset(self, engine: Engine) -> None:
        text = "Avant\x00après\ud800encore\x1b, enfin."
        synthesis = self.ask(engine, text)
        check_laws(text, synthesis)
        assert {text.index("après"), text.index("encore"), text.index("enfin")} <= {
            word.range.start for word in synthesis.words
        }

    def test_offsets_are_code_points(self, engine: Engine) -> None:
        text = "Un cœur € \U0001f600 bat, é\u0301t\u00e9 venu."
        synthesis = self.ask(engine, text)
        check_laws(text, synthesis)
        assert text.index("bat") in {word.range.start for word in synthesis.words}
        assert text.index("venu") in {word.range.start for word in synthesis.words}

    def test_the_same_again(self, engine: Engine) -> None:
        first, second = self.ask(engine, SENTENCE), self.ask(engine, SENTENCE)
        assert [word.range for word in first.words] == [word.range for word in second.words]
        assert second.duration == pytest.approx(first.duration, rel=0.05)

    def test_runs_must_partition_the_text(self, engine: Engine) -> None:
        with pytest.raises(BadInput):
            SpeechRequest("Bonjour.", (LanguageRun(TextRange(0, 3), "fr"),), engine.voices()[0].id)

    def test_a_run_in_another_language_keeps_the_words(self, engine: Engine) -> None:
        text = "Le checkpoint inhibitor agit."
        runs = (
            LanguageRun(TextRange(0, 3), "fr"),
            LanguageRun(TextRange(3, 23), "en"),
            LanguageRun(TextRange(23, 29), "fr"),
        )
        synthesis = engine.synthesize(SpeechRequest(text, runs, engine.voices()[0].id))
        check_laws(text, synthesis)
        assert [word.range.of(text).rstrip(".") for word in synthesis.words] == [
            "Le",
            "checkpoint",
            "inhibitor",
            "agit",
        ]

    def test_phonemes_or_a_plain_no(self, engine: Engine) -> None:
        request = SpeechRequest("bonjour", (), engine.voices()[0].id)
        if engine.capabilities.phonemes:
            assert "ʁ" in engine.phonemes(request)
        else:
            with pytest.raises(EngineUnavailable):
                engine.phonemes(request)

    @settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
    @given(text=st.text(max_size=80))
    def test_any_text_keeps_the_laws_or_is_refused(self, engine: Engine, text: str) -> None:
        try:
            check_laws(text, self.ask(engine, text))
        except SynthesisFailed:
            assert any(character.isalnum() for character in text)
