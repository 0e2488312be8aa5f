"""`python3 -m benchmarks [NAME ...]`: every figure beside its rival, as one table; exit 1 where a promise is broken."""

from __future__ import annotations

import sys
from collections.abc import Callable

from benchmarks import browser, crashes, highlight, languages, licence, pages, sound, speech, throughput
from benchmarks.ground import Row

BENCHMARKS: dict[str, Callable[[], list[Row]]] = {
    "sound": sound.rows,
    "speech": speech.rows,
    "throughput": throughput.rows,
    "pages": pages.rows,
    "crashes": crashes.rows,
    "languages": languages.rows,
    "licence": licence.rows,
    "highlight": highlight.rows,
    "browser": browser.rows,
}


def main(names: list[str]) -> int:
    """Run the named benchmarks (all when none is named) and print their rows."""
    unknown = [name for name in names if name not in BENCHMARKS]
    if unknown:
        print(f"no benchmark {', '.join(unknown)}; there are: {', '.join(BENCHMARKS)}", file=sys.stderr)
        return 2
    print("| figure | rival | ours | ratio | promise | |")
    print("|---|---|---|---|---|---|")
    kept = True
    for name in names or BENCHMARKS:
        for row in BENCHMARKS[name]():
            ratio = "-" if row.ratio is None else f"{row.ratio:.2f}"
            print(f"| {row.figure} | {row.rival} | {row.ours} | {ratio} | {row.promise} | {'✓' if row.kept else '✗'} |")
            sys.stdout.flush()
            kept = kept and row.kept
    return 0 if kept else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
