# ruff: noqa: SIM905  (word lists read best as they are)
"""Boxes of the house in a column beside the text, told by the line that they begin with: « Espace patient : préparez
votre admission », « À propos » of who keeps a blog. What else stands in such a column may be the text's.
"""

from __future__ import annotations

from reader.extract.boilerplate.call_links import gives_number
from reader.extract.boilerplate.head_title import bare, raw_title
from reader.extract.plan import Plan
from reader.extract.tags import HEADINGS
from reader.extract.tree import TEXT, Node, Tree
from reader.extract.wording.advice import forbids
from reader.extract.wording.doses import says_a_dose
from reader.extract.wording.numbers_to_call import says_whom_to_call
from reader.extract.wording.phrases import whole
from reader.model import Reason

_COLUMN = frozenset(
    "side sidebar aside colonne column columns col cols secondary widget widgets rail complementary promo".split()
)
_NARROW = 0.6  # of the words of the text beside it, how many a column holds at most
_LINE_WORDS = 7
_BOX_WORDS = 60
_MOST_NODES = 600
_OF_THE_HOUSE = whole(
    r"(?:mon |votre |l[’'])?(?:espace|portail|compte) (?:patients?|personnel|client|adhérente?s?|usagers?)",
    r"(?:mes|vos) (?:démarches|rendez-vous|documents) en ligne",
    r"à propos(?: (?:de (?:moi|nous|l[’']auteure?|l[’']autrice|ce (?:blog|site|carnet))|du (?:blog|site)))?",
    r"qui suis[- ]je",
    r"about(?: (?:me|us|the author|this (?:blog|site)))?",
    r"(?:se connecter|connexion|mon compte)",
)


def drop_house_boxes(tree: Tree, plan: Plan, column: Node, text: Node) -> None:
    """Drop such boxes of a column beside the text; not on a page that is about them, nor one with a number to call."""
    if not _is_column(column) or column.words > text.words * _NARROW or column.end - column.position > _MOST_NODES:
        return
    position = column.position
    while position < column.end:
        node = tree.nodes[position]
        position += 1
        if node.position in plan.dropped:
            position = node.end
        elif node.tag == TEXT and 0 < node.words <= _LINE_WORDS and _OF_THE_HOUSE.match(node.text):
            if bare(node.text) in bare(raw_title(tree)):
                continue
            for box in _boxes(tree, node, column):
                plan.drop(box, Reason.RELATED)
                position = max(position, box.end)


def _is_column(node: Node) -> bool:
    return node.tag == "aside" or node.get("role") == "complementary" or not node.names.isdisjoint(_COLUMN)


def _boxes(tree: Tree, line: Node, column: Node) -> list[Node]:
    """The box that begins with a line, or the elements of the column from the line on to the next heading."""
    box = line
    for above in line.ancestors():
        if not column.holds(above) or above.words > _BOX_WORDS or tree.first_text(above) is not line:
            break
        if box is not line and sum(node.tag in HEADINGS and node.words > 0 for node in tree.inside(above)) > 1:
            break  # other boxes stand in it, too
        box = above
    found = [box]
    if box.tag in HEADINGS:
        for after in box.after(4):
            if any(node.tag in HEADINGS and node.words for node in tree.inside(after)):
                break
            found.append(after)
    if box is line or any(gives_number(tree, one) or _advises(tree, one) for one in found):
        return []
    return found if sum(one.words for one in found) <= _BOX_WORDS else []


def _advises(tree: Tree, box: Node) -> bool:
    """Whether a box says whom to call, what never to do, or a dose."""
    said = tree.text(box)
    return says_whom_to_call(said) or forbids(said) or says_a_dose(said)
