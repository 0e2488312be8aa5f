"""Words built of Greek and Latin parts, whose seams voices miss: "immunosuppresseur", "antiémétique", "capillaire".

espeak-ng says "z" for the s that a part begins with ("imunozupresseur"), melts "anti" into the vowel after it
("antyémétique") and says "iy" for the "ill" of learned words ("capiyaire"); all measured, and each reading taken from
the Trésor de la langue française.

    >>> from reader.model import Sentence
    >>> from reader.speech import prepare
    >>> prepare(Sentence("s", "immunosuppresseur")).text
    'immunossuppresseur'
    >>> prepare(Sentence("s", "un vaisseau capillaire")).text
    'un vaisseau capilaire'
"""

from __future__ import annotations

import re
from collections.abc import Callable

from reader.regex import regex
from reader.speech.rewriter import Answer, Context, Rule

# What begins with an s that stays one after a vowel: "ostéosarcome", "photosensible", "asymptomatique". None of them
# begins so in a word whose s is voiced ("épisode", "chromosome", "résolution").
_BEGINNINGS = (
    "arco[mï]|énesc|ens(?:ib|or|itiv)|imil(?:ai|ar)|oci(?:al|aux|o)|ol(?:ub|v)(?<!résol.)(?<!résolub)|onda|omn|omat(?:iq|is)"
    "|ign(?:al|au)|igmo|yn(?:th|ap|ov|drom|chr)|ymp(?:at|t)|ymét|ystol|acchar|atell|atur|élect|éro[lpt]|érum|urveill|upp[rlo]"
    "|ep(?:si|tiq|tis)|orbid|odée?s?(?!\\w)|exu[eé]|ulf|inusi|ellair|udor|térilis"
)
_S = regex(rf"(?<=[a-zà-ÿœ][aeioéuy])s(?={_BEGINNINGS})|(?<=\b[aA])s(?=y[mns]|ep|oci)", re.I)
_ANTI = regex(r"(?<![\w-])[aA]nt(?P<i>i)(?=[aeéèioœ]\w{3}|h[éyiéu])(?!enne)")
# "capillaire", "bacille", "fibrillation": no "billet".
_LL = regex(
    r"(?<=[cpmxn]i)ll(?=(?:air|o-?[fm]|om|osit))|(?<=\b[bB]aci)ll|(?<=ibri)ll(?=at|o)|(?<=\b[oO]sci)ll"
    r"|(?<=[nN]sti)ll(?=[aeé])"
)
# Nasal as in "vin": benzodiazépine, pentamidine.
_IN = regex(r"(?<=\b[bB])en(?=z[oéèy])|(?<=\b[pP])en(?=tam|tos|tox)")
# Said as they are written: quadrivalent is no verb, a hormone has no aspirated h, "exempte" no p.
_LATIN = {
    "rexi": "recsi", "desquam": "dèscouam", "inguin": "ingüin", "unguéa": "onguéa", "exempt": "exant",
    "solenn": "solan", "hormon": "ormon", "hallucin": "allucin", "homéo": "oméo", "honorair": "onorair",
}  # fmt: skip
_IN_WORDS = regex(
    r"(?<=[oOyY])rexi(?=[eq])|\bdesquam|\binguin|(?:\b|(?<=péri))unguéa|\bexempt(?!i)|\bsolenn|\b(?:hormon|hallucin|homéo|honorair)",
    re.I,
)
_MONT = regex(r"(?<=\bMon)t(?=[bcdfgjlmnpqsv][a-zà-ÿ]{3})(?!pell)")


def _spelled(letters: str) -> Callable[[re.Match[str], Context], Answer]:
    return lambda match, context: letters if context.respell else None


def _anti(match: re.Match[str], context: Context) -> Answer:
    return [(match.start("i"), match.end("i"), "i ")] if context.respell else None


def _latin(match: re.Match[str], context: Context) -> Answer:
    spelled = _LATIN[match[0].lower()]
    if not context.respell:
        return None
    return spelled[0].upper() + spelled[1:] if match[0][0].isupper() else spelled


RULES = (
    Rule("ear", _S, _spelled("ss"), frozenset("sS")),
    Rule("ear", _ANTI, _anti, frozenset("t")),
    Rule("ear", _LL, _spelled("l"), frozenset("l")),
    Rule("ear", _IN, _spelled("in"), frozenset("n")),
    Rule("ear", _IN_WORDS, _latin),
    # "Montbéliard", "Montluçon"
    Rule("ear", _MONT, _spelled(""), frozenset("M")),
)
