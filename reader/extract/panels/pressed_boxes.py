"""Boxes that a press on what is round them shows: a line, an item, a row or a cell with a script of its own
(`<td onclick="plus(this)">240 mg<div hidden>puis 480 mg</div></td>`), and hidden words in it.
"""

from __future__ import annotations

import re

from reader.extract.panels.hidden import hidden_by_class, hidden_for_all
from reader.extract.panels.pairs import is_furniture
from reader.extract.plan import Plan
from reader.extract.tree import Tree
from reader.regex import regex

_PRESSED = frozenset({"div", "section", "article", "li", "dt", "dd", "p", "tr", "td", "th", "span"})
_LEADS = regex(r"location|\bopen\s*\(|\.href|submit|print\s*\(|history", re.IGNORECASE)  # to another page, or nowhere
_LEAST = 2  # words


def show_pressed_boxes(tree: Tree, plan: Plan) -> None:
    """Read the hidden words inside such an element where they stand; no rule has tied them to another control."""
    if "onclick" not in tree.attributes:
        return
    end = 0
    for node in tree.elements:
        if node.position < end or node.tag not in _PRESSED or not node.has("onclick"):
            continue
        end = node.end
        if _LEADS.search(node.get("onclick")):
            continue
        for inner in tree.inside(node)[1:]:
            if (
                _LEAST <= inner.words < node.words
                and not inner.linked  # a card of another page, with more of it
                and (hidden_for_all(inner) or hidden_by_class(inner))
                and not plan.panel_within(inner)
                and not plan.drops(inner)
                and inner.position not in plan.labels
                and inner.position not in plan.elsewhere
                and not is_furniture(tree, inner)
            ):
                plan.bounds.add(inner.position)
