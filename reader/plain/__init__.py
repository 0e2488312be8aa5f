"""Plain language: hard words explained, abbreviations unfolded, and how hard a text is to read."""

from reader.plain.booklet import as_document
from reader.plain.entries import Entry, read
from reader.plain.explain import Explanations, Unfolded, Word, explain
from reader.plain.glossary import Glossary, Place
from reader.plain.level import PageLevel, SectionLevel, levels

__all__ = [
    "Entry",
    "Explanations",
    "Glossary",
    "PageLevel",
    "Place",
    "SectionLevel",
    "Unfolded",
    "Word",
    "as_document",
    "explain",
    "levels",
    "read",
]
