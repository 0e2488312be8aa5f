"""Marks typed before the text of a list's items, which show the list's own beside them: "- boire", "→ marcher", "1. ".

A screen reader says both ("puce, tiret, boire"). What may mean something stays: a minus ("- 5 °C"), plus and minus, a
tick and a cross.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reader.extract.tree import TEXT
from reader.regex import regex

if TYPE_CHECKING:
    from reader.extract.tree import Node

_SPACE = "[ \\t\\n\\r\\xa0\\u2002-\\u200a\\u202f]"
_BULLET = regex(rf"{_SPACE}*[•·▪◦‣●■▫♦◆❖]{_SPACE}*(?=\S)")  # is nothing else, before a text
# "- 20 °C" and "- 5 kg" are below nought, whatever the other items begin with.
_LESS = rf"\d+(?:[.,]\d+)?{_SPACE}?(?:°|degrés?\b|kg\b|%)"
_DASH = regex(rf"{_SPACE}*([-–—]){_SPACE}+(?!{_LESS})(?=\S)|{_SPACE}*([–—])(?=[^\W\d_])")
# Where every item has it: "-examen du col". Not the end of a word, of a molecule's name: "-mab : anticorps",
# "-ximab chimérique".
_GLUED = regex(rf"{_SPACE}*-(?=[^\W\d_]{{2}})(?!\w{{,4}}(?:mab|nib)\b|\w{{1,6}}{_SPACE}*(?:[:=(,;/–—-]|$))")
# Where every item has it. "> 38 °C", "> à 38 °C", "> ou = 38 °C" are bounds, "§ 5" a paragraph of a law.
_SIGN = regex(rf"{_SPACE}*(?:([→➔➜➤➢►▶»*o]|->){_SPACE}+(?=\S)|([>§]){_SPACE}+(?!ou\b|égal|à{_SPACE}*\d)(?=[^\W\d_]))")
# "1 - 2 comprimés", "1 / 2", "1 / jour" are quantities, "2 ° C" is a temperature.
_TIME = r"(?:j|jours?|sem|semaines?|mois|ans?|h|heures?|matin|midi|soir|nuit|prises?|repas|kg|m²|m2|mL|ml|L)\b"
_NUMBER = regex(
    rf"{_SPACE}*(\d{{1,2}})(?:{_SPACE}?[.)°]{_SPACE}+(?![CF]\b)(?=\S)|{_SPACE}?/{_SPACE}+(?!{_TIME})(?=[^\W\d_])"
    rf"|{_SPACE}?-{_SPACE}+(?=[^\W\d_]))"
)
_LETTER = regex(rf"{_SPACE}*([a-h])\){_SPACE}+(?=\S)")
_FIRSTS = frozenset("•·▪◦‣●■▫♦◆❖-–—→➔➜➤➢►▶>»*§o0123456789abcdefgh")
_LOOKED_AT = 40  # characters of an item
_LEAST = 2
_LARGEST_FIRST = 9  # number of a list: "17 - Police" and "18 - Pompiers" are to be called, 38 and 39 degrees


@dataclass(slots=True)
class _Item:
    node: Node
    texts: list[Node]
    lead: str
    linked: bool


def take_item_marks(nodes: list[Node]) -> None:
    """Take such marks away; typed numbers become those of the list. `nodes` are in page order, not counted yet."""
    lists: dict[int, list[_Item]] = {}
    around: dict[int, Node] = {}
    for node in nodes:
        if node.tag == "li" and node.parent is not None and node.parent.tag in {"ul", "ol", "menu"}:
            around[id(node.parent)] = node.parent
            item = _item(node)
            lists.setdefault(id(node.parent), []).extend([item] if item is not None else [])
    for name, items in lists.items():
        if any(item.lead[:1] in _FIRSTS for item in items):
            _take(around[name], items)


def _item(node: Node) -> _Item | None:
    """What an item begins with, as far as its own line goes; None for one without a word before a list inside it."""
    texts: list[Node] = []
    lead, linked = "", False
    stack = list(reversed(node.children))
    while stack and len(lead) < _LOOKED_AT:
        inner = stack.pop()
        if inner.tag == TEXT:
            texts.append(inner)
            lead += inner.text
        elif inner.tag in {"ul", "ol", "table", "dl", "img", "svg", "input"}:
            break
        else:
            linked = linked or (inner.tag == "a" and "href" in inner.attributes and len(lead.split()) <= 1)
            stack.extend(reversed(inner.children))
    lead = lead.lstrip(" \t\n\r") and lead
    return _Item(node, texts, lead.lstrip(), linked) if lead.strip() else None


def _take(around: Node, items: list[_Item]) -> None:
    numbers = [_NUMBER.match(item.lead) for item in items]
    letters = [_LETTER.match(item.lead) for item in items]
    linked = all(item.linked for item in items)  # a menu, a trail, a list of contents: other rules know their signs
    if len(items) >= _LEAST and not linked and all(numbers):
        found = [int(number[1]) for number in numbers if number]
        if found[0] <= _LARGEST_FIRST and found == list(range(found[0], found[0] + len(found))):
            _number(around, items, found, "")
    elif len(items) >= _LEAST and not linked and all(letters):
        found = ["abcdefgh".index(letter[1]) + 1 for letter in letters if letter]
        if found == list(range(1, len(found) + 1)):
            _number(around, items, found, "a")
    for item, end in zip(items, _marks(items, linked), strict=True):
        _cut(item, end)


def _number(around: Node, items: list[_Item], found: list[int], style: str) -> None:
    around.tag = "ol"
    kind = {"type": style} if style else {}
    around.attributes = {**around.attributes, **kind, "start": str(found[0])}
    for item, number in zip(items, found, strict=True):
        item.node.attributes = {**item.node.attributes, "value": str(number)}
        mark = (_LETTER if style else _NUMBER).match(item.lead)
        _cut(item, mark.end() if mark else 0)


def _marks(items: list[_Item], linked: bool) -> list[int]:
    """How many characters of each item are its mark."""
    dashes = [_DASH.match(item.lead) for item in items]
    signs = [_SIGN.match(item.lead) for item in items]
    same = len(items) >= _LEAST and all(signs) and len({sign[0].strip() for sign in signs if sign}) == 1 and not linked
    glued = [dash or _GLUED.match(item.lead) for dash, item in zip(dashes, items, strict=True)]
    dashes = glued if len(items) >= _LEAST and all(glued) else dashes
    # A minus, where a number follows each; a word's mark, where a word follows one.
    words = any(dash and item.lead[dash.end()].isalpha() for dash, item in zip(dashes, items, strict=True))
    plus = any(item.lead[:1] == "+" for item in items)
    ends: list[int] = []
    for item, dash, sign in zip(items, dashes, signs, strict=True):
        bullet = _BULLET.match(item.lead)
        if bullet is not None:
            ends.append(bullet.end())
        elif dash is not None and words and not plus:
            ends.append(dash.end())
        else:
            ends.append(sign.end() if same and sign is not None else 0)
    return ends


def _cut(item: _Item, characters: int) -> None:
    """Take the first characters of an item's text away, and the white space before them."""
    if not characters:
        return
    blank = True
    for text in item.texts:
        if blank:
            text.text = text.text.lstrip()
            blank = not text.text
        taken = min(characters, len(text.text))
        text.text = text.text[taken:]
        characters -= taken
        if not characters:
            return
