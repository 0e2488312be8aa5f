"""What the tests drive and no wheel brings: Debian's packages, and npm's.

Standard library only: reader/bootstrap.py has this done (`python3 -m reader.cli.bring`) while pip works.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor, wait
from contextlib import contextmanager
from pathlib import Path

from reader.cli.tools import TEST_TOOLS

INTERRUPTED = 130

# Seconds in which it shows that all is there already.
MOMENT = 0.5


@contextmanager
def bringing(project: Path) -> Iterator[Callable[[], bool]]:
    """Bring what is missing meanwhile, side by side: an installer waits for the network and the disk most of its time.

    Gives a question: whether something is still being brought. What cannot be brought is said, and is no error.
    """
    with ThreadPoolExecutor() as helpers:
        programs = helpers.submit(_bring_programs)
        if shutil.which("npm") is None:
            programs.result()
        node = helpers.submit(_bring_node_packages, project)
        yield lambda: bool(wait((programs, node), MOMENT).not_done)
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


def main() -> int:
    """Bring all of it for the project in the current folder; gives the exit code."""
    try:
        with bringing(Path.cwd()):
            pass
    except KeyboardInterrupt:
        return INTERRUPTED
    return 0


if __name__ == "__main__":
    sys.exit(main())
