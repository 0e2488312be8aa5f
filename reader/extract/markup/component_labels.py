"""Labels of web components that stand in an attribute or a named slot: `<sl-details summary="L’ordonnance">`,
`<div slot="summary">`. The component's script shows them; they are told as those of `details` are.
"""

from __future__ import annotations

from bs4.element import NavigableString, Tag

from reader.regex import regex

COMPONENTS = ("summary=", "heading=", "slot=")  # in the marks of a soup
_FOLDS = regex(r"details|disclosure|accordion-item|collapse|expander|expandable|fold|faq-item|question")
_BOXES = regex(r"alert|callout|card|panel|notice|box|banner|section")
_SAYS = ("summary", "heading", "header", "label")
_MOST_WORDS = 30


def show_labels(tags: list[Tag]) -> None:
    """Make `details` of what folds, and a titled box of the others."""
    for tag in tags:
        if "-" not in tag.name:
            continue
        folds = _FOLDS.search(tag.name) is not None
        if not folds and not _BOXES.search(tag.name):
            continue
        label = next((child for child in tag.children if isinstance(child, Tag) and _is_label(child)), None)
        said = next((str(tag.attrs[name]).strip() for name in _SAYS[: 4 if folds else 2] if tag.attrs.get(name)), "")
        if label is None and not 0 < len(said.split()) <= _MOST_WORDS:
            continue
        if label is None:
            label = Tag(name="div", attrs={"class": "title"})
            label.append(NavigableString(said))
            tag.insert(0, label)
        if folds:
            if label.name not in {"div", "span", "p"}:  # a heading keeps its rank, in the summary
                inner, label = label, Tag(name="summary")
                inner.wrap(label)
            label.name = "summary"
            tag.attrs["class"] = f"{tag.attrs.get('class') or ''} {tag.name}".strip()
            tag.name = "details"


def _is_label(child: Tag) -> bool:
    return str(child.attrs.get("slot") or "") in {"summary", "heading"}
