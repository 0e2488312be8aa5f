"""A screen that nobody sees and a sound card that nobody hears, for programs that want both."""

from __future__ import annotations

import os
import shutil
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

NEEDED = ("Xvfb", "openbox", "xdotool", "dbus-daemon", "pulseaudio", "pactl")


def lacking(*programs: str) -> str:
    """Which of the programs, and of those a screen needs, this machine has not; empty where it has all."""
    return ", ".join(program for program in (*NEEDED, *programs) if shutil.which(program) is None)


def until(true: Callable[[], bool], seconds: float = 30) -> bool:
    """Whether it becomes true within that time."""
    end = time.monotonic() + seconds
    while not (there := true()) and time.monotonic() < end:
        time.sleep(0.1)
    return there


class Screen:
    """The programs of one screen, in one home of their own; `environment` is what a program on it needs."""

    def __init__(self, home: Path) -> None:
        self.home = home
        runtime = home / "runtime"
        runtime.mkdir(mode=0o700)
        kept = {name: os.environ[name] for name in ("PATH",)}  # noqa: TID251 - what the programs find each other by
        self.environment = {**kept, "HOME": str(home), "XDG_RUNTIME_DIR": str(runtime), "LC_ALL": "C.UTF-8"}
        self._programs: list[subprocess.Popen[str]] = []

    def start(self, *command: str, **more: int) -> subprocess.Popen[str]:
        """Start a program; it is ended with the screen."""
        quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL, **more}
        program = subprocess.Popen(command, env=self.environment, text=True, **quiet)  # type: ignore[call-overload]
        self._programs.append(program)
        return program  # type: ignore[no-any-return]

    def ask(self, *command: str) -> str:
        """What a program answers; empty where it fails."""
        return subprocess.run(command, env=self.environment, text=True, capture_output=True, timeout=60).stdout

    def sounds(self) -> int:
        """How many sounds are open on the sound card."""
        return len(self.ask("pactl", "list", "short", "sink-inputs").splitlines())

    def close(self) -> None:
        """End all that was started, the last first."""
        for program in reversed(self._programs):
            program.terminate()
        for program in self._programs:
            try:
                program.wait(timeout=5)
            except subprocess.TimeoutExpired:
                program.kill()
                program.wait()
            if program.stdout:
                program.stdout.close()


@contextmanager
def screen_at(home: Path) -> Iterator[Screen]:
    """A screen with a window manager, a message bus and a sound card, until it is no longer needed."""
    screen = Screen(home)
    try:
        told = screen.start("Xvfb", "-displayfd", "1", "-screen", "0", "1280x1024x24", stdout=subprocess.PIPE)
        assert told.stdout is not None
        screen.environment["DISPLAY"] = f":{told.stdout.readline().strip()}"
        bus = screen.start("dbus-daemon", "--session", "--nofork", "--print-address", stdout=subprocess.PIPE)
        assert bus.stdout is not None
        screen.environment["DBUS_SESSION_BUS_ADDRESS"] = bus.stdout.readline().strip()
        screen.start("openbox")
        card = ("--load=module-null-sink", "--load=module-native-protocol-unix")
        screen.start("pulseaudio", "-n", "--exit-idle-time=-1", *card)
        assert until(lambda: "null" in screen.ask("pactl", "list", "short", "sinks")), "no sound card came up"
        yield screen
    finally:
        screen.close()
