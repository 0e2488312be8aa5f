"""A document cut into passages, each ready to be searched."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from reader.model import Block, BlockKind, Document, Section
from reader.search.words import SearchWord, search_words

# Between the cells of a row, which are one passage: "fièvre" and "appelez" stand in two of them.
BETWEEN_CELLS = " – "


@dataclass(frozen=True, slots=True)
class Passage:
    """A block, or a row of a table. `elements` are (offset in the text, id) of the elements that hold it, in order.

    `folded` are its words, each once.
    """

    section: Section
    heading: bool
    text: str
    elements: tuple[tuple[int, str], ...]
    words: tuple[SearchWord, ...]
    folded: frozenset[str]

    def element_at(self, offset: int) -> str:
        """The id of the element that holds the character at `offset`."""
        return next(element_id for start, element_id in reversed(self.elements) if start <= offset)


@dataclass(frozen=True, slots=True)
class Passages:
    """A document's passages, in reading order.

    `titles` are the words of each section's title and of the document's, by section id: what its passages are about.
    `stems` are the stems of all words, by folded word: a word that stands in a hundred passages is compared once.
    """

    document_id: str
    title: str
    passages: tuple[Passage, ...]
    titles: Mapping[str, frozenset[str]]
    stems: Mapping[str, str]


def passages(document: Document) -> Passages:
    """The passages of a document."""
    found = tuple(passage for section in document.sections for passage in _of_section(section))
    titles = {section.id: tuple(search_words(f"{section.title} ; {document.title}")) for section in document.sections}
    words = [
        *(word for passage in found for word in passage.words),
        *(word for title in titles.values() for word in title),
    ]
    return Passages(
        document.id,
        document.title,
        found,
        {section_id: frozenset(word.folded for word in title) for section_id, title in titles.items()},
        {word.folded: word.stem for word in words},
    )


def _of_section(section: Section) -> Iterator[Passage]:
    for block in section.blocks:
        text, elements = _joined(block)
        if text.strip():
            words = tuple(search_words(text))
            folded = frozenset(word.folded for word in words)
            yield Passage(section, block.kind is BlockKind.HEADING, text, tuple(elements), words, folded)


def _joined(block: Block) -> tuple[str, list[tuple[int, str]]]:
    text = ""
    elements = []
    for element_id, sentences in block.elements():
        said = "".join(sentence.line for sentence in sentences)
        if block.cells and not said.strip():
            continue
        if text:
            text += BETWEEN_CELLS
        elements.append((len(text), element_id))
        text += said
    return text, elements
