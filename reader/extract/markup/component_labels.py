"""Labels of web components that stand in an attribute or a named slot: `<sl-details summary="L’ordonnance">`,
`<div slot="summary">`, `<joomla-tab-element name="Temps partiel">`. The component's script shows them; they are told as
those of `details` are.
"""

from __future__ import annotations

from bs4.element import NavigableString, Tag

from reader.regex import regex

_TAB_ENDS = ("-tab", "tab-element", "tab-item", "tab-panel", "tab-pane")
COMPONENTS = ("summary=", "heading=", "slot=", *(f"{end}>" for end in _TAB_ENDS))  # in the marks of a soup
_FOLDS = regex(r"details|disclosure|accordion-item|collapse|expander|expandable|fold|faq-item|question")
_BOXES = regex(r"alert|callout|card|panel|notice|box|banner|section")
_SAYS = ("summary", "heading", "header", "label")
_TAB_SAYS = ("label", "heading", "header", "title", "name")
_IDENTIFIER = regex(r"[a-z0-9_-]*")  # what ties a panel to its tab, as in Shoelace
_MOST_WORDS = 30


def show_labels(tags: list[Tag]) -> None:
    """Make `details` of what folds, and a titled box of the others."""
    for tag in tags:
        if "-" not in tag.name:
            continue
        tab = tag.name.endswith(_TAB_ENDS)
        folds = tab or _FOLDS.search(tag.name) is not None
        if (not folds and not _BOXES.search(tag.name)) or (tab and not _stands_among_its_like(tag)):
            continue
        label = next((child for child in tag.children if isinstance(child, Tag) and _is_label(child)), None)
        says = _TAB_SAYS if tab else _SAYS[: 4 if folds else 2]
        said = next((str(tag.attrs[name]).strip() for name in says if tag.attrs.get(name)), "")
        if tab and _IDENTIFIER.fullmatch(said):
            continue
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


def _stands_among_its_like(tab: Tag) -> bool:
    """Whether nothing but such tabs stands in their box: a script is to write the row of their labels."""
    beside = (tab.find_previous_sibling(True), tab.find_next_sibling(True))
    return all(other is None or (isinstance(other, Tag) and other.name in {tab.name, "details"}) for other in beside)
