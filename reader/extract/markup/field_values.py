"""Values that a page shows in fields nobody writes into (`readonly`, `disabled`), and those of bars (`progress`,
`meter`) in a line of text: "Produit : [Pembrolizumab 200 mg]".
"""

from __future__ import annotations

import re

from bs4.element import NavigableString, Tag

from reader.regex import regex

FIELD_VALUES = ("readonly=", "disabled=", "<progress>", "<meter>")  # in the marks of a soup, in small letters

_TYPED = frozenset({"", "text", "tel", "email", "number", "date", "time"})
_ADDRESS = regex(r"\s*(?:https?:|www\.|//|[\[<])", re.IGNORECASE)  # a link to copy, a code to paste
_NUMBER = regex(r"\s*\d+(?:\.\d+)?\s*")
_LONGEST = 100  # characters of two numbers: more are no number that a bar shows
_LINES = ("p", "li", "td", "th", "dd", "figcaption", "span", "label")


def show_values(tags: list[Tag]) -> None:
    """Write such values in the place of their fields; what stands in a form stays a field."""
    for tag in tags:
        if tag.name in {"progress", "meter"}:
            if (said := _said(tag)) and tag.parent is not None and tag.parent.name in _LINES:
                _replace(tag, said)
        elif (tag.has_attr("readonly") or tag.has_attr("disabled")) and tag.find_parent("form") is None:
            if tag.name == "input" and str(tag.get("type") or "").lower() in _TYPED:
                value = " ".join(str(tag.get("value") or "").split())
                if any(map(str.isalnum, value)) and not _ADDRESS.match(value):
                    _replace(tag, value)
            elif tag.name == "textarea" and not _ADDRESS.match(tag.get_text()):
                tag.name = "span" if tag.find_parent(_LINES) is not None else "p"
                tag.attrs = {}


def _said(bar: Tag) -> str:
    """What a bar's author says of it, else how far it goes; "" where it says nothing."""
    said = " ".join(bar.get_text(" ").split())
    value = str(bar.get("value") or "")
    if said or not _NUMBER.fullmatch(value):
        return said
    most = str(bar.get("max") or "1")
    if not _NUMBER.fullmatch(most) or not float(most) or len(value + most) > _LONGEST:
        return ""
    if bar.name == "progress" or float(most) == 1:
        return f"{round(100 * float(value) / float(most))}\N{NO-BREAK SPACE}%"
    return f"{value.strip()} sur {most.strip()}"


def _replace(tag: Tag, said: str) -> None:
    before = tag.previous_sibling
    glued = isinstance(before, NavigableString) and before[-1:].isalnum()
    tag.clear()
    tag.append(NavigableString(f" {said}" if glued else said))
    tag.name = "span"
    tag.attrs = {}
