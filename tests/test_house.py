"""The house itself: floors, types, style. What a machine can see, no person has to look for."""

from __future__ import annotations

import ast
import subprocess
import sys
import sysconfig
import tomllib
from pathlib import Path

import pytest

PROJECT = Path(__file__).parents[1]


def check(*command: str) -> None:
    """Run a program on the project; what it finds wrong is the failure."""
    done = subprocess.run(
        command, cwd=PROJECT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, encoding="utf-8", check=False
    )
    if done.returncode:
        pytest.fail(done.stdout or f"exit code {done.returncode}", pytrace=False)


def test_imports_go_down_only() -> None:
    check(str(Path(sysconfig.get_path("scripts"), "lint-imports")), "--no-cache")


def test_types() -> None:
    check(sys.executable, "-m", "mypy")


def test_style() -> None:
    check(sys.executable, "-m", "ruff", "check", "--output-format", "concise", ".")


def test_format() -> None:
    check(sys.executable, "-m", "ruff", "format", "--check", ".")


def test_every_file_says_what_it_is_for() -> None:
    silent = [
        str(path.relative_to(PROJECT))
        for folder in ("reader", "benchmarks")
        for path in (PROJECT / folder).rglob("*.py")
        if not ast.get_docstring(ast.parse(path.read_text("utf-8")))
    ]
    assert silent == []


def test_every_dependency_is_pinned() -> None:
    with (PROJECT / "pyproject.toml").open("rb") as file:
        project = tomllib.load(file)
    wanted = [
        *project["build-system"]["requires"],
        *project["project"]["dependencies"],
        *(name for extra in project["project"]["optional-dependencies"].values() for name in extra),
    ]
    assert [name for name in wanted if "==" not in name] == []
