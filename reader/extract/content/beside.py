"""Boxes beside the content that belong to it: the hours and the address of the place that it tells of, links to other
houses that its author chose, key figures, lines that say whom to call at once.
"""

from __future__ import annotations

from reader.extract.boilerplate.key_figures import tells_figures
from reader.extract.boilerplate.outside_links import lists_other_houses, named_list
from reader.extract.boilerplate.place_details import leave_other_pages, tells_the_place
from reader.extract.boilerplate.urgent_lines import urges
from reader.extract.content.loose_lines import telling_line
from reader.extract.plan import Plan
from reader.extract.tree import Node, Tree
from reader.extract.wording.bylines import TO_THE_READER
from reader.model import Reason

_COLUMN = frozenset({"sidebar", "aside", "colonne", "column", "col", "secondary", "side", "complementary"})
_MOST = 60  # elements beside the content that are looked at


def content_beside(tree: Tree, plan: Plan, root: Node) -> list[Node]:
    """The boxes beside the content that tell where its place is, without their ways to other pages, those of key
    figures, lines that say whom to call at once, and those after it with links to other houses.

    In the body itself what stands beside may be the site's head or foot; there a box says by its tag or name that it is
    a column.
    """
    for position, reason in list(plan.dropped.items()):
        if reason is Reason.OUTSIDE and root.holds(tree.nodes[position]):
            _take_back(tree, plan, tree.nodes[position], near=True, after=True)
    found: list[Node] = []
    looked = 0
    first = next((title.position for title in tree.tagged("h1") if title.words), root.position)
    inner = root
    for outer in root.ancestors():
        for box in outer.children if outer.tag != "html" else ():
            if box.words and box.position > first:
                line = telling_line(tree, plan, box)
                for node in line:
                    plan.dropped.pop(node.position, None)
                found += line
            if box.tag[0] == "#":
                continue
            looked += 1
            if looked > _MOST:
                return found
            if box is inner or not box.words or plan.dropped.get(box.position, Reason.OUTSIDE) is not Reason.OUTSIDE:
                continue
            near, after = outer.tag not in {"body", "form"} or _is_column(box), box.position > inner.position
            if _take_back(tree, plan, box, near, after):
                found.append(box)
            elif after and (listed := named_list(tree, box)) is not None:
                plan.dropped.pop(box.position, None)
                plan.dropped.pop(listed.position, None)
                found += [box, listed]
        inner = outer
    return found


def in_page_order(tree: Tree, plan: Plan, lead: Node | None, roots: list[Node], beside: list[Node]) -> list[Node]:
    """What is read, in order: boxes between the title and the text stand between them, and a line that says whom to
    call at once before the title is read before it; what else stands before the title comes after the text, and is
    moved under the title once that is known (`tell_under_title`). What stands before the text heads none of it.
    """
    first = roots[0].position
    plan.boxes |= {box.position for box in beside if box.position < first and tree.first_heading(box) is not None}
    over = [box for box in beside if box.position < first and (lead is None or box.position < lead.position)]
    over = [box for box in over if urges(tree, box)]
    between = [box for box in beside if lead is not None and lead.position < box.position < first]
    told = {box.position for box in (*over, *between)}
    rest = [box for box in beside if box.position not in told]
    return [*over, *([lead] if lead is not None else []), *between, *roots, *rest]


def _take_back(tree: Tree, plan: Plan, box: Node, near: bool, after: bool) -> bool:
    """Let the plan keep such a box, which is `near` the content, `after` it."""
    if near and tells_the_place(tree, box):
        leave_other_pages(tree, plan, box)
    elif not (tells_figures(tree, box) or _urges(tree, box, after) or (after and lists_other_houses(tree, box))):
        return False
    plan.dropped.pop(box.position, None)
    return True


def _urges(tree: Tree, box: Node, after: bool) -> bool:
    """Whether a box says whom to call at once; over the text in a sentence to its reader, as "Urgences : 15" there is
    the house's.
    """
    if not urges(tree, box):
        return False
    said = tree.text(box)
    return after or (said.endswith((".", "!")) and TO_THE_READER.search(said) is not None)


def _is_column(box: Node) -> bool:
    return box.tag == "aside" or box.get("role") == "complementary" or bool(box.names & _COLUMN)
