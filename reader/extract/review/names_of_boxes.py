"""Lines that name the box they stand in or before: the head of a callout, the name of a region."""

from __future__ import annotations

from reader.extract.tree import Node
from reader.regex import regex

_HEAD_NAMES = frozenset({"header", "head", "heading", "message"})
_CALLOUTS = frozenset({"message", "alert", "callout", "notification", "notice", "admonition"})
# Two parts of one box by their classes: "card-header" and "card-body", "panel-heading" and "panel-content".
_HEAD_OF = regex(r"(?:^|\s)([\w-]+?)[-_]{1,2}(?:header|heading|head|title)(?=\s|$)")
_LISTS = frozenset({"ul", "ol", "dl", "table"})
_NEAR = 12  # nodes of a box's head


def heads_a_callout(line: Node) -> bool:
    """Whether a line is all that stands in the head of a box named as one that calls: "message-header", in a
    "message".
    """
    head = line
    while head.parent is not None and head.parent.words == line.words:
        head = head.parent
    box = head.parent
    if box is None or box.words <= line.words or head.end - head.position > _NEAR:
        return False
    names = line.names | head.names
    if names.isdisjoint(_HEAD_NAMES) or box.names.isdisjoint(_CALLOUTS):
        return False
    return next((child for child in box.children if child.words and child.tag[0] != "#"), None) is head


def heads_a_body(line: Node) -> bool:
    """Whether a line is all that stands in the first part of a box, whose class calls it the head of the body beside it
    (Bootstrap's "card-header" over its "card-body").
    """
    if line.tag != "div" or line.before is not None:
        return False
    body = next((other for other in line.after(2) if other.words), None)
    if body is None or body.tag != "div":
        return False
    bodies = set(body.get("class").split())
    return any(
        f"{name[1]}{joint}{part}" in bodies
        for name in _HEAD_OF.finditer(line.get("class"))
        for joint in ("-", "_", "__")
        for part in ("body", "content")
    )


def heads_a_list(line: Node) -> bool:
    """Whether a line's class calls it the head of the box that it begins, and a list stands beside it: "card-header" in
    a "card". Where a page has several of them, each names what its list is of.
    """
    if line.tag != "div" or line.before is not None or line.parent is None or not line.parent.has("class"):
        return False
    body = next((other for other in line.after(2) if other.words), None)
    around = line.parent.get("class").split()
    named = any(name[1] in around for name in _HEAD_OF.finditer(line.get("class")))
    return named and body is not None and body.tag in _LISTS


def names_a_region(line: Node) -> bool:
    """Whether a line is the name of the region that follows it, or that it begins, as `aria-labelledby` says."""
    beside = [*line.after(1), *([line.parent] if line.parent is not None and line.before is None else [])]
    regions = (region for region in beside if region.tag == "section" or region.get("role") == "region")
    wanted = {region.get("aria-labelledby").strip() for region in regions} - {""}
    if not wanted:  # of nearly every line: first, as a line may hold thousands of elements
        return False
    return line.get("id") in wanted or any(child.get("id") in wanted for child in line.elements)
