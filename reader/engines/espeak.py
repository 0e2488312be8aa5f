"""The engine that speaks through pyttsx3 and our driver on espeak-ng."""

from __future__ import annotations

import io
import threading

import pyttsx3

from reader.engines import espeak_driver
from reader.engines.espeak_driver import FASTEST_RATE, SLOWEST_RATE
from reader.engines.espeak_library import Manner, library
from reader.engines.protocol import Capabilities, SpeechRequest, has_words, speakable
from reader.engines.sound_files import read_wave
from reader.errors import SynthesisFailed, VoiceNotFound
from reader.model import Quality, SpokenWord, Synthesis, TextRange, TimingSource, Voice

# Changes whenever this file, the driver or the library's use makes the same request sound otherwise.
RECIPE = "1"

# espeak-ng's French says 171 written words a minute at its rate 150 (measured on a patient page; 165 gives 188).
UNHURRIED_RATE = 150

# Offered to people: espeak's French voices, and its French with a woman's timbre. (The other hundred variants are the
# same voice with small changes of timbre: a list of them helps nobody. f2 to f5 have an echo, f1 has none.)
_OFFERED = (
    ("fr", "Voix d’homme, France", "fr-FR"),
    ("fr+f1", "Voix de femme, France", "fr-FR"),
    ("fr-be", "Voix d’homme, Belgique", "fr-BE"),
    ("fr-ch", "Voix d’homme, Suisse", "fr-CH"),
)


class EspeakEngine:
    """Voices `espeak/fr`, `espeak/fr+f1` ...

    A run in another language is said by espeak's voice of that language with the same timbre; in a language that espeak
    does not know, by the asked voice.
    """

    name = "espeak"
    capabilities = Capabilities(TimingSource.ENGINE, phonemes=True)

    def __init__(self) -> None:
        self._library = library()
        self.version = f"espeak-ng {self._library.version} recipe {RECIPE}"
        espeak_driver.register()
        self._lock = threading.Lock()
        self._engine = pyttsx3.init(espeak_driver.NAME)
        self._heard: list[tuple[int, int, int, int]] = []
        self._engine.connect("started-word", self._on_word)

    def voices(self) -> tuple[Voice, ...]:
        return tuple(
            Voice(f"{self.name}/{voice}", self.name, name, language, Quality.ROBOTIC)
            for voice, name, language in _OFFERED
            if self._library.knows(voice)
        )

    def synthesize(self, request: SpeechRequest) -> Synthesis:
        text = speakable(request.text)
        voice = self._voice(request.voice_id)
        rate = self._library.sample_rate
        if not text.strip():
            return Synthesis(b"", rate, ())
        pieces = request.pieces()
        buffers = [io.BytesIO() for _ in pieces]
        with self._lock:
            self._heard = []
            self._engine.setProperty("rate", _rate(request.speed))
            for number, (piece, buffer) in enumerate(zip(pieces, buffers, strict=True)):
                self._engine.setProperty("voice", self._voice_of(piece.language, voice))
                self._engine.save_to_file(piece.range.of(text), buffer, str(number))
            self._engine.runAndWait()
            heard = self._heard
        sounds = [read_wave(buffer)[0] for buffer in buffers]
        pcm = b"".join(sounds) if len(sounds) > 1 else sounds[0]
        if not pcm and has_words(text):
            raise SynthesisFailed("espeak-ng n’a rien dit de ce texte.")
        starts = [0]
        for sound in sounds:
            starts.append(starts[-1] + len(sound) // 2)
        words: list[SpokenWord] = []
        for number, location, length, sample in heard:
            begin = pieces[number].range.start + location
            end = min(begin + length, pieces[number].range.end)
            start = (starts[number] + sample) / rate
            if end > begin and (not words or start >= words[-1].start):
                words.append(SpokenWord(TextRange(begin, end), start))
        return Synthesis(pcm, rate, tuple(words))

    def phonemes(self, request: SpeechRequest) -> str:
        text = speakable(request.text)
        voice = self._voice(request.voice_id)
        return " ".join(
            clause
            for piece in request.pieces()
            for clause in self._library.phonemes(
                piece.range.of(text), Manner(self._voice_of(piece.language, voice), _rate(request.speed))
            )
        )

    def _voice(self, voice_id: str) -> str:
        engine, _, voice = voice_id.partition("/")
        if engine != self.name or not self._library.knows(voice):
            raise VoiceNotFound(f"La voix « {voice_id} » n’existe pas.")
        return voice

    def _voice_of(self, language: str, asked: str) -> str:
        """The voice for a run: the asked one in its own language, else the language's with the asked variant."""
        base, plus, variant = asked.partition("+")
        if not language or language.split("-")[0].lower() == base.split("-")[0]:
            return asked
        found = self._library.voice_for(language)
        return f"{found.id}{plus}{variant}" if found else asked

    def _on_word(self, name: str, location: int, length: int, sample: int) -> None:
        self._heard.append((int(name), location, length, sample))


def _rate(speed: float) -> int:
    """espeak's words a minute for a speed."""
    return round(min(max(speed * UNHURRIED_RATE, SLOWEST_RATE), FASTEST_RATE))


def open_engine() -> EspeakEngine:
    """Raises EngineUnavailable."""
    return EspeakEngine()
