"""Lines that are but a link further down the page ("Commencer la lecture", under a title): what it leads to is read."""

from __future__ import annotations

import re

from reader.extract.plan import Plan
from reader.extract.tree import BLOCKS, Node, Tree
from reader.model import Reason
from reader.regex import regex

_GOES = regex(
    r"\W*(?:commence[rz]|démarrer|découvr\w+|en savoir plus|lire|voir|aller|accéder|passer|descendre|faire défiler|"
    r"suite|start|begin|discover|read|see|go|jump|scroll|learn more)\b",
    re.IGNORECASE,
)
# What is done, in which case and how: an order to a patient that leads to more of it.
_ADVISES = regex(r"\d|\b(?:urgences?|médecin|pas|jamais|sans|si|avant|après|dès|moins|en cas)\b", re.IGNORECASE)
_ITEMS = frozenset({"li", "td", "th", "dt", "dd"})
_MOST_WORDS = 6


def mark_jump_lines(tree: Tree, plan: Plan) -> None:
    """Leave out such lines; a list of them is a list of contents, and no control of a panel is one."""
    title = next((heading for heading in tree.tagged("h1") if heading.words), None)
    for link in tree.jumps:
        if not 0 < link.words <= _MOST_WORDS or not _is_a_way(tree.text(link)):
            continue
        if title is None or link.position < title.position:
            continue  # the site's, and told as such
        target = tree.by_id.get(link.get("href")[1:])
        if target is None or target.position < link.end or not target.words:
            continue
        if _opens(plan, link, target) or not _is_alone(link) or plan.drops(target):
            continue
        plan.drop(link, Reason.NAVIGATION)


def _is_a_way(said: str) -> bool:
    """Whether a link says but that it leads on: not "Aller aux urgences si fièvre", "Passer au lait sans lactose"."""
    return _GOES.match(said) is not None and _ADVISES.search(said) is None


def _opens(plan: Plan, link: Node, target: Node) -> bool:
    """Whether a link is a control, or its target a panel."""
    around = (link.position, *(above.position for above in link.ancestors()))
    if any(place in plan.taken or place in plan.opened or place in plan.labels for place in around):
        return True
    return target.position in plan.labels or target.position in plan.elsewhere or target.position in plan.bounds


def _is_alone(link: Node) -> bool:
    """Whether the words of a link are all of its line, which is no item, or stand beside lines alone."""
    parent = link.parent
    while parent is not None and parent.tag not in BLOCKS and parent.words == link.words:
        link, parent = parent, parent.parent
    if parent is None or parent.tag in _ITEMS:
        return False
    if parent.words == link.words:
        return True
    return all(child is link or child.tag in BLOCKS or not child.words for child in parent.children)
