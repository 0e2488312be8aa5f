"""The house itself: floors, types, style. What a machine can see, no person has to look for."""

from __future__ import annotations

import ast
import re
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


@pytest.mark.first
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


def test_files_that_documents_and_comments_name_are_there() -> None:
    """A file that has moved takes its name along, or who looks for it finds nothing."""
    whole = re.compile(
        r"(?<![\w/.-])(?:reader|static|docs|tests|benchmarks)/[\w./-]+\.(?:py|js|css|md|html|toml|tsv)\b"
    )
    part = re.compile(r"`(?!/)((?:[\w-]+/)*[\w-]+\.(?:py|js|tsv))`")
    documents = [PROJECT / "README.md", PROJECT / "CONTRIBUTING.md", *(PROJECT / "docs").rglob("*.md")]
    sources = [
        path
        for folder in ("reader", "static", "benchmarks")
        for ending in ("py", "js", "css", "html")
        for path in (PROJECT / folder).rglob(f"*.{ending}")
    ]
    there = [f"/{path.relative_to(PROJECT).as_posix()}" for path in (*sources, *(PROJECT / "tests").rglob("*.*"))]
    missing = []
    for path in (*documents, *sources):
        text = path.read_text("utf-8")
        missing += [(path.name, name) for name in whole.findall(text) if not (PROJECT / name).exists()]
        if path in documents:
            missing += [
                (path.name, name) for name in part.findall(text) if not any(one.endswith(f"/{name}") for one in there)
            ]
    assert [one for one in missing if one[1] != "tests/FILE.py"] == []  # that stands for any


def test_every_dependency_is_pinned() -> None:
    with (PROJECT / "pyproject.toml").open("rb") as file:
        project = tomllib.load(file)
    wanted = [
        *project["build-system"]["requires"],
        *project["project"]["dependencies"],
        *(name for extra in project["project"]["optional-dependencies"].values() for name in extra),
    ]
    assert [name for name in wanted if "==" not in name] == []
