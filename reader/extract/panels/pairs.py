"""A panel and its control, tied: which words are its label, and what is a panel of the site and not of the page."""

from __future__ import annotations

import re

from reader.extract.panels.amid_text import read_after
from reader.extract.panels.dialogs import is_dialog, of_a_button
from reader.extract.panels.hidden import hidden_for_all, screen_only
from reader.extract.panels.panel_names import LABEL_WORDS
from reader.extract.plan import Plan
from reader.extract.tags import HEADINGS
from reader.extract.tree import TEXT, Node, Tree, signature
from reader.extract.ways import words_away
from reader.extract.wording.machinery import OPENS_ALL
from reader.model import Reason
from reader.regex import regex

# Words of a control that name no panel: the heading beside them does.
_GENERIC = regex(
    r"^\W*(?:(?:afficher|voir|ouvrir|d[ée]plier|d[ée]rouler|lire|show|open|expand|read|toggle|masquer|fermer|plus|moins|more|less|"
    r"en savoir|d[ée]tails?|suite|la|le|les|réponse|contenu|answer|content|tout|all)\W*)*$",
    re.IGNORECASE,
)
# Those of them that say what a press does, or draw it.
_DOES = regex(
    r"afficher|voir|ouvrir|d[ée]plier|d[ée]rouler|lire|show|open|expand|read|toggle|masquer|fermer|more|less|savoir|"
    r"d[ée]tails?|suite|^[\s+×\u2190-\u2bff]+$",
    re.IGNORECASE,
)
_GOES_ON = regex(r"\W*(?:(?:étape |page )?suivante?|continuer|next(?: step)?|continue)\W*", re.IGNORECASE)
_PROSE = frozenset({"p", "ul", "ol", "dl", "table", "blockquote", "figure"})
_NO_MENU_WORDS = 5
_PROSE_WORDS = 8
_NEXT_WORDS = 2
_NAMED_WORDS = 4
_ALL_WORDS = 6
_MOST_BESIDE = 60  # nodes on each side of a panel: each of a thousand asks
_DOOR_WORDS = 60
_DOOR_NODES = 300
_ACTING = frozenset({"button", "input", "select", "textarea"})
_ACTING_ROLES = frozenset({"button", "menuitem", "tab"})
_NOT_CONTENT = frozenset({"nav", "form", "search", "menu"})


def pair_up(tree: Tree, plan: Plan, panel: Node, control: Node) -> None:
    """Tie a control to its panel, or see that it only repeats one that is tied already."""
    if not panel.words and not any(node.tag == "img" for node in tree.inside(panel)):
        return
    if panel.holds(control) and panel.tag != "details":
        if any(node.tag in HEADINGS and panel.holds(node) for node in (*tree.inside(control), *control.ancestors())):
            plan.bounds.add(panel.position)  # the whole of an accordion's item, its heading in it
        return
    if is_furniture(tree, panel) or control.holds(panel) or plan.drops(control) or plan.drops(panel):
        return
    if _asks_who_one_is(tree, panel):
        if read_after(tree, control, panel) is None:
            plan.drop(control, Reason.CONTROL)
        plan.drop(panel, Reason.FORM)
        return
    holder = read_after(tree, control, panel)
    if holder is not None:
        if panel.position not in plan.labels and panel.position not in plan.elsewhere:
            plan.beside.setdefault(holder.position, []).append(panel)
            plan.callers[panel.position] = control
            plan.elsewhere.add(panel.position)
        return
    label = _label(tree, plan, control, panel)
    if _holds_prose(tree, plan, label, control):
        return
    known = plan.labels.get(panel.position)
    if known is not None:
        if known is not label and not known.holds(label) and not label.holds(known) and label.words <= LABEL_WORDS:
            same = tree.text(label).casefold() == tree.text(known).casefold()
            plan.drop(label, Reason.DUPLICATE if same else Reason.CONTROL)
        return
    if not 0 < label.words <= LABEL_WORDS or label.position in plan.taken or panel.position in plan.taken:
        return
    if label.position in plan.labels:  # a panel itself, in a broken page: it would be told twice
        return
    if not label.holds(control) and not control.holds(label):
        plan.drop(control, Reason.CONTROL)  # "Afficher la réponse", beside the question
    itself = _says_so_itself(tree, plan, panel, label)
    leads_on = not itself and (_leads_on(tree, panel, label) or _opens_all(tree, panel, label))
    if itself or leads_on:
        plan.drop(label, Reason.CONTROL if leads_on else Reason.DUPLICATE)
    if panel.position in plan.elsewhere:
        return  # a second button, for a phone: it is read at the first
    if itself or leads_on:
        if is_dialog(panel):
            plan.opened[label.position] = panel
            plan.elsewhere.add(panel.position)
        else:
            plan.bounds.add(panel.position)
        return
    _leave_signs(tree, plan, label)
    plan.labels[panel.position] = label
    plan.taken.add(label.position)


def names_no_panel(tree: Tree, control: Node) -> bool:
    """Whether a control says but that it opens ("En savoir plus")."""
    return _GENERIC.match(tree.text(control)) is not None


def _leave_signs(tree: Tree, plan: Plan, label: Node) -> None:
    """Leave out what a label says beside the panel's name to who opens it: a plus that screen readers call "Ouvrir".

    Such a sign stands at one end and says what a press does: "Je n'ai <i>plus</i> d'appétit" is a sentence.
    """
    inside = tree.inside(label)
    said = [node.position for node in inside if node.tag == TEXT and node.words]
    for node in inside[1:]:
        button = (
            node.tag in {"a", "button"}
            or (node.tag == "i" and (bool(node.attributes) or (node.words == 1 and not tree.text(node).isalpha())))
            or (node.tag == "span" and screen_only(node))
        )
        if not button or not 0 < node.words < label.words:
            continue
        if not _DOES.search(tree.text(node)) and not (node.tag in {"a", "button"} and tree.text(node) == "?"):
            continue
        at_an_end = said[0] >= node.position or said[-1] < node.end
        if at_an_end and names_no_panel(tree, node):
            plan.drop(node, Reason.CONTROL)


def _asks_who_one_is(tree: Tree, panel: Node) -> bool:
    """Whether a panel is the site's door: a few words and a field for a password."""
    if panel.words > _DOOR_WORDS or panel.end - panel.position > _DOOR_NODES:
        return False
    return any(node.tag == "input" and node.get("type").lower() == "password" for node in tree.inside(panel))


def _holds_prose(tree: Tree, plan: Plan, label: Node, control: Node) -> bool:
    """Whether what would be a label holds text that it stands over: a part of the page, an answer, not a name."""
    if label.tag in {"main", "article", "body"}:
        return True
    if control.tag in {"button", "a", "summary", "label"} or control.get("role") in {"button", "tab"}:
        return False
    if label.parent is not None and label.parent.position in plan.labels and label.parent.words == label.words:
        return True  # all that another panel says
    paragraphs = [node for node in tree.inside(label) if node.tag in _PROSE and node.words]
    headed = any(node.tag in HEADINGS for node in tree.inside(label))
    return len(paragraphs) > 1 or any(
        node.tag != "p" or headed or tree.text(node).endswith((".", "!", "…")) for node in paragraphs
    )


def _says_so_itself(tree: Tree, plan: Plan, panel: Node, label: Node) -> bool:
    """Whether the panel begins with a heading that says its label again; its own label is in a `details` (a heading
    in the summary). A hidden heading that does is left out.
    """
    said = tree.text(label).casefold()
    first = label.end if panel.holds(label) else panel.position + 1
    for node in tree.nodes[first : panel.end]:
        if node.tag in HEADINGS and node.words:
            again = tree.text(node).casefold() == said
            if again and hidden_for_all(node):
                plan.drop(node, Reason.DUPLICATE)
                return False
            return again
        if node.tag == TEXT and node.words and not of_a_button(node):
            return False
    return False


def _leads_on(tree: Tree, panel: Node, label: Node) -> bool:
    """Whether a label is the button "Suivant" of a step, before one that begins with a heading of its own."""
    if label.words > _NEXT_WORDS or not _GOES_ON.fullmatch(tree.text(label)) or panel.holds(label):
        return False
    first = tree.first_text(panel)
    return first is not None and any(above.tag in HEADINGS for above in first.ancestors() if panel.holds(above))


def _opens_all(tree: Tree, panel: Node, label: Node) -> bool:
    """Whether a label is a button of a whole row of panels, before the box that they stand in."""
    if label.words > _ALL_WORDS or panel.holds(label):
        return False
    return OPENS_ALL.match(tree.text(label)) is not None


def says_no_way(tree: Tree, node: Node) -> bool:
    """Whether an element called a navigation leads nowhere: words without a link, as a builder's panel has, a paragraph
    with one, or a list of plain items under a line of the text. A `menu` is a list (HTML Standard, 4.4.7).
    """
    if node.tag == "menu":
        return node.linked * 2 < node.words and not _acts(tree, node)
    if node.tag != "nav":
        return False
    away = words_away(tree, node)
    if node.words < _NO_MENU_WORDS:
        return not away and _lists_under_a_line(tree, node)
    return not away or (
        away * 3 <= node.words
        and any(inner.tag == "p" and inner.words - inner.linked >= _PROSE_WORDS for inner in tree.inside(node))
    )


def _acts(tree: Tree, node: Node) -> bool:
    """Whether something in an element is to be pressed or filled in, and leads to no page."""
    return any(
        inner.tag in _ACTING or inner.has("onclick") or inner.get("role") in _ACTING_ROLES
        for inner in tree.inside(node)
    )


def _lists_under_a_line(tree: Tree, node: Node) -> bool:
    """Whether an element is a list of plain items, right after a heading or a line that ends with a colon."""
    before = node.before
    if before is None or not before.words or before.linked:
        return False
    if before.tag not in HEADINGS and not tree.text(before).endswith(":"):
        return False
    return any(inner.tag == "li" for inner in tree.inside(node)) and not _acts(tree, node)


def is_furniture(tree: Tree, panel: Node) -> bool:
    """A panel of the site, not of the page: a menu, a search form, a list of links among no panels of words."""
    if (panel.tag in _NOT_CONTENT and not says_no_way(tree, panel)) or panel.get("role") in {
        "navigation",
        "search",
        "menu",
        "listbox",
    }:
        return True
    if any(not says_no_way(tree, node) for node in tree.tagged_inside(panel, "nav")):
        return True
    if "role" in tree.attributes and any(node.get("role") == "search" for node in tree.inside(panel)):
        return True
    of_links = panel.words > 0 and panel.linked / panel.words > 0.85 and panel.words - panel.linked < _PROSE_WORDS
    return of_links and not _is_one_of_words(panel)


def _is_one_of_words(panel: Node) -> bool:
    """Whether another panel beside this one, or in the item beside this one's, says something: "Documents", after
    "Le jour même".
    """
    for box in (panel, panel.parent):
        if box is None or box.parent is None or not box.get("class"):
            continue
        row, place, kind = box.parent.children, box.place, signature(box)
        for other in row[max(place - _MOST_BESIDE, 0) : place + _MOST_BESIDE]:
            if other.words - other.linked >= _NAMED_WORDS and other is not box and signature(other) == kind:
                return True
    return False


def _label(tree: Tree, plan: Plan, control: Node, panel: Node) -> Node:
    """The whole label a control belongs to: the heading or wrapper with the same words, or the heading beside
    "Afficher".
    """
    if tree.text(control) == "?" and is_dialog(panel):
        return control  # what it explains is part of what stands there, under the heading beside it
    label = _whole(plan, control, panel)
    if names_no_panel(tree, control):
        for node in control.ancestors():
            if node.holds(panel):
                break
            if node.tag in HEADINGS and node.words <= LABEL_WORDS:
                return _whole(plan, node, panel)
            headings = [child for child in node.elements if child.tag in HEADINGS and child.words]
            if headings and node.words - headings[0].words <= 6:
                return _whole(plan, headings[0], panel)
    return label


def _whole(plan: Plan, node: Node, panel: Node) -> Node:
    """The outermost element round `node` that says the same words, and is or holds no panel."""
    while (
        node.parent is not None
        and node.parent.words == node.words
        and not node.parent.holds(panel)
        and node.parent.position not in plan.labels
        and node.parent.tag not in {"body", "html", "main", "article"}
    ):
        node = node.parent
    return node
