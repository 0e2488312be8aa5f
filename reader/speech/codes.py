"""Numbers that name and do not count: versions, articles of law, official numbers.

>>> from reader.model import Sentence
>>> from reader.speech import prepare
>>> prepare(Sentence("s", "article L. 1111-4, v2.1")).text
'article L 1111 tiret 4, version 2 point 1'
"""

from __future__ import annotations

import re

from reader.speech.rewriter import Answer, Context, Rule


def _official(match: re.Match[str], context: Context) -> Answer:
    return [(match.start(1), match.end(1), " ")]


def _of_article(match: re.Match[str], context: Context) -> Answer:
    return [(match.start("dash"), match.end("dash"), " tiret ")]


def _version(match: re.Match[str], context: Context) -> Answer:
    return "version " + match[1].replace(".", " point ")


def _parts(match: re.Match[str], context: Context) -> Answer:
    return match[0].replace(" ", ", ")


def _article(match: re.Match[str], context: Context) -> Answer:
    return f"{match[1]} {match[2]}" + match[3].replace("-", " tiret ")


OFFICIAL = Rule(
    "code",
    re.compile(r"(?:(?<=n° )|(?<=n°)|(?<=\bno )|(?<=numéro ))(?:\d{2,4})(-)(?=\d{1,5}\b)"),
    _official,
    frozenset("-"),
)
ARTICLES = Rule(
    "code",
    re.compile(r"\b(?:[Aa]rticle|[Aa]rt\.) \d{1,4}(?P<dash>-)(?=\d{1,3}\b)"),
    _of_article,
    frozenset("-"),
)
RULES = (
    # "CIP 34009 300 123 4 5": parts of a code, no thousands.
    Rule("code", re.compile(r"(?<=\bCIP )3400\d(?: \d{1,3}){2,4}(?![\w])"), _parts, frozenset("3")),
    Rule(
        "code", re.compile(r"(?<![\w/])[vV]\.? ?(\d{1,2}(?:\.\d{1,2}){0,2})(?![\w]|[.]\d)"), _version, frozenset("vV")
    ),
    Rule("code", re.compile(r"(?<!\w)([LRDA])\.? ?(\d{3,4})((?:-\d{1,3}){1,3})(?!\w)"), _article, frozenset("LRDA")),
)
