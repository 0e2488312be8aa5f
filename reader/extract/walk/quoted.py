"""Quotes that no `blockquote` holds: a box called a testimony, and a paragraph in guillemets over the name of who
spoke.
"""

from __future__ import annotations

import re
from itertools import pairwise

from reader.extract.draft import Draft, DraftGroup
from reader.extract.kinds import PARAGRAPH, QUOTE
from reader.extract.tags import HEADINGS
from reader.extract.tree import Node, Tree
from reader.model import GroupKind
from reader.regex import regex

_NAMES = frozenset({"testimonial", "temoignage", "verbatim"})
_BOXES = frozenset({"div", "section", "aside", "article"})
_STRUCTURE = frozenset({*HEADINGS, "blockquote", "table", "form", "ul", "ol", "dl"})
_LEAST_WORDS = 6
_MOST_WORDS = 120
_WHO_WORDS = 8
_IN_MARKS = regex(r"[«“][^«»“”]+[»”]\s*[.!?]?", re.DOTALL)
_WHO = regex(r"[—–-]?\s*(?:(?:Drs?|Prs?|Mme|Mr?)\.? )?[A-ZÀ-Ý][\w’'-]+(?:[ ,(][^.!?:;»]*)?\)?")


def is_quote(tree: Tree, node: Node) -> bool:
    """Whether a box is called a quote and holds a sentence or two, and no part of the page."""
    if node.tag not in _BOXES or not _LEAST_WORDS <= node.words <= _MOST_WORDS:
        return False
    if not node.names & _NAMES:
        parts = [child for child in node.elements if child.words]
        if len(parts) < 2 or not all(part.names & _NAMES for part in parts):
            return False  # what is said, and who says it
    return not node.linked and not any(inner.tag in _STRUCTURE for inner in tree.inside(node))


def tell_quotes(drafts: list[Draft]) -> None:
    """Make quotes of paragraphs in guillemets, where the line after them, beside them, says who speaks."""
    for quote, who in pairwise(drafts):
        if quote.kind is not PARAGRAPH or who.kind is not PARAGRAPH or quote.groups or who.groups:
            continue
        if not _LEAST_WORDS <= quote.words <= _MOST_WORDS or who.words > _WHO_WORDS or quote.linked or who.linked:
            continue
        if quote.node.parent is not who.node.parent or quote.node is who.node:
            continue
        if _IN_MARKS.fullmatch(quote.text.strip()) and _WHO.fullmatch(who.text.strip()):
            group = DraftGroup(GroupKind.QUOTE)
            for draft in (quote, who):
                draft.kind, draft.groups = QUOTE, (group,)
