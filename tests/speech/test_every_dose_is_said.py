"""Prescriptions and results of laboratories, by their combinations: each number, unit, sign and denial is heard, once.

A case is written from parts, each with what is to be heard for it; the whole must be heard in order, with nothing else.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import product

from reader.model import Sentence, Span, SpanKind, TextRange
from reader.speech import prepare

# As it is written, and what is heard (a regular expression).
Part = tuple[str, str]

AT_LEAST = "supérieure?s? ou ég(?:ale?s?|aux) à|(?:d'|de )?au moins"
AT_MOST = "inférieure?s? ou ég(?:ale?s?|aux) à|(?:d'|de )?au plus"
MORE = "supérieure?s? à|(?:de )?plus de"
LESS = "inférieure?s? à|(?:de )?moins de"

NUMBERS: tuple[Part, ...] = (
    ("1", "1|une?"), ("2", "2"), ("0,5", "0 virgule 5"), ("0,05", "0 virgule 05"), ("2.5", "2 virgule 5"),
    (".5", "0 virgule 5"), ("21", "21|vingt et une?"), ("240", "240"), ("1000", "1000"), ("1\u202f000", "1000"),
    ("1 200", "1200"), ("12\u00a0500", "12500"), ("100\u2009000", "100000"), ("5.000", "5000"), ("10-20", "10 à 20"),
    ("01", "1|une?"),
    ("2 à 3", "2 à 3"), ("2–3", "2 à 3"),
)  # fmt: skip
UNITS: tuple[Part, ...] = (
    ("mg", "milligrammes?"), ("g", "grammes?"), ("µg", "microgrammes?"), ("μg", "microgrammes?"),
    ("mcg", "microgrammes?"), ("mL", "millilitres?"), ("ml", "millilitres?"), ("UI", "unités? internationales?"),
    ("cp", "comprimés?"), ("cp.", "comprimés?"), ("gél.", "gélules?"), ("amp.", "ampoules?"), ("inj.", "injections?"),
    ("gttes", "gouttes?"), ("u", "unités?"), ("app", "applications?"),
    ("mg/kg", "milligrammes? par kilogramme"), ("mg/m²", "milligrammes? par mètre carré"),
    ("mg/m2", "milligrammes? par mètre carré"), ("MG", "milligrammes?"), ("CP", "comprimés?"),
)  # fmt: skip
RATES: tuple[Part, ...] = (
    ("", ""), (" x 3/j", "3 fois par jour"), (" ×3/j", "3 fois par jour"), (" × 3 / j", "3 fois par jour"),
    (" 3x/j", "3 fois par jour"), (" 3 fois/jour", "3 fois par jour"), (" 3 FOIS/J", "3 fois par jour"),
    ("/j", "(?:et )?par jour"), ("/J", "(?:et )?par jour"), (" / jour", "(?:et )?par jour"),
    ("/24 h", "(?:et )?par 24 heures"), ("/8h", "toutes les 8 heures"), (" / 8 h", "toutes les 8 heures"),
    ("/12 h", "toutes les 12 heures"), (" ttes les 8h", "toutes les 8 heures"), ("/3 sem", "toutes les 3 semaines"),
    (" q3w", "toutes les 3 semaines"), (" 1j/2", "un jour sur 2"), (" 2x/sem", "2 fois par semaine"),
    (" matin/midi/soir", "matin midi soir"), (" SB", "si besoin"), (" (max 4/j)", "maximum 4 par jour"),
    (" à 8h et 20h", "à 8 heures et 20 heures"), (" J1-J5", "j 1 à j 5"), (" x2", "fois 2"), (" 2x", "2 fois"),
    (" × 3–4/j", "3 à 4 fois par jour"), (" x 2-3/jour", "2 à 3 fois par jour"), (" 2 à 3x/j", "2 à 3 fois par jour"),
)  # fmt: skip
LENGTHS: tuple[Part, ...] = (
    ("", ""), (" pdt 5 j", "pendant 5 jours"), (" x 5 j", "pendant 5 jours"), (" PENDANT 5 J", "pendant 5 jours"),
    (" pendant 5j", "pendant 5 jours"), (" qsp 28 j", "quantité suffisante pour 28 jours"), (", 1 sem.", "une semaine"),
    (", ne pas dépasser 4 g/j", "ne pas dépasser 4 grammes par jour"), (" sans avis", "sans avis"),
    (" × 7-10 jours", "pendant 7 à 10 jours"), (" QSP 06 mois", "quantité suffisante pour 6 mois"),
)  # fmt: skip
NAMES: tuple[Part, ...] = (
    ("Hb", "hémoglobine"), ("la créatinine", "la créatinine"), ("TSH", "t s h"), ("si fièvre", "si fièvre"),
    ("un poids", "un poids"), ("SpO2", "s p o 2"), ("PD-L1", "p d l 1"), ("K+", "k plus|potassium"), ("FC", "f c"),
    ("Une perte de poids", "une perte de poids"), ("patients", "patients"), ("n'est pas", "n'est pas"), ("ni", "ni"),
    ("ne prenez jamais", "ne prenez jamais"), ("PAS", "pas|pression artérielle systolique"),
)  # fmt: skip
SIGNS: tuple[Part, ...] = (
    ("≥", AT_LEAST), (">=", AT_LEAST), ("⩾", AT_LEAST), ("≤", AT_MOST), ("<=", AT_MOST), ("<", LESS), (">", MORE),
    ("±", "plus ou moins"), ("+/-", "plus ou moins"), ("=", "égale?"), (":", ""), (": <", LESS), ("≈", "environ"),
)  # fmt: skip
VALUES: tuple[Part, ...] = (
    ("8", "8"), ("0,5", "0 virgule 5"), ("7.35", "7 virgule 35"), ("1\u202f500", "1500|mille cinq cents"),
    ("75 000", "75000"), ("140", "140"),
)  # fmt: skip
MEASURES: tuple[Part, ...] = (
    ("", ""), ("g/dL", "grammes? par décilitre"), ("G/L", "gigas? par litre"), ("/mm3", "par millimètre cube"),
    ("x 10⁹/L", "fois 10 puissance 9 par litre"), ("×10^9/L", "fois 10 puissance 9 par litre"),
    ("x10E9/L", "fois 10 puissance 9 par litre"), (".10⁹/L", "fois 10 puissance 9 par litre"),
    ("×109/L", "fois 10 puissance 9 par litre"), ("mmol/L", "millimoles? par litre"), ("%", "pour cent"),
    ("mL/min/1,73 m²", "millilitres? par minute pour 1 virgule 73 mètres? carrés?"), ("N", "fois la normale"),
    ("x LSN", "fois la limite supérieure de la normale"), ("/min", "par minute"), ("mm Hg", "millimètres? de mercure"),
    ("mUI/L", "milli unités? internationales? par litre"), ("°C", "degrés?"), ("ans", "ans?"),
    ("g/24 h", "grammes? par 24 heures"),
)  # fmt: skip
NORMALS: tuple[Part, ...] = (
    ("", ""), (" (N : 12-16)", "normale 12 à 16"), (" (N < 35)", f"normale (?:{LESS}) 35"),
    (" ou < 2", f"ou (?:{LESS}) 2"),
    (" [12-16]", "12 à 16"), (" vs 9,5.", "versus 9 virgule 5"), (" (-3 %)", "moins 3 pour cent"),
)  # fmt: skip
DOSES: tuple[Part, ...] = (
    ("2 cp", "2 comprimés"), ("1 g/j", "1 gramme par jour"), ("3 mg/kg", "3 milligrammes par kilogramme"),
    ("1 cp x 3/j", "1 comprimé 3 fois par jour"), ("50 mg/12 h", "50 milligrammes toutes les 12 heures"),
    ("40 mg/j pendant 5 j", "40 milligrammes par jour pendant 5 jours"), ("1 inj. SC", "une injection sous cutanée"),
    ("1 500 UI", "1500 unités internationales"), ("< 38 °C", f"(?:{LESS}) 38 degrés"), ("½ cp", "un demi comprimé"),
    ("≥ 3 selles/j", f"(?:{AT_LEAST}) 3 selles par jour"), ("le 15/04", "le 15 avril"), ("8h30", "8 heures 30"),
    ("ne pas dépasser 4 g", "ne pas dépasser 4 grammes"), ("-3 kg", "moins 3 kilogrammes"), ("stade III", "stade 3"),
    ("PD-L1 ≥ 50 %", f"p d l 1 (?:{AT_LEAST}) 50 pour cent"), ("01 45 59 59 59", "01 45 59 59 59"),
)  # fmt: skip
LINKS: tuple[Part, ...] = (
    (" puis ", "puis"), (" ; ", ""), (", ", ""), (" et ", "et"), (" ou ", "ou"), (" + ", "plus|et"),
    (" – ", "(?:à|moins)?"),
    (". ", ""), (" / ", "(?:et|ou|sur)?"), (" • ", ""), (" sans ", "sans"), (" mais pas ", "mais pas"), (" ni ", "ni"),
    (" vs ", "versus"), (" → ", "à?"), (" jusqu’à ", "jusqu'à"),
)  # fmt: skip


MARKED: tuple[Part, ...] = (
    ("2 cp", "2 comprimés"), ("200 mg", "200 milligrammes"), ("1,5 g/j", "1 virgule 5 gramme par jour"),
    ("75 mg/m²", "75 milligrammes par mètre carré"), ("10⁹/L", "10 puissance 9 par litre"),
    ("50/mm³", "50 par millimètre cube"),
    ("2.10⁶ cellules/kg", "2 fois 10 puissance 6 cellules par kilogramme"), ("5 cm²", "5 centimètres carrés"),
    ("38 °C", "38 degrés"), ("30 %", "30 pour cent"), ("1 500 patients", "1500 patients"), ("12 mois", "12 mois"),
    ("CO₂", "c o 2"), ("PD-L1", "p d l 1"), ("Ca²⁺", "c a 2 plus"), ("½ cp", "un demi comprimé"), ("AMM", "a m m"),
    ("5 000 UI", "5000 unités internationales"), ("140 mmHg", "140 millimètres de mercure"), ("5 km", "5 kilomètres"),
    ("10 MBq", "10 mégabecquerels"), ("20 €", "20 euros"), ("traitement", "traitement"), ("1 274", "1274"),
    ("150 mg IV", "150 milligrammes en intraveineuse"), ("grade 3", "grade 3"), ("3 semaines", "3 semaines"),
)  # fmt: skip
CALLS = ("1", "12", "1,2", "1-3", "a", "a, b", "*", "§", "[3]", "(3)")


def heard(text: str) -> str:
    """What is said, without pauses and capitals, letters apart."""
    text = re.sub(r"(?<=\b\w)\.(?=\w\b)", " ", text.lower().replace("’", "'"))
    return " ".join(re.sub(r"[.,;:!?()/-]", " ", text).split())


def misheard(cases: Iterable[tuple[str, list[str]]]) -> dict[str, str]:
    """Of cases, each as written with what is to be heard in order, those that are said otherwise."""
    wrong = {}
    for written, parts in cases:
        said = heard(prepare(Sentence("s", written), respell=False).text)
        if not is_heard(said, parts):
            wrong[written] = said
    return wrong


def is_heard(said: str, parts: list[str]) -> bool:
    """Whether a text is these parts in order, each of whole words, and nothing else.

    Part by part: of the whole, each of ten thousand cases would be a pattern of its own, and to compile it takes three
    times as long as to say the case.
    """
    ends = [found.start() for found in re.finditer(r"(?<=\w)(?!\w)|$", said)]
    reached = {0}
    for part in parts:
        if not part:
            continue
        pattern = compiled(part)
        starts = {start + gap for start in reached for gap in (0, 1) if not gap or said[start : start + 1] == " "}
        starts = {start for start in starts if WORD_EDGE.match(said, start)}
        reached = {end for start in starts for end in ends if end >= start and pattern.fullmatch(said, start, end)}
    return len(said) in reached


WORD_EDGE = re.compile(r"\b")


@cache
def compiled(part: str) -> re.Pattern[str]:
    return re.compile(part)


def raised(written: str, call: str, rest: str) -> Sentence:
    """A sentence with a raised call of a note after some words."""
    place = len(written)
    return Sentence("s", f"{written}{call}{rest}", spans=(Span(TextRange(place, place + len(call)), SpanKind.SUP),))


def few(wrong: dict[str, str]) -> dict[str, str]:
    """Some of many, spread over them: enough to see what goes wrong."""
    return dict(list(wrong.items())[:: max(1, len(wrong) // 20)])


def sampled(cases: Iterable[tuple[Part, ...]], step: int) -> Iterator[tuple[Part, ...]]:
    """One of `step` of a product, the same ones in each run; `step` shares no factor with the lengths of the parts."""
    return (case for place, case in enumerate(cases) if place % step == 0)


def test_each_number_has_its_unit() -> None:
    cases = (
        (f"{number}{gap}{unit}", [said, said_unit])
        for (number, said), gap, (unit, said_unit) in product(NUMBERS, ("", " ", "\u00a0", "\u202f"), UNITS)
    )
    assert few(misheard(cases)) == {}


def test_each_prescription_keeps_how_often_and_how_long() -> None:
    cases = (
        (f"{number} {unit}{rate}{length}", [said, said_unit, said_rate, said_length])
        for (number, said), (unit, said_unit), (rate, said_rate), (length, said_length) in sampled(
            product(NUMBERS, UNITS, RATES, LENGTHS), 31
        )
    )
    assert few(misheard(cases)) == {}


def test_each_result_keeps_its_sign() -> None:
    cases = (
        (f"{name} {sign} {value} {unit}{normal}", [said_name, said_sign, said, said_unit, said_normal])
        for (name, said_name), (sign, said_sign), (value, said), (unit, said_unit), (normal, said_normal) in sampled(
            product(NAMES, SIGNS, VALUES, MEASURES, NORMALS), 41
        )
        if unit or not normal.startswith(" [")  # after a bare number the bracket holds calls
    )
    assert few(misheard(cases)) == {}


def test_of_two_beside_each_other_none_is_lost() -> None:
    cases = (
        (f"{first}{link}{second}", [said_first, said_link, said_second])
        for (first, said_first), (link, said_link), (second, said_second) in product(DOSES, LINKS, DOSES)
    )
    assert few(misheard(cases)) == {}


def test_the_call_of_a_note_takes_nothing_away() -> None:
    wrong = {}
    for (written, said), call in product(MARKED, CALLS):
        text = heard(prepare(raised(f"Dose {written}", call, " et suite"), respell=False).text)
        if not re.fullmatch(rf"dose (?:{said}) et suite", text):
            wrong[f"{written}^{call}"] = text
    assert few(wrong) == {}
