"""Our pyttsx3 driver on libespeak-ng: `pyttsx3.init("reader_espeak")` after `register()`.

pyttsx3's own espeak driver returns before the file exists, mixes calls, crashes on long texts and drops the position of
each word in the sound (nateshmbhat/pyttsx3 #126, #151, #170, #193, #219). This one is synchronous: when `runAndWait`
returns, every file is written, and if something went wrong, `runAndWait` has raised it (beside pyttsx3's `error` event,
which nobody need listen to). `started-word` carries `sample`, the position of the word in the sound.
"""

from __future__ import annotations

import sys
import wave
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, BinaryIO

from pyttsx3.voice import Voice

from reader.engines.espeak_library import EspeakLibrary, Manner, library
from reader.engines.protocol import has_words, speakable
from reader.errors import EngineUnavailable, SynthesisFailed, VoiceNotFound

NAME = "reader_espeak"

# From 450 words a minute on espeak-ng speeds up with libsonic: three times the work (measured), and beyond it word
# positions go wrong by up to 0.2 s (espeak-ng/espeak-ng #2470, not in 1.52). Below 80 it does not go.
SLOWEST_RATE, FASTEST_RATE = 80, 449


def register() -> None:
    """Make pyttsx3 find the driver: it imports `pyttsx3.drivers.NAME`, whatever module stands there."""
    sys.modules[f"pyttsx3.drivers.{NAME}"] = sys.modules[__name__]


def buildDriver(proxy: Any) -> EspeakDriver:  # noqa: N802 (pyttsx3's name)
    """pyttsx3's entry. Raises EngineUnavailable."""
    return EspeakDriver(proxy, library())


class EspeakDriver:
    """One pyttsx3 engine's driver. Voice, rate, volume, pitch are its own, though the library has one state for all."""

    def __init__(self, proxy: Any, espeak: EspeakLibrary) -> None:
        self._proxy = proxy
        self._espeak = espeak
        self._failures: list[BaseException] = []
        french = espeak.voice_for("fr")
        self._voice: str | None = french.id if french else next(iter(espeak.voices))
        self._rate = 175
        self._volume = 1.0
        self._pitch = 50

    def destroy(self) -> None:
        """Nothing to undo: the library lives as long as the process."""

    def say(self, text: str) -> None:
        """Raises: a server has no loudspeaker."""
        with self._reported():
            raise EngineUnavailable("Ce pilote écrit des fichiers ; il ne joue pas de son.")

    def stop(self) -> None:
        """Nothing runs when Python code runs: each text is said before `save_to_file` returns."""

    def save_to_file(self, text: str, filename: str | BinaryIO) -> None:
        """Write a WAV (16-bit mono) to a path or a binary file; tell each word as `started-word`.

        Raises VoiceNotFound after a voice that could not be set, SynthesisFailed where words gave no sound, OSError.
        """
        with self._reported():
            if self._voice is None:
                raise VoiceNotFound("Aucune voix : la dernière demandée n’existe pas.")
            text = speakable(text)
            self._proxy.notify("started-utterance")
            manner = Manner(self._voice, self._rate, round(self._volume * 100), self._pitch)
            pcm, words = self._espeak.speak(text, manner)
            if not any(pcm) and has_words(text):
                raise SynthesisFailed("espeak-ng n’a rien dit de ce texte.")
            if isinstance(filename, str):
                with open(filename, "wb") as file:
                    self._write(file, pcm)
            else:
                self._write(filename, pcm)
            for word in words:
                self._proxy.notify("started-word", location=word.position, length=word.length, sample=word.sample)
            self._proxy.notify("finished-utterance", completed=True)

    def _write(self, file: BinaryIO, pcm: bytes) -> None:
        with wave.open(file, "wb") as target:
            target.setnchannels(1)
            target.setsampwidth(2)
            target.setframerate(self._espeak.sample_rate)
            target.writeframes(pcm)

    def startLoop(self) -> None:  # noqa: N802 (pyttsx3's name)
        """Do all that was asked, then raise the first failure since the last loop."""
        self._proxy.setBusy(False)  # pumps the queue: each command runs to its end
        if self._failures:
            failure, self._failures = self._failures[0], []
            raise failure

    def endLoop(self) -> None:  # noqa: N802 (pyttsx3's name)
        """Nothing loops."""

    def iterate(self) -> Iterator[None]:
        """For an outer event loop."""
        self._proxy.setBusy(False)
        yield

    def getProperty(self, name: str) -> object:  # noqa: N802 (pyttsx3's name)
        """`voices`, `voice`, `rate`, `volume`, `pitch`. Raises KeyError."""
        match name:
            case "voices":
                return [Voice(voice.id, voice.name, list(voice.languages)) for voice in self._espeak.voices.values()]
            case "voice":
                return self._voice
            case "rate":
                return self._rate
            case "volume":
                return self._volume
            case "pitch":
                return self._pitch
        raise KeyError(f"unknown property {name}")

    def setProperty(self, name: str, value: Any) -> None:  # noqa: N802 (pyttsx3's name)
        """`voice` (`fr`, `fr+f1`), `rate` (words a minute, clipped to 80..449), `volume` (0..1), `pitch` (0..99).

        Raises VoiceNotFound (and then nothing is said until a voice is set), KeyError, ValueError.
        """
        with self._reported():
            match name:
                case "voice":
                    self._voice = value if self._espeak.knows(value) else None
                    if self._voice is None:
                        raise VoiceNotFound(f"La voix « {value} » n’existe pas dans espeak-ng.")
                case "rate":
                    self._rate = round(min(max(float(value), SLOWEST_RATE), FASTEST_RATE))
                case "volume":
                    self._volume = min(max(float(value), 0.0), 1.0)
                case "pitch":
                    self._pitch = round(min(max(float(value), 0), 99))
                case _:
                    raise KeyError(f"unknown property {name}")

    @contextmanager
    def _reported(self) -> Iterator[None]:
        """Remember what is raised: pyttsx3 turns it into an event and goes on."""
        try:
            yield
        except BaseException as exc:
            self._failures.append(exc)
            raise
