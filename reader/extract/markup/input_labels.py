"""Tabs that are radio buttons, each with its label in `aria-label` and its panel right after it (daisyUI): a style
sheet writes the label on the tab. They are told as `details` are.
"""

from __future__ import annotations

from bs4.element import NavigableString, Tag

INPUTS = ("<input>",)  # in the marks of a soup
_MOST_WORDS = 12


def show_input_labels(tags: list[Tag]) -> None:
    """Make `details` of each such panel, its label the summary."""
    for tag in tags:
        if tag.name != "input" or tag.attrs.get("role") != "tab":
            continue
        label = str(tag.attrs.get("aria-label") or "").strip()
        panel = tag.find_next_sibling()
        if not 0 < len(label.split()) <= _MOST_WORDS or not isinstance(panel, Tag) or not _is_panel(panel):
            continue
        summary = Tag(name="summary")
        summary.append(NavigableString(label))
        panel.insert(0, summary)
        panel.name = "details"
        panel.attrs.pop("role", None)


def _is_panel(tag: Tag) -> bool:
    return tag.name in {"div", "section", "article"} and tag.attrs.get("role") == "tabpanel"
