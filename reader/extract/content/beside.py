"""Boxes beside the content that belong to a page about a place: its hours, its address, whom to call."""

from __future__ import annotations

from reader.extract.boilerplate.place_details import leave_other_pages, tells_the_place
from reader.extract.plan import Plan
from reader.extract.tree import Node, Tree
from reader.model import Reason

_COLUMN = frozenset({"sidebar", "aside", "colonne", "column", "col", "secondary", "side", "complementary"})
_MOST = 60  # elements beside the content that are looked at


def place_beside(tree: Tree, plan: Plan, root: Node) -> list[Node]:
    """The boxes beside the content that tell where its place is: read after it, without their ways to other pages.

    In the body itself what stands beside may be the site's head or foot; there a box says by its tag or name that it is
    a column.
    """
    found: list[Node] = []
    looked = 0
    inner = root
    for outer in root.ancestors():
        for box in outer.elements if outer.tag != "html" else ():
            looked += 1
            if looked > _MOST:
                return found
            if box is inner or not box.words or plan.dropped.get(box.position, Reason.OUTSIDE) is not Reason.OUTSIDE:
                continue
            if (outer.tag not in {"body", "form"} or _is_column(box)) and tells_the_place(tree, box):
                plan.dropped.pop(box.position, None)
                leave_other_pages(tree, plan, box)
                found.append(box)
        inner = outer
    return found


def _is_column(box: Node) -> bool:
    return box.tag == "aside" or box.get("role") == "complementary" or bool(box.names & _COLUMN)
