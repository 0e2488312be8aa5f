"""Headings that are none by their tags, or of another rank than their tag says: `div role="heading" aria-level="2"`
(ARIA 1.2, 5.3.3).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.extract.tags import HEADINGS

if TYPE_CHECKING:
    from reader.extract.tree import Node

NAMED_HEADINGS = ('role="heading"',)  # in the marks of a soup, in small letters

_IN_LINE = frozenset({"p", "a", "button", "label", *HEADINGS})
_BOXES = frozenset({"div", "p", "span", "header", "section", *HEADINGS})
_RANKS = frozenset("123456")


def name_headings(nodes: list[Node]) -> None:
    """Give such elements the tag they stand for; without a rank, or within a line, they stay what they are."""
    for node in nodes:
        if node.tag not in _BOXES or node.get("role") != "heading" or node.get("aria-level") not in _RANKS:
            continue
        if node.tag != "span" or not any(above.tag in _IN_LINE for above in node.ancestors()):
            node.tag = f"h{node.get('aria-level')}"
