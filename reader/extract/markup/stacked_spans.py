# ruff: noqa: SIM905  (word lists read best as they are)
"""Inline elements that a style sheet stacks as lines: a name over what the person does, a title over its text, a file's
name over its weight, and no word or blank of the page between them.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reader.regex import regex

if TYPE_CHECKING:
    from reader.extract.tree import Node

STACKED = ("<span>",)  # in the marks of a soup

_TEXT = "#text"
_LINES = frozenset({"span", "strong", "b", "small"})
_FIRST = frozenset("title titre name nom heading".split())
_DETAILS = frozenset("detail details meta size taille poids format info infos".split())
_UNDER = frozenset(
    "subtitle soustitre desc description text texte role position job fonction designation specialite speciality poste "
    "content email mail phone tel telephone".split()
)
_STACKED = _FIRST | _UNDER | _DETAILS
_BOXES = frozenset({"div", "section", "article", "li", "td", "header"})
_ROWS = frozenset({"a", "p", "button"})  # what may hold no block: there the spans become lines of it
# A file's format or weight.
_OF_A_FILE = regex(
    r"(?:format )?(?:pdf|docx?|odt|xlsx?|pptx?|zip|mp[34]|epub)\b|\d+(?:[.,]\d+)?[ \xa0\u202f]?(?:[kmg]?o|[kmg]b)\b",
    re.IGNORECASE,
)
_FILE_WORDS = 8
_NEVER_FIRST = ",;:.!?)…"
_LINE = "display:block"


def stack_spans(nodes: list[Node]) -> None:
    """Make lines of such elements: each is a line to who sees the page, and one sentence's end to who hears it."""
    last: Node | None = None
    for node in nodes:
        if node.tag not in _LINES or not node.words:
            continue
        box = node.parent
        if box is not None and box.tag == "a" and node.tag == "span" and _is_detail(node, box):
            _stand_apart(node)
            continue
        if not node.attributes or not node.names & _FIRST:
            continue
        if box is None or box is last or (box.tag not in _BOXES and box.tag not in _ROWS):
            continue
        row = [child for child in box.children if child.words and not _is_sign(child)]
        if row[0] is not node:
            continue
        last = box
        if len(row) > 1 and all(map(_is_line, row)) and _apart(box, row) and _stands_alone(box):
            for span in row:
                if box.tag in _ROWS:
                    _stand_apart(span)
                else:
                    span.tag = "div"


def _stand_apart(span: Node) -> None:
    span.attributes["style"] = f"{span.get('style').rstrip('; ')};{_LINE}".lstrip(";")


def _is_line(span: Node) -> bool:
    return span.tag in _LINES and bool(span.attributes) and bool(span.names & _STACKED)


def _is_sign(node: Node) -> bool:
    """Whether a child is but an icon, hidden from ears."""
    return node.attributes.get("aria-hidden") == "true"


def _is_detail(span: Node, box: Node) -> bool:
    """Whether the last words of a link are the format or the weight of the file that it leads to, and no words of a
    sentence ("la fiche au format PDF").
    """
    if span.words > _FILE_WORDS or box.words == span.words or (box.children[-1].words and box.children[-1] is not span):
        return False
    if not span.names & _DETAILS and any(child.tag == _TEXT and child.words for child in box.children):
        return False
    return _OF_A_FILE.match(_said(span)) is not None and _stands_alone(box)


def _stands_alone(box: Node) -> bool:
    """Whether no sentence goes on round a link whose words are such lines."""
    if box.tag != "a" or box.parent is None:
        return True
    return not any(child.tag == _TEXT and child.words for child in box.parent.children)


def _apart(box: Node, row: list[Node]) -> bool:
    """Whether nothing stands between them but the ends of the source's lines, and each begins as a line does."""
    blanks = (child.text for child in box.children if child.tag == _TEXT)
    if any(text and "\n" not in text for text in blanks):
        return False
    first = [_said(span)[:1] for span in row]
    return not any(letter.islower() or letter in _NEVER_FIRST for letter in first)


def _said(span: Node) -> str:
    texts: list[str] = []
    stack = [span]
    while stack:
        node = stack.pop()
        if node.tag == _TEXT:
            texts.append(node.text.strip())
        stack.extend(reversed(node.children))
    return " ".join(filter(None, texts))
