# ruff: noqa: SIM905  (word lists read best as they are)
"""Panels: what a control opens. Closed accordions, tabs, toggles and dialogs are content, each once, under their
label.
"""

from __future__ import annotations

import re
from bisect import bisect_left

from reader.extract.panels.accordions import by_shape
from reader.extract.panels.hidden import closed, collapsed, hidden_for_all
from reader.extract.panels.input_tabs import shown_by_inputs
from reader.extract.panels.link_tabs import TAB_NAMES, shown_by_links
from reader.extract.panels.states import tied_by_state
from reader.extract.plan import Plan
from reader.extract.tags import HEADINGS
from reader.extract.tree import BLOCKS, TEXT, Node, Tree
from reader.model import Reason

_LABEL_WORDS = 45
_NO_MENU_WORDS = 5
_PROSE_WORDS = 8
_NEAR = 8  # nodes on either side, white space among them
_REACH = 20  # nodes before

# Words of a control that name no panel: the heading beside them does.
_GENERIC = re.compile(
    r"^\W*(?:(?:afficher|voir|ouvrir|d[ée]plier|d[ée]rouler|lire|show|open|expand|read|toggle|masquer|fermer|plus|moins|more|less|"
    r"en savoir|d[ée]tails?|suite|la|le|les|réponse|contenu|answer|content|tout|all)\W*)*$",
    re.IGNORECASE,
)
_TITLE_NAMES = frozenset(
    "title titre header heading head trigger toggle toggler question btn button label summary intitule control opener "
    "handle".split()
)
_PANEL_NAMES = frozenset(
    "plier deplier replier accordion accordeon accordions collapse collapsible collapsed toggle toggles faq depliable "
    "blocdepliable expand "
    "expandable spoiler foldable disclosure answer reponse volet".split()
)
_CONTENT_NAMES = frozenset("content contenu body panel pane answer reponse text texte inner collapse details".split())
_OPEN_NAMES = TAB_NAMES | _PANEL_NAMES | {"panel", "pane"}
_TOGGLES = frozenset({"collapse", "tab", "pill", "modal", "dialog", "offcanvas", "accordion", "toggle"})
# What names the element that a control opens, the surest first.
_CONTROLLING = ("aria-controls", "data-target", "data-bs-target", "commandfor", "popovertarget", "data-fancybox-target")
_CONTROLS = frozenset(_CONTROLLING)
# What an attribute of a framework's own is called that names it too ("data-open", "data-micromodal-trigger").
_OPENING = re.compile(
    r"data-(?:[\w-]*-)?(?:open|show|toggle|target|trigger|modal|dialog|popup|reveal|collapse)(?:-[\w-]*)?$"
)
_QUOTED = re.compile(r"[\"']#?([A-Za-z][\w:.-]*)[\"']")  # in a script: "openModal('transcription')"
_TO_OPEN = re.compile(
    r"^\W*(?:voir|lire|afficher|ouvrir|consulter|d[ée]couvrir|show|read|open|view|see)\b", re.IGNORECASE
)
_PROSE = frozenset({"p", "ul", "ol", "dl", "table", "blockquote", "figure"})
_NOT_CONTENT = frozenset({"nav", "form", "search", "menu"})


def find_panels(tree: Tree, plan: Plan) -> None:
    """Fill the plan's `labels` and `taken`; controls that say a panel's label again are left out as duplicates."""
    nodes = tree.inside(tree.body)
    elements = [node for node in nodes if node.attributes or node.tag == "details"]
    for node in elements:
        if node.tag == "details":
            summary = next((child for child in node.elements if child.tag == "summary"), None)
            if summary is not None and summary.words:
                _pair(tree, plan, node, summary)
    for node in elements:
        target = _controlled(tree, node)
        if target is not None:
            _pair(tree, plan, target, node)
    for control, panel in (*tied_by_state(tree), *shown_by_inputs(tree), *shown_by_links(tree)):
        if panel.position not in plan.labels:
            _pair(tree, plan, panel, control)
    for node in elements:
        if (
            node.get("role") in {"tabpanel", "region"}
            and node.has("aria-labelledby")
            and node.position not in plan.labels
        ):
            label = tree.by_id.get(
                node.get("aria-labelledby").split()[0] if node.get("aria-labelledby").split() else ""
            )
            if label is not None and (node.get("role") == "tabpanel" or closed(node)):
                _pair(tree, plan, node, label)
    for node in elements:
        _tabs_by_order(tree, plan, node)
    for control, panel in by_shape(tree):
        if panel.position not in plan.labels and not plan.panel_within(control) and control.position not in plan.taken:
            _pair(tree, plan, panel, control)
    for node in elements:
        if node.position not in plan.labels:
            _by_neighbour(tree, plan, node)
        if node.tag in {"ul", "ol"} and _of_headed_items(tree, node):
            plan.bounds.add(node.position)  # what follows the last item is not under its heading


def _controlled(tree: Tree, node: Node) -> Node | None:
    """The element a control opens, by every attribute in use."""
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
            or _is_over_the_page(tree.by_id.get(href[1:]))
            or bool((node.names | (parent.names if parent else frozenset())) & _OPEN_NAMES)
            or (parent is not None and parent.parent is not None and bool(parent.parent.names & _OPEN_NAMES))
        ):
            names.append(href[1:])
    for name in names or _named_otherwise(tree, node):
        target = tree.by_id.get(name)
        if target is None or target.tag in {"html", "body", "main"}:
            continue
        shut = closed(target) or is_dialog(target) or (target.tag != "li" and bool(target.names & _OPEN_NAMES))
        if href[1:] == name and not shut:
            continue  # an ordinary link to a place in the page
        return target
    return None


def _is_over_the_page(target: Node | None) -> bool:
    return target is not None and is_dialog(target)


def _named_otherwise(tree: Tree, node: Node) -> list[str]:
    """What a button names by an attribute of some framework's own, or in the script that it runs."""
    if node.tag != "button" and node.get("role") not in {"button", "tab"} and node.get("href") not in {"#", "#!"}:
        return []
    named = [value.lstrip("#") for name, value in node.attributes.items() if _OPENING.match(name)]
    run = [name for name in _QUOTED.findall(node.get("onclick")) if _stands_aside(tree.by_id.get(name))]
    return [name for name in (*named, *run) if name in tree.by_id and not node.holds(tree.by_id[name])]


def _stands_aside(target: Node | None) -> bool:
    return target is not None and (hidden_for_all(target) or is_dialog(target))


def _pair(tree: Tree, plan: Plan, panel: Node, control: Node) -> None:
    """Tie a control to its panel, or see that it only repeats one that is tied already."""
    if not panel.words and not any(node.tag == "img" for node in tree.inside(panel)):
        return
    if panel.holds(control) and panel.tag != "details":
        if any(node.tag in HEADINGS and panel.holds(node) for node in (*tree.inside(control), *control.ancestors())):
            plan.bounds.add(panel.position)  # the whole of an accordion's item, its heading in it
        return
    if _is_furniture(tree, panel) or control.holds(panel) or plan.drops(control) or plan.drops(panel):
        return
    label = _label(tree, plan, control, panel)
    if _holds_prose(tree, plan, label, control):
        return
    known = plan.labels.get(panel.position)
    if known is not None:
        if known is not label and not known.holds(label) and not label.holds(known) and label.words <= _LABEL_WORDS:
            same = tree.text(label).casefold() == tree.text(known).casefold()
            plan.drop(label, Reason.DUPLICATE if same else Reason.CONTROL)
        return
    if not 0 < label.words <= _LABEL_WORDS or label.position in plan.taken or panel.position in plan.taken:
        return
    if not label.holds(control) and not control.holds(label):
        plan.drop(control, Reason.CONTROL)  # "Afficher la réponse", beside the question
    itself = _says_so_itself(tree, panel, label)
    if itself:
        plan.drop(label, Reason.DUPLICATE)
    if panel.position in plan.elsewhere:
        return  # a second button, for a phone: it is read at the first
    if itself:
        if is_dialog(panel):
            plan.opened[label.position] = panel
            plan.elsewhere.add(panel.position)
        else:
            plan.bounds.add(panel.position)
        return
    plan.labels[panel.position] = label
    plan.taken.add(label.position)


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


def _says_so_itself(tree: Tree, panel: Node, label: Node) -> bool:
    """Whether the panel begins with a heading that says its label again; its own label is in a `details` (a heading
    in the summary).
    """
    said = tree.text(label).casefold()
    first = label.end if panel.holds(label) else panel.position + 1
    for node in tree.nodes[first : panel.end]:
        if node.tag in HEADINGS and node.words:
            return tree.text(node).casefold() == said
        if node.tag == TEXT and node.words and not _of_a_button(node):
            return False
    return False


def is_dialog(node: Node) -> bool:
    """Something that lies over the page until it is closed."""
    return (
        node.tag == "dialog"
        or node.get("role") in {"dialog", "alertdialog"}
        or node.has("data-reveal")
        or bool(node.names & {"modal", "popup"})
    )


def only_opens(tree: Tree, label: Node, panel: Node) -> bool:
    """Whether a control says but that it opens ("Lire la transcription") what has a heading of its own."""
    if not _TO_OPEN.match(tree.text(label)):
        return False
    first = next(
        (node for node in tree.inside(panel) if node.tag == TEXT and node.words and not _of_a_button(node)), None
    )
    return first is not None and any(above.tag in HEADINGS and panel.holds(above) for above in first.ancestors())


def _of_a_button(node: Node) -> bool:
    return any(above.tag == "button" for above in node.ancestors())


def says_no_way(tree: Tree, node: Node) -> bool:
    """Whether an element called a navigation leads nowhere, a panel of some builder: words without a link, or a
    paragraph with one.
    """
    if node.tag != "nav" or node.words < _NO_MENU_WORDS:
        return False
    return not node.linked or (
        node.linked * 3 <= node.words
        and any(inner.tag == "p" and inner.words - inner.linked >= _PROSE_WORDS for inner in tree.inside(node))
    )


def _is_furniture(tree: Tree, panel: Node) -> bool:
    """A panel of the site, not of the page: a menu, a search form, a list of links and nothing else."""
    if (panel.tag in _NOT_CONTENT and not says_no_way(tree, panel)) or panel.get("role") in {
        "navigation",
        "search",
        "menu",
        "listbox",
    }:
        return True
    inside = tree.inside(panel)
    if any((node.tag == "nav" and not says_no_way(tree, node)) or node.get("role") == "search" for node in inside):
        return True
    return panel.words > 0 and panel.linked / panel.words > 0.85 and panel.words - panel.linked < 8


def _label(tree: Tree, plan: Plan, control: Node, panel: Node) -> Node:
    """The whole label a control belongs to: the heading or wrapper with the same words, or the heading beside
    "Afficher".
    """
    label = _whole(plan, control, panel)
    if _GENERIC.match(tree.text(control)):
        for node in control.ancestors():
            if node.holds(panel):
                break
            if node.tag in HEADINGS and node.words <= _LABEL_WORDS:
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


def _tabs_by_order(tree: Tree, plan: Plan, node: Node) -> None:
    """Tabs without identifiers (Divi): as many short titles as there are panels after them, paired by their order.

    They are named as tabs, or buttons before boxes of which all but one are hidden.
    """
    if node.tag not in {"ul", "ol", "div", "nav"} or node.position in plan.labels or node.position in plan.bounds:
        return
    titles = node.elements
    if len(titles) < 2 or node.parent is None or not all(0 < title.words <= 12 for title in titles):
        return
    named = bool(node.names & TAB_NAMES)
    if not named and not _is_button(titles[0]):
        return
    if not named and not all(_is_button(title) for title in titles):
        return
    row = node
    while row.parent is not None and row.parent.words == row.words and row.parent.tag == "div":
        if named and row.after(2):
            break
        row = row.parent
    after = row.after(len(titles) + 1)
    in_a_box = len(after) == 1 or (bool(after) and (bool(after[0].names & TAB_NAMES) or after[0].tag in {"ul", "ol"}))
    panels = after[: len(titles)] if not in_a_box and (not named or len(after) == len(titles)) else []
    panels = panels or (after[0].elements if in_a_box else [])
    if len(panels) != len(titles):
        return
    told = all(panel.names & (TAB_NAMES | _CONTENT_NAMES) for panel in panels)
    if named and not told and not all(_leads_nowhere(tree, title) for title in titles):
        return
    if not named and sum(hidden_for_all(panel) for panel in panels) < len(panels) - 1:
        return
    for title, panel in zip(titles, panels, strict=True):
        if panel.position not in plan.labels and title.position not in plan.taken:
            inner = [target for child in tree.inside(title) if (target := _controlled(tree, child)) is not None]
            if not inner:
                _pair(tree, plan, panel, title)


def _leads_nowhere(tree: Tree, node: Node) -> bool:
    """Whether an element is a button, or holds a link that is one (`<a href>`, `<a href="#">`)."""
    return _is_button(node) or any(
        inner.tag == "a" and inner.words == node.words and inner.get("href") in {"", "#", "#!"}
        for inner in tree.inside(node)
    )


def _is_button(node: Node) -> bool:
    """Whether an element is a button, or an item of nothing else."""
    inner = node.elements[0] if node.tag == "li" and len(node.elements) == 1 else node
    return inner.tag == "button" or inner.get("role") in {"tab", "button"}


def _by_neighbour(tree: Tree, plan: Plan, node: Node) -> None:
    """A closed block right after a short title that no attribute ties to it."""
    if node.tag not in BLOCKS or node.tag in HEADINGS or node.tag in {"p", "li", "body"} or node.parent is None:
        return
    before = node.before
    if (
        before is None
        or not 0 < before.words <= _LABEL_WORDS
        or before.tag in {"ul", "ol", "table", "nav", "form", "header"}
    ):
        return
    opened = _opens_what_follows(tree, before)
    shut = (closed(node) and not node.has("aria-expanded")) or opened
    named = bool(node.names & _CONTENT_NAMES) and bool(
        (node.names | node.parent.names) & (_PANEL_NAMES | {"tab", "tabs"})
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
    heading = any(inner.tag in HEADINGS for inner in inside)
    control = any(
        inner.tag == "button"
        or inner.get("role") in {"button", "tab"}
        or inner.has("aria-expanded")
        or inner.get("href") == "#"
        for inner in inside
    )
    control = control or (hidden_for_all(node) and _toggler_beside(tree, node))
    titled = bool(before.names & _TITLE_NAMES) and bool((before.names | node.parent.names) & (_PANEL_NAMES | TAB_NAMES))
    if hidden_for_all(node) and not before.linked:
        titled = titled or bool(before.names & _TITLE_NAMES) or _one_of_a_row(node)
    if heading and not shut and not (titled and before.words == sum(n.words for n in inside if n.tag in HEADINGS)):
        if named and node.parent.words == before.words + node.words and node.parent.names & _PANEL_NAMES:
            plan.bounds.add(node.parent.position)  # an open accordion's item: what follows it is not under its heading
        return  # a heading before what it heads: nothing else to do
    told = hidden_for_all(node) or collapsed(node) or titled or control or heading
    if told and (heading or control or titled) and (shut or control or titled):
        _pair(tree, plan, node, before)


def _of_headed_items(tree: Tree, node: Node) -> bool:
    """Whether a list is of items that begin with a heading each: tabs, cards, steps."""
    items = [child for child in node.elements if child.words]
    return len(items) > 1 and all(
        any(inner.tag in HEADINGS for inner in (first, *first.ancestors()) if item.holds(inner))
        for item in items
        if (first := next(inner for inner in tree.inside(item) if inner.tag == TEXT and inner.words))
    )


def _opens_what_follows(tree: Tree, node: Node) -> bool:
    """Whether an element is a control that says so (open or not, a toggle) and names nothing that it opens."""
    if not 0 < node.words <= _LABEL_WORDS or node.linked:
        return False
    for inner in (node, *node.elements):
        if inner.words == node.words and not inner.has("aria-controls"):
            told = inner.has("aria-expanded") and inner.get("role") not in {"navigation", "menu"}
            if told or (inner.tag not in HEADINGS and inner.names & {"toggle", "trigger", "toggler"}):
                # not where it holds what it opens
                return not any(hidden.words and hidden_for_all(hidden) for hidden in tree.inside(node))
    return False


def _toggler_beside(tree: Tree, node: Node) -> bool:
    """Whether a control without a word (an arrow) stands before a hidden element, in its row, and says it is shut."""
    if node.parent is None or node.parent.parent is None or node.parent.parent.words != node.parent.words:
        return False
    before = tree.nodes[max(node.parent.parent.position, node.position - _REACH) : node.position]
    return any(other.get("aria-expanded") == "false" and not other.words for other in before)


def _one_of_a_row(node: Node) -> bool:
    """Whether hidden elements stand in a row, each after a short line: questions and answers without a name."""
    parent = node.parent
    if parent is None:
        return False
    if any(hidden_for_all(other) for other in _neighbours(node)):
        return True
    if parent.parent is None or not _a_pair(parent):
        return False
    return any(_a_pair(other) and hidden_for_all(other.elements[1]) for other in _neighbours(parent))


def _a_pair(node: Node) -> bool:
    return len(node.children) <= _NEAR and len(node.elements) == 2


def _neighbours(node: Node) -> list[Node]:
    """The elements that stand near, in the same row: a rule that looks at each one's whole row never ends."""
    if node.parent is None:
        return []
    row = node.parent.children
    place = bisect_left(row, node.position, key=lambda other: other.position)
    near = row[max(place - _NEAR, 0) : place] + row[place + 1 : place + 1 + _NEAR]
    return [other for other in near if other.tag[0] != "#"]
