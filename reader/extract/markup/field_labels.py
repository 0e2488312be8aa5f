"""Labels that stand in one line with what they label ("Jour : lundi matin"), each in a box (Drupal)."""

from __future__ import annotations

import re

from bs4.element import NavigableString, Tag

from reader.extract.remembered import asker
from reader.extract.tags import HEADINGS
from reader.regex import regex

LABELS = ("label", "libel", "intitule", "cle", "key")  # in the marks of a soup, in small letters
_says_label = asker(r"(?:^|[\s_-])(?:label|libell?e|intitule|cle|key)(?:$|\s)")
_IN_LINE = regex(r"(?:label|field)[_-]{1,2}inline|inline[_-]{1,2}(?:label|field)", re.IGNORECASE)
_ABOVE = regex(r"(?:label|field)[_-]{1,2}above", re.IGNORECASE)
_BOXES = ("div", "span", "p", "strong", "b")
_TAGS = frozenset({"div", "span", "p"})
_PLAIN = frozenset({"div", "p"})
_LARGE = (*HEADINGS, "ul", "ol", "dl", "table", "form", "input", "select", "textarea", "img", "figure")
_LABEL_WORDS = 5
_MOST_NODES = 5  # of a box of two elements, white space among them
_VALUE_WORDS = 25


def join_labels(tags: list[Tag]) -> None:
    """Make one line of a label and its value where they are all that is in their box, and the label ends with a colon
    or the box says that it stands in the line; several values are parted by commas.
    """
    for label in tags:
        if label.name not in _TAGS or "class" not in label.attrs or not _says_label(str(label["class"])):
            continue
        box = label.parent
        if (
            box is None
            or box.name != "div"
            or len(box.contents) > _MOST_NODES
            or not 0 < len(label.get_text(" ").split()) <= _LABEL_WORDS
        ):
            continue
        children = box.find_all(True, recursive=False)
        loose = any(isinstance(child, NavigableString) and child.strip() for child in box.children)
        if len(children) != 2 or children[0] is not label or loose:
            continue
        if _ABOVE.search(str(box.get("class") or "")):
            continue
        colon = label.get_text().rstrip().endswith(":")
        if not colon and not _IN_LINE.search(str(box.get("class") or "")):
            continue
        value = children[1]
        if value.name not in _BOXES or not 0 < len(value.get_text(" ").split()) <= _VALUE_WORDS:
            continue
        if value.find(_LARGE) is None and label.find(_LARGE) is None:
            _join(label, value, colon=colon)


def _join(label: Tag, value: Tag, *, colon: bool) -> None:
    items = [
        child for child in value.find_all(True, recursive=False) if child.name in _PLAIN and child.get_text().strip()
    ]
    for before in items[:-1]:
        before.append(NavigableString(", "))
    label.append(NavigableString(" " if colon else " : "))
    for part in (label, value, *label.find_all(list(_PLAIN)), *value.find_all(list(_PLAIN))):
        part.name = "span"
        part.attrs = {name: said for name, said in part.attrs.items() if name in {"id", "lang"}}
