"""Lists that are none by their tags: `role="list"` with items (ARIA 1.2, 5.3.3), and systems that put each item in a
box of its own and call it so (`notion-bulleted_list-block`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.extract.tags import HEADINGS
from reader.regex import regex

if TYPE_CHECKING:
    from reader.extract.tree import Node

NAMED_LISTS = ('role="list"', "bulleted", "numbered")  # in the marks of a soup, in small letters

_MOST_NODES = 5_000
_MARKS = {"bulleted": "ul", "numbered": "ol"}
_NUMBER = regex(r"content\s*:\s*[\"'](\d{1,4})\.?[\"']")


def name_lists(nodes: list[Node]) -> None:
    """Give the parts of such lists the tags they stand for; `nodes` are in page order and know their words.

    Items with headings are cards or parts of the page, and stay what they are.
    """
    for node in nodes:
        if node.tag != "div" or node.end - node.position > _MOST_NODES:
            continue
        if node.get("role") == "list":
            _by_role(node, nodes)
        elif node.has("class") and "list" in node.names:
            _by_name(node, nodes)


def _by_role(node: Node, nodes: list[Node]) -> None:
    items = [child for child in node.elements if child.get("role") == "listitem" and child.tag in {"div", "span"}]
    if not items or sum(item.words for item in items) != node.words:
        return
    if any(inner.tag in HEADINGS or inner.tag == "img" for inner in nodes[node.position : node.end]):
        return
    node.tag = "ul"
    for item in items:
        item.tag = "li"


def _by_name(node: Node, nodes: list[Node]) -> None:
    mark = next((mark for mark in _MARKS if mark in node.names), None)
    if mark is None or len(node.elements) != 1 or node.elements[0].tag != "div" or not node.words:
        return
    node.tag = _MARKS[mark]
    node.elements[0].tag = "li"
    styles = (inner.get("style") for inner in nodes[node.position : node.end])
    number = next((found[1] for style in styles if (found := _NUMBER.search(style))), None)
    if number is not None and node.tag == "ol":
        node.attributes = {**node.attributes, "start": number}
