"""Answers about the short texts of a page (a class, a heading), remembered: it has few of them, and each many times."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import TypeVar

from reader.regex import regex

_SHORT = 200  # characters: a longer text stands on a page once
_LOOKED_AT = 2_000  # characters of a class or an id

T = TypeVar("T")


def remembered(answer: Callable[[str], T]) -> Callable[[str], T]:
    """The same answers, each to a short text found once."""
    known = lru_cache(maxsize=1024)(answer)
    return lambda text: known(text) if len(text) <= _SHORT else answer(text)


def asker(pattern: str) -> Callable[[str], bool]:
    """Says of a class or an id whether the pattern, in small letters, is found in it, capitals aside.

    The name is put into small letters: to look for both kinds of letters takes six times as long. The answers are
    remembered for each pattern on its own: to make a key of a pattern takes half as long as to search.
    """
    expression = regex(pattern)
    return remembered(lambda name: expression.search(name[:_LOOKED_AT].lower()) is not None)
