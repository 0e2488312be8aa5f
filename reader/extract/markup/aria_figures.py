"""Figures that are none by their tags (`role="figure"`), and captions in a figure that nothing calls so."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reader.extract.tree import Node

NAMED_FIGURES = ('role="figure"', "<figure>")  # in the marks of a soup, in small letters

_MOST_WORDS = 60


def name_figures(nodes: list[Node]) -> None:
    """Give such figures their tag, and the line after the one picture of a figure that of a caption."""
    for node in nodes:
        if node.tag == "div" and node.get("role") == "figure":
            node.tag = "figure"
        if node.tag == "figure" and 0 < node.words <= _MOST_WORDS:
            caption = _caption(node, nodes[node.position + 1 : node.end])
            if caption is not None:
                caption.tag = "figcaption"


def _caption(figure: Node, inside: list[Node]) -> Node | None:
    """The child of a figure that holds all its words, after its one picture."""
    if any(inner.tag in {"figcaption", "table", "blockquote", "a", "button"} and inner.words for inner in inside):
        return None
    pictures = [inner for inner in inside if inner.tag == "img"]
    lines = [child for child in figure.elements if child.words]
    if len(pictures) != 1 or len(lines) != 1 or lines[0].words != figure.words:
        return None
    line = lines[0]
    return line if line.tag in {"div", "p", "span"} and pictures[0].end <= line.position else None
