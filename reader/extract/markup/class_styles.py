"""What a page's own style sheets declare of a class alone (`.c5 { vertical-align: super }`,
`span.line { display: block }`).

Sheets are given in small letters. The rule is looked for from what it declares: a sheet has thousands of others, and
most pages none of these.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from reader.regex import regex

_RULE, _SELECTORS = 400, 200  # characters
_BEFORE = ("{", "}", ";", "*/", "<!--", "-->")  # what may stand before a rule's selectors
_SELECTOR = regex(r"\s*([a-z][a-z0-9]*)?\.([\w-]+)\s*")
_IN_A_LINE = frozenset({"", "span", "a", "small", "font", "strong", "b", "em", "p", "div"})
_VERTICAL = regex(r"vertical-align\s*:\s*(super|sub)\b")
_BOLD = regex(r"font-weight\s*:\s*(?:bold|bolder|[6-9]00)\b")
_BLOCK = regex(r"display\s*:\s*(?:block|flow-root|flex|grid|table|list-item)\b")
_DECORATION = regex(r"text-decoration(?:-line)?\s*:([^;{}]{0,80})")
_ON_PAPER = regex(r"@media\s+(?:only\s+)?print\b[^{},]*\{(?:[^{}]*\{[^{}]*\})*[^{}]*\}")
_LETTERS = regex(r"(font-size|font-weight)\s*:\s*([\w.%+-]+)")


def for_screens(sheet: str, media: str) -> str:
    """What a style sheet, in small letters, says of a page that is not printed."""
    if media.strip().lower() == "print":
        return ""
    return _ON_PAPER.sub("", sheet) if "@media" in sheet else sheet


def styles_that_raise(sheets: list[str]) -> dict[str, str]:
    """The classes that the page's style sheets raise or lower, and which."""
    return {name: said[1] for tag, name, said in declared(sheets, _VERTICAL) if tag in _IN_A_LINE}


def styles_of_blocks(sheets: list[str]) -> frozenset[str]:
    """The classes that the page's style sheets give lines of their own."""
    return frozenset(name for tag, name, _ in declared(sheets, _BLOCK) if tag in _IN_A_LINE)


def styles_of_bold(sheets: list[str]) -> frozenset[str]:
    """The classes that the page's style sheets make bold."""
    return frozenset(name for tag, name, _ in declared(sheets, _BOLD) if tag in _IN_A_LINE)


def styles_that_strike(sheets: list[str]) -> frozenset[tuple[str, str]]:
    """The classes that the page's style sheets strike out, each after the tag of which they do ("" for any)."""
    some = [sheet for sheet in sheets if "line-through" in sheet]
    found = {(tag, name): "line-through" in said[1] for tag, name, said in declared(some, _DECORATION)}
    return frozenset(key for key, struck in found.items() if struck)  # as the last of them says


def styles_of_letters(sheets: list[str]) -> dict[tuple[str, str], dict[str, str]]:
    """What the page's style sheets say of the letters of a class, by the tag of which they do ("" for any)."""
    found: dict[tuple[str, str], dict[str, str]] = {}
    for tag, name, said in declared(sheets, _LETTERS):
        found.setdefault((tag, name), {})[said[1]] = said[2]
    return found


def declared(sheets: list[str], declaration: re.Pattern[str]) -> Iterator[tuple[str, str, re.Match[str]]]:
    """Each class of which a rule declares this: the tag of which it does ("" for any), its name, and what is said."""
    for sheet in sheets:
        for said in declaration.finditer(sheet):
            place = said.start()
            opened = sheet.rfind("{", max(place - _RULE, 0), place)
            if opened < 0 or "}" in sheet[opened:place]:
                continue
            near = max(opened - _SELECTORS - 1, 0)
            if sheet.rfind("/*", near, place) > sheet.rfind("*/", near, place):
                continue  # in a comment
            selectors = sheet[near:opened]
            for mark in _BEFORE:
                selectors = selectors.rpartition(mark)[2]
            for one in selectors.split(",") if len(selectors) <= _SELECTORS else ():
                selector = _SELECTOR.fullmatch(one)
                if selector is not None:
                    yield selector[1] or "", selector[2], said
