"""A document offered twice: by its name, a link, and by a button beside it that only says "Télécharger"."""

from __future__ import annotations

import re

from reader.extract.tree import Node, Tree
from reader.extract.wording.files import leads_to_file
from reader.regex import regex

_REACH = 60  # nodes before
_WORDS = 5
_FETCH = regex(
    r"^\W*(?:t[ée]l[ée]charge[rz]|download|ouvrir|open)(?: (?:le|ce|the) (?:fichier|document|pdf|file))?\W*$",
    re.IGNORECASE,
)


def fetches_again(tree: Tree, node: Node) -> bool:
    """Whether a link only says that it fetches what the link shortly before it, with the name, leads to."""
    href = node.get("href")
    if not 0 < node.words <= _WORDS or not leads_to_file(href) or not _FETCH.match(tree.text(node)):
        return False
    near = tree.nodes[max(node.position - _REACH, 0) : node.position]
    return any(other.tag == "a" and other.words and other.get("href") == href for other in near)
