"""Cost of taking a page away: EPUB, DAISY and MP3 against copying the same sounds into a ZIP.

Three pages: the side-effects page, and one of 10,000 words, once a quarter of it and once whole.

    .venv/bin/python -m benchmarks.exports [rounds]

Prints, for each, the best processor time of the rounds, that time in copies, and the peak of memory above the start
(the sounds stay in files, as the store keeps them). The bar: at most 2 copies, memory that does not grow with the page.
It holds one track at a time: the longest of the side-effects page has 1 MB here, where no section is cut.
"""

from __future__ import annotations

import sys
import tempfile
import time
import tracemalloc
import zipfile
from collections.abc import Callable
from functools import partial
from pathlib import Path

from reader.exports import FORMATS, Book, Wishes
from tests.exports import books

SPOKEN_WORD = 0.35  # seconds: what espeak-ng's French voice takes for one, pauses aside


def main(rounds: int = 5) -> None:
    with tempfile.TemporaryDirectory() as folder:
        for document in (books.real_document("effets-secondaires"), books.long_document(50), books.long_document(200)):
            book = books.with_tones(document, books.real_images(document.id), word=SPOKEN_WORD)
            book = books.in_files(book, Path(folder) / str(len(document.sections)))
            size = sum(
                recording.sound.stat().st_size for recording in book.recordings if isinstance(recording.sound, Path)
            )
            words = len(books.document_words(document))
            print(f"{len(document.sections)} sections, {words} words, {size / 1e6:.1f} MB of sound")
            out = Path(folder) / "out"
            copied = _best(partial(_copy, book, out), rounds)
            print(f"  copy   {copied * 1000:7.1f} ms")
            for name in ("epub", "daisy", "mp3"):
                made = _best(partial(_make, name, book, out), rounds)
                tracemalloc.start()
                _make(name, book, out)
                peak = tracemalloc.get_traced_memory()[1]
                tracemalloc.stop()
                print(f"  {name:6} {made * 1000:7.1f} ms  {made / copied:5.2f} copies  peak {peak / 1e6:5.1f} MB")


def _copy(book: Book, out: Path) -> None:
    with zipfile.ZipFile(out, "w") as archive:
        for recording in book.recordings:
            assert isinstance(recording.sound, Path)
            archive.write(recording.sound, recording.sound.name)


def _make(name: str, book: Book, out: Path) -> None:
    with out.open("wb") as file:
        FORMATS[name].write(book, Wishes(), file)


def _best(task: Callable[[], None], rounds: int) -> float:
    found = []
    for _ in range(rounds):
        start = time.process_time()
        task()
        found.append(time.process_time() - start)
    return min(found)


if __name__ == "__main__":
    main(*map(int, sys.argv[1:2]))
