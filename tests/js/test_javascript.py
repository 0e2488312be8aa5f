"""The scripts of the page: their own unit tests by Node's runner, their types by TypeScript's checker."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]

pytestmark = pytest.mark.node


# Folders of static/js, from the bar down; each may import from those named, and modules at the top that import nothing.
BELOW = {
    "bar": {"listening", "text", "sound"},
    "listening": {"place", "sound"},
    "place": {"text", "sound"},
    "text": set(),
    "sound": set(),
    "keys": set(),
    "offline": {"sound"},
}


def run(*command: str) -> None:
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=120, check=False)
    if done.returncode:
        pytest.fail(done.stdout + done.stderr, pytrace=False)


def test_modules() -> None:
    node = shutil.which("node")
    if node is None:
        pytest.skip("no Node.js")
    run(node, "--test", *(str(path) for path in sorted(Path(__file__).parent.glob("*.test.js"))))


def test_imports_go_down_only() -> None:
    scripts = ROOT / "static" / "js"
    assert {path.name for path in scripts.iterdir() if path.is_dir()} == set(BELOW)
    for folder, below in BELOW.items():
        for path in sorted((scripts / folder).glob("*.js")):
            for found in re.findall(r"^(?:import .*?|\}) from '([^']+)';$", path.read_text("utf-8"), re.MULTILINE):
                target = (path.parent / found).resolve().relative_to(scripts)
                if len(target.parts) == 1:
                    assert "\nimport " not in f"\n{(scripts / target).read_text('utf-8')}", f"{path.name}: {found}"
                else:
                    assert target.parts[0] in {folder, *below}, f"{path.name}: {found}"


def test_types() -> None:
    checker = ROOT / "node_modules" / ".bin" / "tsc"
    if not checker.exists():
        pytest.skip("no TypeScript: npm install")
    run(str(checker), "--project", str(ROOT / "tsconfig.json"))
