"""Headings that were numbered as items of a list, as Word and LibreOffice save them: lists of one item each, which
count on over the text between them (`<ol start="3"><li><b>Comment utiliser …</b></li></ol><p>…`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.extract.tags import HEADINGS
from reader.extract.tree import TEXT
from reader.regex import regex

if TYPE_CHECKING:
    from reader.extract.tree import Node

NUMBERED = ("<ol>",)  # in the marks of a soup

_MOST_WORDS = 25  # « 3. Quelles sont les informations à connaître avant de prendre … ? »
_BOLD = frozenset({"b", "strong"})
_LEAST = 2
_HEADS = frozenset({"p", "ul", "div", "table", "dl", "section"})
_STARTS = regex(r"[^\W\d_a-zà-ÿ]")


def head_numbered(nodes: list[Node]) -> None:
    """Make headings of such items, two or more in a row that count on; their number goes before their text."""
    rows: dict[int, list[tuple[Node, Node, int, int]]] = {}
    level = 1
    for node in nodes:
        if node.tag in HEADINGS:
            level = int(node.tag[1])
        elif node.tag == "ol" and node.parent is not None:
            item = next(iter(node.elements), None)
            if item is not None and item.tag == "li" and len(node.elements) == 1:
                number = _number(node, item)
                if number and _is_heading(nodes, node, item):
                    rows.setdefault(node.parent.position, []).append((node, item, number, level))
    for row in rows.values():
        numbers = [number for _, _, number, _ in row]
        if len(row) < _LEAST or numbers != list(range(numbers[0], numbers[0] + len(row))):
            continue
        rank = min(row[0][3] + 1, 6)
        for around, item, number, _ in row:
            text = next(inner for inner in nodes[item.position : item.end] if inner.tag == TEXT and inner.words)
            text.text = f"{number}. {text.text.lstrip()}"
            around.tag, item.tag = "div", f"h{rank}"


def _number(around: Node, item: Node) -> int:
    said = item.get("value") or around.get("start") or "1"
    return int(said) if said.isdecimal() and len(said) < 4 else 0


def _is_heading(nodes: list[Node], around: Node, item: Node) -> bool:
    """Whether all that a list says is a short line in bold, or a question, over what it heads."""
    following = next(iter(around.after(1)), None)
    if following is None or following.tag not in _HEADS or not following.words or not 0 < item.words <= _MOST_WORDS:
        return False
    inside = nodes[item.position + 1 : item.end]
    said = "".join(inner.text for inner in inside if inner.tag == TEXT).strip()
    bold = any(inner.tag in _BOLD and inner.words == item.words for inner in inside)
    return (bold or said.endswith("?")) and not said.endswith((".", ";", ",", ":")) and _STARTS.match(said) is not None
