"""How much of a medicine, and how often: what a dose is, for all that ask; and beside it what else a patient is told in
numbers, and what it costs.
"""

from __future__ import annotations

from reader.regex import regex

# In small letters or in capitals, as headings are written; but "4G" is a telephone's, "1 l’hôpital" an article.
UNITS = r"(?:(?:[mkµμn]?g|M[Gg]|KG|mcg|[mcd]?[lL]|ML|M?U\.?I|ui|Gy|GY|[mµμ]mol|mEq)\b(?![’'])|°C)"
_WRITTEN_OUT = r"(?:(?:milli|micro|kilo)?grammes?|(?:milli|centi|déci)?litres?|unités internationales)"

# What a medicine is taken in, one by one.
PIECES = (
    r"(?:comprimés?|gélules?|cachets?|pilules?|capsules?|gouttes?|sachets?|ampoules?|suppositoires?|patchs?|bouffées?|"
    r"cuill[eè]r(?:ée|e)s?)"
)
_FEW = r"(?:deux|trois|quatre|cinq|six|huit|dix|douze)"
_AMOUNT = rf"(?:\d\s?(?:{UNITS}|(?i:{_WRITTEN_OUT})\b)|(?i:(?:[\d½¼¾]\s?|\b(?:une?|demi|{_FEW})[\s-]){PIECES})\b)"

_RHYTHM = (
    r"(?i:\d\s?fois par\b|\d[^.!?]{0,40}\bpar (?:heure|jour|semaine)\b|"
    rf"\b(?:une|{_FEW}) fois par jour\b|\b{PIECES} par (?:jour|semaine|mois)\b|\bpar prise\b|"
    rf"\btou(?:te)?s les (?:\d|{_FEW} (?:heures|jours|semaines|mois)\b))"  # not "tous les deux"
)
_SPAN = r"(?i:\d\s?(?:%|(?:h|heures?|jours?|semaines?|mois|fois|cures?)\b)|\bcures? \d)"

_DOSE = regex(rf"{_AMOUNT}|{_RHYTHM}")
_AT_ONCE = regex(rf"\W*(?:(?i:dose)\b[^.\d]{{0,20}})?(?:\d[\d,./ \xa0\u202f]*)?{_AMOUNT}")
_MEASURE = regex(rf"{_SPAN}|{_AMOUNT}|{_RHYTHM}")
_PRICE = regex(r"\d\s?(?:€|(?i:euros?)\b)")


def says_a_dose(text: str) -> bool:
    """Whether a text says how much of something to take, or how often."""
    return _DOSE.search(text) is not None


def begins_with_a_dose(text: str) -> bool:
    """Whether a text says so at once, as what stands beside the name of a medicine."""
    return _AT_ONCE.match(text) is not None


def says_a_measure(text: str) -> bool:
    """Whether a text says how much, how often or for how long: what a patient is told, and no byline says."""
    return _MEASURE.search(text) is not None


def says_a_price(text: str) -> bool:
    """Whether a text says what something costs."""
    return _PRICE.search(text) is not None
