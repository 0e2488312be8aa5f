"""Halves, quarters and parts: "½" is said "un demi", "1 ½ comprimé" "un comprimé et demi", "1/10 000" "1 sur 10000".

>>> from reader.model import Sentence
>>> from reader.speech import prepare
>>> prepare(Sentence("s", "½")).text
'un demi'
"""

from __future__ import annotations

import re

from reader.regex import regex
from reader.speech.rewriter import Answer, Context, Rule, always, just_before
from reader.speech.words.number_words import fraction, spoken_number, value
from reader.speech.words.unit_names import unit_words


def _one_in(match: re.Match[str], context: Context) -> Answer:
    return f"{match[1]} sur {match[2].replace(' ', '')}"


def _and_half(match: re.Match[str], context: Context) -> Answer:
    feminine = match["noun"].startswith(("h", "année", "semaine", "journée", "gélule", "dose", "ampoule"))
    if match.string[match.start("half") - 1] == " ":
        return [(match.start("half"), match.end("half"), "et demi" + "e" * feminine)]
    count = re.search(r"\d+$", match.string[max(0, match.start("noun") - 3) : match.start("noun")])
    if count is None:
        return None
    hours = "une heure" if count[0] == "1" else f"{count[0]} heures"
    return [(match.start("noun") - len(count[0]), match.end("half"), f"{hours} et demie")]  # "1h1/2"


def _the_third(match: re.Match[str], context: Context) -> Answer:
    return "tiers" if match[1] == "3" else "quart"


def _half(match: re.Match[str], context: Context) -> Answer:
    half, before = f"demi-{'heure' if match[1] == 'h' else match[1]}", match.string[: match.start()]
    if before.endswith("les "):
        return f"{half}s"
    return half if before.lower().endswith("une ") else f"une {half}"


def _quarters(match: re.Match[str], context: Context) -> Answer:
    return f"{'un quart' if match[1] in ('1/4', '¼') else 'trois quarts'} d'heure"


def _and_a_half(match: re.Match[str], context: Context) -> Answer:
    noun = unit_words(match["noun"], value(match["whole"]) >= 2)
    one = noun.endswith(("e", "es")) and noun.startswith(("gél", "amp", "heur", "dos", "ann", "cuill"))
    whole = spoken_number(match["whole"], context.region, one)
    return f"{'un' if whole == '1' else whole} {noun} et demi{'e' if one else ''}"


_FRACTION_SIGNS = {
    "½": (1, 2), "⅓": (1, 3), "⅔": (2, 3), "¼": (1, 4), "¾": (3, 4), "⅕": (1, 5), "⅖": (2, 5), "⅗": (3, 5), "⅘": (4, 5),
    "⅙": (1, 6), "⅚": (5, 6), "⅛": (1, 8), "⅜": (3, 8), "⅝": (5, 8), "⅞": (7, 8), "⅐": (1, 7), "⅑": (1, 9),
    "⅒": (1, 10),
}  # fmt: skip


def _fraction_sign(match: re.Match[str], context: Context) -> Answer:
    words = fraction(*_FRACTION_SIGNS[match["sign"]])
    return (
        f"{match['whole']} et {words.removeprefix('un ') if match['sign'] == '½' else words}"
        if match["whole"]
        else words
    )


_SLASH = regex(r"(?<![\w,./])(\d{1,6})( ?/ ?)(\d{1,6})(?![\w/]|[,.]\d)")
_COMMON_FRACTIONS = {("1", "2"), ("1", "3"), ("2", "3"), ("1", "4"), ("3", "4")}
# "4/5 des cas" is a part of them; "4/5" a mark.
_OF_THEM = regex(r" (?:des|du|de la|de l'|de vo[st]|de no[st]|de ces)\b")
_FORM_AFTER = regex(r" ?(?:cps?|cpr|comp|comprimés?|gél|gélules?|sach|sachets?|amp|ampoules?)(?![\w-])")
_FORMS_AFTER = regex(
    r" ?(?:cps|comprimés|gélules|sachets|ampoules|gouttes|bouffées|prises|fois|verres|jours"
    r"|semaines|mois|heures|ans|années)(?![\w-])"
)
_NOUN_AFTER = regex(r" (?:doses?|comprimés?|flacons?|poches?|verres?|litres?|seringues?)\b")
# "HPV 16/18": two kinds, no mark.
_KINDS_BEFORE = regex(r"\b(?:HPV|VPH|papillomavirus(?: de type)?|types)[ -]$")
_SCORE_BEFORE = regex(
    r"\b(?:(?i:grades?|stades?|types?|phases?|niveaux?|classes?|score OMS)|G|OMS|PS) (?:[<>≤≥]=? ?)?"
    r"(?:\d ?/ ?\d(?:,| et| ou|, et|, ou) )*$"
)
# "Étape 1/2", "Cure 2/3": the first of two, no half.
_PLACE_BEFORE = regex(r"\b(?i:étape|partie|page|volet|épisode|fiche|feuillet|cycle|cure|séance) $")


def _slash(match: re.Match[str], context: Context) -> Answer:
    above, below = match[1], match[3]
    before = just_before(match, 40)
    if _KINDS_BEFORE.search(before):
        return [(match.start(2), match.end(2), " et ")]
    if _SCORE_BEFORE.search(before):
        return [(match.start(2), match.end(2), " ou ")]
    if len(above) == 4 and len(below) == 4 and above[:2] in ("19", "20"):
        return [(match.start(2), match.end(2), " ")]  # "2022/2023"
    after = match.string[match.end() : match.end() + 20]
    measured = _NOUN_AFTER.match(after) or _FORM_AFTER.match(after) or re.match(r" d[eu']", after)
    if _PLACE_BEFORE.search(before) and not measured:
        return [(match.start(2), match.end(2), " sur ")]
    halves = len(above) == len(below) == 1 and match[2] == "/" and above != "0"
    if halves and int(below) == int(above) + 1 and _FORMS_AFTER.match(after) and above != "1":
        return [(match.start(2), match.end(2), " ou ")]  # a part is of one: "2/3 comprimés" are two or three
    if halves and _FORM_AFTER.match(after) and (above, below) not in _COMMON_FRACTIONS:
        return [(match.start(2), match.end(2), " barre ")]  # nobody cuts it so
    part = int(above) < int(below) and 5 <= int(below) <= 9
    if (above, below) in _COMMON_FRACTIONS or (part and _OF_THEM.match(match.string, match.end())):
        noun = above + below != "12" and _NOUN_AFTER.match(after)
        return fraction(int(above), int(below)) + (" de" if noun else "")
    return [(match.start(2), match.end(2), " sur ")]


def _tenths(match: re.Match[str], context: Context) -> Answer:
    return fraction(int(match[1]), int(match[2])) if int(match[2]) > 1 and int(match[1]) else None


# Before dates, which would take the slash.
FIRST = (
    # "t1/2": how long half of a drug lasts.
    Rule("fraction", regex(r"(?<![\w'/-])[tT] ?(?:1/2|½)(?![\w/])"), always("demi-vie"), frozenset("tT")),
    # "3/10e"
    Rule("fraction", regex(r"(?<![\w,./])(\d{1,2})/(\d{1,3})(?:es?|[eè]mes?|ᵉ)(?!\w)"), _tenths, frozenset("/")),
    # "1/10 000", "1/1 000": how rare an effect is; never a date.
    Rule(
        "fraction",
        regex(r"(?<![\w,./])(\d{1,3}) ?/ ?([1-9]\d{0,2}(?: \d{3})+)(?![\w/]|,\d| (?:UI|m?g|m[lL]|€)\b)"),
        _one_in,
        frozenset("/"),
    ),
    Rule(
        "fraction",
        regex(
            r"(?:\b|(?<=\d)(?=h))(?P<noun>ans?|mois|heures?|(?<=\d )h|(?<=\d)h|jours?|années?|semaines?"
            r"|comprimés?|cp|gélules?|sachets?|doses?|ampoules?"
            r"|litres?) ?(?:(?<=[^\W\d_] )|(?<=\dh))(?P<half>(?:et )?(?:1/2|½))"
            r"(?![\w/]| ?(?:cp|cpr|comp(?:rimés?)?|gélules?|gél|sach(?:ets?)?|amp(?:oules?)?|doses?|suppos?"
            r"|suppositoires?|flacons?|fl|patchs?|verres?|cuill\w*|c\.|mg|g|mL|ml)\b| ?c\. ?à)"
        ),
        _and_half,
        frozenset("/½"),
    ),
    Rule(
        "fraction",
        regex(r"(?:(?<=\ble )|(?<=\bLe )|(?<=\bdu )|(?<=\bau ))1/([34])(?![\d/])"),
        _the_third,
        frozenset("/"),
    ),
)
HALF = Rule(
    "fraction",
    regex(r"(?<![\w,./])(?:½|1/2) ?-?(h|heure|journée|dose|gélule|ampoule|tablette|bouteille|cuillère|vie)(?!\w)"),
    _half,
    frozenset("½/"),
)
QUARTERS = Rule(
    "fraction",
    regex(r"(?<![\w,./])(1/4|3/4|¼|¾) ?(?:d'heure|d'h|h|heure)(?!\w)"),
    _quarters,
    frozenset("¼¾/"),
)
AND_A_HALF = Rule(
    "fraction",
    regex(
        r"(?<![\w,./])(?P<whole>\d{1,3}) ?(?:½|(?<= )1/2) (?P<noun>comprimés?|sachets?|gélules?|ampoules?|heures?"
        r"|doses?|cps?|gél|amp|sach|jours?|mois|ans?|années?|cuill[eè]r(?:e|ée)s?|verres?|litres?)(?!\w)"
    ),
    _and_a_half,
    frozenset("½/"),
)
FRACTION_SIGNS = Rule(
    "fraction",
    regex(rf"(?:(?<![\w,.])(?P<whole>\d+) ?)?(?P<sign>[{''.join(_FRACTION_SIGNS)}])"),
    _fraction_sign,
    frozenset(_FRACTION_SIGNS),
)
SLASHES = Rule("fraction", _SLASH, _slash, frozenset("/"))
