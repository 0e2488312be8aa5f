"""Calls of notes, which are not said: "AMM¹", "200 mg [3]", "2 cp<sup>a</sup>". What they stick to keeps its own sense.

>>> from reader.model import Sentence
>>> from reader.speech import prepare
>>> prepare(Sentence("s", "200 mg¹ et 75 mg/m²³, soit 8 g/dL [12-16]")).text
'200 milligrammes et 75 milligrammes par mètre carré, soit 8 grammes par décilitre, 12 à 16'
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from reader.model import Span, SpanKind
from reader.regex import regex
from reader.speech.quantities.rates import PER_WORDS
from reader.speech.rewriter import Answer, Context, Draft, Rule, always, just_before
from reader.speech.words.number_words import DIGITS
from reader.speech.words.unit_names import SYMBOLS

_RAISED_DIGITS = frozenset("⁰¹²³⁴⁵⁶⁷⁸⁹")
_CALL = r"[⁰¹²³⁴-⁹](?:[⁰¹²³⁴-⁹]|[,\-–⁻] ?(?=[⁰¹²³⁴-⁹]))*"
# Those that nothing else can be, as no power or formula stands so: "efficace²", "AMM¹", "voie IV¹⁻³", "PD-1⁵",
# "200 mg¹", "3 mg/kg¹", "1 274³". Powers are of ten, of lengths, of a letter that counts; "CO²" and "Ca²⁺" are
# formulas.
_AFTER_A_WORD = regex(
    r"(?:(?<=[a-zà-ÿ]{4})(?<!ètre)|(?<=[A-Z]{2})(?<!O)|(?<=[.)»%°€])|(?<=\d)(?<!(?<![\w,.-])10)"
    rf"(?<![ \dx×·*.,][x×·*.]10)(?<![x×·*.] 10)|(?<=[₀-₉])){_CALL}(?![\w⁺⁻])"
)
_RAISED_RUN = regex(rf"(?<=[\w⁺])(?<!10⁺){_CALL}(?![\w⁺⁻])")
_QUANTITY = regex(
    rf"(?:(?<![A-Za-z])\d|[½⁰¹²³⁴-⁹]|[a-zà-ÿ]{{3}}(?=/))(?: ?/)? ?(?:{SYMBOLS}|ans|min)"
    rf"(?: ?/ ?(?:\d+ ?)?(?:{SYMBOLS}|{PER_WORDS}))*$"
)
_LENGTH = regex(r"(?:(?<![A-Za-zà-ÿ])[kcdmµn]?m|mètres?)$")
# In a raised stretch: "a", "a, b", "(a)", "§". No ordinal ("2<sup>e</sup>", "2<sup>d</sup>"), no unit
# ("9<sup>h</sup>").
_LETTER_CALL = regex(r"\(?[a-c](?:[,; ]{1,2}[a-i\d])*\)?|[§#‡†¶*]{1,3}")
_LETTER_CALL_AFTER_A_WORD = regex(r"\(?[a-df-i](?:[,; ]{1,2}[a-i\d])*\)?")
_ROMAN_BEFORE = regex(r"(?i:stade|grade|phase|type|classe)s? [IVX]+$")


def hush_calls(draft: Draft, spans: Iterable[Span]) -> None:
    """Silence the calls that raised characters tell, before any rule: the word they stick to ends before them."""
    if not draft.characters.isdisjoint(_RAISED_DIGITS):
        draft.hush((call.span() for call in _AFTER_A_WORD.finditer(draft.text)), "note")
        draft.hush(_after_units(draft.text), "note")
    for span in spans:
        if span.kind is not SpanKind.SUP:
            continue
        raised, start, end = span.range.of(draft.shown), draft.working(span.range.start), draft.working(span.range.end)
        before = draft.text[max(0, start - 16) : start]
        stuck = bool(before) and not before[-1].isspace()
        call = _LETTER_CALL if before[-1:].isdigit() else _LETTER_CALL_AFTER_A_WORD
        if stuck and (call.fullmatch(raised) or _LETTER_CALL.fullmatch(raised)) and not _ROMAN_BEFORE.search(before):
            draft.hush([(start, end)], "note")


def _after_units(text: str) -> Iterator[tuple[int, int]]:
    for run in _RAISED_RUN.finditer(text):
        before = text[max(0, run.start() - 30) : run.start()]
        if _LENGTH.search(before):
            # "m²" is a power, "m²³" one with a call; "5 cm¹" a call alone.
            power = run[0][0] in "²³"
            if len(run[0]) > power:
                yield run.start() + power, run.end()
        elif before.endswith("⁺") or _QUANTITY.search(before):
            yield run.span()


_UNIT_WORD = regex(r"(?:[\d%°]|\b(?:mois|ans?|jours?|semaines?|heures?|IC|HR|OR|RR))[ :]*$")
_TIME_WORD = regex(r"(?:%|\b(?:mois|ans?|jours?|semaines?|heures?))$")
_MEASURED_BEFORE = regex(rf"\d ?(?:[x×.] ?10\S{{1,2}}|[x×])? ?/? ?(?:{SYMBOLS}|N|LSN)(?: ?/ ?(?:{SYMBOLS}))*[ :]*$")
_NAME_BEFORE = regex(r"(?:[A-Za-zα-ω]-?\d{1,3}|\b(?:[Gg]rade|[Ss]tade|[Pp]hase|[Tt]ype)s? \d)$")
_SPREAD = regex(r"\d ?[-–;] ?\d")


def _in_brackets(match: re.Match[str], context: Context) -> Answer:
    # "18 mois [12-24]", "8 g/dL [12-16]" are results; "les études [3-5]", "PD-1 [1,2]" and "30 % [4]" are calls.
    before = just_before(match, 40)
    spread = _SPREAD.search(match[0])
    if spread and _MEASURED_BEFORE.search(before):
        return None
    if not _UNIT_WORD.search(before) or _NAME_BEFORE.search(before):
        return ""
    return "" if not spread and _TIME_WORD.search(before) else None


IN_BRACKETS = Rule("note", regex(r"(?<=.) ?\[\d{1,3}(?:[,;–-] ?\d{1,3})*\]"), _in_brackets, frozenset("["))
# Superscripts that no unit, power or formula has claimed.
RAISED = Rule("note", regex(rf"(?<=\S){_CALL}"), always(""), _RAISED_DIGITS)
# The same where the page gives no mark-up: "efficace2."
STUCK = Rule(
    "note",
    regex(r"(?<=[a-zà-ÿ]{5})(?<!covid)(?<!omega)(?<!oméga)(?<!grade)(?<!stade)(?<!phase)[1-9]\d?(?![\w]|[,.]\d|-\w)"),
    always(""),
    DIGITS,
)
