"""The system's voices, against stand-ins of pyttsx3's drivers: no Windows or macOS was at hand."""

from __future__ import annotations

import pytest

from reader.engines import Engine, Pool, SpeechRequest
from reader.engines.catalogue import expanded, open_engine
from reader.engines.stock import StockEngine
from reader.errors import EngineUnavailable, SynthesisFailed
from tests.contracts.engine_contract import EngineContract
from tests.engines import stock_driver
from tests.engines.stock_driver import EnglishDriver, LateDriver, StockDriver, install


@pytest.fixture(scope="module")
def like_sapi() -> Engine:
    install("like_sapi", StockDriver)
    return StockEngine("like_sapi", ".wav")


@pytest.fixture(scope="module")
def like_nsss() -> Engine:
    install("like_nsss", LateDriver)
    return StockEngine("like_nsss", ".aiff")


class TestLikeSapi(EngineContract):
    @pytest.fixture
    def engine(self, like_sapi: Engine) -> Engine:
        return like_sapi


class TestLikeNsss(EngineContract):
    @pytest.fixture
    def engine(self, like_nsss: Engine) -> Engine:
        return like_nsss


@pytest.fixture
def engine(like_sapi: Engine) -> Engine:
    return like_sapi


def test_only_french_voices_are_offered_under_stable_names(engine: Engine) -> None:
    assert [(voice.id, voice.name, voice.language) for voice in engine.voices()] == [
        ("like_sapi/tts-ms-fr-fr-hortense-11-0", "Microsoft Hortense Desktop", "fr-FR"),
        ("like_sapi/com-apple-speech-synthesis-voice-amelie", "Amélie", "fr-CA"),
    ]


def test_a_system_without_french_voice_is_unavailable() -> None:
    install("english_only", EnglishDriver)
    with pytest.raises(EngineUnavailable, match="française"):
        StockEngine("english_only", ".wav")


def test_a_system_without_the_driver_is_unavailable() -> None:
    with pytest.raises(EngineUnavailable):
        open_engine("nsss")


@pytest.mark.parametrize(("text", "problem"), [("echec de tout", "a échoué"), ("oubli du fichier", "pas écrit")])
def test_what_pyttsx3_swallows_is_an_error_here(engine: Engine, text: str, problem: str) -> None:
    with pytest.raises(SynthesisFailed, match=problem):
        engine.synthesize(SpeechRequest(text, (), engine.voices()[0].id))
    assert engine.synthesize(SpeechRequest("Bonjour.", (), engine.voices()[0].id)).pcm


def test_a_page_gives_no_orders_to_the_system(engine: Engine) -> None:
    text = '<audio src="file:///etc/passwd"/> [[rate 500]] bonjour [[[x]'
    engine.synthesize(SpeechRequest(text, (), engine.voices()[0].id))
    assert len(stock_driver.said[-1]) == len(text)
    assert not stock_driver.said[-1].lstrip().startswith("<")
    assert "[[" not in stock_driver.said[-1]


def test_times_are_within_the_sounding_part(engine: Engine) -> None:
    synthesis = engine.synthesize(SpeechRequest("Bonjour à tous.", (), engine.voices()[0].id))
    assert synthesis.words[0].start == pytest.approx(0.05)
    assert synthesis.words[-1].start < synthesis.duration - 0.05


def test_it_works_in_a_worker() -> None:
    pool = Pool(workers=1, engines=("tests.engines.stock_driver:open_stand_in", "tone"))
    try:
        voice = pool.voices()[0].id
        assert voice.startswith("stand_in/")
        assert pool.submit(SpeechRequest("Bonjour à tous.", (), voice), 0).result(30).pcm
    finally:
        pool.close()


def test_pyttsx3_stands_for_the_voices_of_each_system() -> None:
    assert expanded(("pyttsx3", "tone"), "linux") == ("espeak", "tone")
    assert expanded(("pyttsx3", "tone"), "win32") == ("sapi5", "espeak", "tone")
    assert expanded(("pyttsx3", "tone"), "darwin") == ("nsss", "espeak", "tone")
    assert expanded(("espeak", "pyttsx3"), "linux") == ("espeak",)
