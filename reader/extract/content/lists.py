"""A list and the numbers that it shows, as HTML says them."""

from __future__ import annotations

import re

from reader.extract.draft import DraftGroup
from reader.extract.tree import Node
from reader.model import GroupKind
from reader.model.numerals import TYPES
from reader.regex import regex

# What a style of the list's own says of its marks, before its attribute `type` (CSS Lists 3, 3.2).
_STYLE = regex(r"list-style(?:-type)?\s*:[^;]*?\b((?:lower|upper)-(?:alpha|latin|roman)|decimal)\b", re.IGNORECASE)


def list_group(node: Node) -> DraftGroup:
    """A list with what HTML says of its numbers."""
    ordered = node.tag == "ol"
    items = [child for child in node.elements if child.tag == "li"]
    backwards = ordered and node.has("reversed")
    start = integer(node.get("start"))
    if start is None:
        start = len(items) if backwards else 1
    style = node.get("type") if node.get("type") in {"1", "a", "A", "i", "I"} else ""
    shown = _STYLE.search(node.get("style")) if ordered and node.has("style") else None
    if shown is not None:
        style = TYPES.get(shown[1].lower(), style)
    return DraftGroup(GroupKind.LIST, ordered, start, backwards, style if ordered else "")


def item_group(node: Node, parent: DraftGroup) -> DraftGroup:
    """An item with the number it shows; `parent.number` remembers the last one given."""
    if not parent.ordered:
        return DraftGroup(GroupKind.ITEM)
    value = integer(node.get("value"))
    if value is None:
        step = -1 if parent.reversed else 1
        value = parent.start if parent.number is None else parent.number + step
    parent.number = value
    return DraftGroup(GroupKind.ITEM, number=value)


def item_marks(node: Node) -> dict[int, str]:
    """What a list shows before each of its items, by their position: "• ", "2. ", "b. "; nothing before one that stands
    alone.
    """
    items = [child for child in node.elements if child.tag == "li" and child.words]
    if node.tag not in {"ul", "ol", "menu", "dir"} or len(items) < 2:
        return {}
    group = list_group(node)
    return {item.position: _mark(group, item_group(item, group).number or 0) for item in items}


def _mark(group: DraftGroup, number: int) -> str:
    if not group.ordered:
        return "• "
    if group.style in {"a", "A"} and 0 < number <= 26:
        return f"{chr(ord(group.style) + number - 1)}. "
    return f"{number}. "


def integer(value: str) -> int | None:
    found = re.match(r"\s*([+-]?\d{1,6})", value)
    return int(found.group(1)) if found else None
