"""How large the letters of a line are, where the page says so itself: `<font size="5">`, `style="font-size: 20px"`."""

from __future__ import annotations

import re

from reader.extract.draft import Draft
from reader.extract.kinds import STRONG
from reader.extract.tree import Node
from reader.extract.walk.inline import size_by_class
from reader.regex import regex

_FONT = regex(r"\s*([+-]?)(\d)")
_STYLE = regex(r"font-size\s*:\s*(\d+(?:\.\d+)?)\s*(px|pt|em|rem|%)", re.IGNORECASE)
_PIXELS = {"px": 1.0, "pt": 4 / 3, "em": 16.0, "rem": 16.0, "%": 0.16}
_USUAL = 3  # `<font size>` runs from 1 to 7 (HTML Standard, 15.3.4), as so many pixels:
_OF_SIZE = (10.0, 13.0, 16.0, 18.0, 24.0, 32.0, 48.0)
USUAL_SIZE = _OF_SIZE[_USUAL - 1]


def letter_size(draft: Draft) -> float:
    """The size of a line's letters in pixels, 0 where the page does not say; nearest to the words first."""
    bold = next((mark.node for mark in draft.marks if mark.kind is STRONG and mark.node is not None), None)
    node = bold or draft.node
    inner: Node | None = node
    while inner is not None:
        size = _said(inner)
        if size:
            return size
        children = [child for child in inner.children if child.words]
        inner = children[0] if len(children) == 1 else None
    for above in node.ancestors():
        if not draft.node.holds(above):
            break
        size = _said(above)
        if size:
            return size
    return 0


def _said(node: Node) -> float:
    found = _STYLE.search(node.get("style")) if node.has("style") else None
    if found:
        return float(found[1]) * _PIXELS[found[2].lower()]
    by_class = size_by_class(node)
    if by_class:
        return by_class
    told = _FONT.match(node.get("size")) if node.tag == "font" and node.has("size") else None
    if told is None:
        return 0
    step = int(told[2])
    number = _USUAL + step if told[1] == "+" else _USUAL - step if told[1] == "-" else step
    return _OF_SIZE[min(max(number, 1), len(_OF_SIZE)) - 1]
