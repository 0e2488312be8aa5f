"""Brackets and dashes, which are pauses: "(oui)" is said ", oui,".

>>> from reader.model import Sentence
>>> from reader.speech import prepare
>>> prepare(Sentence("s", "La peau (sèche) gratte – parfois.")).text
'La peau, sèche, gratte, parfois.'
"""

from __future__ import annotations

import re

from reader.regex import regex
from reader.speech.medicine.answers import answer
from reader.speech.rewriter import Answer, Context, Rule, just_before


def _open_bracket(match: re.Match[str], context: Context) -> Answer:
    before = just_before(match, 80).rstrip()
    if not before or before[-1] in ",;:.!?(«[":
        return " " if before else ""
    return [(match.start(), match.end(), ", ")] if match[0].startswith(" ") else ", "


def _close_bracket(match: re.Match[str], context: Context) -> Answer:
    rest = match.string[match.end() : match.end() + 80].lstrip()
    if not rest or rest[0] in ",;:.!?)]»…":
        return ""
    return "," if match.string[match.end() : match.end() + 1] == " " else ", "


def _dash(match: re.Match[str], context: Context) -> Answer:
    before = just_before(match, 80).rstrip()
    rest = match.string[match.end() : match.end() + 80].lstrip()
    said = answer(before, rest, match[0].startswith(" "))
    if said:
        return said + " " if rest and rest[0] not in ",;:.!?)/" else said
    if not before or not rest:
        return ""
    if before[-1] in ",;:.!?" or rest[0] in ",;:.!?":
        return " " if match[0][0] == " " else ""
    return ", "


def _emptied(match: re.Match[str], context: Context) -> Answer:
    return [(match.start(), match.start("opened") + 1, ""), (match.end() - 1, match.end(), "")]


RULES = (
    # "[1]" whose number is a call, not said: nothing is left between them.
    Rule("pause", regex(r" ?(?P<opened>[(\[]) +[)\]]"), _emptied, frozenset("([")),
    Rule("pause", regex(r" ?[(\[{]"), _open_bracket, frozenset("([{")),
    Rule("pause", regex(r"[)\]}]"), _close_bracket, frozenset(")]}")),
    Rule("pause", regex(r"(?: [-–—]+ ?|^[-–—]+ ?|(?<=\w)[–—]+(?=\w)|[-–—]{2,} ?)"), _dash, frozenset("-–—")),
)
