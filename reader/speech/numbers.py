"""French number words, and the rules for cardinals, decimals, ordinals and fractions.

Plain cardinals stay digits, without their spaces: every French voice says them, in its own country's way (a Belgian
voice says "septante"). Words are written only where digits would be said wrong: feminine "une", ordinals, fractions,
and the seventies and nineties of a sentence that is itself Belgian or Swiss.

    >>> from reader.model import Sentence
    >>> from reader.speech import prepare
    >>> prepare(Sentence("s", "1 500 fois 2,5")).text
    '1500 fois 2 virgule 5'
    >>> prepare(Sentence("s", "21 femmes")).text
    'vingt et une femmes'
    >>> prepare(Sentence("s", "1er")).text
    'premier'
    >>> prepare(Sentence("s", "½")).text
    'un demi'
"""

from __future__ import annotations

import re

from reader.speech.rewriter import Answer, Context, Rule

_UNITS = [
    "zéro",
    "un",
    "deux",
    "trois",
    "quatre",
    "cinq",
    "six",
    "sept",
    "huit",
    "neuf",
    "dix",
    "onze",
    "douze",
    "treize",
    "quatorze",
    "quinze",
    "seize",
    "dix-sept",
    "dix-huit",
    "dix-neuf",
]
_TENS = {2: "vingt", 3: "trente", 4: "quarante", 5: "cinquante", 6: "soixante"}
_SCALES = ((10**12, "billion"), (10**9, "milliard"), (10**6, "million"))


def _below_hundred(number: int, region: str) -> str:
    tens, unit = divmod(number, 10)
    if number < 20:
        return _UNITS[number]
    if (region in ("BE", "CH") and tens in (7, 9)) or (region == "CH" and tens == 8):
        word = {7: "septante", 8: "huitante", 9: "nonante"}[tens]
    elif tens in (7, 9):
        if number == 71:
            return "soixante et onze"
        return ("soixante-" if tens == 7 else "quatre-vingt-") + _UNITS[10 + unit]
    elif tens == 8:
        return f"quatre-vingt-{_UNITS[unit]}" if unit else "quatre-vingts"
    else:
        word = _TENS[tens]
    if unit == 1:
        return f"{word} et un"
    return f"{word}-{_UNITS[unit]}" if unit else word


def _below_thousand(number: int, region: str) -> str:
    hundreds, rest = divmod(number, 100)
    if not hundreds:
        return _below_hundred(rest, region)
    head = "cent" if hundreds == 1 else f"{_UNITS[hundreds]} cent"
    if not rest:
        return head if hundreds == 1 else f"{head}s"
    return f"{head} {_below_hundred(rest, region)}"


def cardinal(number: int, feminine: bool = False, region: str = "FR") -> str:
    """`number` (0 or more, below a billion of millions) in words; `region` is FR, BE or CH.

    >>> cardinal(71), cardinal(80), cardinal(281), cardinal(1_200_000)
    ('soixante et onze', 'quatre-vingts', 'deux cent quatre-vingt-un', 'un million deux cent mille')
    >>> cardinal(21, feminine=True), cardinal(95, region="BE"), cardinal(80, region="CH")
    ('vingt et une', 'nonante-cinq', 'huitante')
    """
    words: list[str] = []
    rest = number
    for scale, name in _SCALES:
        count, rest = divmod(rest, scale)
        if count:
            words.append(f"{cardinal(count, region=region)} {name}{'s' if count > 1 else ''}")
    thousands, rest = divmod(rest, 1000)
    if thousands:
        # Neither "cent" nor "vingt" takes its plural s before "mille".
        head = re.sub(r"(cent|vingt)s$", r"\1", _below_thousand(thousands, region))
        words.append("mille" if thousands == 1 else f"{head} mille")
    if rest or not words:
        words.append(_below_thousand(rest, region))
    text = " ".join(words)
    return text + "e" if feminine and text.endswith("un") else text


def ordinal(number: int, feminine: bool = False, region: str = "FR") -> str:
    """The ordinal of `number` (1 or more).

    >>> ordinal(1), ordinal(1, feminine=True), ordinal(2), ordinal(5), ordinal(9), ordinal(21), ordinal(80)
    ('premier', 'première', 'deuxième', 'cinquième', 'neuvième', 'vingt et unième', 'quatre-vingtième')
    """
    if number == 1:
        return "première" if feminine else "premier"
    text = cardinal(number, region=region)
    if text.endswith("cinq"):
        return text + "uième"
    if text.endswith("neuf"):
        return text[:-1] + "vième"
    if text.endswith(("cents", "vingts", "millions", "milliards")):
        text = text[:-1]
    return text.removesuffix("e") + "ième"


def value(text: str) -> float:
    """The value of a written number ("1 500", "2,5", "0.125"); 0 where it has none."""
    try:
        return float(text.replace(" ", "").replace(",", "."))
    except ValueError:
        return 0.0


def spoken_number(text: str, region: str = "FR", feminine: bool = False) -> str:
    """A written number as it is handed to the voice.

    >>> spoken_number("1 500"), spoken_number("2,5"), spoken_number("0,05"), spoken_number("21", feminine=True)
    ('1500', '2 virgule 5', '0 virgule 05', 'vingt et une')
    """
    whole, mark, decimals = text.replace(" ", "").replace(".", ",").partition(",")
    if mark:
        return f"{spoken_number(whole, region)} virgule {_decimals(decimals, region)}"
    if len(whole) > 15 or not whole.isascii() or not whole.isdigit():
        return whole
    number = int(whole)
    if feminine and whole[-1] == "1" and cardinal(number, region=region).endswith("un"):
        return cardinal(number, feminine=True, region=region)
    if region != "FR" and number % 100 >= 70 and not whole.startswith("0"):
        return cardinal(number, region=region)
    return whole


def before_noun(text: str, noun: str, region: str = "FR", feminine: bool = False) -> str:
    """A written number as it is handed to the voice before a noun: in words where digits lose the liaison or "neuv".

    >>> before_noun("1", "an"), before_noun("29", "heures"), before_noun("200", "euros"), before_noun("12", "ans")
    ('un', 'vingt-neuf', 'deux cents', '12')
    """
    plain = text.replace(" ", "")
    if (
        plain.isdigit()
        and not plain.startswith("0")
        and len(plain) < 13
        and not feminine
        and noun[:1] in "aàâeéèêiîoôuûœ"
    ):
        words = cardinal(int(plain), region=region)
        if words.endswith(("un", "cents")) or (words.endswith("neuf") and noun.startswith("an")):
            return words
    if plain.isdigit() and plain[-1:] == "9" and noun.startswith("heure") and not plain.startswith("0"):
        words = cardinal(int(plain), region=region)
        return words if words.endswith("neuf") else plain
    return spoken_number(text, region, feminine)


def _decimals(text: str, region: str) -> str:
    # Long decimals are said digit by digit; "05" and "125" are said as they stand, zeros first.
    if len(text) > 3:
        return " ".join(text)
    zeros = len(text) - len(text.lstrip("0"))
    rest = text[zeros:]
    if zeros and not rest:
        return " ".join(text)
    if zeros > 1 or (zeros and region != "FR"):
        return " ".join("0" * zeros) + " " + spoken_number(rest, region)
    return spoken_number(text, region) if not zeros else text


# A number as it is written: groups of three with a space, or digits; decimals with a comma.
NUMBER = r"(?:\d{1,3}(?: \d{3})+(?!\d)|\d+)(?:,\d+)?"

# Nouns whose gender a number has to know: what is counted in a hospital, and the usual feminine endings.
_FEMININE_NOUNS = (
    "fois|heures?|minutes?|secondes?|semaines?|années?|journées?|nuits?|injections?|perfusions?|doses?|séances?|cures?|"
    "personnes?|femmes?|filles?|patientes?|infirmières?|équipes?|gélules?|ampoules?|gouttes?|cuill[eè]r(?:e|ée)s?|"
    "seringues?|poches?|boîtes?|pages?|lignes?|étapes?|phases?|études?|cellules?|protéines?|molécules?|tumeurs?|"
    "réactions?|toxicités?|unités?|tonnes?|prises?|visites?|analyses?|prises?|biopsies?|maladies?|métastases?|"
    "consultations?|réponses?|questions?|raisons?|chances?|villes?|équipes?|chambres?|chirurgies?|radiothérapies?|"
    "immunothérapies?|chimiothérapies?|lésions?|autres? (?:fois|personnes?|doses?)|"
    "[a-zéèêà]{2,}(?:tions?|sions?|ités?|ettes?|ances?|ences?|thérapies?|ures?|euses?|trices?)"
)
_FEMININE = re.compile(rf"(?<![\w,.])((?:\d{{1,3}}(?: \d{{3}})+|\d+)(?<=1))(?= (?:{_FEMININE_NOUNS})\b)")


def _feminine(match: re.Match[str], context: Context) -> Answer:
    spoken = spoken_number(match[1], context.region, feminine=True)
    return spoken if spoken != match[1] else None


def _of_range(match: re.Match[str], context: Context) -> Answer:
    return spoken_number(match[1], context.region, feminine=True)


def _liaison(match: re.Match[str], context: Context) -> Answer:
    spoken = before_noun(match[1], match[2], context.region)
    return [(match.start(1), match.end(1), spoken)] if spoken != match[1].replace(" ", "") else None


def _and_half(match: re.Match[str], context: Context) -> Answer:
    feminine = match["noun"].startswith(("heure", "année", "semaine", "journée", "gélule", "dose", "ampoule"))
    return [(match.start("half"), match.end("half"), "et demi" + "e" * feminine)]


def _one_in(match: re.Match[str], context: Context) -> Answer:
    return f"{match[1]} sur {match[2].replace(' ', '')}"


def _nth(match: re.Match[str], context: Context) -> Answer:
    return "énième"


def _official(match: re.Match[str], context: Context) -> Answer:
    return [(match.start(1), match.end(1), " ")]


def _the_third(match: re.Match[str], context: Context) -> Answer:
    return "tiers" if match[1] == "3" else "quart"


def _first_of(match: re.Match[str], context: Context) -> Answer:
    return {"1": "primo", "2": "secundo", "3": "tertio"}.get(match[1], match[1]) + ","


def _or(match: re.Match[str], context: Context) -> Answer:
    return " ou "


def _quarter(match: re.Match[str], context: Context) -> Answer:
    name = "semestre" if match[1] == "S" else "trimestre"
    number = int(match[2])
    return f"{ordinal(number)} {name}" if name == "trimestre" or number < 3 else None


def _version(match: re.Match[str], context: Context) -> Answer:
    return "version " + match[1].replace(".", " point ")


def _article(match: re.Match[str], context: Context) -> Answer:
    return f"{match[1]} {match[2]}" + match[3].replace("-", " tiret ")


def _thousand_dots(match: re.Match[str], context: Context) -> Answer:
    return spoken_number(match[0].replace(".", ""), context.region)


def _cardinal(match: re.Match[str], context: Context) -> Answer:
    text = match[0]
    if context.region == "FR" and text.isdigit() and len(text) < 13:
        return None  # digits as they stand
    return spoken_number(text, context.region)


def _long_digits(match: re.Match[str], context: Context) -> Answer:
    # A number nobody counts to (a code, an identifier) is said in twos and threes, as one reads it over the phone.
    digits = match[0]
    size = 2 if len(digits) % 2 == 0 else 3
    return ", ".join(" ".join(digits[i : i + size]) for i in range(0, len(digits), size))


_ORDINAL = re.compile(
    r"(?<![\w,.])(\d{1,4})(?:(ers?|er)|(ères?|[eè]?res?)|(nds?)|(ndes?)|(i?[eè]mes?|es?|ième?s?))(?![\w])"
)


def _ordinal(match: re.Match[str], context: Context) -> Answer:
    number = int(match[1])
    if number == 0 or ((match[2] or match[3]) and number != 1) or ((match[4] or match[5]) and number != 2):
        return None
    plural = "s" if match[0].endswith("s") else ""
    if match[4]:
        return "second" + plural
    if match[5]:
        return "seconde" + plural
    return ordinal(number, bool(match[3]), context.region) + plural


_FRACTION_NAMES = {2: ("demi", "demis"), 3: ("tiers", "tiers"), 4: ("quart", "quarts")}
_FRACTION_SIGNS = {
    "½": (1, 2), "⅓": (1, 3), "⅔": (2, 3), "¼": (1, 4), "¾": (3, 4), "⅕": (1, 5), "⅖": (2, 5), "⅗": (3, 5), "⅘": (4, 5),
    "⅙": (1, 6), "⅚": (5, 6), "⅛": (1, 8), "⅜": (3, 8), "⅝": (5, 8), "⅞": (7, 8), "⅐": (1, 7), "⅑": (1, 9),
    "⅒": (1, 10),
}  # fmt: skip


def fraction(above: int, below: int) -> str:
    """A fraction in words.

    >>> fraction(1, 2), fraction(2, 3), fraction(3, 4), fraction(3, 8)
    ('un demi', 'deux tiers', 'trois quarts', 'trois huitièmes')
    """
    names = _FRACTION_NAMES.get(below)
    name = names[above > 1] if names else ordinal(below) + ("s" if above > 1 else "")
    return f"{cardinal(above)} {name}"


def _quarters(match: re.Match[str], context: Context) -> Answer:
    return f"{'un quart' if match[1] in ('1/4', '¼') else 'trois quarts'} d'heure"


def _half(match: re.Match[str], context: Context) -> Answer:
    return f"une demi-{'heure' if match[1] == 'h' else match[1]}"


def _and_a_half(match: re.Match[str], context: Context) -> Answer:
    one = match["noun"].endswith(("e", "es")) and match["noun"].startswith(
        ("gél", "amp", "heur", "dos", "ann", "cuill")
    )
    whole = spoken_number(match["whole"], context.region, one)
    return f"{'un' if whole == '1' else whole} {match['noun']} et demi{'e' if one else ''}"


def _fraction_sign(match: re.Match[str], context: Context) -> Answer:
    words = fraction(*_FRACTION_SIGNS[match["sign"]])
    return (
        f"{match['whole']} et {words.removeprefix('un ') if match['sign'] == '½' else words}"
        if match["whole"]
        else words
    )


_SLASH = re.compile(r"(?<![\w,./])(\d{1,6})( ?/ ?)(\d{1,6})(?![\w/]|[,.]\d)")
_COMMON_FRACTIONS = {("1", "2"), ("1", "3"), ("2", "3"), ("1", "4"), ("3", "4")}
_SCORE_BEFORE = re.compile(r"\b(?:grades?|stades?|types?|phases?|niveaux?|classes?|G|score OMS|OMS|PS) $")


def _slash(match: re.Match[str], context: Context) -> Answer:
    above, below = match[1], match[3]
    before = match.string[max(0, match.start() - 40) : match.start()]
    if _SCORE_BEFORE.search(before):
        return [(match.start(2), match.end(2), " ou ")]
    if len(above) == 4 and len(below) == 4 and above[:2] in ("19", "20"):
        return [(match.start(2), match.end(2), " ")]  # "2022/2023"
    if (above, below) in _COMMON_FRACTIONS:
        return fraction(int(above), int(below))
    return [(match.start(2), match.end(2), " sur ")]


# "3–6", "2020-2023", "10 - 20": said "3 à 6". Not a code (2020-A-12), not a minus.
_RANGE = re.compile(
    rf"(?<![\w,.\-–—/+:])(?P<a>{NUMBER})(?P<unit> ?(?:%|ans|mois|h|°C|mg|g|kg|ml|mL|cm|mm|€|j|min|s|sem))"
    rf"?(?P<dash> ?[-–—] ?)"
    rf"(?P<b>{NUMBER})(?!\d|[a-zA-Z]\d|[A-Z]|[\-–—/]|[.:]\d)"
)


def _to(match: re.Match[str], context: Context) -> Answer:
    return " à "


def _ratio(match: re.Match[str], context: Context) -> Answer:
    return " pour "


def _power(match: re.Match[str], context: Context) -> Answer:
    return [(match.start(2), match.end(2), " carré" if match[2] == "²" else " cube")]


def _range(match: re.Match[str], context: Context) -> Answer:
    dash = (match.start("dash"), match.end("dash"), " à ")
    spaced = match["dash"].strip() != match["dash"]
    if match["dash"].strip() == "-" and spaced and value(match["b"]) <= value(match["a"]):
        return None  # "10 - 4": a subtraction or a dash, left to the signs
    if match["a"].startswith("0") and len(match["a"]) > 1 and "," not in match["a"]:
        return None  # a code: 03-12
    return [dash]


_SIGNED = re.compile(rf"(?<![\w)\].,%°])(?P<sign>[-−–+])(?P<gap> ?)(?={NUMBER})")


_DEGREES_AFTER = re.compile(rf"{NUMBER} ?°")


def _signed(match: re.Match[str], context: Context) -> Answer:
    before = match.string[max(0, match.start() - 80) : match.start()].rstrip()
    if match["sign"] in "-–" and match["gap"] and not _DEGREES_AFTER.match(match.string, match.end()):
        return None  # a dash
    if before and before[-1].isdigit() and match["sign"] == "–":
        return None
    return [(match.start("sign"), match.end("gap"), "plus " if match["sign"] == "+" else "moins ")]


_SCIENTIFIC = re.compile(
    rf"(?<![\w,.])(?:(?P<head>{NUMBER})(?P<times> ?[×x·.*] ?))?(?P<base>10) ?(?:\^ ?(?P<sign>[-−+]?)(?P<up>\d{{1,3}})"
    r"|(?P<supsign>[⁻⁺]?)(?P<sup>[⁰¹²³⁴-⁹]{1,3}))(?!\d)"
)
_SUPERSCRIPT_DIGITS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")


def _scientific(match: re.Match[str], context: Context) -> Answer:
    power = match["up"] or match["sup"].translate(_SUPERSCRIPT_DIGITS)
    minus = "moins " if (match["sign"] or match["supsign"] or "") in ("-", "−", "⁻") else ""
    base = (match.start("base"), match.end(), f"10 puissance {minus}{power}")
    if not match["head"]:
        return [base]
    return [
        (match.start("head"), match.end("head"), spoken_number(match["head"], context.region)),
        (match.start("times"), match.end("times"), " fois "),
        base,
    ]


_E_NOTATION = re.compile(r"(?<![\w,.])(\d+(?:[.,]\d+)?)[eE]([-−+]?)(\d{1,3})(?![\w])")


def _e_notation(match: re.Match[str], context: Context) -> Answer:
    minus = "moins " if match[2] in ("-", "−") and match[2] else ""
    if "." not in match[1] and "," not in match[1] and not match[2]:
        return None  # 2e5? a code as likely
    return f"{spoken_number(match[1], context.region)} fois 10 puissance {minus}{match[3]}"


_DECIMAL_POINT = re.compile(r"(?<![\w.,])(\d+)\.(\d+)(?![\w]|[.,]\d)")
_SECTION_BEFORE = re.compile(
    r"(?:(?:sections?|chapitres?|paragraphes?|parties?|versions?|rubriques?|annexes?|articles?|points?|\bv|RECIST|CTCAE)"
    r"|§) ?(?:\d+(?:\.\d+)*(?:, | et | ou | à | ?[-–] ?)){0,4}$",
    re.I,
)


def _decimal_point(match: re.Match[str], context: Context) -> Answer:
    if match[2] == "000":
        return match[1] + match[2]  # "10.000": thousands
    before = match.string[max(0, match.start() - 40) : match.start()]
    if _SECTION_BEFORE.search(before):
        return f"{match[1]} point {match[2]}"
    return spoken_number(f"{match[1]},{match[2]}", context.region)


DIGITS = frozenset("0123456789")

HALF = Rule(
    "fraction",
    re.compile(r"(?<![\w,./])(?:½|1/2) ?-?(h|heure|journée|dose|gélule|ampoule|tablette|bouteille|cuillère|vie)(?!\w)"),
    _half,
    frozenset("½/"),
)
QUARTERS = Rule(
    "fraction",
    re.compile(r"(?<![\w,./])(1/4|3/4|¼|¾) ?(?:d'heure|h|heure)(?!\w)"),
    _quarters,
    frozenset("¼¾/"),
)
AND_A_HALF = Rule(
    "fraction",
    re.compile(
        r"(?<![\w,./])(?P<whole>\d{1,3}) ?(?:½|(?<= )1/2) (?P<noun>comprimés?|sachets?|gélules?|ampoules?|heures?"
        r"|doses?|"
        r"jours?|mois|ans?|années?|cuill[eè]r(?:e|ée)s?|verres?|litres?)(?!\w)"
    ),
    _and_a_half,
    frozenset("½/"),
)
FRACTION_SIGNS = Rule(
    "fraction",
    re.compile(rf"(?:(?<![\w,.])(?P<whole>\d+) ?)?(?P<sign>[{''.join(_FRACTION_SIGNS)}])"),
    _fraction_sign,
    frozenset(_FRACTION_SIGNS),
)
SCIENTIFIC = Rule("scientific", _SCIENTIFIC, _scientific, frozenset("^⁰¹²³⁴⁵⁶⁷⁸⁹"))
E_NOTATION = Rule("scientific", _E_NOTATION, _e_notation, frozenset("eE"))
CODES = (
    Rule("code", re.compile(r"(?<!\w)[vV]\.? ?(\d{1,2}(?:\.\d{1,2}){0,2})(?![\w]|[.]\d)"), _version, frozenset("vV")),
    Rule("code", re.compile(r"(?<!\w)([LRDA])\.? ?(\d{3,4})((?:-\d{1,3}){1,3})(?!\w)"), _article, frozenset("LRDA")),
)
ORDINALS = Rule("ordinal", _ORDINAL, _ordinal, DIGITS)
SLASHES = Rule("fraction", _SLASH, _slash, frozenset("/"))
RANGES = Rule("range", _RANGE, _range, DIGITS)
DECIMAL_RANGES = Rule(
    "range",
    re.compile(
        r"(?<=\d\.\d) ?[-–—] ?(?=\d+\.\d)|(?<=\d\.\d\d) ?[-–—] ?(?=\d+\.\d)|(?<=\d\.\d\d\d) ?[-–—] ?(?=\d+\.\d)"
    ),
    _to,
    DIGITS,
)
RATIOS = Rule("ratio", re.compile(r"(?<![\w:,.])(?<=\d):(?=\d)|(?<=\d):(?=\d+(?![\d:]))"), _ratio, frozenset(":"))
POWERS = Rule("power", re.compile(r"(?<![\w'])([A-LN-Za-ln-zχ])([²³])(?!\w)"), _power, frozenset("²³"))
SIGNED = Rule("sign", _SIGNED, _signed, frozenset("-−–+"))
# "de 1 à 3 h", "1-2 doses": the first number has the gender of what the second counts.
FEMININE_RANGES = Rule(
    "gender",
    re.compile(
        r"(?<![\w,./-])((?:[2-6])?1)(?= ?(?:à|ou|et|[-–—]) ?\d+ ?"
        rf"(?:(?:{_FEMININE_NOUNS})\b|(?:h|min|mn|sem|gél|amp|inj|UI)\b))"
    ),
    _of_range,
    frozenset("1"),
)
LIAISON = Rule(
    "liaison",
    re.compile(
        r"(?<![\w,./'-])(\d{1,3}(?: \d{3})+|\d+) ((?!(?:et|ou|à|au|aux|en|avec|est|a|un|une|onze|oui|y)\b)"
        r"[aeiouéèêîôœ][a-zà-ÿ]{2,}|ans?\b|heures\b)"
    ),
    _liaison,
    DIGITS,
)
SPECIAL_ORDINALS = (
    # "1/10 000", "1/1 000": how rare an effect is; never a date.
    Rule(
        "fraction", re.compile(r"(?<![\w,./])(\d{1,3}) ?/ ?(\d{1,3}(?: \d{3})+)(?![\w/]|,\d)"), _one_in, frozenset("/")
    ),
    # "la nᵉ séance" (the small e is laid out as a letter), "la n-ième".
    Rule(
        "ordinal",
        re.compile(
            r"(?:(?<=\b[Ll]a )|(?<=\b[Ll]e )|(?<=\bune )|(?<=\bun ))"
            r"(?:ne|n-?i?ème)(?= (?!pas|plus|peu|sui|s'|m')[a-zà-ÿ]{4})"
        ),
        _nth,
        frozenset("n"),
    ),
    # "décret n° 2007-388": a name, not a span of years.
    Rule(
        "code",
        re.compile(r"(?:(?<=n° )|(?<=n°)|(?<=\bno )|(?<=numéro ))(?:\d{2,4})(-)(?=\d{1,5}\b)"),
        _official,
        frozenset("-"),
    ),
    Rule("ordinal", re.compile(r"(?:^|(?<=[.;:] ))([1-9])°\)"), _first_of, frozenset("°")),
    Rule(
        "ordinal",
        re.compile(r"(?<=\d(?:er|re|nd))/(?=\d(?:nd|e\b|[eè]me))|(?<=\dème)/(?=\d(?:e\b|ème))|(?<=\de)/(?=\de\b)"),
        _or,
        frozenset("/"),
    ),
    Rule("date", re.compile(r"(?<![\w-])([QTS])([1-4])(?= (?:de )?20\d\d\b)"), _quarter, frozenset("QTS")),
    Rule(
        "fraction",
        re.compile(
            r"\b(?P<noun>ans?|mois|heures?|jours?|années?|semaines?|comprimés?|cp|gélules?|sachets?|doses?|ampoules?"
            r"|litres?) (?P<half>(?:et )?(?:1/2|½))(?![\w/])"
        ),
        _and_half,
        frozenset("/½"),
    ),
    Rule(
        "fraction",
        re.compile(r"(?:(?<=\ble )|(?<=\bLe )|(?<=\bdu )|(?<=\bau ))1/([34])(?![\d/])"),
        _the_third,
        frozenset("/"),
    ),
)
FEMININE = Rule("gender", _FEMININE, _feminine, frozenset("1"))
THOUSAND_DOTS = Rule("number", re.compile(r"(?<![\w.,])\d{1,3}(?:\.\d{3}){2,}(?![\w.]|,\d)"), _thousand_dots, DIGITS)
DECIMAL_POINTS = Rule("number", _DECIMAL_POINT, _decimal_point, DIGITS)
LONG_DIGITS = Rule("digits", re.compile(r"(?<![\w.,])\d{13,}(?![\w,])"), _long_digits, DIGITS)
CARDINALS = Rule("number", re.compile(rf"(?<![\w,.]){NUMBER}(?![\d])"), _cardinal, DIGITS)
