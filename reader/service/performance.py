"""A planned track, said: the PCM of its sentences one after the other, and the exact time of each word in it."""

from __future__ import annotations

import logging
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future
from dataclasses import dataclass
from typing import NamedTuple

from reader.engines import Pool, SpeechRequest
from reader.errors import SynthesisFailed
from reader.model import Cue, LanguageRun, SpokenWord, Synthesis, TextRange, TimingSource, WordTiming
from reader.service.plan import PlannedSentence, PlannedTrack
from reader.speech import AT_BREATH, breaths, spoken_ranges, word_timings

log = logging.getLogger(__name__)

# Silence before the first word of a track, seconds: sound cards and Bluetooth headsets swallow the first tenths
# (edrlab/thorium-reader #1816).
LEAD_IN = 0.25

# Breaths (nearly always sentences) asked for ahead of the one being waited for: keeps every worker busy, and leaves a
# later listener's sentences a place soon when this track is only being prerendered.
AHEAD = 6

# Spoken characters of a sentence at most: most of an hour. What is longer is data in a paragraph (a sentence has been
# cut by `extract` long before), and its sound would fill the memory of the machine.
LONGEST_SENTENCE = 50_000

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
                spoken=sentence.for_device.text,
                line=sentence.line,
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
    ahead: deque[_Asked] = deque()
    waiting = _breaths(plan)
    pieces: list[tuple[int, Synthesis]] = []
    failed = False
    try:
        while True:
            while len(ahead) < AHEAD and (breath := next(waiting, None)) is not None:
                ahead.append(_Asked(breath, _ask(breath, plan, pool, priority())))
            if not ahead:
                return
            breath, future = ahead.popleft()
            if future is not None:
                try:
                    pieces.append((breath.range.start, future.result()))
                except SynthesisFailed:
                    failed = True
            if not breath.last:
                continue
            if failed:
                log.warning("sentence %s of %s cannot be said", breath.sentence.utterance.sentence_id, plan.document_id)
                notice = SpeechRequest(
                    text=NOT_READ,
                    runs=(LanguageRun(TextRange(0, len(NOT_READ)), "fr"),),
                    voice_id=plan.voice_id,
                    speed=plan.speed,
                )
                yield breath.sentence, pool.submit(notice, priority()).result(), False
            else:
                yield breath.sentence, _in_one(pieces, AT_BREATH / plan.speed) if pieces else None, True
            pieces, failed = [], False
    finally:
        for asked in ahead:
            if asked.future is not None:
                asked.future.cancel()


class _Breath(NamedTuple):
    """What is said in one go: a whole sentence, or a stretch of the spoken text of an over-long one."""

    sentence: PlannedSentence
    range: TextRange
    last: bool


class _Asked(NamedTuple):
    breath: _Breath
    future: Future[Synthesis] | None  # None: nothing is to be said


def _breaths(plan: PlannedTrack) -> Iterator[_Breath]:
    for sentence in plan.sentences:
        *first, last = breaths(sentence.utterance.text)
        for piece in first:
            yield _Breath(sentence, piece, last=False)
        yield _Breath(sentence, last, last=True)


def _ask(breath: _Breath, plan: PlannedTrack, pool: Pool, priority: int) -> Future[Synthesis] | None:
    utterance = breath.sentence.utterance
    text = breath.range.of(utterance.text)
    if not text.strip():
        return None
    if len(utterance.text) > LONGEST_SENTENCE:
        refused: Future[Synthesis] = Future()
        refused.set_exception(SynthesisFailed("Ce passage est trop long pour être lu d’une traite."))
        return refused
    runs = tuple(
        LanguageRun(TextRange(start - breath.range.start, end - breath.range.start), run.language)
        for run in utterance.runs
        if (start := max(run.range.start, breath.range.start)) < (end := min(run.range.end, breath.range.end))
    )
    return pool.submit(SpeechRequest(text=text, runs=runs, voice_id=plan.voice_id, speed=plan.speed), priority)


def _in_one(pieces: Sequence[tuple[int, Synthesis]], pause: float) -> Synthesis:
    """The breaths of a sentence as one sound; each with the place of its text in the sentence's, `pause` in seconds."""
    if len(pieces) == 1 and pieces[0][0] == 0:
        return pieces[0][1]
    rate = pieces[0][1].sample_rate
    pcm: list[bytes] = []
    words: list[SpokenWord] = []
    samples = 0
    for number, (offset, piece) in enumerate(pieces):
        if number:
            pcm.append(_silence(pause, rate))
            samples += len(pcm[-1]) // 2
        words += [SpokenWord(word.range.moved(offset), samples / rate + word.start) for word in piece.words]
        pcm.append(piece.pcm)
        samples += len(piece.pcm) // 2
    estimated = any(piece.timing is TimingSource.ESTIMATED for _, piece in pieces)
    return Synthesis(b"".join(pcm), rate, tuple(words), TimingSource.ESTIMATED if estimated else TimingSource.ENGINE)


def _words(sentence: PlannedSentence, synthesis: Synthesis, start: float, end: float) -> tuple[WordTiming, ...]:
    timings = word_timings(sentence.utterance, sentence.shown, synthesis.words, synthesis.duration)
    spoken = spoken_ranges(sentence.for_device, (word.shown for word in timings))
    return tuple(
        WordTiming(start + word.start, min(start + word.end, end), word.shown, said)
        for word, said in zip(timings, spoken, strict=True)
    )


def _silence(seconds: float, rate: int) -> bytes:
    return bytes(2 * round(seconds * rate))
