"""Ranges and ratios: "3–6" is said "3 à 6", "1:1000" "1 pour 1000".

>>> from reader.model import Sentence
>>> from reader.speech import prepare
>>> prepare(Sentence("s", "2020-2023")).text
'2020 à 2023'
"""

from __future__ import annotations

import re

from reader.regex import regex
from reader.speech.rewriter import Answer, Context, Rule, always, just_before
from reader.speech.words.number_words import DIGITS, NUMBER, value
from reader.speech.words.unit_names import NAMES

# "3–6", "2020-2023", "10 - 20": said "3 à 6". Not a code (2020-A-12), not a minus.
_RANGE = regex(
    rf"(?<![\w,.\-–—−/+:])(?P<a>{NUMBER})(?P<unit> ?(?:%|ans|mois|h|°C|mg|g|kg|ml|mL|cm|mm|€|j|min|s|sem))"
    rf"?(?P<dash> ?[-–—−] ?)"
    rf"(?P<b>{NUMBER})(?!\d|[a-zA-Z]\d|(?!(?:UI|MUI|MG|G|KG|ML|CP|GÉL|AMP|Gy|MBq|L|N|LSN)(?![\w-]))[A-Z]|[\-–—−]"
    r"|/(?!(?:j|jours?|J|sem|semaine|mois|an|24 ?h|kg|min)\b)|[.:]\d)"
)


# "BP 80311 – 67010 Strasbourg"
_BOX = regex(r"\b(?:BP|CS|TSA) ?$")
_TOWN = regex(r" [A-ZÀ-Ý][a-zà-ÿ]")


# "SpO2:98", "Ki-67:30": the number before ends a name.
_NAMED = regex(r"(?:[^\W\d_]-?|\b(?:ISO|NF|EN) )\d+$")


def _ratio(match: re.Match[str], context: Context) -> Answer:
    return ": " if _NAMED.search(just_before(match, 12)) else " pour "


def _range(match: re.Match[str], context: Context) -> Answer:
    boxed = _BOX.search(just_before(match, 12))
    if (
        re.fullmatch(r"\d\d ?\d{3}", match["b"])
        and (boxed or value(match["a"]) < 10_000)
        and _TOWN.match(match.string, match.end())
    ):
        return None  # "BP 426 – 67091 Strasbourg": a postal code
    dash = (match.start("dash"), match.end("dash"), " à ")
    spaced = match["dash"].strip() != match["dash"]
    less = value(match["b"]) <= value(match["a"])
    if less and ((match["dash"].strip() == "-" and spaced) or match["dash"].strip() == "−"):
        return None  # "10 - 4", "5−3": a subtraction or a dash, left to the signs
    if not spaced and len(match["a"]) > 4 and "," not in match["a"] and value(match["b"]) < value(match["a"]) / 10:
        return None  # "EN 12464-1": a code
    if match["a"].startswith("0") and len(match["a"]) > 1 and "," not in match["a"]:
        return None  # a code: 03-12
    return [dash]


# "2 cp - 5 cp", "10 L/j–12 L/j": from so much to more of the same.
_SAME_UNIT = regex(
    rf"(?<![\w,.\-–—/+:])(?P<a>{NUMBER}) ?(?P<unit>(?:%|°C|€|/|[^\W\d_])[\w/²³%°]*\.?)(?P<dash> ?[-–—] ?)"
    rf"(?P<b>{NUMBER}) ?(?P=unit)(?![\w'-])"
)


def _same_unit(match: re.Match[str], context: Context) -> Answer:
    if value(match["a"]) >= value(match["b"]) or (match["unit"].isupper() and match["unit"] not in NAMES):
        return None
    return [(match.start("dash"), match.end("dash"), " à ")]


# "1/2-1 cp", "½ - 1 comprimé"
PARTS = Rule(
    "range",
    regex(
        r"(?:(?<=(?<![\w/])[13]/[234])|(?<=[½¼¾])) ?[-–] ?"
        r"(?=(?:\d|½) ?(?:cps?|comprimés?|gél|gélules?|sachets?|amp|ampoules?|doses?|h|heures?|verres?|litres?)(?!\w))"
    ),
    always(" à "),
    frozenset("-–"),
)
SAME_UNIT = Rule("range", _SAME_UNIT, _same_unit, DIGITS)
RANGES = Rule("range", _RANGE, _range, DIGITS)
DECIMAL_RANGES = Rule(
    "range",
    regex(r"(?<=\d\.\d) ?[-–—] ?(?=\d+\.\d)|(?<=\d\.\d\d) ?[-–—] ?(?=\d+\.\d)|(?<=\d\.\d\d\d) ?[-–—] ?(?=\d+\.\d)"),
    always(" à "),
    DIGITS,
)
RATIOS = Rule("ratio", regex(r"(?<![\w:,.])(?<=\d):(?=\d)|(?<=\d):(?=\d+(?![\d:]))"), _ratio, frozenset(":"))
