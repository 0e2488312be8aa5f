"""Units of measure: "15 mg/kg" is said "15 milligrammes par kilogramme".

The symbols are those of the SI brochure (BIPM, 9th edition) and of French laboratory reports; "per" another unit is
said "par", the second time "et par".

    >>> from reader.model import Sentence
    >>> from reader.speech import prepare
    >>> prepare(Sentence("s", "10 mg/kg/j")).text
    '10 milligrammes par kilogramme et par jour'
    >>> prepare(Sentence("s", "130 mm Hg")).text
    '130 millimètres de mercure'
"""

from __future__ import annotations

import re

from reader.speech.numbers import DIGITS, NUMBER, before_noun, spoken_number, value
from reader.speech.rewriter import Answer, Context, Rule

# symbol: singular, plural ("" where it takes no s), feminine
_UNITS: dict[str, tuple[str, str]] = {}


def _add(symbols: str, singular: str, plural: str = "") -> None:
    for symbol in symbols.split("|"):
        _UNITS[symbol] = (singular, plural or singular + "s")


for _symbol, _name in {
    "kg": "kilogramme", "g": "gramme", "mg": "milligramme", "µg|mcg|ug": "microgramme", "ng": "nanogramme",
    "pg": "picogramme", "cg": "centigramme", "dg": "décigramme", "hg": "hectogramme",
    "l|L|ℓ": "litre", "dl|dL": "décilitre", "cl|cL": "centilitre", "ml|mL": "millilitre", "µl|µL|ul|uL": "microlitre",
    "hl|hL": "hectolitre", "nl|nL": "nanolitre", "fL": "femtolitre",
    "km": "kilomètre", "m": "mètre", "dm": "décimètre", "cm": "centimètre", "mm": "millimètre", "µm": "micromètre",
    "nm": "nanomètre",
    "h|hr|hrs": "heure", "min|mn": "minute", "s|sec": "seconde", "ms": "milliseconde", "j|jr|jrs|d": "jour",
    "sem": "semaine", "an": "an", "ans": "an",
    "Gy": "gray", "cGy": "centigray", "mGy": "milligray", "Bq": "becquerel", "MBq": "mégabecquerel",
    "GBq": "gigabecquerel", "kBq": "kilobecquerel", "Sv": "sievert", "mSv": "millisievert", "µSv": "microsievert",
    "mol": "mole", "mmol": "millimole", "µmol": "micromole", "nmol": "nanomole", "pmol": "picomole",
    "Eq": "équivalent", "mEq": "milliéquivalent", "Osm": "osmole", "mOsm": "milliosmole",
    "kPa": "kilopascal", "Pa": "pascal", "hPa": "hectopascal", "MPa": "mégapascal", "bar": "bar", "mbar": "millibar",
    "kcal": "kilocalorie", "cal": "calorie", "kJ": "kilojoule", "J": "joule", "kW": "kilowatt", "W": "watt",
    "kWh": "kilowattheure", "V": "volt", "kV": "kilovolt", "mV": "millivolt", "A": "ampère", "mA": "milliampère",
    "K": "kelvin",
    "MeV": "mégaélectronvolt", "keV": "kiloélectronvolt", "dB": "décibel",
    "kB|ko|Ko": "kilooctet", "Mo|MB": "mégaoctet", "Go|GB": "gigaoctet", "To|TB": "téraoctet",
    "px": "pixel", "ha": "hectare", "t": "tonne", "mph": "mile par heure", "cp|cps|cpr|comp": "comprimé",
    "gél": "gélule", "amp": "ampoule", "gtte|gttes": "goutte", "inj": "injection", "sach": "sachet",
    "fl": "flacon", "caps": "capsule", "hab": "habitant", "mut": "mutation", "Mb": "mégabase",
}.items():  # fmt: skip
    _add(_symbol, _name)
for _symbol, (_name, _plural) in {
    "Hz": ("hertz", "hertz"), "kHz": ("kilohertz", "kilohertz"), "MHz": ("mégahertz", "mégahertz"),
    "GHz": ("gigahertz", "gigahertz"),
    "mmHg|mm Hg": ("millimètre de mercure", "millimètres de mercure"),
    "cmHg|cm Hg": ("centimètre de mercure", "centimètres de mercure"),
    "cmH2O|cm H2O|cmH₂O": ("centimètre d'eau", "centimètres d'eau"),
    "UI|U.I.|IU": ("unité internationale", "unités internationales"),
    "MUI": ("million d'unités internationales", "millions d'unités internationales"),
    "mUI|mIU": ("milli-unité internationale", "milli-unités internationales"),
    "µUI|µIU": ("micro-unité internationale", "micro-unités internationales"),
    "kUI": ("millier d'unités internationales", "milliers d'unités internationales"),
    "U": ("unité", "unités"), "MU": ("million d'unités", "millions d'unités"), "mU": ("milli-unité", "milli-unités"),
    "°C|° C": ("degré", "degrés"), "°F": ("degré Fahrenheit", "degrés Fahrenheit"), "°": ("degré", "degrés"),
    "%": ("pour cent", "pour cent"), "‰": ("pour mille", "pour mille"),
    "ppm": ("partie par million", "parties par million"),
    "bpm": ("battement par minute", "battements par minute"), "tr": ("tour", "tours"),
    "€|EUR|euros": ("euro", "euros"), "$|USD": ("dollar", "dollars"), "£|GBP": ("livre sterling", "livres sterling"),
    "CHF": ("franc suisse", "francs suisses"), "k€": ("millier d'euros", "mille euros"),
    "M€": ("million d'euros", "millions d'euros"), "Md€|Mds€|Mrd€|G€": ("milliard d'euros", "milliards d'euros"),
    "¥": ("yen", "yens"),
    "G/L|G/l": ("giga par litre", "giga par litre"), "T/L|T/l": ("téra par litre", "téra par litre"),
    "log": ("log", "logs"), "UFC": ("unité formant colonie", "unités formant colonie"),
    "c/s|c. à s.|c. à soupe|c.à.s.|càs|c.à soupe|cs": ("cuillère à soupe", "cuillères à soupe"),
    "c/c|c. à c.|c. à café|c.à.c.|càc|c.à café": ("cuillère à café", "cuillères à café"),
    "km/h": ("kilomètre à l'heure", "kilomètres à l'heure"),
}.items():  # fmt: skip
    _add(_symbol, _name, _plural)
for _symbol, _name in {"km": "kilomètre", "m": "mètre", "cm": "centimètre", "mm": "millimètre", "dm": "décimètre",
                       "µm": "micromètre"}.items():  # fmt: skip
    _add(f"{_symbol}²|{_symbol}2", f"{_name} carré", f"{_name}s carrés")
    _add(f"{_symbol}³|{_symbol}3", f"{_name} cube", f"{_name}s cubes")

_FEMININE_NAMES = (
    "heure", "minute", "seconde", "milliseconde", "semaine", "mole", "millimole", "micromole", "nanomole", "picomole",
    "unité", "milli-unité", "micro-unité", "calorie", "kilocalorie", "tonne", "livre", "gélule", "ampoule", "goutte",
    "injection", "cuillère", "osmole", "milliosmole", "partie", "capsule", "mutation", "mégabase",
)  # fmt: skip
# After a slash, words too: "2 fois/jour", "copies/ml".
_PER_WORDS = (
    r"jours?|semaines?|mois|an|année|heure|minute|seconde|séance|prise|dose|cure|cycle|litre|personne|patient|nuit"
)
_SYMBOLS = "|".join(re.escape(symbol) for symbol in sorted(_UNITS, key=len, reverse=True))
_ONE_PER = rf"(?: ?/ ?(?:\d+(?:,\d+)? ?)?(?:{_SYMBOLS}|{_PER_WORDS})(?:\.(?= ?[a-zà-ÿ(,;)]))?(?![\w]))"
# "mg.kg⁻¹", "mg·kg-1": the way of physicists.
_INVERSE = rf"(?: ?[.·] ?(?:{_SYMBOLS}|{_PER_WORDS})(?:⁻¹|-1))"
_END = r"(?![\w²³⁻])"

_AFTER_NUMBER = re.compile(
    rf"(?<![\w,.])(?P<number>(?:{NUMBER})(?:\.\d+)?|½)(?P<gap> ?)(?P<unit>{_SYMBOLS})(?P<per>{_ONE_PER}*"
    rf"|{_INVERSE}+){_END}"
)
_ALONE = re.compile(
    rf"(?<![\w/.,'-])(?P<unit>{_SYMBOLS})(?P<per>{_ONE_PER}+|{_INVERSE}+){_END}|"
    r"(?<![\w/.,'-])(?P<single>mg|kg|µg|ng|ml|mL|dl|dL|µl|µL|cm|mm|km|mmHg|mm Hg|°C|mmol|µmol|Gy|MBq|mSv|m²|m2"
    r"|cm²|cm2|mm²|mm2|m³|m3|cm³|cm3|mm³|mm3|kcal)" + _END
)
_PER_PIECE = re.compile(
    rf" ?(?:/|[.·]|par) ?(?P<count>\d+(?:,\d+)? ?)?(?P<unit>{_SYMBOLS}|{_PER_WORDS})(?:⁻¹|-1)?\.?(?![\w])"
)
_WORD_PER = re.compile(rf"(?<=[\w)])(?P<slash> ?/ ?)(?P<count>\d+ ?)?(?P<unit>{_SYMBOLS}|{_PER_WORDS}){_END}")
_UNIT_BEFORE = re.compile(rf"(?<![\w/.,'-])(?:{_SYMBOLS})$")
_DURATIONS = frozenset(["jour", "semaine", "mois", "heure", "an", "minute", "année"])
# After a slash these can be nothing but units: "1 500 PNN/mm3".
_AFTER_ANY_WORD = frozenset(
    [
        "mm3",
        "mm³",
        "µL",
        "µl",
        "mL",
        "ml",
        "dL",
        "dl",
        "kg",
        "m²",
        "m2",
        "cm²",
        "cm2",
        "m³",
        "m3",
        "cm³",
        "cm3",
        "24h",
        "8h",
    ]
)
_COUNTED = re.compile(
    r"(?:fois|copies?|cellules?|gouttes?|unités?|comprimés?|gélules?|sachets?|prises?|doses?|injections?|cas|décès|"
    r"battements?|cycles?|tours?|bouffées?|ampoules?|cuill[eè]r(?:e|ée)s?|séances?|litres?|grammes?|milligrammes?|"
    r"millilitres?|kilomètres?|euros?|heures?|jours?|verres?|cigarettes?|paquets?|repas|visites?|mots?|selles?|"
    r"max|maximum|minimum|polynucléaires|leucocytes|plaquettes|neutrophiles|lymphocytes|\d ?[x×]|\d|[⁰¹²³⁴-⁹])$"
)


def _words(symbol: str, plural: bool) -> str:
    if symbol in _UNITS:
        return _UNITS[symbol][plural]
    return symbol


def is_feminine(symbol: str) -> bool:
    """Whether one says "une" of a unit: "1 h" is "une heure"."""
    return _UNITS.get(symbol, ("",))[0].split(" ")[0] in _FEMININE_NAMES


def per(text: str, region: str = "FR") -> str:
    """What stands after a unit: "/kg/j" is " par kilogramme et par jour", "/6 semaines" is " toutes les 6 semaines"."""
    words: list[str] = []
    for piece in _PER_PIECE.finditer(text):
        count, unit = (piece["count"] or "").strip(), piece["unit"]
        link = " et par " if words else " par "
        if count and count != "1":
            name = _words(unit, True)
            base = _words(unit, False).rstrip("s") if name not in ("mois",) else "mois"
            if base in _DURATIONS and not (base == "heure" and count in ("24", "12", "48")):
                link = " toutes les " if base in ("heure", "semaine", "minute", "année") else " tous les "
            if link == " par " or link == " et par ":
                # "40 mg/4 mL", "60 mL/min/1,73 m²": so much in so much; but "500 mg/24 h" is "par 24 heures".
                link = link if base == "heure" else " pour "
            words.append(f"{link}{spoken_number(count, region, is_feminine(unit))} {name}")
        else:
            words.append(link + _words(unit, False))
    return "".join(words)


def _times_a_day(match: re.Match[str], context: Context) -> Answer:
    times = spoken_number(match["n"], context.region, feminine=True)
    gap = "" if match.string[match.start() - 1 : match.start()] == " " else " "
    return f"{gap}{times} fois{per('/' + match['unit'])}"


def _times_per(match: re.Match[str], context: Context) -> Answer:
    return f" fois{per('/' + match['unit'])}"


def _weeks(match: re.Match[str], context: Context) -> Answer:
    unit = {"w": "semaines", "d": "jours", "h": "heures", "m": "mois"}[match[2].lower()]
    return f"{'tous' if unit in ('jours', 'mois') else 'toutes'} les {match[1]} {unit}"


def _per_hours(match: re.Match[str], context: Context) -> Answer:
    return f" par {match[1]} heures"


def _units(match: re.Match[str], context: Context) -> Answer:
    return "unités internationales"


def _height(match: re.Match[str], context: Context) -> Answer:
    metres, rest = match[1] or match[3], (match[2] or match[4]).lstrip("0")
    return f"{metres} mètre{'s' if metres != '1' else ''} {rest}".rstrip()


def _confidence(match: re.Match[str], context: Context) -> Answer:
    return f"intervalle de confiance à {match[1]} pour cent"


def _counted_cells(match: re.Match[str], context: Context) -> Answer:
    # N counts what the sentence names; alone it is the neutrophils, whose count a nurse watches.
    named = re.search(
        r"PNN|poly|neutro|leuco|lympho|plaquette|globule|GB|CD4",
        match.string[max(0, match.start() - 80) : match.start()],
    )
    return [
        (
            match.start("n"),
            match.end(),
            f" {'éléments' if named else 'neutrophiles'} par {_words(match['unit'], False)}",
        )
    ]


def _lost_power(match: re.Match[str], context: Context) -> Answer:
    return [(match.start("power"), match.end("power"), f"10 puissance {match['up']}")]


def _minutes(match: re.Match[str], context: Context) -> Answer:
    if re.search(r"(?:^|[ (])'", match.string[max(0, match.start() - 80) : match.start()]):
        return None  # the end of a quotation
    return f"{spoken_number(match[1], context.region, True)} minute{'s' if int(match[1]) > 1 else ''}"


def _upper_limit(match: re.Match[str], context: Context) -> Answer:
    name = "normale" if match["n"] == "N" else "limite supérieure de la normale"
    return [(match.end("number"), match.end(), f" fois la {name}")]


def _degree(match: re.Match[str], context: Context) -> Answer:
    return f" degrés {match[1]}"


def _temperature(match: re.Match[str], context: Context) -> Answer:
    return "température"


def _after_number(match: re.Match[str], context: Context) -> Answer:
    groups = match.groupdict()
    unit, number = match["unit"] or groups["plain"], match["number"]
    per_text, gap = groups.get("plainper") or match["per"] or "", groups.get("gap") or ""
    if unit in ("A", "V", "K", "N", "J", "W", "d", "t", "tr") and not gap and not per_text:
        return None  # 4A, 3D: a code as likely
    if (
        unit in ("A", "V", "K", "N", "W", "d", "amp", "comp", "J")
        and re.match(r" [A-Za-zà]", match.string[match.end() : match.end() + 80])
        and not per_text
    ):
        return None  # "les 2 A suivants"
    if match.string[match.end() : match.end() + 1] == "'":
        return None  # "1 million d'euros"
    before = match.string[max(0, match.start() - 3) : match.start()]
    if unit in ("h", "hr") and re.fullmatch(r"(?: ?/ ?\d{1,2} ?h)+", per_text):
        hours = [number, *re.findall(r"\d+", per_text)]  # "8h/20h": times of day
        return ", ".join(f"{spoken_number(hour, context.region, True)} heures" for hour in hours)
    if before.endswith("/") and not before[-2:-1].isdigit():
        return None  # "mg/24 h": it is the rate that counts
    if number == "½" or (re.search(r"(?<!\d)[13]/$", before) and number in ("2", "3", "4")):
        # "½ cp", "1/2 cp": the fraction is said by its own rule.
        return [(match.end("number"), match.end(), f" {_words(unit, False)}{per(per_text, context.region)}")]
    end = match.end()
    name = _words(unit, value(number) >= 2)
    spoken = before_noun(number, name, context.region, is_feminine(unit))
    money = _cents(match)
    if money:
        return money
    if match.string[end - 1] == "." and not _GOES_ON.match(match.string, end):
        end -= 1  # the stop is the sentence's too
    if unit in ("gél", "amp", "inj", "comp", "sach", "sem", "min", "sec", "h", "j", "cp") and not per_text:
        # The stop of an abbreviation, but not that of the sentence.
        rest = match.string[end:]
        if re.match(r"\.(?= ?[a-zà-ÿ(,;])", rest):
            end += 1
    words = f" {name}{per(per_text, context.region)}"
    return [(match.start(), match.end("number"), spoken), (match.end("number"), end, words)]


_GOES_ON = re.compile(r" ?[a-zà-ÿ(,;)/\d]")
_CENTS = re.compile(r"(\d+(?: \d{3})*),(\d{2})$")


def _cents(match: re.Match[str]) -> Answer:
    # "15,50 €" is said "15 euros 50".
    parts = _CENTS.match(match["number"])
    if match["unit"] not in ("€", "EUR", "euros") or not parts or match["per"]:
        return None
    euros, cents = parts[1].replace(" ", ""), parts[2]
    if euros == "0" and cents != "00":
        return f"{cents.lstrip('0')} centime{'s' if int(cents) > 1 else ''}"
    name = "euros" if int(euros) >= 2 else "euro"
    return f"{euros} {name}" + (f" {cents.lstrip('0')}" if cents != "00" else "")


def _alone(match: re.Match[str], context: Context) -> Answer:
    if match["single"]:
        one = re.search(
            r"\b(?:[Uu]n|[Ll]e|par|du|au|chaque) $", match.string[max(0, match.start() - 8) : match.start()]
        )
        return _words(match["single"], not one)
    if match["unit"] in ("A", "V", "N", "K", "J", "W", "t", "d", "s", "bar", "an", "m", "h", "U", "c"):
        return None
    return _words(match["unit"], True) + per(match["per"], context.region)


def _word_per(match: re.Match[str], context: Context) -> Answer:
    before = match.string[max(0, match.start() - 30) : match.start()]
    if _UNIT_BEFORE.search(before):
        return None  # "(mg/kg)": a unit without a number, whole
    if match["unit"] in ("A", "V", "N", "K", "J", "W", "t", "U") or not (
        match["unit"] in _AFTER_ANY_WORD
        or (match["count"] or "").strip() in ("100", "1000")
        or (not (before[-1:].isdigit() and match["count"]) and _COUNTED.search(before))
    ):
        return None
    return per(match[0], context.region)


BEFORE_UNITS = (
    Rule("unit", re.compile(r"(?:(?<=\bd')|(?<=\ben ))UI(?!\w)"), _units, frozenset("U")),
    # "ALAT > 3 N", "> 3 x LSN": times the upper limit of normal.
    Rule(
        "unit",
        re.compile(rf"(?<![\w,.])(?P<number>{NUMBER}) ?[x×]? ?(?P<n>N|LSN|ULN)(?![\w°'-]| ?/)"),
        _upper_limit,
        frozenset("N"),
    ),
    Rule(
        "unit",
        re.compile(r"(?<![\w,.])(?:([12]) ?m ?(\d\d)(?![\w,.])|([12]),(\d\d) ?m(?![\w²³/']))"),
        _height,
        frozenset("m"),
    ),
    Rule("unit", re.compile(r"(?<!\w)IC ?(?:à )?(\d\d) ?%"), _confidence, frozenset("I")),
    Rule(
        "unit",
        re.compile(r"(?<=\d)(?P<n> ?N) ?/ ?(?P<unit>mm3|mm³|µL|µl|mL|ml|L)(?!\w)"),
        _counted_cells,
        frozenset("N"),
    ),
    # "0,5 × 109/L", copied without its superscript: nobody counts "109 per litre".
    Rule(
        "scientific",
        re.compile(
            r"(?<=[×x·*])(?: ?)(?P<power>10 ?(?P<up>[3-9]|1[0-2]))(?= ?(?:/ ?[LlmµkK]|cellules|lymphocytes|copies))"
        ),
        _lost_power,
        frozenset("×x·*"),
    ),
    Rule("time", re.compile(r"(?<![\w,.])(\d{1,3})'(?![\w'])"), _minutes, frozenset("'")),
    Rule(
        "unit",
        re.compile(
            r"(?<=[\w.)]) ?[x×*] ?(?P<n>\d{1,2}) ?(?:/ ?|par )(?P<unit>j|jr|jour|24 ?h|sem|semaine|mois|an|h"
            r"|heure)\.?(?!\w)"
        ),
        _times_a_day,
        frozenset("x×*"),
    ),
    Rule("unit", re.compile(rf"(?<=\d) ?[x×] ?/ ?(?P<unit>{_PER_WORDS}|j|sem|h)(?!\w)"), _times_per, frozenset("x×")),
    Rule("unit", re.compile(r"(?<!\w)[qQ](\d{1,2})([wdhmWDHM])(?!\w)"), _weeks, frozenset("qQ")),
    Rule("unit", re.compile(r"(?<=\d) ?° ?(\d)(?![\d\w])"), _degree, frozenset("°")),
    Rule("unit", re.compile(r"(?<!\w)T°C?(?!\w)"), _temperature, frozenset("°")),
)
# "2 gél./j": before abbreviations, which would take the stop.
WITH_DOT = Rule(
    "unit",
    re.compile(
        rf"(?<![\w,.])(?P<number>{NUMBER})(?P<gap> ?)(?:(?P<unit>cp|cps|comp|gél|amp|inj|gtte|gttes|sach|sem|min|mn|sec"
        rf"|h|j|fl|caps|hab)\.(?P<per>{_ONE_PER}*)|(?P<plain>{_SYMBOLS})(?P<plainper>{_ONE_PER}+)(?<=\.)){_END}"
    ),
    _after_number,
    frozenset("."),
)
WORD_PER_DAY = Rule("unit", re.compile(r"(?<=[a-zà-ÿ]{3}) ?/ ?(24|12|48) ?h(?!\w)"), _per_hours, frozenset("/"))
AFTER_NUMBER = Rule("unit", _AFTER_NUMBER, _after_number, DIGITS | {"½"})
ALONE = Rule("unit", _ALONE, _alone)
WORD_PER = Rule("unit", _WORD_PER, _word_per, frozenset("/"))
