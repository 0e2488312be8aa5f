"""Lines that name the box they stand in or before: the head of a callout, the name of a region."""

from __future__ import annotations

from reader.extract.tree import Node

_HEAD_NAMES = frozenset({"header", "head", "heading", "message"})
_CALLOUTS = frozenset({"message", "alert", "callout", "notification", "notice", "admonition"})
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


def names_a_region(line: Node) -> bool:
    """Whether a line is the name of the region that follows it, or that it begins, as `aria-labelledby` says."""
    names = {line.get("id"), *(child.get("id") for child in line.elements)} - {""}
    if not names:  # nearly every line
        return False
    beside = [*line.after(1), *([line.parent] if line.parent is not None and line.before is None else [])]
    return any(
        (region.tag == "section" or region.get("role") == "region") and region.get("aria-labelledby").strip() in names
        for region in beside
    )
