"""What stays on one line."""

from __future__ import annotations

import pytest

from reader.model import Sentence, Span, SpanKind, TextRange, held, kept_together, longest_piece


@pytest.mark.parametrize(
    ("text", "together"),
    [
        ("Les cellules CAR-T, 24 h/24 et 7 j/7.", ["CAR-T", "24 h/24", "7 j/7"]),
        ("Un anti-PD-1 ou PD-L1, CTLA-4, IL-2, LAG-3.", ["PD-1", "PD-L1", "CTLA-4", "IL-2", "LAG-3"]),
        ("Si T ≥ 38,5 °C pendant 2 jours", ["≥ 38,5 °C", "2 jours"]),
        ("Dose : 5 × 109 cellules, 1,5 × 106", ["5 × 109", "1,5 × 106"]),
        ("240 mg toutes les 2 semaines, 10 % des cas", ["240 mg", "2 semaines", "10 %"]),
        ("24\u00a0h/24, 7\u202fj/7 : 2\u00a0mg/kg", ["24\u00a0h/24", "7\u202fj/7", "2\u00a0mg/kg"]),
        ("0,5 à 2 mg/kg par jour, 2 g/j, 5 mg/m²", ["2 mg/kg", "2 g/j", "5 mg/m²"]),
        ("Jean-Paul a 3 grandes sœurs ; rendez-vous 15", []),
        ("www.A-1.fr/24 h/242 et 2026 mg", []),
        ("≥ 120 comprimés/jour, 12,5 semaines/mois", []),  # longer than a phone's line in huge letters
        ("Douleur ≥ 7/10, grade >\u00a02, < 1,5 ; a < b", ["≥ 7/10", ">\u00a02", "< 1,5"]),
        ("Au plus 1 000 mg, > 10 000 UI, 16 000 malades ; en 2024 300 de plus", ["1 000 mg", "> 10 000 UI", "16 000"]),
        ("Appelez le 01 23 45 67 89", []),  # longer than a phone's line
        ("", []),
    ],
)
def test_what_stays_on_one_line(text: str, together: list[str]) -> None:
    assert [found.of(text) for found in kept_together(text)] == together


@pytest.mark.parametrize("number", ["01 23 45 67 89", "+33 1 23 45 67 89", "06.12.34.56.78"])
def test_a_number_to_call_stays_on_a_line_that_is_long_enough(number: str) -> None:
    text = f"Appelez le {number}, ou le 15."
    assert [found.of(text) for found in kept_together(text, 18)] == [number]
    assert longest_piece(text, 18) == len(number) + 1


def test_only_what_a_line_may_part_is_marked_and_the_call_of_a_note_is_no_part_of_it() -> None:
    text = "T ≥ 38,5 °C1, 150 mg/m2, 2\u00a0mg."
    spans = tuple(Span(TextRange(at, at + 1), SpanKind.SUP) for at in (text.index("C1") + 1, text.index("m2") + 1))
    assert [found.of(text) for found in held(Sentence("1", text, spans=spans))] == ["≥ 38,5 °C", "150 mg/m"]
    assert [found.of(text) for found in held(Sentence("1", text))] == ["≥ 38,5"]


@pytest.mark.parametrize(
    ("text", "longest"),
    [("de 37 °C à 38,5 °C", 7), ("anti-PD-L1", 5), ("≥\u00a0120\u00a0comprimés par jour", 15), ("un\nmot", 3), ("", 0)],
)
def test_how_long_a_line_must_be(text: str, longest: int) -> None:
    assert longest_piece(text) == longest
