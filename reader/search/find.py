"""From a query to the passages that answer it, best first.

Words count by how rare they are in what is searched (inverse document frequency: K. Spärck Jones, "A statistical
interpretation of term specificity", Journal of Documentation 28, 1972), and by how nearly a word of the text is the
word that was asked.
"""

from __future__ import annotations

import difflib
import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from reader.model import TextRange
from reader.search.passages import Passage, Passages
from reader.search.words import AskedWord, SearchWord, asked_words

# Longer queries are no searches; more hits nobody reads.
MOST_WORDS = 12
MOST_HITS = 50

# How nearly a word of the text is the one that was asked: itself, another form of it, one that begins with it, one
# that begins with its stem ("vaccination" for "vaccins").
SAME, FORM, BEGINS, RELATED = 1.0, 0.8, 0.6, 0.4
_SHORTEST_BEGINNING = 3
_SHORTEST_STEM = 5

# What a word of the section's title is worth to a passage under it, a heading to its section, words side by side.
IN_TITLE, HEADING, TOGETHER = 0.3, 1.5, 1.5

MOST_SUGGESTED = 3

SHOWN = 260  # characters of a passage that are shown


@dataclass(frozen=True, slots=True)
class Hit:
    """A passage that was found. `pieces` is what is shown of it: (text, whether it was asked for)."""

    document_id: str
    document_title: str
    section_id: str
    section_title: str
    element_id: str
    pieces: tuple[tuple[str, bool], ...]
    score: float


@dataclass(frozen=True, slots=True)
class Findings:
    """What a query found. `complete`: whether the hits hold all its words, or only the most that any passage holds.

    `total` counts the hits before the best `MOST_HITS` are taken. `suggestion` is a query of words that do occur, where
    nothing was found.
    """

    hits: tuple[Hit, ...]
    total: int
    complete: bool
    suggestion: str = ""


def find(documents: Sequence[Passages], query: str) -> Findings:
    """The passages of documents that hold the words of a query."""
    asked = asked_words(query)[:MOST_WORDS]
    if not asked:
        return Findings((), 0, complete=True)
    stems: dict[str, str] = {}
    for document in documents:
        stems.update(document.stems)
    near = [_near(stems, one) for one in asked]
    looked = [
        (document, passage, [_best(passage.folded, one) for one in near])
        for document in documents
        for passage in document.passages
    ]
    weights = [
        math.log(1 + len(looked) / (1 + sum(qualities[number] > 0 for _, _, qualities in looked)))
        for number in range(len(asked))
    ]
    found = []
    for document, passage, qualities in looked:
        if not any(qualities):
            continue
        title = document.titles[passage.section.id]
        worth = [max(quality, IN_TITLE * _best(title, one)) for quality, one in zip(qualities, near, strict=True)]
        score = sum(weight * value for weight, value in zip(weights, worth, strict=True))
        score *= HEADING if passage.heading else 1 / (1 + 0.1 * math.log1p(len(passage.words) / 20))
        if len(asked) > 1 and all(qualities) and _together(passage.words, near):
            score *= TOGETHER
        found.append((sum(value > 0 for value in worth), score, document, passage))
    if not found:
        return Findings((), 0, complete=True, suggestion=_suggestion(documents, asked))
    most = max(words for words, _, _, _ in found)
    best = [(score, document, passage) for words, score, document, passage in found if words == most]
    best.sort(key=lambda hit: -hit[0])  # a stable sort: of two alike, the first in reading order
    hits = tuple(_hit(document, passage, near, score) for score, document, passage in best[:MOST_HITS])
    return Findings(hits, len(best), complete=most == len(asked))


# The words that are, or are nearly, one that was asked: how nearly, by folded word.
Near = Mapping[str, float]


def _near(stems: Mapping[str, str], asked: AskedWord) -> Near:
    near = {folded: _nearness(folded, stem, asked) for folded, stem in stems.items()}
    return {folded: quality for folded, quality in near.items() if quality}


def _nearness(folded: str, stem: str, asked: AskedWord) -> float:
    if folded == asked.folded:
        return SAME
    if asked.compound:  # "CAR-T" is no form of "carte", nor its beginning
        return FORM if folded.rstrip("s") == asked.folded.rstrip("s") else 0.0
    if stem == asked.stem:
        return FORM
    if len(asked.folded) >= _SHORTEST_BEGINNING and folded.startswith(asked.folded):
        return BEGINS
    if len(asked.stem) >= _SHORTEST_STEM and folded.startswith(asked.stem):
        return RELATED
    return 0.0


def _best(words: frozenset[str], near: Near) -> float:
    """How nearly any of the words is the one that was asked; 0 where none is."""
    return max((quality for word, quality in near.items() if word in words), default=0.0)


def _together(words: Sequence[SearchWord], asked: Sequence[Near]) -> bool:
    """Whether the words stand in the order that was asked, with at most two others between one and the next."""
    for start, word in enumerate(words):
        place = start if word.folded in asked[0] else -1
        for one in asked[1:]:
            if place < 0:
                break
            near = range(place + 1, min(place + 4, len(words)))
            place = next((later for later in near if words[later].folded in one), -1)
        if place >= 0:
            return True
    return False


def _hit(document: Passages, passage: Passage, asked: Sequence[Near], score: float) -> Hit:
    marks = list(_marks(passage.words, asked))
    return Hit(
        document.document_id,
        document.title,
        passage.section.id,
        passage.section.title,
        passage.element_at(marks[0].start),
        tuple(_pieces(passage.text, marks)),
        score,
    )


def _marks(words: Sequence[SearchWord], asked: Sequence[Near]) -> Iterator[TextRange]:
    """Where the words that were asked stand, none over another."""
    near = [word.range for word in words if any(word.folded in one for one in asked)]
    reached = 0
    for where in sorted(near, key=lambda where: (where.start, -where.end)):
        if where.start >= reached:
            yield where
            reached = where.end


def _pieces(text: str, marks: Sequence[TextRange]) -> Iterator[tuple[str, bool]]:
    """The part of a text around its first mark, in pieces."""
    first, last = 0, len(text)
    if last > SHOWN:
        first = max(0, marks[0].start - SHOWN // 3)
        first = text.rfind(" ", 0, first) + 1 if first else 0
        last = min(len(text), first + SHOWN)
        last = text.rfind(" ", marks[0].end, last) if last < len(text) and " " in text[marks[0].end : last] else last
    place = first
    if first:
        yield "… ", False
    for mark in marks:
        if mark.end > last:
            break
        if mark.start > place:
            yield text[place : mark.start], False
        yield mark.of(text), True
        place = mark.end
    if place < last:
        yield text[place:last], False
    if last < len(text):
        yield " …", False


def _suggestion(documents: Sequence[Passages], asked: Sequence[AskedWord]) -> str:
    """The query in words that do occur; empty where one of them is like none, and for more than `MOST_SUGGESTED`."""
    if len(asked) > MOST_SUGGESTED:  # each is compared with every word there is
        return ""
    spelled: dict[str, str] = {}
    for document in documents:
        for passage in document.passages:
            for word in passage.words:
                spelled.setdefault(word.folded, word.range.of(passage.text))
    words = []
    for one in asked:
        near = difflib.get_close_matches(one.folded, spelled, 1, 0.75)
        if not near:
            return ""
        written = spelled[near[0]]
        words.append(written.lower() if written.istitle() else written)
    return " ".join(words)
