"""How much in how much, how often: "/kg/j" is said "par kilogramme et par jour", "x 3/j" "3 fois par jour".

"Per" another unit is said "par", the second time "et par"; per several weeks is "toutes les".

>>> from reader.model import Sentence
>>> from reader.speech import prepare
>>> prepare(Sentence("s", "10 mg/kg/j")).text
'10 milligrammes par kilogramme et par jour'
"""

from __future__ import annotations

import re

from reader.regex import regex
from reader.speech.rewriter import Answer, Context, Rule, just_before
from reader.speech.words.number_words import spoken_number, value
from reader.speech.words.unit_names import END, NAMES, SYMBOLS, counted, is_feminine, unit_words

# After a slash, words too: "2 fois/jour", "copies/ml", "3 FOIS/J".
_WORDS_PER = (
    "jours?|semaines?|mois|an|année|heure|minute|seconde|séance|prise|dose|cure|cycle|litre|personne|patient|nuit"
    "|repas|œil|oeil|oreille|narine"
)
PER_WORDS = rf"{_WORDS_PER}|{_WORDS_PER.upper()}|G"
ONE_PER = rf"(?: ?/ ?(?:\d+(?:,\d+)? ?)?(?:{SYMBOLS}|{PER_WORDS})(?:\.(?= ?[a-zà-ÿ(,;)]))?(?![\w]))"
# "mg.kg⁻¹", "mg·kg-1": the way of physicists.
INVERSE = rf"(?: ?[.·] ?(?:{SYMBOLS}|{PER_WORDS})(?:⁻¹|-1))"
_PER_PIECE = regex(rf" ?(?:/|[.·]|par) ?(?P<count>\d+(?:,\d+)? ?)?(?P<unit>{SYMBOLS}|{PER_WORDS})(?:⁻¹|-1)?\.?(?![\w])")
_ONE_LETTER = {"J": "j", "H": "h", "G": "g"}  # "2 CP/J": no joule divides a dose


def _small(unit: str) -> str:
    return _ONE_LETTER.get(unit) or (unit if unit in NAMES else unit.lower())


_WHOLES_IN_ORDER = "L l dL dl cL cl mL ml µL µl m² m2 m³ m3 mm² mm2 mm³ mm3 cm² cm2 cm³ cm3 kg min mn h"
_WHOLES = frozenset(_WHOLES_IN_ORDER.split())
_A_WEEK = regex(r" ?/ ?(?:sem|semaine)\b")
_DURATIONS = frozenset(["jour", "semaine", "mois", "heure", "an", "minute", "année"])


def per(text: str, region: str = "FR", often: bool = False) -> str:
    """What stands after a unit: "/kg/j" is " par kilogramme et par jour", "/6 semaines" is " toutes les 6 semaines".

    `often` says that how often has been said already: what follows is how long.
    """
    words: list[str] = []
    before = ""
    for piece in _PER_PIECE.finditer(text):
        count, unit = (piece["count"] or "").strip(), _small(piece["unit"])
        link = " et par " if words and not words[-1].startswith(",") else " par "
        if count and often and unit_words(unit, False) == "jour" and _A_WEEK.match(text, piece.end()):
            words.append(f", {spoken_number(count, region)} {unit_words(unit, value(count) >= 2)}")
            often = False  # "1 séance/j/5 j/sem"
            continue
        if count and often and (_is_length(unit) or (before in ("heure", "minute") and is_duration(unit))):
            # "1 g/8 h/5 j", "1 cp/j/1 mois": how often is told already, this is how long. Not so of "75 mg/m²/j/3 sem",
            # a cure that comes again or lasts: said as it stands.
            again = any("mètre carré" in word for word in words) and not unit_words(unit, False).startswith("jour")
            words.append(
                f", {' '.join(counted(count, unit, region))}"
                if again
                else f" pendant {' '.join(counted(count, unit, region))}"
            )
            continue
        often, before = often or is_duration(unit), "" if count else unit_words(unit, False)
        if count and piece[0][0] == " " and unit not in _WHOLES and not is_duration(unit):
            # "4 g / 1 cp": the next of a list.
            words.append(f", {' '.join(counted(count, unit, region))}")
            often = False
        elif count and count != "1":
            name = unit_words(unit, value(count) >= 2)
            base = unit_words(unit, False).rstrip("s") if name not in ("mois",) else "mois"
            if base in _DURATIONS and not (base == "heure" and count == "24"):
                link = " toutes les " if base in ("heure", "semaine", "minute", "année") else " tous les "
            if link == " par " or link == " et par ":
                # "40 mg/4 mL", "60 mL/min/1,73 m²": so much in so much; but "500 mg/24 h" is "par 24 heures", and
                # "2 cp / 500 mg" is the next of a list.
                whole = count in ("100", "1000") or unit in _WHOLES
                link = link if base == "heure" else " pour " if whole else ", "
            words.append(f"{link}{spoken_number(count, region, is_feminine(unit))} {name}")
        else:
            words.append(link + unit_words(unit, False))
    return "".join(words)


_WORD_PER = regex(
    rf"(?<=[\w)+])(?P<slash> ?/ ?)(?P<count>\d+ ?)?(?P<unit>{SYMBOLS}|{PER_WORDS})(?:(?<=sem)\.(?= ?[a-zà-ÿ(,;)]))?"
    rf"(?:(?! ){ONE_PER})*{END}"
)
_UNIT_BEFORE = regex(rf"(?<![\w/.,'-])(?:{SYMBOLS})$")
# After a slash these can be nothing but units: "1 500 PNN/mm3", "2 L d'eau/j".
_SURE_UNITS = "j jr sem mm3 mm³ µL µl mL ml dL dl kg m² m2 cm² cm2 m³ m3 cm³ cm3"
_AFTER_ANY_WORD = frozenset(_SURE_UNITS.split())
# "3/j/7 j", "3x/j/7 j": after how often comes how long.
_HOW_OFTEN = regex(r"(?:/ ?(?:\d+ ?)?|\bpar )(?:j|jr|jours?|h|heures?|sem|semaines?|mois)$", re.I)
_COUNTED = regex(
    r"(?:fois|copies?|cellules?|gouttes?|unités?|comprimés?|gélules?|sachets?|prises?|doses?|injections?|cas|décès|"
    r"battements?|cycles?|tours?|bouffées?|pulvérisations?|ampoules?|cuill[eè]r(?:e|ée)s?|séances?|litres?|grammes?|milligrammes?|"
    r"millilitres?|kilomètres?|cures?|perfusions?|flacons?|poches?|euros?|heures?|jours?|verres?|cigarettes?|paquets?|repas|visites?|mots?|selles?|"
    r"max|maximum|minimum|polynucléaires|leucocytes|plaquettes|neutrophiles|lymphocytes|\d ?[x×]|\d|[⁰¹²³⁴-⁹])$",
    re.I,
)


# So many of anything: "5 fruits et légumes/jour", "un scanner/an". Not "2 fois par semaine/mois".
_SO_MANY = regex(
    r"(?:\d|½|\b(?:[Uu]ne?|[Dd]eux|[Tt]rois|[Qq]uatre|[Cc]inq|[Ss]ix|[Ss]ept|[Hh]uit|[Nn]euf|[Dd]ix)) ?[€%]? ?"
    r"(?:(?!(?:par|en|de)\b|d')[a-zà-ÿ'-]+ (?:(?:de|d'|en) ?)?){0,4}"
    r"(?!jour|nuit|matin|soir)(?:[a-zà-ÿ'-]{3,}|IRM|TEP|TDM)$",
    re.I,
)
# "contrôle/3 mois", "Nivolumab/2 semaines": what comes again, without a number.
_COMES_AGAIN = regex(
    r"\b(?:contrôles?|RDV|rendez-vous|scanners?|bilans?|consultations?|suivi|surveillance|IRM|TEP|TDM|échographies?"
    r"|[a-z]{3,}mab)$",
    re.I,
)


# "1 h avant/2 h après", "10 mL le matin/5 mL le soir": after these comes the next of a list, no rate.
MOMENT = regex(r"\b(?:avant|après|matin|midi|soir|nuit|coucher|lever|goûter|dîner|déjeuner)$|\b\d{1,2} ?h$", re.I)
_THEN = regex(r" (?:après|avant|plus tard)\b")
_A_LENGTH = regex(r"\b(?:mois|ans?|années?|semaines?|jours?|heures?|minutes?)$")


def _word_per(match: re.Match[str], context: Context) -> Answer:
    before = just_before(match, 30)
    if _UNIT_BEFORE.search(before):
        return None  # "(mg/kg)": a unit without a number, whole
    if match["count"] and MOMENT.search(before):
        return None
    every = (
        match["count"]
        and is_duration(match["unit"])
        and (_SO_MANY.search(before) or _COMES_AGAIN.search(before))
        and not _A_LENGTH.search(before)
        and not _THEN.match(match.string, match.end())
    )
    often = bool(_HOW_OFTEN.search(before))
    if match["unit"] in ("A", "V", "N", "K", "W", "t", "U") or not (
        match["unit"] in _AFTER_ANY_WORD
        or (match["count"] or "").strip() in ("100", "1000")
        or (before[-1:].isdigit() and match["unit"] == "h" and (match["count"] or "").strip() == "24")
        or (not (before[-1:].isdigit() and match["count"]) and _COUNTED.search(before))
        or (not match["count"] and is_duration(match["unit"]) and _SO_MANY.search(before))
        or every
        or (often and match["count"] and is_duration(match["unit"]))
    ):
        return None
    return per(match[0], context.region, often)


# "1 comprimé / 8 h": what comes after is how often.
DOSE_BEFORE = regex(r"(?:\d|½) ?(?!h\b|h\d|heures?\b)[^\W\d_][\w/²-]* / $", re.I)


def is_duration(unit: str) -> bool:
    """Whether a symbol or a word after a slash is one of time."""
    name = unit_words(_small(unit), False)
    return name.rstrip("s") in _DURATIONS or name == "mois"


def _is_length(unit: str) -> bool:
    return is_duration(unit) and unit_words(unit, False) not in ("minute", "heure")


def _how_many(match: re.Match[str], context: Context) -> str:
    # "x 3-4/j" is "3 à 4 fois".
    numbers = re.findall(r"\d+", match["n"])
    link = " ou " if "ou" in match["n"] else " à "
    return link.join(spoken_number(number.lstrip("0") or "0", context.region, feminine=True) for number in numbers)


def _times_a_day(match: re.Match[str], context: Context) -> Answer:
    times = _how_many(match, context)
    gap = "" if match.string[match.start() - 1 : match.start()] == " " else " "
    return f"{gap}{times} fois{per('/' + match['unit'])}"


def _times_per(match: re.Match[str], context: Context) -> Answer:
    times = _how_many(match, context)
    return f"{times} fois{per('/' + match['unit'])}"


def _weeks(match: re.Match[str], context: Context) -> Answer:
    unit = {"w": "semaines", "s": "semaines", "d": "jours", "j": "jours", "h": "heures", "m": "mois"}[match[2].lower()]
    return f"{'tous' if unit in ('jours', 'mois') else 'toutes'} les {match[1]} {unit}"


def _per_hours(match: re.Match[str], context: Context) -> Answer:
    if _UNIT_COUNTED.search(just_before(match, 12)):
        return None  # "100 mcg/24 h": said with its unit
    return f" {'par' if match[1] == '24' else 'toutes les'} {match[1]} heures"


_UNIT_COUNTED = regex(rf"(?:\d|½) ?(?:{SYMBOLS})$")


def _at_the_head(match: re.Match[str], context: Context) -> Answer:
    return per(match[0], context.region).lstrip()


def _every_other(match: re.Match[str], context: Context) -> Answer:
    return f"un jour sur {match[1]}"


FIRST = (
    # "5 mg 1 j/2": every other day.
    Rule("unit", regex(r"(?<![\w,.])1 ?j(?:our)?/([2-9])(?!\w|[,.]\d)"), _every_other, frozenset("j")),
    Rule(
        "unit",
        regex(
            # An x that ends a word is none: "max 3 par jour".
            r"(?:(?<=[\w.)]) [xX×*]|(?<=[\w.)])[×*]|(?:(?<=\d)|(?<=\dg)|(?<=[mµ]g)|(?<=m[lL])|(?<=cp)|(?<=UI))x) ?"
            r"(?P<n>\d{1,2}(?: ?(?:[-–]|à|ou) ?\d{1,2})?) ?(?:/ ?|(?:par|PAR) )"
            r"(?P<unit>j|jr|jour|24 ?h|sem|semaine|mois|an|h|heure|J|JOUR|24 ?H|SEM|SEMAINE|MOIS)\.?(?!\w)"
        ),
        _times_a_day,
        frozenset("xX×*"),
    ),
    Rule(
        "unit",
        regex(
            rf"(?<![\w,.])(?P<n>\d{{1,2}}(?: ?[-–] ?\d{{1,2}})?) ?[xX×] ?/ ?(?P<unit>{PER_WORDS}|j|J|sem|SEM|h)(?!\w)"
        ),
        _times_per,
        frozenset("xX×"),
    ),
    # "1 cp 3xj"
    Rule("unit", regex(r"(?<![\w,.])(?P<n>\d)[xX×](?P<unit>[jJ])(?!\w)"), _times_per, frozenset("jJ")),
    # A cell that says "/3 sem".
    Rule(
        "unit",
        regex(r"^/ ?\d{1,2} ?(?:semaines?|sem|jours?|j|mois|heures?|h)(?![\w²])"),
        _at_the_head,
        frozenset("/"),
    ),
    Rule("unit", regex(r"(?<!\w)[qQ](\d{1,2})([wdhmsjWDHMSJ])(?!\w)"), _weeks, frozenset("qQ")),
)
WORD_PER_DAY = Rule("unit", regex(r"(?<=[a-zà-ÿ]{3}) ?/ ?(24|12|48) ?h(?!\w)"), _per_hours, frozenset("/"))
WORD_PER = Rule("unit", _WORD_PER, _word_per, frozenset("/"))
