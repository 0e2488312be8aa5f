"""Days of the week and months that are written short: "lun.-ven." is said "lundi à vendredi", "janv. 2026" in full.

>>> from reader.model import Sentence
>>> from reader.speech import prepare
>>> prepare(Sentence("s", "lun.-ven., 3 janv. 2026")).text
'lundi à vendredi, 3 janvier 2026'
"""

from __future__ import annotations

import re

from reader.model import MONTHS
from reader.regex import regex
from reader.speech.calendar.dates import MONTH_WORDS
from reader.speech.rewriter import Answer, Context, Rule, always
from reader.speech.words.number_words import DIGITS

_DAYS = ["lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"]

_SHORT_MONTHS = {
    "janv": 0, "jan": 0, "févr": 1, "fév": 1, "fevr": 1, "mar": 2, "avr": 3, "juin": 5, "juil": 6, "juill": 6, "aoû": 7,
    "sept": 8, "sep": 8, "oct": 9, "nov": 10, "déc": 11, "dec": 11,
}  # fmt: skip

_SHORT_MONTH = r"janv|févr|avr|juill?|sept|oct|nov|déc"


def _month_gap(match: re.Match[str], context: Context) -> Answer:
    return MONTHS[_SHORT_MONTHS[match["month"].lower()]] + " "


def _short_months(match: re.Match[str], context: Context) -> Answer:
    return f"{MONTHS[_SHORT_MONTHS[match[1].lower()]]} à {MONTHS[_SHORT_MONTHS[match[2].lower()]]}"


def _week(match: re.Match[str], context: Context) -> Answer:
    days = {short[:3]: short for short in _DAYS}
    return f"{days[match[1].lower()]} {'à' if match[2] in '-–' else 'au'} {days[match[3].lower()]}"


def _short_week(match: re.Match[str], context: Context) -> Answer:
    days = {short[:2].capitalize(): short for short in _DAYS} | {
        "L": "lundi",
        "V": "vendredi",
        "S": "samedi",
        "D": "dimanche",
    }
    first, link, last = (group for group in match.groups() if group)
    return f"{days[first.capitalize()]} {'à' if link in '-–' else 'au'} {days[last.capitalize()]}"


def _from_month(match: re.Match[str], context: Context) -> Answer:
    return f"{MONTHS[_SHORT_MONTHS[match['month'].lower()]]} à "


def _short_month(match: re.Match[str], context: Context) -> Answer:
    return MONTHS[_SHORT_MONTHS[match["month"].lower()]]


WEEKS = (
    # "1er-15 mars", "juil.-août 2026"
    Rule("date", regex(rf"(?<=\b1er) ?[-–] ?(?=\d{{1,2}} (?:{MONTH_WORDS})\b)"), always(" au "), DIGITS),
    Rule(
        "date",
        regex(rf"(?<!\w)(?P<month>{_SHORT_MONTH})\.? ?[-–] ?(?=(?:{MONTH_WORDS})\b)", re.I),
        _from_month,
        frozenset("-–"),
    ),
    Rule(
        "date",
        regex(r"\b(lun|mar|mer|jeu|ven|sam|dim)\.? ?([-–]|au) ?(lun|mar|mer|jeu|ven|sam|dim)\b\.?", re.I),
        _week,
    ),
    # "Lu-Ve 9h-17h", "L-V : 9h"
    Rule(
        "date",
        regex(
            r"(?<![\w-])(?:((?i:Lu|Ma|Me|Je|Ve|Sa|Di))\.? ?([-–]|au) ?((?i:Lu|Ma|Me|Je|Ve|Sa|Di))\b\.?"
            r"|(L) ?([-–]|au) ?([VSD])\b)(?=[ :,]{1,3}\d)"
        ),
        _short_week,
    ),
    Rule(
        "date",
        regex(rf"(?<!\w)({_SHORT_MONTH})\.? ?[-–] ?({_SHORT_MONTH})\.?(?= \d{{4}})", re.I),
        _short_months,
        DIGITS,
    ),
)
BEFORE_A_YEAR = (
    Rule(
        "date",
        regex(r"(?<!\w)(?P<month>janv|févr|avr|juill?|sept|oct|nov|déc)\.? (?=(?:19|20)\d\d\b)", re.I),
        _month_gap,
        DIGITS,
    ),
)
AFTER_A_DAY = (
    Rule(
        "date",
        regex(
            r"(?:(?<=\d )|(?<=\der ))(?P<month>janv|jan|févr|fév|fevr|avr|juill?|sept|sep|oct|nov|déc|dec)"
            r"\.?(?= \d{4}\b|[,;) ]|$)",
            re.I,
        ),
        _short_month,
        DIGITS,
    ),
)
