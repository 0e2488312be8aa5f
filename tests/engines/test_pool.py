"""The pool when all goes well: order, backlog, closing, what it tells."""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import CancelledError, ThreadPoolExecutor
from functools import partial
from pathlib import Path
from types import SimpleNamespace

import pytest

from reader.engines import Pool, SpeechRequest
from reader.engines.roster import TRY_AGAIN
from reader.errors import Busy, EngineUnavailable, ReaderError, VoiceNotFound
from reader.model import LanguageRun, Quality, Synthesis, TextRange
from tests.engines.faults import VOICE, _pcm

FAULTS = "tests.engines.faults:open_engine"

Pools = Callable[..., Pool]


@pytest.fixture
def pools() -> Iterator[Pools]:
    """Makes pools, and closes them."""
    made: list[Pool] = []

    def make(workers: int = 2, engines: tuple[str, ...] = (FAULTS,), **others: float) -> Pool:
        made.append(Pool(workers, engines, **others))  # type: ignore[arg-type]
        return made[-1]

    yield make
    for pool in made:
        pool.close()
        assert pool.status().alive == 0


def request(text: str, voice: str = VOICE) -> SpeechRequest:
    return SpeechRequest(text, (), voice)


def test_real_speech_through_a_worker(pools: Pools) -> None:
    pool = pools(engines=("pyttsx3", "tone"))
    text = "Le checkpoint agit sur les cellules \U0001f600 du système immunitaire."
    runs = tuple(
        LanguageRun(TextRange(*ends), language)
        for *ends, language in ((0, 3, "fr"), (3, 13, "en"), (13, len(text), "fr"))
    )
    synthesis = pool.submit(SpeechRequest(text, runs, "espeak/fr", 1.25), 0).result(30)
    assert synthesis.duration > 1.5
    assert synthesis.words[-1].range.of(text) == "immunitaire"
    assert "tʃˈɛkpɔɪnt" in pool.phonemes(SpeechRequest(text, runs, "espeak/fr"))


def test_the_voices_are_those_that_speak(pools: Pools) -> None:
    pool = pools(engines=("pyttsx3", "tone"))
    assert {voice.quality for voice in pool.voices()} == {Quality.ROBOTIC}
    assert "1.5" in pool.fingerprint("espeak/fr")
    assert pool.fingerprint("espeak/fr") != pool.fingerprint("espeak/fr-be")
    with pytest.raises(VoiceNotFound):
        pool.fingerprint("espeak/nobody")
    with pytest.raises(VoiceNotFound):
        pool.submit(request("Bonjour.", "espeak/nobody"), 0).result(30)


def test_where_nothing_speaks_there_is_a_tone_and_a_reason(pools: Pools) -> None:
    pool = pools(engines=("tests.engines.faults:open_unavailable", "tone"))
    (voice,) = pool.voices()
    assert voice.quality is Quality.TONE
    assert [engine.problem for engine in pool.engines()] == ["Rien ne marche ici.", ""]
    assert pool.submit(request("Bonjour.", voice.id), 0).result(30).pcm


@pytest.mark.parametrize("opener", ["open_crashing", "open_babbling"])
def test_an_engine_that_cannot_start_makes_room_for_the_next(pools: Pools, opener: str) -> None:
    pool = pools(engines=(f"tests.engines.faults:{opener}", "tone"))
    assert [voice.quality for voice in pool.voices()] == [Quality.TONE]
    assert pool.engines()[0].problem


def test_nobody_waits_for_an_engine_that_is_tried_again(
    pools: Pools, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It may hang at its start, and a page asks which voices there are: the text would wait with it."""
    monkeypatch.setenv("FAULTS_READY", str(tmp_path / "ready"))
    later = 0.0
    monkeypatch.setattr("reader.engines.roster.time", SimpleNamespace(monotonic=lambda: time.monotonic() + later))
    monkeypatch.setattr("reader.engines.child.START", 600.0)
    pool = pools(engines=("tests.engines.faults:open_later", "tone"))
    with ThreadPoolExecutor() as threads:
        assert [voice.quality for voice in threads.submit(pool.voices).result(30)] == [Quality.TONE]
        later = TRY_AGAIN + 1
        asked = [threads.submit(pool.voices) for _ in range(4)]
        try:
            assert all(voices.result(15)[0].quality is Quality.TONE for voices in asked)
        finally:
            (tmp_path / "ready").touch()
        while pool.voices()[0].quality is Quality.TONE:
            time.sleep(0.05)


@pytest.mark.parametrize("engines", [(), ("tests.engines.faults:open_unavailable",), ("unheard-of",)])
def test_no_engine_at_all(pools: Pools, engines: tuple[str, ...]) -> None:
    pool = pools(engines=engines)
    assert pool.voices() == ()
    with pytest.raises(EngineUnavailable):
        pool.submit(request("Bonjour."), 0).result(30)


def test_a_listener_goes_before_what_is_prepared(pools: Pools) -> None:
    pool = pools(workers=1)
    order: list[str] = []
    first = pool.submit(request("sleep 0.3"), 0)
    futures = []
    for text, priority in (("later 1", 10), ("later 2", 10), ("now 1", 0), ("now 2", 0)):
        future = pool.submit(request(text), priority)
        future.add_done_callback(partial(_note, order, text))
        futures.append(future)
    for future in (first, *futures):
        future.result(30)
    assert order == ["now 1", "now 2", "later 1", "later 2"]


def _note(order: list[str], text: str, _: object) -> None:
    order.append(text)


def test_beyond_the_backlog_it_is_busy_at_once(pools: Pools) -> None:
    pool = pools(workers=1, backlog=3)
    pool.voices()
    running = pool.submit(request("sleep 0.5"), 0)
    while not running.running():
        time.sleep(0.005)
    waiting = [pool.submit(request(f"text {number}"), 5) for number in range(3)]
    with pytest.raises(Busy) as refused:
        pool.submit(request("one more"), 0)
    assert refused.value.retry_after > 0
    assert pool.status().refused == 1
    assert waiting[0].cancel()  # and a place is free again
    last = pool.submit(request("one more"), 0)
    for future in (*waiting[1:], last):
        assert future.result(30).pcm
    with pytest.raises(CancelledError):
        waiting[0].result(30)


def test_many_askers_get_their_own_answer(pools: Pools) -> None:
    pool = pools(backlog=1000)
    wrong: list[str] = []

    def ask(number: int) -> None:
        for turn in range(20):
            text = f"asker {number} turn {turn}"
            if pool.submit(request(text), turn % 3).result(30).pcm != _pcm(text):
                wrong.append(text)

    threads = [threading.Thread(target=ask, args=(number,)) for number in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert wrong == []
    assert pool.status().done == 160


def test_both_workers_work_at_once(pools: Pools) -> None:
    pool = pools(workers=2)
    pool.start()
    pool.voices()
    for _ in range(2):  # both workers have started when both have answered
        for future in [pool.submit(request("sleep 0.3"), 0) for _ in range(2)]:
            future.result(30)
    began = time.monotonic()
    for future in [pool.submit(request(f"sleep 0.4 {number}"[:9]), 0) for number in range(4)]:
        future.result(30)
    assert time.monotonic() - began < 0.9 * 4 * 0.4
    assert pool.status().alive == 2


def test_closing_delivers_what_is_being_said_and_fails_what_waits(pools: Pools, tmp_path: Path) -> None:
    pool = pools(workers=1)
    pool.voices()
    running = pool.submit(request("sleep 0.4"), 0)
    while not running.running():
        time.sleep(0.005)
    waiting = pool.submit(request("never"), 0)
    pool.close()
    assert running.result(0).pcm == _pcm("sleep 0.4")
    with pytest.raises(Busy):
        waiting.result(0)
    with pytest.raises(Busy):
        pool.submit(request("too late"), 0)
    assert pool.status().alive == 0
    pool.close()


def test_closing_does_not_wait_for_one_that_hangs(pools: Pools) -> None:
    pool = pools(workers=1, per_request=60.0)
    pool.voices()
    running = pool.submit(request("hang"), 0)
    while not running.running():
        time.sleep(0.005)
    pool.close(seconds=0.2)
    with pytest.raises(ReaderError):
        running.result(0)
    assert pool.status().alive == 0


def test_the_log_holds_no_word_of_what_is_said(pools: Pools, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    pool = pools(workers=1, per_request=0.3)
    for order in ("segfault", "hang", "garbage", "refuse"):
        with pytest.raises(ReaderError) as failed:
            pool.submit(request(f"{order} mélanome"), 0).result(30)
        assert "mélanome" not in str(failed.value)
    assert len(caplog.records) >= 8
    assert "mélanome" not in caplog.text
    assert "mélanome" not in repr(pool.status())


def test_the_parent_loads_no_speech_library() -> None:
    import subprocess
    import sys

    code = "import sys, reader.engines; print([m for m in ('pyttsx3', 'espeakng_loader') if m in sys.modules])"
    root = Path(__file__).parents[2]
    done = subprocess.run([sys.executable, "-c", code], cwd=root, capture_output=True, text=True, timeout=60)
    assert done.stdout == "[]\n"


def test_a_synthesis_survives_the_pipe_as_it_is(pools: Pools) -> None:
    synthesis = pools().submit(request("words \U0001f600 é"), 0).result(30)
    assert isinstance(synthesis, Synthesis)
    assert synthesis.pcm == _pcm("words \U0001f600 é")
    assert synthesis.words[0].range == TextRange(0, 5)
