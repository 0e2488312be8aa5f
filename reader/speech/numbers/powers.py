"""Powers and scientific notation: "1,5 × 10⁹" is said "1 virgule 5 fois 10 puissance 9".

>>> from reader.model import Sentence
>>> from reader.speech import prepare
>>> prepare(Sentence("s", "2×10^9/L")).text
'2 fois 10 puissance 9 par litre'
"""

from __future__ import annotations

import re

from reader.regex import regex
from reader.speech.rewriter import Answer, Context, Rule, always
from reader.speech.words.number_words import NUMBER, spoken_number

_SCIENTIFIC = regex(
    rf"(?<![\w,.])(?:(?P<head>\d+\.\d+|{NUMBER})(?P<times> ?[×x·.*] ?))?(?P<base>10)"
    r" ?(?:\^ ?(?P<sign>[-−+]?)(?P<up>\d{1,3})|(?P<supsign>[⁻⁺]?)(?P<sup>[⁰¹²³⁴-⁹]{1,3}))(?!\d)"
)
_SUPERSCRIPT_DIGITS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")


def _scientific(match: re.Match[str], context: Context) -> Answer:
    power = match["up"] or match["sup"].translate(_SUPERSCRIPT_DIGITS)
    minus = "moins " if (match["sign"] or match["supsign"] or "") in ("-", "−", "⁻") else ""
    return _with_head(match, context, f"10 puissance {minus}{power}")


def _with_head(match: re.Match[str], context: Context, power: str) -> Answer:
    """A power of ten, and the number before it, if there is one, with its sign: "4,5.10" is "4 virgule 5 fois 10"."""
    base = (match.start("base"), match.end(), power)
    if not match["head"]:
        return [base]
    return [
        (match.start("head"), match.end("head"), spoken_number(match["head"], context.region)),
        (match.start("times"), match.end("times"), " fois "),
        base,
    ]


# "10E9/L", "4,5.10E9/L", "10*9/L": laboratories write a power of ten so.
_TEN_TO = regex(
    rf"(?<![\w,.])(?:(?P<head>{NUMBER}(?:\.\d+)?)(?P<times> ?[×x·.*] ?| ))?"
    r"(?P<base>10 ?(?:[eE]|\*{1,2})(?P<up>\d{1,2}))"
    r"(?= ?/ ?[Lldmµk]| ?(?:cellules|copies|lymphocytes|UI|CFU|UFC)\b)"
)


def _ten_to(match: re.Match[str], context: Context) -> Answer:
    return _with_head(match, context, f"10 puissance {match['up']}")


_E_NOTATION = regex(r"(?<![\w,.])(\d+(?:[.,]\d+)?)[eE]([-−+]?)(\d{1,3})(?![\w])")


def _e_notation(match: re.Match[str], context: Context) -> Answer:
    minus = "moins " if match[2] in ("-", "−") and match[2] else ""
    if "." not in match[1] and "," not in match[1] and not match[2]:
        return None  # 2e5? a code as likely
    return f"{spoken_number(match[1], context.region)} fois 10 puissance {minus}{match[3]}"


def _power(match: re.Match[str], context: Context) -> Answer:
    return [(match.start(2), match.end(2), " carré" if match[2] == "²" else " cube")]


def _lost_power(match: re.Match[str], context: Context) -> Answer:
    return [(match.start("power"), match.end("power"), f"10 puissance {match['up']}")]


_SMALL_BEFORE = regex(
    r"(?:^|[(<>≤≥=~≈:] ?|\b(?:de|à|environ|dilutions?|seuil|MRD|sensibilité|risque|fréquence|probabilité) )$"
)


def _lost_minus(match: re.Match[str], context: Context) -> Answer:
    # In laboratories "10-6" is said as it is written, "dix moins six"; before a unit no mistake is left.
    sure = match["times"] or match["unit"]
    if int(match["up"]) > 10 and not (match["times"] or (match["unit"] or "").endswith(("mol", "M"))):
        return None
    if not sure and not _SMALL_BEFORE.search(match.string[max(0, match.start("power") - 30) : match.start("power")]):
        return None
    power = f"10 {'puissance ' if sure else ''}moins {match['up']}"
    if not match["times"]:
        return [(match.start("power"), match.end("power"), power)]
    return _with_head(match, context, power)


# "10-6", "1,5.10-6 mol/L", copied without its superscript: nothing runs from ten down to six. To eleven and twelve
# it does run up ("pendant 10-12"): these are powers only after a factor, or before an amount of substance.
LOST_MINUS = Rule(
    "scientific",
    regex(
        rf"(?<![\w,.×/+-])(?<!\b[lLdD][eu] )(?<!\bau )(?:(?P<head>\d+\.\d+|{NUMBER})(?P<times> ?[×x·.*] ?))?"
        r"(?P<power>(?P<base>10)[-−–](?P<up>[2-9]|1[0-2]))"
        r"(?:(?=(?P<unit> ?(?:[mµn]?mol|M|UFC|CFU|cellules|copies|log)(?![\w'-])))|(?=[,;)]|\.?$))"
    ),
    _lost_minus,
    frozenset("-−–"),
)
# "0,5 × 109/L", copied without its superscript: nobody counts "109 per litre".
LOST = Rule(
    "scientific",
    regex(r"(?<=[×x·*])(?: ?)(?P<power>10 ?(?P<up>[3-9]|1[0-2]))(?= ?(?:/ ?[LlmµkK]|cellules|lymphocytes|copies))"),
    _lost_power,
    frozenset("×x·*"),
)
SCIENTIFIC = Rule("scientific", _SCIENTIFIC, _scientific, frozenset("^⁰¹²³⁴⁵⁶⁷⁸⁹"))
EXP = Rule("scientific", regex(r"(?<=\b10 )exp(?= -?\d)"), always("puissance"), frozenset("x"))
TEN_TO = Rule("scientific", _TEN_TO, _ten_to, frozenset("eE*"))
E_NOTATION = Rule("scientific", _E_NOTATION, _e_notation, frozenset("eE"))
POWERS = Rule("power", regex(r"(?<![\w'])([A-LN-Za-ln-zχ])([²³])(?!\w)"), _power, frozenset("²³"))
