"""The site's last lines where no footer holds them, told by what they say: whose it is, its legal notices."""

from __future__ import annotations

from reader.extract.plan import Plan
from reader.extract.tags import HEADINGS
from reader.extract.tree import TEXT, Node, Tree
from reader.extract.wording.machinery import says_legal
from reader.model import Reason

_LINE_WORDS = 12
_MOST_WORDS = 80
_SENTENCE_WORDS = 10
# It stands in the last part of the body's words, and where words are few, after this share of them.
_AFTER = 0.6
_CONTENT = frozenset({*HEADINGS, "table", "dl", "details", "blockquote", "figure", "ol"})


def mark_colophon(tree: Tree, plan: Plan) -> None:
    """Drop the largest element round such a line that holds no heading, no table, no panel and no sentence."""
    passed, end = 0, 0
    for node in tree.inside(tree.body):
        if node.tag != TEXT:
            continue
        passed += node.words
        if passed < tree.body.words * _AFTER or not 0 < node.words <= _LINE_WORDS or node.position < end:
            continue
        if not says_legal(node.text) or plan.drops(node):
            continue
        box = _box(tree, plan, node)
        if box is not None:
            plan.drop(box, Reason.FOOTER)
            end = box.end


def _box(tree: Tree, plan: Plan, line: Node) -> Node | None:
    box = None
    for above in line.ancestors():
        if above is tree.body or above.words > _MOST_WORDS or above.tag in {"main", "article", "td", "tr"}:
            break
        if plan.panel_within(above) or any(_of_the_page(node) for node in tree.inside(above)):
            break
        if above.tag in {"div", "section", "footer", "ul", "center"}:
            box = above
    return box


def _of_the_page(node: Node) -> bool:
    if node.tag == TEXT:
        return node.words >= _SENTENCE_WORDS and not says_legal(node.text)
    return node.tag in _CONTENT
