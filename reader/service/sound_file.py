"""A whole page's sound in one file, with its cues."""

from __future__ import annotations

import io
import wave
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from reader.model import Cue
from reader.service.performance import Performance
from reader.store import Mp3Stream


@dataclass(frozen=True, slots=True)
class WholeSound:
    """Several performances one after the other: PCM, and cues in seconds of the whole."""

    pcm: tuple[bytes, ...]
    samples: int
    sample_rate: int
    cues: tuple[Cue, ...]

    @property
    def duration(self) -> float:
        """Seconds."""
        return self.samples / self.sample_rate


def joined(performances: Iterable[Performance]) -> WholeSound:
    """Performances of the same voice, end to end."""
    pcm: list[bytes] = []
    cues: list[Cue] = []
    samples, rate = 0, 22050
    for performance in performances:
        rate = performance.sample_rate
        cues.extend(_later(cue, samples / rate) for cue in performance.cues)
        pcm.extend(performance.pcm)
        samples += performance.samples
    return WholeSound(tuple(pcm), samples, rate, tuple(cues))


def mp3(sound: WholeSound) -> bytes:
    """The sound as MP3, heard from its first sample. Raises StoreError where the encoder is missing."""
    stream = Mp3Stream(sound.samples, sound.sample_rate)
    return b"".join([stream.head(), *(stream.feed(piece) for piece in sound.pcm), stream.finish()])


def wav(sound: WholeSound) -> bytes:
    """The sound as WAV: mono, 16 bits."""
    out = io.BytesIO()
    with wave.open(out, "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(sound.sample_rate)
        for piece in sound.pcm:
            file.writeframesraw(piece)
    return out.getvalue()


WRITERS: dict[str, Callable[[WholeSound], bytes]] = {".mp3": mp3, ".wav": wav}


def _later(cue: Cue, seconds: float) -> Cue:
    return replace(
        cue,
        start=cue.start + seconds,
        end=cue.end + seconds,
        words=tuple(replace(word, start=word.start + seconds, end=word.end + seconds) for word in cue.words),
    )
