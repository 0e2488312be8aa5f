"""The question whether a page was of use, told by its shape: one line that asks, and buttons for the answers."""

from __future__ import annotations

from reader.extract.boilerplate.telling_forms import holds_fields
from reader.extract.plan import Plan
from reader.extract.tree import TEXT, Node, Tree
from reader.extract.wording.machinery import VOTE
from reader.model import Reason

_QUESTION_WORDS = 12
_ANSWER_WORDS = 3
_LEAST = 2
_MOST_WORDS = 40
_MOST_NODES = 150
_STEPS = 4
_AFTER = 0.5  # of the body's words


def mark_ballot(tree: Tree, plan: Plan) -> None:
    """Drop such a box where it is the only one and stands in the page's second half: several are a questionnaire."""
    _drop_folded(tree, plan)
    found: list[Node] = []
    for node in tree.tagged("button"):
        if any(box.holds(node) for box in found):
            continue
        box = _box(tree, plan, node)
        if box is None:
            continue
        passed = sum(before.words for before in tree.nodes[tree.body.position : node.position] if before.tag == TEXT)
        if passed < tree.body.words * _AFTER or found:
            return
        found.append(box)
    for box in found:
        plan.drop(box, Reason.FORM)


def _drop_folded(tree: Tree, plan: Plan) -> None:
    """Drop such a form that is folded under what it asks, with its label: "Signaler un problème sur cette page"."""
    for position, label in list(plan.labels.items()):
        panel = tree.nodes[position]
        if label.words <= _QUESTION_WORDS and VOTE.match(tree.text(label)) and holds_fields(tree, panel):
            del plan.labels[position]
            plan.taken.discard(label.position)
            plan.drop(label, Reason.FORM)
            plan.drop(panel, Reason.FORM)


def _box(tree: Tree, plan: Plan, button: Node) -> Node | None:
    """The element that holds the question and its buttons, and no word more."""
    for step, above in enumerate(button.ancestors()):
        if above is tree.body or step > _STEPS or plan.panel_within(above):
            return None
        if above.words > _MOST_WORDS or above.end - above.position > _MOST_NODES:
            return None
        buttons = [inner for inner in tree.inside(above) if inner.tag == "button"]
        answers = sum(inner.words for inner in buttons)
        if above.words - answers > _QUESTION_WORDS:
            return None
        if above.words == answers or len(buttons) < _LEAST:
            continue
        if any(inner.words > _ANSWER_WORDS or inner.position in plan.taken for inner in buttons):
            return None
        inside = tree.inside(above)
        asked = [text for text in inside if text.tag == TEXT and text.words and not _answers(text, buttons)]
        said = " ".join(text.text.strip() for text in asked)
        return above if said.endswith("?") and not any(node.tag in {"li", "td"} for node in inside) else None
    return None


def _answers(text: Node, buttons: list[Node]) -> bool:
    return any(button.holds(text) for button in buttons)
