# ruff: noqa: SIM905  (word lists read best as they are)
"""Tabs that nothing calls so: a row of short lines, and right after it as many boxes of one kind of which one is
shown, as all others are closed or as it alone is called the active one (Telerik, Thrive, Brizy; two words beside a
switch).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from reader.extract.layout_tables import is_layout
from reader.extract.panels.dialogs import is_dialog
from reader.extract.panels.hidden import closed
from reader.extract.remembered import asker
from reader.extract.tree import BLOCKS, Node, Tree
from reader.regex import regex

_LABEL_WORDS = 12
_MOST = 12  # boxes
_LEAST_ALIKE = 2  # words of the classes of items (`toggle-is-hidden toggle-yearly`)
_MOST_DEEP = 5  # boxes round the row
_ACTIVE = frozenset("active actif selected current courant".split())
_says_active = asker(r"(?:active|actif|selected|current|courant)(?![a-z])")
_SITE = frozenset({"nav", "footer", "menu", "select", "dl"})
_NOT_LABELS = frozenset(
    {"h1", "p", "ul", "ol", "dl", "table", "tr", "thead", "tbody", "td", "th", "nav", "form", "img"}
)
_says_hidden = asker(r"(?:is[-_]|--|__)hidden(?:$|\s)")  # of what a style sheet hides by a class of its own
_COUNTED = regex(r"[-_]*[0-9]+$")


def shown_one_at_a_time(tree: Tree) -> Iterator[tuple[Node, Node]]:
    """Each line of such a row with its box, in page order."""
    tables: dict[int, bool] = {}  # each is asked once, however many rows of lines it holds

    def lays_out(table: Node) -> bool:
        if table.position not in tables:
            tables[table.position] = is_layout(tree, table)
        return tables[table.position]

    seen: set[int] = set()  # positions of boxes
    for told in tree.elements:  # few say something of the kind: their boxes are looked at, and no others
        if not told.attributes or not told.words or told.tag not in BLOCKS or not _tells(told):
            continue
        box = told.parent
        if box is None or told is tree.body or box.position in seen:
            continue
        seen.add(box.position)
        panels = [child for child in box.elements if child.words]
        if 2 <= len(panels) <= _MOST + 1:
            yield from _pairs(tree, box, panels, lays_out)


def _tells(child: Node) -> bool:
    """Whether a box is shut, or is called the active one."""
    name = child.get("class")
    return (bool(name) and (_says_active(name) or _says_hidden(name))) or closed(child)


def _pairs(tree: Tree, box: Node, panels: list[Node], lays_out: Callable[[Node], bool]) -> Iterator[tuple[Node, Node]]:
    line = _line_before(box) if _alike(panels) else None
    if line is None and len(panels) > 2 and _alike(panels[1:]):
        line, panels = panels[0], panels[1:]  # the row stands in the same box
    shown = _shown(panels)
    if line is None or shown is None or any(above.tag in _SITE for above in (line, *line.ancestors())):
        return
    labels = _labels(tree, line, len(panels))
    if not labels or any(above.tag == "table" and not lays_out(above) for above in line.ancestors()):
        return
    current = [place for place, label in enumerate(labels) if _is_current(tree, label)]
    by_name = not all(_shut(panel) for place, panel in enumerate(panels) if place != shown)
    if current == [shown] or (not current and not by_name):
        yield from zip(labels, panels, strict=True)


def _alike(panels: list[Node]) -> bool:
    """Whether boxes are of one kind: by their element, and by a class if one has any (`part-1`, `part-2`)."""
    if len({panel.tag for panel in panels}) > 1 or panels[0].tag not in BLOCKS or any(map(is_dialog, panels)):
        return False
    kinds = [{_COUNTED.sub("", name) for name in panel.get("class").split()} for panel in panels]
    alike = frozenset.intersection(*(panel.names for panel in panels))
    items = panels[0].tag == "li" and len(alike) >= _LEAST_ALIKE
    return bool(set.intersection(*kinds)) or items or not any(kinds)


def _shut(panel: Node) -> bool:
    return closed(panel) or _says_hidden(panel.get("class"))


def _shown(panels: list[Node]) -> int | None:
    """The place of the only one that is open, or else of the only one that is called active."""
    for told in ([not _shut(panel) for panel in panels], [bool(panel.names & _ACTIVE) for panel in panels]):
        if sum(told) == 1:
            return told.index(True)
    return None


def _line_before(box: Node) -> Node | None:
    """What stands right before a box, or before the boxes that hold nothing else."""
    for _ in range(_MOST_DEEP):
        before = box.before
        while before is not None and not before.words:
            before = before.before
        if before is not None or box.parent is None or box.parent.words != box.words:
            return before
        box = box.parent
    return None


def _labels(tree: Tree, line: Node, count: int) -> list[Node]:
    """The short lines that are all a row says, each another one and none a way to another page."""
    row = line
    for _ in range(_MOST_DEEP):
        inner = [child for child in row.elements if child.words]
        if len(inner) != 1:
            break
        row = inner[0]
    if len(inner) != count or row.words != sum(label.words for label in inner):
        return []
    if not all(label.words <= _LABEL_WORDS and not _leads_away(tree, label) for label in inner):
        return []
    if any(node.tag in _NOT_LABELS for label in inner for node in tree.inside(label)):
        return []
    if len({tree.first_heading(label) is None for label in inner}) > 1:
        return []  # a heading and the line under it
    said = {tree.text(label).casefold() for label in inner}
    return inner if len(said) == count and all(any(map(str.isalpha, text)) for text in said) else []


def _leads_away(tree: Tree, label: Node) -> bool:
    if not label.linked:
        return False
    links = (node.get("href") for node in tree.inside(label) if node.tag == "a")
    return not all(href[:1] in {"", "#"} or href.lower().startswith("javascript:") for href in links)


def _is_current(tree: Tree, label: Node) -> bool:
    """Whether a line, or what holds all its words, is called the active one."""
    return any(
        node.names & _ACTIVE or node.get("aria-selected") == "true"
        for node in tree.inside(label)
        if node.words == label.words and node.attributes
    )
