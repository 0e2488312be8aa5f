# ruff: noqa: SIM905  (a word list reads best as it is)
"""What a page says to search engines in words of its own text (schema.org microdata): the address of its picture, who
owns it, when it was changed. A theme hides them by a class of its own (Enfold: "hidden av-structured-data").
"""

from __future__ import annotations

from reader.extract.plan import Plan
from reader.extract.tags import HEADINGS
from reader.extract.tree import TEXT, Node, Tree
from reader.model import Reason
from reader.regex import regex

_MOST_WORDS = 120
_MOST_PICTURES = 30  # looked at: a page has two or three
_ADDRESS = regex(r"\s*https?://\S+\s*")
_TELLING = HEADINGS | {"p", "a", "ul", "ol", "dl", "table", "blockquote", "figure", "img", "button"}
# Of whom, when and where a page or its picture is: all that themes hide. Any other property is told, as a patient may
# want it ("dosageForm", "warning", "telephone": schema.org has some fifteen hundred).
_OF_THE_PAGE = frozenset(
    "image url contenturl thumbnailurl height width logo name headline author publisher creator editor "
    "copyrightholder copyrightyear datepublished datemodified datecreated uploaddate mainentityofpage "
    "inlanguage".split()
)


def mark_microdata(tree: Tree, plan: Plan) -> None:
    """Drop the largest box round the bare address of a picture that says nothing but properties for machines."""
    if "itemprop" not in tree.attributes:
        return
    pictures = [node for node in tree.elements if node.get("itemtype").endswith("/ImageObject")]
    for picture in pictures[:_MOST_PICTURES]:
        if not plan.drops(picture) and any(_gives_address(node) for node in tree.inside(picture)):
            box = _box(tree, plan, picture)
            if box is not None:
                plan.drop(box, Reason.HIDDEN)


def _gives_address(node: Node) -> bool:
    said = node.children[0] if len(node.children) == 1 else None
    shown = node.tag != "a" and said is not None and said.tag == TEXT
    return shown and "url" in node.get("itemprop").split() and _ADDRESS.fullmatch(said.text if said else "") is not None


def _box(tree: Tree, plan: Plan, picture: Node) -> Node | None:
    box = None
    for above in (picture, *picture.ancestors()):
        if above.tag in {"body", "html"} or above.words > _MOST_WORDS or not _for_machines(tree, above):
            break
        if plan.panel_within(above):
            break
        box = above
    return box


def _for_machines(tree: Tree, node: Node) -> bool:
    """Whether each word inside is that of a property, and none that a person wants."""
    told_to = node.position
    for inner in tree.inside(node):
        if inner.tag in _TELLING or not _OF_THE_PAGE.issuperset(inner.get("itemprop").lower().split()):
            return False
        if inner.has("itemprop") and inner is not node:
            told_to = max(told_to, inner.end)
        if inner.tag == TEXT and inner.words and inner.position >= told_to:
            return False
    return True
