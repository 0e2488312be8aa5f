"""Panels that nothing ties to a control: closed blocks right after a short title."""

from __future__ import annotations

from reader.extract.panels.dialogs import is_dialog
from reader.extract.panels.hidden import closed, collapsed, folded, hidden_for_all
from reader.extract.panels.pairs import pair_up
from reader.extract.panels.panel_names import CONTENT_NAMES, LABEL_WORDS, PANEL_NAMES, TAB_NAMES, TITLE_NAMES
from reader.extract.plan import Plan
from reader.extract.tags import HEADINGS
from reader.extract.tree import BLOCKS, Node, Tree
from reader.model import Reason

_NEAR = 8  # nodes on either side, white space among them
_REACH = 20  # nodes before
_LEAST = 3  # words of an answer
_LINE_WORDS = 12
_PROSE_WORDS = 6
_FIELDS = frozenset({"form", "input", "select", "textarea", "nav", "iframe"})


def by_neighbour(tree: Tree, plan: Plan, before: Node, node: Node) -> None:
    """A closed block right after a short title that no attribute ties to it."""
    if node.tag not in BLOCKS or node.tag in HEADINGS or node.tag in {"p", "li", "body"} or node.parent is None:
        return
    if (
        not 0 < before.words <= LABEL_WORDS
        or before.tag in {"ul", "ol", "table", "nav", "form"}
        or (before.tag == "header" and (before.linked or not closed(node)))
    ):
        return
    if hidden_for_all(node) and _of_buttons(tree, before):
        _tell_in_place(tree, plan, node, before)
        return
    opened = _opens_what_follows(tree, before) and not _is_said_with_the_label(node)
    shut = (closed(node) and not node.has("aria-expanded")) or opened
    named = bool(node.names & CONTENT_NAMES) and bool(
        (node.names | node.parent.names | _named_button(before)) & (PANEL_NAMES | {"tab", "tabs"})
    )
    if not shut and (not named or plan.panel_within(node)):
        return  # open, and no panel: or the box of several
    if before.tag == "p" and not tree.text(before).rstrip().endswith("?"):
        return
    if before.position in plan.taken or before.position in plan.labels:
        return
    inside = tree.inside(before)
    if any(inner.position in plan.labels or inner.position in plan.taken for inner in inside):
        return
    if any(inner.tag == "select" for inner in inside):
        return  # a choice, no label
    heading = any(inner.tag in HEADINGS for inner in inside)
    if (
        heading
        and before.tag == node.tag
        and before.get("class") == node.get("class") != ""
        and _says_more(before, inside)
    ):
        return  # the one before it of its kind, with a heading and a text of its own: a slide, a card
    if sum(inner.tag in HEADINGS and inner.words > 0 for inner in inside) > 1:
        return  # a part of the page, with parts of its own
    control = any(
        inner.tag == "button"
        or inner.get("role") in {"button", "tab"}
        or inner.has("aria-expanded")
        or inner.get("href") == "#"
        or (inner.has("onclick") and hidden_for_all(node))
        for inner in inside
    )
    control = control or (hidden_for_all(node) and _toggler_beside(tree, node))
    if heading and not control and is_dialog(node) and _says_more(before, inside):
        return  # what a button elsewhere opens
    titled = bool(before.names & TITLE_NAMES) and bool((before.names | node.parent.names) & (PANEL_NAMES | TAB_NAMES))
    if _gone(node) and not before.linked:
        titled = titled or bool(before.names & TITLE_NAMES) or _one_of_a_row(node)
        titled = titled or _alone_with_its_line(tree, before, node)
    if heading and not shut and not (titled and before.words == sum(n.words for n in inside if n.tag in HEADINGS)):
        if named and node.parent.words == before.words + node.words and node.parent.names & PANEL_NAMES:
            plan.bounds.add(node.parent.position)  # an open accordion's item: what follows it is not under its heading
        return  # a heading before what it heads: nothing else to do
    told = hidden_for_all(node) or collapsed(node) or titled or control or heading
    if told and (heading or control or titled) and (shut or control or titled):
        pair_up(tree, plan, node, before)


def _says_more(line: Node, inside: list[Node]) -> bool:
    """Whether a line says something beside its headings."""
    return line.words > sum(node.words for node in inside if node.tag in HEADINGS)


def _of_buttons(tree: Tree, line: Node) -> bool:
    """Whether a line is two buttons or more, and no word beside them: "Vrai", "Faux"."""
    if line.tag != "div":
        return False
    buttons = [inner for inner in tree.inside(line) if inner.tag == "button"]
    return len(buttons) > 1 and sum(button.words for button in buttons) == line.words


def _tell_in_place(tree: Tree, plan: Plan, panel: Node, buttons: Node) -> None:
    """Read what is shown after such a row where it stands: no button of the row is its title."""
    inside = tree.inside(panel)
    tied = any(one.position in plan.taken or one.position in plan.labels for one in tree.inside(buttons))
    asks = any(one.tag in {"form", "input", "button", "nav"} for one in inside)
    if tied or asks or panel.words < _LEAST or panel.words == panel.linked or plan.drops(panel) or plan.drops(buttons):
        return
    plan.drop(buttons, Reason.CONTROL)
    plan.opened[buttons.position] = panel
    plan.elsewhere.add(panel.position)


def _named_button(line: Node) -> frozenset[str]:
    """What a button is called ("accordion", "collapsible"), before the box that its script opens."""
    return line.names if line.tag == "button" else frozenset()


def _opens_what_follows(tree: Tree, node: Node) -> bool:
    """Whether an element is a control that says so (open or not, a toggle) and names nothing that it opens."""
    if not 0 < node.words <= LABEL_WORDS or node.linked:
        return False
    for inner in (node, *node.elements):
        if inner.words == node.words and not inner.has("aria-controls"):
            told = inner.has("aria-expanded") and inner.get("role") not in {"navigation", "menu"}
            if told or (inner.tag not in HEADINGS and inner.names & {"toggle", "trigger", "toggler"}):
                # not where it holds what it opens
                return not any(hidden.words and hidden_for_all(hidden) for hidden in tree.inside(node))
    return False


def _is_said_with_the_label(node: Node) -> bool:
    """Whether an element that everybody sees stands with a toggle in one box, and what that opens, hidden, after it."""
    if closed(node) or node.parent is None:
        return False
    return any(hidden_for_all(other) for other in node.parent.after(1)) and not node.after(1)


def _toggler_beside(tree: Tree, node: Node) -> bool:
    """Whether a control without a word (an arrow) stands before a hidden element, in its row, and says it is shut."""
    if node.parent is None or node.parent.parent is None or node.parent.parent.words != node.parent.words:
        return False
    before = tree.nodes[max(node.parent.parent.position, node.position - _REACH) : node.position]
    return any(other.get("aria-expanded") == "false" and not other.words for other in before)


def _gone(node: Node) -> bool:
    return hidden_for_all(node) or folded(node)


def _one_of_a_row(node: Node) -> bool:
    """Whether hidden elements stand in a row, each after a short line: questions and answers without a name."""
    parent = node.parent
    if parent is None:
        return False
    if any(_gone(other) for other in _neighbours(node)):
        return True
    if parent.parent is None or not _a_pair(parent):
        return False
    return any(_a_pair(other) and _gone(other.elements[1]) for other in _neighbours(parent))


def _alone_with_its_line(tree: Tree, line: Node, node: Node) -> bool:
    """Whether a short line and hidden prose are all that is in their box: a box that a press on the line opens."""
    box = node.parent
    if box is None or box.words != line.words + node.words or line.words > _LINE_WORDS or not box.attributes:
        return False
    if node.words - node.linked < _PROSE_WORDS or is_dialog(node) or tree.text(line).endswith((".", "!", ":", ";")):
        return False
    return not any(inner.tag in _FIELDS for inner in tree.inside(box))


def _a_pair(node: Node) -> bool:
    return len(node.children) <= _NEAR and len(node.elements) == 2


def _neighbours(node: Node) -> list[Node]:
    """The elements that stand near, in the same row: a rule that looks at each one's whole row never ends."""
    if node.parent is None:
        return []
    row, place = node.parent.children, node.place
    near = row[max(place - _NEAR, 0) : place] + row[place + 1 : place + 1 + _NEAR]
    return [other for other in near if other.tag[0] != "#"]
