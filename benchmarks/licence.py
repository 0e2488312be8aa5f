"""How the search for a page's licence grows on pages made to slow it: beside the same page, a quarter as long."""

from __future__ import annotations

import time

from benchmarks.ground import Row
from reader.sources.licence import stated_licence

TRAPS = ("<a", "<a rel='", "<meta name=", '"license":"http', "<a " + "x=" * 900, "<a x=\"'", "<a x = ")
CHARACTERS = 4_000_000
MOST = 8.0  # where each character is looked at once it is 4, where each is compared with the others 16


def rows() -> list[Row]:
    """The trap that grows most."""
    part, whole, trap = max((_seconds(trap) for trap in TRAPS), key=lambda told: told[1] / told[0])
    return [
        Row(
            f"licence: a page of {trap[:12]!r}, 4 MB beside a quarter of it",
            f"{part * 1000:.0f} ms",
            f"{whole * 1000:.0f} ms",
            whole / part,
            f"at most {MOST:.0f}",
            whole / part <= MOST,
        )
    ]


def _seconds(trap: str) -> tuple[float, float, str]:
    """A quarter of the page and the whole of it, in turn, each the best of three; processor time."""
    pages = [trap * (characters // len(trap)) for characters in (CHARACTERS // 4, CHARACTERS)]
    best = [float("inf"), float("inf")]
    for _ in range(3):
        for place, page in enumerate(pages):
            start = time.process_time()
            stated_licence(page)
            best[place] = min(best[place], time.process_time() - start)
    return best[0], best[1], trap
