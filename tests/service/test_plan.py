"""A track's key says everything that changes its sound, and nothing else; long sections are cut between blocks."""

from __future__ import annotations

from dataclasses import replace

from reader.model import (
    Block,
    BlockKind,
    Cell,
    Document,
    LanguageRun,
    Section,
    Sentence,
    Span,
    SpanKind,
    TextRange,
    Utterance,
)
from reader.service.plan import LONGEST_TRACK, PlannedTrack, plan_section


def section_of(*texts: str) -> tuple[Document, Section]:
    blocks = tuple(
        Block(f"s1-b{index}", BlockKind.PARAGRAPH, (Sentence(f"s1-b{index}-1", text),))
        for index, text in enumerate(texts, 1)
    )
    section = Section("s1", "Titre", 1, blocks)
    return Document("page", "Titre", "fr", (section,)), section


def utterances_of(section: Section) -> tuple[Utterance, ...]:
    return tuple(
        Utterance(sentence.id, sentence.text, (LanguageRun(TextRange(0, len(sentence.text)), "fr"),), (), 0.5)
        for sentence in section.sentences()
    )


def tracks_of(*texts: str, fingerprint: str = "e 1", speed: float = 1.0) -> tuple[PlannedTrack, ...]:
    document, section = section_of(*texts)
    return plan_section(document, section, *2 * (utterances_of(section),), "e/fr", fingerprint, speed)


def test_the_same_plan_has_the_same_key() -> None:
    assert tracks_of("Bonjour.") == tracks_of("Bonjour.")


def test_whatever_changes_the_sound_changes_the_key() -> None:
    (track,) = tracks_of("Bonjour.")
    document, section = section_of("Bonjour.")
    (utterance,) = utterances_of(section)

    def said(ours: Utterance, of_a_device: Utterance = utterance) -> PlannedTrack:
        (planned,) = plan_section(document, section, (ours,), (of_a_device,), "e/fr", "e 1", 1.0)
        return planned

    other_pause = said(replace(utterance, pause=1.0))
    other_words = said(replace(utterance, text="Bonsoir."))
    english = said(replace(utterance, runs=(LanguageRun(TextRange(0, 8), "en"),)))
    other_device = said(utterance, replace(utterance, text="Bonsoir."))
    (other_engine,) = tracks_of("Bonjour.", fingerprint="e 2")
    (faster,) = tracks_of("Bonjour.", speed=1.5)
    keys = {found.key for found in (track, other_pause, other_words, english, other_device, other_engine, faster)}
    assert len(keys) == 7


def test_a_long_section_is_cut_between_blocks_and_loses_nothing() -> None:
    texts = [f"{number} " + "mot " * 300 for number in range(12)]
    tracks = tracks_of(*texts)
    assert len(tracks) > 1
    assert [track.part for track in tracks] == list(range(len(tracks)))
    assert [sentence.shown for track in tracks for sentence in track.sentences] == texts
    assert len({track.key for track in tracks}) == len(tracks)
    for track in tracks[:-1]:
        length = sum(len(sentence.shown) for sentence in track.sentences)
        assert LONGEST_TRACK <= length < LONGEST_TRACK + len(texts[0]) + 2


def test_cells_are_elements_of_their_own_and_offsets_count_inside_them() -> None:
    cells = (
        Cell("s1-b1-c1", (Sentence("s1-b1-c1-1", "Un. "), Sentence("s1-b1-c1-2", "Deux."))),
        Cell("s1-b1-c2", (Sentence("s1-b1-c2-1", "Trois."),)),
    )
    section = Section("s1", "Titre", 1, (Block("s1-b1", BlockKind.TABLE_ROW, cells=cells),))
    document = Document("page", "Titre", "fr", (section,))
    (track,) = plan_section(document, section, *2 * (utterances_of(section),), "e/fr", "e 1", 1.0)
    assert [(sentence.element_id, sentence.offset) for sentence in track.sentences] == [
        ("s1-b1-c1", 0),
        ("s1-b1-c1", 4),
        ("s1-b1-c2", 0),
    ]


def test_a_block_that_never_ends_is_cut_between_its_sentences() -> None:
    sentences = tuple(Sentence(f"s1-b1-{number}", "mot " * 100) for number in range(1, 61))
    section = Section("s1", "Titre", 1, (Block("s1-b1", BlockKind.PARAGRAPH, sentences),))
    document = Document("page", "Titre", "fr", (section,))
    tracks = plan_section(document, section, *2 * (utterances_of(section),), "e/fr", "e 1", 1.0)
    assert len(tracks) > 1
    said = [sentence for track in tracks for sentence in track.sentences]
    assert [sentence.utterance.sentence_id for sentence in said] == [sentence.id for sentence in sentences]
    assert [sentence.offset for sentence in said] == [400 * number for number in range(60)]


def test_a_line_without_mark_up_keeps_its_exponents_and_is_told_only_where_it_differs() -> None:
    raised = Span(TextRange(2, 3), SpanKind.SUP)
    sentences = (Sentence("s1-b1-1", "109 cellules. ", spans=(raised,)), Sentence("s1-b1-2", "Une phrase."))
    section = Section("s1", "Titre", 1, (Block("s1-b1", BlockKind.PARAGRAPH, sentences),))
    document = Document("page", "Titre", "fr", (section,))
    (track,) = plan_section(document, section, *2 * (utterances_of(section),), "e/fr", "e 1", 1.0)
    assert [sentence.line for sentence in track.sentences] == ["10⁹ cellules. ", ""]
