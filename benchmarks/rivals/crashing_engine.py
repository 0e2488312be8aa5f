"""The real espeak engine, but for a text that holds the word below: on that one the process dies of a real SIGSEGV."""

from __future__ import annotations

import ctypes

from reader.engines import Engine, SpeechRequest
from reader.engines.catalogue import open_engine as open_known
from reader.model import Synthesis

TRAP = "catastrophe"


def open_engine() -> Engine:
    """As `reader.engines.catalogue` opens an engine from outside: `benchmarks.rivals.crashing_engine:open_engine`."""
    engine = open_known("espeak")
    synthesize = engine.synthesize

    def crash_or_speak(request: SpeechRequest) -> Synthesis:
        if TRAP in request.text:
            ctypes.string_at(0)
        return synthesize(request)

    engine.synthesize = crash_or_speak  # type: ignore[method-assign]
    return engine
