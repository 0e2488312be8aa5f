"""A document as the person wishes to see it, footnotes or not; and what of it is passed over as they wish, told."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from reader.model import BlockKind, Document, Preferences, Sentence, Span, SpanKind, TextRange
from reader.regex import regex
from reader.web.writing.explained import mapped

# Between two calls, and around them.
_BETWEEN = regex(r"[\s,;]*")
_OPENING = regex(r"[\[(]\s*$")
_CLOSING = regex(r"\s*[\])]")


def shown(document: Document, preferences: Preferences) -> Document:
    """The document with its notes and their calls, or without.

    The text of what remains is the same, character by character (docs/architecture.md, "Identifiers"): a call is hidden
    in its place.
    """
    notes = _ids(document, BlockKind.NOTE)
    if preferences.notes == "on" or not notes:
        return document
    without = document.without((BlockKind.NOTE,))
    gone = _addresses(document) - _addresses(without)

    def hide(_: str, sentence: Sentence) -> Sentence:
        leading = [span for span in sentence.spans if span.value in gone]
        if not leading:
            return sentence
        calls = [span for span in leading if span.kind is SpanKind.NOTE]
        others = tuple(span for span in sentence.spans if span not in leading)  # « voir la note 1 » leads nowhere now
        hidden = (Span(place, SpanKind.HIDDEN) for place in _whole_calls(sentence.text, [one.range for one in calls]))
        return replace(sentence, spans=(*others, *hidden))

    return mapped(replace(without, sections=tuple(one for one in without.sections if one.blocks)), hide)


def passed_over(document: Document, preferences: Preferences) -> Iterator[str]:
    """What of the page the person wishes not to see or not to hear, in words; nothing where all is."""
    notes = len(_ids(document, BlockKind.NOTE))
    if notes and preferences.notes == "off":
        yield f"{notes}\u00a0{_agreed('note', notes)} ni {_agreed('affichée', notes)} ni {_agreed('lue', notes)}"
    elif notes and preferences.spoken_notes == "off":
        yield f"{notes}\u00a0{_agreed('note affichée', notes)}, mais pas {_agreed('lue', notes)}"
    pictures = len(_ids(document, BlockKind.FIGURE))
    if pictures and preferences.spoken_descriptions == "off":
        of = "description d’image affichée" if pictures == 1 else "descriptions d’images affichées"
        yield f"{pictures}\u00a0{of}, mais pas {_agreed('lue', pictures)}"


def _whole_calls(text: str, calls: Iterable[TextRange]) -> Iterator[TextRange]:
    """The calls with what is written around them: « peau [1, 2]. » is « peau. » without."""
    runs: list[TextRange] = []
    for call in sorted(calls, key=lambda one: one.start):
        if runs and _BETWEEN.fullmatch(text[runs[-1].end : call.start]):
            runs[-1] = TextRange(runs[-1].start, call.end)
        else:
            runs.append(call)
    for run in runs:
        start, end = run.start, run.end
        opening, closing = _OPENING.search(text[:start]), _CLOSING.match(text[end:])
        if opening and closing:
            start, end = opening.start(), end + closing.end()
        if not text[end : end + 1].isalnum():
            start = len(text[:start].rstrip())
        yield TextRange(start, end)


def _addresses(document: Document) -> set[str]:
    """Where links in a document may lead: its sections that have anything, and its blocks."""
    sections = [section for section in document.sections if section.blocks]
    return {f"#{section.id}" for section in sections} | {f"#{one.id}" for section in sections for one in section.blocks}


def _ids(document: Document, kind: BlockKind) -> list[str]:
    """The blocks of a kind that have words."""
    blocks = (block for section in document.sections for block in section.blocks)
    return [block.id for block in blocks if block.kind is kind and block.text.strip()]


def _agreed(words: str, number: int) -> str:
    return words if number == 1 else " ".join(f"{word}s" for word in words.split())
