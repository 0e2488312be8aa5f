"""Lighthouse's figure for accessibility, on every kind of page: 100. It is no dependency: 185 MB for a part of axe."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from pathlib import Path

import pytest

from reader.cli.tools import BROWSER
from tests.proof.kinds import KINDS, status

LIGHTHOUSE = Path(__file__).parents[3] / "node_modules" / "lighthouse" / "cli" / "index.js"
NODE, CHROMIUM = shutil.which("node"), BROWSER.find()

pytestmark = [
    pytest.mark.long,
    pytest.mark.node,
    pytest.mark.skipif(
        NODE is None or CHROMIUM is None or not LIGHTHOUSE.is_file(),
        reason="no Lighthouse: npm install --no-save lighthouse@12.8.2",
    ),
]


@pytest.mark.parametrize("kind", [kind for kind in KINDS if status(kind) == 200])  # it refuses to look at a 404
def test_lighthouse_gives_a_hundred(service: str, kind: str, tmp_path: Path) -> None:
    assert NODE is not None
    assert CHROMIUM is not None
    report = tmp_path / "report.json"
    command = [NODE, str(LIGHTHOUSE), service + KINDS[kind], "--only-categories=accessibility", "--quiet"]
    options = ["--output=json", f"--output-path={report}", "--chrome-flags=--headless=new --no-sandbox"]
    environment = {**os.environ, "CHROME_PATH": CHROMIUM}  # noqa: TID251 - Lighthouse's own switch
    subprocess.run([*command, *options], env=environment, check=True, capture_output=True, timeout=300)
    found = json.loads(report.read_text("utf-8"))
    poor = [audit["id"] for audit in found["audits"].values() if audit["score"] is not None and audit["score"] < 1]
    assert (found["categories"]["accessibility"]["score"], poor) == (1, [])
