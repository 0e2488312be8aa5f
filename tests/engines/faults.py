"""An engine that does what it is told: speaks, crashes natively, hangs with the interpreter held, talks nonsense.

Opened inside a worker as `tests.engines.faults:open_engine`. The text is the order; a file's absence or presence makes
it fail once only.
"""

from __future__ import annotations

import ctypes
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from reader.engines import Capabilities, SpeechRequest
from reader.errors import EngineUnavailable, SynthesisFailed
from reader.model import Quality, SpokenWord, Synthesis, TextRange, TimingSource, Voice

VOICE = "faults/voice"


class FaultEngine:
    name = "faults"
    version = "1"
    capabilities = Capabilities(TimingSource.ENGINE, phonemes=True)

    def voices(self) -> tuple[Voice, ...]:
        return (Voice(VOICE, self.name, "Voix qui tombe en panne", "fr-FR", Quality.ROBOTIC),)

    def synthesize(self, request: SpeechRequest) -> Synthesis:
        order, _, rest = request.text.partition(" ")
        match order:
            case "segfault":
                ctypes.string_at(0)
            case "hang":  # never returns, and holds the interpreter: no signal handler, no exception reaches it
                ctypes.PyDLL(None).pause()
            case "exit":
                os._exit(3)
            case "hog":
                hoard = [bytes(256 << 20) for _ in range(1000)]
                return Synthesis(b"", len(hoard), ())
            case "raise":
                raise RuntimeError("no error of the reader's")
            case "refuse":
                raise SynthesisFailed("Le moteur refuse ce texte.")
            case "chatter":  # as native libraries do, under the feet of Python's own stdout
                os.write(1, b"Audio saved to x.wav\n" * 10_000)
                print("and Python too")
                os.system("echo and a child of ours")
            case "garbage":  # the worst case: it gets hold of the private channel itself
                for descriptor in range(3, 16):
                    try:
                        os.write(descriptor, b"\x00\xff garbage\n")
                    except OSError:
                        continue
            case "sleep":
                time.sleep(float(rest))
            case "litter":  # temporary files, a child of its own, then death
                Path(tempfile.mkdtemp(), "left.wav").write_bytes(b"x")
                subprocess.Popen([sys.executable, "-c", "import time; time.sleep(60)", tempfile.gettempdir()])
                ctypes.string_at(0)
            case "once":  # fails on the first process, works on the second
                mark = Path(rest)
                if not mark.exists():
                    mark.touch()
                    ctypes.string_at(0)
        return Synthesis(_pcm(request.text), 8000, (SpokenWord(TextRange(0, len(order)), 0.0),) if order else ())

    def phonemes(self, request: SpeechRequest) -> str:
        return f"/{request.text}/"


def _pcm(text: str) -> bytes:
    """Sound that tells which text it is of."""
    return text.encode("utf-16-le") * 100


def open_engine() -> FaultEngine:
    return FaultEngine()


def open_unavailable() -> FaultEngine:
    raise EngineUnavailable("Rien ne marche ici.")


def open_crashing() -> FaultEngine:
    ctypes.string_at(0)
    raise AssertionError


def open_babbling() -> FaultEngine:
    """Nonsense instead of a hello."""
    for descriptor in range(3, 16):
        try:
            os.write(descriptor, b"hello?\n")
        except OSError:
            continue
    return FaultEngine()


def open_later() -> FaultEngine:
    """Cannot work at first; asked again it says nothing until the file FAULTS_READY is there."""
    asked, ready = Path(os.environ["FAULTS_READY"] + ".asked"), Path(os.environ["FAULTS_READY"])  # noqa: TID251
    if not asked.exists():
        asked.touch()
        raise EngineUnavailable("Pas encore.")
    while not ready.exists():
        time.sleep(0.05)
    return FaultEngine()
