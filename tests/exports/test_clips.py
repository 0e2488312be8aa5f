"""From cues to clips, where cues are odd: silent, over each other, too short, past the end of their sound."""

from __future__ import annotations

from dataclasses import replace

from reader.exports.markup.elements import word_id
from reader.exports.talking_books.clips import Clip, clips, spoken_words
from reader.model import Cue, TextRange, Track, WordTiming
from tests.exports import books

TRACK = books.recorded(books.everything(), books.everything().sections[0]).track


def track(*cues: tuple[str, float, float]) -> Track:
    return replace(TRACK, cues=tuple(Cue(name, "s1-b1", 0, "Un mot.", start, end, ()) for name, start, end in cues))


def made(*cues: tuple[str, float, float], length: int = 3000) -> list[Clip]:
    return list(clips(track(*cues), length, lambda cue: "" if cue.sentence_id == "hidden" else cue.sentence_id))


def test_a_pause_belongs_to_what_came_before_it() -> None:
    assert made(("a", 0.25, 1.0), ("b", 1.5, 2.0)) == [Clip("a", 0, 1500), Clip("b", 1500, 3000)]


def test_what_is_silent_or_not_displayed_has_no_clip() -> None:
    assert made(("a", 0.0, 1.0), ("mute", 1.0, 1.0), ("hidden", 1.0, 1.5), ("b", 1.5, 2.0)) == [
        Clip("a", 0, 1500),
        Clip("b", 1500, 3000),
    ]
    assert made(("mute", 1.0, 1.0)) == []


def test_neighbours_with_one_target_are_one_clip() -> None:
    assert made(("a", 0.0, 1.0), ("a", 1.0, 2.0), ("b", 2.0, 3.0)) == [Clip("a", 0, 2000), Clip("b", 2000, 3000)]


def test_no_clip_is_empty_or_past_the_end() -> None:
    """Less than a millisecond is no clip; nor is what would begin where the sound ends."""
    assert made(("a", 0.0, 1.0), ("b", 1.0, 1.0004), ("c", 1.0004, 2.0)) == [Clip("a", 0, 1000), Clip("b", 1000, 3000)]
    assert made(("a", 0.0, 1.0), ("b", 3.0, 3.5)) == [Clip("a", 0, 3000)]
    assert made(("a", 0.0, 1.0), ("b", 9.0, 9.5)) == [Clip("a", 0, 3000)]
    assert made(("a", 0.0, 1.0), length=0) == []


def spoken(*words: tuple[float, tuple[int, int] | None]) -> list[tuple[float, tuple[int, int]]]:
    timings = tuple(
        WordTiming(start, start + 0.1, None if shown is None else TextRange(*shown))  # type: ignore[arg-type]
        for start, shown in words
    )
    cue = Cue("a", "s1-b1", 0, "Un mot, un autre.", 0.5, 2.0, timings)
    return [(start, (shown.start, shown.end)) for start, shown in spoken_words(cue)]


def test_words_are_in_order_and_beside_each_other() -> None:
    assert spoken((0.6, (0, 2)), (0.8, (3, 6)), (1.0, (8, 10))) == [(0.5, (0, 2)), (0.8, (3, 6)), (1.0, (8, 10))]
    assert spoken((0.6, (0, 6)), (0.8, (3, 6)), (1.0, (6, 7))) == [(0.5, (0, 6)), (1.0, (6, 7))]  # over the one before
    assert spoken((0.6, (0, 2)), (0.55, (3, 6)), (0.6, (8, 10))) == [(0.5, (0, 2)), (0.6, (8, 10))]  # said before it
    assert spoken((0.6, (3, 6)), (0.8, (0, 2))) == [(0.5, (3, 6))]


def test_a_sentence_without_words_is_one() -> None:
    assert spoken() == [(0.5, (0, 17))]
    assert [clip.target for clip in clips(track(("a", 0.0, 1.0)), 3000, lambda cue: cue.sentence_id, words=True)] == [
        word_id("a", 1)
    ]
