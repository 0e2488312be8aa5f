"""The glossary as a document: a section an entry, so that its words are said, kept and heard like those of a page."""

from __future__ import annotations

from reader.model import Block, BlockKind, Document, Section, Sentence
from reader.plain.entries import Entry
from reader.plain.glossary import Glossary


def as_document(glossary: Glossary, document_id: str) -> Document:
    """The glossary's entries as sections, each with the entry's id: the term, what it stands for, what it means."""
    return Document(document_id, "Glossaire", "fr", tuple(_section(entry) for entry in glossary.entries))


def _section(entry: Entry) -> Section:
    parts = [(BlockKind.TERM, entry.term, entry.language)]
    if entry.expansion and entry.expansion != entry.term:
        parts.append((BlockKind.DEFINITION, entry.expansion, entry.expansion_language))
    parts.append((BlockKind.DEFINITION, entry.definition, "fr"))
    blocks = []
    for number, (kind, text, language) in enumerate(parts, 1):
        block_id = f"{entry.id}-b{number}"
        blocks.append(Block(block_id, kind, (Sentence(f"{block_id}-1", text, language),)))
    return Section(entry.id, entry.term, 2, tuple(blocks))
