# ruff: noqa: SIM905  (word lists read best as they are)
"""Spans that a style sheet stacks as lines: a name over what the person does, a title over its text, and no word or
blank of the page between them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reader.extract.tree import Node

STACKED = ("<span>",)  # in the marks of a soup

_TEXT = "#text"
_FIRST = frozenset("title titre name nom heading".split())
_UNDER = frozenset(
    "subtitle soustitre desc description text texte role position job fonction designation specialite speciality poste "
    "content email mail phone tel telephone".split()
)
_BOXES = frozenset({"div", "section", "article", "li", "td", "header"})


def stack_spans(nodes: list[Node]) -> None:
    """Make blocks of such spans: each is a line to who sees the page, and one sentence's end to who hears it."""
    last: Node | None = None
    for node in nodes:
        if node.tag != "span" or not node.attributes or not node.words or not node.names & _FIRST:
            continue
        box = node.parent
        if box is None or box is last or box.tag not in _BOXES:
            continue
        if next(child for child in box.children if child.words) is not node:
            continue
        last = box
        spans = [child for child in box.children if child.words]
        if len(spans) > 1 and all(map(_is_line, spans)) and _apart(box):
            for span in spans:
                span.tag = "div"


def _is_line(span: Node) -> bool:
    return span.tag == "span" and bool(span.attributes) and bool(span.names & (_FIRST | _UNDER))


def _apart(box: Node) -> bool:
    """Whether nothing stands between the spans but the ends of the source's lines, and each begins as a line does."""
    blanks = (child.text for child in box.children if child.tag == _TEXT)
    if any(text and "\n" not in text for text in blanks):
        return False
    return all(not _first_letter(span).islower() for span in box.children if span.words)


def _first_letter(span: Node) -> str:
    stack = [span]
    while stack:
        node = stack.pop()
        said = node.text.strip() if node.tag == _TEXT else ""
        if said:
            return said[0]
        stack.extend(reversed(node.children))
    return ""
