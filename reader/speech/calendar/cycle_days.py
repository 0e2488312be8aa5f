"""Days of a treatment or of a trial: "J+7" is said "J plus 7", "J1-J21" "J 1 à J 21".

>>> from reader.model import Sentence
>>> from reader.speech import prepare
>>> prepare(Sentence("s", "J1-J21")).text
'J 1 à J 21'
"""

from __future__ import annotations

import re

from reader.regex import regex
from reader.speech.rewriter import Answer, Context, Rule, just_before
from reader.speech.words.number_words import DIGITS


def _to_day(match: re.Match[str], context: Context) -> Answer:
    before = re.search(r"\b([JDSMCLTNG])\d+$", just_before(match, 80))
    if before is None:
        return None
    first, last = before[1], match.string[match.end()]
    # "D1-L5" are vertebrae; "N1-M0" and "T2-N1" are two answers of one staging, and nothing runs between them.
    return " à " if first == last or not {first, last} & set("TNG") else None


def _trial_day(match: re.Match[str], context: Context) -> Answer:
    sign = {"+": " plus ", "-": " moins ", "−": " moins ", "": " "}[match["sign"].strip()]
    return f"{match['letter']}{sign}{match['n']}"


# "Lantus 12-0-0-14", "1 - 0 - 1": so much in the morning, at noon, in the evening, at night.
_SCHEME = regex(r"(?<![\w,.:/+-])\d{1,2}(?:(?: ?- ?)\d{1,2}){2,3}(?![\w/-]|[.,]\d)")
_DOSED = regex(
    r"\b(?:insulines?|Lantus|Novo\w+|Huma\w+|Apidra|Toujeo|L[eé]v[eé]mir|Tresiba|Abasaglar|Fiasp|posologie|schéma|cps?"
    r"|comprimés?|gélules?|sachets?|gouttes|mg|g|µg|UI|prises?) ?:? ?$",
    re.I,
)
_DOSES_AFTER = regex(r" ?(?:UI|U|unités?|cps?|comprimés?|gélules?|gouttes|sachets?|matin)\b")


def _scheme(match: re.Match[str], context: Context) -> Answer:
    numbers = re.findall(r"\d+", match[0])
    before = just_before(match, 30)
    day = len(numbers) == 3 and "0" not in numbers
    if day and not (_DOSED.search(before) or _DOSES_AFTER.match(match.string, match.end())):
        return None  # "3-5-24" is a day
    # The numbers stay free: the last may have a unit.
    return [(match.start() + dash.start(), match.start() + dash.end(), ", ") for dash in re.finditer(" ?- ?", match[0])]


SCHEMES = (Rule("range", _SCHEME, _scheme, frozenset("-")),)
RULES = (
    Rule("range", regex(r"(?<=\d) ?[-–—] ?(?=[JDSMCLTNG]\d)"), _to_day, DIGITS),
    Rule(
        "day",
        regex(r"(?<![\w,.'+-])(?P<letter>[JDSM]|H(?=[+−-]\d))(?P<sign> ?[+−-] ?|)(?P<n>\d{1,3})(?![\w]|[,.]\d)"),
        _trial_day,
        DIGITS,
    ),
)
