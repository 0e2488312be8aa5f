"""One MP3 of many tracks: each begins where it is said to, to the sample; chapters in reading order."""

from __future__ import annotations

import io
import json
import shutil
import subprocess
from array import array
from dataclasses import replace
from pathlib import Path

import pytest
from mutagen.id3 import ID3
from mutagen.mp3 import MP3

from reader.errors import ExportError, NotFound, SoundMissing
from reader.exports import mpeg
from reader.exports.book import Book, Recording, Wishes
from reader.exports.sound import id3
from reader.exports.sound.mp3 import write_mp3
from reader.exports.sound.timeline import Chapter, timeline
from tests.exports import books
from tests.exports.books import RATE
from tests.exports.frames import frames, heard_seconds


def read_id3(sound: io.BytesIO) -> ID3:
    return ID3(sound)  # type: ignore[no-untyped-call]


def mp3(book: Book) -> bytes:
    out = io.BytesIO()
    write_mp3(book, Wishes(), out)
    return out.getvalue()


def test_the_info_frame_of_a_track_says_what_its_frames_say() -> None:
    for samples in (1, 575, 576, 577, 22050, 50001):
        sound = books.encoded(books.beeps(samples))
        read = mpeg.parse(sound)
        assert read.samples == samples
        assert read.frames == len(frames(sound)) - 1
        assert heard_seconds(sound) == pytest.approx(samples / RATE, abs=1e-9)


def test_joined_frames_are_the_frames_of_the_tracks(small: Book) -> None:
    sound = mp3(small)
    expected = [frame.data for recording in small.recordings for frame in frames(recording.read())[1:]]
    assert [frame.data for frame in frames(sound)[1:]] == expected
    line = timeline(small)
    assert heard_seconds(sound) == pytest.approx(line.joined.duration, abs=1e-9)
    assert line.joined.length == len(sound) - (10 + int.from_bytes(_size(sound), "big"))
    assert line.joined.length == sum(len(frame.data) for frame in frames(sound))
    info = MP3(io.BytesIO(sound)).info  # type: ignore[no-untyped-call]
    assert info is not None
    assert info.length == pytest.approx(line.joined.duration, abs=1e-4)


def _size(sound: bytes) -> bytes:
    value = 0
    for byte in sound[6:10]:
        value = value << 7 | byte
    return value.to_bytes(4, "big")


def decoded(sound: bytes, folder: Path) -> array[int]:
    ffmpeg = shutil.which("ffmpeg")
    if ffmpeg is None:
        pytest.skip("needs ffmpeg")
    path = folder / "sound.mp3"
    path.write_bytes(sound)
    done = subprocess.run(
        [ffmpeg, "-v", "error", "-i", str(path), "-f", "s16le", "-ac", "1", "-"], capture_output=True, check=True
    )
    assert done.stderr == b""
    pcm = array("h")
    pcm.frombytes(done.stdout)
    return pcm


def best_shift(pcm: array[int], at: int, original: array[int]) -> int:
    """By how many samples the original has to be moved to be most like what is heard from `at` on."""
    window = original[2000:4000]

    def likeness(shift: int) -> int:
        begin = at + 2000 + shift
        return sum(one * other for one, other in zip(pcm[begin : begin + 2000], window, strict=True))

    return max(range(-60, 61), key=likeness)


def test_each_track_is_heard_where_the_timeline_says(small: Book, tmp_path: Path) -> None:
    pcm = decoded(mp3(small), tmp_path)
    original = array("h")
    original.frombytes(books.beeps(4000))
    line = timeline(small)
    assert len(pcm) == round(line.joined.duration * RATE)
    assert len(line.joined.starts) == 4
    for start in line.joined.starts:
        assert (start * RATE) == pytest.approx(round(start * RATE), abs=1e-6), "a whole sample"
        assert best_shift(pcm, round(start * RATE), original) == 0


def test_chapters_are_the_sections_in_order(small: Book) -> None:
    tags = read_id3(io.BytesIO(mp3(small)))
    contents = tags["CTOC:toc"]
    titles = [str(tags[f"CHAP:{name}"].sub_frames["TIT2"]) for name in contents.child_element_ids]
    assert titles == [section.title for section in small.document.sections]
    starts = [tags[f"CHAP:{name}"].start_time for name in contents.child_element_ids]
    line = timeline(small)
    assert starts == [round(line.joined.starts[at] * 1000) for at in (0, 2, 3)]
    ends = [tags[f"CHAP:{name}"].end_time for name in contents.child_element_ids]
    assert ends == [*starts[1:], round(line.joined.duration * 1000)]
    assert str(tags["TIT2"]) == small.document.title
    assert str(tags["TLAN"]) == "fra"
    assert str(tags["TPE1"]) == "Hôpital d’exemple"


def test_another_reader_sees_the_chapters_in_that_order(small: Book, tmp_path: Path) -> None:
    ffprobe = shutil.which("ffprobe")
    if ffprobe is None:
        pytest.skip("needs ffprobe")
    path = tmp_path / "page.mp3"
    path.write_bytes(mp3(small))
    told = subprocess.run(
        [ffprobe, "-v", "error", "-of", "json", "-show_chapters", str(path)], capture_output=True, check=True
    )
    titles = [chapter["tags"]["title"] for chapter in json.loads(told.stdout)["chapters"]]
    assert titles == [section.title for section in small.document.sections]


@pytest.mark.parametrize("count", [1, 255, 256, 700])
def test_any_number_of_chapters(count: int) -> None:
    chapters = [Chapter(f"s{at}", f"Titre {at}", at, at + 1) for at in range(count)]
    tags = read_id3(io.BytesIO(id3.tag("Titre", "fr", chapters) + books.encoded(books.beeps(100))))
    names: list[str] = []
    for name in tags["CTOC:toc"].child_element_ids:
        names += tags[f"CTOC:{name}"].child_element_ids if count > 255 else [name]
    assert [str(tags[f"CHAP:{name}"].sub_frames["TIT2"]) for name in names] == [one.title for one in chapters]


def test_a_cover_is_kept(small: Book) -> None:
    tags = read_id3(io.BytesIO(mp3(replace(small, cover=books.PNG))))
    assert tags["APIC:"].data == books.PNG
    assert tags["APIC:"].mime == "image/png"


def test_one_section(small: Book) -> None:
    one = small.only("s2")
    assert timeline(one).chapters[0].title == "Avant la perfusion"
    assert heard_seconds(mp3(one)) == mpeg.parse(small.by_section()["s2"][0].read()).duration
    with pytest.raises(NotFound, match="s9"):
        small.only("s9")


def test_same_book_same_bytes(small: Book) -> None:
    assert mp3(small) == mp3(small)


def test_what_cannot_be_joined_is_refused(small: Book) -> None:
    first = small.recordings[0]
    with pytest.raises(SoundMissing):
        mp3(replace(small, recordings=()))
    with pytest.raises(ExportError, match="pas un MP3"):
        mp3(replace(small, recordings=(Recording(first.track, b"RIFF" + bytes(300)), *small.recordings[1:])))
    other = Recording(first.track, books.encoded(books.beeps(16000), 16000))
    with pytest.raises(ExportError, match="même fréquence"):
        mp3(replace(small, recordings=(other, *small.recordings[1:])))


def test_sound_from_a_file(small: Book, tmp_path: Path) -> None:
    kept = []
    for number, recording in enumerate(small.recordings):
        path = tmp_path / f"{number}.mp3"
        path.write_bytes(recording.read())
        kept.append(Recording(recording.track, path))
    assert mp3(replace(small, recordings=tuple(kept))) == mp3(small)
