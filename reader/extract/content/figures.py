"""Pictures with their captions in elements that are no figure: `div.wp-caption > img + p.wp-caption-text`."""

from __future__ import annotations

import re

from reader.extract.plan import Plan
from reader.extract.tree import BLOCKS, TEXT, Node, Tree
from reader.regex import regex

_MOST_WORDS = 60
_LINE_WORDS = 30
_LINE_NODES = 40
_SMALL = regex(
    r"font-size\s*:\s*(?:[5-9]\d%|0?\.[5-9]\d*r?em|(?:[6-9]|1[0-3])(?:\.\d+)?px|(?:x+-)?small(?:er)?)", re.IGNORECASE
)
_NOT_A_FIGURE = frozenset({"body", "html", "main", "article", "td", "th", "tr", "table", "tbody", "li", "a", "figure"})


_PICTURE_TITLE = frozenset({"image", "title"})
_CAPTIONS = frozenset({"caption", "legende", "legend", "figcaption", "credit"})


def mark_figures(tree: Tree, plan: Plan) -> None:
    """Note the elements that hold one picture, a line called its caption, and no other word."""
    for node in tree.elements:
        if not node.attributes or not 0 < node.words <= _MOST_WORDS or not is_caption(node) or _pictures(tree, node):
            continue
        box = _box(tree, plan, node)
        if box is not None:
            plan.figures.add(box.position)
            if node.tag == "span":  # which is no block of its own
                plan.lines_under.add(box.position)
    _lines_under(tree, plan)


def _lines_under(tree: Tree, plan: Plan) -> None:
    """A box that holds one picture, and under it a line all in small or slanted letters."""
    for picture in tree.tagged("img"):
        if not picture.get("alt").strip():
            continue
        box = next((above for above in picture.ancestors() if above.words and above.tag in BLOCKS), None)
        if box is None or box.tag not in {"p", "div", "center"} or box.words > _LINE_WORDS:
            continue
        if box.end - box.position > _LINE_NODES or _pictures(tree, box) != 1:
            continue
        inside = tree.inside(box)
        lines = [inner for inner in inside[1:] if inner.tag in BLOCKS and inner.words]
        parted = bool(lines) or any(inner.tag == "br" and inner.position > picture.position for inner in inside)
        texts = [inner for inner in inside if inner.tag == TEXT and inner.words]
        if parted and len(lines) <= 1 and all(_is_small_after(text, picture, box) for text in texts):
            plan.figures.add(box.position)
            plan.lines_under.add(box.position)


def _is_small_after(text: Node, picture: Node, box: Node) -> bool:
    if text.position < picture.position:
        return False
    for above in text.ancestors():
        if above is box:
            return False
        if above.tag in {"em", "i", "small"} or (above.tag == "font" and above.get("size") in {"1", "-1", "-2"}):
            return True
        if above.has("style") and _SMALL.search(above.get("style")):
            return True
    return False


def _box(tree: Tree, plan: Plan, caption: Node) -> Node | None:
    for above in caption.ancestors():
        if above.tag in _NOT_A_FIGURE or above.words > _MOST_WORDS:
            return None
        if above.words != caption.words and plan.words_left(tree.inside(above)) != caption.words:
            return None  # a word more than the caption; the label "Image" of a screen reader is dropped
        pictures = _pictures(tree, above)
        if pictures:
            return above if pictures == 1 else None
    return None


def _pictures(tree: Tree, node: Node) -> int:
    return sum(inner.tag == "img" for inner in tree.inside(node))


def is_caption(node: Node) -> bool:
    """Whether an element is called a caption by its names."""
    if not node.attributes or node.tag not in {"p", "div", "dd", "span"}:
        return False
    return not _CAPTIONS.isdisjoint(node.names) or node.names >= _PICTURE_TITLE
