"""What the house asks and shows on all its pages: to give money, whose logos stand with its own.

Only where the page is about something else, and the box says nothing more: a gift of blood is medicine, and whoever can
be called is told.
"""

from __future__ import annotations

import re

from reader.extract.plan import Plan
from reader.extract.tags import HEADINGS
from reader.extract.tree import TEXT, Node, Tree
from reader.extract.wording.bylines import TO_THE_READER
from reader.extract.wording.numbers_to_call import TELEPHONE
from reader.model import Reason
from reader.regex import regex

_GIVES = regex(
    r"^\W*(?:(?:je )?(?:fais|faire|faites) (?:un|votre|mon) dons?\b|je donne\b|donner (?:maintenant|en ligne)|"
    r"donnez\W*$|je soutiens\b|(?:donate|give)(?: now| online)?\W*$|make a (?:donation|gift))",
    re.IGNORECASE,
)
_ABOUT_GIVING = regex(r"\b(?:dons?|donner|donateurs?|mécén\w+|soutenez|soutenir|legs|donat\w+)\b", re.IGNORECASE)
_BODILY = regex(r"\b(?:sang|moelle|organes?|plaquettes|plasma|ovocytes|gamètes|sperme|greffe)\b", re.IGNORECASE)
_PARTNERS = regex(
    r"^\W*(?:(?:nos|les|leurs) )?(?:partenaires?|soutiens|mécènes|sponsors|financeurs|partners|supporters)\W*$|"
    r"^\W*(?:ils|elles) nous (?:soutiennent|font confiance|accompagnent)\W*$|^\W*avec le soutien d[eu]s?\b.{0,20}$",
    re.IGNORECASE,
)
# "75 % de votre don est déductible de vos impôts": said to whoever gives, not to who is ill.
_OF_A_GIVER = regex(
    r"\b(?:votre|vos|ton|tes) (?:dons?|impôts?|générosité|soutien|legs|déclaration)\b|"
    # "Après réduction d’impôt, un don de 60 € vous coûte 20,40 €"
    r"\bdons? de \d+[^.!?]{0,40}\bvous (?:coûte|coûtera|revient|reviendra)\b",
    re.IGNORECASE,
)
_MOST_WORDS = 50
_MOST_NODES = 120
_MOST_LOOKED = 150
_LABEL_WORDS = 6
_LEAST_PICTURES = 2
_WALLS = frozenset({"body", "html", "main", "article", "table", "ul", "ol", "p", "li", "td"})
_LINES = ("p", "div", "strong", "h2", "h3", "h4", "h5", "h6")


def mark_appeals(tree: Tree, plan: Plan) -> None:
    """Drop boxes that ask for a gift, and rows of partners' logos under their name."""
    title = next((node for node in tree.tagged("h1") if node.words), None)
    if title is None or _ABOUT_GIVING.search(tree.text(title)) or _PARTNERS.match(tree.text(title)):
        return
    # They stand at the end: the last of a page are looked at, and not each of its links.
    for link in tree.tagged("a", "button")[-_MOST_LOOKED:]:
        if 0 < link.words <= _LABEL_WORDS and link.position > title.end and _GIVES.match(tree.text(link)):
            box = _box(tree, plan, link, title) if not plan.drops(link) else None
            if box is not None:
                plan.drop(box, Reason.ADVERTISEMENT)
    if len(tree.tagged("img")) < _LEAST_PICTURES:
        return
    for label in tree.tagged(*_LINES)[-_MOST_LOOKED:]:
        if 0 < label.words <= _LABEL_WORDS and label.position > title.end and _PARTNERS.match(tree.text(label)):
            row = _row(tree, label) if not plan.drops(label) else None
            if row is not None:
                plan.drop(row, Reason.ADVERTISEMENT)


def _box(tree: Tree, plan: Plan, link: Node, title: Node) -> Node | None:
    """The largest box round a link that asks for a gift and says nothing else."""
    found: Node | None = None
    for above in (link, *link.ancestors()):
        if above is not link and (above.tag in _WALLS or above.holds(title)):
            break
        if above.words > _MOST_WORDS or above.end - above.position > _MOST_NODES or plan.panel_within(above):
            break
        said = tree.text(above)
        if _BODILY.search(said) or TELEPHONE.search(said) or sum(i.tag in HEADINGS for i in tree.inside(above)) > 1:
            break
        asked = _OF_A_GIVER.sub("", said)
        if above is not link and (not _ABOUT_GIVING.search(said) or TO_THE_READER.search(asked)):
            break
        found = above
    return found


def _row(tree: Tree, label: Node) -> Node | None:
    """The box that such a name begins, with pictures and no more words than the names under them."""
    return _of_pictures(tree, label) or _of_names(tree, label)


def _of_names(tree: Tree, label: Node) -> Node | None:
    """The box round a name and pictures each with a name of its own under it."""
    box = next((above for above in label.ancestors() if above.words > label.words), None)
    if box is None or box.tag in _WALLS or box.words > _MOST_WORDS or box.end - box.position > _MOST_NODES:
        return None
    inside = tree.inside(box)
    if any(node.tag in {"table", "form", "video", "iframe"} for node in inside) or TELEPHONE.search(tree.text(box)):
        return None
    names = [node for node in inside if node.tag == TEXT and node.words and not label.holds(node)]
    pictures = sum(node.tag == "img" for node in inside)
    if not _LEAST_PICTURES <= len(names) <= pictures or any(tree.first_text(box) is name for name in names):
        return None
    named = all(name.words <= _LABEL_WORDS and not name.text.rstrip().endswith((".", "!", "?")) for name in names)
    heads = sum(node.tag in HEADINGS and node.words > 0 for node in inside)
    return box if named and heads <= 1 else None


def _of_pictures(tree: Tree, label: Node) -> Node | None:
    box = label
    while box.parent is not None and box.parent.words == label.words and box.parent.tag not in _WALLS - {"p"}:
        box = box.parent
    if box is label or box.end - box.position > _MOST_NODES:
        return None
    pictures = [inner for inner in tree.inside(box) if inner.tag == "img"]
    others = any(inner.tag in {"table", "form", "video", "iframe"} for inner in tree.inside(box))
    return box if len(pictures) >= _LEAST_PICTURES and not others else None
