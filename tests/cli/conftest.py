"""A small library, a cache folder of its own, and the command line in this process or in one of its own."""

from __future__ import annotations

import contextlib
import os
import re
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from reader.cli import main
from reader.plain import Entry, Glossary
from reader.settings import Settings

PROJECT = Path(__file__).parents[2]

PAGE = """<!DOCTYPE html><html lang="fr"><head><title>Fièvre et fatigue</title></head><body>
<header><nav><a href="/">Accueil</a></nav></header><main><h1>Fièvre et fatigue</h1>
<p>Appelez le 15 si la fièvre dépasse 38 °C. Ne prenez pas d’aspirine.</p>
<h2>La fatigue</h2><p>Elle dure souvent 2 à 3 semaines 🩺.</p></main></body></html>"""

OTHER = PAGE.replace("Fièvre et fatigue", "La peau").replace("38 °C", "39 °C")

GLOSSARY = Glossary(
    (
        Entry("anticorps", "anticorps", "Protéine de défense."),
        Entry("perfusion", "perfusion", "Médicament donné goutte à goutte dans une veine."),
    )
)


@dataclass
class Outcome:
    """What a command printed, and its exit code."""

    code: int
    out: str
    err: str

    @property
    def error(self) -> str:
        """The one line of a failure."""
        assert self.out == ""
        lines = self.err.splitlines()
        assert len(lines) == 1, self.err
        assert "Traceback" not in self.err
        return lines[0]


Command = Callable[..., Outcome]


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with `content/` (two pages) and `cache/`; the command line uses them, and no other variable of ours.

    The glossary has two words: all the shipped ones would be said in each test that prepares a library.
    """
    for name in [name for name in os.environ if name.startswith("READER_")]:  # noqa: TID251
        monkeypatch.delenv(name)
    (tmp_path / "content").mkdir()
    (tmp_path / "content" / "fievre.html").write_text(PAGE, "utf-8")
    (tmp_path / "content" / "peau.html").write_text(OTHER, "utf-8")
    monkeypatch.setenv("READER_CONTENT", str(tmp_path / "content"))
    monkeypatch.setenv("READER_CACHE", str(tmp_path / "cache"))
    monkeypatch.setenv("READER_WORKERS", "1")
    monkeypatch.setattr(Settings, "open_glossary", lambda _: GLOSSARY)
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def command(home: Path, capsys: pytest.CaptureFixture[str]) -> Command:
    """Run a verb in this process."""

    def run(*words: str) -> Outcome:
        try:
            code = main(words)
        except SystemExit as end:  # argparse's
            code = int(end.code or 0)
        said = capsys.readouterr()
        return Outcome(code, said.out, said.err)

    return run


def started(*words: str, **options: object) -> subprocess.Popen[bytes]:
    """A verb in a process of its own; the environment is this one's, and it heeds Ctrl-C."""
    settings: dict[str, object] = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "stdin": subprocess.PIPE}
    if os.name != "nt":
        settings["preexec_fn"] = heed_ctrl_c
    environment = dict(os.environ) | {"PYTHONPATH": str(PROJECT)}  # noqa: TID251
    return subprocess.Popen(  # type: ignore[call-overload,no-any-return]
        [sys.executable, "-m", "reader", *words], **settings | {"env": environment} | options
    )


@contextlib.contextmanager
def heeding_ctrl_c() -> Iterator[None]:
    """This process heeds Ctrl-C as one that a person starts, however the tests were started."""
    before = signal.getsignal(signal.SIGINT)
    heed_ctrl_c()
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


def heed_ctrl_c() -> None:
    """As for a command that a person starts: a shell has what it starts in the background ignore Ctrl-C, tests too."""
    signal.signal(signal.SIGINT, signal.default_int_handler)


def one_number(text: str) -> str:
    """The first number in a text."""
    found = re.search(r"\d+", text)
    assert found is not None, text
    return found[0]
