"""French words for what the model counts and names."""

from __future__ import annotations

import pytest

from reader.model import Quality, Reason, is_web
from reader.model.preferences import FONTS, SPACINGS, TEXT_SIZES, THEMES
from reader.web import wording


@pytest.mark.parametrize(
    ("seconds", "words"),
    [
        (0, "moins d’une minute"),
        (44, "moins d’une minute"),
        (50, "environ 1 minute"),
        (89, "environ 1 minute"),
        (150, "environ 2 minutes"),
        (3590, "environ 1 h"),
        (3900, "environ 1 h 05"),
    ],
)
def test_durations(seconds: float, words: str) -> None:
    assert wording.duration(seconds).replace("\u00a0", " ") == words


def test_dates() -> None:
    assert wording.long_date("2026-03-01").replace("\u00a0", " ") == "1er mars 2026"
    assert wording.long_date("2026-12-24").replace("\u00a0", " ") == "24 décembre 2026"
    assert wording.long_date("hier") == "hier"


def test_numbers() -> None:
    assert [wording.decimal(number) for number in (1.0, 1.25, 0.5)] == ["1", "1,25", "0,5"]


def test_everything_has_a_name() -> None:
    assert tuple(value for value, _ in wording.THEME_NAMES) == THEMES
    assert tuple(value for value, _ in wording.TEXT_SIZE_NAMES) == TEXT_SIZES
    assert tuple(value for value, _ in wording.SPACING_NAMES) == SPACINGS
    assert tuple(value for value, _ in wording.FONT_NAMES) == FONTS
    assert set(wording.QUALITY_NAMES) == set(Quality)
    assert set(wording.REASON_NAMES) == set(Reason)


def test_web_addresses() -> None:
    assert is_web("https://a.fr")
    assert not is_web("javascript:alert(1)//https://a.fr")


def test_no_line_breaks_before_a_high_sign() -> None:
    assert wording.no_break("Aucune page « nope » ici : vraiment ? À 15:30, 5 %.") == (
        "Aucune page «\u00a0nope\u00a0» ici\u00a0: vraiment\u00a0? À 15:30, 5\u00a0%."
    )
