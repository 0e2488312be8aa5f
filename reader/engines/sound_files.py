"""Sound files that speech engines write, read into the PCM the reader works with: WAV and AIFF, standard library only.

`aifc` and `audioop` left Python in 3.13 (PEP 594), so AIFF chunks and sample widths are read here by hand.
"""

from __future__ import annotations

import struct
import sys
import wave
from array import array
from typing import BinaryIO

from reader.errors import SynthesisFailed


def read_sound(file: BinaryIO) -> tuple[bytes, int]:
    """PCM (signed 16-bit little-endian mono) and sample rate of a WAV or AIFF file. Raises SynthesisFailed."""
    file.seek(0)
    magic = file.read(4)
    if magic == b"RIFF":
        return read_wave(file)
    if magic == b"FORM":
        file.seek(0)
        return read_aiff(file.read())
    raise SynthesisFailed("Le moteur de voix a écrit un fichier qui n’est ni WAV ni AIFF.")


def read_wave(file: BinaryIO) -> tuple[bytes, int]:
    """As `read_sound`, for WAV. Raises SynthesisFailed."""
    file.seek(0)
    try:
        with wave.open(file, "rb") as source:
            frames = source.readframes(source.getnframes())
            width, channels, rate = source.getsampwidth(), source.getnchannels(), source.getframerate()
    except (wave.Error, EOFError, RuntimeError) as exc:  # RuntimeError: a chunk that ends beyond its parent
        raise SynthesisFailed("Le moteur de voix a écrit un fichier WAV illisible.") from exc
    if width == 1:  # WAV's 8-bit samples are unsigned
        return _mono(array("h", ((sample - 128) << 8 for sample in frames)), channels), rate
    if width != 2:
        raise SynthesisFailed(f"Le moteur de voix a écrit un fichier WAV de {8 * width} bits, non prévu.")
    if channels == 1:
        return frames, rate
    return _mono(_from_bytes(frames, "little"), channels), rate


def read_aiff(data: bytes) -> tuple[bytes, int]:
    """As `read_sound`, for AIFF and for AIFF-C without compression (NONE, twos, sowt). Raises SynthesisFailed.

    Source: Apple's Audio Interchange File Format 1.3, and AIFF-C draft of 1991; `sowt` is macOS' little-endian PCM.
    """
    try:
        chunks = dict(_chunks(data))
        channels, _, bits = struct.unpack_from(">hLh", chunks[b"COMM"])
        rate = _extended(chunks[b"COMM"][8:18])
        kind = chunks[b"COMM"][18:22] if data[8:12] == b"AIFC" else b"NONE"
        (offset,) = struct.unpack_from(">L", chunks[b"SSND"])
    except (KeyError, struct.error) as exc:
        raise SynthesisFailed("Le moteur de voix a écrit un fichier AIFF illisible.") from exc
    sound = chunks[b"SSND"][8 + offset :]
    if kind not in (b"NONE", b"twos", b"sowt") or bits not in (8, 16) or rate <= 0 or channels < 1:
        raise SynthesisFailed("Le moteur de voix a écrit un fichier AIFF d’un genre non prévu.")
    if bits == 8:
        return _mono(array("h", (sample << 8 for sample in array("b", sound))), channels), rate
    return _mono(_from_bytes(sound, "little" if kind == b"sowt" else "big"), channels), rate


def _chunks(data: bytes) -> list[tuple[bytes, bytes]]:
    """IFF chunks: a name of four letters, a big-endian length, that many bytes and one more when it is odd."""
    found, position = [], 12
    while position + 8 <= len(data):
        name, length = struct.unpack_from(">4sL", data, position)
        found.append((name, data[position + 8 : position + 8 + length]))
        position += 8 + length + length % 2
    return found


def _extended(raw: bytes) -> int:
    """A whole number in the 80-bit IEEE 754 extended format."""
    sign_exponent, mantissa = struct.unpack(">HQ", raw)
    exponent = (sign_exponent & 0x7FFF) - 16383 - 63
    return round(mantissa * 2.0**exponent) if not sign_exponent & 0x8000 else -1


def _from_bytes(raw: bytes, order: str) -> array[int]:
    samples = array("h", raw[: len(raw) // 2 * 2])
    if order != sys.byteorder:
        samples.byteswap()
    return samples


def _mono(samples: array[int], channels: int) -> bytes:
    """The mean of the channels, as little-endian bytes."""
    if channels > 1:
        whole = len(samples) // channels * channels
        samples = array("h", (sum(samples[i : i + channels]) // channels for i in range(0, whole, channels)))
    if sys.byteorder == "big":
        samples.byteswap()
    return samples.tobytes()
