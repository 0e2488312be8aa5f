# ruff: noqa: SIM905  (word lists read best as they are)
"""What a page hides, and how: for everybody, from the eye, or from one size of screen."""

from __future__ import annotations

from reader.extract.remembered import asker
from reader.extract.tree import Node

_says_screen_only = asker(
    r"(?:^|[\s_-])(?:sr-only|visually-?hidden|screen-reader(?:-text)?|screen-only|element-invisible|show-for-sr|assistive-text|"
    r"a11y-hidden|hid(?:den|e)-accessible|offscreen|fr-sr-only)(?:$|\s)",
)
_HIDDEN = frozenset("hidden hide d-none is-hidden invisible u-hidden uk-hidden w3-hide".split())
_says_shown_somewhere = asker(
    r"(?:^|\s)(?:d-(?:xs|sm|md|lg|xl|xxl)-(?!none)\w+|(?:sm|md|lg|xl|2xl):(?!hidden)\S+|visible-\S+|hidden-?print|show-\S+)",
)
_PRINT_ONLY = frozenset(
    "visible-print visible-print-block visible-print-inline print-only only-print show-for-print".split()
)
_says_one_size = asker(
    r"(?:^|[\s_-])(?:"
    r"(?:hidden|hide|visible|show|only|d)[-_]?(?:for[-_]|on[-_])?(?:desktop|mobile|tablet|phone|smartphone|small|medium|large|xs|sm|md|"
    r"lg|xl)|(?:table|tableau|view|vue|version|content|contenu|bloc|block|list|liste|cards|text|texte)[-_]"
    r"(?:desktop|mobile|tablet|phone|smartphone)(?:$|\s)|(?:desktop|mobile|tablet|phone|smartphone)[-_]?(?:only|hidden|hide|visible|show|title|version)|"
    r"(?:sm|md|lg|xl):hidden|ssr-variant(?:$|\s))",  # Framer writes a box for each width
)
# Tailwind hides for all, and shows from one size on ("hidden md:block"); "lg:flex" alone says nothing of who sees it.
_says_shown_from = asker(r"(?:^|\s)(?:sm|md|lg|xl|2xl):(?:block|flex|grid|inline\S*|table\S*)(?:$|\s)")
_says_folded = asker(r"(?:^|[;\s])(?:max-)?height\s*:\s*0(?:px|r?em|%)?\s*(?:!important\s*)?(?:;|$)")
_COLLAPSED = frozenset(
    "collapse fr-collapse tab-pane is-collapsed collapsed-content accordion-collapse panel-collapse "
    "blocdepliable_contenu ui-accordion-content ui-tabs-panel ui-tabs-hide tabs-panel accordion-content "
    "elementor-tab-content et_pb_toggle_content depliable__contenu".split()
)
_CLOSED = _COLLAPSED | _HIDDEN | _PRINT_ONLY  # most elements are called nothing of the kind
_SAYING = frozenset({"hidden", "style", "aria-hidden", "role", "aria-expanded"})


def hidden_for_all(node: Node) -> bool:
    """Hidden by its own attributes, for everybody, until something shows it."""
    attributes = node.attributes
    if "hidden" in attributes:
        return attributes["hidden"] != "until-found"  # which a search in the page opens (HTML Standard, 6.1)
    style = attributes.get("style")
    if not style:
        return False
    style = style.replace(" ", "").lower()
    return "display:none" in style or "visibility:hidden" in style


def folded(node: Node) -> bool:
    """Folded to no height by its own style, which a script unfolds; not what keeps its room for a picture or a film."""
    style = node.get("style")
    return bool(style) and "padding" not in style and _says_folded(style)


def hidden_by_class(node: Node) -> bool:
    """Hidden by the class names of the usual frameworks, on every screen; what only paper shows is."""
    if not _PRINT_ONLY.isdisjoint(node.classes):
        return True
    return not _HIDDEN.isdisjoint(node.classes) and not _says_shown_somewhere(node.get("class"))


def screen_only(node: Node) -> bool:
    """Text that only a screen reader meets: mostly names of regions and controls."""
    name = node.get("class")
    return bool(name) and _says_screen_only(name)


def one_screen_only(node: Node) -> bool:
    """Shown on one size of screen: the same words may stand a second time for the others."""
    name = node.get("class")
    if not name:
        return False
    return _says_one_size(name) or ("hidden" in node.classes and _says_shown_from(name))


def collapsed(node: Node) -> bool:
    """Closed or closable by the class names of the usual frameworks."""
    return not _COLLAPSED.isdisjoint(node.classes)


def closed(node: Node) -> bool:
    """Not seen at first, by whatever means; somebody may open it."""
    if not _SAYING.isdisjoint(node.attributes) and (
        node.has("hidden")
        or hidden_for_all(node)
        or node.get("aria-hidden") == "true"
        or node.get("role") == "tabpanel"
        or node.get("aria-expanded") == "false"
        or folded(node)
    ):
        return True
    return not _CLOSED.isdisjoint(node.classes) and (collapsed(node) or hidden_by_class(node))
