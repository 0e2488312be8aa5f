"""Orca, driven by keys: what it says is read from its own log of what it hands to the voice."""

from __future__ import annotations

import re
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.browser.other_engines.screen import Screen, until

SAID = re.compile(r"SPEECH OUTPUT: '(.*?)' ?\{")
LAUNCHER = next(Path("/usr/libexec").glob("at-spi-bus-launcher"), Path("/usr/lib/at-spi2-core/at-spi-bus-launcher"))
QUIET = 0.8  # seconds without a word, after which the answer to a key is taken for said
PATIENCE = 5  # seconds until the first word of it

# No question of the first start, and no sound kept back that nobody has pressed for by a pointer.
PROFILE = """
user_pref("browser.aboutwelcome.enabled", false);
user_pref("browser.shell.checkDefaultBrowser", false);
user_pref("browser.startup.homepage_override.mstone", "ignore");
user_pref("datareporting.policy.dataSubmissionEnabled", false);
user_pref("termsofuse.bypassNotification", true);
user_pref("toolkit.telemetry.reportingpolicy.firstRun", false);
"""

# Orca's log is written in pieces of 8 kB, so what it says now would be read later: each line is to be written at once.
EACH_LINE = """
import builtins
opened = builtins.open
def by_lines(file, *words, **more):
    return opened(file, *words, **(more | {"buffering": 1} if str(file).endswith("orca.log") else more))
builtins.open = by_lines
"""


class Orca:
    """A person who hears the page: presses keys, and is told what Orca says."""

    def __init__(self, screen: Screen, log: Path) -> None:
        self._screen = screen
        self._log = log
        self._heard = 0

    def said(self) -> list[str]:
        """What was said since this was asked last; the names of keys left out."""
        found: list[str] = SAID.findall(self._log.read_text("utf-8", errors="replace")) if self._log.is_file() else []
        new, self._heard = found[self._heard :], len(found)
        keys = ("tab", "return", "space", "left control", "left shift")
        lines = [" ".join(line.split()) for line in new]
        return [line for line in lines if len(line) > 1 and line not in keys]

    def press(self, *keys: str) -> list[str]:
        """Press keys, one after the other, and hear what is said to each until it is quiet again."""
        lines: list[str] = []
        for key in keys:
            self._screen.ask("xdotool", "key", key)
            quiet = end = time.monotonic() + PATIENCE  # a busy machine answers late
            while time.monotonic() < min(quiet, end):
                time.sleep(0.1)
                if new := self.said():
                    lines += new
                    quiet = time.monotonic() + QUIET
        return lines

    def hears(self, words: str, seconds: float = 40) -> bool:
        """Whether the words are said within that time."""
        return until(lambda: words in " ".join(self.said()), seconds)


@contextmanager
def orca_reads(screen: Screen, address: str, folder: Path) -> Iterator[Orca]:
    """Firefox on an address with Orca beside it, from when the page was told to be there."""
    profile, log = folder / "profile", folder / "orca.log"
    profile.mkdir()
    (profile / "user.js").write_text(PROFILE, "utf-8")
    for schema, key in (
        ("org.gnome.desktop.interface", "toolkit-accessibility"),
        ("org.gnome.desktop.a11y.applications", "screen-reader-enabled"),
    ):
        screen.ask("gsettings", "set", schema, key, "true")
    started = [screen.start(str(LAUNCHER), "--launch-immediately")]
    (folder / "sitecustomize.py").write_text(EACH_LINE, "utf-8")
    started.append(screen.start("env", f"PYTHONPATH={folder}", "orca", "--replace", "--debug", f"--debug-file={log}"))
    orca = Orca(screen, log)
    try:
        assert orca.hears("Screen reader on")
        started.append(screen.start("firefox-esr", "--no-remote", "--profile", str(profile), "--new-window", address))
        assert orca.hears("Page has", 60)
        time.sleep(2)  # Firefox gives the focus to its page
        screen.ask("xdotool", "search", "--onlyvisible", "--class", "firefox", "windowactivate")
        while orca.press("ctrl+Home") and orca.hears(" ", 3):  # it may still be telling what came
            pass
        yield orca
    finally:
        for program in reversed(started):
            program.terminate()
            program.wait(timeout=20)
