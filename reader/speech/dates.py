"""Dates, times of day, durations and telephone numbers: "12/03/2025" is said "12 mars 2025", "14h30" "14 heures 30".

>>> from reader.model import Sentence
>>> from reader.speech import prepare
>>> prepare(Sentence("s", "12/03/2025 à 14h30")).text
'12 mars 2025 à 14 heures 30'
>>> prepare(Sentence("s", "24h/24")).text
'24 heures sur 24'
"""

from __future__ import annotations

import re

from reader.speech.number_words import DIGITS, before_noun
from reader.speech.rewriter import Answer, Context, Rule

MONTHS = [
    "janvier",
    "février",
    "mars",
    "avril",
    "mai",
    "juin",
    "juillet",
    "août",
    "septembre",
    "octobre",
    "novembre",
    "décembre",
]
_DAYS = ["lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"]
_MONTH_WORDS = "|".join([*MONTHS, "fevrier", "aout", "decembre"])
_SHORT_MONTHS = {
    "janv": 0, "jan": 0, "févr": 1, "fév": 1, "fevr": 1, "mar": 2, "avr": 3, "juin": 5, "juil": 6, "juill": 6, "aoû": 7,
    "sept": 8, "sep": 8, "oct": 9, "nov": 10, "déc": 11, "dec": 11,
}  # fmt: skip


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
_PRESSURE = re.compile(r"\b(?:TA|PA|tensions?|pressions?)\b[^.;]*$", re.I)
_MARKED = re.compile(
    r"\b(?:EVA|EN|ECOG|Apgar|douleurs?|fatigue|nausées?|scores?|notes?|notée?s?|cotée?s?|échelles?|intensités?)\b[^.;]*$",
    re.I,
)
_ARTICLE = re.compile(r"\b(?:[Ll]es?|[Dd]u|[Aa]ux?|[Dd]es|di|che) $")
_COUNTED = re.compile(
    r" (?:cp|comprimés?|gélules?|sachets?|doses?|patiente?s?|personnes?|malades?|femmes?|hommes?|enfants?|sujets?"
    r"|participante?s?|cas)\b"
)
# Of ten: a mark more often than a day of October, unless something that has a day is named.
_DATED = re.compile(
    r"(?:\b(?:RDV|rendez-vous|dates?|jours?|séances?|cures?|cycles?|perfusions?|injections?|visites?|consultations?|cs"
    r"|scanners?|IRM|TEP|contrôles?|bilans?|vue?s?|reçue?s?|prélèvements?|début|fin|entrée|sortie|opérée?s?|prochaine?s?"
    r"|[Ll]undi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|lun|mar|mer|jeu|ven|sam|dim)\b|\d{2}/\d{2}\b)[^.;]*$",
    re.I,
)
# "03/09, 24/09, 15/10": the last is a day too.
_DATES_BEFORE = re.compile(r"(?:(?<![\w,./])\d{2}/\d{2} ?(?:,|;|et|puis|ou) (?:puis |et |le )?)+$")
_DATE_AFTER = re.compile(r"(?:,| ;| et| puis| ou) (?:puis |et |le )?(?:0[1-9]/[01]\d|[0-3]\d/0[1-9])(?![\w/]|[.,]\d)")
_HOUR_AFTER = re.compile(r",? ?(?:à|vers|dès)? ?\d{1,2} ?[hH]\b")


def _is_share(match: re.Match[str]) -> bool:
    before = match.string[max(0, match.start() - 60) : match.start()]
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


def _with_a_zero(match: re.Match[str], context: Context) -> Answer:
    if "0" not in (match["day"][0], match["month"][0]):
        listed = _DATES_BEFORE.search(match.string[max(0, match.start() - 60) : match.start()])
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


def _first(match: re.Match[str], context: Context) -> Answer:
    return "premier"


def _month_gap(match: re.Match[str], context: Context) -> Answer:
    return MONTHS[_SHORT_MONTHS[match["month"].lower()]] + " "


def _short_months(match: re.Match[str], context: Context) -> Answer:
    return f"{MONTHS[_SHORT_MONTHS[match[1].lower()]]} à {MONTHS[_SHORT_MONTHS[match[2].lower()]]}"


def _days_of_seven(match: re.Match[str], context: Context) -> Answer:
    return f"{match[1]} jour{'s' * (match[1] > '1')} sur 7"


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
    return f"{days[first]} {'à' if link in '-–' else 'au'} {days[last]}"


def _short_month(match: re.Match[str], context: Context) -> Answer:
    return MONTHS[_SHORT_MONTHS[match["month"].lower()]]


def _time(match: re.Match[str], context: Context) -> Answer:
    hours, minutes, seconds = match["h"], match["m"], match["s"]
    if int(hours) > 99 or (minutes and int(minutes) > 59):
        return None
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


def _to(match: re.Match[str], context: Context) -> Answer:
    return " à "


def _to_day(match: re.Match[str], context: Context) -> Answer:
    return " à " if re.search(r"\b[JDSMCL]\d+$", match.string[max(0, match.start() - 80) : match.start()]) else None


def _apart(match: re.Match[str], context: Context) -> Answer:
    return "116, "


_SPINE = re.compile(r"(?i:vert|hernie|dis[cq]|lomb|cervic|dors|tassement|rachis|sciati|fractur|métastase|étage|espace)")


def _vertebrae(match: re.Match[str], context: Context) -> Answer:
    first, second = match[1] + match[2], match[4] + match[5]
    neighbours = (match[1] == match[4] and int(match[5]) == int(match[2]) + 1) or first + second in (
        "L5S1",
        "D12L1",
        "T12L1",
    )
    if not neighbours or not (
        match[1] in "LDT" or _SPINE.search(match.string[max(0, match.start() - 80) : match.end() + 80])
    ):
        return None
    return [(match.start(3), match.end(3), " ")]


def _minutes_mark(match: re.Match[str], context: Context) -> Answer:
    return f"{_feminine(match[1], context)} minutes {match[2]}"


_PHONE_WORDS = re.compile(r"[ .\-]+")


def phone(text: str) -> str:
    """A telephone number grouped as it is said in France, a short pause between the groups.

    >>> phone("01.45.59.59.59"), phone("0800 123 456"), phone("+33 (0)1 45 59 59 59"), phone("0145595959")
    ('01 45 59 59 59', 'zéro 800, 123, 456', 'plus 33, 1 45 59 59 59', '01 45 59 59 59')
    """
    plus = text.startswith(("+", "00"))
    bare = text.replace("(0)", " ").lstrip("+")
    digits = re.sub(r"\D", "", bare.removeprefix("00") if plus else bare)
    if plus:
        return f"plus {digits[:2]}, {' '.join([digits[2:3], *_pairs(digits[3:])])}"
    if re.match(r"08(?:00|05|06|09|1|2|9)", digits):
        # Special numbers are said in hundreds, or as they are grouped; in words: "0 805" would be in thousands.
        groups = text.split()
        if len(groups) == 5 and groups[0] == "0":
            return f"zéro {groups[1]}, {' '.join(groups[2:])}"
        return f"zéro {digits[1:4]}, {digits[4:7]}, {digits[7:]}"
    return " ".join(_pairs(digits))


def _pairs(digits: str) -> list[str]:
    return [digits[i : i + 2] for i in range(0, len(digits), 2)]


def _phone(match: re.Match[str], context: Context) -> Answer:
    return phone(match[0])


def _abroad(match: re.Match[str], context: Context) -> Answer:
    # Belgium, Switzerland, Luxembourg: grouped as written. A group of three after another would make thousands.
    said = ""
    for group in re.findall(r"\d+", match["groups"]):
        said += ("" if not said else ", " if len(group) > 2 else " ") + group
    return f"plus {match['country']}, {said}" if match["country"] else said


def _short_phone(match: re.Match[str], context: Context) -> Answer:
    return " ".join(_pairs(match[1].replace(" ", "")))


def _helpline(match: re.Match[str], context: Context) -> Answer:
    return f"116, {match[1]}"


def _emergency(match: re.Match[str], context: Context) -> Answer:
    # "15 / 112": numbers to call. Where neither is one that is nothing else, they may be a mark out of 18.
    numbers = re.findall(r"\d+", match[0])
    named = _CALLED.search(match.string[max(0, match.start() - 40) : match.start()])
    if not (named or (" " in match[0] and {"112", "114", "115", "119"} & set(numbers))):
        return None
    return ", ".join(numbers[:-1]) + f" ou {numbers[-1]}"


_CALLED = re.compile(
    r"(?:(?i:\b(?:appel(?:ez|er|ons)?|compos(?:ez|er)|numéros?|urgences?|tél(?:éphone)?\.?|samu|secours|joindre)\b)"
    r"[^\d]{0,20}|(?:^|[(:] ?))$"
)


def _trial_day(match: re.Match[str], context: Context) -> Answer:
    sign = {"+": " plus ", "-": " moins ", "−": " moins ", "": " "}[match["sign"].strip()]
    return f"{match['letter']}{sign}{match['n']}"


_SHORT_MONTH = r"janv|févr|avr|juill?|sept|oct|nov|déc"
RULES = (
    Rule(
        "date",
        re.compile(r"\b(lun|mar|mer|jeu|ven|sam|dim)\.? ?([-–]|au) ?(lun|mar|mer|jeu|ven|sam|dim)\b\.?", re.I),
        _week,
    ),
    # "Lu-Ve 9h-17h", "L-V : 9h"
    Rule(
        "date",
        re.compile(
            r"(?<![\w-])(?:(Lu|Ma|Me|Je|Ve|Sa|Di)\.? ?([-–]|au) ?(Lu|Ma|Me|Je|Ve|Sa|Di)\b\.?|(L) ?([-–]|au) ?([VSD])\b)"
            r"(?=[ :,]{1,3}\d)"
        ),
        _short_week,
    ),
    Rule(
        "date",
        re.compile(rf"(?<!\w)({_SHORT_MONTH})\.? ?[-–] ?({_SHORT_MONTH})\.?(?= \d{{4}})", re.I),
        _short_months,
        DIGITS,
    ),
    Rule(
        "range",
        re.compile(
            r"(?<![\w,./])\d{1,2} ?[hH] ?(?:\d\d)? ?/ ?\d{1,2} ?[hH] ?(?:\d\d)?(?: ?[-–,;] ?| et )"
            r"\d{1,2} ?[hH] ?(?:\d\d)? ?/ ?\d{1,2} ?[hH](?: ?\d\d)?(?![\w/])"
        ),
        _opening,
        frozenset("/"),
    ),
    Rule(
        "time",
        re.compile(r"(?<![\w,./])([1-7])(?:/7 ?(?:jours|j)| ?(?:jours?|j) ?/ ?7)(?!\w)"),
        _days_of_seven,
        frozenset("/"),
    ),
    Rule(
        "date",
        re.compile(r"(?<!\w)(?P<month>janv|févr|avr|juill?|sept|oct|nov|déc)\.? (?=(?:19|20)\d\d\b)", re.I),
        _month_gap,
        DIGITS,
    ),
    Rule(
        "phone",
        re.compile(
            r"(?<![\w,.+/-])(?:(?:\+|00)\d{2} ?(?:\(0\) ?)?[1-9](?:[ .-]?\d{2}){4}"
            r"|0[1-9](?:[ .-]?\d{2}){4}|0 ?8\d{2}(?:[ .-]?\d{3}){2}|0 8\d{2}(?:[ .-]?\d{2}){3})(?![\w]|[,/-]\d)"
        ),
        _phone,
        DIGITS,
    ),
    Rule(
        "phone",
        re.compile(
            r"(?<![\w,.+/-])(?:(?:\+|00 ?)(?P<country>3[0-469]|35[0-9]|4[0-9]|2\d\d) ?(?:\(0\) ?)?(?=\d)"
            r"|(?=0[1-9]\d? \d{3} \d\d \d\d)|(?=04\d\d \d\d \d\d \d\d))"
            r"(?P<groups>\d{1,4}(?:[ .-]\d{1,4}){2,5})(?![\w]|[,/-]\d)"
        ),
        _abroad,
        DIGITS,
    ),
    Rule(
        "phone",
        re.compile(
            r"(?:(?<=\bau )|(?<=\ble )|(?<=numéro )|(?<=appelez )|(?<=composez ))(3\d ?\d{2})(?![\w]"
            r"|[,. ]\d| (?:patients|personnes))"
        ),
        _short_phone,
        DIGITS,
    ),
    Rule(
        "phone",
        re.compile(
            r"(?<![\w,./])(?:15|17|18|112|114|115|119)(?: ?/ ?(?:15|17|18|112|114|115|119|3114))+"
            r"(?![\w/]|[,.]\d| [a-z])"
        ),
        _emergency,
        frozenset("/"),
    ),
    Rule(
        "date",
        re.compile(
            r"(?<!\w)(?P<label>EXP|Exp|exp|PER|Pér|PÉR)(?:\.|(?!\w)) ?:? ?"
            r"(?P<month>\d{2})[-/ .](?P<year>20\d\d|\d\d)(?![\w/]|[.-]\d)"
        ),
        _expiry,
        DIGITS,
    ),
    Rule("date", re.compile(r"(?<=\b[lL]e )1er ?[./] ?(?P<month>\d{1,2})(?![\w/]|[.,]\d)"), _first_of_month, DIGITS),
    Rule(
        "date",
        re.compile(
            r"(?<=\b[lL]e )(?P<day>\d{1,2})\.(?P<month>0[1-9]|(?<=\d\d\.)1[0-2])(?![\w/]|[.,]\d| ?(?:%|[mµkn]?[gL]\b))"
        ),
        _day_and_month,
        frozenset("."),
    ),
    Rule(
        "date",
        re.compile(
            r"(?<![\w,.])(?P<day>\d{1,2})(?:(?<=1)er)?(?P<mark>[/.-])(?P<month>\d{1,2})(?P=mark)(?P<year>(?:1[89]|20)\d{2}"
            r"|\d{2})(?![\w/]|[.-]\d)"
        ),
        _date,
        DIGITS,
    ),
    Rule(
        "date",
        re.compile(r"(?<![\w,.-])(?P<year>(?:1[89]|20)\d{2})[-/](?P<month>\d{2})[-/](?P<day>\d{2})(?![\w/]|[.-]\d)"),
        _iso_date,
        DIGITS,
    ),
    Rule(
        "date",
        re.compile(
            r"(?<![\w,./+-])(?P<day>0[1-9]|[12]\d|3[01])/(?P<month>0[1-9]|1[0-2])"
            r"(?![\w/]|[,.]\d| ?(?:mm|[mg]/))"
        ),
        _with_a_zero,
        DIGITS,
    ),
    Rule(
        "date",
        re.compile(
            r"(?:(?<=\b[lLdDaA][eu] )|(?<=\b[ld]es )|(?<=di )|(?<=che )|(?<=(?i:lun|mar|mer|jeu|ven|sam|dim)\. ))"
            r"(?P<day>\d{1,2})/(?P<month>\d{2})(?![\w/]|[,.]\d)"
        ),
        _day_unless_share,
        frozenset("/"),
    ),
    Rule(
        "date",
        re.compile(r"(?<![\w,./-])(?P<month>0?[1-9]|1[0-2])/(?P<year>(?:19|20)\d{2})(?![\w/]|[,.]\d)"),
        _month_and_year,
        frozenset("/"),
    ),
    Rule(
        "date",
        re.compile(rf"(?<![\w,.])(?:1|01)(?= (?:{_MONTH_WORDS}|janv\.|févr\.|sept\.|oct\.|nov\.|déc\.)(?:\W|$))"),
        _first,
        DIGITS,
    ),
    Rule(
        "date",
        re.compile(
            r"(?:(?<=\d )|(?<=\der ))(?P<month>janv|jan|févr|fév|fevr|avr|juill?|sept|sep|oct|nov|déc|dec)"
            r"\.?(?= \d{4}\b|[,;) ]|$)",
            re.I,
        ),
        _short_month,
        DIGITS,
    ),
    Rule(
        "time",
        re.compile(
            r"(?<![\w,./])(?P<a>24|7) ?(?P<unit>[hj]|[HJ]) ?(?:/|sur) ?(?P<b>24|7)(?: ?(?:[hHjJ]|jours|heures))?(?!\w)"
        ),
        _always_open,
        DIGITS,
    ),
    Rule(
        "time",
        re.compile(
            r"(?<![\w,./])(?P<h>\d{1,2}) ?(?:h|H|heures?)(?: ?(?P<m>[0-5]\d|(?<= )\d(?= ?mi?n\b))(?!\d)"
            r"(?P<min> ?mi?n\b)?(?: ?(?P<s>[0-5]?\d) ?s(?:ec)?\b)?)(?!\w)"
        ),
        _time,
        DIGITS,
    ),
    Rule(
        "time",
        re.compile(r"(?<![\w,./:])(?P<h>[01]\d|2[0-4]|[2-9]|(?<=à )1):(?P<m>[0-5]\d)(?![\w:]|[,.]\d)"),
        _clock,
        frozenset(":"),
    ),
    Rule("time", re.compile(r"(?<![\w,./])(\d{1,2})'(\d{2})(?:''|\")"), _minutes_mark, frozenset("'")),
    Rule(
        "range", re.compile(r"(?:(?<=\dh)|(?<=\d h)|(?<=\dh\d\d)|(?<=\d h \d\d)) ?[-–—] ?(?=\d{1,2} ?h)"), _to, DIGITS
    ),
    Rule("phone", re.compile(r"(?<![\w,.])116(117|000|006|111|123)(?![\w]|[,. ]\d)"), _helpline, DIGITS),
    Rule("phone", re.compile(r"(?<![\w,.])116 (?=(?:117|000|006|111|123)(?![\w]|[,. ]\d))"), _apart, DIGITS),
    # "L4-L5", "C5-C6": a joint of the spine, named by both its vertebrae.
    Rule("vertebra", re.compile(r"(?<![\w-])([LCDTS])(\d{1,2})(-)(?=([LCDTS])(\d{1,2})(?!\w))"), _vertebrae, DIGITS),
    Rule("range", re.compile(r"(?<=\d) ?[-–—] ?(?=[JDSMCL]\d)"), _to_day, DIGITS),
    Rule(
        "day",
        re.compile(r"(?<![\w,.'+-])(?P<letter>[JDSM])(?P<sign> ?[+−-] ?|)(?P<n>\d{1,3})(?![\w]|[,.]\d)"),
        _trial_day,
        DIGITS,
    ),
)
