"""What is said: sentences become utterances, each spoken character tied to the shown one. No engine is known here."""

from reader.speech.breath import breaths
from reader.speech.pauses import AT_BREATH
from reader.speech.prepare import prepare, unspoken
from reader.speech.pronunciation.lexicon import Entry, Lexicon, lexicon_entries
from reader.speech.pronunciation.pls import to_pls
from reader.speech.recipe import RECIPE
from reader.speech.script import STRUCTURES, Structure, script
from reader.speech.timings import displayed_words, spoken_ranges, word_timings

__all__ = [
    "AT_BREATH",
    "RECIPE",
    "STRUCTURES",
    "Entry",
    "Lexicon",
    "Structure",
    "breaths",
    "displayed_words",
    "lexicon_entries",
    "prepare",
    "script",
    "spoken_ranges",
    "to_pls",
    "unspoken",
    "word_timings",
]
