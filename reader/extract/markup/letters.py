"""Letters that only a class makes large or bold (`.titre { font-size: 18px }` in the page's own style sheet), on a page
without a heading: what its author's program wrote in their place. On a page with headings short bold lines alone.
"""

from __future__ import annotations

import re

from reader.extract.tree import Node
from reader.regex import regex

_RULE = regex(r"([^{};>]{1,200})\{([^{}]{0,400})\}")
_COMMENT = regex(r"/\*.*?\*/|<!--|-->", re.DOTALL)
_SELECTOR = regex(r"([a-z][a-z0-9]*)?\.([\w-]+)")
_SAID = regex(r"(font-size|font-weight)\s*:\s*([\w.%+-]+)")
_LINES, _LINE_WORDS = frozenset({"p", "div", "span"}), 12
_MOST_CHARACTERS = 100_000  # of style sheets


def letters_of_classes(sheets: list[str]) -> dict[tuple[str, str], dict[str, str]]:
    """What style sheets, in small letters, say of the letters of a class, by the tag of which they do ("" for any)."""
    found: dict[tuple[str, str], dict[str, str]] = {}
    sheet = "\n".join(sheets)[:_MOST_CHARACTERS]
    for rule in _RULE.finditer(_COMMENT.sub("", sheet)):
        said = dict(_SAID.findall(rule[2]))
        for one in rule[1].split(",") if said else ():
            selector = _SELECTOR.fullmatch(one.strip())
            if selector is not None:
                found.setdefault((selector[1] or "", selector[2]), {}).update(said)
    return found


def write_letters(nodes: list[Node], letters: dict[tuple[str, str], dict[str, str]]) -> None:
    """Write into the style of such elements what their class says; what they say themselves comes after it."""
    for node in nodes:
        if not node.words or not node.has("class"):
            continue
        said: dict[str, str] = {}
        for name in node.get("class").lower().split():
            said |= letters.get(("", name), {}) | letters.get((node.tag, name), {})
        if said:
            own = node.get("style")
            said = {what: how for what, how in said.items() if what not in own.lower()}
            style = ";".join(f"{what}:{how}" for what, how in said.items())
            node.attributes = {**node.attributes, "style": f"{style};{own}"}


def embolden_lines(nodes: list[Node], bold: frozenset[str]) -> None:
    """Write into the style of a short line that one of these classes makes it bold; a word in a line stays as it is."""
    for node in nodes if bold else ():
        if node.tag not in _LINES or not 0 < node.words <= _LINE_WORDS or not node.has("class"):
            continue
        if node.tag == "span" and (node.parent is None or node.parent.words != node.words):
            continue
        if not bold.isdisjoint(node.classes):
            node.attributes = {**node.attributes, "style": f"{node.get('style')};font-weight:bold"}
