"""A track's key says everything that changes its sound, and nothing else; long sections are cut between blocks."""

from __future__ import annotations

from dataclasses import replace

import pytest

from reader.model import (
    Alignment,
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
from reader.service import plan
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


def test_whatever_changes_the_sound_or_its_cues_changes_the_key(monkeypatch: pytest.MonkeyPatch) -> None:
    """One thing is changed at a time, and all else stays: none of them may hide behind another."""
    document, section = section_of("Bonjour.")
    (utterance,) = utterances_of(section)
    aligned = (Alignment(TextRange(0, 7), TextRange(0, 7), "same"),)

    def key(
        ours: Utterance = utterance,
        of_a_device: Utterance = utterance,
        fingerprint: str = "e 1",
        speed: float = 1.0,
        document: Document = document,
        section: Section = section,
    ) -> str:
        (track,) = plan_section(document, section, (ours,), (of_a_device,), "e/fr", fingerprint, speed)
        return track.key

    def shown(block_id: str = "s1-b1", text: str = "Bonjour.", *spans: Span) -> Section:
        sentence = Sentence("s1-b1-1", text, spans=spans)
        return replace(section, blocks=(Block(block_id, BlockKind.PARAGRAPH, (sentence,)),))

    keys = {
        "nothing": key(),
        "pause": key(replace(utterance, pause=1.0)),
        "words": key(replace(utterance, text="Bonsoir.")),
        "language": key(replace(utterance, runs=(LanguageRun(TextRange(0, 8), "en"),))),
        "place of a language": key(replace(utterance, runs=(LanguageRun(TextRange(0, 7), "fr"),))),
        "alignment": key(replace(utterance, alignments=aligned)),
        "sentence's id": key(replace(utterance, sentence_id="s1-b1-2")),
        "words for a device": key(of_a_device=replace(utterance, text="Bonsoir.")),
        "engine or voice": key(fingerprint="e 2"),
        "speed": key(speed=1.5),
        "document": key(document=replace(document, id="autre")),
        "section's id": key(section=replace(section, id="s2")),
        "element": key(section=shown("s1-b2")),
        "text shown": key(section=shown("s1-b1", "109 jours")),
        "line without mark-up": key(section=shown("s1-b1", "109 jours", Span(TextRange(2, 3), SpanKind.SUP))),
    }
    for recipe in ("RECIPE", "SPEECH_RECIPE"):
        with monkeypatch.context() as changed:
            changed.setattr(plan, recipe, "another")
            keys[recipe] = key()
    assert key() == keys["nothing"]
    same = [name for name in keys if list(keys.values()).count(keys[name]) > 1]
    assert same == []


def test_tracks_of_the_same_words_differ_by_their_place() -> None:
    """The part of a long section, and where in its element a sentence begins."""
    long = Sentence("s1-b1-1", "mot " * LONGEST_TRACK)

    def keys(*blocks: tuple[Sentence, ...]) -> list[str]:
        section = Section("s1", "Titre", 1, tuple(Block("s1-b1", BlockKind.PARAGRAPH, block) for block in blocks))
        document = Document("page", "Titre", "fr", (section,))
        tracks = plan_section(document, section, *2 * (utterances_of(section),), "e/fr", "e 1", 1.0)
        return [track.key for track in tracks]

    first, second = keys((long,), (long,))
    assert first != second
    _, after_it = keys((long, long))
    _, after_a_longer_one = keys((replace(long, text=f"{long.text}mot "), long))
    assert after_it != after_a_longer_one


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
