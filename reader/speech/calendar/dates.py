"""Dates: "12/03/2025" is said "12 mars 2025", "EXP 09/2027" by what it is.

>>> from reader.model import Sentence
>>> from reader.speech import prepare
>>> prepare(Sentence("s", "le 12/03/2025")).text
'le 12 mars 2025'
"""

from __future__ import annotations

import re

from reader.model import MONTHS
from reader.regex import regex
from reader.speech.rewriter import Answer, Context, Rule, always, just_before
from reader.speech.words.number_words import DIGITS

# As they are written in full, without accents too.
MONTH_WORDS = "|".join([*MONTHS, "fevrier", "aout", "decembre"])


# What has a unit is no day: "le 3/2 mg".
_MEASURED = (
    r" ?(?:mm|[mg]/|%|‰|°|€|(?:[mµunpk]?g|mcg|[mµcd]?[lL]|m?UI|[mµk]?U|cps?|cpr|comp|comprimés?|gélules?|gél|amp"
    r"|ampoules?|sach|sachets?|gttes?|gouttes?|inj|suppos?|mmol|µmol|Gy|MBq|mSv|kcal|cm|km|bpm)(?![\w])"
    r"|m(?:mHg| ?Hg))"
)


def day(number: int) -> str:
    """The day of a month as it is said: only the first is an ordinal."""
    return "premier" if number == 1 else str(number)


def _full_year(text: str) -> str:
    return text if len(text) == 4 else ("20" if int(text) < 50 else "19") + text


def _date(match: re.Match[str], context: Context) -> Answer:
    number, month = int(match["day"]), int(match["month"])
    if not (1 <= number <= 31 and 1 <= month <= 12):
        return None
    return f"{day(number)} {MONTHS[month - 1]} {_full_year(match['year'])}"


_ROMAN_MONTHS = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")


def _roman_month(match: re.Match[str], context: Context) -> Answer:
    return f"{day(int(match['day']))} {MONTHS[_ROMAN_MONTHS.index(match['month'])]} {match['year']}"


def _iso_date(match: re.Match[str], context: Context) -> Answer:
    number, month = int(match["day"]), int(match["month"])
    if not (1 <= number <= 31 and 1 <= month <= 12):
        return None
    return f"{day(number)} {MONTHS[month - 1]} {match['year']}"


def _day_and_month(match: re.Match[str], context: Context) -> Answer:
    number, month = int(match["day"]), int(match["month"])
    if not (1 <= number <= 31 and 1 <= month <= 12):
        return None
    return f"{day(number)} {MONTHS[month - 1]}"


# A zero in front tells a date ("08/12"), unless a mark ("douleur : 03/10"), a blood pressure ("12/08") or so many of
# so many are meant: read as a day, they are lost.
_PRESSURE = regex(r"\b(?:TA|PA|tensions?|pressions?)\b[^.;]*$", re.I)

_MARKED = regex(
    r"\b(?:EVA|EN|ECOG|Apgar|douleurs?|fatigue|nausées?|scores?|notes?|notée?s?|cotée?s?|échelles?|intensités?)\b[^.;]*$",
    re.I,
)

_ARTICLE = regex(r"\b(?:[Ll]es?|[Dd]u|[Aa]ux?|[Dd]es|di|che) $")

_COUNTED = regex(
    r" (?:cp|comprimés?|gélules?|sachets?|doses?|patiente?s?|personnes?|malades?|femmes?|hommes?|enfants?|sujets?"
    r"|participante?s?|cas)\b"
)

# Of ten: a mark more often than a day of October, unless something that has a day is named.
_DATED = regex(
    r"(?:\b(?:RDV|rendez-vous|dates?|jours?|séances?|cures?|cycles?|perfusions?|injections?|visites?|consultations?|cs"
    r"|scanners?|IRM|TEP|contrôles?|bilans?|vue?s?|reçue?s?|prélèvements?|début|fin|entrée|sortie|opérée?s?|prochaine?s?"
    r"|[Ll]undi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|lun|mar|mer|jeu|ven|sam|dim)\b|\d{2}/\d{2}\b)[^.;]*$",
    re.I,
)

# "03/09, 24/09, 15/10": the last is a day too.
_DATES_BEFORE = regex(r"(?:(?<![\w,./])\d{2}/\d{2} ?(?:,|;|et|puis|ou) (?:puis |et |le )?)+$")

_DATE_AFTER = regex(r"(?:,| ;| et| puis| ou) (?:puis |et |le )?(?:0[1-9]/[01]\d|[0-3]\d/0[1-9])(?![\w/]|[.,]\d)")

_HOUR_AFTER = regex(r",? ?(?:à|vers|dès)? ?\d{1,2} ?[hH]\b")


def _is_share(match: re.Match[str]) -> bool:
    before = just_before(match, 60)
    after = match.string[match.end() : match.end() + 20]
    number, month = int(match["day"]), int(match["month"])
    if _ARTICLE.search(before) or _HOUR_AFTER.match(after):
        return False
    return bool(
        _COUNTED.match(after)
        or before.rstrip()[-1:] in tuple("<>≤≥")
        or (number > month and _PRESSURE.search(before))
        or (number <= month and _MARKED.search(before))
        or (number <= month == 10 and not _DATED.search(before))
    )


def _day_unless_share(match: re.Match[str], context: Context) -> Answer:
    return None if _is_share(match) else _day_and_month(match, context)


# "depuis le 2/3", "avant le 1/6": time runs to a day.
_POINT_IN_TIME = regex(
    r"\b(?:depuis|dès|avant|après|jusqu'(?=au)|à partir|à compter|née?|RDV|rendez-vous|(?:fix|report)ée?(?= au)"
    r"|(?:lun|mar|mercre|jeu|vendre|same)di|dimanche) ?(?:le|du|au)? ?$",
    re.I,
)
# "le 31/8 et le 3/9": the next is a day too.
_AFTER_A_DAY = regex(r"\b(?:le|du|au) (?:1[3-9]|2\d|3[01])/\d{1,2}(?:,| et| ou| puis|, puis) (?:le|du|au) $")
# "du 3/4 au 9/5": from a day to a day.
_TO_A_DAY = regex(r" (?:(?:inclus )?au|à partir) \d{1,2}/\d{1,2}(?![\w/]|[,.]\d)")
_FROM_A_DAY = regex(r"\b[dD]u \d{1,2}/\d{1,2}(?: inclus)? au $")
# "passer du 3/4 au 1/2", "du 1/2 au 1/4 comprimé": a dose that changes; between two such parts no day is certain.
_PART = r"(?:1/[234]|[23]/[34])"
_PARTS = regex(rf"\b[dD]u {_PART} au {_PART}(?![\w/]|[,.]\d)")
_ONE_PART = regex(rf"{_PART} (?:(?:du|de la|des|vos|de votre)\b|de l')")
_OF_A_DOSE = regex(r" (?:d[eu']|des|cps?\b|comp|gél|dose|sachet|ampoule|flacon)")
_CHANGES = regex(
    r"\b(?:pass\w*|rédui\w*|réduct\w*|diminu\w*|augment\w*|baiss\w*|mont\w*|descend\w*|dos\w*|palier\w*)"
    r"(?: [\w'’-]+){0,4}$",
    re.I,
)


def _is_part(match: re.Match[str]) -> bool:
    """Whether a day and month is a part of something ("jusqu'au 3/4 de la dose"), or with its neighbour two parts of a
    dose: a verb of change or what is dosed says so.
    """
    if _ONE_PART.match(match.string, match.start("day")):
        return True
    for parts in _PARTS.finditer(match.string, max(0, match.start() - 12), match.end() + 12):
        before = match.string[max(0, parts.start() - 60) : parts.start()].rstrip()
        if _OF_A_DOSE.match(match.string, parts.end()) or _CHANGES.search(before):
            return True
    return False


def _day_and_short_month(match: re.Match[str], context: Context) -> Answer:
    # "le 31/8" is a day, for no part has more above than below; "le 2/3" is one only where a day is waited for.
    before = match.string[max(0, match.start("day") - 60) : match.start("day")]
    dated = (
        _POINT_IN_TIME.search(before)
        or _FROM_A_DAY.search(before)
        or _AFTER_A_DAY.search(before)
        or (before.endswith("u ") and _TO_A_DAY.match(match.string, match.end()))
    )
    if _MARKED.search(before) or _is_part(match) or _COUNTED.match(match.string[match.end() : match.end() + 20]):
        return None
    if not dated and (int(match["day"]) <= int(match["month"]) or _PRESSURE.search(before)):
        return None
    said = _day_and_month(match, context)
    return [(match.start("day"), match.end(), said)] if isinstance(said, str) else None


def _with_a_zero(match: re.Match[str], context: Context) -> Answer:
    if "0" not in (match["day"][0], match["month"][0]):
        listed = _DATES_BEFORE.search(just_before(match, 60))
        zero = listed and "0" in re.findall(r"\b\d", listed[0])
        if not (zero or _DATE_AFTER.match(match.string, match.end())):
            return None
    return _day_unless_share(match, context)


def _first_of_month(match: re.Match[str], context: Context) -> Answer:
    month = int(match["month"])
    return f"premier {MONTHS[month - 1]}" if 1 <= month <= 12 else None


def _expiry(match: re.Match[str], context: Context) -> Answer:
    month = int(match["month"])
    if not 1 <= month <= 12:
        return None
    label = "date d'expiration" if match["label"][0].upper() == "E" else "date de péremption"
    return [
        (match.start("label"), match.start("month"), f"{label} "),
        (match.start("month"), match.end("year"), f"{MONTHS[month - 1]} {_full_year(match['year'])}"),
    ]


def _month_and_year(match: re.Match[str], context: Context) -> Answer:
    month = int(match["month"])
    return f"{MONTHS[month - 1]} {match['year']}" if 1 <= month <= 12 else None


RULES = (
    Rule(
        "date",
        regex(
            r"(?<!\w)(?P<label>EXP|Exp|exp|PER|Pér|PÉR)(?:\.|(?!\w)) ?:? ?"
            r"(?P<month>\d{2})[-/ .](?P<year>20\d\d|\d\d)(?![\w/]|[.-]\d)"
        ),
        _expiry,
        DIGITS,
    ),
    Rule(
        "date",
        regex(r"(?:(?<=\b[lL]e )|(?<=di )|(?<=\bdu )|(?<=\bau ))1er ?[./] ?(?P<month>\d{1,2})(?![\w/]|[.,]\d)"),
        _first_of_month,
        DIGITS,
    ),
    Rule(
        "date",
        regex(
            r"(?<=\b[lL]e )(?P<day>\d{1,2})\.(?P<month>0[1-9]|(?<=\d\d\.)1[0-2])(?![\w/]|[.,]\d| ?(?:%|[mµkn]?[gL]\b))"
        ),
        _day_and_month,
        frozenset("."),
    ),
    Rule(
        "date",
        regex(
            r"(?<![\w,.])(?P<day>\d{1,2})(?:(?<=1)er)?(?P<mark>[/.-])(?P<month>\d{1,2})(?P=mark)(?P<year>(?:1[89]|20)\d{2}"
            r"|\d{2})(?![\w/]|[.-]\d)"
        ),
        _date,
        DIGITS,
    ),
    # "29.II.2024"
    Rule(
        "date",
        regex(
            r"(?<![\w,.])(?P<day>[12]\d|3[01]|0?[1-9])(?P<mark>[/.-])"
            rf"(?P<month>{'|'.join(sorted(_ROMAN_MONTHS, key=len, reverse=True))})"
            r"(?P=mark)(?P<year>(?:19|20)\d\d)(?![\w/]|[.-]\d)"
        ),
        _roman_month,
        frozenset("IVX"),
    ),
    Rule(
        "date",
        regex(r"(?<![\w,.-])(?P<year>(?:1[89]|20)\d{2})[-/](?P<month>\d{2})[-/](?P<day>\d{2})(?![\w/]|[.-]\d)"),
        _iso_date,
        DIGITS,
    ),
    Rule(
        "date",
        regex(
            r"(?<![\w,./+-])(?P<day>0[1-9]|[12]\d|3[01])/(?P<month>0[1-9]|1[0-2])"
            rf"(?![\w/]|[,.]\d|{_MEASURED})"
        ),
        _with_a_zero,
        DIGITS,
    ),
    Rule(
        "date",
        regex(
            r"(?:(?<=\b[lLdDaA][eu] )|(?<=\b[ld]es )|(?<=di )|(?<=che )|(?<=(?i:lun|mar|mer|jeu|ven|sam|dim)\. ))"
            rf"(?P<day>\d{{1,2}})/(?P<month>\d{{2}})(?![\w/]|[,.]\d|{_MEASURED})"
        ),
        _day_unless_share,
        frozenset("/"),
    ),
    Rule(
        "date",
        regex(
            r"\b(?:le|du|au|(?:lun|mar|mercre|jeu|vendre|same)di|dimanche) (?P<day>\d{1,2})/(?P<month>[1-9])"
            rf"(?![\w/]|[,.]\d|{_MEASURED})",
            re.I,
        ),
        _day_and_short_month,
        frozenset("/"),
    ),
    Rule(
        "date",
        regex(
            r"(?<![\w,./-])(?P<month>(?:0?[1-9]|1[0-2])(?=/)|0[1-9](?=-)|1[0-2](?=-20))[/-](?P<year>(?:19|20)\d{2})(?![\w/-]|[,.]\d)"
        ),
        _month_and_year,
        frozenset("/-"),
    ),
    Rule(
        "date",
        regex(rf"(?<![\w,.])(?:1|01)(?= (?:{MONTH_WORDS}|janv\.|févr\.|sept\.|oct\.|nov\.|déc\.)(?:\W|$))"),
        always("premier"),
        DIGITS,
    ),
)
