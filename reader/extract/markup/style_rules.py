# ruff: noqa: SIM905  (word lists read best as they are)
"""The rules of a page's own style sheets about what stands before and after its elements (`::before`, `::after`), as a
person at a wide screen sees them.

Only simple selectors are understood: elements, classes, identifiers, attributes, inside one another.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from bs4.element import Tag

_STRING = r"\"(?:[^\"\\\n]|\\[\s\S])*\"|'(?:[^'\\\n]|\\[\s\S])*'"
_TOKEN = re.compile(rf"{_STRING}|[{{}};]")
_COMMA, _SEMICOLON = re.compile(f"{_STRING}|,"), re.compile(f"{_STRING}|;")
_PSEUDO = re.compile(r"(.*[^\s>+~:,])::?(before|after)\s*", re.DOTALL)
_PART = re.compile(r"([#.]?)(-?[A-Za-z_][\w-]*)|\[\s*([\w-]+)\s*(?:([~|^$*]?=)\s*[\"']?([^\"'\]]*)[\"']?\s*)?\]")
_STEP = re.compile(r"\s*>\s*|\s+")
# Another medium than a wide screen, or what only some people see.
_OTHER_MEDIA = re.compile(
    r"\bnot\b|\bprint\b|speech|aural|max-|<|prefers|forced|inverted|hover|pointer|orientation|height"
)
_SEEN = ("@media", "@supports", "@layer", "@container")
_HEEDED = frozenset(
    "content display visibility opacity font-family font font-size position float clip clip-path width height "
    "text-indent color".split()
)
_MOST_CHARACTERS = 2_000_000
_MOST_RULES = 20_000  # of a page; an icon font has two thousand
_MOST_OF_A_KEY = 40
_LONGEST_SELECTOR = 300
_MOST_COMPOUNDS = 5
_MOST_UP = 40
_DEEPEST = 10  # blocks in blocks


@dataclass(frozen=True, slots=True)
class Compound:
    """What one element must be: its tag, classes and identifier, its attributes; `child` of the element before."""

    tag: str
    classes: frozenset[str]
    name: str
    attributes: tuple[tuple[str, str, str], ...]
    child: bool

    @property
    def key(self) -> str:
        """What an index of elements knows it by: "#id", ".class", the tag or "[attribute"; "" for any element."""
        if self.name or self.classes or self.tag:
            return f"#{self.name}" if self.name else f".{min(self.classes)}" if self.classes else self.tag
        return f"[{self.attributes[0][0]}" if self.attributes else ""

    def fits(self, tag: Tag) -> bool:
        if self.tag and tag.name != self.tag:
            return False
        if self.name and tag.get("id") != self.name:
            return False
        if self.classes and not self.classes <= set(str(tag.get("class") or "").split()):
            return False
        return all(_has(tag, *wanted) for wanted in self.attributes)


def _has(tag: Tag, name: str, sign: str, value: str) -> bool:
    if not tag.has_attr(name):
        return False
    own = str(tag[name])
    if sign == "=":
        return own == value
    if sign == "~=":
        return value in own.split()
    if sign == "|=":
        return own == value or own.startswith(f"{value}-")
    if sign in {"^=", "$=", "*="} and not value:
        return False
    if sign == "^=":
        return own.startswith(value)
    return own.endswith(value) if sign == "$=" else value in own if sign == "*=" else True


@dataclass(frozen=True, slots=True)
class StyleRule:
    """One selector and what it declares; `weight` orders rules as the cascade does (CSS Cascade 4, 6.4)."""

    compounds: tuple[Compound, ...]
    after: bool
    weight: tuple[int, int, int, int]
    declared: dict[str, str]

    def fits(self, tag: Tag) -> bool:
        """Whether an element is meant: one look at each element round it."""
        *around, own = self.compounds
        if not own.fits(tag):
            return False
        if not around:
            return True
        reached = {0}  # how many of the compounds around stand above, in their order
        above_fits: set[int] = set()  # of these, the ones whose last compound is the element right above
        for above in reversed(list(islice(tag.parents, _MOST_UP))):
            now = {
                place + 1
                for place in reached
                if place < len(around)
                and (not around[place].child or place in above_fits)
                and around[place].fits(above)
            }
            above_fits = now
            reached |= now
        return len(around) in (above_fits if own.child else reached)


def style_rules(sheets: list[str]) -> dict[str, list[StyleRule]]:
    """The rules about `::before` and `::after`, by the key of the element that they are of."""
    found: dict[str, list[StyleRule]] = {}
    order = 0
    for selectors, body in _blocks(_without_comments("\n".join(sheets)[:_MOST_CHARACTERS])):
        declared = _declarations(body)
        if not declared:
            continue
        for selector in _split(selectors, _COMMA):
            order += 1
            if order > _MOST_RULES:
                return found
            rule = _rule(selector, declared, order)
            if rule is not None and rule.compounds[-1].key:
                same = found.setdefault(rule.compounds[-1].key, [])
                if len(same) < _MOST_OF_A_KEY:
                    same.append(rule)
    return found


def _without_comments(sheet: str) -> str:
    pieces: list[str] = []
    place = 0
    while (start := sheet.find("/*", place)) >= 0:
        pieces.append(sheet[place:start])
        end = sheet.find("*/", start + 2)
        if end < 0:
            return "".join(pieces)
        place = end + 2
    return "".join((*pieces, sheet[place:]))


def _blocks(sheet: str) -> Iterator[tuple[str, str]]:
    """The selectors of each rule about such boxes that a wide screen heeds, and what stands in its braces."""
    around: list[bool] = []  # for each open brace, whether what is in it is heeded
    start = 0
    opened: tuple[str, int] | None = None
    for token in _TOKEN.finditer(sheet):
        sign = token[0]
        if sign == ";":
            if opened is None:
                start = token.end()  # "@import …;"
        elif sign == "{":
            head = sheet[start : token.start()].strip()
            at = head.startswith("@")
            around.append(at and head.startswith(_SEEN) and not _OTHER_MEDIA.search(head))
            told = not at and (":before" in head or ":after" in head) and len(around) < _DEEPEST and all(around[:-1])
            opened = (head, token.end()) if told else None
            start = token.end()
        elif sign == "}":
            if opened is not None:
                yield opened[0], sheet[opened[1] : token.start()]
            opened = None
            if around:
                around.pop()
            start = token.end()


def _declarations(body: str) -> dict[str, str]:
    declared: dict[str, str] = {}
    for line in _split(body, _SEMICOLON):
        name, colon, value = line.partition(":")
        name = name.strip().lower()
        if colon and name in _HEEDED:
            declared[name] = value.replace("!important", "").strip()
    return declared


def _split(text: str, sign: re.Pattern[str]) -> list[str]:
    """The text parted at signs that stand in no string."""
    parts: list[str] = []
    start = 0
    for found in sign.finditer(text):
        if found[0][0] not in "\"'":
            parts.append(text[start : found.start()])
            start = found.end()
    return [*parts, text[start:]]


def _rule(selector: str, declared: dict[str, str], order: int) -> StyleRule | None:
    selector = selector.strip()
    told = _PSEUDO.fullmatch(selector) if len(selector) <= _LONGEST_SELECTOR else None
    if told is None:
        return None
    compounds: list[Compound] = []
    place, child, text = 0, False, told[1].strip()
    while place < len(text):
        compound, place = _compound(text, place, child)
        if compound is None:
            return None
        compounds.append(compound)
        step = _STEP.match(text, place)
        if step is None:
            break
        place, child = step.end(), ">" in step[0]
    if place < len(text) or not 0 < len(compounds) <= _MOST_COMPOUNDS:
        return None  # "+", "~", a pseudo-class: no simple selector
    names = sum(bool(one.name) for one in compounds)
    classes = sum(len(one.classes) + len(one.attributes) for one in compounds)
    tags = sum(bool(one.tag) for one in compounds)
    return StyleRule(tuple(compounds), told[2] == "after", (names, classes, tags, order), declared)


def _compound(text: str, place: int, child: bool) -> tuple[Compound | None, int]:
    tag, name, classes = "", "", set()
    attributes: list[tuple[str, str, str]] = []
    start = place
    if text[place : place + 1] == "*":
        place += 1
    while (part := _PART.match(text, place)) is not None:
        sign, word, attribute, relation, value = part.groups()
        if attribute:
            attributes.append((attribute.lower(), relation or "", value or ""))
        elif sign == ".":
            classes.add(word)
        elif sign == "#":
            name = word
        elif place == start:
            tag = word.lower()
        else:
            return None, place
        place = part.end()
    if place == start:
        return None, place
    return Compound(tag, frozenset(classes), name, tuple(attributes), child), place
