"""Tabs as a page holds them before its script runs (jQuery UI, Materialize): a list of links, each to one of the boxes
in a row right after it, which begin with no heading that says the link again. With such headings it is a list of
contents.
"""

from __future__ import annotations

from collections.abc import Iterator

from reader.extract.panels.panel_names import TAB_NAMES
from reader.extract.tags import HEADINGS
from reader.extract.tree import BLOCKS, TEXT, Node, Tree

_LABEL_WORDS = 12
_BOX_NEAR = 3  # elements up from a link to its item
_MOST_NODES = 60  # for each link of a row
_BETWEEN = 100  # nodes from the row to its boxes


def shown_by_links(tree: Tree) -> Iterator[tuple[Node, Node]]:
    """Each label with the box that it leads to, in page order."""
    rows: dict[int, list[Node]] = {}
    for link in tree.jumps:
        item = _item(link)
        if item is not None and item.parent is not None:
            rows.setdefault(item.parent.position, []).append(link)
    for position, links in rows.items():
        row = tree.nodes[position]
        if len(links) > 1 and not any(above.tag == "nav" for above in row.ancestors()):
            yield from _tabs(tree, row, links)


def _item(link: Node) -> Node | None:
    """The item of a list that says nothing but a link."""
    if not 0 < link.words <= _LABEL_WORDS:
        return None
    for above, _ in zip(link.ancestors(), range(_BOX_NEAR), strict=False):
        if above.words != link.words:
            return None
        if above.tag == "li":
            return above
    return None


def _tabs(tree: Tree, row: Node, links: list[Node]) -> Iterator[tuple[Node, Node]]:
    boxes = [tree.by_id.get(link.get("href")[1:]) for link in links]
    found = [box for box in boxes if box is not None]
    if len(found) < len(links) or not 0 <= found[0].position - row.end <= _BETWEEN or not in_a_row(found):
        return
    line = row
    while line.parent is not None and not line.parent.holds(found[0]):
        line = line.parent
    if line.words != row.words or line.end - line.position > _MOST_NODES * len(links):
        return
    between = tree.nodes[line.end : found[0].position]
    if any(node.tag == TEXT and node.words for node in between):
        return
    named = bool((row.names | (row.parent.names if row.parent is not None else frozenset())) & TAB_NAMES)
    if not named and len(links) < sum(child.words > 0 for child in row.elements):
        return  # some lead elsewhere: a menu
    if not named and any(_headed(tree, box, link) for box, link in zip(found, links, strict=True)):
        return
    for link, box in zip(links, found, strict=True):
        label = _item(link)
        if label is not None:
            yield label, box


def in_a_row(boxes: list[Node]) -> bool:
    """Whether blocks stand right after one another, each once."""
    first = boxes[0]
    if first.parent is None or any(box.tag not in BLOCKS or box.tag in HEADINGS or box.tag == "li" for box in boxes):
        return False
    row = [first, *(child for child in first.after(2 * len(boxes)) if child.words)]
    return row[: len(boxes)] == boxes


def _headed(tree: Tree, box: Node, link: Node) -> bool:
    """Whether a box begins with a heading, or with the words of the link."""
    first = tree.first_text(box)
    if first is None:
        return True
    line = next((above for above in first.ancestors() if above.tag in BLOCKS), box)
    headed = any(above.tag in HEADINGS for above in (line, *line.ancestors()) if box.holds(above))
    return headed or tree.text(line).casefold() == tree.text(link).casefold()
