"""Page views a second, and what a first view weighs."""

from __future__ import annotations

import json
import re
import tempfile
from pathlib import Path

from benchmarks.ground import ROOT, Row, get, median, reader_server, requests_a_second, rival_server

PAGE = "effets-secondaires"
PROMISED_WEIGHT = 150_000  # bytes, compressed, fonts included, sound not


def rows() -> list[Row]:
    """Page views beside a bare template of the same size; weight of a first view."""
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        (folder / "texts.json").write_text("[]", encoding="utf-8")
        (folder / "sound.mp3").write_bytes(b"")
        with reader_server(ROOT / "content", folder / "cache", prepare="non") as (_, port):
            _, page = get(port, f"/pages/{PAGE}")
            paragraph = "Le traitement est donné à l’hôpital de jour, par une perfusion dans une veine du bras. " * 3
            count = len(page) // len(f"<p>{paragraph}</p>\n".encode())
            (folder / "paragraphs.json").write_text(json.dumps([paragraph] * count), encoding="utf-8")
            with rival_server(folder) as rival:
                ours, theirs = [], []
                for _ in range(3):
                    ours.append(requests_a_second(port, f"/pages/{PAGE}"))
                    theirs.append(requests_a_second(rival, "/page"))
            ratio = median(ours) / median(theirs)
            weight, parts = _weight(port)
        return [
            Row(
                f"page views a second ({len(page) // 1000} kB of HTML)",
                f"{median(theirs):.0f}",
                f"{median(ours):.0f}",
                ratio,
                "at least 0.8",
                ratio >= 0.8,
            ),
            Row(
                f"first view without sound, compressed, fonts included ({parts} files)",
                "-",
                f"{weight / 1000:.0f} kB",
                None,
                "at most 150 kB",
                weight <= PROMISED_WEIGHT,
            ),
        ]


def _weight(port: int) -> tuple[int, int]:
    """Bytes and number of what a browser fetches for a first view: the page and all that it, its CSS and its JS name.

    Fonts outside the page's characters are counted too, though `unicode-range` spares them: an upper bound.
    """
    seen: set[str] = set()
    waiting = [f"/pages/{PAGE}"]
    sizes: list[int] = []
    while waiting:
        path = waiting.pop()
        if path in seen:
            continue
        seen.add(path)
        _, wire = get(port, path, {"Accept-Encoding": "gzip"})
        sizes.append(len(wire))
        _, plain = get(port, path)
        name = path.partition("?")[0]
        if name.endswith((".woff2", ".mp3", ".png", ".svg", ".ico", ".webmanifest")):
            continue
        text = plain.decode("utf-8")
        folder = name.rpartition("/")[0]
        if name.endswith(".css"):
            found = re.findall(r'url\(["\']?([^"\')]+)', text)
        elif name.endswith(".js"):
            found = re.findall(r'(?:from|import)\s*["\']([^"\']+)', text)
        else:
            found = re.findall(r'<(?:link|script|img)[^>]*\s(?:href|src)="([^"]+)"', text)
        for link in found:
            target = link if link.startswith("/") else _joined(folder, link)
            if target.startswith(("/static/", "/pages/")):
                waiting.append(target)
    return sum(sizes), len(sizes)


def _joined(folder: str, link: str) -> str:
    parts = folder.split("/")
    for part in link.split("/"):
        if part == "..":
            parts.pop()
        elif part != ".":
            parts.append(part)
    return "/".join(parts)
