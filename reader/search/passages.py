"""A document cut into passages, each ready to be searched."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from reader.model import Block, BlockKind, Document, Section
from reader.search.words import SearchWord, search_words

# Between the cells of a row, which are one passage: "fièvre" and "appelez" stand in two of them.
BETWEEN_CELLS = " – "


@dataclass(frozen=True, slots=True)
class Passage:
    """A block, or a row of a table. `elements` are (offset in the text, id) of the elements that hold it, in order."""

    section: Section
    heading: bool
    text: str
    elements: tuple[tuple[int, str], ...]
    words: tuple[SearchWord, ...]

    def element_at(self, offset: int) -> str:
        """The id of the element that holds the character at `offset`."""
        return next(element_id for start, element_id in reversed(self.elements) if start <= offset)


@dataclass(frozen=True, slots=True)
class Passages:
    """A document's passages, in reading order; `titles` are the words of each section's title and of the document's, by
    section id: what its passages are about.
    """

    document_id: str
    title: str
    passages: tuple[Passage, ...]
    titles: dict[str, tuple[SearchWord, ...]]


def passages(document: Document) -> Passages:
    """The passages of a document."""
    return Passages(
        document.id,
        document.title,
        tuple(passage for section in document.sections for passage in _of_section(section)),
        {section.id: (*search_words(section.title), *search_words(document.title)) for section in document.sections},
    )


def _of_section(section: Section) -> Iterator[Passage]:
    for block in section.blocks:
        text, elements = _joined(block)
        if text.strip():
            heading = block.kind is BlockKind.HEADING
            yield Passage(section, heading, text, tuple(elements), tuple(search_words(text)))


def _joined(block: Block) -> tuple[str, list[tuple[int, str]]]:
    text = ""
    elements = []
    for element_id, sentences in block.elements():
        said = "".join(sentence.text for sentence in sentences)
        if block.cells and not said.strip():
            continue
        if text:
            text += BETWEEN_CELLS
        elements.append((len(text), element_id))
        text += said
    return text, elements
