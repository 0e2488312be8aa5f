"""Dialogs, what lies over the page until it is closed; and controls that say but that they open."""

from __future__ import annotations

import re

from reader.extract.tags import HEADINGS
from reader.extract.tree import TEXT, Node, Tree
from reader.regex import regex

_TO_OPEN = regex(r"^\W*(?:voir|lire|afficher|ouvrir|consulter|d[ée]couvrir|show|read|open|view|see)\b", re.IGNORECASE)

# What Foundation and UIkit say it with.
_LIBRARIES = frozenset(
    {"data-reveal", "uk-modal", "data-uk-modal", "uk-offcanvas", "data-uk-offcanvas", "data-off-canvas"}
)


def is_dialog(node: Node) -> bool:
    """Something that lies over the page until it is closed."""
    return (
        node.tag == "dialog"
        or node.get("role") in {"dialog", "alertdialog"}
        or not _LIBRARIES.isdisjoint(node.attributes)
        or bool(node.names & {"modal", "popup"})
        or "offcanvas" in node.get("class").split()  # Bootstrap's; what is called "offcanvas-…" is a part of one
    )


def only_opens(tree: Tree, label: Node, panel: Node) -> bool:
    """Whether a control says but that it opens ("Lire la transcription") what has a heading of its own."""
    if not _TO_OPEN.match(tree.text(label)):
        return False
    first = next(
        (node for node in tree.inside(panel) if node.tag == TEXT and node.words and not of_a_button(node)), None
    )
    return first is not None and any(above.tag in HEADINGS and panel.holds(above) for above in first.ancestors())


def of_a_button(node: Node) -> bool:
    return any(above.tag == "button" for above in node.ancestors())
