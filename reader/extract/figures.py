"""Pictures with their captions in elements that are no figure: `div.wp-caption > img + p.wp-caption-text`."""

from __future__ import annotations

from reader.extract.elements import is_caption
from reader.extract.plan import Plan
from reader.extract.tree import Node, Tree

_MOST_WORDS = 60
_NOT_A_FIGURE = frozenset({"body", "html", "main", "article", "td", "th", "tr", "table", "tbody", "li", "a", "figure"})


def mark_figures(tree: Tree, plan: Plan) -> None:
    """Note the elements that hold one picture, a line called its caption, and no other word."""
    for node in tree.inside(tree.body):
        if not node.attributes or not 0 < node.words <= _MOST_WORDS or not is_caption(node) or _pictures(tree, node):
            continue
        box = _box(tree, plan, node)
        if box is not None:
            plan.figures.add(box.position)


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
