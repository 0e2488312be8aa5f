"""A slash between words: "et/ou", "matin/soir", "bénéfice/risque", each said as one reads it aloud.

>>> from reader.model import Sentence
>>> from reader.speech import prepare
>>> prepare(Sentence("s", "matin/soir, gants/masques")).text
'matin, soir, gants ou masques'
"""

from __future__ import annotations

import re

from reader.regex import regex
from reader.speech.quantities.rates import MOMENT
from reader.speech.rewriter import Answer, Context, Rule, always, just_before
from reader.speech.typography import LETTER

# Pairs that "ou" would make wrong: both are meant.
_TOGETHER = {
    "bénéfice/risque": " ", "bénéfices/risques": " ", "coût/efficacité": " ", "dose/effet": " ", "dose/réponse": " ",
    "matin/soir": ", ", "matin/midi": ", ", "midi/soir": ", ", "jour/nuit": ", ", "patient/soignant": " ",
    "soignant/soigné": " ", "médecin/patient": " ", "mère/enfant": " ", "ville/hôpital": " ", "avant/après": ", ",
    "marche/arrêt": ", ", "asat/alat": ", ", "uva/uvb": " et ", "h/f": " ", "pd-1/pd-l1": ", ", "question/réponse": " ",
    "questions/réponses": " ",
    "tel/fax": ", ", "tél/fax": ", ", "téléphone/fax": ", ", "aller/retour": " ", "entrée/sortie": ", ",
    "ipi/nivo": " et ", "nivo/ipi": " et ", "dabra/tram": " et ", "bras/avant-bras": " ",
    "recto/verso": " ", "vems/cv": " sur ", "vems/cvf": " sur ", "protu/créatu": " sur ",
}  # fmt: skip
_WORD_BEFORE = regex(r"[\w'’-]*$")
_WORD_AFTER = regex(r"[\w’'-]*")
_UNIT_END = regex(r"\d ?(?:mg|g|µg|ml|mL)(?:/kg)?$")


_NUMBER_AFTER = regex(r"(?:\d|½|une? |deux |trois |quatre )")
_AT = {"matin": " le ", "soir": " le ", "midi": " à ", "coucher": " au "}
_DOSE_END = regex(
    r"(?:\d|½) ?(?:cps?|comprimés?|gél|gélules?|sachets?|doses?|gouttes?|bouffées?|ampoules?|mg|g|mL|ml)$"
)
# "grade 1/II"
_SCORE = regex(r"\b(?:[Gg]rades?|[Ss]tades?) \d$")

# "J1/J21", "C1/C2"
_DAY_OF_CYCLE = regex(r"\b([JCS])\d{1,2}$")
_MONTHS_BEFORE = regex(r"\d (?:mois|ans?|semaines?)$")
_FORM = "(?:cps?|comprimés?|gél|gélules?|sachets?|ampoules?|gouttes?|cuill[eè]r(?:e|ée)s?|injections?|capsules?)"
_FORMS_BEFORE = regex(rf"(?:\d|½) ?{_FORM}$")
_FORMS_AFTER = regex(rf"(?:\d{{1,2}}|½) ?{_FORM}(?!\w)")
_NUMBER_BEFORE = regex(r"(?<![\w,./])(?<!\d )[1-9]$")
_MONTHS_AFTER = regex(r"\d{1,2} (?:mois|ans?|semaines?)\b")


_TWO_DOSES = regex(r"[^\W\d][\w. '-]{1,40}? \d[\d ,]* ?(?:mg|g|µg|UI) ?/ ?\d")


def _slash(match: re.Match[str], context: Context) -> Answer:
    before = just_before(match, 60)
    if re.search(
        r"\b(?:rapports?|ratios?|balances?|relations?|interactions?|score|couple|rapport \w+)\s[\w'’-]*$", before, re.I
    ):
        return " "
    if re.search(r"\b(?:et|ou)$", before):
        return " "
    if before.endswith(("(-)", "(+)", "(–)", "(−)")):
        return " "  # "PD-L1 (-) / EGFR (-)": the next of a list
    if before.endswith("€"):
        return " par "  # "1 €/boîte"
    if MOMENT.search(before) and _NUMBER_AFTER.match(match.string, match.end()):
        return ", "  # "1 cp le matin / 2 le soir"
    if _SCORE.search(before):
        return " ou "
    day = _DAY_OF_CYCLE.search(before)
    if day and re.compile(rf"{day[1]}\d").match(match.string, match.end()):
        return ", "
    if _TWO_DOSES.match(match.string, match.end()):
        return " et "  # "amoxicilline/acide clavulanique 1 g/125 mg"
    first, second = _WORD_BEFORE.search(before), _WORD_AFTER.match(match.string, match.end())
    pair = f"{first[0] if first else ''}/{second[0] if second else ''}".lower()
    if pair.count("mab") > 1 or (pair.endswith("mab") and _UNIT_END.search(before)):
        return " et "  # two drugs, both given
    if pair in _TOGETHER:
        return _TOGETHER[pair]
    if second and second[0] in _AT and _DOSE_END.search(before):
        return _AT[second[0]]  # "1 cp/soir"
    if _UNIT_END.search(before):
        return " et "  # "500 mg/vit. D"
    if re.search(r"\d$", before):
        return " " if " " not in match[0] else ", "
    return " ou "


def _bar(match: re.Match[str], context: Context) -> Answer:
    # "EU/1/15/1014": a code; "a/2": a quotient.
    if MOMENT.search(just_before(match, 12)):
        return ", "  # "2 cp le matin/1 cp le soir"
    if _MONTHS_BEFORE.search(just_before(match, 12)) and _MONTHS_AFTER.match(match.string, match.end()):
        return ", "  # "scanner à 3 mois/6 mois"
    if _FORMS_BEFORE.search(just_before(match, 20)) and _FORMS_AFTER.match(match.string, match.end()):
        return ", "  # "2 comprimés/1 gélule"
    if (
        match[0] == "/"
        and _NUMBER_BEFORE.search(just_before(match, 4))
        and _FORMS_AFTER.match(match.string, match.end())
    ):
        return " barre "  # "2/3 cp": nobody cuts a tablet in three
    around = match.string[max(0, match.start() - 12) : match.end() + 12]
    return " barre " if around.count("/") > 1 else " sur "


RULES = (
    Rule(
        "slash",
        regex(rf"(?<=[{LETTER})€])/(?=[{LETTER}(])|(?<=[\w)]) / (?=[\w(])|(?<=\d)/(?=[{LETTER}])"),
        _slash,
        frozenset("/"),
    ),
    # "__/__/____", "… / …": blanks that a hand fills in.
    Rule(
        "slash",
        regex(r"(?<=[_….])(?: ?/ ?)(?=[_….])|(?<=[_….]{2})(?: ?/ ?)|(?: ?/ ?)(?=[_….]{2})"),
        always(""),
        frozenset("/"),
    ),
    Rule("slash", regex(r"(?<=\w)/(?=\w)"), _bar, frozenset("/")),
    Rule("slash", regex(r"(?<=\S)/(?=\S)"), always(" "), frozenset("/")),
)
