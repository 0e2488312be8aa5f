"""Links that lead to another page, told from those that stay: a number to call, an address to write to, a file."""

from __future__ import annotations

from reader.extract.tree import Node, Tree
from reader.extract.wording.files import leads_to_file
from reader.extract.wording.numbers_to_call import contacts


def words_away(tree: Tree, node: Node) -> int:
    """The words of links to other pages inside a node."""
    if not node.linked:
        return 0
    links = (inner for inner in tree.inside(node) if inner.tag == "a" and inner.words)
    stay = (link for link in links if contacts(link.get("href")) or leads_to_file(link.get("href")))
    return node.linked - sum(link.words for link in stay)
