# ruff: noqa: SIM905  (word lists read best as they are)
"""Forms that tell something beside their fields: a number to call instead, what something costs, what never to do, a
list of signs to tick, questions about how one is, a sheet to fill in on paper.
"""

from __future__ import annotations

import re
from bisect import bisect_left

from reader.extract.plan import Plan
from reader.extract.tags import HEADINGS
from reader.extract.tree import BLOCKS, TEXT, Node, Tree
from reader.extract.wording.advice import forbids, of_no_form
from reader.extract.wording.asks import ASKS
from reader.extract.wording.doses import says_a_dose, says_a_price
from reader.extract.wording.machinery import VOTE
from reader.extract.wording.numbers_to_call import TELEPHONE, calls, says_whom_to_call, turns_to_the_reader
from reader.model import Reason
from reader.regex import regex

_TELLING = frozenset({"p", "li", "dd", *HEADINGS})
_FIELDS = frozenset({"label", "button", "select", "legend", "option", "a"})
_TICKED = frozenset({"checkbox", "radio"})
_SILENT = frozenset({"hidden", "submit", "button", "reset", "image"})
_SORTS = frozenset(
    "filter filters filtre filtres facet facets facette facettes search recherche tri sort poll vote".split()
)
_SORTING = regex(
    r"\b(?:filtre[rz]|affine[rz]|trie[rz]|recherche[rz]?|vote[rz]?|cookies?|utile|j.accepte|avis|nos offres|newsletter|"
    r"infolettre|lettre d.information|souhait\w+ (?:recevoir|être))\b",
    re.IGNORECASE,
)
_ASKING = frozenset({*_FIELDS, "input", "textarea"})
_ASKED = _ASKING - {"a"}  # in a table of prices, whose names may lead to what they are of
_WRITTEN_IN = frozenset({"input", "select", "textarea"})
# What a line beside a dose says of it: when, how often, what not to do.
_OF_THE_DOSE = regex(r"\d|\b(?:pas|jamais|sans|avant|après|pendant|matin|midi|soir|nuit)\b", re.IGNORECASE)
_SELLING = regex(r"\b(?:dons?|donate|panier|cart|abonne\w*|subscribe)\b", re.IGNORECASE)
_EXAMPLE = regex(r"\b(?:ex|exemple|format|saisi\w*|indiqu\w+)\b", re.IGNORECASE)  # of a number to write in
_OF_ONESELF = regex(r"\b(?:j[’']|(?:je|mon|ma|mes)\b)", re.IGNORECASE)  # "J’ai ma carte sous les yeux"
_WHO = regex(r"\b(?:nom|prénom|e-?mail|courriel|téléphone|message|name|phone)\b", re.IGNORECASE)
_WRITTEN = frozenset({"text", "number", "date", "time", "range"})  # beside answers to tick
_BLANK = regex(r"_{3,}|\.{5,}|…{2,}|☐|□")  # to be written on, on paper
_UNDER_A_LEGEND = frozenset({"p", "div", "table"})
_ANSWER_WORDS = 2
_PAPER_WORDS = 8
_LEAST = 2  # signs to tick
_MOST_NODES = 3_000


def keep_what_tells(tree: Tree, plan: Plan, form: Node) -> bool:
    """Whether a form tells something; what else is in it is left out here."""
    if form.end - form.position > _MOST_NODES or not form.words:
        return False
    if _is_checklist(tree, form) or _is_questionnaire(tree, form) or _is_for_paper(tree, form):
        return True
    said = [node for node in tree.inside(form) if node.words and _may_tell(tree, node)]
    lines = [node for node in said if _calls(tree, node)]
    if not _SELLING.search(tree.text(form)):
        measured = [node for node in said if node.tag not in HEADINGS and _measures(tree, node)]
        measured += [node for node in said if _forbids(tree, node)]
        lines += _with_lines_beside(tree, form, said, measured) if measured else []
    if not lines:
        return False
    first = min(line.position for line in lines)
    asked = 0 if any(_measures(tree, line) for line in lines) else _asked_before(tree, form, first)
    before = [node for node in said if asked < node.position < first]
    while before and before[-1].tag not in HEADINGS:
        before.pop()
    while before and before[-1].tag in HEADINGS:
        lines.append(before.pop())
    lines += _terms(tree, lines)
    keep = {above.position for line in lines for above in (line, *line.ancestors())}
    whole = {line.position for line in lines}
    position = form.position + 1
    while position < form.end:
        node = tree.nodes[position]
        if position in keep:
            position = node.end if position in whole else position + 1
            continue
        if node.tag != TEXT or node.words:
            plan.drop(node, Reason.FORM)
        position = node.end
    return True


def _asked_before(tree: Tree, form: Node, line: int) -> int:
    """The place of the last field of a form before a line: what heads the field does not head the line."""
    fields = (node for node in tree.nodes[form.position : line] if node.tag in _WRITTEN_IN)
    return max((node.position for node in fields if node.get("type").lower() not in _SILENT), default=0)


def holds_fields(tree: Tree, node: Node) -> bool:
    """Whether an element asks for something."""
    return any(inner.tag in {"input", "select", "textarea", "form"} for inner in tree.inside(node))


def _may_tell(tree: Tree, node: Node) -> bool:
    """Whether an element is a line that may tell something, or a table of them: none where something is written in."""
    if node.tag in _TELLING:
        return True
    if node.tag == "table":
        return not any(inner.tag in _ASKED for inner in tree.inside(node))
    return node.tag == "div" and not any(
        child.tag in BLOCKS or (child.tag in _ASKING and not _is_number(child)) for child in node.elements
    )


def _is_number(node: Node) -> bool:
    return node.tag == "a" and calls(node.get("href"))


def _calls(tree: Tree, line: Node) -> bool:
    """Whether a line that is no field's label names a number to call."""
    if not line.words or any(above.tag in _FIELDS for above in line.ancestors()):
        return False
    said = tree.text(line)
    if TELEPHONE.search(said):
        return turns_to_the_reader(said) or not _EXAMPLE.search(said)
    return says_whom_to_call(said)


def _measures(tree: Tree, line: Node) -> bool:
    """Whether a line that is no field's label tells a dose or a price: "Séance au cabinet : 50 €"."""
    if any(above.tag in _FIELDS for above in line.ancestors()):
        return False
    inside = tree.inside(line)
    said = tree.text(line)
    told = says_a_dose(said) or says_a_price(said) or _BLANK.search(said) is not None
    asking = _ASKED if line.tag == "table" else _ASKING
    return told and not any(node.tag in asking for node in inside)


def _forbids(tree: Tree, line: Node) -> bool:
    """Whether a line that is no field's label says what a patient is never to do: "Ne prenez pas d’aspirine"."""
    if line.tag == "table" or any(above.tag in _FIELDS for above in line.ancestors()):
        return False
    return forbids(tree.text(line)) and not any(node.tag in _ASKING for node in tree.inside(line))


def _with_lines_beside(tree: Tree, form: Node, said: list[Node], measured: list[Node]) -> list[Node]:
    """Such lines with those before and after them, up to what is to be filled in: "Jour 1" over "2 comprimés", "Ne les
    prenez pas à jeun" under it.
    """
    runs: list[list[Node]] = [[]]
    asks = [node.position for node in tree.inside(form) if node.tag in _ASKING and node.get("type").lower() != "hidden"]
    for line in said:
        before, place = (runs[-1][-1].end if runs[-1] else form.position), bisect_left(asks, line.position)
        if place and asks[place - 1] > before:
            runs.append([])
        if place == len(asks) or asks[place] >= line.end or line.tag == "table":
            runs[-1].append(line)
    return [
        line
        for run in runs
        if any(line in measured for line in run)
        for line in run
        if line in measured or (line.tag not in HEADINGS and _is_of_the_dose(tree.text(line)))
    ]


def _is_of_the_dose(said: str) -> bool:
    to_write_in = TELEPHONE.search(said) is not None and _EXAMPLE.search(said) is not None
    return not to_write_in and any(map(_OF_THE_DOSE.search, of_no_form(said)))


def _terms(tree: Tree, lines: list[Node]) -> list[Node]:
    """The terms right over such lines that are definitions, and the legend of a group of them alone: the medicine whose
    dose is told.
    """
    found: list[Node] = []
    for line in lines:
        term = line.before if line.tag in {"dd", *_UNDER_A_LEGEND} else None
        if line.tag == "dd":
            while term is not None and term.tag == "dt" and not any(node.tag in _ASKING for node in tree.inside(term)):
                found.append(term)
                term = term.before
        elif term is not None and term.tag == "legend" and _only_tells(tree, term):
            found.append(term)
    return found


def _only_tells(tree: Tree, legend: Node) -> bool:
    """Whether nothing is to be filled in under a legend."""
    group = legend.parent
    return group is not None and not any(node.tag in _ASKED - {"legend"} for node in tree.inside(group))


def _is_checklist(tree: Tree, form: Node) -> bool:
    """Whether all fields of a form are boxes to tick, of the reader's own state: no filter, no poll, no consent."""
    inside = tree.inside(form)
    kinds = [node.get("type").lower() or "text" for node in inside if node.tag == "input"]
    shown = [kind for kind in kinds if kind not in _SILENT]
    if (
        len(shown) < _LEAST
        or not _TICKED.issuperset(shown)
        or any(node.tag in {"select", "textarea"} for node in inside)
    ):
        return False
    if "checkbox" not in shown and all(node.words <= _ANSWER_WORDS for node in inside if node.tag == "label"):
        return False  # "Oui", "Non": an answer to be sent
    said = tree.text(form)
    if not form.names.isdisjoint(_SORTS) or form.get("role") == "search" or _SORTING.search(said):
        return False
    if form.linked:
        return False
    if turns_to_the_reader(said):
        return True
    sends = "submit" in kinds or any(node.tag == "button" for node in inside)
    return "checkbox" in shown and not sends and _OF_ONESELF.search(said) is not None


def _is_questionnaire(tree: Tree, form: Node) -> bool:
    """Whether a form asks its reader several questions with answers to tick, and not who it is: how one feels, a quiz.

    One question is a vote.
    """
    inside = tree.inside(form)
    fields = [node for node in inside if node.tag == "input" and node.get("type").lower() not in _SILENT]
    groups = {node.get("name") for node in fields if node.get("type").lower() in _TICKED}
    if len(groups) < _LEAST or any(node.tag == "textarea" for node in inside):
        return False
    if any((node.get("type").lower() or "text") not in _TICKED | _WRITTEN for node in fields):
        return False
    said = tree.text(form)
    if said.count("?") < _LEAST or not turns_to_the_reader(said) or _WHO.search(said) or VOTE.match(said):
        return False
    return form.names.isdisjoint(_SORTS) and not ASKS.search(said) and not _SORTING.search(said)


def _is_for_paper(tree: Tree, form: Node) -> bool:
    """Whether a form has no field at all: its lines are told, or filled in on paper."""
    inside = tree.inside(form)
    if any(node.tag in {"select", "textarea"} for node in inside) or form.get("role") == "search":
        return False
    if any(node.tag == "input" and node.get("type").lower() not in _SILENT for node in inside):
        return False
    pressed = sum(node.words for node in inside if node.tag == "button")
    if form.words - form.linked - pressed < _PAPER_WORDS or not form.names.isdisjoint(_SORTS):
        return False
    said = tree.text(form)
    return not (ASKS.search(said) or _SELLING.search(said) or _SORTING.search(said) or VOTE.match(said))
