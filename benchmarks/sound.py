"""First byte cold and warm, throughput, a herd of listeners."""

from __future__ import annotations

import json
import tempfile
import time
from pathlib import Path

from benchmarks.ground import (
    Row,
    audio_urls,
    first_byte,
    get,
    health,
    in_parallel,
    median,
    reader_server,
    rival_server,
    write_library,
)

ROUNDS = 9


def rows() -> list[Row]:
    """The figures of sound, measured in turns (ours, rival, ours, rival) so that a busy machine hits both."""
    found: list[Row] = []
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        texts = write_library(folder / "content", 4 * ROUNDS)
        (folder / "texts.json").write_text(json.dumps(texts), encoding="utf-8")
        (folder / "paragraphs.json").write_text("[]", encoding="utf-8")
        (folder / "sound.mp3").write_bytes(b"")
        # READER_PREPARE off: a page that is opened has its tracks made in advance, and these must be cold.
        with (
            reader_server(folder / "content", folder / "cache", prepare="non") as (_, port),
            rival_server(folder) as rival,
        ):
            urls = audio_urls(port)[1:]  # the first is the title alone
            first_byte(port, urls[-1])  # warm workers
            first_byte(rival, "/naive/0")
            ours, theirs = [], []
            for number in range(ROUNDS):
                ours.append(first_byte(port, urls[number]))
                theirs.append(first_byte(rival, f"/naive/{number}"))
            ratio = median(ours) / median(theirs)
            found.append(
                Row(
                    "first MP3 byte, one minute, never rendered",
                    f"{median(theirs) * 1000:.0f} ms",
                    f"{median(ours) * 1000:.0f} ms",
                    ratio,
                    "at most 0.5",
                    ratio <= 0.5,
                )
            )
            (folder / "sound.mp3").write_bytes(get(port, urls[0])[1])
            ours, theirs = [], []
            for _ in range(40 * ROUNDS):
                ours.append(first_byte(port, urls[0]))
                theirs.append(first_byte(rival, "/sound.mp3"))
            ratio = median(ours) / median(theirs)
            found.append(
                Row(
                    "first MP3 byte, rendered before",
                    f"{median(theirs) * 1000:.2f} ms",
                    f"{median(ours) * 1000:.2f} ms",
                    ratio,
                    "at most 1.2",
                    ratio <= 1.2,
                )
            )
            found.append(_herd(port, urls[2 * ROUNDS]))
    return found


def _herd(port: int, url: str) -> Row:
    """A hundred listeners ask at once for a section nobody rendered."""
    before = health(port)["rendered"]
    answers: list[tuple[int, bytes]] = [(0, b"")] * 100

    def listener(index: int) -> None:
        answers[index] = get(port, url)

    began = time.perf_counter()
    in_parallel(100, listener)
    elapsed = time.perf_counter() - began
    after = health(port)["rendered"]
    assert isinstance(before, int)
    assert isinstance(after, int)
    right = sum(status == 200 and body == answers[0][1] and len(body) > 10_000 for status, body in answers)
    return Row(
        "100 listeners at once, one section never rendered",
        "-",
        f"{right} right, {after - before} render, {elapsed:.2f} s",
        None,
        "100 right, 1 render",
        right == 100 and after - before == 1,
    )
