"""Plain language: hard words explained, abbreviations unfolded, and how hard a text is to read."""

from reader.plain.booklet import GLOSSARY, as_document, as_names
from reader.plain.entries import Entry, read
from reader.plain.explain import Explanations, Unfolded, Word, explain
from reader.plain.glossary import Glossary, Place, merged
from reader.plain.level import LONG_SENTENCE, RELIABLE, Measures, PageLevel, SectionLevel, levels

__all__ = [
    "GLOSSARY",
    "LONG_SENTENCE",
    "RELIABLE",
    "Entry",
    "Explanations",
    "Glossary",
    "Measures",
    "PageLevel",
    "Place",
    "SectionLevel",
    "Unfolded",
    "Word",
    "as_document",
    "as_names",
    "explain",
    "levels",
    "merged",
    "read",
]
