"""Patterns of lines by their phrases, each a regular expression, whatever signs stand round them."""

from __future__ import annotations

import re

from reader.regex import regex


def start(*phrases: str) -> re.Pattern[str]:
    """A line that begins with one of them."""
    return regex(r"^\W*(?:" + "|".join(phrases) + r")", re.IGNORECASE)


def whole(*phrases: str) -> re.Pattern[str]:
    """A line that is one of them and nothing else."""
    return regex(r"^\W*(?:" + "|".join(phrases) + r")\W*$", re.IGNORECASE)


class Telling:
    """Says of a text whether an expression is found in it. It never is without one of the words, in small letters:
    these are looked for first, in a tenth of the time.
    """

    def __init__(self, expression: re.Pattern[str], *words: str) -> None:
        self.expression = expression
        self.words = words

    def __call__(self, text: str) -> bool:
        return any(map(text.lower().__contains__, self.words)) and self.expression.search(text) is not None
