"""Notes that a manual's generator lays out as a table, a drawing beside the text (DocBook's style sheets, AsciiDoc): a
table that only lays out, and a drawing that says nothing.
"""

from __future__ import annotations

import re

from bs4.element import Tag

from reader.regex import regex

# What the boxes round them are called, or the page says of itself.
NOTES = ('class="note', 'class="tip', 'class="warning', 'class="caution', 'class="important', "admonition")
_NAME = regex(
    r"\W*(?:note|tip|warning|caution|important|danger|remarque|attention|avertissement|astuce)\W*", re.IGNORECASE
)
_FILE = regex(r"(?:^|/)(?:note|tip|warning|caution|important)\.\w{3,4}$", re.IGNORECASE)
_LEAST_CELLS, _MOST_CELLS = 2, 3  # the drawing, perhaps a head, the text
_HEAD_WORDS = 12
_MOST_PICTURES = 1_000  # of a page


def lay_out_notes(tags: list[Tag]) -> None:
    """Say of such tables that they lay out, of their heads that they are lines, of the drawings that they adorn."""
    looked: set[int] = set()
    for picture in [tag for tag in tags if tag.name == "img"][:_MOST_PICTURES]:
        described = str(picture.attrs.get("alt") or "").strip()
        if not (_NAME.fullmatch(described) if described else _FILE.search(str(picture.attrs.get("src") or ""))):
            continue
        cell = picture.find_parent(["td", "th"])
        table = picture.find_parent("table")
        if cell is None or table is None or id(cell) in looked:
            continue
        looked.add(id(cell))
        if any(True for _ in cell.stripped_strings):
            continue
        cells = table.find_all(["td", "th"], limit=_MOST_CELLS + 1)
        if not _LEAST_CELLS <= len(cells) <= _MOST_CELLS or cells[0] is not cell or cells[-1].name == "th":
            continue
        if len(cells) == _MOST_CELLS and len(cells[1].get_text(" ").split()) > _HEAD_WORDS:
            continue
        picture.attrs["alt"] = ""
        table.attrs["role"] = "presentation"
        for head in cells:
            head.name = "td"
