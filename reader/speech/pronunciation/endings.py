"""Words that are written alike and said in two ways: "ils stimulent", "buvez plus", "des os", "le Grand Est".

espeak-ng takes 253 verbs in -ent of a French word list of 139 000 forms for adjectives, and says their mute ending
("stimulan"); each of "plus", "os", "fils" and "est" has two sounds that only its neighbours tell apart.

    >>> from reader.model import Sentence
    >>> from reader.speech import prepare
    >>> prepare(Sentence("s", "Ils stimulent les os.")).text
    'Ils stimule les ô.'
"""

from __future__ import annotations

import re

from reader.regex import regex
from reader.speech.rewriter import Answer, Context, Rule, just_before

# All other words in -ulent and -olent are verbs.
_ADJECTIVES_IN_ORDER = """
turbulent opulent corpulent virulent purulent truculent succulent flatulent féculent pulvérulent esculent fraudulent
sanguinolent somnolent indolent insolent dolent violent crapulent
"""
_ADJECTIVES = frozenset(_ADJECTIVES_IN_ORDER.split())
_VERBS_IN_ORDER = """
consomment nomment dénomment renomment surnomment programment reprogramment enflamment désenflamment somment gomment
germent imposent réimposent surimposent décident élident dérident dévident dépriment répriment mésestiment
légitiment subliment barrent démarrent redémarrent amarrent narrent bagarrent contrecarrent abhorrent enferment
referment renferment innovent émanent dénudent éludent préludent exsudent répertorient inventorient colorient
immiscent acquiescent brulent supplémentent transsudent trépident
"""
_VERBS = frozenset(_VERBS_IN_ORDER.split())
# Verbs and adjectives both: what stands before tells.
_EITHER = frozenset(
    ["afflu", "influ", "converg", "diverg", "excell", "néglig", "viol", "présid", "résid", "équival", "coïncid", "cont"]
)
_STEM = regex(r"(?<![\wà-ÿ-])[a-zà-ÿ]+$")
_SUBJECT = regex(r"\b(?:(?:qui|se|y|en|ne) |[sn]')$")


def _verb(match: re.Match[str], context: Context) -> Answer:
    before = just_before(match, 30)
    stem = _STEM.search(before)
    if not context.respell or stem is None:
        return None
    word = f"{stem[0]}ent"
    if stem[0] in _EITHER:
        return "e" if _SUBJECT.search(before[: stem.start()]) else None
    mute = word in _VERBS or (word.endswith(("ulent", "olent")) and word not in _ADJECTIVES)
    return "e" if mute else None


_DENIES = regex(
    r"(?<![\w-])(?:ne|n'\w*|non|pas|jamais|ni|sans|rien|aucune?|guère|presque|quasi(?:ment)?|pratiquement)\b", re.I
)
_CLAUSE = regex(r"[^,;:.!?()]*$")
# "buvez plus d'eau": more of it. "plus de 3 jours", "plus d'un mois", "plus de la moitié" count.
_MORE_OF = regex(
    r" d(?:e |')(?!\d|une?\b|la\b|l'|deux\b|trois\b|quatre\b|cinq\b|six\b|sept\b|huit\b|dix\b|vingt|trente|quarante"
    r"|cinquante|soixante|cent\b|mille\b|moitié|temps en temps)"
)
_WANTS = regex(r"\b(?:\w+ez|boire|manger|faut|faudra|besoin d(?:e|'en)|avoir|prendre|faire|donner|peu|encore) $", re.I)


def _more(match: re.Match[str], context: Context) -> Answer:
    before = just_before(match, 80)
    clause = _CLAUSE.search(before)
    if not context.respell or clause is None or not clause[0].strip() or _DENIES.search(clause[0]):
        return None
    if match["of"] and not _WANTS.search(before):
        return None
    return [(match.start("plus"), match.end("plus"), "plusse")]


_MANY = regex(
    r"\b(?:les|des|ces|[mts]es|[nv]os|leurs|aux|deux|trois|certains|plusieurs|autres|gros|grands|petits|\d+) $", re.I
)


def _bones(match: re.Match[str], context: Context) -> Answer:
    return "ô" if context.respell and _MANY.search(just_before(match, 12)) else None


# "fils" are threads beside what a surgeon sews with, and what is done with them.
_SEWN = regex(
    r"(?<![\w-])(?:suture|résorbables?|chirurgic\w+|points?|agrafes?|cicatrices?|plaies?|pansements?|ablation|retraits?"
    r"|retir\w+|enl[eè]v\w+|cousus?|nylon|soie|dentaires?|électriques?|tomb\w*|fond(?:ent|ants?)|J ?\d+)"
    r"(?![\w-])",
    re.I,
)
_FAMILY = regex(
    r"(?<![\w-])(?:filles?|pères?|mères?|parents?|frères?|enfants?|garçons?|familles?|épouse|mari|femme|ans|aînés?|cadets?"
    r"|adoptifs?|nés?)(?![\w-])|petits?-$",
    re.I,
)
_THE = regex(r"\b(?:les|des|aux|ces|sans) $", re.I)
_ONES = regex(r"\b(?:mon|ton|son|notre|votre|leur|un|ce|cher|beau-) ?$", re.I)


def _son(match: re.Match[str], context: Context) -> Answer:
    if not context.respell:
        return None
    before = just_before(match, 60)
    after = match.string[match.end() : match.end() + 60]
    family = _ONES.search(before) or _FAMILY.search(before) or _FAMILY.search(after)
    # "Les fils" alone, on the page of a hospital, are threads; "mes fils" are sons.
    threads = not family and (_THE.search(before) or _SEWN.search(before) or _SEWN.search(after))
    return "fil" if threads else "fisse"


def _east(match: re.Match[str], context: Context) -> Answer:
    return f"{match[0]}e" if context.respell else None


RULES = (
    Rule("ear", regex(r"(?<=[a-zà-ÿ])ent\b"), _verb),
    # "Buvez plus." is the contrary of "Ne buvez plus.", and sounds so.
    Rule(
        "ear",
        regex(rf"(?<![\w'-])(?P<plus>plus)(?:(?= ?(?:[.!;,)]|$))|(?P<of>{_MORE_OF.pattern}))(?<!non plus)"),
        _more,
        frozenset("p"),
    ),
    Rule("ear", regex(r"(?<![\w'-])os(?![\w'-])"), _bones, frozenset("o")),
    Rule("ear", regex(r"(?<![\w-])fils(?![\w-])"), _son, frozenset("f")),
    Rule(
        "ear",
        regex(r"e(?:(?<=\bà l'e)|(?<=\bde l'e))st(?= |[,.;]|$)(?! (?:pas|plus|jamais)\b)|E(?<=\w[ -]E)st(?![\w'-])"),
        _east,
        frozenset("t"),
    ),
)
