"""Where the content is: the mark a page puts on it, or else the element that holds the words."""

from __future__ import annotations

from reader.extract.plan import Plan
from reader.extract.tree import COMMENT, TEXT, Node, Tree

_MARKED_IDS = frozenset({"content", "main", "contenu", "main-content", "maincontent", "contenu-principal", "article"})
_MARKED_CLASSES = (
    "entry-content",
    "post-content",
    "article-content",
    "article-body",
    "articlebody",
    "story-body",
    "field--name-body",
    "et_pb_post_content",
    "wp-block-post-content",
    "td-post-content",
    "texte",
    "article__body",
    "post-body",
    "content-body",
)

# The share of the page's prose a marked element must hold to be believed.
_BELIEVED = 0.6
_HOLDS = 0.75


def content_words(tree: Tree, plan: Plan) -> list[int]:
    """For each node, the words of prose in it that are not dropped: texts outside links, runs of four words or more."""
    counts = [0] * len(tree.nodes)
    position = tree.body.position
    link_end = 0
    while position < tree.body.end:
        node = tree.nodes[position]
        if position in plan.dropped:
            position = node.end
            continue
        if node.tag == "a" and node.has("href"):
            link_end = max(link_end, node.end)
        if node.tag == TEXT and node.words >= 3 and position >= link_end:
            counts[position] = node.words
        position += 1
    for node in reversed(tree.inside(tree.body)):
        if counts[node.position] and node.parent is not None and node is not tree.body:
            counts[node.parent.position] += counts[node.position]
    return counts


def find_root(tree: Tree, plan: Plan) -> Node:
    """The element that holds the content: a mark that holds most of the prose, else the lowest element that does."""
    counts = content_words(tree, plan)
    total = counts[tree.body.position]
    if not total:
        return tree.body
    typo3 = _between_marks(tree)
    if typo3 is not None and counts[typo3.position] >= total * _BELIEVED:
        return typo3
    node = tree.body
    while True:
        inner = [child for child in node.elements if child.position not in plan.dropped]
        best = max(inner, key=lambda child: counts[child.position], default=None)
        if (
            best is None
            or counts[best.position] < total * _HOLDS
            or best.tag in {"p", "table", "ul", "ol", "blockquote", "li", "tr", "td"}
        ):
            break
        node = best
    marked = [
        other
        for other in tree.inside(tree.body)
        if other.tag[0] != "#"
        and _is_marked(other)
        and counts[other.position] >= total * _BELIEVED
        and other.position not in plan.dropped
    ]
    outer = [other for other in marked if other.holds(node) and other.tag in {"main"} or other.get("role") == "main"]
    if outer:
        return outer[0]
    return node


def _is_marked(node: Node) -> bool:
    if node.tag == "main" or node.get("role") == "main" or node.get("itemprop") == "articleBody":
        return True
    if node.get("data-elementor-type") in {"wp-page", "wp-post", "single-post", "single-page"}:
        return True
    if node.get("id").lower() in _MARKED_IDS:
        return True
    classes = node.get("class").lower().split()
    return any(name in classes for name in _MARKED_CLASSES)


def _between_marks(tree: Tree) -> Node | None:
    """TYPO3 puts comments round what a search engine shall index; the element that holds the first pair."""
    for node in tree.nodes:
        if node.tag == COMMENT and "TYPO3SEARCH_begin" in node.text and node.parent is not None:
            return node.parent
    return None
