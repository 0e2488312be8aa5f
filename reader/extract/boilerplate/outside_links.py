"""Lists of links to sites of other houses, under a name that says so: « Pour en savoir plus », « Sources »,
« Associations ». Whoever wrote the page chose them; a list of the site's own pages is the site's.
"""

from __future__ import annotations

from collections import Counter
from itertools import islice
from urllib.parse import urlsplit

from reader.extract.tags import HEADINGS
from reader.extract.tree import BLOCKS, TEXT, Node, Tree
from reader.extract.wording.headings import OUTSIDE_LINKS
from reader.extract.wording.numbers_to_call import contacts

_LABEL_WORDS = 8
_MOST_WORDS = 150
_MOST_NODES = 400
_ROUND_LINKS = 0.4  # of the words beside the label, how many stand in links at least
_OWN_LINKS = 3  # to one house, all over the page: it is the page's own
_MOST_LINKS = 400  # that are looked at for it
_NETWORKS = (
    *("facebook.", "twitter.", "instagram.", "linkedin.", "youtube.", "tiktok.", "x.com", "whatsapp.", "pinterest."),
)


def lists_other_houses(tree: Tree, node: Node) -> bool:
    """Whether a box is such a name and, under it, links to other houses and to nothing else."""
    if not node.linked or node.words > _MOST_WORDS or node.end - node.position > _MOST_NODES or node.tag == "footer":
        return False
    label = _label(tree, node)
    return label is not None and _leads_out(tree, [inner for inner in tree.inside(node) if inner.position >= label.end])


def named_list(tree: Tree, label: Node) -> Node | None:
    """The list of such links that stands right after its name, where both stand in no box of their own."""
    if label.linked or not 0 < label.words <= _LABEL_WORDS or not OUTSIDE_LINKS.match(tree.text(label)):
        return None
    listed = next(iter(label.after(1)), None)
    if listed is None or listed.words > _MOST_WORDS or listed.tag in {"footer", "nav"} | HEADINGS:
        return None
    return listed if _leads_out(tree, tree.inside(listed)) else None


def _label(tree: Tree, node: Node) -> Node | None:
    """The block that a box begins with, where it is such a name."""
    first = tree.first_text(node)
    if first is None:
        return None
    label = next((above for above in first.ancestors() if above.tag in BLOCKS), node)
    named = node.holds(label) and label is not node and not label.linked and label.words <= _LABEL_WORDS
    return label if named and OUTSIDE_LINKS.match(tree.text(label)) else None


def _leads_out(tree: Tree, inside: list[Node]) -> bool:
    links = [inner for inner in inside if inner.tag == "a" and inner.words and not contacts(inner.get("href"))]
    words = sum(inner.words for inner in inside if inner.tag == TEXT)
    if not links or sum(link.words for link in links) < words * _ROUND_LINKS:
        return False
    if any(inner.tag in {"form", "button", "input"} for inner in inside):
        return False
    houses = [_house(link.get("href")) for link in links]
    if not all(houses) or any(house.startswith(_NETWORKS) for house in houses):
        return False
    return _own_houses(tree, inside).isdisjoint(houses)


def _house(address: str) -> str:
    """The host that an address leads to, "" for one within the site."""
    address = address.strip()
    if not address.lower().startswith(("http://", "https://", "//")):
        return ""
    try:
        return (urlsplit(address).hostname or "").removeprefix("www.")
    except ValueError:
        return ""


def _own_houses(tree: Tree, inside: list[Node]) -> set[str]:
    """The hosts of the page's own site: what its head says, and what its other links lead to again and again."""
    found: set[str] = set()
    for node in tree.nodes[: tree.body.position]:
        canonical = node.tag == "link" and node.get("rel").lower() == "canonical"
        address = node.get("href") if canonical or node.tag == "base" else ""
        address = node.get("content") if node.tag == "meta" and node.get("property") == "og:url" else address
        found.add(_house(address))
    first, last = inside[0].position, inside[-1].position
    links = (node for node in tree.tagged("a") if not first <= node.position <= last)
    led = Counter(_house(link.get("href")) for link in islice(links, _MOST_LINKS))
    return (found | {house for house, times in led.items() if times >= _OWN_LINKS}) - {""}
