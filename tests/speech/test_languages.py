"""Languages inside a sentence, regions of French, notes, and what no voice can say."""

from __future__ import annotations

import pytest

from reader.model import Sentence, Span, SpanKind, TextRange
from reader.speech import prepare, unspoken


def spanned(text: str, part: str, kind: SpanKind, value: str = "", language: str = "fr") -> Sentence:
    start = text.index(part)
    return Sentence("s", text, language, (Span(TextRange(start, start + len(part)), kind, value),))


def runs(sentence: Sentence, languages: tuple[str, ...] | None = None) -> list[tuple[str, str]]:
    utterance = prepare(sentence, languages_spoken=languages)
    return [(run.range.of(utterance.text), run.language) for run in utterance.runs]


@pytest.mark.proves("daisy:read-aloud-10")
def test_a_marked_stretch_is_said_in_its_language_untouched() -> None:
    sentence = spanned("Dites « take 2.5 mg » ici", "take 2.5 mg", SpanKind.LANG, "en")
    assert runs(sentence) == [("Dites « ", "fr"), ("take 2.5 mg", "en"), (" » ici", "fr")]


def test_without_a_voice_for_it_the_french_voice_says_it_by_french_rules() -> None:
    sentence = spanned("Dites « take 2.5 mg » ici", "take 2.5 mg", SpanKind.LANG, "en")
    assert runs(sentence, ("fr",)) == [("Dites « take 2 virgule 5 milligrammes » ici", "fr")]


def test_an_english_term_of_the_lexicon_is_said_in_english_or_respelled() -> None:
    sentence = Sentence("s", "les checkpoints immunitaires")
    assert runs(sentence) == [("les ", "fr"), ("checkpoints", "en"), (" immunitaires", "fr")]
    assert runs(sentence, ("fr",)) == [("les tchèk-point immunitaires", "fr")]


def test_a_foreign_sentence_is_left_to_its_voice_and_its_french_part_is_not() -> None:
    sentence = spanned("Take 5 mg: prenez 5 mg", "prenez 5 mg", SpanKind.LANG, "fr", "en")
    assert runs(sentence) == [("Take 5 mg: ", "en"), ("prenez 5 milligrammes", "fr")]


@pytest.mark.parametrize(
    ("language", "spoken"),
    [
        ("fr", "75 à 98 ans"),
        ("fr-CA", "75 à 98 ans"),
        ("fr-BE", "septante-cinq à nonante-huit ans"),
        ("fr-CH", "septante-cinq à nonante-huit ans"),
    ],
)
def test_numbers_of_belgium_and_switzerland(language: str, spoken: str) -> None:
    assert prepare(Sentence("s", "75 à 98 ans", language)).text == spoken


def test_eighty_differs_between_belgium_and_switzerland() -> None:
    assert prepare(Sentence("s", "85 ans", "fr-BE")).text == "quatre-vingt-cinq ans"
    assert prepare(Sentence("s", "85 ans", "fr-CH")).text == "huitante-cinq ans"
    assert prepare(Sentence("s", "85 à 98 ans", "fr-CH-u-sd-chge")).text == "quatre-vingt-cinq à nonante-huit ans"


@pytest.mark.parametrize(
    ("text", "part", "kind", "spoken"),
    [
        ("le 1er mai", "er", SpanKind.SUP, "le premier mai"),
        ("75 mg/m2 par jour", "2", SpanKind.SUP, "75 milligrammes par mètre carré par jour"),
        ("1,5 x 109/L", "9", SpanKind.SUP, "1 virgule 5 fois 10 puissance 9 par litre"),
        ("le CO2", "2", SpanKind.SUB, "le C.O 2"),
        ("efficace12.", "12", SpanKind.SUP, "efficace."),
        ("en 20231, puis", "1", SpanKind.SUP, "en 2023, puis"),
        ("efficace1.", "1", SpanKind.NOTE, "efficace."),
        ("le 2", "2", SpanKind.NOTE, "le "),
        ("le Bd des Dr", "Dr", SpanKind.ABBR, "le Boulevard des docteur"),
    ],
)
def test_superscripts_subscripts_and_notes(text: str, part: str, kind: SpanKind, spoken: str) -> None:
    start = text.rindex(part) if kind is SpanKind.SUP else text.index(part)
    sentence = Sentence("s", text, spans=(Span(TextRange(start, start + len(part)), kind, "docteur"),))
    assert prepare(sentence).text == spoken


def test_an_abbreviation_nobody_knows_is_said_as_the_page_expands_it() -> None:
    sentence = spanned("Voir le ch. vingt", "ch.", SpanKind.ABBR, "chapitre")
    assert prepare(sentence).text == "Voir le chapitre vingt"


def test_what_cannot_be_said_is_counted_by_kind() -> None:
    text = "Bonjour 日本, мир 🧶\x07 !"
    assert unspoken(prepare(Sentence("s", text)), text) == {
        "écriture cjk": 2,
        "écriture cyrillic": 3,
        "symbole": 1,
        "caractère de contrôle": 1,
    }


def test_nothing_of_ordinary_french_is_unspoken() -> None:
    text = "L’été, « où » ? Noël… 20 % — ≥ 3 (oui) & ½ µg/L ; cœur, naïf : 1ᵉʳ\u00a0!"
    assert unspoken(prepare(Sentence("s", text)), text) == {}


def test_a_belgian_or_swiss_voice_says_its_own_numbers_whatever_the_page() -> None:
    def said(voice_language: str) -> str:
        return prepare(Sentence("s", "le 92e jour, 71 femmes, 80 %", "fr-FR"), voice_language=voice_language).text

    assert said("") == said("fr-FR") == "le quatre-vingt-douzième jour, 71 femmes, 80 pour cent"
    assert said("fr-BE") == "le nonante-deuxième jour, septante et une femmes, quatre-vingts pour cent"
    assert said("fr-CH") == "le nonante-deuxième jour, septante et une femmes, huitante pour cent"
