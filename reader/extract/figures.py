"""Pictures with their captions in elements that are no figure: `div.wp-caption > img + p.wp-caption-text`."""

from __future__ import annotations

from reader.extract.elements import is_caption
from reader.extract.plan import Plan
from reader.extract.tree import BLOCKS, TEXT, Node, Tree

_MOST_WORDS = 60
_LINE_WORDS = 30
_LINE_NODES = 40
_DESCRIBED = 6  # words of a picture's description that is a sentence, and no tool's name
_NOT_A_FIGURE = frozenset({"body", "html", "main", "article", "td", "th", "tr", "table", "tbody", "li", "a", "figure"})


def mark_figures(tree: Tree, plan: Plan) -> None:
    """Note the elements that hold one picture, a line called its caption, and no other word."""
    for node in tree.inside(tree.body):
        if not node.attributes or not 0 < node.words <= _MOST_WORDS or not is_caption(node) or _pictures(tree, node):
            continue
        box = _box(tree, plan, node)
        if box is not None:
            plan.figures.add(box.position)
    _lines_under(tree, plan)


def _lines_under(tree: Tree, plan: Plan) -> None:
    """A paragraph that holds one picture, and under it a line all in small or slanted letters."""
    for picture in tree.inside(tree.body):
        if picture.tag != "img" or not picture.get("alt").strip():
            continue
        block = next((above for above in picture.ancestors() if above.tag in BLOCKS), None)
        if block is None or block.tag not in {"p", "div", "center"} or not 0 < block.words <= _LINE_WORDS:
            continue
        if block.end - block.position > _LINE_NODES:
            continue
        inside = tree.inside(block)
        if _pictures(tree, block) != 1 or any(inner.tag in BLOCKS and inner.tag != "br" for inner in inside[1:]):
            continue
        if not any(inner.tag == "br" and inner.position > picture.position for inner in inside):
            continue
        texts = [inner for inner in inside if inner.tag == TEXT and inner.words]
        if all(text.position > picture.position and _is_small(text, block) for text in texts):
            plan.figures.add(block.position)
            plan.lines_under.add(block.position)


def _is_small(text: Node, block: Node) -> bool:
    for above in text.ancestors():
        if above is block:
            return False
        if above.tag in {"em", "i", "small"} or (above.tag == "font" and above.get("size") in {"1", "-1", "-2"}):
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


def shows_a_picture(tree: Tree, node: Node) -> bool:
    """Whether a button without a word is a picture of the text, pressed to see it larger: in a figure, or described in
    a sentence.
    """
    if node.words:
        return False
    said = [inner.get("alt").strip() for inner in tree.inside(node) if inner.tag == "img"]
    framed = any(above.tag == "figure" for above in node.ancestors())
    return len(said) == 1 and (framed or len(said[0].split()) >= _DESCRIBED)
