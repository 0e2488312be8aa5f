"""Pictures: which are content, where they really come from, and what describes them."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from reader.extract.draft import Mark
from reader.extract.tree import TEXT, Node, collapse
from reader.extract.walk.inline import Addresses
from reader.regex import regex

# Where builders and lazy-loading scripts put the real address (WP Rocket, lazysizes, Elementor, Drupal's blazy).
_LAZY = ("data-src", "data-lazy-src", "data-original", "data-srcset", "data-lazy-srcset", "srcset")
# What a system writes where nobody wrote a description: the name of a file. Not "anti-PD-1", not "CAR-T".
_FILE_NAME = regex(
    r"\S+\.(?:jpe?g|png|gif|webp|svg)|(?:IMG|DSC|image|img)[-_]?\d+|(?=\S*\d)\w*_[\w&%()+-]+|(?=\S*\d)[a-z\d]+(?:-[\w%()+]+){3,}",
    re.IGNORECASE,
)
# Who counts visitors by a picture.
_COUNTS = regex(
    r"^(?:https?:)?//[^/]*\b(?:xiti|google-analytics|googletagmanager|doubleclick|statcounter|estat|weborama|scorecardresearch|"
    r"quantserve|at-internet|addfreestats|hit-parade)\b[^/]*/|^(?:https?:)?//[^/]*facebook\.com/tr\b|/(?:piwik|matomo)\.php\b|"
    r"/hit\.xiti\b|(?:^|/)(?:compteur|hit-?counter)[\w-]*\.\w{3,4}(?:$|\?)",
    re.IGNORECASE,
)
_PIXELS = regex(r"\s*(\d{1,6})")  # a number without end is none that `int` takes
_TINY = 40


@dataclass(slots=True)
class Picture:
    """A picture worth telling: `alt` is None where the page gives none; `inline` when it stands for a character."""

    node: Node
    source: str
    alt: str | None
    inline: bool = False
    marks: list[Mark] = field(default_factory=list)


def picture(node: Node, addresses: Addresses) -> Picture | None:
    """The picture of an img, or None for what nobody is meant to see (pixels, spacers, nameless icons)."""
    alt = collapse(node.get("alt")) if node.has("alt") else None
    if not alt and node.get("aria-label").strip():
        alt = collapse(node.get("aria-label"))
    if alt is None and node.get("title").strip():
        alt = collapse(node.get("title"))  # what names a picture that nobody described (HTML-AAM 1.0, 4.1.10)
    if alt and _FILE_NAME.fullmatch(alt):
        alt = None
    if node.get("role") in {"presentation", "none"} or node.get("aria-hidden") == "true":
        alt = ""
    source = _source(node)
    sizes = [int(found.group(1)) for name in ("width", "height") if (found := _PIXELS.match(node.get(name)))]
    if (sizes and max(sizes) <= 1) or _COUNTS.search(source):
        return None  # a visitor is counted by it
    small = bool(sizes) and min(sizes) <= _TINY
    if alt and (node.names & {"emoji", "smiley", "wpsmiley"} or is_sign(alt)):
        return Picture(node, source, alt, inline=True)
    if not alt and (small or _beside_the_words_of_a_link(node)):
        return None
    if not source and not alt:
        return None
    return Picture(node, addresses.image(source), alt, inline=bool(alt) and small and len(alt or "") <= 3)


def _beside_the_words_of_a_link(node: Node) -> bool:
    """Whether a picture that nobody described stands in a link's line with words, that say where it leads: an arrow,
    the sign of a new window (WCAG 2.2, H2).
    """
    link = node.parent
    return link is not None and link.tag == "a" and any(child.tag == TEXT and child.words for child in link.children)


def is_sign(alt: str) -> bool:
    """Whether a description is a sign and no word: an emoji drawn as a picture."""
    return not any(character.isalnum() for character in alt)


def _source(node: Node) -> str:
    source = node.get("src").strip()
    if source and not source.startswith("data:") and not node.get("data-src"):
        return source
    for name in _LAZY:
        value = node.get(name).strip()
        if value and not value.startswith("data:"):
            return value.split(",")[0].split()[0]
    return source if source and not source.startswith("data:") else ""
