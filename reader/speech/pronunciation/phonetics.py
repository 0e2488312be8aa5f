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
_LAST_NASALS = {"an": "ant", "in": "ain"}  # "bin" is read "bine", "médicaman" as an English word
_BEFORE_LAST_Y = {"a": "aille", "è": "eille", "eu": "euille", "ou": "ouille", "i": "ille"}
# At the end of a word these would be silent ("abat"), or make a nasal ("an"), or an English word ("club").
_UNHEARD = frozenset(
    ["p", "t", "d", "b", "n", "m", "v", "z", "x", "s", "ss", "g", "ch", "j", "tch", "dj", "ts", "dz", "gn"]
)


def respelled(ipa: str) -> str:
    """A French spelling of a transcription; empty where it holds no sound.

    >>> respelled("tʃɛkpɔjnt"), respelled("kaʁ te"), respelled("skanɛʁ")
    ('tchèkpoïnte', 'kar té', 'skanèr')
    >>> respelled("zɔʁɡlyb"), respelled("abat"), respelled("mas bag")
    ('zorglube', 'abate', 'masse bague')
    """
    return " ".join("-".join(map(_word, group.split("-"))) for group in ipa.split())


def _word(ipa: str) -> str:
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
    if words and words[-1] in _LAST_NASALS and len(words) > 1:
        words[-1] = _LAST_NASALS[words[-1]]
    if len(words) > 1 and words[-1] == "y" and words[-2] in _BEFORE_LAST_Y:
        words[-2:] = [_BEFORE_LAST_Y[words[-2]]]
    if words and words[-1] in _UNHEARD:
        if words[-1] == "s" and len(words) > 1 and words[-2][-1] in "aéèioue":
            words[-1] = "ss"
        words.append("ue" if words[-1] == "g" else "e")
    return "".join(words)
