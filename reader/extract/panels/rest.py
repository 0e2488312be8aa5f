"""The rest of a text that is cut short: hidden until somebody presses "Lire la suite". It is read where it stands."""

from __future__ import annotations

import re

from reader.extract.panels.dialogs import is_dialog
from reader.extract.panels.hidden import collapsed, hidden_for_all
from reader.extract.plan import Plan
from reader.extract.tags import HEADINGS
from reader.extract.tree import BLOCKS, TEXT, Node, Tree
from reader.model import Reason
from reader.regex import regex

_READ_ON = regex(
    r"^\W*(?:(?:lire|voir|afficher|montrer) (?:la suite|plus|moins|tout|davantage|le reste|l.intégralité)|"
    r"en (?:savoir|lire|voir) (?:plus|davantage)|(?:plus|\+|davantage) d.(?:infos?|informations)|(?:la )?suite|plus|"
    r"(?:read|show|see) (?:more|all|less)|more)(?: de (?:texte|détails))?\W*$|^\s*[\[(]?(?:…|\.{3})[\])]?\s*$",
    re.IGNORECASE,
)
_DOTS = regex(r"\s*[\[(]?\s*(?:…|\.{3})\s*[\])]?\s*")
_LEAST_WORDS = 3
_TEXT_WORDS = 4  # before what is hidden, in the same box
_BETWEEN = 200  # nodes
_NEAR = 6  # nodes beside the control, white space among them
_TIES = ("aria-controls", "data-target", "data-bs-target", "href")
_SHUT = regex(r"(?:display\s*:\s*none|visibility\s*:\s*hidden)\s*(?:!important\s*)?;?", re.IGNORECASE)


def show_rest(tree: Tree, plan: Plan) -> None:
    """Show what such a control hides, and leave the control out: nothing of the text is its label."""
    for node in tree.tagged("a", "button", "span", "div", "p"):
        if not 0 < node.words <= _NEAR or not _is_control(node):
            continue
        if not _READ_ON.match(tree.text(node)) or plan.drops(node):
            continue
        rest = _tied(tree, node) or _hidden_near(tree, node)
        if (
            rest is None
            or rest.words < _LEAST_WORDS
            or rest.holds(node)
            or is_dialog(rest)
            or rest.tag in {"nav", "form"}
        ):
            continue
        if not _goes_on(tree, node, rest) or _is_far(tree, node, rest):
            continue
        style = _SHUT.sub("", rest.get("style"))
        rest.attributes = {"style": style, **({"id": rest.get("id")} if rest.has("id") else {})}
        rest.forget_names()
        plan.drop(node, Reason.CONTROL)
        _drop_dots(tree, plan, rest)


def _is_control(node: Node) -> bool:
    if not node.attributes:
        return node.tag in {"a", "button"}
    if node.tag == "a" and node.has("href"):
        href = node.get("href")
        return href.startswith("#") or href.lower().startswith("javascript:")
    return node.tag in {"a", "button"} or node.has("onclick") or node.get("role") == "button"


def _tied(tree: Tree, node: Node) -> Node | None:
    """What the control names, where that is shut."""
    for tie in _TIES:
        target = tree.by_id.get(node.get(tie).lstrip("#")) if node.get(tie) else None
        if target is not None and (_shut(target) or collapsed(target)):
            return target
    return None


def _shut(node: Node) -> bool:
    return hidden_for_all(node) or node.get("hidden") == "until-found"


def _hidden_near(tree: Tree, control: Node) -> Node | None:
    """The hidden element right beside the control, or at the end of the text before it."""
    for place in (control, control.parent):
        if place is None or place.parent is None or (place is not control and place.words > control.words):
            break
        before = place.before
        if before is not None and before.tag == "p" and not before.children:
            before = before.before  # which an end tag wrote (`stray_ends.py`)
        for beside in (*([before] if before is not None else []), *place.after(1)):
            if _shut(beside):
                return beside
        inner = [child for child in before.elements if child.words] if before is not None else []
        if inner and _shut(inner[-1]):
            return inner[-1]
    line = control.parent
    if line is not None and line.tag == "p" and control.end == line.end:  # the last word of a paragraph
        following = next(iter(line.after(1)), None)
        return following if following is not None and _shut(following) else None
    return None


def _goes_on(tree: Tree, control: Node, rest: Node) -> bool:
    """Whether text, and no heading nor label, stands right before what is hidden (and its control)."""
    if _ends_a_paragraph(tree, rest):
        return True
    words, last = 0, ""
    first = min(control.position, rest.position)
    for place in range(first - 1, tree.body.position, -1):
        node = tree.nodes[place]
        if node.tag in HEADINGS or node.tag in {"summary", "button", "dt", "legend"}:
            return False
        if node.tag == TEXT and node.words and not _DOTS.fullmatch(node.text):
            if any(
                above.tag in HEADINGS or above.tag in {"summary", "button", "dt", "th"} for above in node.ancestors()
            ):
                if not last and any(above.tag in HEADINGS for above in node.ancestors()):
                    return rest.end <= control.position  # it stands under its heading, and the control under it
                return last.endswith((".", "!"))  # a sentence, if of two words
            words, last = words + node.words, last or node.text.rstrip()
            if words >= _TEXT_WORDS:
                return _ends_like_text(node)
    return False


def _ends_a_paragraph(tree: Tree, rest: Node) -> bool:
    """Whether what is hidden stands in a line of text, after its first words, however few."""
    if rest.tag in BLOCKS:
        return False
    block = next((above for above in rest.ancestors() if above.tag in BLOCKS), None)
    if block is None or block.tag not in {"p", "li", "dd", "td"}:
        return False
    before = tree.nodes[block.position : rest.position]
    return any(node.tag == TEXT and node.words and not _DOTS.fullmatch(node.text) for node in before)


def _is_far(tree: Tree, control: Node, rest: Node) -> bool:
    """Whether words stand between the control and what it shows: that is a panel, to be read at the control."""
    between = tree.nodes[control.end : min(rest.position, control.end + _BETWEEN)]
    return rest.position > control.end + _BETWEEN or any(node.tag == TEXT and node.words for node in between)


def _ends_like_text(node: Node) -> bool:
    """Whether a text is part of a paragraph of some length, or of a sentence: not a line that is a label."""
    box = next((above for above in node.ancestors() if above.tag in BLOCKS), node)
    return box.words >= 2 * _TEXT_WORDS or box.tag == "p"


def _drop_dots(tree: Tree, plan: Plan, rest: Node) -> None:
    """The dots that stand for the rest until it is shown."""
    before = rest.before
    if before is not None and before.tag in {"span", "em", "i", "small"} and _DOTS.fullmatch(tree.text(before)):
        plan.drop(before, Reason.DUPLICATE)
