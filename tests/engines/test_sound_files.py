"""WAV and AIFF, as engines write them and as they should not."""

from __future__ import annotations

import io
import struct
import wave

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.engines.sound_files import read_sound
from reader.errors import SynthesisFailed
from tests.engines.stock_driver import aiff

SAMPLES = (0, 1, -1, 32767, -32768, 500)
LITTLE = struct.pack("<6h", *SAMPLES)
BIG = struct.pack(">6h", *SAMPLES)


def wav(frames: bytes, *, channels: int = 1, width: int = 2, rate: int = 22050) -> bytes:
    buffer = io.BytesIO()
    with wave.open(buffer, "wb") as file:
        file.setnchannels(channels)
        file.setsampwidth(width)
        file.setframerate(rate)
        file.writeframes(frames)
    return buffer.getvalue()


@pytest.mark.parametrize(
    ("data", "rate"),
    [
        (wav(LITTLE), 22050),
        (aiff(BIG, 22050), 22050),
        (aiff(BIG, 44100, kind=b"NONE"), 44100),
        (aiff(BIG, 8000, kind=b"twos"), 8000),
        (aiff(LITTLE, 11025, kind=b"sowt"), 11025),
        (aiff(BIG, 22050, extra=b"FVER\x00\x00\x00\x03abc\x00"), 22050),
    ],
)
def test_pcm_comes_out_as_it_is(data: bytes, rate: int) -> None:
    assert read_sound(io.BytesIO(data)) == (LITTLE, rate)


def test_channels_are_mixed_and_bytes_widened() -> None:
    stereo = struct.pack("<4h", 100, 300, -100, -300)
    assert read_sound(io.BytesIO(wav(stereo, channels=2)))[0] == struct.pack("<2h", 200, -200)
    assert read_sound(io.BytesIO(wav(bytes([128, 255, 0]), width=1)))[0] == struct.pack("<3h", 0, 127 << 8, -128 << 8)
    eight = aiff(struct.pack(">3b", 0, 127, -128), 8000, bits=8)
    assert read_sound(io.BytesIO(eight))[0] == struct.pack("<3h", 0, 127 << 8, -128 << 8)


@given(st.integers(0, 60), st.integers(1, 3))
def test_any_wave_keeps_its_frames(frames: int, channels: int) -> None:
    pcm, _ = read_sound(io.BytesIO(wav(b"\x01\x00" * frames * channels, channels=channels)))
    assert pcm == b"\x01\x00" * frames


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"RIFF",
        b"RIFF\x00\x00\x00\x00WAVE",
        b"ID3 an mp3",
        b"FORM\x00\x00\x00\x00AIFF",
        aiff(BIG, 22050)[:30],
        aiff(BIG, 22050, kind=b"ulaw"),
        aiff(BIG, 22050, bits=12),
        wav(b"\x00" * 12, width=3),
    ],
)
def test_what_cannot_be_read_is_said(data: bytes) -> None:
    with pytest.raises(SynthesisFailed):
        read_sound(io.BytesIO(data))


@given(st.binary(max_size=200), st.sampled_from([b"RIFF", b"FORM"]))
def test_no_bytes_make_it_fall(data: bytes, magic: bytes) -> None:
    for whole in (magic + data, magic + b"\x00\x00\x00\x50" + (b"WAVE" if magic == b"RIFF" else b"AIFF") + data):
        try:
            pcm, rate = read_sound(io.BytesIO(whole))
        except SynthesisFailed:
            continue
        assert len(pcm) % 2 == 0
        assert rate > 0
