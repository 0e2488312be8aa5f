"""Brackets and dashes, which are pauses: "(oui)" is said ", oui,".

>>> from reader.model import Sentence
>>> from reader.speech import prepare
>>> prepare(Sentence("s", "La peau (sèche) gratte – parfois.")).text
'La peau, sèche, gratte, parfois.'
"""

from __future__ import annotations

import re

from reader.speech.rewriter import Answer, Context, Rule, always


def _open_bracket(match: re.Match[str], context: Context) -> Answer:
    before = match.string[max(0, match.start() - 80) : match.start()].rstrip()
    if not before or before[-1] in ",;:.!?(«[":
        return " " if before else ""
    return [(match.start(), match.end(), ", ")] if match[0].startswith(" ") else ", "


def _close_bracket(match: re.Match[str], context: Context) -> Answer:
    rest = match.string[match.end() : match.end() + 80].lstrip()
    if not rest or rest[0] in ",;:.!?)]»…":
        return ""
    return "," if match.string[match.end() : match.end() + 1] == " " else ", "


# "leucocytes ++, nitrites –": the strip's other answers tell that the last is no dash.
_FOUND = re.compile(r"\w ?\+{1,4}(?:[,;]| et| ou)")


# "Ac anti-HBc -": a test has an answer.
_SOUGHT = re.compile(
    r"\b(?:(?:Ag|Ac|[Aa]nti-?) ?[A-Z]\w*|HB[sce]|[Nn]itrites?|[Ll]eucocytes|[Pp]rotéines|[Ss]ang|[Cc]orps cétoniques)$"
)
_TESTED = re.compile(
    r"(?:\b(?i:tests?|résultats?|statut|sérologie|recherche|dépistage|rhésus|culture|bandelette)|\b[A-Z]{2,}\d*)\b"
    r"(?: (?:de |d')?[\wà-ÿ-]+){0,2} ?:$"
)
_WORD_END = re.compile(r"\w$")
_DASH = re.compile(r"(?:^| )[-–—]+ ")


def _dash(match: re.Match[str], context: Context) -> Answer:
    before = match.string[max(0, match.start() - 80) : match.start()].rstrip()
    rest = match.string[match.end() : match.end() + 80].lstrip()
    if before and not rest and (_FOUND.search(before) or _SOUGHT.search(before)):
        return " moins"
    if before.endswith(":") and not rest.strip("."):
        # "test de grossesse : -" is an answer; "allergies : –" is told as it stands.
        return " moins" if _TESTED.search(before) else " tiret"
    if (
        match[0].startswith(" ")
        and rest[:1] in (",", ";", ")", "/")
        and _WORD_END.search(before)
        and not _DASH.search(before)
    ):
        return " moins"  # "AgHBs –, anti-HBc +": no dash closes what none has opened
    if not before or not rest:
        return ""
    if before[-1] in ",;:.!?" or rest[0] in ",;:.!?":
        return " " if match[0][0] == " " else ""
    return ", "


def _emptied(match: re.Match[str], context: Context) -> Answer:
    return [(match.start(), match.start("opened") + 1, ""), (match.end() - 1, match.end(), "")]


def _not_found(match: re.Match[str], context: Context) -> Answer:
    return [(match.start("sign"), match.end("sign"), " moins")]


def _alone(match: re.Match[str], context: Context) -> Answer:
    return context.dash or ("moins" if match[0] == "−" else None)


RULES = (
    # "–": all that a cell holds.
    Rule("sign", re.compile(r"^[-–—−]+$"), _alone, frozenset("-–—−")),
    # "[1]" whose number is a call, not said: nothing is left between them.
    Rule("pause", re.compile(r" ?(?P<opened>[(\[]) +[)\]]"), _emptied, frozenset("([")),
    Rule("pause", re.compile(r" ?[(\[{]"), _open_bracket, frozenset("([{")),
    Rule("pause", re.compile(r"[)\]}]"), _close_bracket, frozenset(")]}")),
    # "pN0(i-)", "(mol-)": sought, and not found.
    Rule(
        "sign", re.compile(r"(?<=\()(?P<what>i|sn|mol|[A-Z]\w{1,6})(?P<sign>[-–−])(?=\))"), _not_found, frozenset("-–−")
    ),
    # "anti-HBc (-)": the answer of a test.
    Rule("sign", re.compile(r"(?<=\()[-–−](?=\))"), always("moins"), frozenset("-–−")),
    # "- : négatif, + : positif": a sign that is told of.
    Rule("sign", re.compile(r"(?:(?<=^)|(?<=[,;(] )|(?<=\())[-–−] ?(?=[:=])"), always("moins "), frozenset("-–−")),
    Rule("pause", re.compile(r"(?: [-–—]+ ?|^[-–—]+ ?|(?<=\w)[–—]+(?=\w)|[-–—]{2,} ?)"), _dash, frozenset("-–—")),
)
