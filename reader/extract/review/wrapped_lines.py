# ruff: noqa: SIM905  (word lists read best as they are)
"""Lines that end where the sheet ended and not where the sentence does: texts pasted from a PDF, of which each line is
a paragraph of its own, or ends with a break ("un comprimé toutes les⏎4 heures").
"""

from __future__ import annotations

from dataclasses import replace
from itertools import groupby, pairwise

from reader.extract.draft import Draft
from reader.extract.kinds import PARAGRAPH
from reader.extract.tree import Node
from reader.regex import regex

# What never ends a line that its author ended: articles, prepositions, conjunctions; of French and English.
_GOES_ON = frozenset(
    "le la les l’ une des de du d’ à au aux en et ou ni que qui dont dans par pour sur sous entre vers chez ne vos nos "
    "ses leurs mes votre notre cette ces cet se toutes tous chaque the of to and or with for from by your".split()
)
_LAST = regex(r"(?:^|[\s’'(])([dl][’']|[^\W\d_]+)$")
_ENDS = regex(r"[.!?:;…]\s*$")
_BEGINS = regex(r"[a-zß-ÿœ0-9(«]")
_BULLET = regex(r"(?:o|\d{1,2}[.)°]|[a-h]\))\s")
_LEAST_COLUMN, _MOST_COLUMN = 40, 160  # characters of a line of a sheet
_FILLED = 0.9  # of the longest line, with the next word


def join_wrapped_lines(drafts: list[Draft]) -> None:
    """Join such lines: surely after a word that no line ends with; others that are full go on with those."""
    gone: set[int] = set()
    for run in _runs(drafts):
        texts = [drafts[place].text for place in run]
        sure = [_is_cut(one, other) for one, other in pairwise(texts)]
        if not any(sure):
            continue
        column = max(map(len, texts))
        boxes = [_box(drafts[place].node) for place in run]
        full = [
            cut or (column <= _MOST_COLUMN and boxes[place] == boxes[place + 1] and _is_full(one, other, column))
            for place, (cut, (one, other)) in enumerate(zip(sure, pairwise(texts), strict=True))
        ]
        for goes_on, joints in groupby(range(len(full)), key=full.__getitem__):
            chain = list(joints)
            if goes_on and any(sure[joint] for joint in chain):
                for joint in chain:
                    append(drafts[run[chain[0]]], drafts[run[joint + 1]])
                    gone.add(run[joint + 1])
    for draft in drafts:
        if draft.kind is PARAGRAPH and "\n" in draft.text:
            _join_breaks(draft)
    if gone:
        drafts[:] = [draft for place, draft in enumerate(drafts) if place not in gone]


def _runs(drafts: list[Draft]) -> list[list[int]]:
    """Paragraphs that stand beside one another in one list, panel and language, two or more, by their places."""
    found: list[list[int]] = []
    paragraphs = (place for place, draft in enumerate(drafts) if draft.kind is PARAGRAPH and "\n" not in draft.text)
    for _, near in groupby(enumerate(paragraphs), key=lambda pair: pair[1] - pair[0]):
        places = [place for _, place in near]
        for _, alike in groupby(places, key=lambda place: _kind(drafts[place])):
            run = list(alike)
            found += [run] if len(run) > 1 else []
    return found


def _kind(draft: Draft) -> tuple[object, ...]:
    return draft.groups, draft.panels, draft.language


def _box(node: Node) -> tuple[object, ...]:
    """What lines of one text share: the box they stand in, and how each is written."""
    return node.parent and node.parent.position, node.tag, node.get("class")


def _is_cut(line: str, following: str) -> bool:
    last = _LAST.search(line[-20:])
    if last is None or last[1].lower().replace("'", "’") not in _GOES_ON or last[1].isupper():
        return False
    return _BEGINS.match(following) is not None and _BULLET.match(following) is None


def _is_full(line: str, following: str, column: int) -> bool:
    """Whether the next word would not have stood in the line, and goes on with it."""
    if len(line) < _LEAST_COLUMN or _ENDS.search(line) or not following[:1].islower() or _BULLET.match(following):
        return False
    return len(line) + 1 + len(following.split(maxsplit=1)[0]) >= column * _FILLED


def append(first: Draft, other: Draft) -> None:
    """Let a line go on with another."""
    before = first.text + " "
    first.marks += [replace(mark, start=mark.start + len(before), end=mark.end + len(before)) for mark in other.marks]
    first.text = before + other.text
    first.words += other.words
    first.linked += other.linked
    first.nodes = first.nodes + other.nodes
    first.anchors = first.anchors + other.anchors


def _join_breaks(draft: Draft) -> None:
    """Make blanks of the breaks after a word that no line ends with."""
    lines = draft.text.split("\n")
    text = lines[0]
    for line in lines[1:]:
        text += (" " if _is_cut(text, line) else "\n") + line
    draft.text = text
