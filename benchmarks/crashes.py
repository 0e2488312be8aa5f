"""Native crashes among good requests: nobody else notices."""

from __future__ import annotations

import os
import signal
import subprocess
import tempfile
from html import escape
from pathlib import Path

from benchmarks.ground import Row, audio_urls, get, in_parallel, minute_of_text, reader_server
from benchmarks.rivals.crashing_engine import TRAP

GOOD = 30


def rows() -> list[Row]:
    """Thirty sections that kill the engine among thirty good ones, asked eight at a time."""
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        _library(folder / "content")
        with reader_server(
            folder / "content",
            folder / "cache",
            prepare="non",
            engines="benchmarks.rivals.crashing_engine:open_engine",
        ) as (process, port):
            urls = audio_urls(port)[1:]
            bad, good = urls[::2], urls[1::2]
            answers: dict[str, tuple[int, int]] = {}

            def ask(index: int) -> None:
                for url in urls[index::8]:
                    status, body = get(port, url)
                    answers[url] = status, len(body)

            in_parallel(8, ask)
            right = sum(answers[url][0] == 200 and answers[url][1] > 50_000 for url in good)
            answered = sum(answers[url][0] in (200, 502) for url in bad)
            alive = process.poll() is None
            process.send_signal(signal.SIGTERM)
            process.wait(timeout=40)
            orphans = _orphans()
            left = [path.name for path in (folder / "cache").rglob("*") if path.is_file() and not _is_track(path)]
    return [
        Row(
            "30 native crashes among 30 good requests",
            "-",
            f"{right} right, {answered} crashes answered, server {'alive' if alive else 'dead'}, "
            f"{orphans} orphans, {len(left)} temporary files",
            None,
            "30 right, alive, 0, 0",
            right == GOOD and answered == GOOD and alive and not orphans and not left,
        )
    ]


def _library(folder: Path) -> None:
    folder.mkdir(parents=True)
    body = "".join(
        f"<h2>Section {number}</h2><p>{escape(minute_of_text(number))}</p>"
        + (f"<p>Une {TRAP} numéro {number}.</p>" if number % 2 == 0 else "")
        for number in range(2 * GOOD)
    )
    (folder / "mesure.html").write_text(
        f"<!doctype html><html lang="
        rf"><head><title>Mesure</title></head><body><main><h1>Mesure</h1>{body}</main></body></html>",
        encoding="utf-8",
    )
    (folder / "mesure.toml").write_text('title = "Mesure"\nlanguage = "fr"\nsummary = "Mesure."\n', encoding="utf-8")


def _orphans() -> int:
    """Workers of the crashing engine that outlive their server."""
    processes = subprocess.run(["ps", "-eo", "pid,args"], capture_output=True, text=True, check=True).stdout
    return sum(
        "reader.engines.worker" in line and "crashing_engine" in line and str(os.getpid()) not in line.split()[:1]
        for line in processes.splitlines()
    )


def _is_track(path: Path) -> bool:
    return path.suffix in (".mp3", ".json") and len(path.stem) == 64
