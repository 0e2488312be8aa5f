"""MP3: the length is told before the first byte, the sound starts at sample 0 and ends at the last one."""

from __future__ import annotations

import array
import io
import math
import random
import shutil
import subprocess
import sys
import threading
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from mutagen.mp3 import MP3

from reader.errors import StoreError
from reader.store import Mp3Stream, mp3_problem
from reader.store import encode as encode_module

RATES = (8000, 11025, 12000, 16000, 22050, 24000, 32000, 44100, 48000)


def noise(samples: int, seed: int = 1) -> bytes:
    return random.Random(seed).randbytes(2 * samples)


def encoded(pcm: bytes, rate: int, cuts: tuple[int, ...] = ()) -> tuple[Mp3Stream, bytes]:
    """The stream and the whole file; `cuts` are the numbers of samples given at a time, then the rest."""
    stream = Mp3Stream(len(pcm) // 2, rate)
    data = stream.head()
    for cut in cuts:
        data += stream.feed(pcm[: 2 * cut])
        pcm = pcm[2 * cut :]
    data += stream.feed(pcm)
    return stream, data + stream.finish()


@settings(max_examples=150)
@given(st.integers(1, 40_000), st.sampled_from(RATES), st.integers(0, 1 << 30))
@example(1, 22050, 0)
@example(575, 22050, 0)
@example(576, 22050, 0)
@example(577, 22050, 0)
@example(1152, 44100, 0)
@example(1153, 44100, 0)
def test_the_length_is_known_before_the_first_frame(samples: int, rate: int, seed: int) -> None:
    stream, data = encoded(noise(samples, seed), rate)
    assert len(data) == stream.length


@pytest.mark.parametrize("rate", RATES)
def test_the_length_of_a_long_sound_is_exact(rate: int) -> None:
    stream, data = encoded(bytes(2 * (400_000 + rate)), rate)
    assert len(data) == stream.length


@settings(max_examples=30)
@given(st.lists(st.integers(0, 3000), max_size=12), st.integers(1, 3000))
def test_how_it_is_fed_does_not_matter(cuts: list[int], rest: int) -> None:
    pcm = noise(sum(cuts) + rest)
    assert encoded(pcm, 22050, tuple(cuts))[1] == encoded(pcm, 22050)[1]


@pytest.mark.parametrize("rate", RATES)
@pytest.mark.parametrize("samples", [1, 576, 5000, 100_001])
def test_the_head_tells_the_truth(rate: int, samples: int) -> None:
    """mutagen reads the Info frame: duration to the sample, constant bit rate, one channel."""
    stream, data = encoded(noise(samples), rate)
    info: Any = MP3(io.BytesIO(data)).info  # type: ignore[no-untyped-call]
    assert info.sample_rate == rate
    assert info.channels == 1
    assert round(info.length * rate) == samples
    assert not info.sketchy
    assert "CBR" in str(info.bitrate_mode)
    assert stream.head() == data[: len(stream.head())]


@pytest.mark.parametrize("rate", RATES)
def test_every_frame_is_where_the_one_before_ends(rate: int) -> None:
    stream, data = encoded(noise(30_000), rate)
    kbits = (0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160)
    kbits_1 = (0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320)
    position = frames = 0
    while position < len(data):
        header = int.from_bytes(data[position : position + 4], "big")
        assert header >> 21 == 0x7FF
        mpeg_1 = header >> 19 & 3 == 3
        bits = (kbits_1 if mpeg_1 else kbits)[header >> 12 & 15] * 1000
        position += (144 if mpeg_1 else 72) * bits // rate + (header >> 9 & 1)
        frames += 1
        if frames > 1:
            assert bits == stream.bit_rate
    assert position == len(data)
    assert frames == int.from_bytes(data[data.index(b"Info") + 8 :][:4], "big") + 1


def test_the_bit_rate_of_our_own_voice_is_48() -> None:
    stream, data = encoded(noise(22050 * 4), 22050)
    assert stream.bit_rate == 48_000
    assert 24_000 <= len(data) < 24_000 + 700


# --- decoded ----------------------------------------------------------------------------------------------------------


@pytest.mark.skipif(shutil.which("ffmpeg") is None, reason="ffmpeg is not on the PATH: install it to check decoding")
@pytest.mark.parametrize("rate", RATES)
@pytest.mark.parametrize("samples", [9_000, 30_123])
def test_a_decoder_starts_at_sample_0_and_ends_at_the_last(rate: int, samples: int, tmp_path: Path) -> None:
    pcm = chirp(samples, rate)
    _, data = encoded(pcm, rate)
    file = tmp_path / "sound.mp3"  # not a pipe: where it cannot seek, ffmpeg does not cut the end
    file.write_bytes(data)
    command = ["ffmpeg", "-v", "error", "-i", str(file), "-f", "s16le", "-"]
    decoded = subprocess.run(command, capture_output=True, check=True).stdout
    assert len(decoded) == len(pcm)
    assert shift(pcm, decoded) == 0


def chirp(samples: int, rate: int) -> bytes:
    """A tone that rises from 200 Hz to an eighth of the rate: like no moment of its own past or future."""
    sound = array.array("h")
    for n in range(samples):
        turns = 200 * n / rate + (rate / 8 - 200) * n * n / (2 * rate * samples)
        sound.append(round(12_000 * math.sin(2 * math.pi * turns)))
    if sys.byteorder == "big":
        sound.byteswap()
    return sound.tobytes()


def shift(one: bytes, other: bytes) -> int:
    """How many samples `other` is later than `one`: where their cross-correlation is greatest."""
    a, b = array.array("h", one)[2000:2300], array.array("h", other)
    return max(
        range(-1300, 1301), key=lambda late: sum(x * y for x, y in zip(a, b[2000 + late : 2300 + late], strict=True))
    )


# --- manners ----------------------------------------------------------------------------------------------------------


def test_other_threads_run_while_it_encodes() -> None:
    """lameenc gives the interpreter lock back: a page is served while a sound is made."""
    stream = Mp3Stream(22050 * 240, 22050)
    pcm = noise(22050 * 240)
    done = threading.Event()
    ticks = 0

    def encode() -> None:
        stream.feed(pcm)
        done.set()

    thread = threading.Thread(target=encode)
    thread.start()
    while not done.is_set():
        ticks += 1
    thread.join()
    assert ticks > 1000


def test_a_promise_of_samples_must_be_kept() -> None:
    stream = Mp3Stream(1000, 22050)
    stream.feed(bytes(1000))
    with pytest.raises(ValueError, match="never fed"):
        stream.finish()
    with pytest.raises(ValueError, match="at most 1000"):
        stream.feed(bytes(1002))
    with pytest.raises(ValueError, match="bytes of PCM"):
        stream.feed(b"\0")
    with pytest.raises(ValueError, match="no samples"):
        Mp3Stream(0, 22050)


def test_a_rate_without_mp3_is_said() -> None:
    with pytest.raises(StoreError, match="Pas de MP3 à 6000 Hz"):
        Mp3Stream(1000, 6000)


def test_a_length_told_wrong_is_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(encode_module, "ENCODER_DELAY", 1200)
    stream = Mp3Stream(1000, 22050)
    stream.feed(bytes(2000))
    with pytest.raises(StoreError, match="octets au lieu de"):
        stream.finish()


def test_without_the_encoder_the_sentence_says_what_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    assert mp3_problem() == ""
    monkeypatch.setitem(sys.modules, "lameenc", None)
    assert "« lameenc » n’est pas installé" in mp3_problem()
    with pytest.raises(StoreError, match="lameenc"):
        Mp3Stream(1000, 22050)
