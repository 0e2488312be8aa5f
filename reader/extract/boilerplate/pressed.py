"""What a person may press, a button or a link: whether it says something of the page, or serves the site alone."""

from __future__ import annotations

import re

from reader.extract.tags import HEADINGS
from reader.extract.tree import Node, Tree
from reader.extract.wording.machinery import machinery
from reader.extract.wording.note_calls import BACK, NOTE_CALL
from reader.extract.wording.numbers_to_call import TELEPHONE, says_whom_to_call
from reader.model import Reason
from reader.regex import regex

_HANDS_ON = regex(r"[=/]https?(?:%3a|:)")  # an address in an address
_SHARE_WORDS = 4
_NUMBER_WORDS = 15
_TOOL_WORDS = 5
_PRINTS = regex(r"\s*javascript:\s*(?:void\s*\(?)?\s*(?:window|self|parent|this)?\.?print\s*\(", re.IGNORECASE)
_ARROW = regex("[\\s\u2190-\u21ff\u27a1-\u27be\u2794\u2798-\u27af\u27f5-\u27ff«»‹›>]+")  # and nothing else, in a link


def leads_away(node: Node) -> bool:
    """Whether a link that looks like a button is one all the same: it leads to another page, or calls a number.
    One that holds an address shares it.
    """
    href = node.get("href").strip().lower()
    return bool(href) and not href.startswith(("#", "javascript:", "mailto:?")) and not _HANDS_ON.search(href)


def gives_a_number(tree: Tree, node: Node) -> bool:
    """Whether a button says which number it calls."""
    if node.words > _NUMBER_WORDS:
        return False
    said = tree.text(node)
    return TELEPHONE.search(said) is not None or says_whom_to_call(said)


def says_heading(tree: Tree, node: Node) -> bool:
    """Whether a button is all that a heading says: one that opens its section (ARIA Authoring Practices, "Accordion"),
    though nothing names what it opens, or all is open.
    """
    if not node.words:
        return False
    heading = next((above for above in node.ancestors() if above.tag in HEADINGS), None)
    return heading is not None and heading.words == node.words and not machinery(tree.text(node))


def is_a_sign(tree: Tree, node: Node) -> bool:
    """Whether a link says no word: the way back from a note ("^", "↩"), an anchor's "¶", an arrow that leads on."""
    said = tree.text(node) if node.words else ""
    if not said or any(c.isalnum() for c in said):
        return False
    if NOTE_CALL.match(said):  # a star: of a note further down
        note = tree.by_id.get(node.get("href")[1:])
        return note is None or note.position < node.position
    return node.get("href").startswith("#") or (node.has("href") and _ARROW.fullmatch(said) is not None)


def leads_back(tree: Tree, node: Node) -> bool:
    """Whether a link leads from a note back to its call, in words."""
    target = tree.by_id.get(node.get("href")[1:]) if node.get("href").startswith("#") else None
    if target is None or target.position > node.position or target.words > 1 or not node.words:
        return False
    return target.tag in {"a", "sup", "span"} and bool(BACK.match(tree.text(node)))


def prints(_tree: Tree, node: Node) -> bool:
    """Whether a link is a tool that prints the page by a script, beside what else its line holds."""
    return 0 < node.words <= _TOOL_WORDS and _PRINTS.match(node.get("href")) is not None


def is_drawn_button(tree: Tree, node: Node) -> bool:
    """Whether a link is the picture of a button: "Retour", by a script, and no picture to enlarge."""
    if node.words or not node.get("href").lower().startswith("javascript:"):
        return False
    described = [inner.get("alt").strip() for inner in tree.inside(node) if inner.tag == "img"]
    return any(described) and all(not said or BACK.match(said) or machinery(said) for said in described)


def shares_a_quote(tree: Tree, node: Node) -> bool:
    """Whether a link under a quote hands it on to a network: "Tweet", beside who said it."""
    if not 0 < node.words <= _SHARE_WORDS or not any(above.tag == "blockquote" for above in node.ancestors()):
        return False
    return Reason.SHARE in machinery(tree.text(node))


def is_card_of_a_link(tree: Tree, node: Node) -> bool:
    """Whether what stands in a sentence is the card that a pointer opens on the link before it: a link to the same
    page, others after it, and no word that is no link.
    """
    if not node.words or node.linked < node.words:
        return False
    link = node.before
    if link is None or link.tag != "a" or not link.words:
        return False
    links = [inner for inner in tree.inside(node) if inner.tag == "a" and inner.words]
    return len(links) > 1 and bool(link.get("href")) and links[0].get("href") == link.get("href")
