"""Tabs that each name several boxes of the page, by numbers of a script's own: `data-tab-rec-ids="401,402"` over
`id="rec401"` and `id="rec402"` (Tilda). What one tab shows is put in one box, which the tab names as ARIA has it.
"""

from __future__ import annotations

from bs4.element import NavigableString, Tag

from reader.regex import regex

TABS = ("data-tab-", "data-tabs-")  # what tells of them in the page's code, in small letters
_NAMING = regex(r"data-tabs?-(?:[\w-]+-)?ids?")
_PARTS = regex(r"[\s,;]+")
_PREFIX = regex(r"#?([A-Za-z][\w-]*?[A-Za-z_-])?")
_MOST_BOXES = 40  # of a tab
_LEAST = 2
_MOST_ROWS = 20  # of a page


def name_tabs(tags: list[Tag]) -> None:
    """Tie each such tab to what it shows, where at least two stand in a row and all that they name is there."""
    rows: dict[tuple[int, str], list[Tag]] = {}
    for tag in tags:
        for name in tag.attrs:
            if name.startswith("data-tab") and _NAMING.fullmatch(name) and tag.parent is not None:
                rows.setdefault((id(tag.parent), name), []).append(tag)
    if not rows:
        return
    known: dict[str, Tag] = {}
    for tag in tags:
        known.setdefault(str(tag.attrs.get("id") or ""), tag)
    for (_, attribute), row in list(rows.items())[:_MOST_ROWS]:
        named = [_PARTS.split(str(tab.attrs[attribute]).strip())[:_MOST_BOXES] for tab in row]
        if len(row) < _LEAST or not all(map(all, named)):
            continue
        prefix = _prefix(known, named[0][0])
        boxes = [[known.get(f"{prefix}{name}") for name in names] for names in named] if prefix is not None else []
        if boxes and all(map(all, boxes)):
            _tie(row, [[box for box in found if box is not None] for found in boxes])


def _prefix(known: dict[str, Tag], name: str) -> str | None:
    """What stands before a tab's number in the identifier of its box."""
    if name in known:
        return ""
    found = [own[: -len(name)] for own in known if own.endswith(name) and _PREFIX.fullmatch(own[: -len(name)])]
    return found[0] if len(found) == 1 else None


def _tie(row: list[Tag], boxes: list[list[Tag]]) -> None:
    every = [box for found in boxes for box in found]
    if len({id(box) for box in every}) < len(every) or len({id(box.parent) for box in every}) > 1:
        return
    for tab, found in zip(row, boxes, strict=True):
        panel = found[0]
        if len(found) > 1:
            panel = Tag(name="div")
            panel["id"] = "-".join(str(box["id"]) for box in found)
            found[0].insert_before(panel)
            for box in found:
                panel.append(box.extract())
                panel.append(NavigableString("\n"))
        panel["role"] = "tabpanel"
        tab["aria-controls"] = str(panel["id"])
