"""Days of a treatment or of a trial: "J+7" is said "J plus 7", "J1-J21" "J 1 à J 21".

>>> from reader.model import Sentence
>>> from reader.speech import prepare
>>> prepare(Sentence("s", "J1-J21")).text
'J 1 à J 21'
"""

from __future__ import annotations

import re

from reader.speech.number_words import DIGITS
from reader.speech.rewriter import Answer, Context, Rule


def _to_day(match: re.Match[str], context: Context) -> Answer:
    return " à " if re.search(r"\b[JDSMCL]\d+$", match.string[max(0, match.start() - 80) : match.start()]) else None


def _trial_day(match: re.Match[str], context: Context) -> Answer:
    sign = {"+": " plus ", "-": " moins ", "−": " moins ", "": " "}[match["sign"].strip()]
    return f"{match['letter']}{sign}{match['n']}"


RULES = (
    Rule("range", re.compile(r"(?<=\d) ?[-–—] ?(?=[JDSMCL]\d)"), _to_day, DIGITS),
    Rule(
        "day",
        re.compile(r"(?<![\w,.'+-])(?P<letter>[JDSM])(?P<sign> ?[+−-] ?|)(?P<n>\d{1,3})(?![\w]|[,.]\d)"),
        _trial_day,
        DIGITS,
    ),
)
