"""Dialogs that a page tells by no role: those that a library knows by a name of its own (`data-remodal-id`), and boxes
that a style sheet lays over the page while the address ends with their name (`:target`), which a link in them leaves.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from reader.extract.tree import Node, collapse
from reader.regex import regex

# What tells of the first in the page's code, in small letters.
OWN_NAMES = (
    "data-remodal-id",
    "data-modal-id",
    "data-modal-name",
    "data-popup-id",
    "data-popup-name",
    "data-dialog-id",
    "data-dialog-name",
)
_BOXES = frozenset({"div", "section", "aside", "article"})
_PAGE = frozenset({"main", "body", "header", "footer", "nav", "h1"})
_CLOSES = regex(r"\W*[×✕✖✗⨯xX]\W*|\W*(?:fermer|close|schließen|cerrar|chiudi|sluiten|fechar)\W*", re.IGNORECASE)
_MOST_NODES = 1_500
_LABEL_WORDS = 2
_LABEL_NODES = 4
_MOST_CLOSING = 60  # a page has a few, and a hostile one many


def name_dialogs(nodes: Iterable[Node], by_id: dict[str, Node]) -> None:
    """Give those that a library names a role, and let their names be found as identifiers are."""
    for node in nodes:
        if node.tag in _BOXES and node.attributes:
            name = next((node.get(own) for own in OWN_NAMES if node.get(own)), "")
            if name and node.words:
                by_id.setdefault(name, node)
                node.attributes.setdefault("role", "dialog")


def name_targets(nodes: list[Node], by_id: dict[str, Node], jumps: list[Node]) -> None:
    """Give those a role that a link in the page leads to and a link in them leaves: "×", "Fermer"."""
    looked: set[int] = set()
    closing = [link for link in jumps if _closes(nodes, link)]
    for link in jumps if 0 < len(closing) <= _MOST_CLOSING else ():
        box = by_id.get(link.get("href")[1:])
        if box is None or box.tag not in _BOXES or box.has("role") or box.holds(link) or box.position in looked:
            continue
        looked.add(box.position)
        if box.end - box.position > _MOST_NODES or not any(box.holds(leaving) for leaving in closing):
            continue
        if not any(node.tag in _PAGE for node in nodes[box.position : box.end]):
            box.attributes["role"] = "dialog"


def _closes(nodes: list[Node], link: Node) -> bool:
    if link.words > _LABEL_WORDS or link.end - link.position > _LABEL_NODES:
        return False
    said = collapse("".join(node.text for node in nodes[link.position : link.end]))
    return _CLOSES.fullmatch(said) is not None
