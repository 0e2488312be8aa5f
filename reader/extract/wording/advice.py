# ruff: noqa: E501  (word lists read best as they are)
"""What a patient is never to do, whom to call at once; and what a form says of itself in the same words."""

from __future__ import annotations

import re

from reader.extract.wording.numbers_to_call import says_whom_to_call
from reader.regex import regex

_NOT = r"(?:pas|jamais|plus|rien|aucune?)\b"
_BEGINS = (
    r"(?:^|(?<=[.!?:;,])\s|\n)\W*(?:attention\W+)?"  # a clause; a capital begins one, too, where a style parts lines
)
# What never to do: "Ne prenez jamais d’ibuprofène", "Ne pas conduire le jour même", "Pas d’aspirine sans avis".
_FORBIDS = regex(
    rf"(?:{_BEGINS}|(?-i:\b(?=N)))n(?:e |[’'])(?:(?:(?:vous|le|la|les|lui|leur|en|y|l[’']) ?)?\w+ez {_NOT}|{_NOT} (?!hésiter|manquer)\w+(?:er|ir|re)\b)|"
    rf"\b(?:vous|on|il) ne (?:devez|doit|faut|devra|devrez) {_NOT} (?!hésiter|manquer|oublier)\w|"
    rf"{_BEGINS}(?:pas|jamais) d(?:e |[’'])(?!résultats?|commentaires?|articles?|panique|publicité|évén\w+|évèn\w+|contenus?|comptes?|produits?|pages?)[a-zà-ÿ]",
    re.IGNORECASE,
)
# What a form or a page says of itself so: "Ne remplissez pas ce champ", "Ne manquez pas nos actualités".
_OF_A_FORM = regex(
    r"\b(?:champs?|formulaires?|messages?|données|courriels?|e-?mails?|coch\w+|rempli\w*|saisi\w*|renseign\w+|joi(?:gn|nd)\w+|fichiers?|pièces? jointes?|"
    r"hésite[rz]|manque[rz]|rate[rz]|quitte[rz] (?:cette|la) page|ferme[rz] (?:cette|la|votre)|recharge[rz]|clique[rz]|bouton|identifiants?|mots? de passe|"
    r"communiqu\w+|partag\w+|votre adresse|envoye[rz]|robots?|spams?|newsletter|infolettre|inscri\w+|actualités|cookies?|diffuse[rz]|imprime[rz]|jete[rz])\b",
    re.IGNORECASE,
)
# Where one order ends and another begins: "Ne prenez pas d’aspirine. N’hésitez pas à nous appeler".
_PARTS = regex(r"(?<=[.!?;])\s+|\n|,\s+(?=(?:(?:et|mais) )?n(?:e |[’']))", re.IGNORECASE)
_REMINDS = regex(r"\bn[’']oublie[rz]\b", re.IGNORECASE)  # "N’oubliez pas votre dépistage": news say so, too


def forbids(text: str) -> bool:
    """Whether a sentence of a short text says what a patient is never to do; what a site says of its forms and pages is
    none.
    """
    if _FORBIDS.search(text) is None:
        return False  # nearly all texts
    return any(_FORBIDS.search(said) for said in of_no_form(text))


def warns(text: str) -> bool:
    """Whether a short text says whom to call at once, or in a whole sentence what a patient is never to do."""
    if says_whom_to_call(text):
        return True
    return text.endswith((".", "!")) and forbids(text) and _REMINDS.search(text) is None


def of_no_form(text: str) -> list[str]:
    """The sentences of a short text that do not speak of a form."""
    return [said for said in _PARTS.split(text) if not is_of_a_form(said)]


def is_of_a_form(text: str) -> bool:
    """Whether a short text speaks of a form and its fields, of what is sent and kept, or of the page as a thing."""
    return _OF_A_FORM.search(text) is not None
