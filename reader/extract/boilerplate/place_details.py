"""What a page about a place or a person tells beside its text: when the service is open, where it is, whom to call.

On a department's page, or a doctor's, the column beside the text is where a patient finds these; on any other page
it is the house's, the same everywhere, but for a box that speaks of what the title names: « Unité d’immunothérapie :
01 … » beside "Votre immunothérapie".
"""

from __future__ import annotations

import re
from itertools import islice

from reader.extract.boilerplate.call_links import gives_number
from reader.extract.boilerplate.head_title import bare, head_title, raw_title
from reader.extract.plan import Plan
from reader.extract.tags import HEADINGS
from reader.extract.tree import BLOCKS, Node, Tree, collapse
from reader.extract.wording.numbers_to_call import contacts
from reader.extract.wording.places import ADDRESS, DAYS, OPEN, PLACE, WHERE
from reader.model import Reason
from reader.regex import regex

_MOST_WORDS = 200
_MOST_NODES = 800
_MOST_TITLES = 3
_TITLE_WORDS = 12
_LETTERS = 5  # of a word that says of what a title is
_STEM = 8  # letters by which two words are of one kind: "oncologie", "oncologique"
# What is called in a house, and has its hours.
_PART = regex(
    r"\b(?:h[ôo]pita(?:l|ux) de (?:jour|semaine)|hospitalisation de (?:jour|semaine)|services?|unités?|consultations?|"
    r"secrétariat|pôle|département|équipe|infirmi\w+|coordinat\w+)\b",
    re.IGNORECASE,
)
_DAY = regex(r"\b(?:hopital|hopitaux|hospitalisation) de (?:jour|semaine)\b")
_OF_ANY_HOUSE = frozenset(  # by their beginnings
    {"hopital", "hopitaux", "hospital", "centre", "clinique", "institut", "votre", "notre"}
    | {"comment", "service", "services", "equipe", "equipes", "unite", "unites", "secretar", "accueil", "contact"}
)
_SITE_TAGS = frozenset({"header", "footer", "nav", "form"})


def tells_the_place(tree: Tree, node: Node) -> bool:
    """Whether a box beside the text says when or where, or gives a number, on a page about a place or a person."""
    if not 0 < node.words <= _MOST_WORDS or node.end - node.position > _MOST_NODES or node.tag in _SITE_TAGS:
        return False
    return _tells(tree, node) and (_is_about_a_place(tree) or _speaks_of_the_title(tree, node))


def leave_other_pages(tree: Tree, plan: Plan, node: Node) -> None:
    """Drop what in such a box leads to other pages, and a heading over nothing else."""
    heading: Node | None = None
    left = False
    for child in node.elements:
        if child.position in plan.dropped or not child.words:
            continue
        if child.tag in HEADINGS:
            if heading is not None and left:
                plan.drop(heading, Reason.RELATED)
            heading, left = child, False
        elif _leads_away(tree, child):
            plan.drop(child, Reason.RELATED)
            left = True
        else:
            if child.tag in BLOCKS and child.linked:
                leave_other_pages(tree, plan, child)
            heading = None
    if heading is not None and left:
        plan.drop(heading, Reason.RELATED)


def _leads_away(tree: Tree, node: Node) -> bool:
    links = [inner for inner in tree.inside(node) if inner.tag == "a" and inner.words]
    away = sum(link.words for link in links if not contacts(link.get("href")))
    return away * 2 > node.words and not _tells(tree, node)


def _tells(tree: Tree, node: Node) -> bool:
    said = tree.text(node)
    return any(rule.search(said) is not None for rule in (OPEN, DAYS, ADDRESS, WHERE)) or gives_number(tree, node)


def _is_about_a_place(tree: Tree) -> bool:
    titles = _first_headings(tree) or [collapse(raw_title(tree))]
    return any(len(title.split()) <= _TITLE_WORDS and PLACE.search(title) is not None for title in titles)


def _first_headings(tree: Tree) -> list[str]:
    titles = (node for node in tree.tagged("h1") if node.words)
    return [tree.text(node) for node in islice(titles, _MOST_TITLES)]


def _speaks_of_the_title(tree: Tree, node: Node) -> bool:
    """Whether a box names a part of the house with a word that the title says, too."""
    said = tree.text(node)
    if not _PART.search(said):
        return False
    titles = _first_headings(tree) or [head_title(tree, raw_title(tree))]
    return not _stems(said).isdisjoint(stem for title in titles for stem in _stems(title))


def _stems(text: str) -> frozenset[str]:
    """The beginnings of a text's words that say of what it is; « hôpital de jour » is one."""
    words = _DAY.sub("hopitaljour", bare(text)).split()
    return frozenset(word[:_STEM] for word in words if len(word) >= _LETTERS) - _OF_ANY_HOUSE
