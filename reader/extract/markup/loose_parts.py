"""Parts without their whole, as people write them by hand: cells without a row, items without a list, a list right
inside a list. A browser shows each in the place that it stands for; libxml2 leaves them where they are.
"""

from __future__ import annotations

from bs4.element import Comment, NavigableString, Tag

from reader.extract.tree import COMMENT, TEXT, Node

_LISTS = frozenset({"ul", "ol", "menu", "dir"})
_HOLDERS = frozenset({"table", "tbody", "thead", "tfoot"})
_CELLS = frozenset({"td", "th"})

# The parts that `home` is asked of.
PARTS = frozenset({"li", "ul", "ol", *_CELLS})


class Homes:
    """Finds the node that a part belongs in while a page is copied, and makes the row or the list that is missing."""

    def __init__(self) -> None:
        self._made: set[int] = set()  # positions of such rows and lists

    def of(self, part: Tag, above: Node, nodes: list[Node]) -> Node:
        """The parent of a part that stands in `above`: `above` itself where nothing is missing."""
        if part.name in _CELLS:
            if above.tag not in _HOLDERS:
                return above
            return self._again(above) or self._make("tr", above, nodes)  # HTML Standard, 13.2.6.4.13, "in table body"
        if part.name == "li":
            if above.tag in _LISTS or above.tag == "li":
                return above
            # A browser gives each its bullet (15.3.7); one alone is no list to anybody.
            return self._again(above) or (self._make("ul", above, nodes) if _another_follows(part) else above)
        last = _last(above) if above.tag in _LISTS else None
        if last is None or last.tag != "li":
            return above
        _take_in(last, above)
        return last

    def _again(self, above: Node) -> Node | None:
        """The row or list that was made for the part before."""
        last = _last(above)
        if last is None or last.position not in self._made:
            return None
        _take_in(last, above)
        return last

    def _make(self, tag: str, above: Node, nodes: list[Node]) -> Node:
        made = Node(tag, above, len(nodes))
        nodes.append(made)
        above.children.append(made)
        self._made.add(made.position)
        return made


def _another_follows(item: Tag) -> bool:
    for after in item.next_siblings:
        if isinstance(after, Tag):
            if after.name != "br":
                return after.name == "li"
        elif isinstance(after, NavigableString) and not isinstance(after, Comment) and after.strip():
            return False
    return False


def _last(above: Node) -> Node | None:
    """The last element among the children, where but white space, breaks and comments stand after it."""
    for child in reversed(above.children):
        if not _parts(child):
            return child if child.tag[0] != "#" else None
    return None


def _take_in(whole: Node, above: Node) -> None:
    """Move what parts two of them into the whole, so that it is one stretch of the page."""
    row = above.children
    first = len(row)
    while row[first - 1] is not whole:
        first -= 1
    for child in row[first:]:
        if child.tag == "br":
            child.tag, child.text = TEXT, "\n"
        child.parent = whole
        whole.children.append(child)
    del row[first:]


def _parts(node: Node) -> bool:
    return node.tag in {COMMENT, "br"} or (node.tag == TEXT and not node.text.strip())
