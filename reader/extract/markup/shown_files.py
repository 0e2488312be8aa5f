"""Files that a page shows in a frame (a PDF): their words are not in the page, so the link to them is told."""

from __future__ import annotations

import re

from bs4.element import NavigableString, Tag

from reader.regex import regex

FILES = ("<object>", "<iframe>", "<embed>")  # in the marks of a soup
_FRAMES = frozenset({"object", "iframe", "embed"})
_AROUND = frozenset({"object", "iframe"})
_PDF = regex(r"\.pdf(?:$|[?#])", re.IGNORECASE)
_MOST_WORDS = 30


def link_files(tags: list[Tag]) -> None:
    """Put after each such frame the link that stands in it for browsers that cannot show it, else one by its title."""
    for tag in tags:
        if tag.name not in _FRAMES:
            continue
        address = str(tag.get("data") or tag.get("src") or "")
        if not _PDF.search(address) or any(above.name in _AROUND for above in tag.parents):
            continue
        inner = tag.find_all("a", href=True) if tag.name != "embed" else []  # which holds nothing (markup.parse)
        link = next((found for found in inner if found.get_text().strip()), None)
        said = " ".join(str(tag.get("title") or tag.get("aria-label") or "").split())
        if link is not None:
            link.extract()
        elif 0 < len(said.split()) <= _MOST_WORDS:
            link = Tag(name="a", attrs={"href": address})
            link.append(NavigableString(said))
        else:
            continue
        line = Tag(name="p")
        line.append(link)
        tag.insert_before(line)
