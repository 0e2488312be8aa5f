"""A track is made once however many ask, is heard while it grows, and what goes wrong costs no more than itself."""

from __future__ import annotations

import itertools
import threading
from collections.abc import Iterator
from concurrent.futures import Future
from dataclasses import replace
from typing import Any, cast

import pytest

from reader.engines import Pool, SpeechRequest
from reader.errors import Busy, EngineUnavailable, StoreError, SynthesisFailed
from reader.model import Alignment, LanguageRun, Synthesis, TextRange, TimingSource, Track, Utterance
from reader.service.performance import AHEAD, LEAD_IN, NOT_READ, perform
from reader.service.plan import PlannedSentence, PlannedTrack
from reader.service.rendering import BACKGROUND, LISTENER, Renderer
from reader.store import MemoryStore
from tests.service.stand_in import WORD, StandInPool, mp3_seconds, said


def planned(key: str, *texts: str, pause: float = 0.5, speed: float = 1.0) -> PlannedTrack:
    """A plan that says each text as it stands."""

    def as_it_stands(index: int, text: str) -> Utterance:
        whole = TextRange(0, len(text))
        alignments = (Alignment(whole, whole, "same"),)
        return Utterance(f"s1-b{index}-1", text, (LanguageRun(whole, "fr"),), alignments, pause)

    sentences = tuple(
        PlannedSentence(f"s1-b{index}", 0, text, as_it_stands(index, text), as_it_stands(index, text))
        for index, text in enumerate(texts, 1)
    )
    return PlannedTrack(key * 64, "page", "s1", 0, "essai/fr", speed, sentences)


def as_pool(pool: StandInPool) -> Pool:
    return cast(Pool, pool)


@pytest.fixture
def pool() -> StandInPool:
    return StandInPool()


@pytest.fixture
def store() -> MemoryStore:
    return MemoryStore()


@pytest.fixture
def renderer(pool: StandInPool, store: MemoryStore) -> Iterator[Renderer]:
    renderer = Renderer(as_pool(pool), store, backlog=3)
    yield renderer
    pool.gate.set()
    renderer.close()


def made(renderer: Renderer, plan: PlannedTrack, priority: int = LISTENER) -> Any:
    rendering = renderer.request(plan, priority)
    assert rendering is not None
    return rendering


def test_a_track_is_stored_with_its_cues_and_its_exact_duration(renderer: Renderer, store: MemoryStore) -> None:
    rendering = made(renderer, planned("a", "Bonjour à tous.", "Voici la suite."))
    sound = b"".join(rendering.chunks())
    rendering.wait()
    track = store.track("a" * 64)
    assert track is not None
    assert track == rendering.track()
    assert store.sound("a" * 64) == sound
    assert len(sound) == rendering.length
    assert mp3_seconds(sound) == pytest.approx(track.duration, abs=0.001)
    first, second = track.cues
    assert first.start == pytest.approx(LEAD_IN, abs=1e-4)
    assert first.end == pytest.approx(LEAD_IN + 3 * WORD, abs=1e-4)
    assert second.start == pytest.approx(first.end + 0.5, abs=1e-4)
    assert [word.shown.of(first.text) for word in first.words] == ["Bonjour", "à", "tous."]
    assert track.duration == pytest.approx(second.end + 0.5, abs=1e-4)


def test_a_pause_shrinks_with_the_speed(pool: StandInPool) -> None:
    performance = perform(planned("a", "Un.", "Deux.", speed=2.0), as_pool(pool), lambda: LISTENER)
    first, second = performance.cues
    assert second.start - first.end == pytest.approx(0.25, abs=1e-4)


def test_a_cue_keeps_its_line(pool: StandInPool) -> None:
    plan = planned("a", "109 cellules")
    lined = replace(plan, sentences=tuple(replace(sentence, line="10⁹ cellules") for sentence in plan.sentences))
    (cue,) = perform(lined, as_pool(pool), lambda: LISTENER).cues
    assert (cue.text, cue.line) == ("109 cellules", "10⁹ cellules")


def test_many_ask_and_one_rendering_answers(renderer: Renderer, pool: StandInPool) -> None:
    pool.gate.clear()
    plan = planned("a", "Une phrase.")
    asked = {id(made(renderer, plan)) for _ in range(100)}
    pool.gate.set()
    made(renderer, planned("b", "Une autre.")).wait()
    assert len(asked) == 1
    assert [text for text, _ in pool.asked].count("Une phrase.") == 1


def test_once_stored_nothing_is_made_again(renderer: Renderer, pool: StandInPool) -> None:
    plan = planned("a", "Une phrase.")
    made(renderer, plan).wait()
    assert renderer.request(plan) is None
    assert len(pool.asked) == 1


def test_any_stretch_can_be_read_while_it_grows(renderer: Renderer) -> None:
    rendering = made(renderer, planned("a", *["Une phrase de six mots ici."] * 20))
    whole = b"".join(rendering.chunks())
    assert b"".join(rendering.chunks(1000, 5000)) == whole[1000:5000]
    assert b"".join(rendering.chunks(len(whole) - 3)) == whole[-3:]
    assert b"".join(rendering.chunks(len(whole))) == b""


def test_a_full_backlog_says_busy_and_a_prerender_does_not_count(renderer: Renderer, pool: StandInPool) -> None:
    pool.gate.clear()
    for number in range(20):
        made(renderer, planned(f"{number:x}"[-1] + "f", "Avance."), BACKGROUND)
    taken = [made(renderer, planned(letter, "Une phrase.")) for letter in "abc"]
    _wait_until(lambda: all(rendering.taken for rendering in taken))
    for letter in "def":
        made(renderer, planned(letter, "Une phrase."))
    with pytest.raises(Busy) as busy:
        renderer.request(planned("0", "Une phrase."))
    assert busy.value.retry_after >= 1


def test_what_is_prepared_in_advance_is_bounded_too(pool: StandInPool, store: MemoryStore) -> None:
    renderer = Renderer(as_pool(pool), store, prepared=2)
    pool.gate.clear()
    taken = made(renderer, planned("a", "Avance."), BACKGROUND)
    _wait_until(lambda: taken.taken)
    for letter in "bc":
        made(renderer, planned(letter, "Avance."), BACKGROUND)
    with pytest.raises(Busy):
        renderer.request(planned("d", "Avance."), BACKGROUND)
    assert renderer.request(planned("d", "Avance."), LISTENER) is not None
    pool.gate.set()
    renderer.close()


def test_those_who_wait_leave_threads_for_the_text(pool: StandInPool, store: MemoryStore) -> None:
    renderer = Renderer(as_pool(pool), store, waiting=2)
    pool.gate.clear()
    rendering = made(renderer, planned("a", "Une phrase."))
    heard: list[object] = []
    waiting = [threading.Thread(target=lambda: heard.append(rendering.track())) for _ in range(2)]
    for thread in waiting:
        thread.start()
    _wait_until(lambda: rendering._places._value == 0)
    with pytest.raises(Busy):
        rendering.track()
    pool.gate.set()
    for thread in waiting:
        thread.join(20)
    assert heard == [rendering.track()] * 2
    assert rendering._places._value == 2
    renderer.close()


def test_a_listener_overtakes_what_is_prepared_in_advance(renderer: Renderer, pool: StandInPool) -> None:
    pool.gate.clear()
    made(renderer, planned("a", "Devant."), BACKGROUND)
    waiting = made(renderer, planned("b", "Attend."), BACKGROUND)
    _wait_until(lambda: pool.asked == [("Devant.", BACKGROUND)])
    assert made(renderer, planned("b", "Attend.")) is waiting
    _wait_until(lambda: ("Attend.", LISTENER) in pool.asked)
    pool.gate.set()
    made(renderer, planned("c", "Derrière."), BACKGROUND).wait()
    assert [text for text, _ in pool.asked].count("Attend.") == 1, "it stood in both queues"


def test_a_track_under_way_hurries_when_somebody_listens(renderer: Renderer, pool: StandInPool) -> None:
    pool.gate.clear()
    plan = planned("a", *[f"Phrase {number}." for number in range(12)])
    rendering = made(renderer, plan, BACKGROUND)
    _wait_until(lambda: len(pool.asked) == 6)
    made(renderer, plan, LISTENER)
    pool.gate.set()
    rendering.wait()
    assert [priority for _, priority in pool.asked] == [BACKGROUND] * 6 + [LISTENER] * 6


def test_a_sentence_that_cannot_be_said_is_named_not_skipped(store: MemoryStore) -> None:
    pool = StandInPool(lambda text: SynthesisFailed("non") if text == "Impossible." else None)
    renderer = Renderer(as_pool(pool), store)
    rendering = made(renderer, planned("a", "Avant.", "Impossible.", "Après."))
    rendering.wait()
    before, missing, after = rendering.track().cues
    assert missing.end - missing.start == pytest.approx(len(NOT_READ.split()) * WORD, abs=1e-3)
    assert missing.words == ()
    assert before.words
    assert after.words
    assert not rendering.track().complete
    assert not store.has("a" * 64), "an incomplete track is not kept: the next listener may have better luck"
    renderer.close()


def test_what_is_asked_ahead_is_taken_back_when_the_track_fails() -> None:
    """Nobody will hear it: six sentences of each track that failed would hold up those that can be said."""
    asked: list[Future[Synthesis]] = []

    class FailingPool(StandInPool):
        def submit(self, request: SpeechRequest, priority: int) -> Future[Synthesis]:
            asked.append(Future())
            if len(asked) == 1:
                asked[0].set_exception(EngineUnavailable("rien"))
            return asked[-1]

    with pytest.raises(EngineUnavailable):
        perform(planned("a", *["Une phrase."] * 20), as_pool(FailingPool()), lambda: LISTENER)
    assert len(asked) == AHEAD
    assert all(future.cancelled() for future in asked[1:])


def test_one_sentence_with_times_that_are_guessed_makes_a_track_of_guesses() -> None:
    class GuessingPool(StandInPool):
        def submit(self, request: SpeechRequest, priority: int) -> Future[Synthesis]:
            future: Future[Synthesis] = Future()
            guessed = TimingSource.ESTIMATED if request.text == "Deux." else TimingSource.ENGINE
            future.set_result(replace(said(request.text), timing=guessed))
            return future

    pool = as_pool(GuessingPool())
    assert perform(planned("a", "Un.", "Deux.", "Trois."), pool, lambda: LISTENER).timing is TimingSource.ESTIMATED
    assert perform(planned("a", "Un.", "Trois."), pool, lambda: LISTENER).timing is TimingSource.ENGINE
    over_long = "le médecin vous examine, il regarde vos analyses, " * 20
    assert perform(planned("a", over_long), pool, lambda: LISTENER).timing is TimingSource.ENGINE


def test_no_engine_ends_the_rendering_and_everybody_who_waits(store: MemoryStore) -> None:
    renderer = Renderer(as_pool(StandInPool(lambda text: EngineUnavailable("rien"))), store)
    rendering = made(renderer, planned("a", "Une phrase."))
    for wait in (rendering.track, rendering.wait, lambda: b"".join(rendering.chunks())):
        with pytest.raises(EngineUnavailable):
            wait()
    assert renderer.failed == 1
    made_again = made(renderer, planned("a", "Une phrase."))
    assert made_again is not rendering
    renderer.close()


def test_a_full_disk_costs_the_listener_nothing(pool: StandInPool) -> None:
    class FullStore(MemoryStore):
        def put(self, track: Track, sound: bytes) -> None:
            raise StoreError("disque plein")

    renderer = Renderer(as_pool(pool), FullStore())
    rendering = made(renderer, planned("a", "Une phrase."))
    assert len(b"".join(rendering.chunks())) == rendering.length
    rendering.wait()
    renderer.close()


def test_a_fault_of_our_own_ends_the_rendering_and_not_the_thread(
    renderer: Renderer, pool: StandInPool, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as broken:
        broken.setattr("reader.service.rendering.perform", lambda *_: 1 / 0)
        rendering = made(renderer, planned("a", "Une phrase."))
        with pytest.raises(SynthesisFailed):
            rendering.wait()
    for letter in "bcde":
        made(renderer, planned(letter, "Une phrase.")).wait()


def test_closing_ends_what_waits_and_delivers_what_is_under_way(pool: StandInPool, store: MemoryStore) -> None:
    renderer = Renderer(as_pool(pool), store, listeners=1, background=1)
    pool.gate.clear()
    under_way = made(renderer, planned("a", "Une phrase."))
    _wait_until(lambda: under_way.taken)
    waiting = made(renderer, planned("b", "Une autre."))
    closing = threading.Thread(target=renderer.close)
    closing.start()
    with pytest.raises(Busy):
        waiting.wait()
    pool.gate.set()
    closing.join(20)
    assert not closing.is_alive()
    under_way.wait()
    with pytest.raises(Busy):
        renderer.request(planned("c", "Trop tard."))


def test_a_plan_without_words_is_still_a_playable_file(renderer: Renderer) -> None:
    rendering = made(renderer, planned("a", "   "))
    assert mp3_seconds(b"".join(rendering.chunks())) == pytest.approx(1.0, abs=0.001)
    assert rendering.track().cues[0].words == ()


def _wait_until(true: Any) -> None:
    """Poll for up to 20 seconds; no assertion on how long it takes."""
    stop = threading.Event()
    for _ in range(2000):
        if true():
            return
        stop.wait(0.01)
    raise AssertionError("never came true")


def test_a_sentence_without_end_is_never_asked_of_a_voice(pool: StandInPool) -> None:
    endless = "mot " * 100_000
    performance = perform(planned("a", "Un.", endless, "Deux."), as_pool(pool), lambda: LISTENER)
    assert endless not in [text for text, _ in pool.asked]
    assert NOT_READ in [text for text, _ in pool.asked]
    assert not performance.complete


def test_an_over_long_sentence_is_said_breath_by_breath_and_lit_as_one(pool: StandInPool) -> None:
    """Breath points are for synthesis: the unit of highlight stays the sentence."""
    text = "le médecin vous examine, il regarde vos analyses, " * 40 + "et c’est tout."
    (cue,) = perform(planned("a", text), as_pool(pool), lambda: LISTENER).cues
    assert len(pool.asked) > 4
    assert "".join(asked for asked, _ in pool.asked) == text
    assert max(len(asked) for asked, _ in pool.asked) <= 400
    assert [word.shown.of(text) for word in cue.words] == text.split()
    assert all(one.end <= after.start + 1e-9 for one, after in itertools.pairwise(cue.words))
    assert cue.end >= cue.words[-1].end


def test_an_over_long_sentence_of_which_a_breath_fails_is_told_whole() -> None:
    text = "le médecin vous examine, il regarde vos analyses, " * 20
    pool = StandInPool(lambda asked: SynthesisFailed("essai") if asked.startswith("il") else None)
    performance = perform(planned("a", text, "La suite."), as_pool(pool), lambda: LISTENER)
    assert not performance.complete
    assert performance.cues[0].words == ()
    assert [word.shown.of("La suite.") for word in performance.cues[1].words] == ["La", "suite."]
