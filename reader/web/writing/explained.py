"""A document with what explains it: links on hard words, and what abbreviations stand for.

On the page the text stays what it is, character by character (docs/architecture.md, "Identifiers"): words become links,
expansions are shown by the style sheet. In the text-only version, which no voice follows, expansions are text.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from reader.model import Block, Document, Preferences, Sentence, Span, SpanKind, TextRange

if TYPE_CHECKING:
    from reader.plain import Explanations, Unfolded


def entry_address(entry_id: str, page_id: str, element_id: str) -> str:
    """Where a word is explained, with the way back to where it was met."""
    return f"/glossaire/{entry_id}?page={page_id}&at={element_id}"


def marked(document: Document, explanations: Explanations, preferences: Preferences) -> Document:
    """The document with spans for its hard words and its abbreviations, as the person wishes. The text is the same."""

    def mark(element_id: str, sentence: Sentence) -> Sentence:
        # An expansion may be asked for at each place: those of the page that are not shown are in the list of words.
        spans = [span for span in sentence.spans if span.kind is not SpanKind.ABBR]
        for unfolded in _shown(explanations.abbreviations.get(sentence.id, ()), preferences.abbreviations):
            spans.append(Span(unfolded.range, SpanKind.ABBR, unfolded.expansion))
        if preferences.terms == "on":
            for place in explanations.terms.get(sentence.id, ()):
                address = entry_address(place.entry.id, document.id, element_id)
                spans.append(Span(place.range, SpanKind.TERM, address))
        return replace(sentence, spans=tuple(spans)) if tuple(spans) != sentence.spans else sentence

    return mapped(document, mark)


def spelled_out(document: Document, explanations: Explanations, preferences: Preferences) -> Document:
    """The document with abbreviations followed by what they stand for, in the text itself: "IRM (imagerie …)"."""

    def spell(_: str, sentence: Sentence) -> Sentence:
        sentence = replace(sentence, spans=tuple(span for span in sentence.spans if span.kind is not SpanKind.ABBR))
        for unfolded in reversed(_shown(explanations.abbreviations.get(sentence.id, ()), preferences.abbreviations)):
            sentence = _inserted(sentence, unfolded.range.end, f" ({unfolded.expansion})")
        return sentence

    return mapped(document, spell)


def _shown(unfolded: Sequence[Unfolded], when: str) -> list[Unfolded]:
    """The abbreviations of a sentence that are to be explained beside them."""
    return [one for one in unfolded if one.expansion and (when == "always" or (when == "first" and one.first))]


def _inserted(sentence: Sentence, where: int, text: str) -> Sentence:
    def moved(span: Span) -> Span:
        start = span.range.start + (len(text) if span.range.start >= where else 0)
        end = span.range.end + (len(text) if span.range.end > where else 0)
        return replace(span, range=TextRange(start, end))

    written = sentence.text[:where] + text + sentence.text[where:]
    return replace(sentence, text=written, spans=tuple(moved(span) for span in sentence.spans))


def mapped(document: Document, change: Callable[[str, Sentence], Sentence]) -> Document:
    """The document with each sentence changed; `change` is given the id of the element it stands in, too."""

    def sentences(element_id: str, before: Sequence[Sentence]) -> tuple[Sentence, ...]:
        return tuple(change(element_id, sentence) for sentence in before)

    def block(before: Block) -> Block:
        cells = tuple(replace(cell, sentences=sentences(cell.id, cell.sentences)) for cell in before.cells)
        return replace(before, sentences=sentences(before.id, before.sentences), cells=cells)

    sections = tuple(
        replace(section, blocks=tuple(block(one) for one in section.blocks)) for section in document.sections
    )
    return replace(document, sections=sections)
