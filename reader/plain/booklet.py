"""The glossary as documents: its entries to be said and heard like a page, and their names to be searched."""

from __future__ import annotations

from reader.model import Block, BlockKind, Document, Section, Sentence
from reader.plain.entries import Entry
from reader.plain.glossary import Glossary

# The id of the glossary as a document. No page's id begins so.
GLOSSARY = "~glossaire"


def as_document(glossary: Glossary) -> Document:
    """The glossary's entries as sections, each with the entry's id: the term, what it stands for, what it means."""
    return Document(GLOSSARY, "Glossaire", "fr", tuple(_section(entry) for entry in glossary.entries))


def as_names(glossary: Glossary) -> Document:
    """All that each entry is called, as a section with the entry's id."""
    sections = []
    for entry in glossary.entries:
        names = " – ".join(dict.fromkeys(name for name in (*entry.names(), entry.expansion) if name))
        block = Block(f"{entry.id}-b1", BlockKind.TERM, (Sentence(f"{entry.id}-b1-1", names, entry.language),))
        sections.append(Section(entry.id, entry.term, 2, (block,)))
    return Document(GLOSSARY, "", "fr", tuple(sections))


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
