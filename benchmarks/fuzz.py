"""`python3 -m benchmarks.fuzz`: thousands of broken pages, each read or refused, soon, and no character of it lost.

    python3 -m benchmarks.fuzz                          # 10,000 mutations; exit 1 where one breaks a promise
    python3 -m benchmarks.fuzz --first 4711 --count 1 --keep broken.html      # one of them, again

A mutation is read as `python3 -m reader extract` does, and written in all its forms. Seconds are those of the
processor: the machine may be busy.
"""

from __future__ import annotations

import argparse
import re
import signal
import sys
import time
import traceback
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.ground import ROOT
from benchmarks.mutations import mutation
from reader.errors import PageRefused
from reader.exports import as_html, as_json, as_text
from reader.extract import extract
from reader.sources import decode
from tests.extract.law import breach

SECONDS = 5.0
_GIVE_UP = 20.0
_FOLDERS = ("content", "tests/golden", "tests/extract/traps")


class TooSlow(BaseException):
    """Given up: no handler of the code under test may catch it."""


@dataclass(frozen=True, slots=True)
class Trial:
    """What became of one mutation: `fault` is "" where every promise was kept, `refused` what the refusal said."""

    number: int
    seconds: float
    characters: int
    refused: str = ""
    fault: str = ""


def own_pages() -> list[str]:
    """Every page of the project that is read rightly, in an order that is always the same."""
    files = sorted(file for folder in _FOLDERS for file in (ROOT / folder).rglob("*.html"))
    return [
        decode(file.read_bytes())
        for file in files
        if (file.name != "page.html" or "traps" in file.parts) and not file.with_name("not-yet.txt").exists()
    ]


def attempt(page: str, number: int = 0) -> Trial:
    """Read one page as the commands do, and judge."""

    def give_up(*_: object) -> None:
        raise TooSlow

    before = signal.signal(signal.SIGVTALRM, give_up)
    signal.setitimer(signal.ITIMER_VIRTUAL, _GIVE_UP)
    start = time.process_time()
    refused = fault = ""
    try:
        document = extract(page)
        taken = time.process_time() - start
        as_json(document)
        for text in (as_text(document), as_html(document)):
            text.encode()
        fault = breach(page, document)
    except PageRefused as exc:
        taken = time.process_time() - start
        refused = str(exc)
    except TooSlow:
        taken = time.process_time() - start
    except Exception:  # noqa: BLE001 - this is what is looked for
        taken = time.process_time() - start
        fault = traceback.format_exc()
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)
    if not fault and taken > SECONDS:
        fault = f"{taken:.1f} s"
    return Trial(number, taken, len(page), refused, fault)


def run(pages: Sequence[str], first: int, count: int, seed: int = 0) -> list[Trial]:
    """The mutations `first` to `first + count - 1` of these pages, one after the other."""
    return [attempt(mutation(pages, number, seed), number) for number in range(first, first + count)]


def main(words: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="python3 -m benchmarks.fuzz", description=__doc__)
    parser.add_argument("--count", type=int, default=10_000)
    parser.add_argument("--first", type=int, default=0)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--keep", type=Path, help="write the last mutation here")
    asked = parser.parse_args(words)
    pages = own_pages()
    trials: list[Trial] = []
    for number in range(asked.first, asked.first + asked.count):
        page = mutation(pages, number, asked.seed)
        trials.append(attempt(page, number))
        if trials[-1].fault:
            print(f"--- {number}: {trials[-1].fault[:3000]}", flush=True)
        if asked.keep:
            asked.keep.write_bytes(page.encode("utf-8", "surrogatepass"))
    times = sorted(trial.seconds for trial in trials)
    faults = [trial for trial in trials if trial.fault]
    print(f"{len(trials)} mutations of {len(pages)} pages (seed {asked.seed}): {len(faults)} faults")
    print(
        f"median {times[len(times) // 2]:.3f} s, 99 of 100 under {times[len(times) * 99 // 100]:.3f} s, "
        f"slowest {times[-1]:.2f} s"
    )
    reasons = Counter(re.sub(r"«.*?»", "«…»", trial.refused, flags=re.DOTALL)[:90] for trial in trials if trial.refused)
    print(f"{sum(reasons.values())} refused:")
    for reason, how_many in reasons.most_common():
        print(f"  {how_many:5} {reason}")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
