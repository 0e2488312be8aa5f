"""Where in a house something is, and when it is open: what a card of a consultation tells, and no card of news."""

from __future__ import annotations

import re

_NAMED = r"(?-i:[A-Z]\b|\d)"  # "porte B", not "porte sur"
WHERE = re.compile(
    rf"\b(?:(?:bâtiment|bât\.|hall|porte|pavillon|aile|escalier|couloir|niveau|salle|étage) {_NAMED}|"
    r"\d{1,2}(?:er?|ème) étage|rez-de-chaussée)",
    re.IGNORECASE,
)

# Hours from one to another: "8 h – 18 h", "de 9h30 à 17h". An event has a month beside its own.
OPEN = re.compile(r"\b\d{1,2} ?h ?(?:\d{2})? ?(?:-|–|à|/) ?\d{1,2} ?h", re.IGNORECASE)
MONTH = re.compile(
    r"\b(?:janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre)\b", re.IGNORECASE
)
