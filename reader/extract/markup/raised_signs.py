"""Signs that only a class raises or lowers: calls of notes and exponents (`frein<span class="appel">1</span>`), by the
page's own style sheet (`.c5 { vertical-align: super }`) or by a name that says so. "240 mg2" is no dose.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.extract.tree import BLOCKS, TEXT
from reader.extract.wording.note_calls import STICKS
from reader.regex import regex

if TYPE_CHECKING:
    from reader.extract.tree import Node

_LONG_NAMES = ("appel", "exposant", "superscript", "noteref", "fnref")
HINTS = (*_LONG_NAMES, 'sup"')  # in the marks of a soup, in small letters

_NAMES = frozenset({*_LONG_NAMES, "sup"})
_SIGN = regex(r"[(\[]?(?:\d{1,2}|[*†‡§]{1,3}|[a-d])[)\]]?")
_SHOWN = regex(r"[(\[]?(?:[+−-]?\d{1,3}[+−-]?|[+−-]|[*†‡§]{1,3}|[a-z]|e[rs]|ère|ème|nd)[)\]]?")
_TAGS = frozenset({"span", "a", "small", "font"})
_WITHIN = frozenset({"b", "strong", "em", "i", "a", "abbr", "span"})
_TO_CALL = frozenset({"15", "17", "18"})  # "appel" is a call by telephone, too


def raise_signs(nodes: list[Node], styles: dict[str, str]) -> None:
    """Write into the style of such elements what their class says: what is told by names sticks to a word."""
    last: Node | None = None  # the text before, in the line
    for node in nodes:
        if node.tag == TEXT:
            last = node if node.text else last
        elif node.tag == "br":
            last = None
        elif node.tag in _TAGS and node.words == 1 and node.has("class"):
            shown = "".join(inner.text for inner in nodes[node.position : node.end] if inner.tag == TEXT).strip()
            names = [styles[name] for name in node.get("class").lower().split() if name in styles]
            vertical = names[0] if names and _SHOWN.fullmatch(shown) else ""
            if not vertical and not node.names.isdisjoint(_NAMES) and _SIGN.fullmatch(shown):
                vertical = "super" if _sticks(node, last) and shown not in _TO_CALL else ""
            if vertical:
                node.attributes = {**node.attributes, "style": f"{node.get('style')};vertical-align:{vertical}"}


def _sticks(node: Node, last: Node | None) -> bool:
    """Whether an element stands right after a word, in one line with it."""
    if last is None or last.parent is None or not STICKS.search(last.text[-1:]):
        return False
    block = next((above for above in node.ancestors() if above.tag in BLOCKS), None)
    if block is None or not block.holds(last):
        return False
    return last.parent.holds(node) or last.parent.tag in _WITHIN
