"""Texts that no sentence ends with: the words they wait for stand in another element."""

from __future__ import annotations

import re

from reader.regex import regex

_WAITS = regex(
    r"(?:\b(?:une?|l[ea]s?|d[ue]s?|aux?|ce(?:tte|t|s)?|[mts](?:on|a|es)|[nv]o(?:tre|s)|leurs?|a|an|the|of)\s*|[’'])$",
    re.IGNORECASE,
)
_LAST = 12  # characters that tell


def waits_for_a_word(text: str) -> bool:
    """Whether a text ends with an article or the like ("Il s’agit d’un")."""
    return _WAITS.search(text[-_LAST:]) is not None
