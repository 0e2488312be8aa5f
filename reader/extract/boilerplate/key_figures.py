"""Key figures: cards of a number and what it counts (« 3114 » over « appel gratuit », « 15 % » over « des patients »),
without a heading or a sentence.
"""

from __future__ import annotations

import re

from reader.extract.tree import TEXT, Node, Tree, collapse
from reader.extract.wording.machinery import says_legal
from reader.extract.wording.places import MONTH
from reader.regex import regex

_MOST_WORDS = 80
_MOST_NODES = 250
_LABEL_WORDS = 10
_NUMBER = regex(
    r"[≥≤<>+±~≈]?\s?(?!0\b|(?:19|20)\d\d\b)\d{1,6}(?:[ .,\u00a0\u202f/-]\d{1,4}){0,4}\s?"
    r"(?:%|‰|€|°C|h|min|ans?|jours?|mois|semaines?|m?g|ml|fois|sur \d+|x|×)?",
    re.IGNORECASE,
)
_SIGN = regex(r"[%‰€+]")
# What a site counts of itself: no figures of the text.
_OF_THE_SITE = regex(
    r"\b(?:commentaires?|partages?|vues?|avis(?! médica)|votes?|lecture|articles?|résultats?|pages?|likes?|abonnés?|"
    r"followers|views?|comments?|"
    r"shares?|visiteurs?|visites?|produits?|panier|étoiles?|stars?|j.aime|téléchargements?|"
    r"en ligne|noté par|satisf\w+|"
    # … and a house of itself
    r"lits|collaborateurs|salariés|bénévoles)\b",
    re.IGNORECASE,
)
_LINE = regex(r"(?!0\b|(?:19|20)\d\d\b)\d[\d .,\u00a0\u202f]*%?\s+(?:\w[\w’'-]*\s*){2,8}")
_ACTS = frozenset(
    {"a", "button", "input", "select", "textarea", "form", "iframe", "nav", "header", "footer", "time", "table"}
)


def is_number(line: str) -> bool:
    """Whether a line is a number alone, with its unit or sign: « 30 % », « 3 sur 10 »."""
    return _NUMBER.fullmatch(line) is not None


def is_figure(line: str) -> bool:
    """Whether a line is a number and what it counts: « 1200 patients traités par an »."""
    return line[:1].isdigit() and _LINE.fullmatch(line) is not None and not _OF_THE_SITE.search(line)


def tells_figures(tree: Tree, node: Node) -> bool:
    """Whether a box is a number, or several, with a few words after each, and nothing to act on."""
    if not 0 < node.words <= _MOST_WORDS or node.linked or node.end - node.position > _MOST_NODES:
        return False
    inside = tree.inside(node)
    first = tree.first_text(node)
    if first is None or not any(map(str.isdigit, first.text)) or any(inner.tag in _ACTS for inner in inside):
        return False
    said = tree.text(node)
    if says_legal(said) or MONTH.search(said) or _OF_THE_SITE.search(said):
        return False
    number, labels, pairs = False, 0, 0
    for text in (collapse(inner.text) for inner in inside if inner.tag == TEXT and inner.words):
        if _NUMBER.fullmatch(text):
            if number and not labels:
                return False  # two in a row: a pager, a telephone in pieces
            number, labels = True, 0
        elif number and not labels and _SIGN.fullmatch(text):
            continue
        elif not number or len(text.split()) > _LABEL_WORDS:
            return False
        else:
            pairs += not labels
            labels += len(text.split())
    return pairs > 0 and labels > 0
