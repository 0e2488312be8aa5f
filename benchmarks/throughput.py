"""Synthesis and encoding of the whole library, beside the engine's and the encoder's own time for the same text."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from dataclasses import replace

from benchmarks.ground import Row, median
from reader.model import Preferences
from reader.settings import Settings
from reader.store import MemoryStore
from reader.store.encode import QUALITY

ROUNDS = 3

# One process, one thread, nothing but the two libraries: the texts of all sentences, said one by one, then encoded.
BARE = """
import ctypes, json, sys, time
import espeakng_loader, lameenc
texts = json.load(sys.stdin)
lib = ctypes.CDLL(espeakng_loader.get_library_path())
lib.espeak_Initialize(2, 60, espeakng_loader.get_data_path().encode(), 0x8000)
pcm = bytearray()
callback = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.POINTER(ctypes.c_short), ctypes.c_int, ctypes.c_void_p)(
    lambda wav, count, events: pcm.extend(ctypes.string_at(wav, 2 * count)) or 0 if wav else 0)
lib.espeak_SetSynthCallback(callback)
lib.espeak_SetVoiceByName(b"fr")
lib.espeak_SetParameter(1, 165, 0)
began = time.perf_counter()
for text in texts:
    raw = text.encode()
    lib.espeak_Synth(raw, len(raw) + 1, 0, 1, 0, 1 | 0x1000, None, None)
said = time.perf_counter()
encoder = lameenc.Encoder()
encoder.set_bit_rate(48); encoder.set_in_sample_rate(22050); encoder.set_channels(1); encoder.set_quality(QUALITY)
encoder.silence()
for start in range(0, len(pcm), 1 << 17):
    encoder.encode(bytes(pcm[start:start + (1 << 17)]))
encoder.flush()
done = time.perf_counter()
print(json.dumps({"synthesis": said - began, "encoding": done - said, "seconds": len(pcm) / 44100}))
"""


def rows() -> list[Row]:
    """Our prerender of the library with one worker (what the pool and the service cost) and with two (as it is run)."""
    texts = _texts()
    rivals: list[float] = []
    ours: dict[int, list[float]] = {1: [], 2: []}
    for _ in range(ROUNDS):
        cost = bare(texts)
        rivals.append((cost["synthesis"] + cost["encoding"]) / cost["seconds"])
        for workers in ours:
            ours[workers].append(_prerender(workers))
    rival = median(rivals)
    found = []
    for workers, costs in ours.items():
        ratio = median(costs) / rival
        found.append(
            Row(
                f"synthesis + MP3 of the library, ms a second of speech, {workers} worker{'s'[: workers - 1]}",
                f"{rival * 1000:.2f}",
                f"{median(costs) * 1000:.2f}",
                ratio,
                "at most 1.15",
                ratio <= 1.15,
            )
        )
    return found


def _texts() -> list[str]:
    """What is said of the library, sentence by sentence."""
    reader = Settings.from_env().open_reader(store=MemoryStore())
    try:
        return [
            sentence.utterance.text
            for track in reader.all_tracks(Preferences())
            for sentence in track.sentences
            if sentence.utterance.text.strip()
        ]
    finally:
        reader.close()


def bare(texts: list[str]) -> dict[str, float]:
    """Seconds of `synthesis` and `encoding` by the two libraries alone in one process, and `seconds` of speech."""
    done = subprocess.run(
        [sys.executable, "-c", BARE.replace("QUALITY", str(QUALITY))],
        input=json.dumps(texts),
        stdout=subprocess.PIPE,
        encoding="utf-8",
        check=True,
    )
    found: dict[str, float] = json.loads(done.stdout)
    return found


def _prerender(workers: int) -> float:
    """Wall-clock seconds of our whole path a second of sound, warm workers, pages already read."""
    store = MemoryStore()
    reader = replace(Settings.from_env(), workers=workers).open_reader(store=store, background=workers)
    try:
        tracks = reader.all_tracks(Preferences())
        began = time.perf_counter()
        for _, error in reader.prerender(Preferences()):
            if error is not None:
                raise error
        elapsed = time.perf_counter() - began
        seconds = sum(found.duration for track in tracks if (found := store.track(track.key)) is not None)
        return elapsed / seconds
    finally:
        reader.close()
