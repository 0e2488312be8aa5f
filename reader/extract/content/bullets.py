"""Lists drawn by hand: tables whose first column holds nothing but a picture of a bullet, as pages had before CSS."""

from __future__ import annotations

import re

from reader.extract.layout_tables import cells_of, rows_of
from reader.extract.plan import Plan
from reader.extract.tree import Node, Tree
from reader.model import Reason
from reader.regex import regex

# What a description says that tells the drawing, and not what it stands for.
_NAMES_A_DRAWING = regex(
    r"(?:ic[ôo]nes?|icon|puces?|fl[èe]ches?|arrow|check-?mark|check|coche|bullet|puce)\b", re.IGNORECASE
)
_LEAST = 2  # rows of a list; pictures of one address that nobody described are bullets from the third on
_GROUPS = frozenset({"thead", "tbody", "tfoot"})


def mark_bullets(tree: Tree, plan: Plan) -> None:
    """Make lists of such tables, and leave out pictures without a description that the page shows over and over."""
    shown: dict[str, list[Node]] = {}
    for node in tree.tagged("img", "table"):
        if node.tag == "img":
            said = (node.get("alt") or node.get("title") or node.get("aria-label")).strip()
            if not said or _NAMES_A_DRAWING.match(said):
                shown.setdefault(node.get("src").strip(), []).append(node)
            elif _is_a_double(node):
                plan.drop(node, Reason.DUPLICATE)
        elif node.tag == "table":
            _make_list(tree, node)
    for source, pictures in shown.items():
        if source and not source.startswith("data:") and len(pictures) > _LEAST:
            for picture in pictures:
                plan.drop(picture, Reason.CONTROL)


def _is_a_double(picture: Node) -> bool:
    """Whether a picture stands right after another with the same description: one for each width of screen."""
    before = picture.before
    return before is not None and before.tag == "img" and before.get("alt").strip() == picture.get("alt").strip() != ""


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
