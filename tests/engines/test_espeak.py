"""The engine on espeak-ng: the contract, its voices and languages, and where its words are in the sound."""

from __future__ import annotations

import re
import statistics
from array import array

import pytest

from reader.engines import Engine, SpeechRequest
from reader.model import LanguageRun, Quality, TextRange, TimingSource
from tests.contracts.engine_contract import EngineContract


class TestEspeak(EngineContract):
    @pytest.fixture
    def engine(self, espeak: Engine) -> Engine:
        return espeak


def test_its_voices_are_french_and_honest(espeak: Engine) -> None:
    voices = {voice.id: voice for voice in espeak.voices()}
    assert list(voices) == ["espeak/fr", "espeak/fr+f1", "espeak/fr-be", "espeak/fr-ch"]
    assert {voice.quality for voice in voices.values()} == {Quality.ROBOTIC}
    assert voices["espeak/fr-be"].language == "fr-BE"
    assert "1.5" in espeak.version


def test_the_woman_s_voice_is_higher(espeak: Engine) -> None:
    man, woman = (_pitch(espeak, voice) for voice in ("espeak/fr", "espeak/fr+f1"))
    assert woman > 1.3 * man


def test_belgian_and_swiss_numbers(espeak: Engine) -> None:
    said = {
        voice: espeak.phonemes(SpeechRequest("90", (), voice))
        for voice in ("espeak/fr", "espeak/fr-be", "espeak/fr-ch")
    }
    assert "vɛ̃" in said["espeak/fr"]
    assert "non" in said["espeak/fr-be"]
    assert "non" in said["espeak/fr-ch"]


def test_each_run_is_said_in_its_language(espeak: Engine) -> None:
    text = "Le checkpoint agit."
    french = espeak.phonemes(SpeechRequest(text, (), "espeak/fr"))
    runs = (
        LanguageRun(TextRange(0, 3), "fr"),
        LanguageRun(TextRange(3, 13), "en-GB"),
        LanguageRun(TextRange(13, 19), "fr-FR"),
    )
    mixed = espeak.phonemes(SpeechRequest(text, runs, "espeak/fr+f1"))
    assert "tʃˈɛkpɔɪnt" in mixed
    assert "tʃˈɛkpɔɪnt" not in french
    assert "aʒˈi" in mixed


def test_a_language_espeak_does_not_know_is_said_by_the_asked_voice(espeak: Engine) -> None:
    runs = (LanguageRun(TextRange(0, 7), "tlh-x-unheard"),)
    assert any(espeak.synthesize(SpeechRequest("bonjour", runs, "espeak/fr")).pcm)


def test_a_run_leaves_no_hole_in_the_sound(espeak: Engine) -> None:
    text = "Le checkpoint agit."
    runs = (
        LanguageRun(TextRange(0, 3), "fr"),
        LanguageRun(TextRange(3, 13), "en"),
        LanguageRun(TextRange(13, 19), "fr"),
    )
    synthesis = espeak.synthesize(SpeechRequest(text, runs, "espeak/fr"))
    assert synthesis.timing is TimingSource.ENGINE
    assert _longest_silence(synthesis.pcm, synthesis.sample_rate) < 0.12  # a closure of t or k, not a pause


def test_the_sound_ends_with_the_last_word(espeak: Engine) -> None:
    """Pauses between sentences are the author's, not the engine's."""
    synthesis = espeak.synthesize(SpeechRequest("Bonjour à tous.", (), "espeak/fr"))
    samples = array("h", synthesis.pcm)
    last = max(i for i, sample in enumerate(samples) if abs(sample) > 200)
    assert (len(samples) - last) / synthesis.sample_rate < 0.03


def test_speed_is_clamped_where_espeak_s_word_times_go_wrong(espeak: Engine) -> None:
    text = "Parlez-en à votre médecin, sans attendre la prochaine visite."
    at_three, at_four = (espeak.synthesize(SpeechRequest(text, (), "espeak/fr", speed)) for speed in (3.0, 4.0))
    assert at_four.duration == pytest.approx(at_three.duration, rel=0.03)


# Cut by commas, so that each word begins after a silence and its onset can be found in the samples.
_WORDS = "avion, tomate, papa, café, vague, soleil, matin, lune, rideau, jardin, bateau, dame"


@pytest.mark.parametrize("voice", ["espeak/fr", "espeak/fr+f1"])
@pytest.mark.parametrize("speed", [0.75, 1.0])
def test_word_times_against_the_samples(espeak: Engine, voice: str, speed: float) -> None:
    synthesis = espeak.synthesize(SpeechRequest(_WORDS, (), voice, speed))
    onsets = _onsets(synthesis.pcm, synthesis.sample_rate)
    assert len(onsets) == len(synthesis.words) == 12
    late = [1000 * (onset - word.start) for onset, word in zip(onsets, synthesis.words, strict=True)]
    assert min(late) > -20, late
    assert max(late) < 80, late
    assert statistics.median(late) < 40, late


def test_word_times_across_runs(espeak: Engine) -> None:
    """The times of a run count from the first sample of the whole."""
    begin = _WORDS.index("vague")
    end = _WORDS.index("lune")
    runs = (
        LanguageRun(TextRange(0, begin), "fr"),
        LanguageRun(TextRange(begin, end), "it"),
        LanguageRun(TextRange(end, len(_WORDS)), "fr"),
    )
    synthesis = espeak.synthesize(SpeechRequest(_WORDS, runs, "espeak/fr"))
    assert [word.range.of(_WORDS) for word in synthesis.words] == re.findall(r"\w+", _WORDS)
    sounding = array("h", synthesis.pcm)
    window = round(0.09 * synthesis.sample_rate)
    for word in synthesis.words:
        at = round(word.start * synthesis.sample_rate)
        assert max(abs(sample) for sample in sounding[at : at + window]) > 500


def _onsets(pcm: bytes, rate: int, quiet: int = 250, silence: float = 0.07) -> list[float]:
    """Where sound begins after at least `silence` seconds below `quiet`, in seconds."""
    found: list[float] = []
    still = silence * rate
    for index, sample in enumerate(array("h", pcm)):
        if abs(sample) <= quiet:
            still += 1
            continue
        if still >= silence * rate:
            found.append(index / rate)
        still = 0
    return found


def _longest_silence(pcm: bytes, rate: int) -> float:
    longest = still = 0
    for sample in array("h", pcm):
        still = still + 1 if abs(sample) <= 150 else 0
        longest = max(longest, still)
    return longest / rate


def _pitch(engine: Engine, voice: str) -> float:
    """The fundamental frequency of a long vowel, by autocorrelation, in hertz."""
    synthesis = engine.synthesize(SpeechRequest("Aaaaaaaa, a, aaaa.", (), voice, 0.6))
    samples = array("h", synthesis.pcm)[2000:6000]
    lags = range(synthesis.sample_rate // 350, synthesis.sample_rate // 70)

    def likeness(lag: int) -> int:
        return sum(samples[i] * samples[i + lag] for i in range(0, len(samples) - lags[-1], 2))

    likenesses = {lag: likeness(lag) for lag in lags}
    highest = max(likenesses.values())
    first = next(lag for lag in lags if likenesses[lag] > 0.8 * highest)  # twice the period is nearly as like
    return synthesis.sample_rate / max(range(first, first + 12), key=lambda lag: likenesses[lag])
