"""The last resort: no voice, but something that can be played and followed.

Where nothing can speak, the page says so in words. A soft note then begins each sentence, and silence as long as its
reading follows, so that the highlight still walks through the text.
"""

from __future__ import annotations

import math
import struct

from reader.engines.estimate import estimated_words, total
from reader.engines.protocol import Capabilities, SpeechRequest, speakable
from reader.errors import EngineUnavailable, VoiceNotFound
from reader.model import Quality, Synthesis, TimingSource, Voice

VOICE = "tone/note"
SAMPLE_RATE = 22050

# Eight per cent of full scale, a low G, a quarter of a second with soft ends: heard, and startles nobody.
_LOUDNESS, _FREQUENCY, _SECONDS = 0.08, 392.0, 0.25
_SYLLABLE = 0.19  # seconds, as espeak-ng's French voice at speed 1


class ToneEngine:
    """One voice that says nothing."""

    name = "tone"
    version = "1"
    capabilities = Capabilities(TimingSource.ESTIMATED)

    def __init__(self) -> None:
        self._note = _note()

    def voices(self) -> tuple[Voice, ...]:
        return (Voice(VOICE, self.name, "Aucune voix : un son bref au début de chaque phrase", "fr-FR", Quality.TONE),)

    def synthesize(self, request: SpeechRequest) -> Synthesis:
        if request.voice_id != VOICE:
            raise VoiceNotFound(f"La voix « {request.voice_id} » n’existe pas.")
        text = speakable(request.text)
        if not text.strip():
            return Synthesis(b"", SAMPLE_RATE, (), TimingSource.ESTIMATED)
        samples = max(len(self._note) // 2, round(total(text) * _SYLLABLE / request.speed * SAMPLE_RATE))
        words = estimated_words(text, 0.0, samples / SAMPLE_RATE)
        return Synthesis(self._note.ljust(2 * samples, b"\0"), SAMPLE_RATE, words, TimingSource.ESTIMATED)

    def phonemes(self, request: SpeechRequest) -> str:
        raise EngineUnavailable("Sans voix, il n’y a pas de phonèmes.")


def open_engine() -> ToneEngine:
    """It works everywhere."""
    return ToneEngine()


def _note() -> bytes:
    count = round(_SECONDS * SAMPLE_RATE)
    samples = (
        _LOUDNESS * 32767 * math.sin(math.pi * i / count) ** 2 * math.sin(2 * math.pi * _FREQUENCY * i / SAMPLE_RATE)
        for i in range(count)
    )
    return struct.pack(f"<{count}h", *(round(sample) for sample in samples))
