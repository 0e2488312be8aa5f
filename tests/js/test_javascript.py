"""The scripts of the page: their own unit tests by Node's runner, their types by TypeScript's checker."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]

pytestmark = pytest.mark.node


def run(*command: str) -> None:
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=120, check=False)
    if done.returncode:
        pytest.fail(done.stdout + done.stderr, pytrace=False)


def test_modules() -> None:
    node = shutil.which("node")
    if node is None:
        pytest.skip("no Node.js")
    run(node, "--test", *(str(path) for path in sorted(Path(__file__).parent.glob("*.test.js"))))


def test_types() -> None:
    checker = ROOT / "node_modules" / ".bin" / "tsc"
    if not checker.exists():
        pytest.skip("no TypeScript: npm install")
    run(str(checker), "--project", str(ROOT / "tsconfig.json"))
