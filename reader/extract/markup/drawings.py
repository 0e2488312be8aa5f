"""Drawings in the page's own code (SVG): one with a description, or with words in it, is told as a picture."""

from __future__ import annotations

import re

from bs4.element import Tag

from reader.extract.tags import HEADINGS
from reader.regex import regex

DRAWINGS = ("<svg>",)  # in the marks of a soup

_AROUND = frozenset({"a", "button", "nav", "header", "footer", "summary", "label", *HEADINGS})
_LEAST_WORDS = 4  # of a description: what is shorter is the name of an icon
_LEAST_DRAWN = 3  # words in the drawing
_MOST_DRAWN = 120
_ICON = regex(r"^\W*(?:ic[ôo]ne?s?|pictos?|pictogrammes?|logos?|fl[èe]ches?|chevrons?|arrow|symbole?)\b", re.IGNORECASE)
_PIXELS = regex(r"\s*(\d{1,6})(?:\.\d+)?(?:px)?\s*$")
_TINY = 48


def show_drawings(tags: list[Tag]) -> None:
    """Put an `img` with its words as description in the place of each drawing that says something; icons stay."""
    within: set[int] = set()  # drawings inside others: looked at with them, however deep a broken page nests them
    for drawing in tags:
        if drawing.name != "svg" or drawing.parent is None or id(drawing) in within:
            continue
        within.update(id(inner) for inner in drawing.find_all("svg"))
        if drawing.get("aria-hidden") == "true" or _is_small(drawing):
            continue
        words = _description(drawing)
        if words and not any(above.name in _AROUND for above in drawing.parents):
            picture = Tag(name="img", attrs={"alt": words})
            if drawing.get("id"):
                picture["id"] = drawing["id"]
            drawing.replace_with(picture)


def _is_small(drawing: Tag) -> bool:
    sizes = [_PIXELS.match(str(drawing.get(name) or "")) for name in ("width", "height")]
    return any(found and int(found[1]) <= _TINY for found in sizes)


def _description(drawing: Tag) -> str:
    """What its author says of it, then the words that stand in it; "" for an icon."""
    said = str(drawing.get("aria-label") or "").strip()
    if not said:
        parts = [drawing.find(name, recursive=False) for name in ("title", "desc")]
        said = ". ".join(text for part in parts if part is not None and (text := _line(part).rstrip(".")))
    least = _LEAST_WORDS if drawing.find_parent("figure") is None else 1  # a figure shows no icon
    if len(said.split()) < least or _ICON.match(said):
        said = ""
    drawn = [line for text in drawing.find_all("text") if (line := _line(text))]
    words = " ".join(drawn).split()
    spoken = [word for word in words if any(map(str.isalpha, word))]
    if not _LEAST_DRAWN <= len(words) <= _MOST_DRAWN or len(spoken) * 2 < len(words):
        return said  # the figures of an axis
    return f"{said.rstrip('.')}. {', '.join(drawn)}" if said else ", ".join(drawn)


def _line(tag: Tag) -> str:
    return " ".join(tag.get_text(" ").split())
