"""The naive but safe way: one Python process a request, pyttsx3's stock driver, a WAV of the whole text.

    python benchmarks/rivals/pyttsx3_process.py OUT.wav < TEXT

It uses the espeak-ng of the same wheel as the reader, so that only the way differs.
"""

import ctypes
import os
import sys
import time

import espeakng_loader

os.environ["ESPEAK_DATA_PATH"] = espeakng_loader.get_data_path()  # noqa: TID251 - the rival's own process
ctypes.CDLL(espeakng_loader.get_library_path(), mode=ctypes.RTLD_GLOBAL)

import pyttsx3  # noqa: E402 - its import looks for the library loaded above


def main() -> None:
    done = False

    def finished(name: str | None, completed: bool) -> None:
        nonlocal done
        done = True

    engine = pyttsx3.init("espeak")
    engine.setProperty("voice", "roa/fr")
    engine.setProperty("rate", 165)
    engine.connect("finished-utterance", finished)
    engine.save_to_file(sys.stdin.read(), sys.argv[1])
    engine.runAndWait()
    while not done:  # runAndWait returns before the file exists
        time.sleep(0.001)


if __name__ == "__main__":
    main()
