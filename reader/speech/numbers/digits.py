"""Numbers in a sentence: spaces and points of thousands, decimals, signs, the gender and the liaison before a noun.

>>> from reader.model import Sentence
>>> from reader.speech import prepare
>>> prepare(Sentence("s", "1 500 fois 2,5")).text
'1500 fois 2 virgule 5'
>>> prepare(Sentence("s", "21 femmes")).text
'vingt et une femmes'
"""

from __future__ import annotations

import re

from reader.regex import regex
from reader.speech.rewriter import Answer, Context, Rule, always, just_before
from reader.speech.words.number_words import DIGITS, NUMBER, before_noun, spoken_number

# Nouns whose gender a number has to know: what is counted in a hospital, and the usual feminine endings.
_FEMININE_NOUNS = (
    "fois|heures?|minutes?|secondes?|semaines?|années?|journées?|nuits?|injections?|perfusions?|doses?|séances?|cures?|"
    "personnes?|femmes?|filles?|patientes?|infirmières?|équipes?|gélules?|ampoules?|gouttes?|cuill[eè]r(?:e|ée)s?|"
    "seringues?|poches?|boîtes?|pages?|lignes?|étapes?|phases?|études?|cellules?|protéines?|molécules?|tumeurs?|"
    "réactions?|toxicités?|unités?|tonnes?|prises?|visites?|analyses?|prises?|biopsies?|maladies?|métastases?|"
    "consultations?|réponses?|questions?|raisons?|chances?|villes?|équipes?|chambres?|chirurgies?|radiothérapies?|"
    "immunothérapies?|chimiothérapies?|lésions?|autres? (?:fois|personnes?|doses?)|"
    "(?:grandes|petites|longues|bonnes|nouvelles|dernières|premières) [a-zà-ÿ]+|"
    "[a-zéèêà]{2,}(?:tions?|sions?|ités?|ettes?|ances?|ences?|thérapies?|ures?|euses?|trices?|antes|entes|ières|iennes"
    "|elles)|(?!musées|lycées|trophées|incendies|génies|parapluies|domaines|capitaines)[a-zéèêà]{2,}(?:ées|ies|aines)"
)
_FEMININE = regex(rf"(?<![\w,.])((?:\d{{1,3}}(?: \d{{3}})+|\d+)(?<=1))(?= (?:{_FEMININE_NOUNS})\b)")


def _feminine(match: re.Match[str], context: Context) -> Answer:
    spoken = spoken_number(match[1], context.region, feminine=True)
    return spoken if spoken != match[1] else None


def _left_out(match: re.Match[str], context: Context) -> Answer:
    spoken = spoken_number(match["n"], context.region, feminine=True)
    return [(match.start("n"), match.end("n"), spoken)] if spoken != match["n"] else None


def _of_range(match: re.Match[str], context: Context) -> Answer:
    return spoken_number(match[1], context.region, feminine=True)


def _liaison(match: re.Match[str], context: Context) -> Answer:
    spoken = before_noun(match[1], match[2], context.region)
    return [(match.start(1), match.end(1), spoken)] if spoken != match[1].replace(" ", "") else None


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


_SIGNED = regex(rf"(?<![\w)\].,%°€])(?P<sign>[-−–+])(?P<gap> ?)(?={NUMBER})")
# "- 30 mg" may be an item of a list ("moins" would be a grave mistake); "- 18 °C" is none, nor "diminué : - 30 %".
_DEGREES_AFTER = regex(rf"{NUMBER} ?°")
_FEVER_AFTER = regex(r"(?:3[5-9]|4[1-3])(?:,\d)? ?°")
_CHANGE_AFTER = regex(rf"{NUMBER} ?(?:%|points?\b)")
_WEIGHT_AFTER = regex(rf"{NUMBER} ?k(?:g|ilos?)\b")
# "- 2 kg", "– 30 %" and nothing else: nobody lists weights and shares so. In a cell a bare number too: a score.
_ALL_OF_IT = regex(rf"{NUMBER} ?(?:%|points?|k(?:g|ilos?))\.?$")
_BARE = regex(rf"{NUMBER}$")
_WEIGHT_BEFORE = regex(r"\b(?:poids|pertes?|évolution|variations?|différences?)\b[^.]{0,40}$", re.I)


def _is_minus(match: re.Match[str], before: str, cell: bool) -> bool:
    text, end = match.string, match.end()
    if _DEGREES_AFTER.match(text, end):
        # "- 38 °C ou plus" as the item of a list is a fever; nothing is kept at so many degrees below zero.
        return bool(before) or not _FEVER_AFTER.match(text, end)
    if not before and (_ALL_OF_IT.match(text, end) or (cell and _BARE.match(text, end))):
        return True
    if before[-1:] not in (":", "(", "="):
        return False
    return bool(_CHANGE_AFTER.match(text, end) or (_WEIGHT_AFTER.match(text, end) and _WEIGHT_BEFORE.search(before)))


def _signed(match: re.Match[str], context: Context) -> Answer:
    before = just_before(match, 80).rstrip()
    if match["sign"] in "-–" and match["gap"] and not _is_minus(match, before, bool(context.dash)):
        return None  # a dash
    if before and before[-1].isdigit() and match["sign"] == "–":
        return None
    return [(match.start("sign"), match.end("gap"), "plus " if match["sign"] == "+" else "moins ")]


def _glued(match: re.Match[str], context: Context) -> Answer:
    return (
        spoken_number(
            match[0], context.region, feminine=not match.string.startswith(("c", "s", "f", "j", "m", "an"), match.end())
        )
        + " "
    )


_DECIMAL_POINT = regex(r"(?<![\w.,])(\d+)\.(\d+)(?![\w]|[.,]\d)")
_SECTION_BEFORE = regex(
    r"(?:(?:sections?|chapitres?|paragraphes?|parties?|versions?|rubriques?|annexes?|articles?|points?|\bv|RECIST|CTCAE)"
    r"|§) ?(?:\d+(?:\.\d+)*(?:, | et | ou | à | ?[-–] ?)){0,4}$",
    re.I,
)


def _decimal_point(match: re.Match[str], context: Context) -> Answer:
    if match[2] == "000":
        return match[1] + match[2]  # "10.000": thousands
    before = just_before(match, 40)
    if _SECTION_BEFORE.search(before):
        return f"{match[1]} point {match[2]}"
    return spoken_number(f"{match[1]},{match[2]}", context.region)


# "2comprimés", "3fois": typed in haste.
GLUED = Rule(
    "number",
    regex(
        rf"(?<![\w,.]){NUMBER}(?:\.\d+)?(?=(?:comprimés?|sachets?|flacons?|jours?|mois|ans|{_FEMININE_NOUNS})(?!\w))"
    ),
    _glued,
    DIGITS,
)
# "03 mois", "06 boîtes": filled in as a form wants it; no number says its zero.
ZERO_IN_FRONT = Rule(
    "number",
    regex(
        r"(?<![\w,./:'-])0(?=[1-9] (?:mois|jours?|ans?|fois|comprimés?|sachets?|flacons?|bo[iî]tes?|gélules?|semaines?"
        r"|doses?|injections?|ampoules?|patientes?|patients?|personnes?|cas)\b)",
        re.I,
    ),
    always(""),
    frozenset("0"),
)
SIGNED = Rule("sign", _SIGNED, _signed, frozenset("-−–+"))
# "de 1 à 3 h", "1-2 doses": the first number has the gender of what the second counts.
FEMININE_RANGES = Rule(
    "gender",
    regex(
        r"(?<![\w,./-])((?:[2-6])?1)(?= ?(?:à|ou|et|[-–—]) ?\d+ ?"
        rf"(?:(?:{_FEMININE_NOUNS})\b|(?:h|min|mn|sem|gél|amp|inj|UI)\b))"
    ),
    _of_range,
    frozenset("1"),
)
# "Sur 200 patientes, 81 ont arrêté": what is counted has been named, and is left out.
LEFT_OUT = Rule(
    "gender",
    regex(
        rf"\b(?:sur|parmi)\b[^.,;:]{{0,40}}? (?:{_FEMININE_NOUNS})(?: [a-zà-ÿ]+){{0,2}}, (?P<n>\d{{0,3}}[2-68]?1) "
        r"(?:n'|ne |se |s')?(?:ont|sont|avaient|étaient|auront|seront|vont|eurent|furent)\b",
        re.I,
    ),
    _left_out,
    frozenset("1"),
)
LIAISON = Rule(
    "liaison",
    regex(
        r"(?<![\w,./'-])([1-9]\d{0,2}(?: \d{3})+|\d+) ((?!(?:et|ou|à|au|aux|en|avec|est|a|un|une|onze|oui|y)\b)"
        r"[aeiouéèêîôœ][a-zà-ÿ]{2,}|ans?\b|heures\b)"
    ),
    _liaison,
    DIGITS,
)
# "plus de 1 personne sur 10", "une durée de 1 h 30", "moins de 1 mois": one says "d'une", "d'un" of what is counted. Of
# a measure ("de 1 mg") and of a range ("de 1 à 3 h") both are said.
_ONE_OF = regex(
    rf"(?<![\w'’-])(?P<of>[Dd]e )(?P<one>1)(?= (?:(?P<feminine>(?:{_FEMININE_NOUNS})\b|(?:h|min|mmol)\b)"
    r"|(?:mois|ans?|jours?|cas|comprimés?|patients?|malades?|hommes?|adultes?|enfants?|verres?|flacons?|sachets?"
    r"|médicaments?|traitements?|litres?|grammes?|kilos?|mètres?|points?)\b))"
)


def _one_of(match: re.Match[str], context: Context) -> Answer:
    elided = (match.start("of"), match.end("of"), f"{match['of'][0]}'")
    # What agrees by itself, by other rules, is left to them.
    return [elided] if match["feminine"] else [elided, (match.start("one"), match.end("one"), "un")]


ELIDED = Rule("elision", _ONE_OF, _one_of, frozenset("1"))
FEMININE = Rule("gender", _FEMININE, _feminine, frozenset("1"))
THOUSAND_DOTS = Rule("number", regex(r"(?<![\w.,])\d{1,3}(?:\.\d{3}){2,}(?![\w.]|,\d)"), _thousand_dots, DIGITS)
DECIMAL_POINTS = Rule("number", _DECIMAL_POINT, _decimal_point, DIGITS)
LONG_DIGITS = Rule("digits", regex(r"(?<![\w.,])\d{13,}(?![\w,])"), _long_digits, DIGITS)
CARDINALS = Rule("number", regex(rf"(?<![\w,.]){NUMBER}(?![\d])"), _cardinal, DIGITS)
