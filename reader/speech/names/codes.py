"""Numbers that name and do not count: versions, articles of law, official numbers.

>>> from reader.model import Sentence
>>> from reader.speech import prepare
>>> prepare(Sentence("s", "article L. 1111-4, v2.1")).text
'article L 1111 tiret 4, version 2 point 1'
"""

from __future__ import annotations

import re

from reader.regex import regex
from reader.speech.rewriter import Answer, Context, Rule, just_before


def _official(match: re.Match[str], context: Context) -> Answer:
    return [(match.start(1), match.end(1), " ")]


def _of_article(match: re.Match[str], context: Context) -> Answer:
    return [(match.start("dash"), match.end("dash"), " tiret ")]


def _version(match: re.Match[str], context: Context) -> Answer:
    if match[0][0] == "V" and "." not in match[1]:
        return None  # a visit of a trial, a lead of an electrocardiogram
    named = re.search(r"\b[Vv]ersions? $", just_before(match, 10))
    return ("" if named else "version ") + match[1].replace(".", " point ")


def _parts(match: re.Match[str], context: Context) -> Answer:
    return match[0].replace(" ", ", ")


def _journal(match: re.Match[str], context: Context) -> Answer:
    year, volume, issue, first, last = match.groups()
    issue = issue and issue.replace("-", " à ")
    return ", ".join(part for part in (year, volume, issue, first) if part) + (f" à {last}" if last else "")


def _groups(match: re.Match[str], context: Context) -> Answer:
    return ", ".join(re.findall(r"\d+", match[0]))


def _number_of(match: re.Match[str], context: Context) -> Answer:
    # Each group as it is written; one of more than five figures in threes or twos, as over the telephone.
    groups: list[str] = []
    for group in match["groups"].split(" "):
        size = len(group) if len(group) < 6 else 3 if len(group) % 3 == 0 else 2
        head = 3 if size == 2 and len(group) % 2 else 0
        groups += [group[:head]] * bool(head) + [group[place : place + size] for place in range(head, len(group), size)]
    return [(match.start("groups"), match.end("groups"), ", ".join(groups))]


def _bar(match: re.Match[str], context: Context) -> Answer:
    return [(match.start("bar"), match.end("bar"), " barre ")]


def _of_law(match: re.Match[str], context: Context) -> Answer:
    return match[0].replace(".", " point ")


def _floor(match: re.Match[str], context: Context) -> Answer:
    return f"R moins {match[1]}"


def _article(match: re.Match[str], context: Context) -> Answer:
    return f"{match[1]} {match[2]}" + match[3].replace("-", " tiret ")


OFFICIAL = Rule(
    "code",
    regex(r"(?:(?<=n° )|(?<=n°)|(?<=\bno )|(?<=numéro ))(?:\d{2,4})(-)(?=\d{1,5}\b)"),
    _official,
    frozenset("-"),
)
ARTICLES = Rule(
    "code",
    regex(r"\b(?:[Aa]rticle|[Aa]rt\.) \d{1,4}(?P<dash>-)(?=\d{1,3}\b)"),
    _of_article,
    frozenset("-"),
)
RULES = (
    # "CIP 34009 300 123 4 5": parts of a code, no thousands.
    Rule(
        "code",
        regex(r"(?:(?<=\bCIP )|(?<=\bCIP : )|(?<=\bCIP: ))3400\d(?: \d{1,3}){2,4}(?![\w])"),
        _parts,
        frozenset("3"),
    ),
    Rule("code", regex(r"(?<![\w/])[vV]\.? ?(\d{1,2}(?:\.\d{1,2}){0,2})(?![\w]|[.]\d)"), _version, frozenset("vV")),
    # "2015;372:320-30": a journal's year, volume and pages.
    Rule(
        "code",
        regex(
            r"(?<!\d)((?:19|20)\d\d) ?; ?(\d{1,4})(?: ?\((\d{1,3}(?:-\d{1,3})?)\))? ?: ?"
            r"([eES]?\d{1,6})(?:[-–]([eES]?\d{1,6}))?(?![\w-])"
        ),
        _journal,
        frozenset(";"),
    ),
    # Belgium's and Switzerland's numbers of a person: "85.07.30-033.28", "756.1234.5678.97".
    Rule(
        "code",
        regex(r"(?<![\w.,/-])(?:\d\d\.\d\d\.\d\d[- ]\d{3}[.-]\d\d|756\.\d{4}\.\d{4}\.\d\d)(?![\w]|[.,-]\d)"),
        _groups,
        frozenset("."),
    ),
    # Who or what a number is for tells that it counts nothing.
    Rule(
        "code",
        regex(
            r"\b(?:(?:(?i:finess|siret|siren)|RPPS|ADELI|IPP|NIP|NIR|[Ss]écu(?:rité sociale)?)"
            r"(?: n°| numéro| juridique)?"
            r"|(?:[Dd]ossiers?|[Pp]atiente?|[Ss]éjour|[Aa]dhérent|[Ii]dentifiant)(?: n°| numéro)) ?:? ?"
            r"(?P<groups>\d{5,15}|\d{1,5}(?: \d{1,5}){2,8})(?![\w/]|[.,]\d)"
        ),
        _number_of,
        frozenset("FSRAINDPsdpai"),
    ),
    Rule(
        "code",
        regex(r"(?:(?<=n° )|(?<=N° )|(?<=n°)|(?<=N°)|(?<=numéro ))\d{1,8}(?P<bar> ?/ ?)(?=\d{1,8}(?!\w))"),
        _bar,
        frozenset("/"),
    ),
    Rule(
        "code",
        regex(r"(?:(?<=\b[Aa]rt\. )|(?<=\b[Aa]rticle ))\d{1,3}(?:\.\d{1,2}){0,3}\.[a-z](?!\w)"),
        _of_law,
        frozenset("."),
    ),
    Rule(
        "code",
        regex(r"(?:(?<=\((?:UE|CE)\) )|(?<=[Rr]èglement )|(?<=[Dd]irective ))\d{2,4}(?P<bar>/)(?=\d{1,4}(?!\w))"),
        _bar,
        frozenset("/"),
    ),
    # The floors of a plan: "R+2, R-1".
    Rule("code", regex(r"(?<![\w-])R ?[-−–] ?([1-9])(?![\w-])"), _floor, frozenset("R")),
    Rule("code", regex(r"(?<!\w)([LRDA])\.? ?(\d{3,4})((?:-\d{1,3}){1,3})(?!\w)"), _article, frozenset("LRDA")),
)
