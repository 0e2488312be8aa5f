"""Ways to the same page in other languages: a row of links that each say their language, with the label over them."""

from __future__ import annotations

import re

from reader.extract.plan import Plan
from reader.extract.tree import Node, Tree
from reader.extract.wording.files import leads_to_file
from reader.model import Reason
from reader.regex import regex

_BOXES = frozenset({"ul", "ol", "div", "nav", "p", "section"})
_MOST_WORDS = 80
_MOST_NODES = 400
_NAME_WORDS = 3
_LEAST = 2
_LABEL = regex(
    r"^\W*(?:\d+ langues?|(?:autres? |choisir (?:la |une )?|changer (?:de |la )?)?langues?|(?:other )?languages?|"
    r"(?:cette page|lire) (?:dans|en) (?:une autre langue|d.autres langues))\W*$",
    re.IGNORECASE,
)


def mark_switchers(tree: Tree, plan: Plan) -> None:
    """Drop such rows; not files, which a person may want in his own language."""
    position, end = tree.body.position + 1, tree.body.end
    while position < end:
        node = tree.nodes[position]
        position += 1
        if node.tag not in _BOXES or not 0 < node.words <= _MOST_WORDS or node.position in plan.dropped:
            continue
        if node.end - node.position > _MOST_NODES:
            continue
        if node.linked and _is_switcher(tree, node):
            plan.drop(_with_label(tree, plan, node), Reason.NAVIGATION)
            position = node.end


def _is_switcher(tree: Tree, node: Node) -> bool:
    links = [inner for inner in tree.inside(node) if inner.tag == "a" and inner.words]
    others = node.words - node.linked
    if len(links) < _LEAST or others > 1:  # the language that is read now is no link
        return False
    if not all(link.words <= _NAME_WORDS and not leads_to_file(link.get("href")) for link in links):
        return False
    told = [_language(tree, link) for link in links]
    return all(told) and len(set(told)) == len(told)  # several titles in English are a list of titles


def _language(tree: Tree, link: Node) -> str:
    """The language that a link says it is in, or leads to; "" where it says none."""
    said = link.get("hreflang") or next((inner.get("lang") for inner in tree.inside(link) if inner.get("lang")), "")
    return said.partition("-")[0].lower()


def _with_label(tree: Tree, plan: Plan, node: Node) -> Node:
    """The box round a row that says besides but "2 langues"; the label goes with it."""
    for above in node.ancestors():
        if above.words == node.words:
            continue
        label = next((child for child in above.elements if child.words and not child.holds(node)), None)
        if label is not None and above.words == node.words + label.words and _LABEL.match(tree.text(label)):
            return above
        break
    return node
