"""Spellings that French voices take for English, written as they sound: "arthrite" is handed on as "artrite".

espeak-ng leaves French for its English voice at most words in "th" (measured on the 2 395 words in "th" of a French
word list: 1 065 of them), with English vowels: "psychopathe", "menthe", "arthralgie", "thrombopénie". "th" is always
said "t".

    >>> from reader.model import Sentence
    >>> from reader.speech import prepare
    >>> prepare(Sentence("s", "arthralgie")).text
    'artralgie'
"""

from __future__ import annotations

import re

from reader.speech.rewriter import Answer, Context, Rule

# Endings and stems that are read right are left as they are written: thérapie, pathologie, méthode, thyroïde,
# adénopathie.
_TH = re.compile(
    r"(?<=[a-bd-rt-zà-ÿœA-BD-RT-Z])th(?![éèêl]|ér|yr|ym|olog|od|or|érap|alam|alas|iques?\b|ies?\b|ieu|ien|ème)"
    r"|\bth(?=r|ym(?=ol)|un|ui|uy|io|et|an|ym(?=us))|(?<=[Tt]érében)th"
)
_WORD = re.compile(r"[A-Za-zà-ÿœ]*[a-zà-ÿœ]th[a-zà-ÿœ]*|\b[Tt]h[a-zà-ÿœ]+")
_ENGLISH_WORDS = """
the this that with without health healthy therapy therapies growth month months death both other others another
method methods they them there then than through thanks think third length strength breath birth earth north south
truth smith faith youth mouth tooth weather whether mother father brother path pathway pathways width depth oath
cloth cath
"""
_ENGLISH = frozenset(_ENGLISH_WORDS.split())


def _without_h(match: re.Match[str], context: Context) -> Answer:
    word = match[0]
    if word.lower() in _ENGLISH or "w" in word or "k" in word:
        return None
    pieces = []
    for th in _TH.finditer(word):
        place = match.start() + th.start()
        pieces.append((place, place + 2, match.string[place]))
    return pieces or None


RULES = (Rule("ear", _WORD, _without_h, frozenset("h")),)
