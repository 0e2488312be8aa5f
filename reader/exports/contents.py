"""The table of contents of a document as a nested list, whatever its levels do."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from reader.model import Section


def depths(sections: Sequence[Section]) -> tuple[int, ...]:
    """The depth of each section from 1: the first is at 1, and none is more than one deeper than the one before."""
    found: list[int] = []
    path: list[int] = []  # the levels of the sections that are open
    for section in sections:
        while path and path[-1] >= section.level:
            path.pop()
        path.append(section.level)
        found.append(len(path))
    return tuple(found)


def nested_list(sections: Sequence[Section], entry: Callable[[Section], str], tag: str = "ol") -> str:
    """The sections as nested lists; `entry` writes one."""
    parts: list[str] = []
    open_lists = 0
    for section, depth in zip(sections, depths(sections), strict=True):
        if depth > open_lists:
            parts.append(f"<{tag}>")  # never more than one: see depths
            open_lists += 1
        else:
            parts.append("</li>" + f"</{tag}></li>" * (open_lists - depth))
            open_lists = depth
        parts.append(f"<li>{entry(section)}")
    parts.append(f"</li></{tag}>" * open_lists)
    return "\n".join(parts)
