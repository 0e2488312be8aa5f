"""From a section to the tracks it will have: what is said, in which voice, under which key."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from reader.model import Document, Section, TextRange, Utterance
from reader.speech import RECIPE as SPEECH_RECIPE
from reader.store import track_key

# Whatever this package itself does to the sound: silences, order, encoding. Change it when a track made of the same
# utterances would sound or be cut differently.
RECIPE = "1"

# A track is cut at the next block once it holds this many spoken characters: about seven minutes at speed 1. Short
# enough to start, seek and keep in memory (under 20 MB of PCM), long enough that nobody notices the seam.
LONGEST_TRACK = 6000

# Spoken characters a second at speed 1, measured over the pages of content/ with espeak-ng's French voice.
CHARACTERS_A_SECOND = 18.0


@dataclass(frozen=True, slots=True)
class PlannedSentence:
    """A sentence of a track: where it is displayed, what is shown, what is said, what a device's voice is given.

    `line` is what is shown where there is no mark-up (10⁹ for 10<sup>9</sup>), empty where that is the same.
    """

    element_id: str
    offset: int
    shown: str
    utterance: Utterance
    for_device: Utterance
    line: str = ""


@dataclass(frozen=True, slots=True)
class PlannedTrack:
    """All that is needed to make a track, and the key it will have.

    `part` counts the tracks of a long section from 0.
    """

    key: str
    document_id: str
    section_id: str
    part: int
    voice_id: str
    speed: float
    sentences: tuple[PlannedSentence, ...]

    @property
    def estimated_duration(self) -> float:
        """Seconds, before the sound exists; within a fifth of the true duration."""
        characters = sum(len(sentence.utterance.text) for sentence in self.sentences)
        pauses = sum(sentence.utterance.pause for sentence in self.sentences)
        return (characters / CHARACTERS_A_SECOND + pauses) / self.speed


def plan_section(
    document: Document,
    section: Section,
    utterances: Sequence[Utterance],
    for_device: Sequence[Utterance],
    voice_id: str,
    fingerprint: str,
    speed: float,
) -> tuple[PlannedTrack, ...]:
    """The tracks of one section, in order. `fingerprint` names engine, version and voice (`Pool.fingerprint`).

    `utterances` is what the voice says, `for_device` what a voice of the person's device is given instead.
    """
    return tuple(
        PlannedTrack(
            key=_key(document, section, part, sentences, fingerprint, speed),
            document_id=document.id,
            section_id=section.id,
            part=part,
            voice_id=voice_id,
            speed=speed,
            sentences=sentences,
        )
        for part, sentences in enumerate(_cut(_sentences(section, utterances, for_device)))
    )


def _sentences(
    section: Section, utterances: Sequence[Utterance], for_device: Sequence[Utterance]
) -> Iterator[tuple[bool, PlannedSentence]]:
    """Each sentence of the section with its utterances, and whether it is the first of a block."""
    script = zip(utterances, for_device, strict=True)
    for block in section.blocks:
        first = True
        for element_id, sentences in block.elements():
            offset = 0
            for sentence in sentences:
                line = sentence.line if sentence.line != sentence.text else ""
                yield first, PlannedSentence(element_id, offset, sentence.text, *next(script), line)
                offset += len(sentence.text)
                first = False


def _cut(sentences: Iterable[tuple[bool, PlannedSentence]]) -> Iterator[tuple[PlannedSentence, ...]]:
    """Long sections in several tracks, cut where a block begins; inside a block that is very long itself."""
    track: list[PlannedSentence] = []
    length = 0
    for begins_block, sentence in sentences:
        if length >= (LONGEST_TRACK if begins_block else 2 * LONGEST_TRACK):
            yield tuple(track)
            track, length = [], 0
        track.append(sentence)
        length += len(sentence.utterance.text)
    if track:
        yield tuple(track)


def _key(
    document: Document,
    section: Section,
    part: int,
    sentences: tuple[PlannedSentence, ...],
    fingerprint: str,
    speed: float,
) -> str:
    """The content address: everything that changes the sound or its cues, and nothing else."""
    script = [
        [
            sentence.element_id,
            sentence.offset,
            sentence.shown,
            sentence.line,
            sentence.utterance.sentence_id,
            sentence.utterance.text,
            sentence.utterance.pause,
            [[run.range.start, run.range.end, run.language] for run in sentence.utterance.runs],
            [[*_ends(alignment.spoken), *_ends(alignment.shown)] for alignment in sentence.utterance.alignments],
            sentence.for_device.text,
        ]
        for sentence in sentences
    ]
    return track_key(
        [
            RECIPE,
            SPEECH_RECIPE,
            fingerprint,
            repr(speed),
            document.id,
            section.id,
            str(part),
            json.dumps(script, ensure_ascii=False, separators=(",", ":")),
        ]
    )


def _ends(stretch: TextRange) -> tuple[int, int]:
    return stretch.start, stretch.end
