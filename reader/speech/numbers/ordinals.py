"""Ordinals: "1er" is said "premier", "2e" "deuxième", "la nᵉ séance" "la énième séance".

>>> from reader.model import Sentence
>>> from reader.speech import prepare
>>> prepare(Sentence("s", "1er")).text
'premier'
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from reader.model import Span, SpanKind
from reader.regex import regex
from reader.speech.rewriter import Answer, Context, Draft, Rule, always
from reader.speech.words.number_words import DIGITS, ordinal


def claim_raised(draft: Draft, spans: Iterable[Span]) -> None:
    """Claim what raised letters alone tell: "nᵉ" (in "l'une ne sert pas" ne denies), "N<sup>o</sup>" (no "No")."""
    small = {found.start() for found in _NTH.finditer(draft.shown)} if "ᵉ" in draft.shown else set()
    for span in spans:
        if span.kind is SpanKind.SUP and span.range.of(draft.shown) == "e":
            small.add(span.range.start - 1)
        elif span.kind is SpanKind.SUP and span.range.of(draft.shown) in ("o", "os"):
            start, end = span.range.start - 1, span.range.end
            if draft.shown[start : start + 1] == "N" and not draft.shown[max(0, start - 1) : start].isalnum():
                words = "Numéros" if end - start > 2 else "Numéro"
                draft.claim(draft.working(start), draft.working(end), words, "abbreviation")
    for start in sorted(small):
        if draft.shown[start : start + 1] == "n" and not draft.shown[max(0, start - 1) : start].isalnum():
            draft.claim(draft.working(start), draft.working(start + 2), "énième", "ordinal")


_NTH = regex("nᵉ")


def _first_of(match: re.Match[str], context: Context) -> Answer:
    return {"1": "primo", "2": "secundo", "3": "tertio"}.get(match[1], match[1]) + ","


def _first_alone(match: re.Match[str], context: Context) -> Answer:
    return {"1": "primo", "2": "secundo", "3": "tertio"}[match[1]]


def _quarter(match: re.Match[str], context: Context) -> Answer:
    name = "semestre" if match[1] == "S" else "trimestre"
    number = int(match[2])
    return f"{ordinal(number)} {name}" if name == "trimestre" or number < 3 else None


_ORDINAL = regex(
    # "3 ème étage", "2 e cycle": a space that should not be there.
    r"(?<![\w,.])(\d{1,4})(?: (?=(?:ers?|ères?|[eè]mes?|e) [a-zà-ÿ]))?"
    r"(?:(ers?|er)|(ères?|[eè]?res?)|(nds?)|(ndes?)|(i?[eè]mes?|es?|ième?s?))(?![\w])"
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


FIRST = (
    Rule(
        "ordinal",
        regex(r"(?:(?<=\b[Ll][ae] )|(?<=\bune )|(?<=\bun ))n-?i?ème(?!\w)"),
        always("énième"),
        frozenset("n"),
    ),
    # "1°) Prévenir", "1° Prévenir, 2° attendre": no degrees lead to a verb or to an article.
    Rule(
        "ordinal",
        regex(
            r"(?:^|(?<= )(?=.°\))|(?<=[.;:,] )(?<!\d, ))([1-9])°"
            r"(?:\)|(?= (?:[A-Za-zÀ-ÿ]{2,}(?:er|ir|ez|oir|tre|dre)\b|(?:[Ll]es?|[Ll]a|[Uu]ne?"
            r"|[Ss]i|[Vv]os|[Vv]otre|[Nn]e|[Ee]n|[Nn]on|[Dd]es|[Dd]u)\b|[LlDdNnSs]'|[A-ZÀ-Ý][a-zà-ÿ]{3})))"
        ),
        _first_of,
        frozenset("°"),
    ),
    # "1°" and nothing else: the mark of an item.
    Rule("ordinal", regex(r"^([1-3])°\)?$"), _first_alone, frozenset("°")),
    Rule(
        "ordinal",
        regex(r"(?<=\d(?:er|re|nd))/(?=\d(?:nd|e\b|[eè]me))|(?<=\dème)/(?=\d(?:e\b|ème))|(?<=\de)/(?=\de\b)"),
        always(" ou "),
        frozenset("/"),
    ),
    Rule("date", regex(r"(?<![\w-])([QTS])([1-4])(?= (?:de )?20\d\d\b)"), _quarter, frozenset("QTS")),
)


_COMES_SECOND = regex(
    r" (?:ÉTAGE|ETAGE|CURE|CYCLE|LIGNE|JOUR|SEMAINE|MOIS|DOSE|INJECTION|PERFUSION|PARTIE|VISITE|AVIS|TRIMESTRE|ÉDITION"
    r"|SÉANCE|CONSULTATION|ANNÉE|ÉTAPE|NIVEAU)S?\b"
)


def _shouted(match: re.Match[str], context: Context) -> Answer:
    if match["ending"] in ("E", "ES") and not (context.capitals or _COMES_SECOND.match(match.string, match.end())):
        return None  # "2E" may be a code
    number, feminine = int(match["n"]), match["ending"].startswith(("RE", "ÈRE", "ERE"))
    if number == 0 or (number != 1 and (feminine or match["ending"] in ("ER", "ERS"))):
        return None
    return ordinal(number, feminine, context.region) + ("s" if match["ending"].endswith("S") else "")


# "1RE PERFUSION", "2ÈME CURE"
SHOUTED = Rule(
    "ordinal",
    regex(r"(?<![\w,.-])(?P<n>\d{1,3})(?P<ending>ERS?|[ÈE]?RES?|[ÈE]MES?|ES?)(?= [A-ZÀ-Ý]{3})"),
    _shouted,
    frozenset("ER"),
)
ORDINALS = Rule("ordinal", _ORDINAL, _ordinal, DIGITS)
