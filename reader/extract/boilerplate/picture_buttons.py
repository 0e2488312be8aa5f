"""Buttons that are a picture of the text, pressed to see it larger: no machinery of the site."""

from __future__ import annotations

from reader.extract.tree import Node, Tree

_DESCRIBED = 6  # words of a picture's description that is a sentence, and no tool's name


def shows_a_picture(tree: Tree, node: Node) -> bool:
    """Whether a button without a word is a picture of the text, pressed to see it larger: in a figure, or described in
    a sentence.
    """
    if node.words:
        return False
    said = [inner.get("alt").strip() for inner in tree.inside(node) if inner.tag == "img"]
    framed = any(above.tag == "figure" for above in node.ancestors())
    return len(said) == 1 and (framed or len(said[0].split()) >= _DESCRIBED)
