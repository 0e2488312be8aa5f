"""What a site's profile chooses on a page, put into the plan: it goes before the rules."""

from __future__ import annotations

import logging

from reader.extract.plan import Plan
from reader.extract.profiles import Profile, pairs
from reader.extract.tree import Node, Tree
from reader.model import Reason

log = logging.getLogger(__name__)


# What holds a table or a list together would break it as a heading.
_NO_HEADING = frozenset({"td", "th", "tr", "table", "li", "ul", "ol", "dt", "dd", "summary"})


def chosen_title(tree: Tree) -> str:
    """The text of what the profile calls the page's title, "" where there is none; from now on it is a heading of the
    first rank.
    """
    node = next((node for node in tree.chosen.get("title", ()) if node.words), None)
    if node is None:
        return ""
    if node.tag not in _NO_HEADING:
        tree.rename(node, "h1")
    return tree.text(node)


def mark_chosen(tree: Tree, plan: Plan, profile: Profile) -> None:
    """Before any rule: what the profile drops, and its panels with their labels."""
    for node in tree.chosen.get("drop", ()):
        if node is not tree.body:
            plan.drop(node, Reason.PROFILE)
    for number in range(profile.panels):
        labels, panels = tree.chosen[f"label {number}"], tree.chosen[f"panel {number}"]
        for one, other in pairs(((n.position, n.end) for n in labels), ((n.position, n.end) for n in panels)):
            label, panel = labels[one], panels[other]
            if label.words and panel.words and not label.holds(panel) and panel.position not in plan.labels:
                plan.labels[panel.position] = label
                plan.taken.add(label.position)


def chosen_roots(tree: Tree, profile: Profile) -> list[Node]:
    """The profile's roots in page order, none inside another; none where it has none or the page does not fit."""
    roots = _outermost(tree.chosen.get("root", []))
    if not roots and "root" in profile.written:
        log.warning(
            "Profil de site « %s » : « root » ne désigne rien sur cette page ; le texte est cherché par les règles.",
            profile.name,
        )
    return roots


def free_chosen(tree: Tree, plan: Plan, roots: list[Node]) -> list[Node]:
    """After the rules: what the profile keeps, its roots and panels are not left out; the roots to walk, in page order.

    What it keeps where the rest is left out is a root of its own.
    """
    own = {node.position for node in tree.chosen.get("drop", ())}
    kept = tree.chosen.get("keep", [])
    panels = [node for name, nodes in tree.chosen.items() if name.startswith(("label ", "panel ")) for node in nodes]
    for node in (*tree.chosen.get("root", ()), *panels):
        if node.position not in own:
            plan.dropped.pop(node.position, None)
    for node in kept:
        for inner in tree.inside(node):
            if inner.position not in own:
                plan.dropped.pop(inner.position, None)
    apart = [
        node
        for node in kept
        if node.position not in plan.taken and (plan.drops(node) or not any(root.holds(node) for root in roots))
    ]
    outer = [root for root in roots if not any(node.holds(root) for node in apart)]
    return sorted([*outer, *_outermost(apart)], key=lambda node: node.position)


def safe(tree: Tree) -> frozenset[int]:
    """Every position inside what the profile keeps: no rule takes it back."""
    return frozenset(inner.position for node in tree.chosen.get("keep", ()) for inner in tree.inside(node))


def _outermost(nodes: list[Node]) -> list[Node]:
    found: list[Node] = []
    for node in nodes:
        if not found or not found[-1].holds(node):
            found.append(node)
    return found
