"""Fields of the site that stand in no form: its search, its door with a password. Told by the field, and by how little
is said round it.
"""

from __future__ import annotations

from reader.extract.boilerplate.call_links import gives_number
from reader.extract.plan import Plan
from reader.extract.tags import HEADINGS
from reader.extract.tree import Node, Tree
from reader.extract.wording.numbers_to_call import says_whom_to_call
from reader.model import Reason

_SEARCH_WORDS = 8
_DOOR_WORDS = 25
_MOST_FIELDS = 30  # looked at: a page has a few, and a hostile one many
_MOST_NODES = 80
_WALLS = frozenset({"body", "html", "main", "article", "form", "td", "li", "tr"})
_TELLING = frozenset({"p", "ul", "ol", "dl", "table", "blockquote", "figure"})


def mark_loose_fields(tree: Tree, plan: Plan) -> None:
    """Drop the largest box round such a field that says no more than what the field is for."""
    fields = [node for node in tree.tagged("input") if node.get("type").lower() in {"search", "password"}]
    for field in fields[:_MOST_FIELDS]:
        door = field.get("type").lower() == "password"
        if plan.drops(field) or any(above.tag == "form" for above in field.ancestors()):
            continue
        box = _box(tree, plan, field, _DOOR_WORDS if door else _SEARCH_WORDS, door)
        if box is not None:
            plan.drop(box, Reason.FORM if door else Reason.SEARCH)


def _box(tree: Tree, plan: Plan, field: Node, most: int, headed: bool) -> Node | None:
    box = None
    for above in field.ancestors():
        if above.tag in _WALLS or above.words > most or above.end - above.position > _MOST_NODES:
            break
        inside = tree.inside(above)
        if any(node.tag in _TELLING and node.words for node in inside) or plan.panel_within(above):
            break
        said = tree.text(above)
        if gives_number(tree, above) or says_whom_to_call(said):
            break
        if not headed and any(node.tag in HEADINGS and node.words for node in inside):
            break  # the heading may be over what is found
        if above.words:
            box = above
    return box
