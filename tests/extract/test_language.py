"""Which language a page and its blocks are in: French is never taken for another, foreign passages are told."""

from __future__ import annotations

import errno
import sys
from typing import Any

import pytest

from benchmarks.languages import FOUND, blocks, told
from reader.extract import extract
from reader.extract.wording import detector
from reader.extract.wording.language import block_languages, document_language

PERSIAN = "فوراً با تیم مراقبت خود تماس بگیرید. ممکن است چند روز احساس خستگی کنید."
BULGARIAN = "Незабавно се обадете на вашия медицински екип. Може да се чувствате уморени."
ENGLISH = "Call the care team at once if you have a fever, and do not wait for the next visit."


def test_short_blocks_are_told_and_french_ones_stay_french() -> None:
    cases = list(blocks())
    pairs = [(want, got, text) for (want, text), got in zip(cases, told([text for _, text in cases]), strict=True)]
    assert [pair for pair in pairs if pair[0] == "fr" != pair[1]] == []
    assert sum(want == got for want, got, _ in pairs if want != "fr") >= FOUND


def test_without_the_detector_words_and_scripts_are_believed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(detector, "_loaded", [])
    monkeypatch.setitem(sys.modules, "py3langid.langid", None)
    texts = ["Une infirmière vous appelle la veille.", "Skin rash, itching and dry mouth", ENGLISH, PERSIAN]
    assert block_languages(texts, "fr") == ["fr", "fr", "en", "fa"]


@pytest.mark.parametrize(("language", "text"), [("fa", PERSIAN), ("bg", BULGARIAN), ("ja", "関連記事")])
def test_a_script_is_not_one_languages_own(language: str, text: str) -> None:
    assert document_language(language, text * 3) == language
    assert block_languages([text], language) == [language]


def test_names_in_another_script_do_not_make_a_text_of_that_script() -> None:
    """Seen: a French heading with some Arabic words, laid from right to left and said in Arabic."""
    mixed = "Immunothérapie : effets à surveiller, العلاج, effets à surveiller, العلاج"
    arabic = "العلاج المناعي مع نيفولوماب (nivolumab)"
    japanese = "これはNivolumabとPembrolizumabの治療です"
    assert block_languages([mixed, arabic, japanese], "fr") == ["fr", "ar", "ja"]


@pytest.mark.parametrize("declared", ["fr", "de-DE", ""])
def test_names_and_letters_do_not_make_a_page_portuguese(declared: str) -> None:
    names = "Dr A. Dupont, bâtiment A, escalier A, hall A ; Dr B. Martin, bâtiment C ; pembrolizumab, nivolumab"
    assert document_language(declared, names) == (declared or "fr")


def test_on_a_full_disk_a_page_is_read_all_the_same(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """py3langid unpacks its model into a file: without room for it pages are read without, and it is tried again."""
    full = True

    def load() -> Any:
        if full:
            raise OSError(errno.ENOSPC, "No space left on device")
        return None

    monkeypatch.setattr(detector, "_loaded", [])
    monkeypatch.setattr(detector, "_refused", [])
    monkeypatch.setattr(detector, "_load", load)
    assert detector.detect("Un texte.") == detector.detect("Un autre.") == {}
    assert caplog.messages == ["Le détecteur de langue ne peut pas être chargé : le disque est plein."]
    full = False
    assert detector.detect("Un texte.") == {}
    assert detector._loaded == [None]


def test_a_short_page_that_declares_nothing_is_told_by_the_detector() -> None:
    assert document_language("", "Call your doctor") == "en"
    assert document_language("", "Appelez un médecin") == "fr"


def test_an_inner_language_is_kept_as_said() -> None:
    page = f"<html lang=fr><h1>Le suivi</h1><p>Le traitement dure deux ans pour vous.</p><p lang=es>{ENGLISH}</p>"
    assert [sentence.language for sentence in extract(page).sentences()][-1] == "es"


def test_only_so_much_of_a_page_is_given_to_the_detector(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[int] = []

    def detect(text: str) -> dict[str, float]:
        asked.append(len(text))
        return {"fr": 1.0}

    monkeypatch.setattr("reader.extract.wording.language.detect", detect)
    assert block_languages(["Thyroïdite, hypophysite, diabète " * 20] * 2_000, "fr") == ["fr"] * 2_000
    assert 0 < sum(asked) <= 201_000
