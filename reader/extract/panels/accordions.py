# ruff: noqa: SIM905  (word lists read best as they are)
"""Accordions by their shape: what is named so and holds short lines and boxes in turn, or items of a line and a box."""

from __future__ import annotations

from collections.abc import Iterator

from reader.extract.tags import HEADINGS
from reader.extract.tree import BLOCKS, Node, Tree

ACCORDIONS = frozenset("accordion accordions accordeon accordeons collapsible collapsibles".split())
_NAMES = ACCORDIONS | {"faq", "faqs"}
_LABEL_WORDS = 30
_MOST = 400  # items
_NOT_LABELS = frozenset({"p", "ul", "ol", "table", "nav", "form", "img", *HEADINGS})
_BOXES = frozenset({"div", "section", "article", "dd", "p", "ul", "ol"})


def by_shape(tree: Tree) -> Iterator[tuple[Node, Node]]:
    """Each line with the box under it, open or shut: the first is often open, and only its neighbours are hidden."""
    for node in tree.elements:
        if node.attributes and node.words and node.tag in BLOCKS and node.names & _NAMES:
            rows = [child for child in node.elements if child.words]
            if 1 < len(rows) <= _MOST:
                yield from _pairs(tree, node, rows)


def _pairs(tree: Tree, node: Node, rows: list[Node]) -> Iterator[tuple[Node, Node]]:
    inner = [[child for child in row.elements if child.words] for row in rows]
    pairs = []
    if all(len(children) == 2 for children in inner):
        pairs = [(line, box) for line, box in inner]
        whole = all(row.words == line.words + box.words for row, (line, box) in zip(rows, pairs, strict=True))
        pairs = pairs if whole else []
    elif len(rows) % 2 == 0:
        pairs = list(zip(rows[::2], rows[1::2], strict=True))
    if not pairs or not all((_is_label(line) or line.tag in HEADINGS) and box.tag in _BOXES for line, box in pairs):
        return
    pairs = [(line, box) for line, box in pairs if line.tag not in HEADINGS]  # which head their boxes as it is
    if not pairs or len({line.tag for line, _ in pairs}) > 1 or len({box.tag for _, box in pairs}) > 1:
        return
    if len(pairs) == 1 and (pairs[0][1].names & _NAMES or tree.first_heading(pairs[0][0]) is not None):
        return  # a name over an accordion is no item of one
    if not node.names & ACCORDIONS and not all(tree.text(line).endswith("?") for line, _ in pairs):
        return
    alike = frozenset.intersection(*(line.names for line, _ in pairs))
    if pairs[0][0].parent is node and not alike and pairs[0][0].tag != "dt":
        return  # lines in a row with their boxes are told from these by a name of their own, or as a term
    yield from pairs


def _is_label(line: Node) -> bool:
    return line.tag not in _NOT_LABELS and 0 < line.words <= _LABEL_WORDS
