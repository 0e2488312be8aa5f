"""Links that call a number, and numbers written out, in an element."""

from __future__ import annotations

from reader.extract.tree import Node, Tree
from reader.extract.wording.numbers_to_call import TELEPHONE, calls


def call_links(tree: Tree, node: Node) -> list[Node]:
    """The links in an element that call a number."""
    return [inner for inner in tree.inside(node) if inner.tag == "a" and calls(inner.get("href"))]


def gives_number(tree: Tree, node: Node) -> bool:
    """Whether a number to call is given, as a link or written out."""
    return bool(call_links(tree, node)) or TELEPHONE.search(tree.text(node)) is not None
