"""Steps numbered by hand: rows of two boxes, the number alone in the first. A list with numbers, to who sees it."""

from __future__ import annotations

from reader.extract.content.lists import list_group
from reader.extract.plan import Plan
from reader.extract.tags import HEADINGS
from reader.extract.tree import BLOCKS, TEXT, Node, Tree
from reader.model import Reason
from reader.regex import regex

_NUMBER = regex(r"(\d{1,2})\s*[.)°/]?")
_BOXES = frozenset({"div", "section", "article"})
_LEAST = 2
_MOST_WORDS = 120  # of a step
_MOST_NODES = 200


def mark_steps(tree: Tree, plan: Plan) -> None:
    """Make a list of boxes that begin with 1, 2, 3 each, alone in an element; the list says the numbers.

    Steps with headings keep them, and their numbers with them; so do panels.
    """
    for node in tree.elements:
        if node.tag == "ol":
            _say_once(tree, plan, node)
            continue
        if node.tag not in _BOXES or len(node.children) < _LEAST:
            continue
        if len(node.elements) < _LEAST or plan.panel_within(node) or plan.drops(node):
            continue
        rows = [child for child in node.elements if child.words and child.position not in plan.dropped]
        if len(rows) < _LEAST or _number(tree, rows[0]) is None or sum(row.words for row in rows) != node.words:
            continue
        holders = [_number(tree, row) for row in rows]
        start = _counted_from(tree, holders)
        if start is None:
            continue
        tree.rename(node, "ol")
        node.attributes = {**node.attributes, "start": str(start)}
        for row in rows:
            tree.rename(row, "li")
        _drop_all(plan, holders)


def _say_once(tree: Tree, plan: Plan, node: Node) -> None:
    """The numbers that items of a numbered list hold themselves, its own being hidden by the style sheet."""
    items = [child for child in node.elements if child.tag == "li" and child.words > 1]
    holders = [_alone(tree, item) for item in items if item.end - item.position <= _MOST_NODES]
    if len(items) < _LEAST or len(holders) != len(items) or len(items) != len(node.elements):
        return
    if _counted_from(tree, holders) == list_group(node).start:
        _drop_all(plan, holders)


def _counted_from(tree: Tree, holders: list[Node | None]) -> int | None:
    """The first of the numbers that elements say, where each says one, and the next one after it."""
    found = [_NUMBER.fullmatch(tree.text(holder)) if holder else None for holder in holders]
    said = [int(number[1]) for number in found if number]
    consecutive = len(said) == len(holders) and said == list(range(said[0], said[0] + len(said)))
    return said[0] if consecutive else None


def _drop_all(plan: Plan, holders: list[Node | None]) -> None:
    for holder in holders:
        if holder is not None:
            plan.drop(holder, Reason.DUPLICATE)


def _number(tree: Tree, row: Node) -> Node | None:
    """The element at the beginning of a row that says its number and nothing else."""
    if row.tag not in _BOXES or not 2 < row.words <= _MOST_WORDS or row.end - row.position > _MOST_NODES:
        return None
    inside = tree.inside(row)
    if any(inner.tag in HEADINGS or inner.tag in {"table", "form"} for inner in inside):
        return None
    texts = [inner for inner in inside if inner.tag == TEXT and inner.words]
    if len({id(_line(text, row)) for text in texts[1:]}) > 1:
        return None  # a name and what to do: told as a heading over a text
    return _alone(tree, row)


def _alone(tree: Tree, row: Node) -> Node | None:
    """The element at the beginning of another that says a number and nothing else.

    Not "1 comprimé le matin": what follows the number stands in a box of its own, and begins as a sentence does.
    """
    texts = [inner for inner in tree.inside(row) if inner.tag == TEXT and inner.words]
    if len(texts) < 2 or not texts[1].text.lstrip()[:1].isupper() or _line(texts[0], row) is _line(texts[1], row):
        return None
    first = texts[0]
    if first.parent is None or first.parent is row or not _NUMBER.fullmatch(first.text.strip()):
        return None
    holder = first.parent
    while holder is not None and holder.parent is not row and holder.parent is not None:
        if holder.parent.words > first.words:
            return None  # the number begins a sentence
        holder = holder.parent
    return holder if holder is not None and holder.words == first.words and holder.tag != "a" else None


def _line(text: Node, row: Node) -> Node:
    """The box whose line a text stands in, the row itself at most."""
    return next((above for above in text.ancestors() if above.tag in BLOCKS or above is row), row)
