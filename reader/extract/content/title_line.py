# ruff: noqa: SIM905  (word lists read best as they are)
"""The title of a page without an h1: a line in a `div` or a `span` before the text, which the head words otherwise
("Immunothérapie - CHU de X" over « L’immunothérapie »), or which its class calls the page's title.
"""

from __future__ import annotations

from collections.abc import Iterator

from reader.extract.boilerplate.head_title import HOUSE, LINES, bare, raw_title
from reader.extract.panels.hidden import hidden_by_class, hidden_for_all, screen_only
from reader.extract.tags import HEADINGS
from reader.extract.tree import BLOCKS, Node, Tree, signature
from reader.regex import regex

_NO_TITLE = frozenset("nav a button footer li label select figure blockquote aside summary".split())
_TITLES = frozenset({"title", "titre", "headline"})
_PAGES = frozenset({"page", "entry", "article", "post", "content", "contenu", "main", "xl", "xxl"})
_OTHERS = frozenset(
    "site logo sub sous subtitle card carte brand widget menu modal item slide banner cookie block bloc".split()
)
_SMALL = frozenset(
    "the a an of for and in to your our le la les l un une des du de d et en au aux votre vos nos notre se par sur "
    "avec pour".split()
)
_MOST_WORDS = 20
_LONGEST = 25  # words of a line: with more the text has begun
_MOST_LINES = 400  # looked at
_SHARE = 0.5
_SURELY = 0.65  # "Olympique Lyonnais" is half of "Lorient – Olympique Lyonnais", and names another page
_BY_ITS_NAME = 0.3  # more, where its class says so, too: under it the subtitle says the other part of the head
_LEAST_LETTERS = 4
_MOST_HEADINGS = 4
_FIRST_PART = regex(r"\s*[:?!–—(]\s*")


def mark_title_line(tree: Tree, page_title: str) -> None:
    """Make a heading of the first rank of such a line, the one nearest to what the head says, the first of several
    so near: what stands over the title may be taken for the site's.
    """
    if any(node.words for node in tree.tagged("h1")):
        return
    titles = [text for text in (page_title, _shared_title(tree)) if text and not HOUSE.match(text)]
    heads = [part for text in titles for part in (text, _FIRST_PART.split(text)[0])]
    wanted = [_keys(head) for head in heads]
    for heading in tree.tagged("h2", "h3")[:_MOST_HEADINGS]:
        if heading.words and any(_likeness(_keys(tree.text(heading)), keys) >= _SHARE for keys in wanted):
            return  # it is the title, or says it again
    best, found = 0.0, None
    parts: list[tuple[Node, frozenset[str]]] = []  # lines that say a part of what the head says
    for line in _lines(tree):
        said = tree.text(line)
        keys = _keys(said)
        if keys and any(keys < other for other in wanted):
            parts.append((line, keys))
        like = max((_likeness(keys, other) for other in wanted), default=0.0)
        if like < _SHARE or (like < _SURELY and not any(_begins(said, head) for head in heads)):
            like = _called_title(line, said, page_title, any(_share_a_word(keys, other) for other in wanted))
        elif line.names & _TITLES and not line.names & _OTHERS:
            like += _BY_ITS_NAME
        if like > best:
            best, found = like, line
    if found is None or _is_one_of(tree, found, parts):
        return
    if bare(tree.text(found)) != bare(page_title):  # word for word it is found after the walk
        tree.rename(found, "h1")


def _is_one_of(tree: Tree, line: Node, parts: list[tuple[Node, frozenset[str]]]) -> bool:
    """Whether another line like it says other words of the head: two medicines, two teams, each over its own."""
    keys, like = _keys(tree.text(line)), signature(line)
    return any(keys.isdisjoint(other) and signature(beside) == like for beside, other in parts)


def _lines(tree: Tree) -> Iterator[Node]:
    """The short lines before the text that lead nowhere and everybody sees."""
    for node in tree.tagged(*LINES)[:_MOST_LINES]:
        if not node.words or any(child.tag in BLOCKS for child in node.elements):
            continue
        if node.words > _LONGEST and node.linked * 2 < node.words:
            return
        if node.words > _MOST_WORDS or node.linked or _hidden(node):
            continue
        around = list(node.ancestors())
        if any(above.tag in _NO_TITLE or above.tag in HEADINGS or _hidden(above) for above in around):
            continue
        block = node if node.tag in BLOCKS else next((above for above in around if above.tag in BLOCKS), node)
        if (block.linked and _is_beside_a_link(node, block)) or _among_links(block):
            continue
        yield node


def _is_beside_a_link(line: Node, block: Node) -> bool:
    """Whether a link stands in the same line: that of a block without others, or what no block parts from `line`."""
    if not any(child.tag in BLOCKS for child in block.elements):
        return True
    top = next((above for above in (line, *line.ancestors()) if above.parent is block), line)
    row = block.elements
    place = row.index(top) if top in row else 0
    for side in (reversed(row[:place]), row[place + 1 :]):
        for other in side:
            if other.tag in BLOCKS:
                break
            if other.linked:
                return True
    return False


def _hidden(node: Node) -> bool:
    return bool(node.attributes) and (hidden_for_all(node) or hidden_by_class(node) or screen_only(node))


def _among_links(block: Node) -> bool:
    """Whether a line is one of a row whose others are links: the page's own place in a menu."""
    beside = [*block.after(1), *([block.before] if block.before is not None else [])]
    return any(other.linked and signature(other) == signature(block) for other in beside)


def _called_title(line: Node, said: str, page_title: str, shares: bool) -> float:
    """How sure it is that a line is the page's title since its class, or that of a box with no word more, says so."""
    if HOUSE.match(said) or said.endswith((".", ",", ";", ":")):
        return 0.0
    box: Node | None = line
    while box is not None and box.words == line.words:
        if (
            box.names & _TITLES
            and not box.names & _OTHERS
            and (shares or not page_title or HOUSE.match(page_title) is not None)
        ):
            return _SHARE / 2 if box.names & _PAGES else 0.0
        box = box.parent
    return 0.0


def _keys(text: str) -> frozenset[str]:
    """The words of a text that say something."""
    return frozenset(bare(text).split()) - _SMALL


def _likeness(some: frozenset[str], others: frozenset[str]) -> float:
    """The share of the words that two texts have both; nothing where neither says the whole of the other."""
    if not some or not others or not (some <= others or others <= some):
        return 0.0
    return min(len(some), len(others)) / max(len(some), len(others))


def _begins(said: str, title: str) -> bool:
    """Whether one of two texts begins with the other, small words aside."""
    some, others = ([word for word in bare(text).split() if word not in _SMALL] for text in (said, title))
    return some[: len(others)] == others[: len(some)]


def _share_a_word(some: frozenset[str], others: frozenset[str]) -> bool:
    return any(len(word) >= _LEAST_LETTERS for word in some & others)


def _shared_title(tree: Tree) -> str:
    """The title for who shares the page (Open Graph), where it is another than the head's."""
    for node in tree.nodes:
        if node is tree.body:
            break
        if node.tag == "meta" and node.get("property") == "og:title":
            return "" if node.get("content") == raw_title(tree) else node.get("content")
    return ""
