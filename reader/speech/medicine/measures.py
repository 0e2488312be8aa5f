"""Measures of charts and laboratory reports that are no number with its unit: "3 N", "1m72", "IC 95 %", "T°".

>>> from reader.model import Sentence
>>> from reader.speech import prepare
>>> prepare(Sentence("s", "ALAT > 3 N")).text
'alate supérieures à 3 fois la normale'
"""

from __future__ import annotations

import re

from reader.regex import regex
from reader.speech.quantities.rates import per
from reader.speech.rewriter import Answer, Context, Rule, always, just_before
from reader.speech.words.number_words import NUMBER, spoken_number, value
from reader.speech.words.unit_names import unit_words


def _upper_limit(match: re.Match[str], context: Context) -> Answer:
    name = "normale" if match["n"] == "N" else "limite supérieure de la normale"
    said = spoken_number(match["number"], context.region)
    return [(match.start("number"), match.end("number"), said), (match.end("number"), match.end(), f" fois la {name}")]


def _height(match: re.Match[str], context: Context) -> Answer:
    metres, rest = match[1] or match[3], (match[2] or match[4]).lstrip("0")
    return f"{metres} mètre{'s' if metres != '1' else ''} {rest}".rstrip()


def _litre(match: re.Match[str], context: Context) -> Answer:
    return f"{match[1]} litre{'s' if match[1] != '1' else ''} {match[2]}"


def _compass(match: re.Match[str], context: Context) -> Answer:
    return " " + {"N": "nord", "S": "sud", "E": "est", "O": "ouest", "W": "ouest"}[match[1]]


def _confidence(match: re.Match[str], context: Context) -> Answer:
    return f"intervalle de confiance à {match[1]} pour cent"


def _counted_cells(match: re.Match[str], context: Context) -> Answer:
    # N counts what the sentence names; alone it is the neutrophils, whose count a nurse watches.
    named = re.search(
        r"PNN|poly|neutro|leuco|lympho|plaquette|globule|GB|CD4",
        just_before(match, 80),
    )
    return [
        (
            match.start("n"),
            match.end(),
            f" {'éléments' if named else 'neutrophiles'} par {unit_words(match['unit'], False)}",
        )
    ]


def _minutes(match: re.Match[str], context: Context) -> Answer:
    if re.search(r"(?:^|[ (])'", just_before(match, 80)):
        return None  # the end of a quotation
    minutes = f"{spoken_number(match[1], context.region, True)} minute{'s' if int(match[1]) > 1 else ''}"
    return minutes + per(match["per"] or "")


def _degree(match: re.Match[str], context: Context) -> Answer:
    return f" degrés {match[1]}"


_MERCURY_AFTER = regex(r" ?(?:(?:[:=<>≤≥]|[<>]=) ?|à )?\d{2,3}(?: ?/ ?\d{2,3})? ?[mc]m ?Hg")
# What pressures are, without a unit of anything else.
_PRESSURE_AFTER = regex(
    r" ?(?:[:=<>≤≥]|[<>]=) ?(?:[5-9]\d|1\d\d|2[0-5]\d)(?:/\d{2,3})?(?![\w/%€°]|[,.]\d| ?[%€°]| \d{3}"
    r"| (?!(?:et|ou|mais|avec|sous|si|chez|malgré|au|en)\b)[a-zA-Zµà-ÿ])"
)
_PRESSURES = {"S": "systolique", "D": "diastolique", "M": "moyenne"}
# "NE PAS > 100", "ne doit PAS ≥ 140": a negation that is shouted.
_SHOUTED_NOT = regex(
    r"(?i:\b(?:ne |n'|doit |doivent |peut |faut |est |surtout |mais )[^.;:,]{0,12}$"
    r"|\b(?:ne|n')\b[^.;:]{0,30}$)"
)


def _pressure(match: re.Match[str], context: Context) -> Answer:
    before = just_before(match, 40)
    mercury = _MERCURY_AFTER.match(match.string, match.end())
    if not (mercury or match["second"] or _PRESSURE_AFTER.match(match.string, match.end())):
        return None
    # "PAS" alone is a negation as often.
    if match["first"] == "S" and not (mercury or match["second"]) and (context.capitals or _SHOUTED_NOT.search(before)):
        return None
    said = f"pression artérielle {_PRESSURES[match['first']]}"
    pieces = [(match.start("name"), match.end("name"), said)]
    if match["second"]:
        pieces.append((match.end("name"), match.end("second"), f" et {_PRESSURES[match['second']]}"))
    return pieces


def _room_air(match: re.Match[str], context: Context) -> Answer:
    return " en air ambiant" if match[0][0] == " " else "en air ambiant"


def _limit(match: re.Match[str], context: Context) -> Answer:
    return "la normale" if match["n"] == "N" else "la limite supérieure de la normale"


_CURRENCIES = {"$": "dollar", "£": "livre", "€": "euro"}


def _money_before(match: re.Match[str], context: Context) -> Answer:
    name = _CURRENCIES[match["sign"]] + ("s" if value(match["number"]) >= 2 else "")
    said = spoken_number(match["number"], context.region, feminine=match["sign"] == "£")
    return [(match.start(), match.start("number"), ""), (match.start("number"), match.end(), f"{said} {name}")]


_FRANCS = r"(?P<francs>\d{1,3}(?:[ ']\d{3})+|\d+)"


def _francs(match: re.Match[str], context: Context) -> Answer:
    name = "franc" if value(match["francs"].replace("'", "").replace(" ", "")) < 2 else "francs"
    if "CHF" in match[0]:
        name += " suisse" + "s" * name.endswith("s")
    rate = per(match.groupdict().get("per") or "")
    cents = (match["cents"] or "").strip(".,–-—").lstrip("0")
    return f"{spoken_number(match['francs'], context.region)} {name}" + (f" {cents}" if cents else "") + rate


def _fractions(match: re.Match[str], context: Context) -> Answer:
    return [(match.start("link"), match.end(), f" en {match['n']} fractions")]


RULES = (
    # "> 3 fois LSN"
    Rule("unit", regex(r"(?<=\d fois )(?:la )?(?P<n>N|LSN|ULN)(?![\w°'-])"), _limit, frozenset("N")),
    Rule("unit", regex(r"\bla (?P<n>LSN)(?![\w°'-])"), _limit, frozenset("N")),
    # "$20", "US$ 1,50": the sign of money in front.
    Rule(
        "money",
        regex(
            rf"(?<![\w$£€])(?<!\d )(?:US ?)?(?P<sign>[$£€]) ?(?P<number>{NUMBER}(?:\.\d\d)?)"
            r"(?![\w.,]*[$£€%]|\d)(?! [kM]?[€$£])"
        ),
        _money_before,
        frozenset("$£€"),
    ),
    # "CHF 12.50", "Fr. 50.–", "20.- CHF": as Swiss bills write it.
    Rule(
        "money",
        regex(
            rf"(?<![\w.])(?:(?:CHF|S?Fr\.|fr\.) ?{_FRANCS}"
            r"(?P<cents>[.,](?:\d\d|[–—-]{1,2}))?)(?![\w]|[.,]\d)"
        ),
        _francs,
        frozenset("rF"),
    ),
    Rule(
        "money",
        regex(
            rf"(?<![\w.,]){_FRANCS}"
            r"(?P<cents>[.,](?:\d\d|[–—-]{1,2}))"
            r" ?(?:CHF|S?Fr\.|fr\.)(?!\w)"
        ),
        _francs,
        frozenset("rF"),
    ),
    # "700.–": nobody but Swiss bills writes so.
    Rule(
        "money",
        regex(
            rf"(?<![\w.,]){_FRANCS}"
            r"(?P<cents>[.,][–—-]{1,2})"
            r"(?P<per>/ ?(?:an|mois|j|jour|sem|nuit|h))?(?=$|[ ,;)/])"
        ),
        _francs,
        frozenset(".,"),
    ),
    # "60 Gy/30 fr": of radiotherapy.
    Rule(
        "unit",
        regex(r"(?<=Gy)(?P<link> ?/ ?| en )(?P<n>\d{1,2}) ?(?:fr|F|f)(?:\.(?= [a-z])|(?![\w]))"),
        _fractions,
        frozenset("G"),
    ),
    # "PAS < 90 mmHg" denies nothing.
    Rule(
        "unit",
        regex(r"(?<![\w'/-])(?P<name>PA(?P<first>[SDM]))(?: ?/ ?PA(?P<second>(?!(?P=first))[SD]))?(?![\w'-])"),
        _pressure,
        frozenset("P"),
    ),
    # "4,1 g/L (N : 7-12)", "(N < 35)"; "(N = 312)" are the people of a trial. "SpO2 97 % AA".
    Rule(
        "unit",
        regex(r"(?<=\()N(?= ?[<>≤≥] ?\d| ?[:=]? ?\d+(?:,\d+)? ?(?:[-–]|à|et) ?\d| ?: ?\d+(?:,\d+)?\))"),
        always("normale"),
        frozenset("N"),
    ),
    Rule("unit", regex(r"(?<=\d %)(?: en)? AA(?![\w-])|(?<=\d% )(?:en )?AA(?![\w-])"), _room_air, frozenset("A")),
    Rule("unit", regex(r"(?:(?<=\bd')|(?<=\ben ))UI(?!\w)"), always("unités internationales"), frozenset("U")),
    # "ALAT > 3 N", "> 3 x LSN": times the upper limit of normal.
    Rule(
        "unit",
        regex(rf"(?<![\w,.])(?P<number>{NUMBER}(?:\.\d+)?) ?[x×]? ?(?P<n>N|LSN|ULN)(?![\w°'-]| ?/)"),
        _upper_limit,
        frozenset("N"),
    ),
    Rule(
        "unit",
        regex(r"(?<![\w,.])(?:([12]) ?m ?(\d\d)(?!\w|[,.]\d)|([12]),(\d\d) ?m(?![\w²³/']))"),
        _height,
        frozenset("m"),
    ),
    # "1L5", as "1m70".
    Rule("unit", regex(r"(?<![\w,.])([1-9])[lL](5|25|50|75)(?!\w|[,.]\d)"), _litre, frozenset("lL")),
    Rule("unit", regex(r"(?<=\d°) ?([NSEOW])(?![\w'])"), _compass, frozenset("°")),
    Rule("unit", regex(r"(?<!\w)IC ?(?:à )?(\d\d) ?%"), _confidence, frozenset("I")),
    Rule(
        "unit",
        regex(r"(?<=\d)(?P<n> ?N) ?/ ?(?P<unit>mm3|mm³|µL|µl|mL|ml|L)(?!\w)"),
        _counted_cells,
        frozenset("N"),
    ),
    Rule(
        "time",
        regex(r"(?<![\w,.])(\d{1,3})'(?P<per>/ ?(?:j|jour|sem|semaine))?(?![\w'])"),
        _minutes,
        frozenset("'"),
    ),
    Rule("unit", regex(r"(?<=\d) ?° ?(\d)(?![\d\w])"), _degree, frozenset("°")),
    Rule("unit", regex(r"(?<!\w)T°C?(?!\w)"), always("température"), frozenset("°")),
)
