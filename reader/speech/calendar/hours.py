"""Times of day and lengths of time: "14h30" is said "14 heures 30", "24h/24" "24 heures sur 24".

>>> from reader.model import Sentence
>>> from reader.speech import prepare
>>> prepare(Sentence("s", "à 14h30, 24h/24")).text
'à 14 heures 30, 24 heures sur 24'
"""

from __future__ import annotations

import re

from reader.regex import regex
from reader.speech.quantities.rates import DOSE_BEFORE
from reader.speech.rewriter import Answer, Context, Rule, always, just_before
from reader.speech.words.number_words import DIGITS, before_noun


def _days_of_seven(match: re.Match[str], context: Context) -> Answer:
    return f"{match[1]} jour{'s' * (match[1] > '1')} sur 7"


def _time(match: re.Match[str], context: Context) -> Answer:
    hours, minutes, seconds = match["h"], match["m"], match["s"]
    if int(hours) > 99 or (minutes and int(minutes) > 59):
        return None
    if not minutes and DOSE_BEFORE.search(just_before(match, 30)):
        return None  # "1 comprimé / 8 h": how often
    text = f"{_feminine(hours, context)} {'heures' if int(hours) > 1 else 'heure'}"
    if minutes and minutes != "00":
        # "8h05" is "8 heures 5"; the word "minutes" only where it is written.
        text += f" {_feminine(minutes.lstrip('0'), context) if match['min'] else minutes.lstrip('0')}"
    elif minutes and match["min"]:
        text += " 0"
    if match["min"] and minutes:
        text += " minutes" if int(minutes) > 1 else " minute"
    if seconds:
        text += f" {_feminine(seconds.lstrip('0') or '0', context)} {'secondes' if int(seconds) > 1 else 'seconde'}"
    return text


def _feminine(number: str, context: Context) -> str:
    plain = number.lstrip("0") or "0"
    return before_noun(plain, "heures", context.region, feminine=True)


def _clock(match: re.Match[str], context: Context) -> Answer:
    hours, minutes = int(match["h"]), int(match["m"])
    if hours > 24 or minutes > 59:
        return None
    text = f"{_feminine(match['h'], context)} {'heures' if hours > 1 else 'heure'}"
    return f"{text} {minutes}" if minutes else text


def _opening(match: re.Match[str], context: Context) -> Answer:
    # "9h/12h - 14h/17h": two stretches of a day, each from one hour to another.
    hours = [
        f"{_feminine(hour, context)} heure{'s' if int(hour) > 1 else ''} {minutes.lstrip('0')}".rstrip()
        for hour, minutes in re.findall(r"(\d{1,2}) ?[hH] ?(\d\d)?", match[0])
    ]
    return f"{hours[0]} à {hours[1]}, {hours[2]} à {hours[3]}"


def _always_open(match: re.Match[str], context: Context) -> Answer:
    unit = {"h": "heures", "H": "heures", "j": "jours", "J": "jours"}.get(match["unit"][0], "")
    return f"{match['a']} {unit} sur {match['b']}"


def _minutes_mark(match: re.Match[str], context: Context) -> Answer:
    return f"{_feminine(match[1], context)} minutes {match[2]}"


# "8 h-12 h-20 h": three times of day are a list; two are from one to the other: "9h-12h - 14h-17h".
_HOURS = regex(r"(?<!\d)\d{1,2} ?h(?: ?\d\d)?(?: ?[-–—] ?\d{1,2} ?h(?: ?\d\d)?)+")


def _between_hours(match: re.Match[str], context: Context) -> Answer:
    for chain in _HOURS.finditer(match.string, max(0, match.start() - 40), match.end() + 40):
        if chain.start() < match.start() < chain.end():
            dashes = re.findall(" ?[-–—] ?", chain[0])
            listed = len(dashes) > 1 and len(set(dashes)) == 1
            return ", " if listed or match[0] != dashes[0] else " à "
    return " à "


# Before dates and telephone numbers, which have slashes too.
OPENING = (
    Rule(
        "range",
        regex(
            r"(?<![\w,./])\d{1,2} ?[hH] ?(?:\d\d)? ?/ ?\d{1,2} ?[hH] ?(?:\d\d)?(?: ?[-–,;] ?| et )"
            r"\d{1,2} ?[hH] ?(?:\d\d)? ?/ ?\d{1,2} ?[hH](?: ?\d\d)?(?![\w/])"
        ),
        _opening,
        frozenset("/"),
    ),
    Rule(
        "time",
        regex(r"(?<![\w,./])([1-7])(?:/7 ?(?:jours|j)| ?(?:jours?|j) ?/ ?7)(?!\w)"),
        _days_of_seven,
        frozenset("/"),
    ),
)
RULES = (
    Rule(
        "time",
        regex(
            r"(?<![\w,./])(?P<a>24|7) ?(?P<unit>[hj]|[HJ]) ?(?:/|sur) ?(?P<b>24|7)(?: ?(?:[hHjJ]|jours|heures))?(?!\w)"
        ),
        _always_open,
        DIGITS,
    ),
    Rule(
        "time",
        regex(
            r"(?<![\w,./])(?P<h>\d{1,2}) ?(?:h|H|heures?)(?: ?(?P<m>[0-5]\d|(?<= )\d(?= ?mi?n\b))(?!\d)"
            r"(?P<min> ?mi?n\b)?(?: ?(?P<s>[0-5]?\d) ?s(?:ec)?\b)?)(?!\w)"
        ),
        _time,
        DIGITS,
    ),
    Rule(
        "time",
        regex(r"(?<![\w,./:])(?P<h>[01]\d|2[0-4]|[2-9]|(?<=à )1):(?P<m>[0-5]\d)(?![\w:]|[,.]\d)"),
        _clock,
        frozenset(":"),
    ),
    Rule("range", regex(r"(?<=\d:\d\d) ?[-–—] ?(?=\d{1,2}:\d\d(?!\d))"), always(" à "), frozenset(":")),
    Rule("time", regex(r"(?<![\w,./])(\d{1,2})'(\d{2})(?:''|\")"), _minutes_mark, frozenset("'")),
    Rule(
        "range",
        regex(r"(?:(?<=\dh)|(?<=\d h)|(?<=\dh\d\d)|(?<=\d h \d\d)) ?[-–—] ?(?=\d{1,2} ?h)"),
        _between_hours,
        DIGITS,
    ),
)
