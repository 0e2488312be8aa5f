"""The system's own voices through the drivers that come with pyttsx3: SAPI 5 on Windows, NSSpeechSynthesizer on macOS.

Untried on real machines: written from the source of pyttsx3 2.99 (`drivers/sapi5.py`, `drivers/nsss.py`) and tested
against a stand-in that behaves as they do. These drivers say nothing of when a word is heard, so times are estimated.
Should a driver hang, as some are reported to (pyttsx3 #224), the pool's deadline ends the worker.
"""

from __future__ import annotations

import re
import tempfile
from pathlib import Path
from typing import Any

from pyttsx3.engine import Engine as Pyttsx3Engine

from reader.engines.estimate import estimated_words, sounding
from reader.engines.protocol import Capabilities, SpeechRequest, has_words, speakable
from reader.engines.sound_files import read_sound
from reader.errors import EngineUnavailable, SynthesisFailed, VoiceNotFound
from reader.model import Quality, Synthesis, TimingSource, Voice
from reader.regex import regex

RECIPE = "1"

UNHURRIED_RATE = 175  # words a minute, as both systems count them
_SLOWEST, _FASTEST = 80, 450

# Both systems read commands out of the text: SAPI takes one that begins with "<" for XML (SPF_PARSE_AUTODETECT), macOS
# obeys "[[...]]" anywhere (Speech Synthesis Programming Guide, embedded commands). A page must not give orders.
# (A "<" that means "less than" has been put in words long before.)
_COMMANDS = regex(r"^\s*<|(?<=\[)\[")


class StockEngine:
    """One stock driver. Raises EngineUnavailable where the system has no French voice.

    `driver` is pyttsx3's name of it, `suffix` that of the files it writes.
    """

    # A run of another language is said by the French voice: the lexicon's French respelling serves it better.
    capabilities = Capabilities(TimingSource.ESTIMATED, languages=())

    def __init__(self, driver: str, suffix: str) -> None:
        self.name = driver
        self._suffix = suffix
        try:
            self._voices = self._french_voices()
        except (ImportError, OSError, RuntimeError) as exc:
            raise EngineUnavailable(f"Les voix du système ne sont pas accessibles ({driver}).") from exc
        if not self._voices:
            raise EngineUnavailable("Aucune voix française n’est installée dans le système.")
        self.version = f"pyttsx3 {driver} recipe {RECIPE}"

    def voices(self) -> tuple[Voice, ...]:
        return tuple(voice for voice, _ in self._voices.values())

    def synthesize(self, request: SpeechRequest) -> Synthesis:
        if request.voice_id not in self._voices:
            raise VoiceNotFound(f"La voix « {request.voice_id} » n’existe pas.")
        text = _COMMANDS.sub(_blanked, speakable(request.text))
        if not text.strip():
            return Synthesis(b"", 22050, (), TimingSource.ESTIMATED)
        pcm, rate = self._written(text, self._voices[request.voice_id][1], request.speed)
        if not any(pcm) and has_words(text):
            raise SynthesisFailed("La voix du système n’a rien dit de ce texte.")
        words = estimated_words(text, *sounding(pcm, rate)) if pcm else ()
        return Synthesis(pcm, rate, words, TimingSource.ESTIMATED)

    def phonemes(self, request: SpeechRequest) -> str:
        raise EngineUnavailable("Les voix du système ne donnent pas leurs phonèmes.")

    def _written(self, text: str, system_id: str, speed: float) -> tuple[bytes, int]:
        """The sound of the file the driver writes: one file a text, as the drivers know no other way out.

        A fresh pyttsx3 engine each time: the second `runAndWait` of one never returns with `sapi5`, since 2.99 leaves
        it idle, does the waiting `endLoop` before the loop begins, and then loops (pyttsx3 #402, #419, #440).
        `pyttsx3.init` would give the old one back as long as anything, a traceback for one, holds it.
        """
        errors: list[BaseException] = []
        engine = Pyttsx3Engine(self.name)
        engine.connect("error", lambda exception, **_: errors.append(exception))
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder, f"speech{self._suffix}")
            engine.setProperty("voice", system_id)
            engine.setProperty("rate", round(min(max(speed * UNHURRIED_RATE, _SLOWEST), _FASTEST)))
            engine.save_to_file(text, str(path))
            engine.runAndWait()
            # pyttsx3 swallows what a driver raises and goes on, with the voice it had before.
            if errors:
                raise SynthesisFailed("La voix du système a échoué.") from errors[0]
            if engine.getProperty("voice") != system_id:
                raise VoiceNotFound("La voix du système demandée ne s’est pas laissé choisir.")
            try:
                with path.open("rb") as file:
                    return read_sound(file)
            except OSError as exc:
                raise SynthesisFailed("La voix du système n’a pas écrit de son.") from exc

    def _french_voices(self) -> dict[str, tuple[Voice, str]]:
        """Our id -> the voice, and the id the system knows it by."""
        found: dict[str, tuple[Voice, str]] = {}
        for voice in Pyttsx3Engine(self.name).getProperty("voices"):
            language = next((_tag(tag) for tag in voice.languages if _tag(tag).lower().startswith("fr")), None)
            if language is None:
                continue
            slug = re.sub(r"[^a-z0-9]+", "-", voice.id.replace("\\", "/").rpartition("/")[2].lower()).strip("-")
            # Recorded human speech, as against espeak's: what both systems have shipped for French since 2011.
            quality = Quality.NATURAL
            identifier = f"{self.name}/{slug}"
            found[identifier] = (Voice(identifier, self.name, voice.name or slug, language, quality), voice.id)
        return found


def open_sapi5() -> StockEngine:
    """Windows. Raises EngineUnavailable, ImportError."""
    return StockEngine("sapi5", ".wav")


def open_nsss() -> StockEngine:
    """macOS. Raises EngineUnavailable, ImportError."""
    return StockEngine("nsss", ".aiff")


def _blanked(match: re.Match[str]) -> str:
    return " " * len(match.group())


def _tag(language: Any) -> str:
    """BCP 47 from what drivers give: `fr_FR`, `fr-FR`, or bytes."""
    text = language.decode(errors="replace") if isinstance(language, bytes) else str(language or "")
    return text.replace("_", "-")
