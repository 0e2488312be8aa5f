"""A pool that says what the tests tell it to: a syllable of sound a word, at once, when allowed, or never."""

from __future__ import annotations

import io
import re
import threading
from collections.abc import Callable
from concurrent.futures import Future
from typing import Any

from mutagen.mp3 import MP3

from reader.engines import Capabilities, EngineDescription, PoolStatus, SpeechRequest
from reader.errors import ReaderError
from reader.model import Quality, SpokenWord, Synthesis, TextRange, TimingSource, Voice


def mp3_seconds(sound: bytes) -> float:
    """How long an MP3 plays, as mutagen reads it from its Info frame."""
    mp3: Any = MP3
    return float(mp3(io.BytesIO(sound)).info.length)


RATE = 22050
WORD = 0.2  # seconds


def said(text: str) -> Synthesis:
    """A fifth of a second a word."""
    words = [
        SpokenWord(TextRange(found.start(), found.end()), index * WORD)
        for index, found in enumerate(re.finditer(r"\S+", text))
    ]
    return Synthesis(b"\x10\x00" * round(len(words) * WORD * RATE), RATE, tuple(words))


class StandInPool:
    """Same doors as `reader.engines.Pool`. `gate` holds every answer back until it is set; `fail` may refuse a text."""

    def __init__(self, fail: Callable[[str], ReaderError | None] = lambda text: None) -> None:
        self.gate = threading.Event()
        self.gate.set()
        self.asked: list[tuple[str, int]] = []
        self.languages: tuple[str, ...] | None = None
        self._fail = fail

    def voices(self) -> tuple[Voice, ...]:
        return (Voice("essai/fr", "essai", "Essai", "fr-FR", Quality.ROBOTIC),)

    def engines(self) -> tuple[EngineDescription, ...]:
        capabilities = Capabilities(TimingSource.ENGINE, languages=self.languages)
        return (EngineDescription("essai", "1", self.voices(), capabilities),)

    def fingerprint(self, voice_id: str) -> str:
        return f"essai 1 {voice_id}"

    def submit(self, request: SpeechRequest, priority: int) -> Future[Synthesis]:
        self.asked.append((request.text, priority))
        future: Future[Synthesis] = Future()

        def answer() -> None:
            self.gate.wait(20)
            error = self._fail(request.text)
            if not future.set_running_or_notify_cancel():
                return
            if error is not None:
                future.set_exception(error)
            else:
                future.set_result(said(request.text))

        threading.Thread(target=answer, daemon=True).start()
        return future

    def status(self) -> PoolStatus:
        return PoolStatus(done=len(self.asked))

    def close(self) -> None:
        self.gate.set()
