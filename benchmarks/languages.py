"""The language of short blocks in a French page, told as the reader tells it, beside the bare detector.

The blocks are ours (`languages.toml`). A French block said by another language's voice cannot be understood, nor can a
foreign one said in French; but the first is in every page.
"""

from __future__ import annotations

import time
import tomllib
from collections.abc import Callable, Iterator

from benchmarks.ground import ROOT, Row
from reader.extract.wording.detector import detect
from reader.extract.wording.language import block_languages

FRENCH = frozenset(["fr", "hard"])
FOUND, WRONG = 112, 2
_TIMES = 20


def blocks() -> Iterator[tuple[str, str]]:
    """The language that a block is in, and the block."""
    kept = tomllib.loads((ROOT / "benchmarks" / "languages.toml").read_text("utf-8"))
    for name, lines in kept.items():
        for line in lines.strip().splitlines():
            yield ("fr" if name in FRENCH else name), line


def told(texts: list[str]) -> list[str]:
    """What the reader takes each for, as the only one of its page that it has to judge."""
    return [block_languages([text], "fr")[0] for text in texts]


def told_by_detector(texts: list[str]) -> list[str]:
    """What the detector finds likeliest."""
    return [next(iter(detect(text))) for text in texts]


def rows() -> list[Row]:
    cases = list(blocks())
    wanted = [language for language, _ in cases]
    french = wanted.count("fr")
    ours = _Judged(wanted, [text for _, text in cases], told)
    rival = _Judged(wanted, [text for _, text in cases], told_by_detector)
    foreign = len(wanted) - french
    return [
        Row(
            f"French blocks taken for foreign, of {french}",
            f"{rival.alarms} (detector alone)",
            f"{ours.alarms}",
            None,
            "0",
            ours.alarms == 0,
        ),
        Row(
            f"foreign blocks told, of {foreign}",
            f"{rival.found}",
            f"{ours.found}",
            None,
            f"{FOUND} or more",
            ours.found >= FOUND,
        ),
        Row(
            "foreign blocks taken for a third language",
            f"{rival.wrong}",
            f"{ours.wrong}",
            None,
            f"{WRONG} or fewer",
            ours.wrong <= WRONG,
        ),
        Row(
            "processor time a block",
            f"{rival.seconds * 1e6:.0f} µs",
            f"{ours.seconds * 1e6:.0f} µs",
            ours.seconds / rival.seconds,
            "2x or less",
            ours.seconds <= 2 * rival.seconds,
        ),
    ]


class _Judged:
    """How a judge did: French taken for foreign, foreign found, foreign taken for a third; seconds a block."""

    def __init__(self, wanted: list[str], texts: list[str], judge: Callable[[list[str]], list[str]]) -> None:
        answers = judge(texts)  # loads what it needs
        pairs = list(zip(wanted, answers, strict=True))
        self.alarms = sum(want == "fr" != got for want, got in pairs)
        self.found = sum(want == got for want, got in pairs if want != "fr")
        self.wrong = sum(got not in (want, "fr") for want, got in pairs if want != "fr")
        times = []
        for _ in range(_TIMES):
            start = time.process_time()
            judge(texts)
            times.append(time.process_time() - start)
        self.seconds = min(times) / len(texts)  # the others were disturbed
