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
