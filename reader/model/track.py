"""Sound, and the times at which words are heard in it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from reader.model.text import TextRange


class Quality(StrEnum):
    """How a voice sounds, said honestly."""

    NATURAL = "natural"
    ROBOTIC = "robotic"
    TONE = "tone"  # no speech at all: a sound that says, with a text beside it, that there is no voice


@dataclass(frozen=True, slots=True)
class Voice:
    """A voice: `id` is ENGINE/NAME and stable; `name` is shown to people in French; `language` is a BCP 47 tag."""

    id: str
    engine: str
    name: str
    language: str
    quality: Quality


@dataclass(frozen=True, slots=True)
class SpokenWord:
    """A word as the engine says it: its range in the spoken text, and its start in seconds from the first sample."""

    range: TextRange
    start: float


class TimingSource(StrEnum):
    """Who knows when a word is heard."""

    ENGINE = "engine"
    ESTIMATED = "estimated"


@dataclass(frozen=True, slots=True)
class Synthesis:
    """What an engine makes of a text: signed 16-bit little-endian mono PCM, and its words in rising time."""

    pcm: bytes
    sample_rate: int
    words: tuple[SpokenWord, ...]
    timing: TimingSource = TimingSource.ENGINE

    @property
    def duration(self) -> float:
        """Seconds."""
        return len(self.pcm) / 2 / self.sample_rate


_NOWHERE = TextRange(0, 0)


@dataclass(frozen=True, slots=True)
class WordTiming:
    """A displayed word being heard: `start` and `end` in seconds, `shown` in the sentence's text.

    In a cue the seconds are the track's, and `spoken` is where the word is said in `Cue.spoken`.
    """

    start: float
    end: float
    shown: TextRange
    spoken: TextRange = _NOWHERE


@dataclass(frozen=True, slots=True)
class Cue:
    """A sentence being heard (a WebVTT cue, a SMIL par).

    `element_id` is the displayed element (block or cell) that holds the sentence, `offset` where the sentence starts in
    that element's text, in code points. `spoken` is what is said, in ordinary spelling and in French alone: what a
    voice of the person's own device is given. `line` is the text where there is no mark-up (10⁹ for 10<sup>9</sup>),
    empty where that is the same. Seconds of the track. A silent sentence has no words and end == start.
    """

    sentence_id: str
    element_id: str
    offset: int
    text: str
    start: float
    end: float
    words: tuple[WordTiming, ...]
    spoken: str = ""
    line: str = ""


@dataclass(frozen=True, slots=True)
class Track:
    """One sound file of a section: `key` is its content address, `duration` seconds, `media_type` audio/mpeg.

    A very long section has several tracks: `part` counts them from 0. `speed` is the voice's own speed in the sound.
    `complete` is False where a notice stands for a sentence that could not be said: such a track is kept nowhere.
    """

    key: str
    document_id: str
    section_id: str
    part: int
    voice_id: str
    speed: float
    media_type: str
    duration: float
    timing: TimingSource
    cues: tuple[Cue, ...]
    complete: bool = True
