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

from reader.regex import regex
from reader.speech.rewriter import Answer, Context, Draft, Rule

# Endings and stems that are read right are left as they are written: thérapie, pathologie, méthode, thyroïde,
# adénopathie.
_TH = regex(
    r"(?<=[a-bd-rt-zà-ÿœA-BD-RT-Z])th(?![éèêl]|ér|yr|ym|olog|od|or|érap|alam|alas|iques?\b|ies?\b|ieu|ien|ème)"
    r"|\bth(?=r|ym(?=ol)|un|ui|uy|io|et|an|ym(?=us))|(?<=[Tt]érében)th"
)
_WORD = regex(r"[A-Za-zà-ÿœ]*[a-zà-ÿœ]th[a-zà-ÿœ]*|\b[Tt]h[a-zà-ÿœ]+")
_ENGLISH_WORDS = """
the this that with without health healthy therapy therapies growth month months death both other others another
method methods they them there then than through thanks think third length strength breath birth earth north south
truth smith faith youth mouth tooth weather whether mother father brother path pathway pathways width depth oath
cloth cath
"""
_ENGLISH = frozenset(_ENGLISH_WORDS.split())


# Words that rules put in a text, and voices misread.
_SPELLINGS = {
    "versus": "versusse", "cedex": "cédex", "nota bene": "nota béné", "per os": "per oss", "et cetera": "et cétéra",
    "ibidem": "ibidème", "hashtag": "achetague", "sievert": "sivert", "sieverts": "siverts",
    "millisievert": "millisivert", "millisieverts": "millisiverts", "microsievert": "microsivert",
    "microsieverts": "microsiverts",
}  # fmt: skip
_MISREAD = regex(rf"\b(?:{'|'.join(sorted(_SPELLINGS, key=len, reverse=True))})\b", re.I)


def _as_heard(match: re.Match[str]) -> str:
    spelled = _SPELLINGS[match[0].lower()]
    return spelled[0].upper() + spelled[1:] if match[0][0].isupper() else spelled


# The sign: its s is heard ("CD8 plusse", "J plusse 15"), that of "plus de" and "plus ou moins" is not.
_PLUS = regex(r"\bplus\b(?! (?:de|ou)\b| d')")


_WRITTEN_PLUS = regex(r"(?<!savoir )plus$", re.I)


def respell(draft: Draft) -> None:
    """Spell what rules have claimed as voices read it right: "versus" is handed on as "versusse"."""
    for start, (end, spoken, rule) in draft.claims.items():
        if rule != "lexicon":
            # Words of headings in capitals are claimed too.
            spelled = _GREEK_E.sub("é", _HARD_CH.sub("k", _MISREAD.sub(_as_heard, spoken)))
            # "NE BUVEZ PLUS": a word that is written is no sign, and with its s it would be the contrary.
            word = rule == "abbreviation" or _WRITTEN_PLUS.search(draft.text[max(0, start - 7) : end]) is not None
            draft.claims[start] = (end, spelled if word else _PLUS.sub("plusse", spelled), rule)


def _without_h(match: re.Match[str], context: Context) -> Answer:
    word = match[0]
    if not context.respell or word.lower() in _ENGLISH or "w" in word or "k" in word:
        return None
    pieces = []
    for th in _TH.finditer(word):
        place = match.start() + th.start()
        pieces.append((place, place + 2, match.string[place]))
    return pieces or None


# A Greek "ch" is said "k": all that espeak-ng says "ch" (measured on the same list and on the words of oncology).
_HARD_CH = regex(
    r"[cC]h(?:(?=ondr|ord(?:om|e\b)|oroï|oan|éla[ts]|éloï|éilit|iasm)|(?<![uiI]ch)(?=ol(?!eur))"
    r"|(?<=\b[éÉ]ch)(?=o(?:[cdegt]|s?\b))|(?<=[bB]ronch)(?=o(?!n))|(?<=\b[tT]rich)(?=o(?!n))"
    r"|(?:(?<=\b[tT]rach)|(?<=otrach))(?=é[oai])|(?<=ntratrach)(?=é)|(?<=\b[tT]ach)(?=y[acp])|(?<=[bB]rach)(?=i[ao]|y)"
    r"|(?<=[bB]ranch)(?=ia)|(?<=[iI]sch)(?=émi|io|ium|iat)|(?<=[lL]ich)(?=én[oi])|(?<=\b[aA]ch)(?=alas)"
    r"|(?<=\b[éÉ]ch)(?=inoc)|(?<=[dD]ysch)(?=r)|(?<=\b[iI]ch)(?=tyo)|(?<=nych)(?=o)|(?<=[a-zà-ÿ]psych)(?=o|iat))"
)


def _hard_ch(match: re.Match[str], context: Context) -> Answer:
    return ("K" if match[0][0] == "C" else "k") if context.respell else None


# Dictionaries say "é" in words from Greek and Latin: œdème, œsophage, fœtus, cœliaque, cæcum, nævus (TLFi).
_GREEK_E = regex(
    r"\b[œŒ](?=d[éèi]|soph|str|nol)|œ(?=d[éè]m|soph)|(?<=[fF])œ(?=t)|(?<=[cC])œ(?=l[io])|[æÆ]",
)
# As keyboards without them have it.
_GREEK_OE = regex(
    r"(?<!\w)[oO]e(?=d[éè]m|soph|str)|(?<=\b[fF])oe(?=t)|(?<=\b[cC])oe(?=l[io])|(?<=\b[nN])ae(?=v)|(?<=\b[cC])ae(?=c)"
    r"|(?<=[hx])oe(?=d[éè]m)|(?<=ngio)e(?=d[éè]m)"
)


def _greek_e(match: re.Match[str], context: Context) -> Answer:
    return ("É" if match[0][0].isupper() else "é") if context.respell else None


def _sounded(match: re.Match[str], context: Context) -> Answer:
    spelled = {"gn": "guen", "u": "ou", "x": "cs"}[match[0].lower()]
    return spelled if context.respell else None


RULES = (
    Rule("ear", _WORD, _without_h, frozenset("h")),
    Rule("ear", _HARD_CH, _hard_ch, frozenset("hH")),
    Rule("ear", _GREEK_E, _greek_e, frozenset("œŒæÆ")),
    Rule("ear", _GREEK_OE, _greek_e),
    # "cognitif", "sublinguale", "cachexie"
    Rule(
        "ear",
        regex(r"(?<=\bco)gn(?=iti)|(?<=ling)u(?=a(?:l|ux))|(?<=cache)x(?=i)", re.I),
        _sounded,
        frozenset("gx"),
    ),
)
