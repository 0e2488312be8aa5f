"""Telephone numbers, grouped as one says them: "0145595959" is said "01 45 59 59 59".

>>> from reader.model import Sentence
>>> from reader.speech import prepare
>>> prepare(Sentence("s", "0145595959")).text
'01 45 59 59 59'
"""

from __future__ import annotations

import re

from reader.regex import regex
from reader.speech.rewriter import Answer, Context, Rule, always, just_before
from reader.speech.words.number_words import DIGITS


def phone(text: str) -> str:
    """A telephone number grouped as it is said in France, a short pause between the groups.

    >>> phone("01.45.59.59.59"), phone("0800 123 456"), phone("+33 (0)1 45 59 59 59"), phone("0145595959")
    ('01 45 59 59 59', 'zéro 800, 123, 456', 'plus 33, 1 45 59 59 59', '01 45 59 59 59')
    """
    plus = text.startswith(("+", "00"))
    bare = text.replace("(0)", " ").lstrip("+")
    digits = re.sub(r"\D", "", bare.removeprefix("00") if plus else bare)
    if plus:
        return f"plus {digits[:2]}, {' '.join([digits[2:3], *_pairs(digits[3:])])}"
    if re.match(r"08(?:00|05|06|09|1|2|9)", digits):
        # Special numbers are said in hundreds, or as they are grouped; in words: "0 805" would be in thousands.
        groups = text.split()
        if len(groups) == 5 and groups[0] == "0":
            return f"zéro {groups[1]}, {' '.join(groups[2:])}"
        return f"zéro {digits[1:4]}, {digits[4:7]}, {digits[7:]}"
    return " ".join(_pairs(digits))


def _pairs(digits: str) -> list[str]:
    return [digits[i : i + 2] for i in range(0, len(digits), 2)]


def _phone(match: re.Match[str], context: Context) -> Answer:
    return phone(match[0])


def _abroad(match: re.Match[str], context: Context) -> Answer:
    # Belgium, Switzerland, Luxembourg: grouped as written. A group of three after another would make thousands.
    said = ""
    for group in re.findall(r"\d+", match["groups"]):
        said += ("" if not said else ", " if len(group) > 2 else " ") + group
    return f"plus {match['country']}, {said}" if match["country"] else said


def _short_phone(match: re.Match[str], context: Context) -> Answer:
    return " ".join(_pairs(match[1].replace(" ", "")))


def _helpline(match: re.Match[str], context: Context) -> Answer:
    return f"116, {match[1]}"


def _emergency(match: re.Match[str], context: Context) -> Answer:
    # "15 / 112": numbers to call. Where neither is one that is nothing else, they may be a mark out of 18.
    numbers = re.findall(r"\d+", match[0])
    named = _CALLED.search(just_before(match, 40))
    if not (named or (" " in match[0] and {"112", "114", "115", "119"} & set(numbers))):
        return None
    return ", ".join(numbers[:-1]) + f" ou {numbers[-1]}"


_CALLED = regex(
    r"(?:(?i:\b(?:appel(?:ez|er|ons)?|compos(?:ez|er)|numéros?|urgences?|tél(?:éphone)?\.?|samu|secours|joindre)\b)"
    r"[^\d]{0,20}|(?:^|[(:] ?))$"
)


def _post(match: re.Match[str], context: Context) -> Answer:
    return [(match.start("dash"), match.end("dash"), " ")]


RULES = (
    # "01 45 59 59 59/60": either ends the number.
    Rule(
        "phone",
        regex(r"(?:(?<=\d\d[ .]\d\d)|(?<=\d{10})) ?/ ?(?=\d\d(?![\w/]|[ .,]\d))"),
        always(" ou "),
        frozenset("/"),
    ),
    # "poste 3-1234"
    Rule("phone", regex(r"\b[Pp]oste \d{1,2}(?P<dash>-)\d{2,4}(?!\d)"), _post, frozenset("-")),
    Rule(
        "phone",
        regex(
            r"(?<![\w,.+/-])(?:(?:\+|00)\d{2} ?(?:\(0\) ?)?[1-9](?:[ .-]?\d{2}){4}"
            r"|0[1-9](?:[ .-]?\d{2}){4}|0 ?8\d{2}(?:[ .-]?\d{3}){2}|0 8\d{2}(?:[ .-]?\d{2}){3})"
            r"(?![\w]|[,-]\d|/\d(?!\d(?![\d/])))"
        ),
        _phone,
        DIGITS,
    ),
    Rule(
        "phone",
        regex(
            r"(?<![\w,.+/-])(?:(?:\+|00 ?)(?P<country>3[0-469]|35[0-9]|4[0-9]|2\d\d) ?(?:\(0\) ?)?(?=\d)"
            r"|(?=0[1-9]\d? \d{3} \d\d \d\d)|(?=04\d\d \d\d \d\d \d\d))"
            r"(?P<groups>\d{1,4}(?:[ .-]\d{1,4}){2,5})(?![\w]|[,/-]\d)"
        ),
        _abroad,
        DIGITS,
    ),
    # "02/764.11.11", "0498/12.34.56": Belgium's, nine figures or ten.
    Rule(
        "phone",
        regex(
            r"(?<![\w,.+/-])(?P<country>)(?P<groups>(?=(?:\D?\d){9,10}(?!\d|[ .]\d))"
            r"0\d{1,3} ?/ ?\d{2,3}(?:[ .]\d{2,3}){1,3})"
            r"(?![\w]|[,/-]\d)"
        ),
        _abroad,
        frozenset("/"),
    ),
    # "0903 99 000", "070 245 245": no quantity begins with a zero and has groups of two or three.
    Rule(
        "phone",
        regex(r"(?<![\w,.+/-])(?<!\d )(?P<country>)(?P<groups>0[1-9]\d{1,2}(?: \d{2,3}){2,3})(?![\w]|[ ,./-]\d)"),
        _abroad,
        frozenset("0"),
    ),
    Rule(
        "phone",
        regex(
            r"(?:(?<=\bau )|(?<=\ble )|(?<=numéro )|(?<=appelez )|(?<=composez ))(3\d ?\d{2})(?![\w]"
            r"|[,. ]\d| (?:patients|personnes))"
        ),
        _short_phone,
        DIGITS,
    ),
    Rule(
        "phone",
        regex(
            r"(?<![\w,./])(?:15|17|18|112|114|115|119)(?: ?/ ?(?:15|17|18|112|114|115|119|3114))+"
            r"(?![\w/]|[,.]\d| [a-z])"
        ),
        _emergency,
        frozenset("/"),
    ),
)
# Helplines of the European Union.
HELPLINES = (
    Rule("phone", regex(r"(?<![\w,.])116(117|000|006|111|123)(?![\w]|[,. ]\d)"), _helpline, DIGITS),
    Rule("phone", regex(r"(?<![\w,.])116 (?=(?:117|000|006|111|123)(?![\w]|[,. ]\d))"), always("116, "), DIGITS),
)
