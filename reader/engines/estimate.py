"""When each word is heard, guessed from its spelling: for engines that do not say."""

from __future__ import annotations

import re
import sys
from array import array

from reader.model import SpokenWord, TextRange
from reader.regex import regex

_TOKEN = regex(r"\S+")
_VOWELS = regex(r"[aeiouyàâäéèêëîïôöùûüÿæœ]+", re.IGNORECASE)
_DIGIT = regex(r"\d")
_CAPITALS = regex(r"\b[A-Z](?:[.\u2019'-]?[A-Z0-9])+\b")

# In syllables: a digit is "quatre" or "cinq", a spelled capital one syllable; pauses as espeak-ng makes them (0.15 s
# after a comma, 0.3 s after a full stop, at about five syllables a second).
_A_DIGIT = 1.4
_A_COMMA, _A_STOP = 0.8, 1.5

_QUIET = 327  # one per cent of full scale


def syllables(token: str) -> float:
    """How long a word with its punctuation takes, in syllables of ordinary length; never nothing."""
    spelled = sum(len(match.group()) for match in _CAPITALS.finditer(token))
    voiced = len(_VOWELS.findall(_CAPITALS.sub("", token)))
    if voiced > 1 and token.rstrip(".,;:!?…»\u00a0\u202f ").lower().endswith(("e", "es")):
        voiced -= 1  # the silent e
    weight = max(1.0, spelled + voiced + _A_DIGIT * len(_DIGIT.findall(token)))
    if token[-1] in ",;:":
        weight += _A_COMMA
    elif token[-1] in ".!?…":
        weight += _A_STOP
    return weight


def total(text: str) -> float:
    """Syllables of a whole text."""
    return sum(syllables(match.group()) for match in _TOKEN.finditer(text))


def estimated_words(text: str, start: float, end: float) -> tuple[SpokenWord, ...]:
    """The words of `text`, said evenly between two times in seconds."""
    tokens = list(_TOKEN.finditer(text))
    weights = [syllables(token.group()) for token in tokens]
    whole = sum(weights)
    words: list[SpokenWord] = []
    passed = 0.0
    for token, weight in zip(tokens, weights, strict=True):
        words.append(SpokenWord(TextRange(*token.span()), start + (end - start) * passed / whole))
        passed += weight
    return tuple(words)


def sounding(pcm: bytes, sample_rate: int) -> tuple[float, float]:
    """Where sound begins and ends in 16-bit mono PCM, in seconds; the whole of it where all is quiet."""
    samples = array("h", pcm)
    if sys.byteorder == "big":
        samples.byteswap()
    first = next((i for i, sample in enumerate(samples) if abs(sample) > _QUIET), 0)
    last = next((i for i in range(len(samples) - 1, -1, -1) if abs(samples[i]) > _QUIET), len(samples))
    return first / sample_rate, last / sample_rate
