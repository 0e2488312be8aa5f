"""The child process that holds one engine: `python -m reader.engines.worker ENGINE FOLDER`.

Requests come in on stdin, a JSON line each; replies go out on a private copy of stdout (`wire`). File descriptor 1
itself is turned to stderr, since native libraries print there. The process ends when stdin does. Whatever is not one of
the reader's own errors kills it: the pool sees that, and starts a fresh one.
"""

from __future__ import annotations

import contextlib
import math
import os
import shutil
import signal
import sys
import tempfile
from typing import BinaryIO

from reader.engines import wire
from reader.engines.catalogue import open_engine
from reader.engines.protocol import Engine, EngineDescription
from reader.errors import EngineError, EngineUnavailable, VoiceNotFound

# Bytes of address space: forty times what espeak-ng uses, and small enough to spare the machine. POSIX only.
MEMORY = 2 << 30

# Seconds after a request's own limit at which the kernel ends a worker whose pool is no longer there to do it.
AFTER_LIMIT = 5


def main(engine_name: str, scratch: str) -> None:
    """Serve until stdin ends. `scratch` is the folder for temporary files.

    It is removed here, for a parent that was killed, and by the parent, for a worker that was.
    """
    tempfile.tempdir = scratch
    try:
        _serve(engine_name)
    finally:
        shutil.rmtree(scratch, ignore_errors=True)


def _serve(engine_name: str) -> None:
    requests, replies = _private_channels()
    _limit()
    try:
        engine = open_engine(engine_name)
        description = EngineDescription(engine.name, engine.version, engine.voices(), engine.capabilities)
    except EngineUnavailable as exc:
        replies.write(wire.hello(EngineDescription(engine_name, problem=str(exc))))
        replies.flush()
        return
    replies.write(wire.hello(description))
    replies.flush()
    for line in requests:
        question = wire.read_question(line)
        _alarm(math.ceil(question.limit) + AFTER_LIMIT)
        for part in _reply(engine, question):
            replies.write(part)
        replies.flush()
        _alarm(0)


def _reply(engine: Engine, question: wire.Question) -> tuple[bytes, ...]:
    try:
        if question.verb == "phonemes":
            return (wire.transcribed(question.number, engine.phonemes(question.request)),)
        return wire.spoken(question.number, engine.synthesize(question.request))
    except (EngineError, VoiceNotFound) as exc:
        return (wire.failed(question.number, exc),)


def _private_channels() -> tuple[BinaryIO, BinaryIO]:
    """Copies of stdin and stdout that no engine knows of; 0 and 1 then lead nowhere and to stderr."""
    requests = os.fdopen(os.dup(0), "rb")
    replies = os.fdopen(os.dup(1), "wb")
    nothing = os.open(os.devnull, os.O_RDONLY)
    os.dup2(nothing, 0)
    os.close(nothing)
    os.dup2(2, 1)
    return requests, replies


def _limit() -> None:
    """Bound the memory, and leave no core file: it would hold what was being said."""
    try:
        import resource
    except ImportError:  # Windows
        return
    for what, bound in ((resource.RLIMIT_AS, MEMORY), (resource.RLIMIT_CORE, 0)):
        with contextlib.suppress(ValueError, OSError):  # macOS knows no RLIMIT_AS worth the name
            resource.setrlimit(what, (bound, bound))


def _alarm(seconds: int) -> None:
    """Ask the kernel to end this process; no Python code runs for it, so a call that holds the interpreter ends too."""
    if hasattr(signal, "alarm"):
        signal.alarm(seconds)


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2])
