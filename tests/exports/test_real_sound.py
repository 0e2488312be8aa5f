"""A real page in its real voice, through the service: the same checks as with tones."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

from reader.errors import EngineUnavailable
from reader.exports import Book, Recording, Wishes, timeline
from reader.exports.sound.mp3 import write_mp3
from reader.model import Preferences, Quality
from reader.settings import Settings
from reader.store import MemoryStore
from tests.exports import books, daisy_checks, epub_checks
from tests.exports.conftest import daisy, epub
from tests.exports.frames import heard_seconds

PAGE = "questions-equipe-soignante"


@pytest.fixture(scope="module")
def spoken(tmp_path_factory: pytest.TempPathFactory) -> Book:
    settings = Settings.from_env({}).replaced(cache=Path(tmp_path_factory.mktemp("cache")), prepare=False)
    reader = settings.open_reader(MemoryStore())
    try:
        document = reader.document(PAGE)
        try:
            voice = reader.voice("", document.language)
        except EngineUnavailable:
            pytest.skip("no voice works on this machine")
        if voice.quality is Quality.TONE:
            pytest.skip("no voice works on this machine, only tones")
        recordings = []
        for tracks in reader.plan(PAGE, Preferences()).values():
            for planned in tracks:
                sound = reader.sound(planned.key, Preferences())
                data = sound.stored if sound.rendering is None else b"".join(sound.rendering.chunks())
                assert data is not None
                recordings.append(Recording(reader.track(planned.key, Preferences()), data))
        return Book(document, tuple(recordings), books.real_images(PAGE), books.CREATED)
    finally:
        reader.close()


def test_epub_sentence_by_sentence_and_word_by_word(spoken: Book) -> None:
    assert epub_checks.problems(epub(spoken)) == []
    assert epub_checks.problems(epub(spoken, words=True)) == []


def test_daisy(spoken: Book) -> None:
    assert daisy_checks.problems(daisy_checks.files(daisy(spoken))) == []


def test_one_mp3_keeps_the_time_of_every_word(spoken: Book) -> None:
    out = io.BytesIO()
    write_mp3(spoken, Wishes(), out)
    line = timeline(spoken)
    assert heard_seconds(out.getvalue()) == pytest.approx(line.joined.duration, abs=1e-9)
    tracks = sum(recording.track.duration for recording in spoken.recordings)
    # each seam adds the samples the encoder needs at both ends: under 0.08 s at 22,050 Hz
    assert tracks <= line.joined.duration < tracks + 0.08 * len(spoken.recordings)
    times = [word.start for cue in line.cues for word in cue.words]
    assert times == sorted(times)
    assert max(cue.end for cue in line.cues) <= line.joined.duration
