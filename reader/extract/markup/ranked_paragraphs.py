"""Paragraphs that are headings by the style they were written in, of which the name says the rank: "AmmAnnexeTitre1",
"Heading2", "T2-Titre", "titre-2-western", as word processors, InDesign and the leaflets of medicines made with them
write their styles into `class`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.regex import regex

if TYPE_CHECKING:
    from reader.extract.tree import Node

RANKS = ("titre", "title", "heading", "chapitre")  # in the marks of a soup, in small letters

# The style's name as it is written, its words begun with capitals: "card-title-2" is a builder's, and says no rank.
_RANK = regex(
    r"(?:^|\s)(?:(?:[A-Z][A-Za-z]*)?(?<!Sous)(?<!Sub)(?:Titre|Title|Heading)(?:_20_|[_-])?([1-9])"
    r"|[TN]([1-6])[_-](?:Titre|Chapitre|Title|Heading|Intertitre)[\w-]*|(?:titre|title|heading)-([1-6])-western)(?=\s|$)"
)
_AROUND = frozenset({"li", "table", "blockquote", "figure", "a", "nav"})
_MOST_WORDS = 25  # of a heading: "Si vous avez reçu plus de … que vous n’auriez dû"
_LEAST = 2  # paragraphs of such styles; one alone may be but a large line
_NO_HEADING = (".", ",", ";")


def name_ranked(nodes: list[Node]) -> None:
    """Give such paragraphs the tag of their rank, below the page's title where a heading says it."""
    found = [(node, rank) for node in nodes if node.tag == "p" and (rank := _rank(nodes, node))]
    if len(found) < _LEAST:
        return
    below = int(any(node.tag == "h1" for node in nodes))
    for node, rank in found:
        node.tag = f"h{min(rank + below, 6)}"


def _rank(nodes: list[Node], node: Node) -> int:
    """The rank that a paragraph's style says; 0 for none."""
    named = _RANK.search(node.get("class"))
    if named is None or not 0 < node.words <= _MOST_WORDS or node.linked * 2 > node.words:
        return 0
    if any(above.tag in _AROUND for above in node.ancestors()):
        return 0
    texts = [said for inner in nodes[node.position : node.end] if (said := inner.text.strip())]
    return 0 if texts and texts[-1].endswith(_NO_HEADING) else int(named[1] or named[2] or named[3])
