"""Words as they are searched: folded, with what French adds to them taken off, compounds also in one piece."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from reader.model import TextRange, fold
from reader.regex import regex

# Letters, figures and combining accents: a page may be written in decomposed characters.
_WORD = regex(r"(?:[^\W_]|[\u0300-\u036f])+")
_HYPHENS = frozenset("-\u2010\u2011\u2013")

# Compounds are also known by each run of their parts: "anti-PD-1" is found by "PD1". Longer ones are no words.
_MOST_PARTS = 4

# Words of grammar: in nearly every passage, so that they tell nothing. "car" is not among them: CAR-T.
_GRAMMAR = """
    a ai ais au aux avec c ce ces cet cette d dans de des du elle elles en est et eu il ils j je l la le les leur
    leurs lui m ma mais me mes mon n ne ni nos notre nous on ou par pas pour qu que quel quelle quelles quels qui
    s sa se ses si son sont sur ta te tes toi ton tu un une vos votre vous y
"""
STOP_WORDS = frozenset(_GRAMMAR.split())

_ENDINGS = (
    (regex(r"eaux$"), "eau"),
    (regex(r"aux$"), "al"),
    (regex(r"(?<=.{4})(?:ees|ee|es|e)$"), ""),
    (regex(r"(?<=.{3})[sx]$"), ""),  # "foie" is no form of "fois"
)


@dataclass(frozen=True, slots=True)
class SearchWord:
    """A word of a text: where it stands, folded, and its stem."""

    range: TextRange
    folded: str
    stem: str


@dataclass(frozen=True, slots=True)
class AskedWord:
    """A word of a query, folded, and its stem. `compound`: it has hyphens, and is not the beginning of other words."""

    folded: str
    stem: str
    compound: bool


def stem(folded: str) -> str:
    """A folded word without the marks of number and gender.

    >>> [stem(word) for word in ("anticorps", "tumeurs", "fatiguees", "generale", "generaux", "os")]
    ['anticorp', 'tumeur', 'fatigu', 'general', 'general', 'os']
    """
    for ending, instead in _ENDINGS:
        short = ending.sub(instead, folded)
        if short != folded:
            return short
    return folded


def search_words(text: str) -> Iterator[SearchWord]:
    """The words of a text, in order; after the parts of a compound, the compound itself and its inner runs.

    >>> [word.folded for word in search_words("L’anti-PD-1 de l’Œsophage")]
    ['l', 'anti', 'pd', '1', 'antipd', 'antipd1', 'pd1', 'de', 'l', 'oesophage']
    """
    for parts in _compounds(text):
        for part in parts:
            yield _word(text, part)
        if 1 < len(parts) <= _MOST_PARTS:
            for first in range(len(parts) - 1):
                for last in range(first + 1, len(parts)):
                    yield _word(text, TextRange(parts[first].start, parts[last].end))


def asked_words(query: str) -> tuple[AskedWord, ...]:
    """The words a query asks for, each once: compounds in one piece, without words of grammar unless all are.

    >>> [word.folded for word in asked_words("Quels sont les effets des anti-PD-1 ?")]
    ['effets', 'antipd1']
    """
    words: dict[str, AskedWord] = {}
    for parts in _compounds(query):
        folded = _joined(query[parts[0].start : parts[-1].end])
        if folded:
            words.setdefault(folded, AskedWord(folded, stem(folded), len(parts) > 1))
    telling = [word for word in words.values() if word.folded not in STOP_WORDS]
    return tuple(telling or words.values())


def _compounds(text: str) -> Iterator[list[TextRange]]:
    """Words that hyphens alone hold together."""
    parts: list[TextRange] = []
    for match in _WORD.finditer(text):
        if parts and not (match.start() - parts[-1].end == 1 and text[parts[-1].end] in _HYPHENS):
            yield parts
            parts = []
        parts.append(TextRange(*match.span()))
    if parts:
        yield parts


def _word(text: str, where: TextRange) -> SearchWord:
    folded = _joined(where.of(text))
    return SearchWord(where, folded, stem(folded))


def _joined(text: str) -> str:
    return "".join(_WORD.findall(fold(text)))
