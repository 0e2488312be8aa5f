"""Where in a house something is, and when it is open: what a card of a consultation tells, and no card of news."""

from __future__ import annotations

import re

from reader.regex import regex

_NAMED = r"(?-i:[A-Z]\b|\d)"  # "porte B", not "porte sur"
WHERE = regex(
    rf"\b(?:(?:bâtiment|bât\.|hall|porte|pavillon|aile|escalier|couloir|niveau|salle|étage) {_NAMED}|"
    r"\d{1,2}(?:er?|ème) étage|rez-de-chaussée)",
    re.IGNORECASE,
)

# Hours from one to another: "8 h – 18 h", "de 9h30 à 17h", or all of them: "24h/24 – 7j/7". An event has a month
# beside its own.
OPEN = regex(
    r"\b\d{1,2} ?h ?(?:\d{2})? ?(?:-|–|à|/) ?\d{1,2} ?h|\b24 ?h(?:eures)?(?: ?/| sur) ?24\b|"
    r"\b7 ?j(?:ours)?(?: ?/| sur) ?7\b|\b24/7\b",
    re.IGNORECASE,
)
DAYS = regex(
    r"\b(?:ouverte?s?|fermée?s?)\b.{0,20}\b(?:lundis?|mardis?|mercredis?|jeudis?|vendredis?|samedis?|dimanches?|jours|week-end)\b",
    re.IGNORECASE,
)
MONTH = regex(
    r"\b(?:janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre)\b", re.IGNORECASE
)

# A number and a street, a postal code and a town.
ADDRESS = regex(
    r"\b\d{1,4} ?(?:bis|ter)?,? (?:rue|avenue|av\.|boulevard|bd|place|allée|chemin|route|quai|impasse|cours|square|"
    r"lot(?:issement)?|cité|résidence)\b|"
    r"\b\d{5} (?-i:[A-ZÀ-Ü])",
    re.IGNORECASE,
)

# The title of a page about a place of care, or about who works there.
PLACE = regex(
    r"^\W*(?:l[ea’'] ?|les |nos |notre )?(?:services?|départements?|unités?|pôle|secteur|hôpital|(?:poly)?clinique|"
    r"dispensaire|centre|cabinet|consultations?|institut|pavillon|urgences|maternité|laboratoire|pharmacie|maison|accueil|cellule|équipe|docteure?|dr\.?|professeure?|"
    r"pr\.?|mme|espace|plateau|antenne|permanence)\s|"
    r"^\W*bienvenue\b.{0,40}\b(?:cabinet|(?:poly)?clinique|centre|center|hôpital|pharmacie|maternité|dispensaire)\b|"
    r"^\W*(?:notre |le |la )?(?:cabinet|clinique|dispensaire|urgences|pharmacie|maternité|laboratoire|accueil)\W*$|"
    r"^\W*(?:\w+[ -]){0,2}\w+(?:logie|iatrie|rurgie)\b(?: \w+){0,3}\W*$",
    re.IGNORECASE,
)
