"""A narrow column beside the text's: where it holds links to other pages, what else stands in it is the site's too."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from reader.extract.draft import Draft
from reader.extract.review.lines import calls, useful
from reader.extract.tree import Node
from reader.extract.wording.headings import ENDMATTER

# What grids call a column.
_COLUMN = frozenset({"col", "cols", "column", "columns", "colonne", "sidebar"})
_MOST_WORDS = 60
_MOST_COLUMNS = 100  # looked at
# Of the words of the widest column beside it, how many it holds at most.
_SHARE = 0.4


def beside_related(drafts: Sequence[Draft], related: Iterable[Node], gone: set[int], root: Node) -> set[int]:
    """The drafts, by their places, that stand in one column with `related`, elements that hold links to other pages.

    Not where any of them helps a patient: a number to call, a file, a table, sources.
    """
    found: set[int] = set()
    seen: set[int] = set()
    for node in related:
        if len(seen) > _MOST_COLUMNS:
            break
        column = _column(node, root)
        if column is None or column.position in seen:
            continue
        seen.add(column.position)
        inside = {place for place, draft in enumerate(drafts) if place not in gone and column.holds(draft.node)}
        rest = [drafts[place] for place in inside]
        if sum(draft.words for draft in rest) <= _MOST_WORDS and not any(_of_the_page(draft) for draft in rest):
            found |= inside
    return found


def _column(node: Node, root: Node) -> Node | None:
    """The column that a node stands in, where a much wider one stands beside it."""
    column = next((above for above in node.ancestors() if above.names & _COLUMN), None)
    if column is None or column.parent is None or not root.holds(column):
        return None
    others = [other.words for other in column.parent.elements if other is not column and other.names & _COLUMN]
    return column if column.words <= max(others, default=0) * _SHARE else None


def _of_the_page(draft: Draft) -> bool:
    return bool(draft.cells) or calls(draft) or useful(draft) or bool(ENDMATTER.match(draft.text))
