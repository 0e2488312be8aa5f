# ruff: noqa: SIM905  (word lists read best as they are)
"""What belongs to the site and not to the page: told by element, role, name, place and links.

Rules, not scores. A rule by name acts on containers alone, never on inline elements nor inside running text, and
never on an element that holds much of the page's prose: a body called "has-sidebar" is no side bar.
"""

from __future__ import annotations

from collections.abc import Callable

from reader.extract.boilerplate.by_name import judge_by_name
from reader.extract.boilerplate.consent import says_consent
from reader.extract.boilerplate.edges import (
    CONTENT_TAGS,
    SITE_ROLES,
    aside,
    calls_from_the_text,
    ends_the_page,
    footer,
    header,
    is_inside,
)
from reader.extract.boilerplate.head_title import names_the_site
from reader.extract.boilerplate.in_lines import judge_in_line
from reader.extract.boilerplate.names import named_for_consent
from reader.extract.boilerplate.picture_buttons import shows_a_picture
from reader.extract.boilerplate.pressed import (
    gives_a_number,
    leads_away,
    says_heading,
)
from reader.extract.boilerplate.prose import Prose, prose
from reader.extract.boilerplate.telling_forms import holds_fields, keep_what_tells
from reader.extract.panels.dialogs import is_dialog, only_opens
from reader.extract.panels.hidden import hidden_by_class, hidden_for_all, screen_only
from reader.extract.panels.pairs import says_no_way
from reader.extract.plan import Plan
from reader.extract.tags import HEADINGS
from reader.extract.tree import Node, Tree
from reader.extract.wording.machinery import machinery
from reader.extract.wording.numbers_to_call import turns_to_the_reader
from reader.model import Reason
from reader.regex import regex

_Judge = Callable[[Tree, Plan, Node, float, bool], Reason | None]

_CONTAINERS = frozenset(
    "div section ul ol aside header footer nav form table article dl p main details dialog figure center "
    "fieldset menu hgroup "
    "address td iframe".split()
)

_LARGER = 1.8  # what is surely the site's may hold so much more than what is judged by its name alone
_FOOTERS = frozenset({"footer", "pied"})  # in a class or an id

_SITE_TAGS = {"nav": Reason.NAVIGATION, "search": Reason.SEARCH, "menu": Reason.NAVIGATION}
_BUILDER_PARTS = {"header": Reason.HEADER, "footer": Reason.FOOTER, "popup": Reason.HIDDEN}

_TAGS = {
    "button": Reason.CONTROL,
    "select": Reason.CONTROL,
    "textarea": Reason.CONTROL,
    "iframe": Reason.EMBED,
    "object": Reason.EMBED,
    "embed": Reason.EMBED,
    "audio": Reason.EMBED,
    "video": Reason.EMBED,
    "canvas": Reason.EMBED,
    "svg": Reason.EMBED,
    "math": Reason.EMBED,
    "noscript": Reason.HIDDEN,
    "form": Reason.FORM,
    "dialog": Reason.CONTROL,
}
_ROLES = {
    "toolbar": Reason.CONTROL,
    "button": Reason.CONTROL,
    "dialog": Reason.CONTROL,
    "alertdialog": Reason.CONTROL,
    "tooltip": Reason.CONTROL,
    "status": Reason.CONTROL,
    "listbox": Reason.CONTROL,
    "form": Reason.FORM,
}
# Elements that no rule here tells from the page’s own but by an attribute: most of a long page, so they are passed by.
_UNTOLD = frozenset({"p", "li", "tr", "td", "br", "b", "strong"})
# What schema.org calls a page told as a whole.
_PAGE_TYPES = regex(r"(?:Article|Posting|WebPage|Organization|Person|Product)$")
_SHORT_ROLES = frozenset({"button", "status", "tooltip"})

# An element that holds this share of the page's prose is not judged by its name.
PROSE_SHARE = 0.35

_TABS_WORDS = 60  # of a row of tabs

# With fewer words of prose than these left, something was dropped that is the content.
_HARDLY_A_WORD = 60


def mark_furniture(tree: Tree, plan: Plan) -> None:
    """Drop what is the site's, then free the labels that went with it, then drop what else is not the page's."""
    _sweep(tree, plan, _site_reason)
    _settle_panels(tree, plan)
    before = set(plan.dropped)
    _sweep(tree, plan, _reason)
    _give_back(tree, plan, before)


def _sweep(tree: Tree, plan: Plan, judge: _Judge) -> None:
    """From the outside in, in page order; what is inside a dropped element is not looked at."""
    most = max(prose(tree.body), 1) * PROSE_SHARE
    position, nodes = tree.body.position + 1, tree.nodes
    panel_end = 0
    while position < tree.body.end:
        node = nodes[position]
        if position in plan.dropped:
            position = node.end
            continue
        if node.tag[0] == "#":
            position += 1
            continue
        if position in plan.labels or position in plan.elsewhere or position in plan.bounds:
            panel_end = max(panel_end, node.end)
        if not node.attributes and node.tag in _UNTOLD:
            position = node.end if position in plan.taken or position in plan.opened else position + 1
            continue
        reason = judge(tree, plan, node, most, position < panel_end)
        if reason is None:
            position = node.end if position in plan.taken or position in plan.opened else position + 1
            continue
        plan.drop(node, reason)
        position = node.end


def _give_back(tree: Tree, plan: Plan, before: set[int]) -> None:
    """When hardly a word is left, the rules took the content for something else: a live report made of "comments"."""
    taken: dict[Reason, list[int]] = {}
    for position, reason in plan.dropped.items():
        if position not in before and tree.nodes[position].tag not in _TAGS:
            taken.setdefault(reason, []).append(position)
    if not taken:
        return
    weights = {reason: sum(prose(tree.nodes[position]) for position in places) for reason, places in taken.items()}
    reason = max(weights, key=weights.__getitem__)
    if weights[reason] <= _HARDLY_A_WORD * 2:
        return  # nearly every page: its prose need not be counted
    left = Prose(tree, plan).of(tree.body)
    if left < _HARDLY_A_WORD and weights[reason] > max(left * 4, _HARDLY_A_WORD * 2):
        for position in taken[reason]:
            del plan.dropped[position]


def _site_reason(tree: Tree, plan: Plan, node: Node, most: float, in_panel: bool) -> Reason | None:
    """The parts of a site that even a panel's label does not save."""
    tag = node.tag
    if prose(node) > most * (_LARGER if tag in {"footer", "nav"} else 1):
        by_name = tag in _CONTAINERS and not in_panel and bool(node.names & _FOOTERS)
        large = by_name and prose(node) <= most * _LARGER and ends_the_page(tree, node)
        return footer(tree, node) if large else None
    if tag in _SITE_TAGS and not says_no_way(tree, node) and not _of_labels(tree, plan, node):
        return _SITE_TAGS[tag]
    attributes = node.attributes
    role = attributes["role"].lower() if "role" in attributes else ""
    if role == "banner" and is_inside(node, CONTENT_TAGS) and any(inner.tag == "h1" for inner in tree.inside(node)):
        return None  # what a theme calls so in its main part is the head of the page
    if role in SITE_ROLES and tag not in HEADINGS:
        return SITE_ROLES[role]
    part = _BUILDER_PARTS.get(attributes.get("data-elementor-type", ""))
    if part is not None:
        return part
    if tag == "footer":
        whom_to_call = is_inside(node, frozenset({"article"})) and calls_from_the_text(tree, node)
        return None if whom_to_call else footer(tree, node)
    if tag == "header":
        return None if node.position in plan.taken else header(tree, node)
    if tag in _CONTAINERS and node.words and node.attributes:
        return Reason.CONSENT if named_for_consent(node.label) else None
    return None


def _of_labels(tree: Tree, plan: Plan, node: Node) -> bool:
    """Whether what is called a navigation is a row of tabs: what opens panels of the page, and no link to another."""
    return (
        0 < node.words <= _TABS_WORDS
        and not any(inner.tag == "a" and leads_away(inner) for inner in tree.inside(node))
        and any(inner.position in plan.taken for inner in tree.inside(node))
    )


def _settle_panels(tree: Tree, plan: Plan) -> None:
    """Panels whose label went with the site go back to being plain elements; dialogs are read where their control
    is.
    """
    for position, label in list(plan.labels.items()):
        panel = tree.nodes[position]
        if plan.drops(label):
            del plan.labels[position]
            plan.taken.discard(label.position)
        elif is_dialog(panel) and says_consent(tree, panel):
            del plan.labels[position]
            plan.taken.discard(label.position)
            plan.drop(panel, Reason.CONSENT)
        elif is_dialog(panel):
            del plan.labels[position]
            plan.taken.discard(label.position)
            plan.opened[label.position] = panel
            plan.elsewhere.add(position)
            plan.dropped.pop(position, None)
            if only_opens(tree, label, panel) or _is_machinery(tree, label) or tree.text(label) == "?":
                plan.drop(label, Reason.CONTROL)
        elif plan.drops(panel):
            del plan.labels[position]
            plan.taken.discard(label.position)
    for position, panels in plan.beside.items():
        for panel in panels:
            plan.dropped.pop(panel.position, None)
            if plan.drops(tree.nodes[position]):
                plan.drop(panel, Reason.CONTROL)
            elif is_dialog(panel) and says_consent(tree, panel):
                plan.drop(panel, Reason.CONSENT)


def _reason(tree: Tree, plan: Plan, node: Node, most: float, in_panel: bool) -> Reason | None:
    tag, position = node.tag, node.position
    if position in plan.labels or position in plan.taken or position in plan.opened or position in plan.elsewhere:
        return None
    if tag in {"noscript", "svg", "iframe", "button", "math", "object"}:
        stays = tag == "button" and (
            holds_label(plan, node)
            or shows_a_picture(tree, node)
            or says_heading(tree, node)
            or gives_a_number(tree, node)
        )
        if tag == "noscript" and any(inner.tag == "img" for inner in tree.inside(node)):
            return None  # the walk looks whether the picture is told already
        return None if stays else _TAGS[tag]
    if _for_machines(tree, node):
        return Reason.HIDDEN
    if node.has("fallback") and node.parent is not None and "amp" in node.parent.names:
        return Reason.CONTROL  # what a browser without the element would show (AMP, "fallback")
    if prose(node) > most:
        return None
    labelled = holds_label(plan, node)
    if node.get("role") == "button" and (
        shows_a_picture(tree, node) or says_heading(tree, node) or gives_a_number(tree, node)
    ):
        return None
    if not labelled and not (in_panel and is_dialog(node)):
        if tag == "form" and keep_what_tells(tree, plan, node):
            return None
        if tag == "dialog" and node.has("open") and not holds_fields(tree, node):
            return None  # it is shown, over nothing
        if tag in _TAGS:
            return _TAGS[tag]
        role = node.get("role").lower()
        if (
            role in _ROLES
            and tag not in HEADINGS
            and not (role in _SHORT_ROLES and node.words > 30)
            and not (role == "button" and tag == "a" and leads_away(node))
            and not (role == "status" and _tells(tree, node))
        ):
            return _ROLES[role]
    if tag == "aside":
        return aside(tree, node)
    if tag in _CONTAINERS and node.words:
        if not labelled and not in_panel and (hidden_for_all(node) or hidden_by_class(node)):
            return Reason.HIDDEN
        if screen_only(node) and not labelled:
            return Reason.CONTROL
        told = judge_by_name(tree, node, labelled or in_panel)
        if told is Reason.NAVIGATION and any(inner.position in plan.taken for inner in tree.inside(node)):
            return None  # a row of tabs, of which others' panels say their labels themselves
        return None if told is Reason.FOOTER and in_panel and not labelled else told  # that of a dialog
    if tag in HEADINGS and screen_only(node) and (tag != "h1" or names_the_site(tree, tree.text(node))):
        return Reason.HEADER if tag == "h1" else Reason.CONTROL
    return judge_in_line(tree, node)


def _tells(tree: Tree, node: Node) -> bool:
    """Whether what reports its state to screen readers tells the page's reader something: "Ce questionnaire ne remplace
    pas un appel au 15", in a box of a heading or a paragraph.
    """
    said = tree.text(node)
    boxed = any(inner.tag in HEADINGS or inner.tag == "p" for inner in tree.inside(node))
    return boxed and turns_to_the_reader(said)


def _is_machinery(tree: Tree, node: Node) -> bool:
    """Whether an element says nothing but "Agrandir"."""
    return Reason.CONTROL in machinery(tree.text(node))


def _for_machines(tree: Tree, node: Node) -> bool:
    """Whether an element says the page again for search engines (schema.org microdata), hidden from everybody.

    A hidden answer of a list of questions is microdata too, and content: it is a property of its question.
    """
    return (
        node.has("itemscope")
        and not node.has("itemprop")
        and bool(_PAGE_TYPES.search(node.get("itemtype")))
        and hidden_for_all(node)
        and prose(node) * 10 < prose(tree.body) * 6
    )


def holds_label(plan: Plan, node: Node) -> bool:
    """Whether a panel, or a control that opens one, is inside."""
    return plan.panel_within(node)
