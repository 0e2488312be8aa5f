"""Blocks that a page says twice, once for each size of screen: read once."""

from __future__ import annotations

from reader.extract.panels.hidden import one_screen_only
from reader.extract.plan import Plan
from reader.extract.tags import HEADINGS
from reader.extract.tree import Node, Tree
from reader.model import Reason
from reader.regex import regex

_WORD = regex(r"\w+")
_ROW = 120  # nodes beside one another that are looked at
_CLONES = frozenset({"cloned", "slick-cloned", "swiper-slide-duplicate", "splide__slide--clone", "flickity-clone"})
_SAME = 0.9  # of the words that both say


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
            if node.attributes and (
                one_screen_only(node) or _is_clone(node) or (node.get("aria-hidden") == "true" and node.words > 2)
            ):
                doubles.setdefault(tree.text(node).casefold(), []).append(node)
                position = node.end
            else:
                others.setdefault(node.words, []).append(node)
    for node in tree.tagged("a", "button", *HEADINGS):
        again = _once_more(tree, node) if len(node.children) > 1 and not plan.drops(node) else None
        if again is not None:
            plan.drop(again, Reason.DUPLICATE)
    for node in [node for nodes in doubles.values() for node in nodes]:
        if _told_otherwise(tree, plan, node):
            plan.drop(node, Reason.DUPLICATE)
    for text, found in doubles.items():
        nodes = sorted(found, key=_is_clone)  # what says that it is a clone is never the first
        plain = any(
            tree.text(other).casefold() == text
            for other in others.get(nodes[0].words, ())
            if not any(other.holds(node) for node in nodes)
        )
        for node in nodes if plain else nodes[1:]:
            plan.drop(node, Reason.DUPLICATE)


def _once_more(tree: Tree, node: Node) -> Node | None:
    """The second of two elements of one kind that are all that a link or a heading says, and say the same: it slides in
    under a finger.
    """
    said = [child for child in node.children if child.words]
    if len(said) != 2 or said[0].words != said[1].words or said[0].tag != said[1].tag:
        return None
    if not said[0].attributes or not said[1].attributes or tree.text(said[0]) != tree.text(said[1]):
        return None
    return said[1]


def _is_clone(node: Node) -> bool:
    """Whether an element says that it is a carousel's picture or words once more, so that it goes round."""
    return node.has("class") and not _CLONES.isdisjoint(node.get("class").split())


def _told_otherwise(tree: Tree, plan: Plan, node: Node) -> bool:
    """Whether what stands right beside it, for the other sizes of screen, says the same: in another form, a table, the
    rows of which are told one by one for a phone; or under the same heading, in fewer words.
    """
    if node.parent is None or len(node.parent.children) > _ROW or not one_screen_only(node) or plan.drops(node):
        return False
    row = node.parent.elements
    place = row.index(node)
    said = _words(tree, node)
    for other in (*row[max(place - 1, 0) : place], *row[place + 1 : place + 2]):
        if not one_screen_only(other) or plan.drops(other) or other.position in plan.dropped:
            continue
        table, again = (any(inner.tag == "table" for inner in tree.inside(one)) for one in (other, node))
        told = _words(tree, other)
        if table and not again and len(said & told) >= len(said) * _SAME:
            return True
        if said <= told and node.words < other.words and _says_the_same_head(tree, node, other):
            return True
    return False


def _says_the_same_head(tree: Tree, node: Node, other: Node) -> bool:
    """Whether two boxes for different sizes of screen begin with one heading: the one is shortened."""
    if node.get("class") == other.get("class"):
        return False
    one, two = (next((inner for inner in tree.inside(box) if inner.tag in HEADINGS), None) for box in (node, other))
    return one is not None and two is not None and tree.text(one).casefold() == tree.text(two).casefold() != ""


def _words(tree: Tree, node: Node) -> set[str]:
    return set(_WORD.findall(tree.text(node).casefold()))
