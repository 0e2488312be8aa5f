"""Lists drawn by hand: tables whose first column holds nothing but a picture of a bullet, as pages had before CSS."""

from __future__ import annotations

import re

from reader.extract.layout_tables import cells_of, rows_of
from reader.extract.plan import Plan
from reader.extract.tree import Node, Tree
from reader.model import Reason
from reader.regex import regex

# What a description says that tells the drawing, and not what it stands for; an arrow up or down tells what rises.
_NAMES_A_DRAWING = regex(
    r"(?:ic[ôo]nes?|icon|puces?|bullet|(?:fl[èe]ches?|arrow)(?: (?:vers la )?droite| right)?|(check-?(?:mark)?|coche))"
    r"(?: (?:rouges?|vert(?:es?)?|bleue?s?|noire?s?|blan(?:c|che)s?|grise?s?|oranges?|jaunes?|red|green|blue))?\W*",
    re.IGNORECASE,
)
# Beside these a tick is an answer.
_ANSWER = regex(r"\W*(?:croix|cross|non|no|interdit\w*|forbidden)\b", re.IGNORECASE)
_CELLS = frozenset({"td", "th", "dd"})
_LEAST = 2  # rows of a list; pictures of one address that nobody described are bullets from the third on
_GROUPS = frozenset({"thead", "tbody", "tfoot"})


def mark_bullets(tree: Tree, plan: Plan) -> None:
    """Make lists of such tables, and leave out pictures without a description that the page shows over and over."""
    shown: dict[str, list[Node]] = {}
    ticks: set[str] = set()
    answers = False
    for node in tree.tagged("img", "table"):
        if node.tag == "img":
            said = (node.get("alt") or node.get("title") or node.get("aria-label")).strip()
            drawing = _NAMES_A_DRAWING.fullmatch(said) if said else None
            answers = answers or _ANSWER.match(said) is not None
            if not said or (drawing is not None and not _is_a_cell(node)):
                shown.setdefault(node.get("src").strip(), []).append(node)
                if drawing is not None and drawing[1]:
                    ticks.add(node.get("src").strip())
            elif _is_a_double(node):
                plan.drop(node, Reason.DUPLICATE)
        elif node.tag == "table":
            _make_list(tree, node)
    told = ticks if answers or len(ticks) > 1 else set()
    for source, pictures in shown.items():
        if source in told:
            continue
        if source and not source.startswith("data:") and len(pictures) > _LEAST:
            for picture in pictures:
                plan.drop(picture, Reason.CONTROL)


def _is_a_double(picture: Node) -> bool:
    """Whether a picture stands right after another with the same description: one for each width of screen, each a file
    of its own. One file twice counts (two tablets).
    """
    before = picture.before
    if before is None or before.tag != "img" or before.get("src").strip() == picture.get("src").strip():
        return False
    return before.get("alt").strip() == picture.get("alt").strip() != ""


def _is_a_cell(picture: Node) -> bool:
    """Whether a picture is all that a cell says: "coche", in the column of what is forbidden."""
    cell = next((above for above in picture.ancestors() if above.words or above.tag in _CELLS), None)
    return cell is not None and not cell.words


def _make_list(tree: Tree, table: Node) -> None:
    rows = rows_of(table)
    if len(rows) < _LEAST or len({id(row.parent) for row, _ in rows}) > 1:
        return
    if any(child.tag not in {"tr", *_GROUPS} for child in table.elements):
        return
    lines = [cells_of(row) for row, _ in rows]
    if not all(len(line) == 2 and _is_bullet(tree, line[0]) and line[1].words for line in lines):
        return
    sources = {inner.get("src") for bullet, _ in lines for inner in tree.inside(bullet) if inner.tag == "img"}
    if len(sources) > 1:
        return  # a picture of its own for each line
    tree.rename(table, "div")
    around = rows[0][0].parent
    if around is not None:
        tree.rename(around, "ul")
    for row, _ in rows:
        tree.rename(row, "li")
    for line in lines:
        for cell in line:
            tree.rename(cell, "div")
        for inner in tree.inside(line[0]):
            if inner.tag == "img":
                inner.attributes = {**inner.attributes, "alt": "", "role": "presentation"}


def _is_bullet(tree: Tree, cell: Node) -> bool:
    """Whether a cell holds one picture that says nothing, and no word."""
    pictures = [inner for inner in tree.inside(cell) if inner.tag == "img"]
    return cell.tag == "td" and not cell.words and len(pictures) == 1 and not pictures[0].get("alt").strip()
