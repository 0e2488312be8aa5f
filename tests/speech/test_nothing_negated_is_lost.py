"""A lost "ne … pas", a silent "≥": the defects that may harm. Each is counted, in what is shown and in what is said."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from reader.extract import extract
from reader.model import Document, Sentence
from reader.sources import decode
from reader.speech import displayed_words, prepare, script, spoken_ranges
from tests.speech.test_laws import PIECES

ROOT = Path(__file__).parent.parent
PAGES = sorted([*(ROOT.parent / "content").glob("*.html"), *(ROOT / "golden").glob("*/input.html")])
DENIAL = re.compile(
    r"\b(?:n(?=['’])|(?:ne|pas|jamais|aucune?|ni|rien|sans|sauf|non|plus|moins|seulement|interdit)(?!\w))", re.I
)
SIGNS = {
    "≥": ("supérieur", "au moins"),
    "⩾": ("supérieur", "au moins"),
    "≤": ("inférieur", "au plus"),
    "⩽": ("inférieur", "au plus"),
    "<": ("inférieur", "moins de"),
    ">": ("supérieur", "plus de"),
    "±": ("plus ou moins",),
    "≠": ("différent",),
    "≈": ("environ",),
}


def denials(text: str) -> Counter[str]:
    """The words that deny or bound, each with how often it stands in a text."""
    return Counter(word.lower() for word in DENIAL.findall(text))


def lost(shown: str, said: str) -> list[str]:
    """What denies or compares in the shown text and not in the said one."""
    said = said.lower().replace("plusse", "plus")
    missing = list((denials(shown) - denials(said)).elements())
    for sign, words in SIGNS.items():
        if shown.count(sign) > sum(said.count(word) for word in words):
            missing.append(sign)
    return missing


def sentences(document: Document) -> Iterator[Sentence]:
    for section in document.sections:
        for block in section.blocks:
            for _, element in block.elements():
                yield from element


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem if path.stem != "input" else path.parent.name)
def test_on_every_page(path: Path) -> None:
    """Of our own pages and the golden ones, in the words for our voices and in those for the person's device."""
    document = extract(decode(path.read_bytes()))
    shown = "".join(sentence.text for sentence in sentences(document))
    assert denials(shown)
    for respell in (True, False):
        found = {
            sentence.text: lost(sentence.text, prepare(sentence, respell=respell).text)
            for sentence in sentences(document)
        }
        assert {text: words for text, words in found.items() if words} == {}
    for section in document.sections:
        said = " ".join(utterance.text for utterance in script(section, structure="bref")).replace("plusse", "plus")
        assert (
            denials("".join(s.text for block in section.blocks for _, element in block.elements() for s in element))
            - denials(said)
        ) == Counter()


@pytest.mark.parametrize("verb", ["buvez", "prenez", "fumez", "faut", "voulez"])
@pytest.mark.parametrize("after", ["", " d'alcool", " de sel", " de 3 jours"])
def test_no_more_is_never_said_as_more(verb: str, after: str) -> None:
    """The s of "plus" is heard where it adds, never where it takes away."""
    for denial in ("ne {}", "Ne {}", "n'en {}", "ne le {}", "ne {} donc"):
        assert "plusse" not in prepare(Sentence("s", f"Si besoin, {denial.format(verb)} plus{after}.")).text
    assert ("plusse" in prepare(Sentence("s", f"Si besoin, {verb} plus{after}.")).text) == (after != " de 3 jours")


AROUND = (
    "ne", "n'est", "pas", "jamais", "ni", "sans", "non", "plus de", "moins de", "aucun", "rien", "l'une", "un", "une",
    "la", "le", "qui", "et", "dose", "patients", "doit", "prendre", "NE", "PAS", "JAMAIS", "3", "12", "≥ 3", "< 5",
    "≤ 2", "> 38 °C", "± 2", "(", ")", "- 3", "si", "ou", "séance", "SANS", "NI", "du", "IV", "M.", "« ", " »", ",",
    ".", ":",
)  # fmt: skip


DENYING = ("ne", "n'est", "pas", "jamais", "ni", "sans", "NE", "PAS", "Ne", "≥ 3", "< 5", "≤ 2 %", "> 38 °C", "±2", "≠")
beside = st.lists(st.sampled_from([*AROUND, *PIECES]), max_size=4)


@settings(deadline=None, max_examples=300)
@given(beside, st.sampled_from(DENYING), beside)
@example([], "ne", ["PAS", "/", "PAS"])  # no systolic pressure beside itself; found among 10,000
def test_among_whatever_stands_beside(before: list[str], denying: str, after: list[str]) -> None:
    text = " ".join([*before, denying, *after])
    assert lost(text, prepare(Sentence("s", text)).text) == []


@settings(deadline=None, max_examples=100)
@given(st.lists(st.sampled_from(AROUND), min_size=1, max_size=12).map(" ".join))
def test_each_is_lit_while_it_is_said(text: str) -> None:
    utterance = prepare(Sentence("s", text))
    lit = " ".join(shown.of(text) for shown, _ in displayed_words(utterance, text))
    assert denials(text) - denials(lit) == Counter()
    ranges = spoken_ranges(utterance, [shown for shown, _ in displayed_words(utterance, text)])
    assert all(ranges)
