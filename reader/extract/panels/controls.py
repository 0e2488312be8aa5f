"""Controls that name the element they open, by an attribute of any kind or in the script that they run."""

from __future__ import annotations

from reader.extract.panels.dialogs import is_dialog
from reader.extract.panels.hidden import closed, hidden_by_class, hidden_for_all
from reader.extract.panels.panel_names import PANEL_NAMES, TAB_NAMES
from reader.extract.tree import Node, Tree
from reader.regex import regex

_OPEN_NAMES = TAB_NAMES | PANEL_NAMES | {"panel", "pane"}
_TOGGLES = frozenset({"collapse", "tab", "pill", "modal", "dialog", "offcanvas", "accordion", "toggle"})
# What names the element that a control opens, the surest first.
_CONTROLLING = ("aria-controls", "data-target", "data-bs-target", "commandfor", "popovertarget", "data-fancybox-target")
_TOGGLING = frozenset({"data-toggle", "data-bs-toggle", *_CONTROLLING})
_REACH = 80  # nodes after a control
_CONTROLS = frozenset(_CONTROLLING)
_TELLING = _CONTROLS | {"role"}
_SAYING = _TELLING | {"href"}
_ACTING = frozenset({"", "#", "j", "J", *" \t\n\r\f\v"})  # how an address begins that leads to no page, "javascript:"
# What an attribute of a framework's own is called that names it too ("data-open", "data-micromodal-trigger").
_OPENING = regex(
    r"data-(?:[\w-]*-)?(?:open|show|toggle|target|trigger|modal|dialog|popup|reveal|collapse)(?:-[\w-]*)?$"
)
# What may name anything at all, and so is believed where it names what is hidden.
_NAMING = regex(r"data-(?:[\w-]*-)?(?:href|controls|panel|content|block|box|for|ref)$")
# What a script outside the page is told to open, as a place in it: `data-src="#doses"` (Fancybox), `data-mfp-src`
# (Magnific Popup), `data-featherlight`, `uk-toggle="target: #doses"` (UIkit).
_PLACE = regex(r"^(?:target:\s*)?#([A-Za-z][\w:.-]*)\s*;?$")
# A script that shows and hides what it names, though nothing in the page says that it is hidden.
_SHOWS = regex(r"classList|style\.(?:display|visibility)|[tT]oggle\(|\.(?:show|hide|fade\w+)\(")
_QUOTED = regex(r"[\"']#?([A-Za-z][\w:.-]*)[\"']")  # in a script: "openModal('transcription')"
# An identifier is a variable of the page's scripts, too (HTML Standard, 7.2.2.3): "transcription.showModal()".
_BY_ITSELF = regex(r"\b([A-Za-z]\w*)\.(?:show|open|toggle|classList|style|hidden|removeAttribute)")


def controlled(tree: Tree, node: Node) -> Node | None:
    """The element a control opens, by every attribute in use."""
    if node.tag != "button" and _SAYING.isdisjoint(node.attributes):
        return None  # as nearly every element of a page
    if node.tag == "a" and node.get("href")[:1] not in _ACTING and _TELLING.isdisjoint(node.attributes):
        return None  # a link to another page
    names = []
    if not _CONTROLS.isdisjoint(node.attributes):
        values = (node.get(attribute).strip().lstrip("#") for attribute in _CONTROLLING)
        names = [value for value in values if value]
    href = node.get("href")
    if not names and href.startswith("#") and len(href) > 1 and any(c.isalpha() for c in tree.text(node)):
        toggle = (node.get("data-toggle") or node.get("data-bs-toggle")).lower()
        parent = node.parent
        if (
            toggle in _TOGGLES
            or node.get("role") in {"tab", "button"}
            or node.has("aria-expanded")
            or _stands_aside(tree.by_id.get(href[1:]))
            or bool((node.names | (parent.names if parent else frozenset())) & _OPEN_NAMES)
            or (parent is not None and parent.parent is not None and bool(parent.parent.names & _OPEN_NAMES))
        ):
            names.append(href[1:])
    for name in names or _named_otherwise(tree, node):
        target = tree.by_id.get(name) if name[0] != "." else _by_class(tree, node, name[1:])
        if target is None or target.tag in {"html", "body", "main"}:
            continue
        shut = closed(target) or is_dialog(target) or (target.tag != "li" and bool(target.names & _OPEN_NAMES))
        if href[1:] == name and (not shut or _is_a_part(tree, node, target)):
            continue  # an ordinary link to a place in the page
        return target
    return None


def _is_a_part(tree: Tree, link: Node, target: Node) -> bool:
    """Whether a link that says no more leads to a part of the page, that begins with its heading and is shown: nothing
    but its name tells of panels ("faq-category").
    """
    if link.has("role") or link.has("aria-expanded") or not _TOGGLING.isdisjoint(link.attributes):
        return False
    if closed(target) or is_dialog(target) or target.names & TAB_NAMES:
        return False
    heading, first = tree.first_heading(target), tree.first_text(target)
    return heading is not None and first is not None and heading.holds(first)


def _named_otherwise(tree: Tree, node: Node) -> list[str]:
    """What a button names by an attribute of some framework's own, or in the script that it runs."""
    href = node.get("href")
    runs = href.lstrip().lower().startswith("javascript:")
    if node.tag != "button" and node.get("role") not in {"button", "tab"} and href not in {"#", "#!"} and not runs:
        return []
    script = f"{node.get('onclick')} {href}" if runs else node.get("onclick")
    named = [value.lstrip("#") for name, value in node.attributes.items() if _OPENING.match(name)]
    aside = [value.lstrip("#") for name, value in node.attributes.items() if _NAMING.match(name)]
    aside += [place[1] for value in node.attributes.values() if (place := _PLACE.match(value))]
    shows = _SHOWS.search(script) is not None
    quoted = _QUOTED.findall(script)
    run = [name for name in quoted if shows or _stands_aside(tree.by_id.get(name)) or _in_a_row(tree, node, name)]
    run += [name for name in _BY_ITSELF.findall(script) if _stands_aside(tree.by_id.get(name))]
    named += [name for name in aside if _stands_aside(tree.by_id.get(name))] + run
    return [name for name in named if name in tree.by_id and not node.holds(tree.by_id[name])]


def _in_a_row(tree: Tree, control: Node, name: str) -> bool:
    """Whether a control and the one beside it ask the same of a box each after them, and the boxes stand side by side:
    tabs of which only a style sheet tells which is shown (`onclick="openTab(event, 'avant')"`).
    """
    target = tree.by_id.get(name)
    if target is None or control.parent is None or target.position < control.parent.end:
        return False
    script = _QUOTED.sub("", control.get("onclick"))
    for beside in (control.before, next(iter(control.after(1)), None)):
        asked = beside.get("onclick") if beside is not None else ""
        if not asked or _QUOTED.sub("", asked) != script:
            continue  # "Écouter" and "Imprimer", each with the name of what it takes
        others = (tree.by_id.get(other) for other in _QUOTED.findall(asked))
        if any(other is not None and other is not target and other.parent is target.parent for other in others):
            return True
    return False


def _by_class(tree: Tree, control: Node, name: str) -> Node | None:
    """The first element after a control that has the classes it names (`data-target=".more"`, Bootstrap), or else the
    one that stands last before it.
    """
    wanted = set(name.split("."))
    near = tree.nodes[control.end : control.end + _REACH]
    before = tree.nodes[max(control.position - _REACH, 0) : control.position]
    found = (node for node in (*near, *reversed(before)) if node.has("class"))
    return next((node for node in found if wanted <= set(node.get("class").split())), None)


def _stands_aside(target: Node | None) -> bool:
    return target is not None and (hidden_for_all(target) or hidden_by_class(target) or is_dialog(target))
