"""What stands before a heading, first in the box of both: its number ("Étape 2"), or when its step comes ("Jour 2")."""

from __future__ import annotations

import re
from itertools import pairwise

from reader.extract.draft import Draft
from reader.extract.kinds import HEADING, PARAGRAPH
from reader.extract.tree import Node, signature
from reader.extract.wording.bylines import COURSE
from reader.regex import regex

NUMBER = regex(r"\d{1,4}[.)°]?")  # alone in its line
# What numbers a step in words: its heading's, as a number alone is. "Jour 1" says when, and heads what is done then.
_STEP = regex(r"(?:étape|phase|step|question|conseil|règle|geste)\s+(?:n[o°]\s*)?\d{1,2}", re.IGNORECASE)
_STEP_WORDS = 200


def join_numbers(drafts: list[Draft]) -> None:
    """A number that stands alone before a heading, first in the box of both, is the heading's ("2", "Le bilan";
    "Étape 2", "Le bilan").
    """
    gone: set[int] = set()
    for index, (number, heading) in enumerate(pairwise(drafts)):
        if heading.kind is not HEADING or heading.panel or number.kind is not PARAGRAPH:
            continue
        said = number.text.strip()
        if number.groups or not (NUMBER.fullmatch(said) or _STEP.fullmatch(said)) or not begins_box(drafts, index):
            continue
        if number.linked or heading.level == 1:  # how many comments a page has
            continue
        before = said + " "
        heading.text = before + heading.text
        heading.words += number.words
        for mark in heading.marks:
            mark.start, mark.end = mark.start + len(before), mark.end + len(before)
        heading.nodes = number.nodes + heading.nodes
        heading.anchors = number.anchors + heading.anchors
        gone.add(index)
    if gone:
        drafts[:] = [draft for index, draft in enumerate(drafts) if index not in gone]


def label_steps(drafts: list[Draft]) -> None:
    """When a step comes ("Jour 2 à 7", "8 h 30"), said before the step's heading, is the heading of both."""
    for index, (label, heading) in enumerate(pairwise(drafts)):
        if heading.kind is not HEADING or heading.panel or label.kind is not PARAGRAPH:
            continue
        if label.groups or not COURSE.match(label.text) or not begins_box(drafts, index):
            continue
        box = common_box(label.node, heading.node)
        label.kind, label.level, label.deeper = HEADING, heading.level, heading.deeper
        for draft in drafts[index + 1 :]:
            if not box.holds(draft.node):
                break
            draft.deeper += draft.kind is HEADING


def begins_box(drafts: list[Draft], index: int) -> bool:
    """Whether a draft and the one after it stand in a box that begins with it, and holds little more than a step."""
    draft, following = drafts[index : index + 2]
    box = common_box(draft.node, following.node)
    alone = box.tag in {"body", "main", "html"} or (box.tag == "article" and not _is_of_a_row(box))
    if alone or box.words > _STEP_WORDS:
        return False
    return not index or not box.holds(drafts[index - 1].node)


def _is_of_a_row(box: Node) -> bool:
    """Whether an element stands beside others of its kind: cards, of which each is an article."""
    beside = [*([box.before] if box.before is not None else []), *box.after(1)]
    return any(signature(other) == signature(box) for other in beside)


def common_box(one: Node, other: Node) -> Node:
    """The smallest element that holds both."""
    return next(above for above in (one, *one.ancestors()) if above.holds(other) or above.parent is None)
