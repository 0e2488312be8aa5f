"""Characters that were escaped twice on their way into the page: `fi&amp;egrave;vre &amp;ge; 38`, which a voice would
spell. Content systems that take a text for plain, and other systems' exports, write so.
"""

from __future__ import annotations

from html import unescape
from typing import TYPE_CHECKING
from unicodedata import category

from reader.regex import regex

if TYPE_CHECKING:
    import re

    from reader.extract.tree import Node

# With its semicolon, as whoever escapes writes it: "R&D" and "&copy" are text.
_ESCAPED = regex(r"&(?:#[0-9]{2,6}|#[xX][0-9a-fA-F]{2,5}|[A-Za-z][A-Za-z0-9]{1,8});")
_MOST_TIMES = 2
_CODE = frozenset({"code", "pre", "kbd", "samp", "tt", "xmp", "plaintext", "listing", "var"})  # shown as it is written


_UNSEEN = frozenset({"Zs", "Cf"})  # blanks of every width, hints for breaking lines: no controls


def unescape_twice(text: str, above: Node) -> str:
    """The text of a node under `above` with such characters as they were meant; that of code stays."""
    if _ESCAPED.search(text) is None:
        return text
    node: Node | None = above
    while node is not None:
        if node.tag in _CODE:
            return text
        node = node.parent
    for _ in range(_MOST_TIMES):
        meant = _ESCAPED.sub(_character, text)
        if meant == text:
            break
        text = meant
    return text


def _character(found: re.Match[str]) -> str:
    meant = unescape(found[0])
    return meant if meant.isprintable() or category(meant[0]) in _UNSEEN else found[0]
