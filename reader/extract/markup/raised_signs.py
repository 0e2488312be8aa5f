"""Signs that only a class raises or lowers: calls of notes and exponents (`frein<span class="appel">1</span>`), by the
page's own style sheet (`.c5 { vertical-align: super }`) or by a name that says so. "240 mg2" is no dose.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.extract.tree import BLOCKS, TEXT
from reader.extract.wording.note_calls import NOTE_NAMES, PLAIN_NOTE, STICKS
from reader.regex import regex

if TYPE_CHECKING:
    from reader.extract.tree import Node

_LONG_NAMES = ("appel", "exposant", "superscript", "noteref", "fnref")
HINTS = (*_LONG_NAMES, 'sup"', "note", "renvoi")  # in the marks of a soup, in small letters

_NAMES = frozenset({*_LONG_NAMES, "sup"})
_SIGN = regex(r"[(\[]?(?:\d{1,2}|[*†‡§]{1,3}|[a-d])[)\]]?")
_SHOWN = regex(r"[(\[]?(?:[+−-]?\d{1,3}[+−-]?|[+−-]|[*†‡§]{1,3}|[a-z]|e[rs]|ère|ème|nd)[)\]]?")
# Right after a word in small letters or a per cent: "frein1", "2,0 %a"; no name ("PD-1", "IL2").
_PLAIN = regex(r"[(\[]?(?:\d{1,2}|[a-c])[)\]]?")
# Nor what a number is of, though the blank is left out: "stade3".
_GLUED = regex(
    r"(?<![Ss]tade)(?<![Gg]rade)(?<![Pp]hase)(?<![Tt]ype)(?<![Cc]lasse)(?<![Cc]ycle)(?<![Jj]our)(?<![Cc]ure)"
    r"(?<![Pp]alier)(?<![Éé]tape)(?:(?<=[a-zß-ÿ]{3})|(?<=%))$"
)
_BEGINNING = 12  # characters of a note
_TAGS = frozenset({"span", "a", "small", "font"})
_WITHIN = frozenset({"b", "strong", "em", "i", "a", "abbr", "span"})
_TO_CALL = frozenset({"15", "17", "18"})  # "appel" is a call by telephone, too


def raise_signs(nodes: list[Node], styles: dict[str, str]) -> None:
    """Write into the style of such elements what their class says: what is told by names sticks to a word."""
    unsure: list[tuple[Node, str]] = []  # glued to a word, in an element of their own
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
                _raise(node, vertical)
            elif _PLAIN.fullmatch(shown) and last is not None and _GLUED.search(last.text[-9:]) and _sticks(node, last):
                unsure.append((node, shown))
    if unsure:
        _raise_called(nodes, unsure)


def _raise_called(nodes: list[Node], unsure: list[tuple[Node, str]]) -> None:
    """Raise those that a later paragraph answers which begins with the same sign, and is a note by its class."""
    answers: dict[str, int] = {}
    for node in nodes:
        if node.tag in BLOCKS and node.words and not node.names.isdisjoint(NOTE_NAMES):
            sign = PLAIN_NOTE.match(_beginning(nodes, node))
            if sign is not None:
                answers[sign[1]] = node.position
    for node, shown in unsure:
        if answers.get(shown.strip("()[]"), -1) > node.position:
            _raise(node, "super")


def _beginning(nodes: list[Node], node: Node) -> str:
    said = ""
    for position in range(node.position, node.end):
        inner = nodes[position]
        if inner.tag == TEXT:
            said = (said + inner.text).lstrip()
            if len(said) >= _BEGINNING:
                break
    return said


def _raise(node: Node, vertical: str) -> None:
    node.attributes = {**node.attributes, "style": f"{node.get('style')};vertical-align:{vertical}"}


def _sticks(node: Node, last: Node | None) -> bool:
    """Whether an element stands right after a word, in one line with it."""
    if last is None or last.parent is None or not STICKS.search(last.text[-1:]):
        return False
    block = next((above for above in node.ancestors() if above.tag in BLOCKS), None)
    if block is None or not block.holds(last):
        return False
    return last.parent.holds(node) or last.parent.tag in _WITHIN
