"""Quantities: a number and its unit. "15 mg/kg" is said "15 milligrammes par kilogramme", "15,50 €" "15 euros 50".

>>> from reader.model import Sentence
>>> from reader.speech import prepare
>>> prepare(Sentence("s", "130 mm Hg")).text
'130 millimètres de mercure'
"""

from __future__ import annotations

import re

from reader.regex import regex
from reader.speech.quantities.listed import listed
from reader.speech.quantities.rates import DOSE_BEFORE, INVERSE, MOMENT, ONE_PER, is_duration, per
from reader.speech.rewriter import Answer, Context, Rule, always, just_before
from reader.speech.words.number_words import DIGITS, NUMBER, spoken_number, value
from reader.speech.words.unit_names import END, SYMBOLS, counted, unit_words

# A comma or a stop between a word and a number ("2 g,5 g") is no decimal mark.
_AFTER_NUMBER = regex(
    rf"(?<!\w)(?<![\d\s][,.])(?<!^[,.])(?P<number>(?:{NUMBER})(?:\.\d+)?|½)(?P<gap> ?)(?P<unit>{SYMBOLS})"
    rf"(?P<per>{ONE_PER}*|{INVERSE}+){END}"
)
_ALONE = regex(
    rf"(?<![\w/.,'-])(?P<unit>{SYMBOLS})(?P<per>{ONE_PER}+|{INVERSE}+){END}|"
    r"(?<![\w/.,'-])(?P<single>mg|kg|µg|ng|ml|mL|dl|dL|µl|µL|cm|mm|km|mmHg|mm Hg|°C|mmol|µmol|Gy|MBq|mSv|m²|m2"
    r"|cm²|cm2|mm²|mm2|m³|m3|cm³|cm3|mm³|mm3|kcal)" + END
)


# Letters that are codes as likely, "4A", "3D"; and those that are words of the sentence as likely, "les 2 A suivants".
_CODES = frozenset({"A", "V", "K", "N", "J", "W", "d", "t", "tr"})
_WORDS = frozenset({"A", "V", "K", "N", "J", "W", "d", "amp", "comp"})
_STOPPED = frozenset({"gél", "amp", "inj", "comp", "sach", "sem", "min", "sec", "h", "j", "cp"})
_STOP_WITHIN = regex(r"\.(?= ?[a-zà-ÿ(,;]| (?:IV|SC|IM|I\.|S\.C|PO|SB)\b)")


def _after_number(match: re.Match[str], context: Context) -> Answer:
    groups = match.groupdict()
    unit, number = match["unit"] or groups["plain"], match["number"]
    rate, gap = groups.get("plainper") or match["per"] or "", groups.get("gap") or ""
    if unit == "G" and _is_gauge(match, number):
        return [(match.start("unit"), match.end("unit"), "gauge" if gap else " gauge")]
    if _is_no_unit(match, number, unit, rate, gap):
        return None
    if unit == "J" and value(number) < 100 and not _SHOCK.search(just_before(match, 40)):
        unit = "j"  # "PENDANT 5 J"
    number = _without_marks(number, unit)
    before = just_before(match, 3)
    of_a_list = listed(match, number, unit, rate, context.region)
    if of_a_list:
        return of_a_list
    if _is_rate_before(match, number, unit, before):
        return None
    if number == "½" or _is_part(before, number, unit):
        # "½ cp", "1/2 cp": the fraction is said by its own rule.
        return [(match.end("number"), _before_stop(match), _of_one(number, unit) + per(rate, context.region))]
    money = _cents(match)
    if money:
        return money
    spoken, name = counted(number, unit, context.region)
    end = _before_stop(match)
    if unit in _STOPPED and not rate:
        end += bool(_STOP_WITHIN.match(match.string, end))  # the stop of an abbreviation, but not that of the sentence
    words = f" {name}{per(rate, context.region)}"
    return [(match.start(), match.end("number"), spoken), (match.end("number"), end, words)]


def _is_gauge(match: re.Match[str], number: str) -> bool:
    """Whether "18G" is the width of a needle."""
    size = value(number)
    wide = size >= 14 or (size >= 7 and not _GRAMS_AFTER.match(match.string, match.end()))
    return wide and bool(_NEEDLE.search(just_before(match, 40)))


def _is_no_unit(match: re.Match[str], number: str, unit: str, rate: str, gap: str) -> bool:
    following = match.string[match.end() : match.end() + 2]
    if following.startswith("'"):
        return True  # "1 million d'euros"
    if not rate and unit in _CODES and not gap:
        return True
    if not rate and unit in _WORDS and re.match(" [A-Za-zà]", following) and match.string[match.end() - 1] != ".":
        return True
    if unit == "H":
        return value(number) > 72 or not number.isdigit()
    return unit == "G" and not rate and not _GRAMS_AFTER.match(match.string, match.end())  # a gauge, a network


def _without_marks(number: str, unit: str) -> str:
    number = re.sub(r"^0(?=[1-9]\d?$)", "", number)  # "01 cp"
    if unit in ("UI", "U", "€") and re.fullmatch(r"[1-9]\d{0,2}\.\d{3}", number):
        return number.replace(".", "")  # "1.500 UI": thousands
    return number


def _is_rate_before(match: re.Match[str], number: str, unit: str, before: str) -> bool:
    """Whether the quantity is what a rate is counted by: "1 comprimé / 8 h" tells how often, "mg/24 h" how much."""
    if is_duration(unit) and DOSE_BEFORE.search(just_before(match, 30)):
        return True
    if not before.endswith("/") or (before[-2:-1].isdecimal() and (number, unit) != ("24", "h")):
        return False
    return not MOMENT.search(just_before(match, 12).removesuffix("/"))


def _before_stop(match: re.Match[str]) -> int:
    """Where a quantity ends: the stop of its unit may be the sentence's too."""
    stops = match.string[match.end() - 1] == "." and not _GOES_ON.match(match.string, match.end())
    return match.end() - stops


def _of_one(number: str, unit: str) -> str:
    """The unit after a part of one: "un demi comprimé", "un quart de comprimé", "trois quarts d'heure"."""
    name = unit_words(unit, False)
    if number not in ("3", "4"):
        return f" {name}"
    return f" d'{name}" if name.startswith(("heure", "a", "i", "u")) else f" de {name}"


def _is_part(before: str, number: str, unit: str) -> bool:
    # "1/2 cp", "2/3 cp"; a part has no plural: "2/3 cps" are two or three.
    return bool(
        (re.search(r"(?<!\d)[13]/$", before) and number in ("2", "3", "4"))
        or (re.search(r"(?<!\d)2/$", before) and number == "3" and unit in ("cp", "cpr", "comp", "gél", "sach", "amp"))
    )


# Their width is in gauges: a number of grams there would be a dose. None is as wide as 6 G: "une seringue de 2 G".
_NEEDLE = regex(
    r"\b(?:aiguilles?|cathéters?|cath|KT|VVP|trocarts?|épicrânienne|butterfly|Huber|intranules?|seringues?)\b\.?[^.;,]*$",
    re.I,
)
_GRAMS_AFTER = regex(
    r" ?(?:[x×] ?\d|\d+ ?(?:[x×/]|fois)|(?:par|toutes|ttes|le|matin|midi|soir|IV|PO|SC|en|pendant|pdt|à|si|SB|max|maxi"
    r"|de)\b"
    r"|d'|[qQ]\d|\((?:max|soit)|J\d|\d ?j)",
    re.I,
)
_SHOCK = regex(r"(?i:\bchocs?\b|énergie|joule|laser|défibrill|délivr|cardiovers)")
_GOES_ON = regex(r" ?[a-zà-ÿ(,;)/\d]")
_CENTS = regex(r"(\d+(?: \d{3})*),(\d{2})$")


def _some(match: re.Match[str], context: Context) -> Answer:
    before = just_before(match, 8)
    one = re.search(r"\b(?:une?|le|ce|chaque|par) $|(?:/[234]|[½¼¾]|quart|demi) de $", before, re.I)
    return unit_words(match[1], not one)


def _cents(match: re.Match[str]) -> Answer:
    # "15,50 €" is said "15 euros 50".
    parts = _CENTS.match(match["number"])
    if match["unit"] not in ("€", "EUR", "euros") or not parts:
        return None
    rate = per(match["per"] or "")
    euros, cents = parts[1].replace(" ", ""), parts[2]
    if euros == "0" and cents != "00":
        return f"{cents.lstrip('0')} centime{'s' if int(cents) > 1 else ''}{rate}"
    name = "euros" if int(euros) >= 2 else "euro"
    return f"{euros} {name}" + (f" {cents.lstrip('0')}" if cents != "00" else "") + rate


def _alone(match: re.Match[str], context: Context) -> Answer:
    if match["single"]:
        one = re.search(r"\b(?:[Uu]n|[Ll]e|[Pp]ar|[Dd]u|[Aa]u|[Cc]haque) $", just_before(match, 8))
        return unit_words(match["single"], not one)
    if match["unit"] in ("A", "V", "N", "K", "J", "W", "t", "d", "s", "bar", "an", "m", "h", "U", "c"):
        return None
    return unit_words(match["unit"], True) + per(match["per"], context.region)


# "2 gél./j": before abbreviations, which would take the stop.
WITH_DOT = Rule(
    "unit",
    regex(
        rf"(?=[\d½])(?<![\w,.])(?P<number>(?:{NUMBER})(?:\.\d+)?|½)(?P<gap> ?)(?:(?P<unit>cp|cps|comp|gél|amp|inj"
        rf"|gttes?|sach|sem|min|mn|sec|h|j|fl|pulv|suppos?|app|btes?|caps|hab|appl|perfs?|inhal)\.(?P<per>{ONE_PER}*)|(?P<plain>{SYMBOLS})(?P<plainper>{ONE_PER}+)(?<=\.)){END}"
    ),
    _after_number,
    frozenset("."),
)


def _bare_decimal(match: re.Match[str], context: Context) -> Answer:
    name = unit_words(match["unit"], False)
    decimals = spoken_number(f"0,{match['decimals']}", context.region)
    return f"{decimals} {name}{per(match['per'] or '', context.region)}"


# ".5 mg": a tenth of it is not ten times it.
BARE_DECIMALS = Rule(
    "unit",
    regex(
        rf"(?<![^\s(<>≤≥=±~≈+−-])[.,](?P<decimals>\d{{1,3}}) ?(?P<unit>{SYMBOLS})(?:\.(?= ?/| [a-z(]))?"
        rf"(?P<per>{ONE_PER}*){END}"
    ),
    _bare_decimal,
    frozenset(".,"),
)
# "quelques j.", "qqs h": counted without a number.
SOME = Rule(
    "unit",
    regex(
        r"(?<= )(?=[jhsmc])(?:(?<=\b[Qq]uelques )|(?<=\bqqs )|(?<=\bqq )|(?<=\b[Pp]lusieurs )|(?<=\bpar )|"
        r"(?<=\bde |\ble )|"
        r"(?<=\bun )|(?<=\b[Uu]ne )|(?<=\b[dlc]es )|(?<=\bchaque ))(j|h|sem|min|mn|cp)"
        r"(?:\.(?= ?[a-zà-ÿ(,;)])|(?![\w'.])|(?=\.$)|\.$)"
    ),
    _some,
    frozenset("jhsmc"),
)


# "à __ h __", "à ……h……": the hour is for a hand to fill in.
BLANK_HOURS = Rule(
    "unit", regex(r"(?<=[_….]{2}) ?h(?=[ _….,;)]|$)|(?<=…) ?h(?=[ _….,;)]|$)"), always(" heures"), frozenset("h")
)


def _without_rate(match: re.Match[str], context: Context) -> Answer:
    number, unit = match["number"], match["unit"]
    before = just_before(match, 3)
    if number == "½" or before.endswith("/"):
        part = number == "½" or _is_part(before, number, unit)
        said = _of_one(number, unit) + per(match["per"] or "", context.region)
        return [(match.end("number"), match.end(), said)] if part else None
    spoken, name = counted(number, unit, context.region)
    return [
        (match.start(), match.end("number"), spoken),
        (match.end("number"), match.end(), f" {name}{per(match['per'] or '', context.region)}"),
    ]


def _after_bracket(match: re.Match[str], context: Context) -> Answer:
    return f" {unit_words(match['unit'], True)}{per(match['per'] or '', context.region)}"


# "4 g / 1 inj. SC": what follows the slash has been said by another rule.
WITHOUT_RATE = Rule(
    "unit",
    regex(
        rf"(?<![\w,.])(?P<number>(?:{NUMBER})(?:\.\d+)?|½)(?P<gap> ?)(?P<unit>{SYMBOLS})"
        rf"(?P<per>(?:(?! ){ONE_PER})*){END}(?= ?/)"
    ),
    _without_rate,
    frozenset("/"),
)
AFTER_NUMBER = Rule("unit", _AFTER_NUMBER, _after_number, DIGITS | {"½"})
# "[2-5] g"
AFTER_BRACKET = Rule(
    "unit",
    regex(rf"(?<=\d)\] ?(?P<unit>(?![A-Z](?![\w/]))(?:{SYMBOLS}))(?P<per>{ONE_PER}*){END}"),
    _after_bracket,
    frozenset("]"),
)
ALONE = Rule("unit", _ALONE, _alone)
