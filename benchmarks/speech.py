"""What is said of the library's pages, beside the bare engine's own time for saying it."""

from __future__ import annotations

import time

from benchmarks.ground import Row, median
from benchmarks.throughput import bare
from reader.settings import Settings
from reader.speech import script

ROUNDS = 3


def rows() -> list[Row]:
    """Preparing the library's text (numbers, units, lexicon, structure) against espeak-ng's synthesis of the result."""
    settings = Settings.from_env({})
    lexicon = settings.open_lexicon()
    reader = settings.open_reader()
    try:
        sections = [section for page in reader.pages() for section in reader.document(page.id).sections]
    finally:
        reader.close()
    ours, rivals = [], []
    for _ in range(ROUNDS):
        began = time.perf_counter()
        said = [utterance.text for section in sections for utterance in script(section, lexicon)]
        ours.append(time.perf_counter() - began)
        rivals.append(bare([text for text in said if text.strip()])["synthesis"])
    ratio = median(ours) / median(rivals)
    return [
        Row(
            "preparing the library's sentences, ms (rival: their synthesis)",
            f"{median(rivals) * 1000:.0f}",
            f"{median(ours) * 1000:.0f}",
            ratio,
            "less than 1",
            ratio < 1,
        )
    ]
