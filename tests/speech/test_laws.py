"""The laws of an utterance, for any Unicode text."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.model import Sentence, Span, SpanKind, SpokenWord, TextRange, Utterance
from reader.speech import displayed_words, prepare, spoken_ranges, word_timings

# Text made of what the rules look for, so that they meet each other in every order.
PIECES = (
    "15 mg/kg", "1\u202f500", "2,5", "≥", "< 5", "±", "M. ", "p. ex.", "etc.", "IV", "stade IIIb", "XXIe siècle",
    "AMM", "l’",
    "PD-L1", "CD8+", "IL-2", "TNF-α", "10⁹/L", "½", "3-6", "2020–2023", "12/03/2025", "14h30", "24h/24",
    "01 45 59 59 59",
    "patient(e)s", "tou·te·s", "et/ou", "www.has-sante.fr/x", "a@b.fr", "fiche.pdf", "(", ")", "[1]", "«\u00a0",
    "\u00a0»",
    " – ", "-", "—", "\u00ad", "\u200b", "\ufeff", "ﬁ", "e\u0301", "🙂", "日本", "\x00", "\ud800", "°C", "38,5\u00a0°C",
    "%",
    "€", "15,50 €", "n° 3", "1er", "2e", "CAR-T", "nivolumab", "checkpoint", "VIH/SIDA", "LES EFFETS", "NE PAS", " ",
    "\n",
    "\t", ".", ",", ";", ":", "!", "?", "…", "/", "+", "J+7", "x 3", "×", "1", "0", "9", "é", "Å", "μ", "₂", "CO2",
    "H₂O", "J - 3", "15 / 112", "rein D", "lobe sup. G", "EXP 09/2027", "1'500", "Q3S", "1x/j", "BRAFV600E", "s/c",
    "nᵉ", "l’une ne", "CD20xCD3", "48,8° N", "stade IIIA-C", "bât. B, 2e ét.",
    "infirmier/ère", "II. Les", "n° XII", "Ø fièvre", "Ø", "__/__", "__ h", "1 274¹", "200 mg²", "PD-1⁵", "[1,2]",
    "ICI (inhibiteurs", "3 fruits/jour", "Tél. sec. ", "Pos. 3", "la Rx", "lobe sup. D", "/",
    "HER2 -", "(−)", "- / +", "N-", ": –", "IgM -", "ils stimulent", "les os", "plus d’eau", "ischémie",
    "10-6", "1,5·10−6 mol/L", "10−20", "$20", "le 31/8", "2° Prévenez", "sol. inj.", "2/3 cp",
)  # fmt: skip
texts = st.one_of(
    st.text(max_size=120),
    st.text(st.characters(exclude_categories=()), max_size=60),
    st.lists(st.sampled_from(PIECES), max_size=25).map("".join),
    st.lists(st.sampled_from(PIECES), max_size=25).map(" ".join),
)


@st.composite
def sentences(draw: st.DrawFn) -> Sentence:
    text = draw(texts)
    spans = []
    for _ in range(draw(st.integers(0, 4))):
        start = draw(st.integers(0, len(text)))
        end = draw(st.integers(start, len(text)))
        kind = draw(st.sampled_from(list(SpanKind)))
        value = draw(st.sampled_from(["en", "fr", "fr-BE", "de", "", "#n1", "par exemple"]))
        spans.append(Span(TextRange(start, end), kind, value))
    language = draw(st.sampled_from(["fr", "fr-FR", "fr-BE", "fr-CH", "en", "", "xx-bad-tag"]))
    return Sentence("s1-b1-1", text, language, tuple(spans))


def assert_lawful(utterance: Utterance, sentence: Sentence) -> None:
    spoken = shown = 0
    for piece in utterance.alignments:
        assert piece.spoken.start == spoken
        assert piece.shown.start == shown
        assert piece.spoken or piece.shown
        spoken, shown = piece.spoken.end, piece.shown.end
        if piece.rule == "same":
            assert piece.spoken.of(utterance.text) == piece.shown.of(sentence.text)
    assert spoken == len(utterance.text)
    assert shown == len(sentence.text)
    place = 0
    for run in utterance.runs:
        assert run.range.start == place
        assert run.range
        place = run.range.end
    assert place == len(utterance.text)
    for before, after in pairwise(utterance.runs):
        assert before.language != after.language


@settings(deadline=None, max_examples=300)
@given(sentences())
def test_alignments_partition_both_texts_and_runs_the_spoken_one(sentence: Sentence) -> None:
    """And what an engine is handed can be encoded, and holds no control character."""
    utterance = prepare(sentence)
    assert_lawful(utterance, sentence)
    utterance.text.encode("utf-8")
    assert not any(ord(character) < 32 for character in utterance.text)


@settings(deadline=None, max_examples=100)
@given(sentences())
def test_without_other_voices_all_is_said_in_french(sentence: Sentence) -> None:
    utterance = prepare(sentence, languages_spoken=("fr",))
    assert_lawful(utterance, sentence)
    assert all(run.language.startswith("fr") for run in utterance.runs)


@settings(deadline=None, max_examples=300)
@given(sentences(), st.data())
def test_each_displayed_word_that_is_spoken_lies_in_exactly_one_timing(sentence: Sentence, data: st.DataObject) -> None:
    utterance = prepare(sentence)
    end = data.draw(st.floats(0.001, 100))
    words = []
    for start in sorted(data.draw(st.lists(st.floats(-1, 110), max_size=12))):
        place = data.draw(st.integers(0, len(utterance.text)))
        words.append(
            SpokenWord(TextRange(place, min(len(utterance.text), place + data.draw(st.integers(0, 5)))), start)
        )
    timings = word_timings(utterance, sentence.text, words, end)
    for before, after in pairwise(timings):
        assert before.start < after.start
        assert before.end <= after.start
        assert before.shown.end <= after.shown.start
    assert all(0 <= timing.start < timing.end <= end for timing in timings)
    displayed = [shown for shown, _ in displayed_words(utterance, sentence.text)]
    assert [timing.shown for timing in timings] == displayed
    # What a voice of the person's device is given holds the same words, in order.
    other = prepare(sentence, languages_spoken=("fr",), respell=False)
    said = spoken_ranges(other, displayed)
    assert len(said) == len(displayed)
    assert all(before.start <= after.start for before, after in pairwise(said))
    assert not said or said[-1].end <= len(other.text)


@pytest.mark.parametrize("length", [20_000, 200_000])
@pytest.mark.parametrize(
    "piece", ["mot ", "1", "1 500 ", "A.", "PD-L1/", "((", "a-", "é·e", "10^", "IV ", "<", "mg/", "le 3/4 ", "\u00ad"]
)
def test_any_length_is_said(piece: str, length: int) -> None:
    text = piece * (length // len(piece) // (1 if length < 100_000 else 4))
    sentence = Sentence("s", text)
    utterance = prepare(sentence)
    assert utterance.alignments[-1].shown.end == len(text)
