# ruff: noqa: SIM905  (word lists read best as they are)
"""What a container makes of the blocks inside it: a list and its items, definitions, a quote, a figure, a caption."""

from __future__ import annotations

from reader.extract.content.figures import is_caption
from reader.extract.content.lists import item_group, list_group
from reader.extract.draft import DraftGroup
from reader.extract.kinds import CAPTION, DEFINITION, PARAGRAPH, PREFORMATTED, QUOTE, TERM
from reader.extract.plan import Plan
from reader.extract.tree import Node, Tree, signature
from reader.extract.walk.elements import is_definitions, is_list
from reader.extract.walk.gather import Gatherer
from reader.extract.walk.quoted import is_quote
from reader.model import BlockKind, GroupKind

# Elements that are something by their tag, or by what they hold; any other is by its attributes alone.
_TELLING = frozenset(
    "ul ol menu dir li dl dt dd blockquote div section aside article figure pre listing xmp plaintext".split()
)


class Roles:
    """Tells what containers are; remembers the lists, which others may go on."""

    def __init__(self, tree: Tree, plan: Plan) -> None:
        self.tree = tree
        self.plan = plan
        self._lists: dict[int, DraftGroup] = {}  # by the position of their elements
        self._planned = frozenset().union(plan.lines_under, plan.figures)

    def of(self, node: Node, out: Gatherer) -> tuple[BlockKind | None, DraftGroup | None]:
        """The kind that the container gives its blocks, and the group that it makes of them."""
        tag = node.tag
        if not node.attributes and tag not in _TELLING and node.position not in self._planned:
            return None, None  # as every plain paragraph, cell and row
        if tag in {"ul", "ol", "menu", "dir"} and is_list(self.tree, node, self.plan):
            return PARAGRAPH, self._list(node)
        if tag == "li":
            parent = out.groups[-1] if out.groups else None
            if parent is not None and parent.kind is GroupKind.LIST:
                return PARAGRAPH, item_group(node, parent)
        elif tag == "dl" and is_definitions(self.tree, node, self.plan):
            return PARAGRAPH, DraftGroup(GroupKind.DEFINITIONS)
        elif tag == "dt" and out.within(GroupKind.DEFINITIONS):
            return TERM, None
        elif tag == "dd" and out.within(GroupKind.DEFINITIONS):
            return DEFINITION, None
        elif tag == "blockquote" or (is_quote(self.tree, node) and not out.within(GroupKind.QUOTE)):
            return QUOTE, DraftGroup(GroupKind.QUOTE)
        elif node.position in self.plan.lines_under:
            return CAPTION, DraftGroup(GroupKind.FIGURE)
        elif tag == "figure" or node.position in self.plan.figures:
            inside = {inner.tag for inner in self.tree.inside(node)}
            if "img" in inside and "table" not in inside:
                return None, DraftGroup(GroupKind.FIGURE)
        elif tag in {"pre", "listing", "xmp", "plaintext"}:
            return PREFORMATTED, None
        elif is_caption(node) and out.within(GroupKind.FIGURE):
            return CAPTION, None
        return None, None

    def _list(self, node: Node) -> DraftGroup:
        """The list that an element is, or goes on: systems that close a list after each item number on (Notion,
        Google Docs).
        """
        group, before = list_group(node), node.before
        last = self._lists.get(before.position) if before is not None else None
        if before is not None and last is not None and signature(before) == signature(node):
            goes_on = group.start == (last.number or 0) + 1 if group.ordered else len(node.elements) == 1
            if goes_on and (group.style, group.reversed) == (last.style, last.reversed):
                group = last
        self._lists[node.position] = group
        return group
