"""Units of measure by their symbols: names, plurals, genders.

The symbols are those of the SI brochure (BIPM, 9th edition), of French laboratory reports and of wards.
"""

from __future__ import annotations

import re

from reader.speech.words.number_words import before_noun, value

# By symbol, the name: singular, plural.
NAMES: dict[str, tuple[str, str]] = {}


def _add(symbols: str, singular: str, plural: str = "") -> None:
    for symbol in symbols.split("|"):
        NAMES[symbol] = (singular, plural or singular + "s")


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
    "px": "pixel", "ha": "hectare", "t": "tonne", "mph": "mile par heure", "cp|cps|cpr|comp|CP|CPS": "comprimé",
    "gél": "gélule", "amp": "ampoule", "gtte|gttes|gte|gtes": "goutte", "inj": "injection", "sach": "sachet",
    "fl": "flacon", "cts|ct": "centime",
    "appl|app": "application", "pulv": "pulvérisation", "suppo|suppos": "suppositoire", "bte|btes": "boîte",
    "perf|perfs": "perfusion", "inhal": "inhalation",
    "caps": "capsule", "hab": "habitant", "mut": "mutation", "Mb": "mégabase",
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
    "U|u": ("unité", "unités"), "MU": ("million d'unités", "millions d'unités"), "mU": ("milli-unité", "milli-unités"),
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
    "c/s|c.s|c à s|c à soupe|c. à s.|c. à soupe|c.à.s.|càs|c.à soupe|cs": ("cuillère à soupe", "cuillères à soupe"),
    "c/c|c.c|c à c|c à café|c. à c.|c. à café|c.à.c.|càc|c.à café": ("cuillère à café", "cuillères à café"),
    "c.m|c. mesure": ("cuillère-mesure", "cuillères-mesures"),
    "km/h": ("kilomètre à l'heure", "kilomètres à l'heure"),
}.items():  # fmt: skip
    _add(_symbol, _name, _plural)
# As prescriptions and headings shout them: "500 MG". G and J alone may be other things.
for _symbol, _name in {"MG": "milligramme", "G": "gramme", "KG": "kilogramme", "MCG": "microgramme", "ML": "millilitre",
                       "CL": "centilitre", "CM": "centimètre", "GEL|GÉL": "gélule", "AMP": "ampoule",
                       "INJ": "injection", "SEM": "semaine", "H": "heure"}.items():  # fmt: skip
    _add(_symbol, _name)
for _symbol, _name in {"km": "kilomètre", "m": "mètre", "cm": "centimètre", "mm": "millimètre", "dm": "décimètre",
                       "µm": "micromètre"}.items():  # fmt: skip
    _add(f"{_symbol}²|{_symbol}2", f"{_name} carré", f"{_name}s carrés")
    _add(f"{_symbol}³|{_symbol}3", f"{_name} cube", f"{_name}s cubes")
_FEMININE_NAMES = (
    "heure", "minute", "seconde", "milliseconde", "semaine", "mole", "millimole", "micromole", "nanomole", "picomole",
    "unité", "milli-unité", "micro-unité", "calorie", "kilocalorie", "tonne", "livre", "gélule", "ampoule", "goutte",
    "injection", "application", "perfusion", "inhalation",
    "pulvérisation", "boîte", "cuillère-mesure", "cuillère",
    "osmole", "milliosmole", "partie", "capsule", "mutation", "mégabase",
)  # fmt: skip
SYMBOLS = "|".join(re.escape(symbol) for symbol in sorted(NAMES, key=len, reverse=True))
END = r"(?![\w²³⁻])"


def unit_words(symbol: str, plural: bool) -> str:
    if symbol in NAMES:
        return NAMES[symbol][plural]
    return symbol


def is_feminine(symbol: str) -> bool:
    """Whether one says "une" of a unit: "1 h" is "une heure"."""
    return NAMES.get(symbol, ("",))[0].split(" ")[0] in _FEMININE_NAMES


def counted(number: str, symbol: str, region: str = "FR") -> tuple[str, str]:
    """A written number as it is handed to the voice before a unit, and the unit's name.

    >>> counted("1", "gél"), counted("2,5", "mg")
    (('une', 'gélule'), ('2 virgule 5', 'milligrammes'))
    """
    name = unit_words(symbol, value(number) >= 2)
    return before_noun(number, name, region, is_feminine(symbol)), name
