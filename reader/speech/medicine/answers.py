"""Signs that are the answer of a test: "anti-HBc (-)", "fièvre : –", "IgM - / IgG +" keep their minus.

A dash is an answer where other answers stand beside it, where a test is named, and where it fills a cell.

>>> from reader.model import Sentence
>>> from reader.speech import prepare
>>> prepare(Sentence("s", "IgM -")).text, prepare(Sentence("s", "Allergies : –")).text
('I.G.M moins', 'Allergies : tiret')
"""

from __future__ import annotations

import re

from reader.regex import regex
from reader.speech.rewriter import Answer, Context, Rule, always

# "leucocytes ++, nitrites –": the strip's other answers tell that the last is no dash.
_FOUND = regex(r"\w ?\+{1,4}(?= ?[,;/]| et\b| ou\b|$)|: ?\+")
# "Ac anti-HBc -": a test has an answer.
_SOUGHT = regex(
    r"\b(?:(?:Ag|Ac|[Aa]nti-?) ?[A-Z]\w*|HB[sce]|Ig[AGME]|[Nn]itrites?|[Ll]eucocytes|[Pp]rotéines|[Ss]ang"
    r"|[Cc]orps cétoniques|Coombs|[\w-]*[Tt]est(?: [\w-]+)?|[Ss]érologie(?: [\w-]+)?|Toxo|Rub\w*|FISH)$"
)
# What a report answers by a sign: "Bords -", "Emboles -".
_MARGIN = regex(
    r"(?:^|[,;/] ?)(?:bords?|berges?|marges?|limites?|tranches?|recoupes?|ganglions?|emboles?|engainements?"
    r"|sentinelles?|métastases?|exérèse|résidu|allergies?|tox(?:iques?|o)|nausées?|vomissements?|diarrhées?|fièvre|toux|œdèmes?"
    r"|douleurs?|éruption|dyspnée|tabac|alcool)(?: [a-zà-ÿ]+){0,3}$",
    re.I,
)
_TESTED = regex(
    r"(?:\b(?i:tests?|résultats?|statut|sérologie|recherche|dépistage|rhésus|culture|bandelette)|\b[A-Z]{2,}\d*)\b"
    r"(?: (?:de |d')?[\wà-ÿ-]+){0,2} ?:$"
)
_WORD_END = regex(r"\w$")
_DASH = regex(r"(?:^| )[-–—]+ ")
# "TPHA - VDRL -": what follows has its answer too.
_ANSWERED_NEXT = regex(r"(?:(?:Ag|Ac|anti-?) ?)?[A-Z]\w*[A-Z]\w* ?[-–−+]+(?=$|[ ,;])")
_NAME_END = regex(
    r"\b(?:(?:Ag|Ac|anti-?) ?[A-Z]\w*|HB[sce]|Ig[AGME]|TPHA|VDRL|VIH|VH[ABCDE]|HTLV|CMV|EBV|HER2|R[EPH]|ALK|EGFR|PCR"
    r"|FAN|ANCA)$"
)


def answer(before: str, rest: str, spaced: bool) -> str | None:
    """What a dash between `before` and `rest` answers (" moins", or " tiret" where it may mean nothing); None: a pause.

    `spaced` says that a space is before the dash.
    """
    if before.endswith(":") and (not rest.strip(".") or rest[0] in ",;"):
        # "test de grossesse : -" is an answer; "allergies : –" is told as it stands.
        return " moins" if _TESTED.search(before) or _FOUND.search(before) or _FOUND.search(rest) else " tiret"
    if before and not rest and (_FOUND.search(before) or _SOUGHT.search(before)):
        return " moins"
    if spaced and not rest and _MARGIN.search(before):
        return " moins"  # "Bords -": what a pathologist has not found there
    if spaced and rest[:1] in (",", ";", ")", "/") and _WORD_END.search(before) and not _DASH.search(before):
        return " moins"  # "AgHBs –, anti-HBc +": no dash closes what none has opened
    if spaced and _NAME_END.search(before) and _ANSWERED_NEXT.match(rest):
        return " moins"
    return None


def _not_found(match: re.Match[str], context: Context) -> Answer:
    return [(match.start("sign"), match.end("sign"), " moins")]


def _alone(match: re.Match[str], context: Context) -> Answer:
    return context.dash or ("moins" if match[0] == "−" else None)


def _two(match: re.Match[str], context: Context) -> Answer:
    signs = [match["first"], match["second"]]
    if signs == ["+", "-"]:
        return "plus ou moins"
    return ", ".join(" ".join("plus" if sign == "+" else "moins" for sign in group) for group in signs)


# Before the signs of comparison, which would take them.
PAIRS = (
    # "- / +", "-/-": of two things each.
    Rule(
        "sign",
        regex(
            r"(?<![\w+/-])(?<!/ )(?P<first>\+{1,3}|[-–−])(?: / |(?<=[-–−])/|(?<=\+\+)/)"
            r"(?P<second>\+{1,3}|[-–−])(?![\w+/-]| /)"
        ),
        _two,
        frozenset("-–−"),
    ),
)
# "= 220 - âge": of a sum, no dash.
TAKEN_AWAY = Rule(
    "sign",
    regex(r"= ?\d{1,4}(?P<sign> ?[-–−] ?)(?=[a-zà-ÿ(])"),
    lambda match, context: [(match.start("sign"), match.end("sign"), " moins ")],
    frozenset("="),
)
RULES = (
    # "–": all that a cell holds.
    Rule("sign", regex(r"^[-–—−]+$"), _alone, frozenset("-–—−")),
    # "pN0(i-)", "(mol-)": sought, and not found.
    Rule(
        "sign",
        regex(r"(?<=\()(?:i|sn|mol|[A-Z]\w{1,6})(?P<sign>[-–−])(?=\))"),
        _not_found,
        frozenset("-–−"),
    ),
    # "N-, M-": of ganglions and metastases; "1p19q-": lost; "CD45RA-": not on the cell.
    Rule(
        "sign",
        regex(r"(?<![\w'-])(?:[NM]|CD\d+[A-Z]{1,2}|\d{1,2}[pq](?:\d{1,2}[pq]?)?)(?P<sign>[-–−])(?= ?[,;)/]| ?$)"),
        _not_found,
        frozenset("-–−"),
    ),
    # "anti-HBc (-)": the answer of a test.
    Rule("sign", regex(r"(?<=\()[-–−](?=\))"), always("moins"), frozenset("-–−")),
    # "- : négatif, + : positif": a sign that is told of.
    Rule("sign", regex(r"(?:(?<=^)|(?<=[,;(] )|(?<=\())[-–−] ?(?=[:=])"), always("moins "), frozenset("-–−")),
)
