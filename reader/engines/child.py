"""A worker process, seen from the pool."""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import sys
import tempfile
import threading
from enum import StrEnum
from pathlib import Path

from reader.engines import wire
from reader.engines.nursery import Nursery
from reader.engines.protocol import EngineDescription, SpeechRequest
from reader.errors import EngineUnavailable
from reader.model import Synthesis

# Seconds a worker may take to import its engine and say hello, on a machine that is busy with other things.
START = 20.0

# Python finds `reader` from here whether it is installed or run from its source.
_ROOT = Path(__file__).resolve().parents[2]

_PIPE = 1 << 20  # bytes: 23 seconds of speech, so that a worker need not wait for its reader


class Loss(StrEnum):
    """How a worker was lost."""

    CRASHED = "crashed"
    HUNG = "hung"
    GARBLED = "garbled"


class ChildLost(Exception):
    """The worker is gone, or talks nonsense and must go; never seen outside the pool."""

    def __init__(self, how: Loss) -> None:
        super().__init__(how)
        self.how = how


class Child:
    """One worker process: `ask` it one thing at a time; `kill` from any thread.

    The constructor returns when the worker has said hello. Raises ChildLost, EngineUnavailable.
    """

    def __init__(self, engine: str, nursery: Nursery) -> None:
        self._nursery = nursery
        self._number = 0
        self._hung = False
        self._gone = False
        self._lock = threading.Lock()
        self._scratch = tempfile.TemporaryDirectory(prefix="reader-speech-", ignore_cleanup_errors=True)
        try:
            self._process = subprocess.Popen(
                [sys.executable, "-m", "reader.engines.worker", engine, self._scratch.name],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,  # libraries may print what they were asked to say
                cwd=_ROOT,
                start_new_session=True,  # its own group: Ctrl-C is not for it, and killing it takes its children too
            )
        except OSError as exc:
            self._scratch.cleanup()
            raise ChildLost(Loss.CRASHED) from exc
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._requests, self._replies = self._process.stdin, self._process.stdout
        _widen(self._replies.fileno())
        nursery.born(self.kill)
        try:
            with self._watched(START):
                self.description: EngineDescription = wire.read_hello(self._line())
            if self.description.problem:
                raise EngineUnavailable(self.description.problem)
        except (ValueError, KeyError, TypeError) as exc:
            self.release()
            raise ChildLost(Loss.GARBLED) from exc
        except (ChildLost, EngineUnavailable):
            self.release()
            raise

    def ask(self, verb: wire.Verb, request: SpeechRequest, seconds: float) -> Synthesis | str:
        """The worker's answer. Raises ChildLost after `seconds`, and what the engine raises."""
        self._number += 1
        line = wire.Question(self._number, verb, request, seconds).line()
        with self._watched(seconds):
            try:
                self._requests.write(line)
                self._requests.flush()
                reply = wire.read_reply(self._line(), self._number)
                pcm = self._replies.read(reply["size"])
                if len(pcm) != reply["size"]:
                    raise ChildLost(self._how())
                return wire.answer(reply, pcm)
            except OSError as exc:
                raise ChildLost(self._how()) from exc
            except (ValueError, KeyError, TypeError) as exc:
                raise ChildLost(Loss.GARBLED) from exc

    def close(self, seconds: float = 1.0) -> None:
        """Let it end by itself, then make sure that it has."""
        with contextlib.suppress(OSError):
            self._requests.close()
        with contextlib.suppress(subprocess.TimeoutExpired):
            self._process.wait(seconds)
        self.release()

    def kill(self) -> None:
        """End the process and all that it started, and take its last word from the system."""
        with self._lock:
            if self._gone:
                return
            self._gone = True
            if hasattr(os, "killpg"):
                # The group outlives its leader: what an engine started must not be left behind by a crash.
                with contextlib.suppress(ProcessLookupError, PermissionError):
                    os.killpg(self._process.pid, signal.SIGKILL)
            else:
                self._process.kill()
            self._process.wait()
        self._nursery.gone(self.kill)

    def release(self) -> None:
        """Kill, close the pipes, remove its temporary files: by the thread that asks, no other may be reading."""
        self.kill()
        for pipe in (self._requests, self._replies):
            with contextlib.suppress(OSError):
                pipe.close()
        self._scratch.cleanup()

    def _watched(self, seconds: float) -> contextlib.AbstractContextManager[None]:
        return self._nursery.watchdog.watch(self._on_deadline, seconds)

    def _on_deadline(self) -> None:
        self._hung = True
        self.kill()

    def _line(self) -> bytes:
        line = self._replies.readline(wire.LONGEST_LINE)
        if not line:
            raise ChildLost(self._how())
        return line

    def _how(self) -> Loss:
        return Loss.HUNG if self._hung else Loss.CRASHED


def _widen(pipe: int) -> None:
    """Make a pipe hold more than its usual 64 KiB, where the system can (Linux)."""
    try:
        import fcntl
    except ImportError:  # Windows
        return
    if hasattr(fcntl, "F_SETPIPE_SZ"):
        with contextlib.suppress(OSError):  # a user's share of pipe memory is bounded
            fcntl.fcntl(pipe, fcntl.F_SETPIPE_SZ, _PIPE)
