"""Blocks that a page says twice, once for each size of screen: read once."""

from __future__ import annotations

from reader.extract.hidden import one_screen_only
from reader.extract.plan import Plan
from reader.extract.tree import Node, Tree
from reader.model import Reason


def mark_doubles(tree: Tree, plan: Plan) -> None:
    """Drop what is shown on one size of screen only, or hidden from screen readers, where its words stand elsewhere
    too.

    The one that says so loses to the one that does not; among several, the first stays.
    """
    doubles: dict[str, list[Node]] = {}
    others: dict[int, list[Node]] = {}
    position, end = tree.body.position + 1, tree.body.end
    while position < end:
        node = tree.nodes[position]
        position += 1
        if node.position in plan.dropped:
            position = node.end
        elif node.tag[0] != "#" and node.words > 1:
            if one_screen_only(node) or (node.get("aria-hidden") == "true" and node.words > 2):
                doubles.setdefault(tree.text(node).casefold(), []).append(node)
                position = node.end
            else:
                others.setdefault(node.words, []).append(node)
    for text, nodes in doubles.items():
        plain = any(
            tree.text(other).casefold() == text
            for other in others.get(nodes[0].words, ())
            if not any(other.holds(node) for node in nodes)
        )
        for node in nodes if plain else nodes[1:]:
            plan.drop(node, Reason.DUPLICATE)
