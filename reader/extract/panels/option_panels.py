"""Panels that the options of a `select` choose ("Votre traitement : [Nivolumab]"): tied by a name that both say, or by
their order. What merely is a field of a form ties nothing that is hidden.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from reader.extract.panels.hidden import closed
from reader.extract.tags import HEADINGS
from reader.extract.tree import BLOCKS, Node, Tree
from reader.regex import regex

_MOST_OPTIONS = 100
_LABEL_WORDS = 30
_MOST_UP = 3  # elements from a select to the box that the panels follow
_MOST_NAME = 80  # characters
_NOT_PANELS = frozenset({"li", "option", "select", "br", "hr", "button", "form", "nav", "td", "th", "tr", *HEADINGS})
_ASKS = regex(r"\W*(?:(?:choisi|s[ée]lection|veuillez|select|choose|tou(?:s|te)|all)|$)", re.IGNORECASE)

_Named = dict[str, list[Node]]


def shown_by_options(tree: Tree) -> Iterator[tuple[Node, Node]]:
    """Each option with the panel that it shows, in page order."""
    chosen = [(select, options) for select in _selects(tree) if len(options := _options(tree, select)) > 1]
    if not chosen:
        return
    named = _named(tree, {name for _, options in chosen for option in options for name in _names(option)})
    for select, options in chosen:
        found = [(option, panel) for option in options if (panel := _panel(named, option)) is not None]
        panels = [panel for _, panel in found]
        if not _are_panels(panels):
            panels = [] if any(above.tag == "form" for above in select.ancestors()) else _after(select, len(options))
            found = list(zip(options, panels, strict=False))
        if _are_panels(panels):
            yield from found


def _selects(tree: Tree) -> list[Node]:
    return [node for node in tree.tagged("select") if node.words]


def _options(tree: Tree, select: Node) -> list[Node]:
    """What there is to choose: not the line that asks for it."""
    options = [node for node in tree.inside(select) if node.tag == "option" and 0 < node.words <= _LABEL_WORDS]
    if options and (_ASKS.match(tree.text(options[0])) or (options[0].has("value") and not options[0].get("value"))):
        options = options[1:]
    return options if len(options) <= _MOST_OPTIONS else []


def _names(option: Node) -> list[str]:
    """What an option may call its panel, the surest first."""
    said = [value for name, value in option.attributes.items() if name.startswith("data-")]
    return [name for value in (*said, option.get("value")) if 0 < len(name := value.strip().lstrip("#.")) <= _MOST_NAME]


def _named(tree: Tree, wanted: set[str]) -> _Named:
    """The blocks that say one of the names: as their identifier or its end, in an attribute, as a class."""
    found: _Named = {}
    for node in tree.inside(tree.body):
        if not node.attributes or not node.words or node.tag not in BLOCKS or node.tag in _NOT_PANELS:
            continue
        said = {value.strip() for name, value in node.attributes.items() if name == "id" or name.startswith("data-")}
        said |= {re.split(r"[-_]", node.get("id"), maxsplit=1)[-1], *node.get("class").split()}
        for name in said & wanted:
            found.setdefault(name, []).append(node)
    return found


def _panel(named: _Named, option: Node) -> Node | None:
    """The one block that says an option's name."""
    for name in _names(option):
        blocks = named.get(name, [])
        if len(blocks) == 1:
            return blocks[0]
    return None


def _are_panels(panels: list[Node]) -> bool:
    """Whether blocks are two or more, none in another, alike, and all but one of them are hidden at first."""
    if len(panels) < 2 or len({panel.tag for panel in panels}) > 1 or panels[0].tag in _NOT_PANELS:
        return False
    row = sorted(panels, key=lambda panel: panel.position)
    if any(one.end > other.position for one, other in pairwise(row)):
        return False
    return sum(map(closed, panels)) >= len(panels) - 1


def _after(select: Node, count: int) -> list[Node]:
    """As many blocks after a select as it has options, in a row or in one box."""
    line = select
    for _ in range(_MOST_UP):
        row = [other for other in line.after(count + 1) if other.words]
        box = [child for child in row[0].elements if child.words] if row else []
        ends = len(row) <= count or not closed(row[count])
        for panels in (box, row[:count] if ends else []):
            if len(panels) == count and _are_panels(panels):
                return panels
        if line.parent is None or row:
            return []
        line = line.parent
    return []
