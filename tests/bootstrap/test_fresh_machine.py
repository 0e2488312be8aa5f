"""The real thing: a clean copy of the project, a bare Python, an empty HOME; from nothing to a page, and the wheel."""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import sys
import urllib.request
import zipfile
from pathlib import Path

import pytest

from tests.bootstrap.conftest import PROJECT, bare_python

OFFLINE = 7

NOT_IN_A_CLONE = shutil.ignore_patterns(
    ".git", ".venv*", "node_modules", "cache", "build", "dist", ".*_cache", "__pycache__"
)


@pytest.fixture
def clone(tmp_path: Path) -> Path:
    folder = tmp_path / "clone"
    shutil.copytree(PROJECT, folder, ignore=NOT_IN_A_CLONE)
    return folder


@pytest.fixture
def newcomer(tmp_path: Path) -> dict[str, str]:
    """The variables of a new account: no HOME's habits, no activated environment; the way to packages stays."""
    (tmp_path / "home").mkdir()
    ours = re.compile("READER_|PYTHON|VIRTUAL_ENV|XDG_|PYTEST")
    kept = {name: value for name, value in os.environ.items() if not ours.match(name)}  # noqa: TID251
    return kept | {"HOME": str(tmp_path / "home")}


@pytest.mark.first
@pytest.mark.skipif(os.name == "nt", reason="SIGTERM")
def test_from_a_clone_to_a_page(clone: Path, newcomer: dict[str, str]) -> None:
    process = subprocess.Popen(
        [bare_python(), "server.py", "--port", "0"],
        cwd=clone,
        env=newcomer,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
    )
    try:
        assert process.stdout is not None
        address = re.search(r"http://127\.0\.0\.1:\d+/", process.stdout.readline())
        if address is None:
            _, err = process.communicate(timeout=600)
            if process.returncode == OFFLINE:
                pytest.skip(f"no packages to be had: {err}")
            pytest.fail(err)
        with urllib.request.urlopen(address[0] + "pages/effets-secondaires") as page:
            assert page.status == 200
            assert "Effets secondaires" in page.read().decode()
        process.send_signal(signal.SIGTERM)
        out, err = process.communicate(timeout=600)
        assert (process.returncode, out) == (0, "Arrêt …\n"), err
        assert not [*clone.rglob(".aside-*")]
    finally:
        process.kill()
        process.communicate()


@pytest.mark.first
def test_the_wheel_carries_all_it_needs(clone: Path, newcomer: dict[str, str], tmp_path: Path) -> None:
    built = subprocess.run(
        [bare_python(), "-m", "pip", "wheel", "--no-deps", "--wheel-dir", str(tmp_path / "dist"), str(clone)],
        env=newcomer,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    if built.returncode and ("No matching distribution" in built.stderr or "No module named pip" in built.stderr):
        pytest.skip("no hatchling to be had")
    assert built.returncode == 0, built.stderr
    (wheel,) = (tmp_path / "dist").glob("*.whl")
    unpacked = tmp_path / "site"
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(unpacked)
    program = """
from reader.settings import Settings, packaged, cache_folder
from reader.web.app import create_app
import reader
settings = Settings.from_env()
library = settings.open_library()
print(reader.__file__, *library.ids())
print(settings.cache)
print(sorted(path.name for path in packaged("static").iterdir()))
"""
    # The packages of this environment, but neither the checkout nor its current folder.
    done = subprocess.run(
        [sys.executable, "-c", program],
        cwd=tmp_path,
        env=newcomer | {"PYTHONPATH": str(unpacked)},
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    where, cache, static = done.stdout.splitlines()
    assert where.startswith(str(unpacked))
    assert "effets-secondaires" in where
    assert cache.startswith(newcomer["HOME"]), "an installed package keeps its sounds in the account's cache folder"
    assert "css" in static
    assert "fonts" in static
    for folder in ("static", "content", "reader"):
        for path in (clone / folder).rglob("*"):
            name = path.relative_to(clone)
            if path.is_file() and "__pycache__" not in name.parts:
                inside = name if folder == "reader" else Path("reader") / name
                assert (unpacked / inside).is_file(), f"{name} is not in the wheel"
    served = subprocess.run(
        [sys.executable, "-m", "reader", "extract", str(PROJECT / "content" / "effets-secondaires.html")],
        cwd=tmp_path,
        env=newcomer | {"PYTHONPATH": str(unpacked)},
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    assert served.stdout.startswith("{")
