"""Each word's time against its audible onset, in what is delivered: PCM, then the MP3 as a decoder plays it.

On sentences cut by commas, so that each word begins after a silence; the bounds are those of the issue: a cue lies
between 80 ms before and 20 ms after the onset.
"""

from __future__ import annotations

import io
import resource
import sys
from array import array
from collections.abc import Iterator
from pathlib import Path

import pytest
import soundfile

from reader.engines import Pool
from reader.extract import extract
from reader.model import Preferences
from reader.service.reader import Reader
from reader.service.sound_file import WholeSound, mp3
from reader.sources import Library
from reader.speech import Lexicon, script
from reader.store import MemoryStore
from tests.engines.test_espeak import _onsets as onsets

WORDS = "avion, tomate, papa, café, vague, soleil, matin, lune, rideau, jardin, bateau, dame"
PAGE = f"<!doctype html><html lang=fr><title>Mots</title><main><h1>Mots</h1><p>{WORDS.capitalize()}.</p></main></html>"


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Iterator[WholeSound]:
    pool = Pool(workers=1, engines=("pyttsx3",))
    reader = Reader(Library(Path(tmp_path_factory.mktemp("pages"))), Lexicon.shipped(), pool, MemoryStore())
    try:
        yield reader.speak(extract(PAGE), Preferences())
    finally:
        reader.close()


def late(sound: WholeSound, pcm: bytes) -> list[float]:
    """Milliseconds from each word's time to the onset nearest to it."""
    heard = onsets(pcm, sound.sample_rate)
    words = [word for cue in sound.cues for word in cue.words]
    assert len(words) == 13
    return [1000 * min((onset - word.start for onset in heard), key=abs) for word in words]


def test_in_the_samples(whole: WholeSound) -> None:
    found = late(whole, b"".join(whole.pcm))
    assert min(found) > -20, found
    assert max(found) < 80, found


def test_in_the_mp3_as_decoded(whole: WholeSound) -> None:
    """The encoder's delay is declared, and cut by decoders that read the Info frame (mpg123 here, browsers too)."""
    decoded, rate = soundfile.read(io.BytesIO(mp3(whole)), dtype="int16")
    assert rate == whole.sample_rate
    found = late(whole, array("h", decoded).tobytes())
    assert min(found) > -20, found
    assert max(found) < 80, found


@pytest.mark.skipif(sys.platform == "win32", reason="needs the resource module")
def test_what_is_said_of_two_thousand_sentences_leaves_no_memory_behind() -> None:
    """Memory flat: the second thousand costs nothing that the first did not."""

    def prepare(thousand: int) -> int:
        for number in range(100):
            text = " ".join(f"Prenez {thousand * 1000 + number * 10 + i} mg, soit ≥ 2,5 mg/kg." for i in range(10))
            document = extract(f"<html lang=fr><title>a</title><main><h1>a</h1><p>{text}</p></main></html>")
            for section in document.sections:
                script(section)
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss

    after_one = prepare(1)
    assert prepare(2) - after_one < 4_000  # kB
