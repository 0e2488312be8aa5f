"""A fresh machine: a copy of the project in an empty folder, a bare Python, an empty HOME."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from tests.cli.conftest import heed_ctrl_c

PROJECT = Path(__file__).parents[2]

# Wheels made here, so that these tests need no network: a package with one module, in the shape of PEP 427.
METADATA = "Metadata-Version: 2.1\nName: {name}\nVersion: {version}\n"
WHEEL = "Wheel-Version: 1.0\nGenerator: tests\nRoot-Is-Purelib: true\nTag: py3-none-any\n"

# A project as small as can be: the same bootstrap, and a command line that says where it runs.
PYPROJECT = """
[project]
dependencies = ["reader-test-bread==1.0"]
[project.optional-dependencies]
test = ["reader-test-jam==1.0"]
"""
COMMAND = """
import sys
def main(words):
    import reader_test_bread
    print("in", sys.prefix, words)
    return 0
"""

# sitecustomize is imported at the start of every Python that finds it.
HIDING = """
import sys
from importlib.machinery import PathFinder
class Hiding:
    @staticmethod
    def find_spec(name, path=None, target=None):
        return None if name.partition(".")[0] in {modules!r} and {where} else PathFinder.find_spec(name, path, target)
sys.meta_path[:] = [Hiding if finder is PathFinder else finder for finder in sys.meta_path]
"""


def bare_python() -> str:
    """The interpreter under the environment these tests run in."""
    return str(getattr(sys, "_base_executable", "") or sys.executable)


def make_wheel(folder: Path, name: str, module: str, needs: str = "") -> None:
    """NAME-1.0 with MODULE.py, in a folder for `pip --find-links`; `needs` is a requirement of its own."""
    import zipfile

    folder.mkdir(exist_ok=True)
    distribution = name.replace("-", "_")
    with zipfile.ZipFile(folder / f"{distribution}-1.0-py3-none-any.whl", "w") as wheel:
        wheel.writestr(f"{module}.py", "")
        metadata = METADATA.format(name=name, version="1.0") + (f"Requires-Dist: {needs}\n" if needs else "")
        wheel.writestr(f"{distribution}-1.0.dist-info/METADATA", metadata)
        wheel.writestr(f"{distribution}-1.0.dist-info/WHEEL", WHEEL)
        wheel.writestr(f"{distribution}-1.0.dist-info/RECORD", "")


def make_unbuildable(folder: Path, name: str, version: str) -> None:
    """NAME-VERSION as source alone, whose build says much and fails."""
    import io
    import tarfile

    files = {
        "PKG-INFO": METADATA.format(name=name, version=version),
        "pyproject.toml": '[build-system]\nrequires = []\nbuild-backend = "builder"\nbackend-path = ["."]\n',
        "builder.py": f"for _ in range(30):\n    print('{name}: no compiler')\nraise SystemExit(1)\n",
    }
    with tarfile.open(folder / f"{name}-{version}.tar.gz", "w:gz") as archive:
        for path, text in files.items():
            entry = tarfile.TarInfo(f"{name}-{version}/{path}")
            entry.size = len(text)
            archive.addfile(entry, io.BytesIO(text.encode()))


@dataclass
class Machine:
    """A folder with a small project in it, and what its commands see of the world."""

    project: Path
    wheels: Path
    environment: dict[str, str] = field(default_factory=dict)

    def run(self, words: Sequence[str], python: str = "", **changes: str) -> subprocess.CompletedProcess[str]:
        """Run the bare Python in the project; never with this process's own variables."""
        return subprocess.run(
            [python or bare_python(), *words],
            cwd=self.project,
            env={**self.environment, **changes},
            capture_output=True,
            encoding="utf-8",
            check=False,
            timeout=600,
        )

    def start(self, words: Sequence[str], **changes: str) -> subprocess.Popen[str]:
        """The same, not waited for; it heeds Ctrl-C."""
        return subprocess.Popen(
            [bare_python(), *words],
            cwd=self.project,
            env={**self.environment, **changes},
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            encoding="utf-8",
            preexec_fn=heed_ctrl_c if os.name != "nt" else None,
        )

    @property
    def inside(self) -> str:
        return f"in {self.project / '.venv'} "

    def without(self, *modules: str, where: str = "True") -> dict[str, str]:
        """Variables that hide modules of the standard library, or pip, as systems that cut Python in parts do."""
        folder = self.project.parent / "hidden"
        folder.mkdir(exist_ok=True)
        (folder / "sitecustomize.py").write_text(HIDING.format(modules=modules, where=where), "utf-8")
        return {"PYTHONPATH": str(folder)}


def world(home: Path, wheels: Path) -> dict[str, str]:
    """What a new account sees: no variable of ours, no network for pip, only our wheels."""
    home.mkdir()
    kept = {name: os.environ[name] for name in ("SYSTEMROOT", "TEMP") if name in os.environ}  # noqa: TID251
    return kept | {
        "HOME": str(home),
        "PATH": os.defpath,
        "PIP_NO_INDEX": "1",
        "PIP_FIND_LINKS": str(wheels),
        "PIP_CONFIG_FILE": os.devnull,
    }


def a_machine(folder: Path) -> Machine:
    project = folder / "un projet"
    (project / "reader" / "cli").mkdir(parents=True)
    for name in ("reader/bootstrap.py", "reader/__main__.py", "server.py"):
        shutil.copy(PROJECT / name, project / name)
    (project / "reader" / "__init__.py").touch()
    (project / "reader" / "cli" / "__init__.py").write_text(COMMAND, "utf-8")
    (project / "pyproject.toml").write_text(PYPROJECT, "utf-8")
    wheels = folder / "wheels"
    make_wheel(wheels, "reader-test-bread", "reader_test_bread")
    make_wheel(wheels, "reader-test-jam", "reader_test_jam")
    return Machine(project, wheels, world(folder / "home", wheels))


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    return a_machine(tmp_path)


@pytest.fixture(scope="session")
def environment(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A .venv as the first start leaves it; it names no folder of its own, so a copy is as good."""
    made = a_machine(tmp_path_factory.mktemp("environment"))
    made.run(["-m", "reader"]).check_returncode()
    return made.project / ".venv"


@pytest.fixture
def installed(machine: Machine, environment: Path) -> Machine:
    """A machine after its first start."""
    shutil.copytree(environment, machine.project / ".venv", symlinks=True)
    return machine
