"""A table inside a table's cell: each of its cells is told with the head of its column, as no grid is left there."""

from __future__ import annotations

from dataclasses import dataclass

from reader.extract.layout_tables import cells_of, rows_of
from reader.extract.plan import Plan
from reader.extract.tree import TEXT, Node, collapse

_MOST_ROWS = 20  # a larger one is no note in a cell
_HEAD_WORDS = 8
_PLAIN = frozenset({TEXT, "th", "td", "p", "div", "span", "b", "strong", "em", "i", "br", "font"})


@dataclass(slots=True)
class Head:
    """What is said before the cells of a column; `texts` are the page's own, to be told once."""

    said: str
    texts: list[Node]


def column_heads(table: Node, plan: Plan) -> dict[int, Head]:
    """The head of each cell of the table, by the cell's position.

    None where a head is more than a few words or holds more than words, and where cells span.
    """
    head, *lines = [cells_of(row) for row, _ in rows_of(table)] or [[]]
    if not 0 < len(lines) <= _MOST_ROWS or len(head) < 2 or any(len(line) != len(head) for line in lines):
        return {}
    if any(cell.has("colspan") or cell.has("rowspan") for line in (head, *lines) for cell in line):
        return {}
    heads: dict[int, Head] = {}
    for column, over in enumerate(head):
        texts = _texts(over, plan)
        if over.tag != "th" or not 0 < over.words <= _HEAD_WORDS or not texts:
            return {}
        words = collapse(" ".join(text.text for text in texts)).rstrip(" :\xa0")
        told = Head(f"{words}\xa0: ", texts)
        heads.update({line[column].position: told for line in lines if line[column].tag == "td"})
    return heads


def _texts(cell: Node, plan: Plan) -> list[Node]:
    """The texts of a head's cell; none where it holds more than words."""
    found: list[Node] = []
    stack = [cell]
    while stack:
        node = stack.pop()
        if node.tag not in _PLAIN or node.position in plan.dropped:
            return []
        if node.tag == TEXT:
            found.append(node)
        stack.extend(reversed(node.children))
    return found
