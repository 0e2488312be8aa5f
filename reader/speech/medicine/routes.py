"""Ways of giving a drug: "perfusion IV" is said "perfusion intraveineuse", "10 mg SC" "10 milligrammes en sous-cutané".

They are known by what is given; "IV" alone is spelled, for it may be anything.

>>> from reader.model import Sentence
>>> from reader.speech import prepare
>>> prepare(Sentence("s", "perfusion IV")).text
'perfusion intraveineuse'
"""

from __future__ import annotations

import re

from reader.regex import regex
from reader.speech.rewriter import Answer, Context, Rule, just_before

_NAMES = {
    "IV": "intraveineuse", "IVD": "intraveineuse directe", "IVL": "intraveineuse lente", "IM": "intramusculaire",
    "IVSE": "intraveineuse à la seringue électrique", "SC": "sous-cutanée", "IT": "intrathécale", "PO": "orale",
}  # fmt: skip
_ROUTE = regex(
    r"\b(?P<route>IVD|IVL|IVSE|IV|SC|IM|IT|PO|[sS]/[cC](?! d[eu])|S\.C\.?|I\.V\.?|I\.M\.?)"
    r"(?P<slow> lente| directe| continue|)(?![\w'-]|\.\w)"
)
# What is given, or how much of it.
_GIVEN = (
    r"voies?|formes?|perfusions?|injections?|inj\.?|perf\.?|amp\.?|ampoules?|flacons?|bolus|administrations?|administrée?s?|passage|relais|traitements?|doses?|"
    r"immunoglobulines?|Ig|corticoïdes?|corticothérapie|antibiotiques?|antalgiques?|antivira(?:l|ux)|morphine|"
    r"paracétamol|chimiothérapie|chimio|immunothérapie|hydratation|remplissage|anti-PD-?L?1|anti-CTLA-4|"
    r"[a-zéè]+(?:mab|nib|one|ine|ide)"
)
_BEFORE = regex(
    rf"\b(?P<given>{_GIVEN})(?: (?:de|en|par|l'|à l'))? ?$|\b(?P<amount>kg|mg|g|ml|jours?|j|UI|µg|puis) $"
    r"|\b(?P<link>en|par) $"
    r"|(?P<named>\b(?:de |à |par )?l'|\b(?:du|au) )$|(?P<other>\b(?:IV|SC|IM)(?: ou | et |/))$",
    re.I,
)
# After these alone a rarer route is meant: "PO" is a river too.
_ONLY_COMMON = ("IV", "SC", "IM")


def _route(match: re.Match[str], context: Context) -> Answer:
    route = match["route"].replace(".", "").replace("/", "").upper()
    before = _BEFORE.search(just_before(match, 60))
    if before and before["named"] and route not in _ONLY_COMMON:
        before = None
    if context.capitals or not (before or match["slow"] or route in ("IVD", "IVL", "IVSE") or "/" in match["route"]):
        return None
    given = (before["given"] or "").lower() if before else ""
    way = given.startswith(("voie", "form"))
    if route == "PO" and not way:
        words = "par voie orale"
    elif route == "IT" and not (way or given.startswith(("inj", "admin"))):
        return None
    elif before and before["amount"]:
        words = "en sous-cutané" if route == "SC" else f"en {_NAMES[route]}"
    elif route == "SC" and before and before["link"] == "en":
        words = "sous-cutané"
    else:
        words = _NAMES[route]
        if given.startswith(("bolus", "passage", "relais")):
            words = words.replace("veineuse", "veineux").replace("cutanée", "cutané")
    return [(match.start("route"), match.end("route"), words)]


RULES = (Rule("route", _ROUTE, _route, frozenset("VCMTO/")),)
