"""Quantities that a slash lists: "2 cp/1 gél" is two things, "8h/20h" two times, and no rate.

>>> from reader.model import Sentence
>>> from reader.speech import prepare
>>> prepare(Sentence("s", "8h/20h")).text
'8 heures, 20 heures'
"""

from __future__ import annotations

import re

from reader.regex import regex
from reader.speech.quantities.rates import per
from reader.speech.rewriter import Answer
from reader.speech.words.number_words import NUMBER, spoken_number, value
from reader.speech.words.unit_names import counted, unit_words

_MASS = regex("mg|g|µg|mcg")
_FORMS = regex(r"cps?|cpr|comp|gél|amp|sach|caps|gttes?|inj|fl")
_FORM_AFTER = regex(rf" ?/ ?(?P<n>\d{{1,2}}) ?(?P<unit>{_FORMS.pattern})(?!\w)")
_DOSE_AFTER = regex(r" ?/ ?(?P<n>\d+) ?(?P<unit>cp|cps|comp|gél|gel|amp|sach|mg|g)\b")


def listed(match: re.Match[str], number: str, unit: str, rate: str, region: str) -> Answer:
    """What is said of a quantity and of the next that a slash ties to it; None where the slash tells a rate."""
    if _FORMS.fullmatch(unit):
        return _forms(match, number, unit, region)
    if _MASS.fullmatch(unit):
        return _two_drugs(match, number, unit, rate, region)
    return _hours(number, unit, rate, region) if unit in ("h", "hr") else None


def _forms(match: re.Match[str], number: str, unit: str, region: str) -> Answer:
    """Two forms with a slash between them, "2 cp/1 gél": the next of a list, no rate."""
    if number == "½" or match.string[match.start() - 1 : match.start()] == "/":
        return None
    groups = match.groupdict()
    form = _FORM_AFTER.match(match.string, match.start("per") if groups.get("per") else match.end())
    if form is None:
        return None
    spoken, name = counted(number, unit, region)
    following = " ".join(counted(form["n"], form["unit"], region))
    return [
        (match.start(), match.end("number"), spoken),
        (match.end("number"), form.end(), f" {name}, {following}"),
    ]


def _two_drugs(match: re.Match[str], number: str, unit: str, rate: str, region: str) -> Answer:
    """Two drugs in one, "1 g/125 mg"; so much in a gram is a rate."""
    other = re.fullmatch(rf" ?/ ?(?P<n>{NUMBER}) ?(?P<unit>{_MASS.pattern})", rate)
    if other is None or re.match(" ?/ ?1000? ?g", rate):
        return None
    name, other_name = (unit_words(one, value(count) >= 2) for one, count in ((unit, number), other.group("unit", "n")))
    words = f" {name} et {spoken_number(other['n'], region)} {other_name}"
    return [
        (match.start(), match.end("number"), spoken_number(number, region)),
        (match.end("number"), match.end(), words),
    ]


def _hours(number: str, unit: str, rate: str, region: str) -> Answer:
    """Times of day, "8h/20h"; the next of a list, "1 cp à 8 h/1 cp à 20 h"."""
    dose = _DOSE_AFTER.match(rate)
    if dose:
        hours = f"{spoken_number(number, region, True)} {unit_words(unit, value(number) >= 2)}"
        following = " ".join(counted(dose["n"], dose["unit"], region))
        return f"{hours}, {following}{per(rate[dose.end() :], region)}"
    if re.fullmatch(r"(?: ?/ ?\d{1,2} ?h)+", rate):
        times = [number, *re.findall(r"\d+", rate)]
        return ", ".join(f"{spoken_number(hour, region, True)} heures" for hour in times)
    return None
