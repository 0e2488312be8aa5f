"""A section as it is said: announcements, table headers, list numbers, silences."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import Any

import pytest

from reader.model import Block, BlockKind, Cell, Group, GroupKind, Section, Sentence
from reader.speech import STRUCTURES, Structure, pauses, script
from tests.speech.test_laws import assert_lawful

LIST = Group("g1", GroupKind.LIST, ordered=True)
TABLE = Group("g2", GroupKind.TABLE)
QUOTE = Group("g5", GroupKind.QUOTE)


def block(place: int, kind: BlockKind, *texts: str, groups: tuple[Group, ...] = (), level: int = 0) -> Block:
    sentences = tuple(Sentence(f"s1-b{place}-{n}", text) for n, text in enumerate(texts, 1))
    return Block(f"s1-b{place}", kind, sentences, level=level, groups=groups)


def item(place: int, number: int, text: str) -> Block:
    groups = (LIST, Group(f"g1-{number}", GroupKind.ITEM, number=number))
    return block(place, BlockKind.LIST_ITEM, text, groups=groups, level=1)


def row(place: int, *cells: tuple[str, bool, tuple[str, ...]]) -> Block:
    made = tuple(
        Cell(f"s1-b{place}-c{n}", (Sentence(f"s1-b{place}-c{n}-1", text),), header, headers, n - 1)
        for n, (text, header, headers) in enumerate(cells, 1)
    )
    return Block(f"s1-b{place}", BlockKind.TABLE_ROW, groups=(TABLE,), cells=made)


SECTION = Section(
    "s1",
    "Effets",
    2,
    (
        block(1, BlockKind.HEADING, "Effets", level=2),
        block(2, BlockKind.PARAGRAPH, "Premier. ", "Second."),
        item(3, 1, "Avant"),
        item(4, 2, "Après"),
        row(5, ("Signe", True, ()), ("Fréquence", True, ())),
        row(6, ("Fatigue", True, ("Signe",)), ("souvent", False, ("Fatigue", "Fréquence"))),
        block(7, BlockKind.FIGURE, "Une cellule"),
        block(8, BlockKind.QUOTE, "Courage", groups=(QUOTE,)),
        block(9, BlockKind.PARAGRAPH, ""),
    ),
)


def said(structure: Structure) -> list[str]:
    return [utterance.text for utterance in script(SECTION, structure=structure)]


@pytest.mark.proves("daisy:read-aloud-13", "daisy:read-aloud-17", "epubtest:350")
def test_normal_says_what_one_must_know_to_follow() -> None:
    assert said("normal") == [
        "Effets", "Premier. ", "Second.", "1. Avant", "2. Après", "Signe", "Fréquence", "Fatigue",
        "Fréquence : souvent", "Image : Une cellule", "Citation : Courage. Fin de citation.", "",
    ]  # fmt: skip


def test_short_says_the_page_and_its_numbers_alone() -> None:
    assert said("bref") == [
        "Effets", "Premier. ", "Second.", "1. Avant", "2. Après", "Signe", "Fréquence", "Fatigue", "souvent",
        "Une cellule", "Courage", "",
    ]  # fmt: skip


def test_full_says_every_border() -> None:
    assert said("complet") == [
        "Titre de niveau 2 : Effets", "Premier. ", "Second.", "Liste de 2 éléments. 1. Avant",
        "2. Après. Fin de la liste.", "Tableau de 2 lignes et 2 colonnes. Ligne 1. Signe", "Fréquence",
        "Ligne 2. Signe : Fatigue", "Fatigue, Fréquence : souvent. Fin du tableau.",
        "Image : Une cellule. Fin de l'image.", "Citation : Courage. Fin de citation.", "",
    ]  # fmt: skip


@pytest.mark.parametrize("structure", STRUCTURES)
def test_one_lawful_utterance_a_sentence_in_their_order(structure: Structure) -> None:
    utterances = script(SECTION, structure=structure)
    sentences = tuple(SECTION.sentences())
    assert [utterance.sentence_id for utterance in utterances] == [sentence.id for sentence in sentences]
    for utterance, sentence in zip(utterances, sentences, strict=True):
        assert_lawful(utterance, sentence)


def test_announcements_stand_for_nothing_shown() -> None:
    figure = script(SECTION)[9]
    assert [(piece.rule, bool(piece.shown)) for piece in figure.alignments] == [("structure", False), ("same", True)]


def test_a_dash_that_fills_a_cell_is_never_silent() -> None:
    answers, doses = ("Résultat",), ("Dose",)
    section = Section(
        "s1",
        "",
        2,
        (
            row(1, ("HER2", True, ()), ("-", False, answers), ("–", False, doses)),
            row(2, ("Poids", True, ()), ("- 2 kg", False, answers), ("- 30 mg", False, doses)),
            row(3, ("T-score", True, ()), ("- 2,5", False, answers), ("—", False, doses)),
            row(4, ("VIH", False, ()), ("-", False, ()), ("+", False, ())),
            block(5, BlockKind.PARAGRAPH, "—"),
        ),
    )
    utterances = script(section, structure="bref", respell=False)
    assert [utterance.text for utterance in utterances] == [
        "H.E.R 2", "moins", "tiret", "Poids", "moins 2 kilogrammes", "30 milligrammes", "T-score",
        "moins 2 virgule 5", "tiret", "V.I.H", "moins", "plus", "",
    ]  # fmt: skip
    for utterance, sentence in zip(utterances, section.sentences(), strict=True):
        assert_lawful(utterance, sentence)


def test_a_letter_numbers_a_list_of_letters() -> None:
    groups = (Group("g1", GroupKind.LIST, ordered=True, style="a"), Group("g1-1", GroupKind.ITEM, number=2))
    section = Section("s1", "", 2, (block(1, BlockKind.LIST_ITEM, "Oui", groups=groups),))
    assert [utterance.text for utterance in script(section)] == ["B. Oui"]


@pytest.mark.proves("daisy:read-aloud-06", "epubtest:510")
def test_a_heading_is_followed_by_more_silence_than_a_paragraph_an_item_a_cell() -> None:
    order = [
        pauses.AFTER_SECTION,
        pauses.AFTER_BLOCK[BlockKind.HEADING],
        pauses.AFTER_BLOCK[BlockKind.PARAGRAPH],
        pauses.AFTER_BLOCK[BlockKind.LIST_ITEM],
        pauses.AFTER_CELL,
        pauses.BETWEEN_SENTENCES,
    ]
    assert all(more > less for more, less in pairwise(order))
    assert set(pauses.AFTER_BLOCK) == set(BlockKind)
    heard = [utterance.pause for utterance in script(SECTION)]
    assert heard[:3] == [order[1], order[5], order[2]]
    assert heard[7] == order[4]
    assert heard[-1] == order[0]


def test_an_empty_section_says_nothing() -> None:
    assert script(Section("s1", "", 1, ())) == ()


class Watched(tuple[Block, ...]):
    """Blocks that count how often they are gone through."""

    walks = 0

    def __iter__(self) -> Iterator[Block]:
        Watched.walks += 1
        return super().__iter__()

    def __getitem__(self, key: Any) -> Any:
        Watched.walks += isinstance(key, slice)
        return super().__getitem__(key)


def test_a_section_of_many_rows_and_lists_is_gone_through_a_few_times() -> None:
    """Said in full, 4,000 lists of a page took 20 seconds: each looked for its items in the whole section."""
    lists = [Group(f"g{number}", GroupKind.LIST) for number in range(100, 200)]
    blocks = [block(place, BlockKind.LIST_ITEM, "un", groups=(one,)) for place, one in enumerate(lists)]
    blocks += [row(place, ("Toux", False, ())) for place in range(200, 300)]
    Watched.walks = 0
    said = script(Section("s1", "Titre", 2, Watched(blocks)), structure="complet")
    assert said[-1].text.startswith("Ligne 100.")
    assert Watched.walks < 10
