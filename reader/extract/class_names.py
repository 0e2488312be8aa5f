"""What a class or an id says, asked once for each that a page has."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache

REMEMBERED = 200  # characters of a name: a longer one stands on a page once


def asker(pattern: str) -> Callable[[str], bool]:
    """Says of a name whether the pattern is found in it, capitals aside.

    A page has few names, and each many times: the answers are remembered, for each pattern on its own, as to make a key
    of a pattern takes half as long as to search with it.
    """
    search = re.compile(pattern, re.IGNORECASE).search

    @lru_cache(maxsize=1024)
    def remembered(name: str) -> bool:
        return search(name) is not None

    def says(name: str) -> bool:
        return remembered(name) if len(name) <= REMEMBERED else search(name) is not None

    return says
