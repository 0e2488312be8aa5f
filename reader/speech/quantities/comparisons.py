"""Signs of comparison and of relation: said in the grammar of what stands before them, never lost in silence.

>>> from reader.model import Sentence
>>> from reader.speech import prepare
>>> prepare(Sentence("s", "Fièvre ≥ 38 °C")).text, prepare(Sentence("s", "patients > 65 ans")).text
('Fièvre supérieure ou égale à 38 degrés', 'patients de plus de 65 ans')
"""

from __future__ import annotations

import re

from reader.regex import regex
from reader.speech.rewriter import Answer, Context, Rule, just_before
from reader.speech.words.agreement import COPULA, FEMININE_MEASURES, agreed
from reader.speech.words.unit_names import SYMBOLS

COMPARISONS = {
    "≥": "supérieur ou égal à", "≤": "inférieur ou égal à", "<": "inférieur à", ">": "supérieur à", "=": "égal",
    ">=": "supérieur ou égal à", "<=": "inférieur ou égal à", ">/=": "supérieur ou égal à",
    "</=": "inférieur ou égal à", "> ou =": "supérieur ou égal à", "< ou =": "inférieur ou égal à",
    "=>": "donne", "≠": "différent de", "±": "plus ou moins",
    "+/-": "plus ou moins", "+/−": "plus ou moins", "×": "fois", "÷": "divisé par", "≈": "environ", "~": "environ",
    "≃": "environ", "≅": "environ", "≫": "très supérieur à", "≪": "très inférieur à", "→": "donne", "⇒": "donne",
    "->": "donne", "↔": "équivaut à", "⇔": "équivaut à", "←": "vient de", "⟶": "donne", "➔": "donne", "➜": "donne",
    "∝": "proportionnel à", "∞": "l'infini", "√": "racine de", "∑": "somme", "∆": "delta", "Σ": "somme", "∂": "d",
    "∅": "ensemble vide", "Ø": "diamètre", "⌀": "diamètre", "∈": "appartient à", "∩": "inter", "∪": "union",
    "<<": "très inférieur à", ">>": "très supérieur à", "==": "égal", "!=": "différent de", "∗": "fois", "−": "moins",
    "⁺": "plus", "⁻": "moins",
}  # fmt: skip
# What is before a sign of comparison decides its grammar: "patients > 65 ans" are "de plus de 65 ans", "si ≥ 3 jours"
# is "si au moins 3 jours", a fever is "supérieure".
_PEOPLE = regex(
    r"(?:patiente?s?|adultes?|enfants?|personnes?|femmes?|hommes?|sujets?|adolescente?s?|nourrissons?|malades?|jeunes)"
    r"(?: âgée?s?)?$",
    re.I,
)
_FREE = regex(
    r"(?:\b(?:si|pendant|durant|depuis|après|il y a|dure|durer|dans|persiste|persistant|avez|ai|as"
    r"|avons|ont|avoir|ayez|avec|les|des|reste|restent|soit|fait|font|pèse(?:nt)?|mesure(?:nt)?|boi[ts]|boivent|dort|dorment"
    r"|prend|prennent|reçoit|reçoivent|perdu|pris|reçu|dépasse(?:nt)?|durent|persistent|compte(?:nt)?|présente(?:nt)?|(?-i:a))"
    r"|[a-z]ant)$",
    re.I,
)
# "La fièvre reste > 38 °C" is no length of time.
_STAYS = regex(r" (?:reste|restent|soit)$")
# "Jamais > 3 g": no more than that. "PAS < 90 mmHg" is a pressure.
_DENIED = regex(r"(?<![\w'-])(?<!est )(?<!sont )(?<!soit )(?<!était )(?:[Jj]amais|JAMAIS|[Pp]as)$")
# "Ni > 3 g" is an amount, "ni < 2 ni > 8" are values.
_NEITHER = regex(r"(?<![\w'-])[Nn]i$")
_CONCENTRATION = regex(r"\d[\d ,]* ?(?:[mµnp]?mol|m?UI|[mµnp]?g)/(?:[mdµ]?[lL])\b")
_AMOUNT = regex(rf"\d[\d ,]* ?(?:(?![°%])(?:{SYMBOLS})|fois|prises?|doses?|comprimés?|gélules?|verres?)(?!\w)")
_VERB = regex(
    r"\b(?:prendre|boire|attendre|perdre|mettre|dormir|marcher|prenez|buvez|attendez|perdez|dormez|marchez|associer|dépasser|excéder|consommer|consommez|manger|mangez|fumer|fumez|administrer|donner|donnez"
    r"|recevoir|utiliser|utilisez|injecter|avaler|avalez|ingérer|porter|portez|soulever|soulevez|garder|gardez|rester"
    r"|restez|durer|peser|mesurer|compter|comptez|jeûner|dissoudre|diluer|appliquer|appliquez|espacer|passer)$",
    re.I,
)
_NEGATED = regex(r"\b(?:ne|n'\w+|jamais|pas)\b", re.I)
# "FC < 50/min ou > 120/min": what is measured stands before the first.
_EITHER = regex(r" ?[<>≤≥]=? ?\d[^.;:<>≤≥]{0,20} (?:ou|et)$")
_LENGTH = r"\d[\d ,]* ?(?:ans?|mois|jours?|j|semaines?|sem|h|heures?|min|minutes?)\b"
# "Pas de conduite < 24 h après": less than that after it.
_FROM_THEN = regex(rf"{_LENGTH} (?:après|avant)\b")
# "Un jeûne > 8 h avant": it is the fast that lasts.
_LASTS = regex(r"\b(?:jeûnes?|délais?|intervalles?|temps|repos|arrêts?|pauses?|sevrages?|écarts?|espacements?)$")
_AGED = regex(r"\bâgée?s?$")
_QUANTITY = {">": "plus de", "<": "moins de", "≥": "au moins", "≤": "au plus", ">=": "au moins", "<=": "au plus",
             ">/=": "au moins", "</=": "au plus", "> ou =": "au moins", "< ou =": "au plus"}  # fmt: skip


_SOURCE = "|".join(re.escape(sign) for sign in sorted(COMPARISONS, key=len, reverse=True))


def words_around(match: re.Match[str], words: str) -> str:
    """The words in the sign's place, kept apart from what stands beside it."""
    text = match.string
    before = " " if match.start() and text[match.start() - 1] != " " else ""
    after = " " if match.end() < len(text) and text[match.end()] not in " .,;:!?)" else ""
    return before + words + after


# What is said of a diameter: "Ø 8 mm", "Ø externe 4 mm", "Ø CH 12".
_OF_A_DIAMETER = regex(
    r"\d|(?:de|du|environ|moyen|(?:ext|int|max|min)(?:\b|érieur|erne|imal|imum)|nominal|utile|CH|Fr?)\b"
)


def _none(match: re.Match[str], before: str, after: str) -> Answer:
    # "Ø fièvre", "Allergies : Ø": in notes of wards the barred circle denies; before a measure it is a diameter.
    if not after[:1].isalpha():
        return words_around(match, "néant")
    if re.match(r"d['e]", after):
        return words_around(match, "pas")
    words = words_around(match, "pas d'" if after[0].lower() in "aeéèêiouhyàâîôœ" else "pas de")
    if words.endswith("'"):
        return [(match.start(), match.end() + (match.string[match.end()] == " "), words)]
    return words


_LINK = regex(r"\b(?:de|à|en|par|sur)$")
_COUNTED_TIME = regex(r"\d[\d ,]* ?(?:ans?|mois|jours?|j|semaines?|sem|h|heures?|min|selles)\b")
_ARROWS = frozenset({"→", "->", "➔", "➜", "⇒", "=>", "⟶"})
_ARROWS_TO = frozenset({"→", "->", "⟶"})
_CHARGES = {"⁺": "plus", "⁻": "moins"}


def _comparison(match: re.Match[str], context: Context) -> Answer:
    sign = match[0]
    before = just_before(match, 80).rstrip()
    after = match.string[match.end() : match.end() + 80].lstrip()
    words = COMPARISONS[sign]
    if words.endswith(" à") and re.match(r"(?:à|aux?)\b", after):
        return words_around(match, words.removesuffix(" à"))  # "si < à 3"
    if (sign in ("<", ">") and not (after[:1].isalnum() or after[:1] in "-−–+±.")) or (sign == "<" and not after):
        return words_around(match, agreed(words.removesuffix(" à") if after else words, before))
    if sign in _ARROWS:
        return _arrow(match, before, after)
    if sign == "−" and not after[:1].isdigit():
        # Between words it is a dash; where nothing follows it, it is the answer.
        return words_around(match, "moins") if not after or after[0] in ",;)/" else ","
    if sign in "∅Ø" and not _OF_A_DIAMETER.match(after):
        return _none(match, before, after)
    if sign in _CHARGES:
        return words_around(match, _CHARGES[sign])
    if sign == "=" and not before:
        return "égale"
    if sign == "=" and (after[:1].isdigit() or after[:1] in "-−+"):
        return words_around(match, "égale")
    if sign in _QUANTITY:
        return _quantity(match, before, after)
    return words_around(match, words)


def _arrow(match: re.Match[str], before: str, after: str) -> Answer:
    """A bullet is silent, from number to number it is "à"; between words a breath says that one leads to the other."""
    start, end = match.span()
    if not before:
        return [(start, end + (match.string[end : end + 1] == " "), "")]
    if match[0] in _ARROWS_TO and before[-1:].isdigit() and after[:1].isdigit():
        return words_around(match, "à")
    return "" if before[-1:] in ".:;,!?" else [(start - (match.string[start - 1] == " "), end, ",")]


def _quantity(match: re.Match[str], before: str, after: str) -> Answer:
    """People are "de plus de 65 ans", what is done or lasts "au moins 3 jours", what is measured "supérieur"."""
    sign = match[0]
    quantity = _QUANTITY[sign]
    of = "d'" if quantity[0] == "a" else "de "
    measured = _EITHER.sub("", before)
    timed = _COUNTED_TIME.match(after)
    if _AGED.search(before) or (timed and _PEOPLE.search(measured) and not _AGED.search(measured)):
        return words_around(match, of + quantity)
    if _LINK.search(before) and re.match(r"\d[\d ]*(?!\d| ?/)", after):
        # "perte de > 10 %", "un délai de ≥ 28 jours"
        if before.endswith("de") and of == "d'":
            de = match.string.rindex("de", 0, match.start())
            return [(de, match.end(), of + words_around(match, quantity).lstrip())]
        return words_around(match, quantity)
    number = after[:1].isdigit()
    lasts = _LASTS.search(before) or FEMININE_MEASURES.search(before) or COPULA.search(before)
    bidden = _VERB.search(before) and (sign in ("<", ">") or not _NEGATED.search(before))
    free = _FREE.search(measured) and (timed or not _STAYS.search(measured))
    if (number and (bidden or free)) or (not lasts and _FROM_THEN.match(after)):
        return words_around(match, quantity)
    neither = _NEITHER.search(before) and _AMOUNT.match(after) and not _CONCENTRATION.match(after)
    if number and sign in ("<", ">") and (neither or _DENIED.search(before)):
        return words_around(match, quantity)
    return words_around(match, agreed(COMPARISONS[sign], measured))


COMPARISON = Rule("sign", regex(_SOURCE), _comparison, frozenset("".join(COMPARISONS)), anywhere=False)
