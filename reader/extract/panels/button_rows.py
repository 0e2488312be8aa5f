"""Buttons that stand each right before a box of text, two of them or more: what each says is the title of its box,
whatever they are called and whether the box is shut or only a style sheet knows.
"""

from __future__ import annotations

from collections.abc import Iterator

from reader.extract.panels.panel_names import LABEL_WORDS
from reader.extract.tree import Node, Tree
from reader.extract.wording.machinery import machinery

_BOXES = frozenset({"div", "section", "article", "p", "ul", "ol"})
_PRESSED = frozenset({"div", "span", "p", "li"})  # that a script makes a button of
_SITE = frozenset({"nav", "form", "footer", "menu", "dialog"})
_NEXT = "this.nextElementSibling"  # in the script of a button: it opens what stands after it
_LEAST = 3  # words out of links that a box holds


def before_their_boxes(tree: Tree) -> Iterator[tuple[Node, Node]]:
    """Each such button with its box: one whose script says so, or buttons of one kind that all say another thing (not
    "Ajouter" again and again).
    """
    kinds: dict[tuple[str, str, str], list[tuple[Node, Node]]] = {}
    for node in tree.elements:
        if not 0 < node.words <= LABEL_WORDS or not _is_button(node) or node.parent is None:
            continue
        box = _box_after(node)
        if box is None or machinery(tree.text(node)) or any(above.tag in _SITE for above in node.ancestors()):
            continue
        if _NEXT in node.get("onclick"):
            yield node, box
        else:
            kinds.setdefault((node.tag, node.get("class"), node.parent.tag), []).append((node, box))
    for pairs in kinds.values():
        said = {tree.text(button).casefold() for button, _ in pairs}
        if len(pairs) > 1 and len(said) == len(pairs):
            yield from pairs


def _is_button(node: Node) -> bool:
    if node.tag == "button":
        return True
    return node.tag in _PRESSED and bool(node.attributes) and (node.get("role") == "button" or node.has("onclick"))


def _box_after(button: Node) -> Node | None:
    """The box right after a button that stands in no row of buttons."""
    before, after = button.before, button.after(1)
    if (before is not None and _is_button(before)) or not after or after[0].tag not in _BOXES:
        return None
    box = after[0]
    told = box.words - box.linked
    return box if told >= max(_LEAST, box.linked) and not _is_button(box) else None
