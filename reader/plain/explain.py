"""What is explained on a page: its hard words, section by section, and its abbreviations."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from reader.model import BlockKind, Document, Sentence, SpanKind, TextRange, fold
from reader.plain.entries import Entry
from reader.plain.glossary import Glossary, Place
from reader.regex import regex

# A numeral that a page marks as an abbreviation, with its ending: "XXe" is read, not unfolded.
_ROMAN = regex(r"[IVXLCDM]+(?:er?|re|ème)?")

# No link in headings (they are a page's table of contents, in screen readers too), nor where the page itself explains;
# nor in headers of a table, which screen readers say again with each cell.
_NO_LINKS = frozenset({BlockKind.HEADING, BlockKind.TERM, BlockKind.PREFORMATTED})


@dataclass(frozen=True, slots=True)
class Word:
    """A hard word or an abbreviation of a section, as a list at its end shows it.

    `entry_id` and `definition` are empty for an abbreviation that the page alone explains.
    """

    term: str
    language: str = "fr"
    expansion: str = ""
    expansion_language: str = "fr"
    definition: str = ""
    entry_id: str = ""


@dataclass(frozen=True, slots=True)
class Unfolded:
    """An abbreviation in a sentence's text and what it stands for.

    `expansion` is empty where nothing is to be shown: the text says it itself, or everybody knows. `first` says whether
    it is the page's first.
    """

    range: TextRange
    expansion: str
    first: bool


@dataclass(frozen=True, slots=True)
class Explanations:
    """`words` by section id, in reading order; `terms` and `abbreviations` by sentence id.

    `terms` are where a link to the glossary may stand: the first time each word is met in each section.
    """

    words: Mapping[str, tuple[Word, ...]]
    terms: Mapping[str, tuple[Place, ...]]
    abbreviations: Mapping[str, tuple[Unfolded, ...]]


def explain(document: Document, glossary: Glossary) -> Explanations:
    """What of a document the glossary, and the page's own abbreviations, explain. The text is not changed."""
    names = {name: entry for entry in glossary.entries for name in entry.names()}
    words: dict[str, tuple[Word, ...]] = {}
    terms: dict[str, tuple[Place, ...]] = {}
    abbreviations: dict[str, tuple[Unfolded, ...]] = {}
    unfolded: set[str] = set()
    for section in document.sections:
        met: dict[str, Word] = {}
        linked: set[str] = set()
        for block in section.blocks:
            header_cells = {cell.id for cell in block.cells if cell.header}
            for element_id, sentences in block.elements():
                said = fold("".join(sentence.text for sentence in sentences))
                for sentence in sentences:
                    places = tuple(place for place in glossary.find(sentence.text))
                    for place in places:
                        if not place.entry.usual:
                            met.setdefault(place.entry.id, _word(place.entry))
                    short = tuple(_short(sentence, places, names))
                    for _, text, expansion, entry in short:
                        if entry is None and expansion:
                            met.setdefault(text, Word(text, expansion=expansion))
                    if block.kind is not BlockKind.HEADING:
                        shown = []
                        for where, text, expansion, _ in short:
                            first = text not in unfolded
                            unfolded.add(text)
                            needed = expansion and not _says_itself(sentence.text, where, said, expansion)
                            shown.append(Unfolded(where, expansion if needed else "", first))
                        if shown:
                            abbreviations[sentence.id] = tuple(shown)
                    if block.kind not in _NO_LINKS and element_id not in header_cells:
                        links = tuple(_links(sentence, places, linked))
                        if links:
                            terms[sentence.id] = links
        words[section.id] = tuple(met.values())
    return Explanations(words, terms, abbreviations)


def _word(entry: Entry) -> Word:
    return Word(entry.term, entry.language, entry.expansion, entry.expansion_language, entry.definition, entry.id)


def _short(
    sentence: Sentence, places: tuple[Place, ...], names: Mapping[str, Entry]
) -> Iterator[tuple[TextRange, str, str, Entry | None]]:
    """The abbreviations of a sentence: where, as written, what is to be shown, and the entry if there is one.

    What the page's own `abbr` says comes first: "RCP" is two things in a hospital.
    """
    own = [span for span in sentence.spans if span.kind is SpanKind.ABBR and span.value.strip() and span.range]
    for span in own:
        text = span.range.of(sentence.text)
        # "ARN" of "ARN messager": unfolded in the middle of the term, it would tear it apart.
        inside = any(place.range.overlaps(span.range) and len(place.range) > len(span.range) for place in places)
        if not _ROMAN.fullmatch(text):
            yield span.range, text, "" if inside else span.value.strip(), names.get(text)
    for place in places:
        if place.abbreviation and not any(span.range.overlaps(place.range) for span in own):
            entry = place.entry
            shown = entry.expansion if entry.unfold and not entry.usual else ""
            yield place.range, place.range.of(sentence.text), shown, entry


def _says_itself(text: str, where: TextRange, said: str, expansion: str) -> bool:
    """Whether the element's text (folded: `said`) gives the expansion, or the short form is itself the gloss: "(ECG)".

    A short form that goes on in the next characters ("XX" of "XXe") is none that one could unfold.
    """
    before, after = text[: where.start].rstrip(), text[where.end :]
    return fold(expansion) in said or (before.endswith("(") and after.startswith(")")) or after[:1].isalnum()


def _links(sentence: Sentence, places: tuple[Place, ...], linked: set[str]) -> Iterator[Place]:
    taken = [span.range for span in sentence.spans if span.kind in (SpanKind.LINK, SpanKind.NOTE)]
    for place in places:
        if place.entry.usual or place.entry.id in linked or any(other.overlaps(place.range) for other in taken):
            continue
        linked.add(place.entry.id)
        yield place
