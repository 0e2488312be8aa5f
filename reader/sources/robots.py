"""What a site's robots.txt allows, after RFC 9309.

Python's own reader of robots.txt knows neither `*` and `$` nor the longest match (RFC 9309, 2.2.2 and 2.2.3): it would
fetch what « Disallow: /*?print » forbids.
"""

from __future__ import annotations

import re
from urllib.parse import quote

from reader.regex import regex

# RFC 9309, 2.5: at least 500 kibibytes are to be read.
MOST_BYTES = 512_000

_NAME = regex(r"[a-zA-Z_-]+")
_ANY = "*"


def allows(robots: bytes, agent: str, path: str) -> bool:
    """Whether a robots.txt lets the program `agent` (its name, without a version) fetch `path` (with its query)."""
    rules = _rules(robots[:MOST_BYTES], agent.lower())
    asked = _written(path)
    best: tuple[int, bool] = (-1, True)
    for pattern, allowed in rules:
        if _fits(pattern, asked):
            best = max(best, (len(pattern), allowed))  # of two as long, the one that allows
    return best[1]


def _rules(robots: bytes, agent: str) -> list[tuple[str, bool]]:
    """The rules of the groups for the agent, else of those for all; several groups of one name count as one."""
    groups: dict[str, list[tuple[str, bool]]] = {}
    names: list[str] = []
    closed = True
    for line in robots.decode("utf-8-sig", "replace").splitlines():
        field, colon, value = line.partition("#")[0].partition(":")
        field, value = field.strip().lower(), value.strip()
        if not colon:
            continue
        if field == "user-agent":
            names = [] if closed else names
            closed = False
            found = _NAME.match(value)
            names.append(_ANY if value.startswith(_ANY) else found.group().lower() if found else "")
            groups.setdefault(names[-1], [])
        elif field in {"allow", "disallow"}:
            closed = True
            if value:  # « Disallow: » forbids nothing
                for name in names:
                    groups[name].append((_written(value), field == "allow"))
    return groups.get(agent, groups.get(_ANY, []))


def _written(path: str) -> str:
    """A path as it is compared: characters beyond ASCII as UTF-8 in hexadecimal, hexadecimal in capitals."""
    encoded = quote(path, safe="/?#[]@!$&'()*+,;=:%~-._")
    return re.sub(r"%[0-9a-fA-F]{2}", lambda found: found.group().upper(), encoded)


def _fits(pattern: str, path: str) -> bool:
    """Whether a path begins as the pattern says; `*` is any text, `$` at the end the end of the path."""
    closed = pattern.endswith("$")
    pieces = pattern.removesuffix("$").split("*")
    if not path.startswith(pieces[0]):
        return False
    place = len(pieces[0])
    if len(pieces) == 1:
        return not closed or place == len(path)
    for piece in pieces[1:-1]:  # the first place is the best: no going back, so no pattern is slow
        place = path.find(piece, place)
        if place < 0:
            return False
        place += len(piece)
    if closed:
        return len(path) - len(pieces[-1]) >= place and path.endswith(pieces[-1])
    return path.find(pieces[-1], place) >= 0
