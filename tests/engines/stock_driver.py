"""A stand-in for pyttsx3's own drivers: it behaves as `sapi5.py` (WAV, at once) or `nsss.py` (AIFF, when the loop runs)
of pyttsx3 2.99 do, and `say`s a buzz as long as the text."""

from __future__ import annotations

import struct
import sys
import time
import wave
from collections.abc import Iterator
from types import ModuleType
from typing import Any

from pyttsx3.voice import Voice

from reader.engines.stock import StockEngine

FRENCH = "HKEY_LOCAL_MACHINE\\SOFTWARE\\Microsoft\\Speech\\Voices\\Tokens\\TTS_MS_FR-FR_HORTENSE_11.0"
ENGLISH = "HKEY_LOCAL_MACHINE\\SOFTWARE\\Microsoft\\Speech\\Voices\\Tokens\\TTS_MS_EN-US_ZIRA_11.0"
CANADIAN = "com.apple.speech.synthesis.voice.amelie"
RATE = 16000

said: list[str] = []
"""Every text that came to a driver."""


class StockDriver:
    """`late`: the file is written while the loop runs, as nsss does."""

    late = False
    voices: tuple[Voice, ...] = (
        Voice(ENGLISH, "Microsoft Zira Desktop", ["en-US"], "Female", "Adult"),
        Voice(FRENCH, "Microsoft Hortense Desktop", ["fr-FR"], "Female", "Adult"),
        Voice(CANADIAN, "Amélie", ["fr_CA"]),
    )

    def __init__(self, proxy: Any) -> None:
        self._proxy = proxy
        self._looping = False
        self._voice, self._rate = ENGLISH, 200.0
        self._later: tuple[str, str] | None = None

    def destroy(self) -> None: ...

    def stop(self) -> None: ...

    def getProperty(self, name: str) -> object:  # noqa: N802
        return {"voices": list(self.voices), "voice": self._voice, "rate": self._rate, "volume": 1.0}[name]

    def setProperty(self, name: str, value: Any) -> None:  # noqa: N802
        if name == "voice":
            if value not in [voice.id for voice in self.voices]:
                raise ValueError("unknown voice id %s", value)
            self._voice = value
        elif name == "rate":
            self._rate = value

    def save_to_file(self, text: str, filename: str) -> None:
        said.append(text)
        if "echec" in text:
            raise OSError("stream.Open failed")
        if "oubli" in text:
            return
        if self.late:
            self._proxy.setBusy(True)
            self._later = (text, filename)
        else:
            self._write(text, filename)

    def startLoop(self) -> None:  # noqa: N802
        first = True
        self._looping = True
        while self._looping:
            if first:
                self._proxy.setBusy(False)
                first = False
            if self._later:
                later, self._later = self._later, None
                self._write(*later)
                self._proxy.notify("finished-utterance", completed=True)
                self._proxy.setBusy(False)
            time.sleep(0.001)

    def endLoop(self) -> None:  # noqa: N802
        self._looping = False

    def iterate(self) -> Iterator[None]:
        self._proxy.setBusy(False)
        yield

    def _write(self, text: str, filename: str) -> None:
        samples = round(len(text) * 0.06 * 200 / self._rate * RATE)
        sound = [0] * 800 + [3000 if i % 20 < 10 else -3000 for i in range(samples)] + [0] * 800
        if filename.endswith(".aiff"):
            with open(filename, "wb") as file:
                file.write(aiff(struct.pack(f">{len(sound)}h", *sound), RATE))
        else:
            with wave.open(filename, "wb") as file:
                file.setnchannels(1)
                file.setsampwidth(2)
                file.setframerate(RATE)
                file.writeframes(struct.pack(f"<{len(sound)}h", *sound))


class LateDriver(StockDriver):
    """As nsss."""

    late = True


class EnglishDriver(StockDriver):
    """A Windows with no French voice."""

    voices = StockDriver.voices[:1]


def aiff(sound: bytes, rate: int, *, channels: int = 1, bits: int = 16, kind: bytes = b"", extra: bytes = b"") -> bytes:
    """An AIFF file, or with `kind` an AIFF-C one; `extra` are chunks before the sound."""
    frames = len(sound) * 8 // bits // channels
    common = struct.pack(">hLh", channels, frames, bits) + extended(rate)
    if kind:
        common += kind + b"\x00\x00"
    body = (b"AIFC" if kind else b"AIFF") + b"COMM" + struct.pack(">L", len(common)) + common + extra
    body += b"SSND" + struct.pack(">LLL", len(sound) + 8, 0, 0) + sound + b"\x00" * (len(sound) % 2)
    return b"FORM" + struct.pack(">L", len(body)) + body


def extended(number: int) -> bytes:
    """A whole number above 0 in 80-bit extended."""
    bits = number.bit_length()
    return struct.pack(">HQ", 16383 + bits - 1, number << (64 - bits))


def install(name: str, driver: type[StockDriver]) -> None:
    """Make `pyttsx3.init(name)` use the driver."""
    module = ModuleType(f"pyttsx3.drivers.{name}")
    module.buildDriver = driver  # type: ignore[attr-defined]
    sys.modules[module.__name__] = module


def open_stand_in() -> StockEngine:
    """For a worker."""
    install("stand_in", StockDriver)
    return StockEngine("stand_in", ".wav")
