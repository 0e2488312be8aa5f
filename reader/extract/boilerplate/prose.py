"""Prose: words that say something, out of links; how much of it an element holds."""

from __future__ import annotations

from reader.extract.plan import Plan
from reader.extract.tags import HEADINGS
from reader.extract.tree import BLOCKS, TEXT, Node, Tree

# A block of text with this many words of its own, at most half of them in links, is prose.
_PROSE_WORDS = 8
_ITEM_WORDS = 4
_LEAD_WORDS = 18  # of a heading that is an introduction


def prose(node: Node) -> int:
    """Words outside links."""
    return node.words - node.linked


class Prose:
    """For each node, the words of prose inside it that no rule dropped."""

    def __init__(self, tree: Tree, plan: Plan, least: int = _PROSE_WORDS) -> None:
        """`least` are the words that make a block prose: 1 for a page of nothing but short lines."""
        self.words = [0] * len(tree.nodes)
        own = [0] * len(tree.nodes)
        linked = [0] * len(tree.nodes)
        position, link_end = tree.body.position, 0
        holders: list[Node] = []
        while position < tree.body.end:
            node = tree.nodes[position]
            if position in plan.dropped:
                position = node.end
                continue
            while holders and position >= holders[-1].end:
                holders.pop()
            if node.tag in BLOCKS:
                holders.append(node)
            elif node.tag == "a" and node.has("href"):
                link_end = max(link_end, node.end)
            elif node.tag == TEXT and node.words and holders:
                own[holders[-1].position] += node.words
                if position < link_end:
                    linked[holders[-1].position] += node.words
            position += 1
        for node in reversed(tree.inside(tree.body)):
            here = node.position
            if own[here] and (node.tag not in HEADINGS or own[here] >= _LEAD_WORDS):
                enough = min(_ITEM_WORDS, least) if node.tag in {"li", "td", "dd"} else least
                if own[here] >= enough and linked[here] * 2 <= own[here]:
                    self.words[here] += own[here]
            if self.words[here] and node is not tree.body and node.parent is not None:
                self.words[node.parent.position] += self.words[here]

    def of(self, node: Node) -> int:
        return self.words[node.position]
