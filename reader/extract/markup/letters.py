"""Letters that only a class makes large or bold (`.titre { font-size: 18px }` in the page's own style sheet), on a page
without a heading: what its author's program wrote in their place. On a page with headings short bold lines alone.
"""

from __future__ import annotations

from reader.extract.tree import Node

_LINES, _LINE_WORDS = frozenset({"p", "div", "span"}), 12


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
