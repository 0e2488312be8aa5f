"""`test [pytest's words]`: brings what the tests need, then runs them all, style and types included."""

from __future__ import annotations

import argparse
import hashlib
import os
import shutil
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

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
    """What is missing, side by side: an installer waits for the network and the disk most of its time."""
    with ThreadPoolExecutor() as helpers:
        programs = helpers.submit(_bring_programs)
        if shutil.which("npm") is None:
            programs.result()
        node = helpers.submit(_bring_node_packages, project)
        if not (project / "tests" / "__pycache__").is_dir():
            # Compiled once, while the processor has little else to do: each of pytest's workers would do it for itself.
            collect = [sys.executable, "-m", "pytest", "--collect-only", "-qq", "-p", "no:cacheprovider", *words]
            subprocess.run(collect, cwd=project, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False)
        programs.result()
        node.result()


def _bring_programs() -> None:
    """Debian's packages of what is missing, where this process may install them."""
    packages = [tool.package for tool in TEST_TOOLS if tool.find_itself() is None]
    apt = shutil.which("apt-get")
    if not packages or apt is None or not hasattr(os, "geteuid") or os.geteuid() != 0:
        return
    print(f"Installation par apt-get : {', '.join(packages)} (une à trois minutes) …", file=sys.stderr, flush=True)
    # env: a question would wait for ever
    quiet = ["env", "DEBIAN_FRONTEND=noninteractive", apt, "-qq", "-o", "Dpkg::Use-Pty=0"]
    install = [*quiet, "install", "--yes", "--no-install-recommends"]
    if _failed([*quiet, "update"]) or (
        # One by one, where this Debian lacks one of them: the others come all the same.
        _failed([*install, *packages]) and any([_failed([*install, package]) for package in packages])
    ):
        print("apt-get n’a pas tout installé.", file=sys.stderr)


def _bring_node_packages(project: Path) -> None:
    """What package.json pins, in node_modules, unless it is there already."""
    npm = shutil.which("npm")
    if npm is None:
        return
    wanted = hashlib.sha256((project / "package.json").read_bytes()).hexdigest()
    stamp = project / "node_modules" / "reader.stamp"
    if stamp.is_file() and stamp.read_text("ascii") == wanted:
        return
    print("Installation par npm : outils de vérification du HTML et du JavaScript …", file=sys.stderr, flush=True)
    # --ignore-scripts: none of the three needs its own, and vnu-jar's looks for a Java on the network
    options = ["--no-package-lock", "--no-audit", "--no-fund", "--ignore-scripts", "--loglevel=error"]
    if _failed([npm, "install", *options], project):
        print("npm n’a pas tout installé : les tests du HTML et du JavaScript seront sautés.", file=sys.stderr)
        return
    stamp.write_text(wanted, "ascii")


def _failed(command: list[str], folder: Path | None = None) -> bool:
    """Run it; tell whether it failed, after the last lines it said."""
    try:
        done = subprocess.run(
            command, cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, errors="replace", check=False
        )
    except OSError as exc:
        print(exc, file=sys.stderr)
        return True
    if done.returncode:
        print("\n".join(done.stdout.splitlines()[-5:]), file=sys.stderr)
    return done.returncode != 0
