"""MP3 files of ours taken apart and put together, without decoding: what is heard when, to the sample.

Each track begins with an Info frame (Xing's, with LAME's extension) that says how many frames follow and how many
samples a decoder drops at both ends. Frames of one encoder setting can simply follow each other: an encoder that starts
afresh refers to no earlier frame (`main_data_begin` is 0, ISO 11172-3, 2.4.1.7). So several tracks become one file by
leaving out their Info frames and writing one for the sum. The samples that each part's encoder added at its ends stay
in as silence (under 80 ms a seam at 22,050 Hz); `Joined.starts` counts them, so that cues stay exact.
"""

from __future__ import annotations

import struct
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

from reader.errors import ExportError

_KBITS_1 = (0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320)
_KBITS_2 = (0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160)
_RATES = {3: (44100, 48000, 32000), 2: (22050, 24000, 16000), 0: (11025, 12000, 8000)}

LONGEST_FRAME = 1441  # bytes: 320 kbit/s at 32,000 Hz, padded

# Where the fields stand, counted from the tag "Info" (Xing's header with all four flags, then LAME's extension).
_FRAMES, _BYTES, _DELAYS, _MUSIC_LENGTH, _END = 8, 12, 141, 148, 156


@dataclass(frozen=True, slots=True)
class Mp3:
    """One MP3 of ours, of `length` bytes: its Info frame `head`, the `frames` that follow, the samples to drop."""

    head: bytes
    tag: int  # where "Info" stands in head
    sample_rate: int
    frame_samples: int
    frames: int
    delay: int
    padding: int
    length: int

    @property
    def samples(self) -> int:
        """Samples that are heard."""
        return self.frames * self.frame_samples - self.delay - self.padding

    @property
    def duration(self) -> float:
        """Seconds that are heard."""
        return self.samples / self.sample_rate

    @property
    def milliseconds(self) -> int:
        """Whole milliseconds that are heard: no clip may end later."""
        return self.samples * 1000 // self.sample_rate


def parse(sound: bytes, length: int | None = None) -> Mp3:
    """Read the Info frame of a track; its beginning is enough where `length`, in bytes, is given.

    Raises ExportError where the sound is none of ours or is cut short.
    """
    length = len(sound) if length is None else length
    if len(sound) < 4:
        raise _foreign()
    header = struct.unpack_from(">I", sound)[0]
    version, layer, rate_index = header >> 19 & 3, header >> 17 & 3, header >> 10 & 3
    bits_index, padded, mono = header >> 12 & 15, header >> 9 & 1, (header >> 6 & 3) == 3
    if header >> 21 != 0x7FF or version == 1 or layer != 1 or rate_index == 3 or bits_index in (0, 15):
        raise _foreign()
    sample_rate = _RATES[version][rate_index]
    frame_samples = 1152 if version == 3 else 576
    bit_rate = (_KBITS_1 if version == 3 else _KBITS_2)[bits_index] * 1000
    head = sound[: frame_samples // 8 * bit_rate // sample_rate + padded]
    tag = 4 + ((17 if mono else 32) if version == 3 else (9 if mono else 17))
    if head[tag : tag + 4] != b"Info" or head[tag + 7] != 0xF or len(head) < tag + _END:
        raise _foreign()
    frames, told = struct.unpack_from(">II", head, tag + _FRAMES)
    if told != length:
        raise ExportError(f"Ce son est abîmé : {length} octets au lieu de {told}. Refaites-le, puis recommencez.")
    delays = int.from_bytes(head[tag + _DELAYS : tag + _DELAYS + 3], "big")
    return Mp3(head, tag, sample_rate, frame_samples, frames, delays >> 12, delays & 0xFFF, length)


def _foreign() -> ExportError:
    return ExportError("Ce son n’est pas un MP3 fait par le lecteur : il ne peut pas être mis en livre.")


@dataclass(frozen=True, slots=True)
class Joined:
    """Several tracks as one MP3: its Info frame, and the second at which the first sample of each is heard."""

    head: bytes
    starts: tuple[float, ...]
    duration: float
    length: int


def join(parts: Sequence[Mp3]) -> Joined:
    """One Info frame for several tracks.

    The file is the frame, then the tracks' bytes after their own Info frames, in order. Raises ExportError where the
    tracks have different sample rates.
    """
    if not parts:
        raise ExportError("Il n’y a aucun son à mettre bout à bout.")
    first, last = parts[0], parts[-1]
    if any((mp3.sample_rate, mp3.frame_samples) != (first.sample_rate, first.frame_samples) for mp3 in parts):
        raise ExportError("Ces sons n’ont pas la même fréquence : refaites-les avec une seule voix, puis recommencez.")
    frames = sum(mp3.frames for mp3 in parts)
    length = len(first.head) + sum(mp3.length - len(mp3.head) for mp3 in parts)
    head = bytearray(first.head)
    struct.pack_into(">II", head, first.tag + _FRAMES, frames, length)
    delays = first.delay << 12 | last.padding
    head[first.tag + _DELAYS : first.tag + _DELAYS + 3] = delays.to_bytes(3, "big")
    struct.pack_into(">I", head, first.tag + _MUSIC_LENGTH, length)
    passed = accumulate((mp3.frames * mp3.frame_samples for mp3 in parts), initial=0)
    starts = tuple(
        (samples + mp3.delay - first.delay) / first.sample_rate for samples, mp3 in zip(passed, parts, strict=False)
    )
    samples = frames * first.frame_samples - first.delay - last.padding
    return Joined(bytes(head), starts, samples / first.sample_rate, length)
