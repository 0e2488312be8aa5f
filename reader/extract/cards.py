"""Cards: elements of one kind, side by side, each leading to another page. Told by repetition and links, never by
name.
"""

from __future__ import annotations

import re

from reader.extract.boilerplate import holds_label, prose
from reader.extract.plan import Plan
from reader.extract.root import signature
from reader.extract.tree import TEXT, Node, Tree
from reader.model import Reason

_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_NEVER = frozenset(
    {"p", "tr", "td", "th", "tbody", "thead", "dd", "dt", "br", "hr", "option", "col", "figure", "blockquote"}
)
_MOST_WORDS = 90
_LEAST = 3
_SHARE = 0.35
_ELSEWHERE = re.compile(
    r"^(?!mailto:|tel:|sms:|#|javascript:)(?!.*\.(?:pdf|docx?|odt|xlsx?|pptx?|epub|zip)(?:$|[?#]))", re.IGNORECASE
)


def mark_cards(tree: Tree, plan: Plan, root: Node) -> None:
    """Drop rows of three cards or more inside the root."""
    most = max(prose(root), 1) * _SHARE
    position = root.position
    while position < root.end:
        node = tree.nodes[position]
        if position in plan.dropped:
            position = node.end
            continue
        position += 1
        if node.tag[0] == "#" or len(node.children) < _LEAST:
            continue
        kinds: dict[tuple[str, str], list[Node]] = {}
        for child in node.elements:
            if (
                child.tag not in _NEVER
                and child.tag not in _HEADINGS
                and child.words
                and child.position not in plan.dropped
            ):
                kinds.setdefault(signature(child), []).append(child)
        for group in kinds.values():
            cards = [child for child in group if is_card(tree, child)]
            if len(cards) < _LEAST or len(cards) * 4 < len(group) * 3:
                continue
            if sum(prose(card) for card in cards) > most or any(holds_label(plan, card) for card in cards):
                continue
            for card in cards:
                plan.drop(card, Reason.RELATED)


def is_card(tree: Tree, node: Node) -> bool:
    """Something short with a linked title (or a link over all of it), a picture or a teaser, that leads to another
    page.
    """
    if node.words > _MOST_WORDS or not node.linked:
        return False
    inside = tree.inside(node)
    links = [inner for inner in inside if inner.tag == "a" and inner.has("href") and (inner.words or inner.elements)]
    if not links or not all(_ELSEWHERE.match(link.get("href").strip()) for link in links):
        return False
    titled = any(
        inner.tag in _HEADINGS and inner.linked * 10 >= inner.words * 8 and inner.words for inner in inside
    ) or any(link.holds(inner) for link in links for inner in inside if inner.tag in _HEADINGS)
    pictured = any(inner.tag in {"img", "picture", "svg"} for inner in inside)
    blocks = sum(inner.tag == TEXT and inner.words > 0 for inner in inside)
    if titled:
        return True
    if node.tag == "li" and not pictured:
        return False  # a list of links may be the page's own: its place decides, later
    return node.linked * 2 >= node.words and (pictured or blocks > 1) and node.linked >= 3
