"""What a heading carries for who writes or links to the page: "[modifier | modifier le code]", "¶", "Actions"."""

from __future__ import annotations

import re

from reader.extract.panels.hidden import screen_only
from reader.extract.tags import HEADINGS
from reader.extract.tree import TEXT, Node, Tree
from reader.regex import regex

_PROSE = frozenset({"p", "li", "dd", "dt", "td", "th", "blockquote", "figcaption", "label"})
_MOST_WORDS = 12
_TO_EDIT = regex(
    r"action=edit|/edit(?:$|[/?#])|/wp-admin/|/ecrire/|exec=article_edit|task=[\w.]*edit|/@@edit", re.IGNORECASE
)
_EDIT = regex(
    r"^\W*(?:modifier|éditer|edit|bearbeiten)"
    r"(?: (?:le (?:code|wikicode)|la section|cette (?:page|section)|cet article|source|section|this page))?\W*$",
    re.IGNORECASE,
)
_PERMANENT = regex(
    r"^\W*(?:permalien|permalink|lien (?:permanent|direct)|ancre|anchor|"
    r"(?:copier le )?lien (?:vers|de) cette (?:section|partie)|"
    r"(?:permanent |direct )?link to (?:this (?:section|heading)|[^.]{1,80}))\W*$",
    re.IGNORECASE,
)


def is_edit_link(tree: Tree, node: Node) -> bool:
    """Whether an `a` or a `span` is nothing but the way to edit the page, brackets and bars round it."""
    if not node.linked or node.words > _MOST_WORDS or _in_a_sentence(node):
        return False
    links = [inner for inner in tree.inside(node) if inner.tag == "a" and inner.words]
    beside = _stands_by_a_heading(tree, node)  # there the words are enough: a wiki's addresses are its own
    return (
        bool(links)
        and all((beside or _TO_EDIT.search(link.get("href"))) and _EDIT.match(tree.text(link)) for link in links)
        and not any(character.isalnum() for character in tree.said(node))
    )


def _stands_by_a_heading(tree: Tree, node: Node) -> bool:
    """Whether links in square brackets stand right after a heading in its box."""
    before = node.before
    return node.tag == "span" and before is not None and before.tag in HEADINGS and "[" in tree.said(node)


def _in_a_sentence(node: Node) -> bool:
    """Whether other words stand in the same paragraph: "Vous pouvez modifier vos directives" loses none."""
    for above in node.ancestors():
        if above.tag in HEADINGS:
            return False
        if above.tag in _PROSE:
            return above.words > node.words
    return False


def is_heading_tool(tree: Tree, node: Node) -> bool:
    """Whether an `a` stands in a heading beside its words and is a sign, a lasting address, a button for who does not
    see.
    """
    heading = next((above for above in node.ancestors() if above.tag in HEADINGS), None)
    if heading is None:
        return _leads_to_the_heading_before(tree, node)
    if heading.words <= node.words:
        return False
    said = tree.text(node)
    if not any(character.isalnum() for character in said) or _PERMANENT.match(said):
        return node.words > 0 or node.get("href").startswith("#")
    return node.get("href") in {"", "#"} and _for_ears_alone(tree, node)


def _leads_to_the_heading_before(tree: Tree, node: Node) -> bool:
    """Whether a link is the lasting address of the heading right before it ("Section intitulée « Avant »")."""
    before = node.before
    if before is None or before.tag not in HEADINGS or not node.words:
        return False
    name = node.get("href")[1:] if node.get("href").startswith("#") else ""
    named = bool(name) and name in {before.get("id"), before.parent.get("id") if before.parent is not None else ""}
    return named and (_for_ears_alone(tree, node) or bool(_PERMANENT.match(tree.text(node))))


def _for_ears_alone(tree: Tree, node: Node) -> bool:
    """Whether every word of a link stands in an element that no eye sees."""
    end = node.position
    for inner in tree.inside(node):
        if screen_only(inner):
            end = max(end, inner.end)
        elif inner.tag == TEXT and inner.words and inner.position >= end:
            return False
    return True
