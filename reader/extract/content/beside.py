"""Boxes beside the content that belong to it: the hours and the address of the place that it tells of, links to other
houses that its author chose.
"""

from __future__ import annotations

from reader.extract.boilerplate.outside_links import lists_other_houses, named_list
from reader.extract.boilerplate.place_details import leave_other_pages, tells_the_place
from reader.extract.plan import Plan
from reader.extract.tree import Node, Tree
from reader.model import Reason

_COLUMN = frozenset({"sidebar", "aside", "colonne", "column", "col", "secondary", "side", "complementary"})
_MOST = 60  # elements beside the content that are looked at


def content_beside(tree: Tree, plan: Plan, root: Node) -> list[Node]:
    """The boxes beside the content that tell where its place is, without their ways to other pages, and those after it
    with links to other houses: read after it.

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
            elif box.position > inner.position and lists_other_houses(tree, box):
                plan.dropped.pop(box.position, None)
                found.append(box)
            elif box.position > inner.position and (listed := named_list(tree, box)) is not None:
                plan.dropped.pop(box.position, None)
                plan.dropped.pop(listed.position, None)
                found += [box, listed]
        inner = outer
    return found


def _is_column(box: Node) -> bool:
    return box.tag == "aside" or box.get("role") == "complementary" or bool(box.names & _COLUMN)
