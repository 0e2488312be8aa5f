"""Frames whose text stands in the page itself (`<iframe srcdoc="…">`): what they show is content like a box in their
place. One frame deep: a frame in a frame stays shut.
"""

from __future__ import annotations

import re

from bs4.element import Tag

from reader.errors import PageRefused
from reader.extract.guards import MOST_TAGS, admit
from reader.extract.markup.builder import Soup, soup_of
from reader.extract.markup.soup_tags import tags_of
from reader.extract.markup.style_words import write_words
from reader.extract.tags import HEADINGS
from reader.regex import regex

FRAMES = "srcdoc="  # in the marks of a soup

_MOST = 50  # frames of a page
# What other houses put into a page: their words are no page's (SingleFile keeps every frame with its text).
_MACHINES = regex(
    r"captcha|\badvert|\bads?\b|google_ads|doubleclick|youtube|vimeo|dailymotion|\bmaps?\b|openstreetmap|facebook|twitter|"
    r"instagram|disqus|tarteaucitron|axeptio|didomi|consent|cookie|chatbot|\bchat\b|analytics|gtm|tracking",
    re.IGNORECASE,
)
_TITLE_WORDS = 4  # of a machine's; "Le chat des aidants, et les numéros à appeler" tells of a text
_NOTHING = regex(r"\s*[01](?:px)?\s*")  # of no size: a counter of visits
_KEPT = ("id", "class", "style", "hidden", "lang", "aria-hidden", "role")


def open_frames(soup: Soup) -> None:
    """Put the body of each such frame in a box in its place.

    Raises PageRefused where a frame passes a limit of a page, or all of them together.
    """
    codes: list[str] = []
    opened = 0
    for tag in soup.tags:
        code = str(tag.get("srcdoc") or "") if tag.name == "iframe" else ""
        if not code.strip() or _is_a_machine(tag):
            continue
        opened += 1
        if opened > _MOST:
            break
        codes.append(code)
        if sum(one.count("<") for one in codes) > MOST_TAGS:
            raise PageRefused("Cette page est trop longue : ses cadres dépassent la limite de 50 000 balises.")
        inner = soup_of(_admitted(code))
        write_words(inner)
        soup.marks = f"{soup.marks}\n{inner.marks}"
        shown = next((child for child in inner.find_all("body", limit=1)), None)
        box = soup.new_tag("div")
        box.attrs = {name: str(tag[name]) for name in _KEPT if tag.has_attr(name)}
        for child in list((shown or inner).contents):
            box.append(child.extract())
        for sheet in box.find_all("style"):
            sheet.decompose()  # it is of the frame alone
        _sink_headings(box, tag.find_previous(HEADINGS))
        tag.replace_with(box)
    soup.tags = tags_of(soup)


def _sink_headings(box: Tag, over: object) -> None:
    """Put the headings of a frame below the one that stands over it: a frame has an h1 of its own."""
    headings = box.find_all(HEADINGS)
    if not headings or not isinstance(over, Tag):
        return
    deeper = int(over.name[1]) + 1 - min(int(heading.name[1]) for heading in headings)
    for heading in headings:
        heading.name = f"h{min(int(heading.name[1]) + max(deeper, 0), 6)}"


def _is_a_machine(frame: Tag) -> bool:
    said = [str(frame.get(name) or "") for name in ("name", "id", "class", "src")]
    titles = (str(frame.get(name) or "") for name in ("title", "aria-label"))
    said += [title for title in titles if len(title.split()) <= _TITLE_WORDS]
    if _MACHINES.search(" ".join(said)):
        return True
    return all(_NOTHING.fullmatch(str(frame.get(name) or "")) for name in ("width", "height"))


def _admitted(code: str) -> str:
    return admit(code if "<" in code else f"<p>{code}")
