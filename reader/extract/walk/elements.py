"""What an element is to the walk: a heading and its level, a list or its scaffold, a thing without words."""

from __future__ import annotations

import re

from reader.extract.plan import Plan
from reader.extract.tags import HEADINGS
from reader.extract.tree import BLOCKS, NEVER_TEXT, Node, Tree

# Never read as text; images inside are still seen where that makes sense.
SILENT = frozenset(
    {"svg", "math", "iframe", "object", "embed", "audio", "video", "canvas", "map", "noscript", "select", "textarea"}
    | {"input", "progress", "meter", "applet", "frame", "noframes"}
    | (NEVER_TEXT - {"head"})
)


_DISPLAY = re.compile(r"display\s*:\s*(-webkit-)?(inline(?:-\w+)?)\s*(?:!important\s*)?(?:;|$)", re.IGNORECASE)


def stands_in_line(node: Node) -> bool:
    """Whether a block stands in the line by its own style: said to be inline, or a box in the line without a word.

    A box in the line with words may be a column beside others: it stays a block.
    """
    found = _DISPLAY.search(node.get("style")) if node.has("style") else None
    return found is not None and (found.group(2).lower() == "inline" or is_void(node))


def is_void(node: Node) -> bool:
    """Whether an element holds no word and nothing that is shown."""
    stack = [node]
    while stack and not node.words:
        inner = stack.pop()
        if inner.tag == "img" or inner.tag in SILENT:
            return False
        stack.extend(inner.children)
    return not node.words


def is_title(node: Node) -> bool:
    """A builder's heading in whatever tag (Elementor writes div, span or p as readily as h2)."""
    return "elementor-heading-title" in node.get("class").split() and node.tag not in HEADINGS and 0 < node.words <= 25


def heading_level(node: Node, current: int) -> int:
    if node.tag in HEADINGS:
        return int(node.tag[1])
    level = node.get("aria-level")
    if level.isdecimal() and 1 <= int(level) <= 6:
        return int(level)
    return min(current + 1, 6) if current > 1 else 2


def only_child_text(outer: Node, inner: Node) -> bool:
    """Whether `outer` holds no words but those of `inner`."""
    return outer.holds(inner) and outer.words == inner.words


def block_of(node: Node) -> Node:
    """The block that a node stands in."""
    for above in node.ancestors():
        if above.tag in BLOCKS:
            return above
    return node


def is_list(tree: Tree, node: Node, plan: Plan) -> bool:
    """Whether a ul or ol is a list for the reader, and not the scaffold of panels, cards or sections."""
    for inner in tree.inside(node)[1:]:
        if inner.position in plan.dropped:
            continue
        if inner.position in plan.labels or (
            node.tag != "ol" and inner.words and (inner.tag in HEADINGS or is_title(inner))
        ):
            return False
    return any(child.tag == "li" for child in node.elements)


def is_definitions(tree: Tree, node: Node, plan: Plan) -> bool:
    """Whether a dl holds terms, and is not the scaffold of questions that open their answers."""
    terms = [inner for inner in tree.inside(node) if inner.tag == "dt" and inner.words]
    return bool(terms) and not any(
        term.position in plan.taken or any(child.position in plan.taken for child in term.elements) for term in terms
    )
