"""Elements that a framework made up (`<mat-card>`, `<app-footer>`, `<amp-img>`): to a browser they are boxes of the
page's own style sheet, and so nearly always blocks (HTML Standard, 4.13.2: a hyphen in the name).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.regex import regex

if TYPE_CHECKING:
    from reader.extract.tree import Node

_IN_LINE = frozenset(
    "p h1 h2 h3 h4 h5 h6 span strong em b i u small mark label summary sup sub abbr font".split()  # noqa: SIM905
)
_IMAGES = frozenset({"amp-img", "amp-anim", "nuxt-img", "gatsby-image"})
_DIALOGS = ("-dialog", "-modal", "-drawer")
_LIGATURE = regex(r"\s*[a-z][a-z0-9]*(?:_[a-z0-9]+)*\s*")


def name_custom(nodes: list[Node]) -> None:
    """Give such elements the tag they stand for; their own name is as good as a class, and joins it.

    One that stands in a sentence, or within a line, stays in it. An icon's is the name of its drawing, no word.
    """
    sentences: dict[int, bool] = {}  # whether words stand in an element, beside those of its own; by its position
    for node in nodes:
        if "-" not in node.tag:
            continue
        name = node.tag
        if name in _IMAGES:
            node.tag = "img"
        elif name.endswith("-icon") and node.words <= 1 and _LIGATURE.fullmatch(_own_text(node)):
            node.tag = "i"
            node.attributes = {**node.attributes, "aria-hidden": "true"}
        elif name.endswith(_DIALOGS) and not node.has("open"):
            node.tag = "dialog"
        elif node.parent is None or node.parent.tag in _IN_LINE or _in_a_sentence(node.parent, sentences):
            continue
        else:
            node.tag = "div"
        node.attributes = {**node.attributes, "class": f"{node.get('class')} {name}".strip()}


def _own_text(node: Node) -> str:
    return "".join(child.text for child in node.children if child.tag == "#text")


def _in_a_sentence(parent: Node, known: dict[int, bool]) -> bool:
    """Whether words stand beside its elements, in none of them."""
    if parent.position not in known:
        known[parent.position] = any(child.tag == "#text" and child.words for child in parent.children)
    return known[parent.position]
