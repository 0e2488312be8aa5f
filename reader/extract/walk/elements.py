"""What an element is to the walk: a heading and its level, a list or its scaffold, a thing without words."""

from __future__ import annotations

import re

from reader.extract.plan import Plan
from reader.extract.tags import HEADINGS
from reader.extract.tree import BLOCKS, NEVER_TEXT, TEXT, Node, Tree
from reader.regex import regex

# Never read as text; images inside are still seen where that makes sense.
SILENT = frozenset(
    {"svg", "math", "iframe", "object", "embed", "audio", "video", "canvas", "map", "noscript", "select", "textarea"}
    | {"input", "progress", "meter", "applet", "frame", "noframes"}
    | (NEVER_TEXT - {"head"})
)


_DISPLAY = regex(r"display\s*:\s*(-webkit-)?(inline(?:-\w+)?)\s*(?:!important\s*)?(?:;|$)", re.IGNORECASE)


_BOX = regex(r"display\s*:\s*(?:block|flow-root|flex|grid|table|list-item)\s*(?:!important\s*)?(?:;|$)", re.IGNORECASE)
_FLOAT = regex(r"float\s*:\s*(?:left|inline-start)\b", re.IGNORECASE)
_GRID = regex(r"display\s*:\s*(?:inline-)?grid\b", re.IGNORECASE)
_FLEX = regex(r"display\s*:\s*(?:inline-)?flex\b", re.IGNORECASE)
_PADDED = regex(r"(?:^|[;\s])(?:padding|border|background)", re.IGNORECASE)
_MOST_DIGITS = 6
_LONGEST_WORD = 30  # letters
_NEAR = 4  # the field and what is after it, and blanks
_MOST_BOXES = 300  # beside one another
_PRESSED = frozenset({"checkbox", "radio", "hidden", "submit", "button", "reset", "image"})
_WRITTEN_IN = frozenset({"input", "select", "textarea"})
_SMALL_BOXES = frozenset({"badge", "chip", "pill", "tag"})


def stands_apart(node: Node) -> bool:
    """Whether an inline element has its own line by its style, or is a cell of a grid, or a badge beside others."""
    if not node.words or node.parent is None:
        return False
    if node.tag == "label":
        return _is_ticked(node) or _is_over_a_field(node)
    if node.has("style") and _BOX.search(node.get("style")):
        return not _is_initial(node)
    if node.parent.has("style") and _GRID.search(node.parent.get("style")):
        return True
    if not node.attributes or not _is_small_box(node):
        return False
    if len(node.parent.children) > _MOST_BOXES:
        return False
    boxes = [child for child in node.parent.elements if child.words]
    return len(boxes) > 1 and all(map(_is_small_box, boxes)) and node.parent.words == sum(box.words for box in boxes)


def _is_initial(node: Node) -> bool:
    """Whether an element is the large first letter of a paragraph: a letter that floats beside the rest of its word."""
    if node.words != 1 or node.parent is None or not _FLOAT.search(node.get("style")):
        return False
    row = node.parent.children
    rest = row[node.place + 1 : node.place + 2]
    letter = "".join(child.text for child in node.children).strip()
    return len(letter) == 1 and letter.isalpha() and any(other.text.lstrip()[:1].isalpha() for other in rest)


def _is_ticked(label: Node) -> bool:
    """Whether a label is that of a box to tick, in it or right before it."""
    before = label.before
    fields = [child for child in label.children if child.tag == "input"]
    fields += [before] if before is not None and before.tag == "input" else []
    return any(field.get("type").lower() in {"checkbox", "radio"} for field in fields)


def _is_over_a_field(label: Node) -> bool:
    """Whether a label is right before what is written in or chosen, and nothing stands loose beside it ("mg")."""
    row = label.parent.children if label.parent is not None else []
    place = label.place
    near = [node for node in row[place + 1 : place + 1 + _NEAR] if node.tag != TEXT or node.text.strip()]
    if not near or near[0].tag not in _WRITTEN_IN or near[0].get("type").lower() in _PRESSED:
        return False
    return len(near) == 1 or near[1].tag != TEXT


def _is_small_box(node: Node) -> bool:
    """A badge by its name, or a box in the line that its style parts from its neighbours; never amid a sentence."""
    if not node.attributes or node.tag in BLOCKS:
        return False
    if not node.names.isdisjoint(_SMALL_BOXES):
        return True
    style = node.get("style")
    if not style or _PADDED.search(style) is None:
        return False
    return "inline-" in style or (node.parent is not None and _FLEX.search(node.parent.get("style")) is not None)


def stands_in_line(node: Node) -> bool:
    """Whether a block stands in the line by its own style: said to be inline, or a box in the line without a word, or
    of letters one by one, which a script moves (GSAP's SplitText).

    A box in the line with words may be a column beside others: it stays a block.
    """
    found = _DISPLAY.search(node.get("style")) if node.has("style") else None
    return found is not None and (found.group(2).lower() == "inline" or is_void(node) or _of_letters(node))


def _of_letters(node: Node) -> bool:
    """Whether an element holds letters, each in an element of its own, and nothing else."""
    if node.words > _LONGEST_WORD:
        return False
    stack = [node]
    while stack:
        inner = stack.pop()
        if inner.tag == TEXT and len(inner.text.strip()) > 1:
            return False
        stack.extend(inner.children)
    return True


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
    named = "class" in node.attributes and "elementor-heading-title" in node.get("class").split()
    return named and node.tag not in HEADINGS and 0 < node.words <= 25


def heading_level(node: Node, current: int) -> int:
    if node.tag in HEADINGS:
        return int(node.tag[1])
    level = node.get("aria-level")
    if level.isdecimal() and len(level) <= _MOST_DIGITS and 1 <= int(level) <= 6:
        return int(level)
    return min(current + 1, 6) if current > 1 else 2


def only_child_text(outer: Node, inner: Node) -> bool:
    """Whether `outer` holds no words but those of `inner`."""
    return outer.holds(inner) and outer.words == inner.words


def block_of(node: Node) -> Node:
    """The block that a node stands in."""
    above = node.parent
    while above is not None:  # no `ancestors`: it is asked of each block, and the nearest is nearly always one
        if above.tag in BLOCKS:
            return above
        above = above.parent
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
