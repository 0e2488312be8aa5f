"""Mono MP3 at a constant bit rate, its length known before its first byte, heard from its first sample.

Two things plain lameenc does not give:

- It writes no Info frame, so decoders cannot drop the encoder's start delay: everything is heard 1105 samples late
  (50 ms at 22050 Hz; ffmpeg and Chromium). We write the frame ourselves, and decoders start at sample 0 and end at the
  last one.
- It does not say how long the file will be. At a constant bit rate that depends on the number of samples alone:
  `frame_count` and `_padded_frames` are LAME's own sums (libmp3lame/lame.c `lame_encode_flush`, encoder.c `slot_lag`).
"""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING

from reader.errors import StoreError

if TYPE_CHECKING:
    import lameenc

# LAME's scale: 2 is slow, 7 is fast. Measured on espeak-ng's French at 48 kbit/s: 7 takes 1.5 ms a second of speech,
# 5 takes 2.6 and 2 takes 4.2; the spectrum 7 gives is as near to the original (docs/decisions/0005-mp3.md).
QUALITY = 7

ENCODER_DELAY = 576  # samples LAME puts before the sound (ENCDELAY)
_LEAST_END = 576  # samples LAME puts after it at least, so that decoders can give the last one (lame_encode_flush)

# Bits a second by sample rate (Hz): speech is clear and small. MPEG-1 has no Layer III rate below 32 kbit/s.
_BIT_RATES = {
    8000: 24_000,
    11025: 24_000,
    12000: 32_000,
    16000: 40_000,
    22050: 48_000,
    24000: 48_000,
    32000: 64_000,
    44100: 80_000,
    48000: 80_000,
}

# ISO 11172-3 and 13818-3, Layer III: kbit/s by bit rate index (0 is "free", never used), MPEG-1 then MPEG-2 and 2.5.
_KBITS_1 = (0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320)
_KBITS_2 = (0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160)

# Header fields by sample rate: MPEG version (3: 1, 2: 2, 0: 2.5) and sample rate index.
_HEADER = {
    44100: (3, 0),
    48000: (3, 1),
    32000: (3, 2),
    22050: (2, 0),
    24000: (2, 1),
    16000: (2, 2),
    11025: (0, 0),
    12000: (0, 1),
    8000: (0, 2),
}

_XING_FIELDS = 4 + 4 + 4 + 4 + 100 + 4  # tag, flags, frames, bytes, table of contents, quality
_LAME_FIELDS = 36


def mp3_problem() -> str:
    """Why no MP3 can be made on this machine, in a French sentence; empty where it can."""
    try:
        _lameenc()
    except StoreError as exc:
        return str(exc)
    return ""


class Mp3Stream:
    """One MP3 file of `samples` samples of mono 16-bit PCM: `head()`, then `feed(pcm)` as it comes, then `finish()`.

    `length` is the exact number of bytes of the whole file, known at once. Raises StoreError where the encoder is
    missing or the sample rate has no MP3, ValueError where `samples` is not positive.
    """

    def __init__(self, samples: int, sample_rate: int) -> None:
        if samples < 1:
            raise ValueError("a sound of no samples")
        if sample_rate not in _BIT_RATES:
            rates = ", ".join(str(rate) for rate in _BIT_RATES)
            raise StoreError(f"Pas de MP3 à {sample_rate} Hz ; fréquences possibles : {rates} Hz.")
        self.samples = samples
        self.sample_rate = sample_rate
        self.bit_rate = _BIT_RATES[sample_rate]
        self._version, self._rate_index = _HEADER[sample_rate]
        self._frame_samples = 1152 if self._version == 3 else 576
        self._frames = frame_count(samples, self._frame_samples)
        self._body = self._body_length()
        self._table = _KBITS_1 if self._version == 3 else _KBITS_2
        self._side = 17 if self._version == 3 else 9  # side information of a mono frame
        # A frame at our own bit rate may be too short for the Info fields: the next rate that fits.
        needed = 4 + self._side + _XING_FIELDS + _LAME_FIELDS
        self._head_index = next(
            index for index, kbits in enumerate(self._table) if kbits and self._frame_length(kbits * 1000) >= needed
        )
        self._head_length = self._frame_length(self._table[self._head_index] * 1000)
        self.length = self._head_length + self._body
        self._left = samples
        self._made = 0
        self._encoder = self._new_encoder()

    def head(self) -> bytes:
        """The Info frame, never heard: frames, bytes, and (LAME's extension) the samples to drop at both ends."""
        sync, layer_3, no_checksum, mono = 0xFFE00000, 1 << 17, 1 << 16, 3 << 6
        header = (
            sync | self._version << 19 | layer_3 | no_checksum | self._head_index << 12 | self._rate_index << 10 | mono
        )
        info = struct.pack(">4sIII", b"Info", 0xF, self._frames, self.length)
        contents = bytes(256 * percent // 100 for percent in range(100))  # constant bit rate: a straight line
        padding = self._frames * self._frame_samples - self.samples - ENCODER_DELAY
        lame = struct.pack(
            ">9sBB8xBB3s4xI4x",
            b"LAME3.100",
            1,  # revision 0 of the extension, constant bit rate
            0,  # low-pass filter: not told
            0,
            self.bit_rate // 1000,
            (ENCODER_DELAY << 12 | padding).to_bytes(3, "big"),
            self.length,
        )
        frame = struct.pack(">I", header) + bytes(self._side) + info + contents + struct.pack(">I", 50) + lame
        return frame.ljust(self._head_length, b"\0")

    def feed(self, pcm: bytes) -> bytes:
        """The next samples (signed 16-bit little-endian); answers the bytes that are ready, perhaps none.

        Other threads run meanwhile. Raises ValueError for more samples than promised, or half of one.
        """
        if len(pcm) % 2 or len(pcm) // 2 > self._left:
            raise ValueError(f"{len(pcm)} bytes of PCM where at most {2 * self._left} are left")
        self._left -= len(pcm) // 2
        return self._counted(self._encoder.encode(pcm)) if pcm else b""

    def finish(self) -> bytes:
        """The last bytes. Raises ValueError where samples are missing, StoreError where the length was told wrong."""
        if self._left:
            raise ValueError(f"{self._left} samples of {self.samples} were never fed")
        last = self._counted(self._encoder.flush())
        if self._made != self._body:  # another LAME than the one whose sums these are
            raise StoreError(f"L’encodeur MP3 a rendu {self._made} octets au lieu de {self._body}.")
        return last

    def _counted(self, data: bytes | bytearray) -> bytes:
        self._made += len(data)
        return bytes(data)

    def _frame_length(self, bit_rate: int) -> int:
        """Bytes of a frame without the padding byte."""
        return self._frame_samples // 8 * bit_rate // self.sample_rate

    def _body_length(self) -> int:
        """Bytes of the frames LAME will make.

        A frame gets a byte more each time the fraction lost by whole bytes has grown to one; LAME starts a frame late.
        """
        fraction = self._frame_samples // 8 * self.bit_rate % self.sample_rate
        padded = -(-(self._frames - 1) * fraction // self.sample_rate)
        return self._frames * self._frame_length(self.bit_rate) + padded

    def _new_encoder(self) -> lameenc.Encoder:
        encoder = _lameenc()
        encoder.silence()  # LAME writes to the standard output otherwise
        encoder.set_channels(1)
        encoder.set_in_sample_rate(self.sample_rate)
        encoder.set_out_sample_rate(self.sample_rate)  # LAME would choose a lower one by itself
        encoder.set_bit_rate(self.bit_rate // 1000)
        encoder.set_quality(QUALITY)
        return encoder


def frame_count(samples: int, frame_samples: int) -> int:
    """How many frames LAME makes of `samples`: the delay, the samples, at least 576 more, in whole frames."""
    return -(-(ENCODER_DELAY + samples + _LEAST_END) // frame_samples)


def _lameenc() -> lameenc.Encoder:
    """A new encoder; imported late, so that what makes no sound starts without it. Raises StoreError."""
    try:
        import lameenc
    except ImportError as exc:
        raise StoreError(
            "Aucun MP3 ne peut être fait : le paquet « lameenc » n’est pas installé pour ce Python. "
            "Les pages restent lisibles ; « python3 -m reader doctor » dit comment l’obtenir."
        ) from exc
    return lameenc.Encoder()
