"""What a container goes for that its class or id gives away, and what stays though it is called so."""

from __future__ import annotations

import re

from reader.extract.boilerplate.advice import advises
from reader.extract.boilerplate.call_links import call_links
from reader.extract.boilerplate.edges import CONTENT_TAGS, calls_from_the_text, is_inside
from reader.extract.boilerplate.names import told_by_name
from reader.extract.boilerplate.outside_links import lists_other_houses
from reader.extract.boilerplate.place_details import tells_the_place
from reader.extract.boilerplate.pressed import leads_away
from reader.extract.boilerplate.prose import prose
from reader.extract.boilerplate.telling_boxes import only_tells
from reader.extract.boilerplate.telling_parts import holds_the_text
from reader.extract.tags import HEADINGS
from reader.extract.tree import Node, Tree
from reader.extract.wording.bylines import BYLINE, COURSE, TO_THE_READER
from reader.extract.wording.files import leads_to_file
from reader.extract.wording.numbers_to_call import turns_to_the_reader
from reader.extract.wording.places import OPEN
from reader.model import Reason
from reader.regex import regex

# Parts of a site that are told with its numbers.
_WITHOUT_NUMBERS = frozenset({Reason.NAVIGATION, Reason.HEADER, Reason.FOOTER, Reason.SEARCH, Reason.CONSENT})
_OF_A_CARD = regex(r"(?:card|carte|panel|box|tile|teaser|item|accordion|encart)[-_]*footer\b", re.IGNORECASE)
# What a box is called that holds a person's words, or the steps of a day; how many elements up it is looked for.
_QUOTES = frozenset({"testimonial", "testimonials", "temoignage", "temoignages", "quote", "citation", "verbatim"})
_COURSES = frozenset({"timeline", "frise", "chronologie", "etapes", "steps", "parcours"})
_QUOTED = regex(r"«[^«»]{8,}»|“[^“”]{8,}”")  # words of somebody, or the title of what one may listen to
_KEYWORDS = regex(r"\W*(?:mots?[ -]cl[ée]s?|tags?|étiquettes?|key ?words?|catégor|thèmes?|topics?)", re.IGNORECASE)
_NEAR = 6
_REACH = 120  # nodes before and after
_FEET = frozenset({"footer", "pied", "colophon", "bottombar"})
_ADVICE_WORDS = 40  # of a last line that tells what to do


def judge_by_name(tree: Tree, node: Node, near_panel: bool) -> Reason | None:
    """Why a container goes for what it is called; None where it stays, whatever its name."""
    for rule in told_by_name(node):
        if node.words > rule.most_words:
            continue
        if node.linked < node.words * rule.linked:
            continue
        if near_panel and rule.reason in {Reason.CONTROL, Reason.HIDDEN, Reason.NAVIGATION}:
            continue
        if rule.reason is Reason.HEADER and _heads_the_content(tree, node):
            continue
        if only_tells(tree, node, rule.reason):
            continue
        if rule.reason not in _WITHOUT_NUMBERS and advises(tree, node, rule.reason):
            continue
        if node.tag == "p" and rule.reason not in {
            Reason.BYLINE,
            Reason.NAVIGATION,
            Reason.SHARE,
            Reason.ADVERTISEMENT,
        }:
            continue
        if rule.reason is Reason.RELATED and _leads_to_files(tree, node):
            continue
        if rule.reason is Reason.SHARE and any(inner.tag == "blockquote" for inner in tree.inside(node)):
            continue  # a message quoted from a network is what the page tells
        if rule.reason is Reason.BYLINE and _no_byline(tree, node):
            continue
        if holds_the_text(tree, node, rule.reason):
            continue
        if rule.reason is Reason.CONTROL and not node.linked and TO_THE_READER.search(tree.text(node)):
            continue  # "print" may be what is to be kept on paper: "Ne prenez pas …"
        if rule.reason not in _WITHOUT_NUMBERS and calls_from_the_text(tree, node):
            continue
        if rule.reason is Reason.RELATED and _leads_nowhere(tree, node):
            continue
        if rule.reason is Reason.RELATED and (tells_the_place(tree, node) or lists_other_houses(tree, node)):
            continue
        if rule.reason is Reason.NAVIGATION and node.parent is not None and lists_other_houses(tree, node.parent):
            continue
        if rule.reason is Reason.FOOTER and (
            _is_note(tree, node) or _OF_A_CARD.search(node.label) or _closes_the_text(tree, node)
        ):
            continue
        return rule.reason
    return None


def _leads_nowhere(tree: Tree, node: Node) -> bool:
    """Whether a box that tells something in sentences has no way to another page: the text that "read more" unfolds."""
    inside = tree.inside(node)
    if any((inner.tag == "a" and leads_away(inner)) or "location" in inner.get("onclick") for inner in inside):
        return False
    return any(inner.tag == "p" and tree.text(inner).endswith((".", "!", "?")) for inner in inside)


def _leads_to_files(tree: Tree, node: Node) -> bool:
    """Whether all links of a box lead to documents to keep: a leaflet shown as a teaser."""
    links = [inner for inner in tree.inside(node) if inner.tag == "a" and inner.has("href")]
    return bool(links) and all(leads_to_file(link.get("href")) for link in links)


def _is_note(tree: Tree, node: Node) -> bool:
    """Whether what is called a footer is a note to the text it stands in: "* Ne concerne pas …"."""
    return bool(node.names & {"note", "notes"}) and is_inside(node, CONTENT_TAGS) and not node.linked


def _closes_the_text(tree: Tree, node: Node) -> bool:
    """Whether what is called a footer closes a quote (who said it), or tells its reader what to do: "En cas de malaise,
    appelez le 15", under a sheet for paper.
    """
    if any(above.tag == "blockquote" for above in node.ancestors()):
        return True
    if node.words > _ADVICE_WORDS or node.linked:
        return False
    said = tree.text(node)
    return turns_to_the_reader(said) or (_stands_amid_the_text(node) and said.rstrip().endswith((".", "!")))


def _stands_amid_the_text(node: Node) -> bool:
    """Whether a box in the content has another with words after it that nothing calls a foot."""
    below = next((other for other in node.after(2) if other.words), None)
    return below is not None and below.names.isdisjoint(node.names & _FEET) and is_inside(node, CONTENT_TAGS)


def _no_byline(tree: Tree, node: Node) -> bool:
    """Whether what is called an author, a date or a card tells of the page's text: who is quoted, when a step comes,
    whom to call and when, what to bring.
    """
    inside = tree.inside(node)
    if any(inner.tag == "h1" for inner in inside) or call_links(tree, node):
        return True
    if node.before is not None and node.before.tag == "blockquote":
        return True
    said = tree.text(node)
    if not node.linked and (_QUOTED.search(said) or (OPEN.search(said) and not BYLINE.match(said))):
        return True
    if TO_THE_READER.search(tree.said(node)) or _one_of_several(tree, node) or _lists_under_a_heading(tree, node):
        return True
    around = (node, *node.ancestors())
    if any(above.tag in {"figcaption", "blockquote"} for above in around):
        return True
    return any(above.names & _QUOTES for above in around[:_NEAR]) or (
        COURSE.match(tree.text(node)) is not None or any(above.names & _COURSES for above in around[:_NEAR])
    )


def _one_of_several(tree: Tree, node: Node) -> bool:
    """Whether a line stands under a heading, as its like do near it under theirs, and names no date and no link: what
    a person does, where a service is.
    """
    if not _under_its_heading(node) or BYLINE.match(tree.text(node)) or any(map(str.isdigit, tree.text(node))):
        return False
    near = tree.nodes[max(node.position - _REACH, 0) : node.end + _REACH]
    kind = (node.tag, node.get("class"))
    return any(
        (other.tag, other.get("class")) == kind and other is not node and _under_its_heading(other) for other in near
    )


def _lists_under_a_heading(tree: Tree, node: Node) -> bool:
    """Whether what is called "tags" is a list without a link, under a heading that says what it lists."""
    if node.tag not in {"ul", "ol"} or not _under_its_heading(node) or node.before is None:
        return False
    items = sum(child.tag == "li" and child.words > 0 for child in node.elements)
    return items > 1 and _KEYWORDS.match(tree.text(node.before)) is None


def _under_its_heading(node: Node) -> bool:
    before = node.before
    return before is not None and before.tag in HEADINGS and before.tag != "h1" and node.words > 0 and not node.linked


def _heads_the_content(tree: Tree, node: Node) -> bool:
    """Whether what is called a header heads the text it stands in (a leaflet's drug, its version), not the site."""
    inside = tree.inside(node)
    if is_inside(node, CONTENT_TAGS) and any(inner.tag == "h1" and inner.words for inner in inside):
        return not any(inner.tag in {"nav", "form"} for inner in inside)
    parent = node.parent
    if node.linked or parent is None or parent.tag in {"body", "form", "html"} or parent.words == tree.body.words:
        return False
    return prose(parent) * 2 > prose(tree.body)
