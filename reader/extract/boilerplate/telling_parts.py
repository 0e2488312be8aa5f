"""Parts of the text whose name begins like one of the site's: "recherche-clinique", "partage-d-experience", "pub-med",
"breadcrumb-parcours".

Such a part has links, a table, a question that opens; a part of the site has what it is there for (a field to search
in, the networks to share on, a way back to its start), and tells its reader nothing.
"""

from __future__ import annotations

import re

from reader.extract.boilerplate.telling_boxes import is_line
from reader.extract.tags import HEADINGS
from reader.extract.tree import Node, Tree
from reader.extract.wording.asks import ASKS
from reader.extract.wording.bylines import BYLINE, DATED, TO_THE_READER
from reader.extract.wording.doses import says_a_measure
from reader.extract.wording.headings import COMMENTS, NEWSLETTER, RELATED, SHARE
from reader.extract.wording.machinery import VOTE
from reader.extract.wording.numbers_to_call import TELEPHONE, contacts
from reader.model import Reason
from reader.regex import regex

_MOST_NODES = 1_500
_UNDER_A_HEADING = 4  # words at least: "Like this: Loading…"
_REASONS = frozenset(
    {
        Reason.SHARE,
        Reason.SEARCH,
        Reason.NAVIGATION,
        Reason.FORM,
        Reason.ADVERTISEMENT,
        Reason.COMMENTS,
        Reason.CONTROL,
        Reason.FOOTER,
    }
)
_PAGES_ON_A_SUBJECT = frozenset({"navbox", "navboxes", "navframe"})  # MediaWiki's tables of links
_DATA = frozenset({"table", "dl"})
# What is written into, or runs by itself. A box to tick asks the patient, and a button may open an answer.
_FIELDS = frozenset({"textarea", "select", "iframe", "object", "embed", "ins", "time", "dialog"})
_TICKED = frozenset({"checkbox", "radio", "button", "hidden"})
# An address in an address hands the page on; networks are followed.
_HANDS_ON = regex(
    r"[=/]https?(?:%3a|:)|(?:facebook|twitter|linkedin|instagram|whatsapp|pinterest|youtube|x)\.(?:com|me)\b|^mailto:\?|"
    r"^javascript:|respond|replyto|#comment",
    re.IGNORECASE,
)
_SITE = regex(
    r"(?<!\w)©|copyright|mentions légales|tous droits|plan du site|\ball rights|\bprivacy|\brépondre\b|\breply\b|"
    r"\b(?:message|demande|inscription) a (?:bien )?été (?:envoyé|enregistré)|"
    r"\bpublicité\b|\bsponsoris|\bse connecter\b|\bmot de passe\b",
    re.IGNORECASE,
)


def holds_the_text(tree: Tree, node: Node, reason: Reason) -> bool:
    """Whether a box that goes by its name for such a reason has nothing that a part of the site is there for, few
    links to other pages, and tells something.
    """
    if reason not in _REASONS or node.end - node.position > _MOST_NODES or "noprint" in node.names:
        return False
    if node.names & _PAGES_ON_A_SUBJECT:
        return any(map(str.isdigit, tree.said(node)))  # "Largest urban areas", with how many live there
    inside = tree.inside(node)
    if any(_acts(inner, reason) for inner in inside):
        return False
    said = tree.text(node)
    if _SITE.search(said) or (reason in {Reason.FORM, Reason.COMMENTS} and ASKS.search(said)):
        return False
    if any(rule.match(said) for rule in (VOTE, NEWSLETTER, SHARE, COMMENTS, RELATED, BYLINE, DATED)):
        return False
    ways = sum(inner.words for inner in inside if inner.tag == "a" and _leads_to_a_page(inner.get("href")))
    if ways * 2 > node.words:
        return False
    heads = sum(inner.words for inner in inside if inner.tag in HEADINGS)
    headed = 0 < heads <= node.words - _UNDER_A_HEADING
    if reason is Reason.COMMENTS:  # what others say of a page is told under headings and in sentences, too
        return headed and any((inner.tag in _DATA and _is_data(tree, inner)) or _tells(tree, inner) for inner in inside)
    if headed and ways * 3 <= node.words:
        return True
    return any(_is_data(tree, inner) or (reason is not Reason.FOOTER and _tells(tree, inner)) for inner in inside)


def _leads_to_a_page(address: str) -> bool:
    return not address.lstrip().startswith("#") and not contacts(address)


def _acts(node: Node, reason: Reason) -> bool:
    """Whether an element is what a part of the site is there for."""
    if node.tag == "input":
        return reason is Reason.SHARE or node.get("type").lower() not in _TICKED
    if node.tag == "a":
        home = reason is Reason.NAVIGATION and not node.words  # a house drawn: the way back to the site's start
        return home or _HANDS_ON.search(node.get("href").strip()) is not None
    return node.tag in _FIELDS or node.get("role") in {"search", "searchbox", "textbox", "navigation"}


def _is_data(tree: Tree, node: Node) -> bool:
    """Whether an element is a table with heads, a list of definitions, or a list of items that lead nowhere."""
    if node.tag == "table":
        return any(inner.tag == "th" and inner.words for inner in tree.inside(node))
    if node.tag in {"ul", "ol"}:
        if node.linked or any("button" in {inner.tag, inner.get("role")} for inner in tree.inside(node)):
            return False
        return sum(inner.tag == "li" and inner.words > 0 for inner in node.elements) > 1
    return node.tag == "dl" and node.words > 0 and not node.linked


def _tells(tree: Tree, node: Node) -> bool:
    """Whether an element that holds text of its own says a sentence to its reader, a measure or a number to call."""
    if not is_line(node):
        return False
    said = tree.text(node)
    if TELEPHONE.search(said):
        return True
    whole = said.rstrip().endswith((".", "!", "?", "…", "»")) and node.linked * 2 < node.words
    return whole and (TO_THE_READER.search(said) is not None or says_a_measure(said))
