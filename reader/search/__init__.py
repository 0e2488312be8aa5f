"""Search in what can be read: without accents, capitals or ligatures, in every form of a word."""

from reader.search.find import Findings, Hit, find
from reader.search.passages import Passages, passages

__all__ = ["Findings", "Hit", "Passages", "find", "passages"]
