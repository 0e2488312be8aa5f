"""Words and syllables of a French text, counted by its spelling."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reader.regex import regex

# A word with its hyphens; the elided word before an apostrophe ("l’", "qu’") is heard as a part of it.
_WORD = regex(r"(?:[^\W\d_]+['’])?([^\W_]+(?:-[^\W_]+)*)")
_VOWELS = regex(r"[aeiouyàâäéèêëîïôöùûüÿœæ]+")
# Two vowels that are two syllables: é or a diaeresis next to another vowel.
_HIATUS = regex(r"(?<=é)(?=[aàâoôiîuû])|(?<=[aeiouéo])(?=[ïëüöé])")
_MUTE = regex(r"(?<=[^aeiouyàâäéèêëîïôöùûüÿœæ\W])es?$|(?<=[qg]u)es?$")


def words(text: str) -> Iterator[re.Match[str]]:
    """The words of a text; group 1 is the word without what is elided before it.

    >>> [word[1] for word in words("L’anti-PD-1 n’agit pas.")]
    ['anti-PD-1', 'agit', 'pas']
    """
    return _WORD.finditer(text)


def syllables(word: str) -> int:
    """About how many syllables a French word has: groups of vowels, without a mute e at the end; 1 at least.

    >>> [syllables(word) for word in ("immunothérapie", "perfusion", "foie", "gorge", "théâtre", "antigène")]
    [6, 3, 1, 1, 2, 3]
    """
    small = word.lower()
    groups = len(_VOWELS.findall(_HIATUS.sub(" ", small)))
    return max(1, groups - bool(_MUTE.search(small)))
