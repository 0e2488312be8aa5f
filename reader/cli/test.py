"""`test [pytest's words]`: brings what the tests need, then runs them all, style and types included."""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
from pathlib import Path

from reader.cli.bring import bringing
from reader.cli.tools import TEST_TOOLS
from reader.errors import BadInput
from reader.settings import PACKAGE

WORKERS = 3  # of pytest, on two processors: the tests of the player wait for the sound most of their time


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("words", nargs="*", metavar="MOTS", help="des mots pour pytest : un dossier, « -k NOM » …")


def run(arguments: argparse.Namespace) -> int:
    project = PACKAGE.parent
    if not (project / "tests").is_dir():
        raise BadInput("Les tests ne sont pas dans le paquet installé : prenez le dossier du projet (git clone).")
    _keep_bytecode()
    _bring(project, arguments.words)
    for tool in TEST_TOOLS:
        if tool.find() is None:
            how = f"Debian : apt-get install {tool.package}"
            print(f"{tool.names[0]} manque : les tests {tool.tests} seront sautés ({how}).", file=sys.stderr)
    import pytest  # in this process, so that whoever stops it stops the tests; an installed package has no pytest

    os.chdir(project)
    # worksteal: the slow tests of a folder stand together, and the other worker would be done long before
    return int(pytest.main(["-n", str(WORKERS), "--dist", "worksteal", *arguments.words]))


def _keep_bytecode() -> None:
    """Compile each module once, whatever the environment says: the tests start Python some hundred times.

    Images of containers set PYTHONDONTWRITEBYTECODE, and then each start compiles all that it imports.
    """
    sys.dont_write_bytecode = False
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)  # noqa: TID251 - Python's own variable, for what is started here


def _bring(project: Path, words: list[str]) -> None:
    """What is missing; while it comes, all is compiled once, which each of pytest's workers would do for itself.

    Where nothing has to come, they do: that takes no longer, as this would be one process.
    """
    with bringing(project) as under_way:
        if under_way() and not (project / "tests" / "__pycache__").is_dir():
            collect = [sys.executable, "-m", "pytest", "--collect-only", "-qq", "-p", "no:cacheprovider", *words]
            subprocess.run(collect, cwd=project, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False)
