"""Words that are written alike and said in two ways: "ils stimulent", "buvez plus", "des os", "le Grand Est".

espeak-ng takes 253 verbs in -ent of a French word list of 139 000 forms for adjectives, and says their mute ending
("stimulan"); each of "plus", "os" and "est" has two sounds that only its neighbours tell apart.

    >>> from reader.model import Sentence
    >>> from reader.speech import prepare
    >>> prepare(Sentence("s", "Ils stimulent les os.")).text
    'Ils stimule les ô.'
"""

from __future__ import annotations

import re

from reader.speech.rewriter import Answer, Context, Rule

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
_EITHER = "affl|infl|converg|diverg|excell|néglig|viol|présid|résid|équival|coïncid|cont"
_VERB_END = re.compile(
    rf"\b(?:[a-zà-ÿ]+(?:[uo]l|[mrsdvni]|sc)|(?<=\bqui )(?:{_EITHER})|(?<=\bse )(?:{_EITHER})|(?<=\by )(?:{_EITHER})"
    rf"|(?<=\bs')(?:{_EITHER})|(?<=\bne )(?:{_EITHER})|(?<=\bn')(?:{_EITHER}))(?P<end>ent)\b"
)


def _verb(match: re.Match[str], context: Context) -> Answer:
    word = match[0]
    mute = (
        word in _VERBS
        or (word.endswith(("ulent", "olent")) and word not in _ADJECTIVES)
        or re.fullmatch(rf"(?:{_EITHER}u?)ent", word) is not None
    )
    if not context.respell or not mute:
        return None
    if re.fullmatch(rf"(?:{_EITHER}u?)ent", word) and not _SUBJECT.search(match.string[: match.start()]):
        return None
    return [(match.start("end"), match.end("end"), "e")]


_SUBJECT = re.compile(r"\b(?:qui|se|y|en|ne|[sn]')(?: |(?<='))$")

_DENIES = re.compile(r"(?<![\w-])(?:ne|n'\w*|non|pas|jamais|ni|sans|rien|aucune?|guère)\b", re.I)
_CLAUSE = re.compile(r"[^,;:.!?()]*$")
# "buvez plus d'eau": more of it. "plus de 3 jours", "plus d'un mois", "plus de la moitié" count.
_MORE_OF = re.compile(
    r" d(?:e |')(?!\d|une?\b|la\b|l'|deux\b|trois\b|quatre\b|cinq\b|six\b|sept\b|huit\b|dix\b|vingt|trente|quarante"
    r"|cinquante|soixante|cent\b|mille\b|moitié|temps en temps)"
)
_WANTS = re.compile(
    r"\b(?:\w+ez|boire|manger|faut|faudra|besoin d(?:e|'en)|avoir|prendre|faire|donner|peu|encore) $", re.I
)


def _more(match: re.Match[str], context: Context) -> Answer:
    before = match.string[max(0, match.start() - 80) : match.start()]
    clause = _CLAUSE.search(before)
    if not context.respell or clause is None or not clause[0].strip() or _DENIES.search(clause[0]):
        return None
    if match["of"] and not _WANTS.search(before):
        return None
    return [(match.start("plus"), match.end("plus"), "plusse")]


_MANY = re.compile(
    r"\b(?:les|des|ces|[mts]es|[nv]os|leurs|aux|deux|trois|certains|plusieurs|autres|gros|grands|petits|\d+) $", re.I
)


def _bones(match: re.Match[str], context: Context) -> Answer:
    return "ô" if context.respell and _MANY.search(match.string[max(0, match.start() - 12) : match.start()]) else None


def _east(match: re.Match[str], context: Context) -> Answer:
    return f"{match[0]}e" if context.respell else None


RULES = (
    Rule("ear", _VERB_END, _verb, frozenset("t")),
    # "Buvez plus." is the contrary of "Ne buvez plus.", and sounds so.
    Rule(
        "ear",
        re.compile(rf"(?<![\w'-])(?P<plus>plus)(?:(?= ?(?:[.!;,)]|$))|(?P<of>{_MORE_OF.pattern}))(?<!non plus)"),
        _more,
        frozenset("p"),
    ),
    Rule("ear", re.compile(r"(?<![\w'-])os(?![\w'-])"), _bones, frozenset("o")),
    Rule(
        "ear",
        re.compile(r"(?:(?<=\bà l')|(?<=\bde l'))est(?= |[,.;]|$)(?! (?:pas|plus|jamais)\b)|(?<=\w[ -])Est(?![\w'-])"),
        _east,
        frozenset("t"),
    ),
)
