"""Names of groups of options, which stand in an attribute (`<optgroup label="Enfant">`): whose dose is told."""

from __future__ import annotations

from bs4.element import NavigableString, Tag

GROUPS = ("<optgroup>",)  # in the marks of a soup


def name_groups(tags: list[Tag]) -> None:
    """Write each name over its options, as a legend."""
    for tag in tags:
        label = str(tag.attrs.get("label") or "").strip() if tag.name == "optgroup" else ""
        if label:
            legend = Tag(name="legend")
            legend.append(NavigableString(label))
            tag.insert(0, legend)
