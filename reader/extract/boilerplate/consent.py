# ruff: noqa: E501  (word lists read best as they are)
"""Consent layers told by what they say: a word on cookies and, beside it, a control that accepts or refuses them."""

from __future__ import annotations

import re

from reader.extract.plan import Plan
from reader.extract.tree import TEXT, Node, Tree
from reader.extract.wording.phrases import Telling
from reader.model import Reason
from reader.regex import regex

_says_consent = Telling(
    regex(
        r"(?:nous utilisons|ce site(?: web| internet)? utilise|utilis\w+ d\w+ |we use|this (?:web)?site uses|uses?) ?(?:des |de |les )?(?:cookies|traceurs|témoins de connexion)|gérer (?:le consentement|les cookies|vos préférences)|"
        r"(?:deze (?:web)?site gebruikt|diese (?:web)?(?:site|seite) (?:verwendet|nutzt)|est[ea] (?:sitio|página)(?: web)? (?:utiliza|usa)|questo sito(?: web)? (?:utilizza|usa)) cookies?\b|"
        r"privacy overview|(?:aperçu|résumé) de (?:la |votre )?(?:politique de )?(?:confidentialité|vie privée)|cookie (?:policy|settings|preferences)$|politique de cookies$|respect de votre vie privée$|accept(?:er)? (?:all )?(?:les )?cookies",
        re.IGNORECASE,
    ),
    *("cookie", "traceur", "témoins", "gérer", "privacy", "confidentialité", "vie privée"),
)

# "Nous utilisons des traceurs faiblement radioactifs": of nuclear medicine, which no visitor accepts by a button.
_NUCLEAR = regex(
    r"radio-?(?:acti|pharm|trac|marqu)|isotop|nucl[ée]aire|scintigra|\bTEP\b|\bPET\b|\bfluor|\b18F|inject|perfus|gamma",
    re.IGNORECASE,
)
_CHOICE = regex(
    r"^\W*(?:(?:tout )?accepter(?: tout| et (?:fermer|continuer)| (?:tous )?les cookies)?|(?:j.|tout )accepte(?: tout)?"
    r"|ok(?: pour moi)?,?(?: tout accepter)?|(?:tout )?refuser(?: tout| les cookies)?|je refuse|continuer sans accepter"
    r"|(?:accept|reject|decline|allow)(?: all)?(?: cookies)?|i agree|got it|j.ai compris|d.accord)\W*$",
    re.IGNORECASE,
)
_COOKIES = regex(r"\bcookies?\b|\btraceurs?\b|\bt[ée]moins de connexion\b|\bvie priv[ée]e\b", re.IGNORECASE)
_CHOICE_CHARACTERS = 50
# A layer says its piece in so many words; what holds more holds the page too.
_LEAST_WORDS = 8
_MOST_WORDS = 400
# Controls looked at: a page has a few, and a hostile one many.
_MOST_CHOICES = 40
_MOST_STEPS = 8


def mark_consent(tree: Tree, plan: Plan) -> None:
    """Drop the smallest element round such a control that speaks of cookies, and wrappers that hold nothing else; and
    every dialog that asks for consent.
    """
    looked = 0
    roles = "role" in tree.attributes
    for node in tree.inside(tree.body):
        if roles and node.attributes and node.get("role") in {"dialog", "alertdialog"} and says_consent(tree, node):
            plan.drop(node, Reason.CONSENT)  # its buttons may say anything: "Enregistrer et fermer"
            continue
        if node.tag != TEXT or not 0 < node.words <= 5 or len(node.text) > _CHOICE_CHARACTERS:
            continue
        if not _CHOICE.match(node.text):
            continue
        looked += 1
        if looked > _MOST_CHOICES:
            return
        layer = _layer(tree, node)
        if layer is not None:
            plan.drop(layer, Reason.CONSENT)


def asks_consent(text: str) -> bool:
    """Whether a line speaks of cookies and consent."""
    return _says_consent(text) and ("cookie" in text.lower() or _NUCLEAR.search(text) is None)


def says_consent(tree: Tree, node: Node) -> bool:
    """Whether an element of a few hundred words asks for consent to cookies."""
    return node.words <= _MOST_WORDS and asks_consent(tree.text(node))


def _layer(tree: Tree, choice: Node) -> Node | None:
    found = None
    for step, above in enumerate(choice.ancestors()):
        if above is tree.body or above.tag in {"main", "article"} or above.words > _MOST_WORDS or step > _MOST_STEPS:
            break
        if any(inner.tag == "h1" for inner in tree.inside(above)):
            break
        if found is not None:
            if above.words > found.words + 6:
                break
            found = above
        elif above.words - above.linked >= _LEAST_WORDS and _COOKIES.search(tree.text(above)):
            found = above
    return found
