# ruff: noqa: E501  (word lists read best as they are)
"""Boxes that tell the page's reader what to do, whatever they are called: "comment-box" round « Ne prenez pas
d'aspirine », "meta" round a dose, "related" round a sentence with a link in it.

A thread of comments has persons, dates and fields; a byline names a person or a day; a card leads away.
"""

from __future__ import annotations

import re

from reader.extract.boilerplate.edges import CONTENT_TAGS, is_inside, is_under_the_title
from reader.extract.tags import HEADINGS
from reader.extract.tree import BLOCKS, TEXT, Node, Tree
from reader.extract.wording.asks import ASKS
from reader.extract.wording.bylines import BYLINE, DATED
from reader.extract.wording.doses import says_a_dose
from reader.extract.wording.headings import COMMENTS, NEWSLETTER, RELATED, SHARE
from reader.extract.wording.machinery import VOTE
from reader.extract.wording.numbers_to_call import contacts
from reader.model import Reason
from reader.regex import regex

_MOST_WORDS = 80
_MOST_NODES = 200
_FIELDS = frozenset({"form", "input", "select", "textarea", "iframe", "object", "embed", "time", "ins", "script"})
_PERSONS = frozenset({"comment", "avatar", "author", "reply", "gravatar", "says", "auteur"})
_THREADS = frozenset({"comments", "commentlist", "commentaires", "comment"})
# What a treatment is told with beside its dose, and no date, no number of votes.
_COURSE = regex(r"\bpar jour\b|\bfois par (?:semaine|mois)\b|\bcures? \d", re.IGNORECASE)
# A warning, an order to a patient.
_ADVICE = regex(
    r"\bn(?:e|[’'])\s?\w[^.!?]{0,60}\b(?:pas|jamais|plus|aucune?|rien)\b|^\W*(?:attention|important|danger|urgent|avertissement|rappel)\b|"
    r"\b(?:pas de|jamais de?|sans avis|interdit|contre-indiqué|déconseillé|à éviter)\b|"
    r"\b(?:appelez|prenez|évitez|signalez|prévenez|apportez|demandez|buvez|mangez|consultez votre|gardez|notez|surveillez|arrêtez|venez|"
    r"protégez|informez|mesurez|contactez)\b",
    re.IGNORECASE,
)
_TO_OTHERS = regex(r"\b(?:lire|voir|découvr\w+|en savoir plus|read more)\b", re.IGNORECASE)
# Who wrote it: "Anne Martin est infirmière …".
_OF_A_PERSON = regex(
    r"^\W*(?:(?:dr|pr|docteure?|professeure?)\.? )?(?-i:[A-ZÀ-Ü][\w-]+(?: [A-ZÀ-Ü][\w-]+)+),? (?:est|a|travaille|exerce|écrit)\b",
    re.IGNORECASE,
)
_ENDS = (".", "!", "…", "»")


def advises(tree: Tree, node: Node, reason: Reason) -> bool:
    """Whether a small box in the content warns its reader, tells what to do or how much to take, and has nothing that a
    thread of comments, a byline or a card is made of.
    """
    if node.words > _MOST_WORDS or node.end - node.position > _MOST_NODES:
        return False
    said = tree.text(node)
    told = says_a_dose(said) or _COURSE.search(said) is not None or _ADVICE.search(said) is not None
    if not told or ASKS.search(said) or _OF_A_PERSON.match(said):
        return False
    if any(rule.match(said) for rule in (BYLINE, DATED, COMMENTS, NEWSLETTER, SHARE, VOTE, RELATED)):
        return False
    inside = tree.inside(node)
    if any(inner.tag in _FIELDS or (inner is not node and inner.names & _PERSONS) for inner in inside):
        return False
    if reason is Reason.COMMENTS and any(above.names & _THREADS for above in node.ancestors()):
        return False  # what somebody says under the page
    if not is_inside(node, CONTENT_TAGS) and not is_under_the_title(tree, node):
        return False
    links = [inner for inner in inside if inner.tag == "a" and inner.words]
    ways = [link for link in links if not contacts(link.get("href"))]
    return all(_in_a_sentence(tree, link, node) for link in ways)


def _in_a_sentence(tree: Tree, link: Node, top: Node) -> bool:
    """Whether a link is some words of a sentence that tells more than where it leads."""
    line = next((above for above in link.ancestors() if above.tag in BLOCKS), None)
    if line is None or not top.holds(line) or line.tag in HEADINGS or line.linked * 2 > line.words:
        return False
    said = tree.text(line)
    texts = [inner for inner in tree.inside(line) if inner.tag == TEXT and inner.words]
    round_it = texts[0].position < link.position and texts[-1].position >= link.end
    return round_it and said.rstrip().endswith(_ENDS) and _TO_OTHERS.match(said) is None
