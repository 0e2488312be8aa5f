"""From the International Phonetic Alphabet to a French spelling that a French voice reads so.

An engine is given words, not phonemes: phoneme switches differ between engines, and some have none.
"""

from __future__ import annotations

_SOUNDS = {
    "tʃ": "tch", "dʒ": "dj", "ts": "ts", "dz": "dz", "ks": "x", "ɲ": "gn", "ŋ": "ng", "ʃ": "ch", "ʒ": "j", "ʁ": "r",
    "r": "r", "ɹ": "r",
    "ɾ": "r", "θ": "s", "ð": "z", "h": "", "j": "y", "w": "ou", "ɥ": "u",
    "ɑ̃": "an", "ã": "an", "ɛ̃": "in", "ɔ̃": "on", "õ": "on", "œ̃": "un",
    "a": "a", "ɑ": "a", "æ": "a", "ʌ": "eu", "e": "é", "ɛ": "è", "ə": "e", "ɜ": "eu", "i": "i", "ɪ": "i", "o": "o",
    "ɔ": "o", "ɒ": "o",
    "u": "ou", "ʊ": "ou", "y": "u", "ø": "eu", "œ": "eu",
    "p": "p", "b": "b", "t": "t", "d": "d", "k": "k", "g": "g", "ɡ": "g", "f": "f", "v": "v", "s": "s", "z": "z",
    "l": "l", "m": "m", "n": "n",
    " ": " ", "-": "-",
}  # fmt: skip
_FRONT = frozenset("eéèiuy")


def respelled(ipa: str) -> str:
    """A French spelling of a transcription; empty where it holds no sound.

    >>> respelled("tʃɛkpɔjnt"), respelled("kaʁ te"), respelled("skanɛʁ")
    ('tchèkpoïnt', 'kar té', 'skanèr')
    """
    words: list[str] = []
    place = 0
    while place < len(ipa):
        for size in (2, 1):
            sound = ipa[place : place + size]
            if len(sound) == size and sound in _SOUNDS:
                break
        else:
            place += 1  # stress marks, length marks, dots
            continue
        place += len(sound)
        spelling = _SOUNDS[sound]
        following = ipa[place : place + 1]
        before = words[-1] if words else ""
        if spelling == "g" and following and _SOUNDS.get(following, "") and _SOUNDS[following][0] in _FRONT:
            spelling = "gu"
        elif spelling == "s" and before and before[-1] in "aéèioue" and following in "aɑeɛəiɪoɔuʊyøœ" and following:
            spelling = "ss"
        elif spelling == "y" and before == "o":
            spelling = "ï"
        words.append(spelling)
    return "".join(words).strip()
