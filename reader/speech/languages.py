"""Language runs: which stretch of what is said is in which language."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from reader.model import Alignment, LanguageRun, TextRange
from reader.speech.rewriter import SAME, TYPOGRAPHY

FRENCH = "fr"


def base(tag: str) -> str:
    """The language of a BCP 47 tag, without region: "fr" for "fr-BE".

    >>> base("fr-BE"), base("EN_us"), base("")
    ('fr', 'en', '')
    """
    return tag.replace("_", "-").split("-")[0].lower()


FRANCE = "FR"
# Geneva, Neuchâtel, Jura and the Bernese Jura: usage, from general knowledge.
_EIGHTY_IN_FRENCH = frozenset(["CHGE", "CHNE", "CHJU", "CHBE"])


def region(tag: str) -> str:
    """The country whose French numbers are said: FR, BE or CH.

    Swiss cantons differ: "huitante" in Vaud, Valais and Fribourg, "quatre-vingts" (as in Belgium) in those that a tag
    names by its subdivision (Unicode's extension "u-sd-").

    >>> region("fr-BE"), region("fr-Latn-CH"), region("fr-CA"), region("fr-CH-u-sd-chge"), region("fr-CH-u-sd-chvd")
    ('BE', 'CH', 'FR', 'BE', 'CH')
    """
    parts = tag.replace("_", "-").upper().split("-")[1:]
    country = next((part for part in parts if part in ("BE", "CH")), FRANCE)
    return "BE" if country == "CH" and not _EIGHTY_IN_FRENCH.isdisjoint(parts) else country


def spoken_offset(alignments: Sequence[Alignment], shown: int) -> int:
    """Where in the spoken text a place of the shown text is said (the end of the piece it lies in, if it is inside)."""
    for alignment in alignments:
        if shown <= alignment.shown.start:
            return alignment.spoken.start
        if shown < alignment.shown.end:
            if alignment.rule in (SAME, TYPOGRAPHY):
                return min(alignment.spoken.end, alignment.spoken.start + shown - alignment.shown.start)
            return alignment.spoken.end
    return alignments[-1].spoken.end if alignments else 0


def runs(
    spoken: str, language: str, alignments: Sequence[Alignment], foreign: Iterable[tuple[int, int, str]]
) -> tuple[LanguageRun, ...]:
    """Partition the spoken text by language: `foreign` are stretches of the shown text with their tags, later ones
    win.
    """
    tags = [language] * len(spoken)
    for start, end, tag in foreign:
        first, last = spoken_offset(alignments, start), spoken_offset(alignments, end)
        tags[first:last] = [tag] * max(0, last - first)
    found: list[LanguageRun] = []
    start = 0
    for place in range(1, len(tags) + 1):
        if place == len(tags) or tags[place] != tags[start]:
            found.append(LanguageRun(TextRange(start, place), tags[start]))
            start = place
    return tuple(found)
