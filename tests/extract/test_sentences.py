"""Where French sentences end, and where they do not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.extract.sentences import sentence_starts


def cut(text: str) -> list[str]:
    starts = sentence_starts(text)
    return [text[a:b].strip() for a, b in zip(starts, [*starts[1:], len(text)], strict=True)]


@pytest.mark.parametrize(
    "sentence",
    [
        "Le Dr. Martin et Mme. Durand vous reçoivent.",
        "M. Dupont vient demain.",
        "Voir p. ex. Le Monde.",
        "Prenez 2,5 mg ou 3.5 mg le matin.",
        "Allez sur www.e-cancer.fr pour lire.",
        "Tél. 01 99 00 12 15 du lundi au vendredi.",
        "Voir fig. 3, art. L. 1111-4 et p. 12.",
        "J.-P. Martin et A. B. Durand ont écrit.",
        "« Quoi ? » demanda-t-elle.",
        "Il hésite… puis accepte.",
        "Il vient à 9 h. pour la perfusion.",
    ],
)
def test_one_sentence(sentence: str) -> None:
    assert cut(sentence) == [sentence]


@pytest.mark.parametrize(
    "sentences",
    [
        ["Il dort.", "Elle veille."],
        ["Avez-vous de la fièvre ?", "Appelez le 15 !", "N’attendez pas."],
        ["Fruits, légumes, etc.", "Buvez aussi."],
        ["« J’ai noté mes signes. »", "Elle sourit."],
        ["Prenez de la vitamine C.", "Buvez de l’eau."],
        ["C’est en 2026.", "Depuis, tout va mieux."],
        ["Attendez…", "Rappelez ensuite."],
        ["Dose : 3 mg.", "5 jours plus tard, une autre."],
    ],
)
def test_several_sentences(sentences: list[str]) -> None:
    assert cut(" ".join(sentences)) == sentences


def test_a_line_that_begins_anew_is_a_sentence() -> None:
    assert cut("12, rue du Pont\nTéléphone : 01 99 00 00 00") == ["12, rue du Pont", "Téléphone : 01 99 00 00 00"]
    assert cut("une ligne coupée\nau milieu") == ["une ligne coupée\nau milieu"]


@given(st.text(alphabet="aB.!?… \u00a0\n«»1,M", max_size=80))
def test_sentences_joined_are_the_text(text: str) -> None:
    starts = sentence_starts(text)
    assert starts == sorted(set(starts))
    assert all(0 <= start < len(text) for start in starts)
    assert bool(starts) == bool(text)
