"""Web components as their page shows them: what a server wrote into `<template shadowrootmode>` is content, with what
stands in the element itself at the places of its slots (DOM Standard, 4.2.2.3 "finding slots and slottables").
"""

from __future__ import annotations

from bs4 import BeautifulSoup
from bs4.element import Comment, Tag

_ATTRIBUTES = ("shadowrootmode", "shadowroot")  # the second is its name of before 2023


def is_shadow(item: object) -> bool:
    """Whether an element is the template of a component's inner tree."""
    return isinstance(item, Tag) and item.name == "template" and any(item.has_attr(name) for name in _ATTRIBUTES)


class Shadows:
    """What each element of a soup shows, in order; nothing in the soup is moved."""

    def __init__(self, soup: BeautifulSoup) -> None:
        self._slots: dict[int, list[Tag]] = {}  # of a template, by its identity, in page order
        self._shown: dict[int, list[object]] = {}  # in a slot, by its identity
        for slot in soup.find_all("slot"):
            around = next((above for above in slot.parents if is_shadow(above)), None)
            if around is not None:
                self._slots.setdefault(id(around), []).append(slot)

    def contents(self, item: Tag) -> list[object]:
        """The children of an element as they are shown: it must be asked for before those inside it."""
        template = next((child for child in item.contents if is_shadow(child)), None)
        if template is None or not isinstance(template, Tag):
            return list(item.contents)
        slots: dict[str, Tag] = {}
        for slot in self._slots.get(id(template), []):
            slots.setdefault(str(slot.get("name") or ""), slot)
        beside: list[object] = []
        for child in item.contents:
            if child is template:
                continue
            place = slots.get(str(child.get("slot") or "") if isinstance(child, Tag) else "")
            if place is None:
                beside.append(child)  # a browser shows it nowhere, until a script names a slot for it: not lost
            else:
                self._shown.setdefault(id(place), []).append(child)
        for slot in slots.values():
            shown = self._shown.get(id(slot), [])
            if not any(_says(child) for child in shown):
                self._shown.pop(id(slot), None)  # white space alone: what the slot says itself reads better
        return [*template.contents, *beside]

    def in_slot(self, item: Tag) -> list[object] | None:
        """What stands in a slot of a component, None for any other element."""
        return self._shown.get(id(item)) if item.name == "slot" else None


def _says(child: object) -> bool:
    return isinstance(child, Tag) or (not isinstance(child, Comment) and bool(str(child).strip()))
