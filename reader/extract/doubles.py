"""Blocks that a page says twice, once for each size of screen: read once."""

from __future__ import annotations

from reader.extract.hidden import one_screen_only
from reader.extract.plan import Plan
from reader.extract.tree import TEXT, Node, Tree
from reader.model import Reason


def mark_doubles(tree: Tree, plan: Plan) -> None:
    """Blocks said twice, once for each size of screen: the second goes."""
    seen: dict[str, Node] = {}
    position, nodes = tree.body.position + 1, tree.nodes
    candidates: dict[str, list[Node]] = {}
    if not any(one_screen_only(node) or node.get("aria-hidden") == "true" for node in nodes):
        return
    while position < tree.body.end:
        node = nodes[position]
        position += 1
        if node.position in plan.dropped:
            position = node.end
            continue
        if node.tag[0] == "#" or node.words < 2:
            continue
        if one_screen_only(node) or (node.get("aria-hidden") == "true" and node.words > 2):
            candidates.setdefault(tree.text(node).casefold(), []).append(node)
            position = node.end
    if not candidates:
        return
    lengths = {len(text.split()) for text in candidates}
    for node in tree.inside(tree.body):
        if (
            node.tag == TEXT
            or node.words not in lengths
            or any(node.holds(other) or other.holds(node) for group in candidates.values() for other in group)
        ):
            continue
        text = tree.text(node).casefold()
        if text in candidates:
            seen.setdefault(text, node)
    for text, group in candidates.items():
        keep = seen.get(text) or group[0]
        if plan.drops(keep):
            keep = group[0]
        for node in group:
            if node is not keep:
                plan.drop(node, Reason.DUPLICATE)
