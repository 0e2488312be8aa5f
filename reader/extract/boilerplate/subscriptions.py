"""Boxes that ask for an address to write to, and what a form says once it is sent: told by their fields and wording."""

from __future__ import annotations

import re
from itertools import islice

from reader.extract.boilerplate.call_links import call_links
from reader.extract.plan import Plan
from reader.extract.tags import HEADINGS
from reader.extract.tree import Node, Tree
from reader.extract.wording.bylines import HOUR
from reader.extract.wording.numbers_to_call import TELEPHONE
from reader.model import Reason
from reader.regex import regex

_ASKS = regex(
    r"newsletter|infolettre|lettre d.info|\babonne[rz]?\b|\brecev(?:ez|oir) (?!un |une |le |la |l.)|"
    r"\brest(?:ez|er) inform|tenez[- ]vous inform|liste de diffusion|\bsubscribe\b|\bsign up\b|nos actualit",
    re.IGNORECASE,
)
_MAIL = regex(r"e-?mail|courriel|\bmail", re.IGNORECASE)
_FIELDS = frozenset({"", "text", "email", "tel", "number", "password", "date", "search"})
_MOST_FORMS = 30  # looked at: a page has a few, and a hostile one many
_MOST_FIELDS = 3  # an address, a name, a first name
_MOST_WORDS = 60
_ANSWERS = frozenset({"success", "error", "fail", "failure", "done", "confirmation", "thanks", "thankyou", "erreur"})
_ANSWER_WORDS = 25
_WALLS = frozenset({"body", "html", "main", "article"})


def mark_subscriptions(tree: Tree, plan: Plan) -> None:
    """Drop the largest box round such a form that says little else, and the answers that wait beside any form."""
    for form in [*tree.tagged("form")[:_MOST_FORMS], *_round_loose_fields(tree)]:
        if any(above.position in plan.dropped for above in form.ancestors()):
            continue
        if _asks_for_an_address(tree, form):
            box = _box(tree, plan, form)
            if box is not None:
                plan.drop(box, Reason.FORM)
        for sibling in form.parent.elements if form.parent is not None else ():
            if sibling.names & _ANSWERS and 0 < sibling.words <= _ANSWER_WORDS and not sibling.linked:
                plan.drop(sibling, Reason.FORM)


def _round_loose_fields(tree: Tree) -> list[Node]:
    """What holds a field for an address that stands in no form."""
    mails = (node for node in tree.tagged("input") if node.get("type").lower() == "email")
    loose = (node for node in mails if not any(above.tag == "form" for above in node.ancestors()))
    return [node.parent for node in islice(loose, _MOST_FORMS) if node.parent is not None]


def _asks_for_an_address(tree: Tree, form: Node) -> bool:
    inside = tree.inside(form)
    if any(node.tag in {"textarea", "select"} for node in inside):
        return False
    fields = [node for node in inside if node.tag == "input" and node.get("type").lower() in _FIELDS]
    mails = [node for node in fields if node.get("type") == "email" or _MAIL.search(node.get("name") + node.get("id"))]
    return len(mails) == 1 and len(fields) <= _MOST_FIELDS and all(node.get("type") != "password" for node in fields)


def _box(tree: Tree, plan: Plan, form: Node) -> Node | None:
    box = None
    for above in (form, *form.ancestors()):
        if above.tag in _WALLS or above.words > _MOST_WORDS or plan.panel_within(above):
            break
        inside, said = tree.inside(above), tree.text(above)
        if sum(node.tag in HEADINGS for node in inside) > 1 or TELEPHONE.search(said):
            break
        if any(node.tag == "h1" for node in inside) or call_links(tree, above):
            break
        if HOUR.search(said):
            break  # one registers for a meeting
        if _ASKS.search(said):
            box = above
    return box
