"""`test`: brings what is missing where it may, names the rest, and gives pytest's own exit code."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import threading
from pathlib import Path
from typing import Any

import pytest

from reader.cli.test import WORKERS
from tests.cli.conftest import Command


class Shell:
    """Stands in for subprocess.run: remembers commands, and fails those that hold a word."""

    def __init__(self) -> None:
        self.commands: list[list[str]] = []
        self.failing = ""
        self.code = 0
        self.bytecode: list[bool] = []

    def run(self, command: list[str], **options: Any) -> subprocess.CompletedProcess[str]:
        self.commands.append(command)
        self.bytecode.append("PYTHONDONTWRITEBYTECODE" not in os.environ)  # noqa: TID251 - what the command would see
        failed = bool(self.failing) and self.failing in command
        return subprocess.CompletedProcess(command, 1 if failed else self.code, "une\ndernière ligne")

    def said(self, word: str) -> list[str]:
        (command,) = [command for command in self.commands if word in " ".join(command)]
        return command


@pytest.fixture
def shell(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Shell:
    shell = Shell()
    monkeypatch.setattr(subprocess, "run", shell.run)
    monkeypatch.setattr(pytest, "main", lambda words: shell.run(["pytest", *words]).returncode)
    monkeypatch.setattr("reader.cli.test.PACKAGE", tmp_path / "reader")
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    monkeypatch.setenv("PYTHONDONTWRITEBYTECODE", "1")
    (tmp_path / "tests" / "__pycache__").mkdir(parents=True)
    (tmp_path / "node_modules").mkdir()
    (tmp_path / "package.json").write_text("{}", "ascii")
    return shell


def machine(monkeypatch: pytest.MonkeyPatch, *programs: str, root: bool) -> None:
    monkeypatch.setattr(shutil, "which", lambda name: f"/usr/bin/{name}" if name in programs else None)
    monkeypatch.setattr("reader.cli.tools.shutil.which", shutil.which)
    monkeypatch.setattr("reader.cli.tools.find_library", lambda name: f"lib{name}.so" if name in programs else None)
    monkeypatch.setattr(Path, "exists", lambda path: path.name in programs)
    monkeypatch.setattr(os, "geteuid", lambda: 0 if root else 1000, raising=False)


def test_words_go_to_pytest_and_its_code_comes_back(
    command: Command, shell: Shell, monkeypatch: pytest.MonkeyPatch
) -> None:
    machine(monkeypatch, "chromium", "node", "npm", "java", root=False)
    shell.code = 5
    done = command("test", "-k", "stade", "tests/speech")
    assert done.code == 5
    assert shell.said("pytest") == ["pytest", "-n", str(WORKERS), "--dist", "worksteal", "-k", "stade", "tests/speech"]


def test_root_gets_what_is_missing_by_apt(command: Command, shell: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    machine(monkeypatch, "apt-get", "node", root=True)
    command("test")
    assert shell.commands[0][-1] == "update"
    packages = shell.commands[1][shell.commands[1].index("--no-install-recommends") + 1 :]
    assert packages[:3] == ["chromium-headless-shell", "npm", "default-jre-headless"]
    assert packages[3:] == ["ffmpeg", "liblouis20", "libpangoft2-1.0-0", "fonts-dejavu-core", "w3c-sgml-lib"]
    assert "DEBIAN_FRONTEND=noninteractive" in shell.commands[1]


def test_a_library_and_a_file_that_are_there_are_not_asked_for(
    command: Command, shell: Shell, monkeypatch: pytest.MonkeyPatch
) -> None:
    machine(monkeypatch, "apt-get", "louis", "w3c-sgml-lib", root=True)
    command("test")
    assert "liblouis20" not in shell.commands[1]
    assert "w3c-sgml-lib" not in shell.commands[1]
    assert "ffmpeg" in shell.commands[1]


def test_without_rights_each_missing_program_is_one_line_and_the_rest_runs(
    command: Command, shell: Shell, monkeypatch: pytest.MonkeyPatch
) -> None:
    machine(monkeypatch, "apt-get", root=False)
    done = command("test")
    missing = [line.partition(" ")[0] for line in done.err.splitlines()]
    assert missing[:4] == ["chromium-headless-shell", "node", "npm", "java"]
    assert missing[4:] == ["ffmpeg", "liblouis", "Pango", "DejaVu", "w3c-sgml-lib"]
    assert "apt-get install default-jre-headless" in done.err
    assert len(shell.commands) == 1
    assert "pytest" in shell.commands[0]


def test_a_browser_that_is_there_will_do_and_the_quicker_one_is_brought_where_it_can_be(
    command: Command, shell: Shell, monkeypatch: pytest.MonkeyPatch
) -> None:
    machine(monkeypatch, "apt-get", "chromium", root=False)
    assert "chromium" not in command("test").err
    machine(monkeypatch, "apt-get", "chromium", root=True)
    shell.commands.clear()
    command("test")
    assert "chromium-headless-shell" in shell.commands[1]


def test_what_this_debian_lacks_does_not_keep_the_others_out(
    command: Command, shell: Shell, monkeypatch: pytest.MonkeyPatch
) -> None:
    machine(monkeypatch, "apt-get", "node", root=True)
    shell.failing = "chromium-headless-shell"
    command("test")
    assert [one[-1] for one in shell.commands[2:5]] == ["chromium-headless-shell", "npm", "default-jre-headless"]


def test_apt_that_fails_does_not_stop_the_tests(
    command: Command, shell: Shell, monkeypatch: pytest.MonkeyPatch
) -> None:
    machine(monkeypatch, "apt-get", "npm", "node", "java", root=True)
    shell.failing = "install"
    done = command("test")
    assert "apt-get n’a pas tout installé." in done.err
    assert "npm n’a pas tout installé" in done.err
    assert shell.said("pytest")


def test_npm_is_asked_once_for_the_same_list(
    command: Command, shell: Shell, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    machine(monkeypatch, "chromium", "node", "npm", "java", root=False)
    command("test")
    assert "--no-package-lock" in shell.said("npm install")
    shell.commands.clear()
    command("test")
    assert len(shell.commands) == 1
    (tmp_path / "package.json").write_text('{"private": true}', "ascii")
    command("test")
    assert shell.said("npm install")


def test_what_is_compiled_is_kept_whatever_the_environment_says(command: Command, shell: Shell) -> None:
    command("test")
    assert set(shell.bytecode) == {True}
    assert sys.dont_write_bytecode is False


@pytest.mark.parametrize("missing", [True, False])
def test_a_fresh_project_is_compiled_once_while_what_is_missing_comes(
    command: Command, shell: Shell, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, missing: bool
) -> None:
    machine(monkeypatch, "npm", root=False)
    (tmp_path / "tests" / "__pycache__").rmdir()
    compiled = threading.Event()

    def run(command: list[str], **options: Any) -> subprocess.CompletedProcess[str]:
        if "--collect-only" in command:
            compiled.set()
        elif "npm" in command[0] and missing:
            assert compiled.wait(20)
        return shell.run(command, **options)

    monkeypatch.setattr(subprocess, "run", run)
    command("test", "tests/speech")
    assert compiled.is_set() is missing
    last = shell.commands[-1]
    assert last[0] == "pytest"
    if missing:
        first = next(one for one in shell.commands if "--collect-only" in one)
        assert first[:3] == [sys.executable, "-m", "pytest"]
        assert first[-1] == last[-1] == "tests/speech"


def test_npm_that_apt_brings_is_used_in_the_same_run(
    command: Command, shell: Shell, monkeypatch: pytest.MonkeyPatch
) -> None:
    programs = ["apt-get"]
    machine(monkeypatch, root=True)
    monkeypatch.setattr(shutil, "which", lambda name: f"/usr/bin/{name}" if name in programs else None)

    def run(command: list[str], **options: Any) -> subprocess.CompletedProcess[str]:
        done = shell.run(command, **options)
        if "--no-install-recommends" in command:
            programs.append("npm")
        return done

    monkeypatch.setattr(subprocess, "run", run)
    command("test")
    assert shell.said("/usr/bin/npm install")


def test_an_installed_package_has_no_tests(command: Command, shell: Shell, tmp_path: Path) -> None:
    shutil.rmtree(tmp_path / "tests")
    done = command("test")
    assert done.code == 2
    assert "git clone" in done.error
