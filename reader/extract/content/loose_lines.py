"""Lines right in a box that holds others, with no box of their own, as people write them by hand: text and inline
elements between two boxes ("Ne pas conduire le jour même").
"""

from __future__ import annotations

from itertools import islice, takewhile

from reader.extract.plan import Plan
from reader.extract.tree import BLOCKS, COMMENT, TEXT, Node, Tree, spaced_text
from reader.extract.wording.advice import forbids, of_no_form
from reader.extract.wording.doses import says_a_dose
from reader.extract.wording.numbers_to_call import says_whom_to_call
from reader.model import Reason

_MOST_WORDS = 60
_MOST_NODES = 60
_NEAR = 12  # nodes of a line, on either side of one
_INLINE = frozenset(
    {TEXT, COMMENT, "br", "a", "abbr", "b", "cite", "em", "font", "i", "mark", "q", "small", "span", "strong", "sub"}
    | {"sup", "u"}
)


def is_in_a_line(tree: Tree, node: Node) -> bool:
    """Whether an element is some words of a line that stands loose, text before or after it, and few of them links."""
    if not _goes_on(tree, node) or node.parent is None:
        return False
    row, place = node.parent.children, node.place
    first, last = place, place + 1
    while first > max(place - _NEAR, 0) and _goes_on(tree, row[first - 1]):
        first -= 1
    while last < min(place + _NEAR, len(row)) and _goes_on(tree, row[last]):
        last += 1
    line = row[first:last]
    loose = any(child.tag == TEXT and any(map(str.isalpha, child.text)) for child in line)
    return loose and 2 * sum(child.linked for child in line) < sum(child.words for child in line)


def telling_line(tree: Tree, plan: Plan, first: Node) -> list[Node]:
    """The line that begins with a child of a box and stands loose in it, where it tells a patient what never to do,
    whom to call at once, or a dose; else nothing.
    """
    if not _goes_on(tree, first) or not first.words or first.parent is None:
        return []
    row, place = first.parent.children, first.place
    before = takewhile(lambda node: _goes_on(tree, node), (row[i] for i in range(place - 1, -1, -1)))
    if any(node.words for node in islice(before, _NEAR)):
        return []  # amid a line
    line = list(takewhile(lambda node: _goes_on(tree, node), row[place : place + _MOST_NODES]))
    while line and not line[-1].words:
        line.pop()
    return line if _tells(tree, plan, line) else []


def _goes_on(tree: Tree, node: Node) -> bool:
    if node.tag not in _INLINE:
        return False
    return node.tag[0] == "#" or not any(inner.tag in BLOCKS for inner in tree.inside(node)[1:])


def _tells(tree: Tree, plan: Plan, line: list[Node]) -> bool:
    words = sum(node.words for node in line)
    if not 1 < words <= _MOST_WORDS or 2 * sum(node.linked for node in line) >= words:
        return False
    if any(plan.dropped.get(node.position, Reason.OUTSIDE) is not Reason.OUTSIDE for node in line):
        return False
    said = spaced_text(tree.nodes[line[0].position : line[-1].end])
    return forbids(said) or says_whom_to_call(said) or any(map(says_a_dose, of_no_form(said)))
