"""A planned track, said: the PCM of its sentences one after the other, and the exact time of each word in it."""

from __future__ import annotations

import logging
from collections import deque
from collections.abc import Callable, Iterator
from concurrent.futures import Future
from dataclasses import dataclass

from reader.engines import Pool, SpeechRequest
from reader.errors import SynthesisFailed
from reader.model import Cue, LanguageRun, Synthesis, TextRange, TimingSource, WordTiming
from reader.service.plan import PlannedSentence, PlannedTrack
from reader.speech import word_timings

log = logging.getLogger(__name__)

# Silence before the first word of a track, seconds: sound cards and Bluetooth headsets swallow the first tenths
# (edrlab/thorium-reader #1816).
LEAD_IN = 0.25

# Sentences asked for ahead of the one being waited for: keeps every worker busy, and leaves a later listener's
# sentences a place soon when this track is only being prerendered.
AHEAD = 6

# Spoken characters that a voice is asked to say at once: ten minutes. What is longer is no sentence (a page without any
# punctuation, data in a paragraph), and its sound would fill the memory of the machine.
LONGEST_SENTENCE = 10_000

# Said in place of a sentence that the engine cannot say, even on a fresh process: a gap would be a silent loss.
NOT_READ = "Une phrase n’a pas pu être lue à voix haute ; elle se trouve dans le texte."


@dataclass(frozen=True, slots=True)
class Performance:
    """The sound of a track before encoding. `complete` is False where a sentence had to be replaced by a notice."""

    pcm: tuple[bytes, ...]
    samples: int
    sample_rate: int
    cues: tuple[Cue, ...]
    timing: TimingSource
    complete: bool

    @property
    def duration(self) -> float:
        """Seconds."""
        return self.samples / self.sample_rate


def perform(plan: PlannedTrack, pool: Pool, priority: Callable[[], int]) -> Performance:
    """Say every sentence of the plan.

    `priority` is asked anew for each sentence, so that a track being prerendered hurries up when somebody comes to
    listen to it. Raises EngineUnavailable where no engine works, SynthesisFailed where not even the notice can be said.
    """
    pcm: list[bytes] = []
    cues: list[Cue] = []
    samples = 0
    rate = 0
    timing = TimingSource.ENGINE
    complete = True
    for sentence, synthesis, read in _said(plan, pool, priority):
        if synthesis is not None:
            if not rate:
                rate = synthesis.sample_rate
                pcm.append(_silence(LEAD_IN, rate))
                samples += len(pcm[-1]) // 2
            start = samples / rate
            pcm.append(synthesis.pcm)
            samples += len(synthesis.pcm) // 2
            end = samples / rate
            if synthesis.timing is TimingSource.ESTIMATED:
                timing = TimingSource.ESTIMATED
            complete = complete and read
            words = _words(sentence, synthesis, start, end) if read else ()
        else:
            start = end = samples / rate if rate else 0.0
            words = ()
        cues.append(
            Cue(
                sentence_id=sentence.utterance.sentence_id,
                element_id=sentence.element_id,
                offset=sentence.offset,
                text=sentence.shown,
                start=start,
                end=end,
                words=words,
            )
        )
        if rate and sentence.utterance.pause:
            pcm.append(_silence(sentence.utterance.pause / plan.speed, rate))
            samples += len(pcm[-1]) // 2
    if not rate:  # a section of pictures without words: a second of silence is still a playable file
        rate = 22050
        pcm.append(_silence(1.0, rate))
        samples = rate
    return Performance(tuple(pcm), samples, rate, tuple(cues), timing, complete)


def _said(
    plan: PlannedTrack, pool: Pool, priority: Callable[[], int]
) -> Iterator[tuple[PlannedSentence, Synthesis | None, bool]]:
    """Each sentence with its synthesis (None where nothing is to be said) and whether it is the sentence itself."""
    ahead: deque[tuple[PlannedSentence, Future[Synthesis] | None]] = deque()
    waiting = iter(plan.sentences)
    try:
        while True:
            while len(ahead) < AHEAD:
                sentence = next(waiting, None)
                if sentence is None:
                    break
                ahead.append((sentence, _ask(sentence, plan, pool, priority())))
            if not ahead:
                return
            sentence, future = ahead.popleft()
            if future is None:
                yield sentence, None, True
                continue
            try:
                yield sentence, future.result(), True
            except SynthesisFailed:
                log.warning("sentence %s of %s cannot be said", sentence.utterance.sentence_id, plan.document_id)
                request = SpeechRequest(
                    text=NOT_READ,
                    runs=(LanguageRun(TextRange(0, len(NOT_READ)), "fr"),),
                    voice_id=plan.voice_id,
                    speed=plan.speed,
                )
                yield sentence, pool.submit(request, priority()).result(), False
    finally:
        for _, future in ahead:
            if future is not None:
                future.cancel()


def _ask(sentence: PlannedSentence, plan: PlannedTrack, pool: Pool, priority: int) -> Future[Synthesis] | None:
    if not sentence.utterance.text.strip():
        return None
    if len(sentence.utterance.text) > LONGEST_SENTENCE:
        refused: Future[Synthesis] = Future()
        refused.set_exception(SynthesisFailed("Ce passage est trop long pour être lu d’une traite."))
        return refused
    return pool.submit(
        SpeechRequest(
            text=sentence.utterance.text, runs=sentence.utterance.runs, voice_id=plan.voice_id, speed=plan.speed
        ),
        priority,
    )


def _words(sentence: PlannedSentence, synthesis: Synthesis, start: float, end: float) -> tuple[WordTiming, ...]:
    return tuple(
        WordTiming(start + word.start, min(start + word.end, end), word.shown)
        for word in word_timings(sentence.utterance, sentence.shown, synthesis.words, synthesis.duration)
    )


def _silence(seconds: float, rate: int) -> bytes:
    return bytes(2 * round(seconds * rate))
