# ruff: noqa: E501  (word lists read best as they are)
"""Headings that only a screen reader meets: those of the page's own parts, and those of the site's.

"Effets secondaires" over a list that a picture heads for the eye is a heading of the page; "Navigation principale" and
"Partager" name what is left out.
"""

from __future__ import annotations

import re

from reader.extract.boilerplate.head_title import names_the_site
from reader.extract.panels.hidden import screen_only
from reader.extract.plan import Plan
from reader.extract.tags import HEADINGS
from reader.extract.tree import TEXT, Node, Tree
from reader.extract.wording.headings import COMMENTS, CONTENTS, NEWSLETTER, RELATED, SHARE
from reader.extract.wording.machinery import VOTE, machinery
from reader.model import Reason
from reader.regex import regex

# Names of regions and tools.
_OF_THE_SITE = regex(
    r"^\W*(?:navigation|menu|sous-menu|main\b|primary|secondary|user\b|onglets|tabs|fil d.ariane|breadcrumbs?|vous êtes ici|you are here|"
    r"pied de page|footer|en-tête|entête|header|bandeau|recherche[rz]?\b(?! (?:clinique|en|sur|et|médicale))|search|formulaire|form\b|liens?\b|links?\b|"
    r"langues?\b|languages?\b|pagination|notes?\W*$|notes de bas|footnotes|status|error|warning message|contenu|content\b|page\b|"
    r"informations? sur (?:la page|cet article)|article\b|post\b|publié|partag|bloc\b|région (?:principale|secondaire|de contenu)|zone de contenu|accès rapide|accessibilité|filtr|trier|tri\b|"
    r"sidebar|barre latérale|colonne|partenaires|réseaux sociaux|suivez|mentions|plan du site|connexion|résultats?\b de recherche|"
    r"carrousel|diaporama|slider|galerie|image\b|vidéo\b|illustration|bannière|banner|publicité|étiquettes|tags|catégories|auteur|"
    # "Message à votre médecin", "Options de traitement" are the page's
    r"(?:messages?|actions?|outils|tools|options)(?=\W*$| (?:d.état|d.erreur|d.administration|de (?:la )?page|du site|principa\w+|rapides?|sociaux|secondaires?|of|for)\b)|"
    r"sommaire|table des matières|dans cette page|sur cette page|on this page)",
    re.IGNORECASE,
)
_WRAPPERS = frozenset({"div", "header", "hgroup", "span", "center"})  # of a heading alone
_LEAST_WORDS = 2  # under it
_ENOUGH = 40  # words under it that are looked at
_MOST_WORDS = 25  # of a heading
_MOST_NODES = 400


def keep_unseen_headings(tree: Tree, plan: Plan) -> None:
    """Take those back into the page that head content of it, once all else is judged."""
    for position, reason in list(plan.dropped.items()):
        node = tree.nodes[position]
        if reason is not Reason.CONTROL or not (node.tag in HEADINGS or node.get("role") == "heading"):
            continue
        unseen = screen_only(node) and 0 < node.words <= _MOST_WORDS and not node.linked
        if unseen and _names_a_part(tree, node) and _heads_content(tree, plan, node):
            del plan.dropped[position]


def _names_a_part(tree: Tree, node: Node) -> bool:
    said = tree.text(node)
    if _OF_THE_SITE.match(said) or machinery(said) or names_the_site(tree, said):
        return False
    return not any(rule.match(said) for rule in (COMMENTS, CONTENTS, NEWSLETTER, RELATED, SHARE, VOTE))


def _heads_content(tree: Tree, plan: Plan, node: Node) -> bool:
    """Whether words that are no links stand under a heading, before the next of its rank, in the box that it heads."""
    box = node.parent
    while box is not None and box.words == node.words and box.tag in _WRAPPERS:
        box = box.parent
    if box is None:
        return False
    level = node.tag if node.tag in HEADINGS else f"h{node.get('aria-level') or 2}"
    words = linked = 0
    place, end = node.end, min(box.end, node.end + _MOST_NODES)
    while place < end and words < _ENOUGH:
        other = tree.nodes[place]
        if other.tag in HEADINGS and other.words and other.tag <= level:
            break
        if place in plan.dropped or place in plan.elsewhere:
            place = other.end
            continue
        if other.tag == "a" and other.has("href"):
            linked += other.words
        if other.tag == TEXT:
            words += other.words
        place += 1
    return words >= _LEAST_WORDS and linked * 2 < words
