# ruff: noqa: E501  (word lists read best as they are)
"""Which language a text is in, by its commonest words and its script.

A page may lie about its language ("en" on a French page is common), and a voice of the wrong language cannot be understood.
Function words settle it for the languages that French hospitals write in; other scripts settle themselves. The decision not
to depend on a detector is in docs/decisions/.
"""

from __future__ import annotations

import re
from collections import Counter

_WORDS = {
    "fr": "le la les l d de des du un une et est en que qui dans pour pas sur au aux avec ce cette ces il elle ils elles on nous "
    "vous votre vos notre nos son sa ses par plus ou où se sont être avoir ne n s qu peut peuvent mais comme si leur leurs "
    "entre sans sous chez aussi très quand c j y tout tous toute toutes afin lors dont ainsi après avant",
    "en": "the of and to in is that for it with as was on are be this by at from or an have not which you your they their we "
    "can has had but been were will more when may if our should there what who how these those its into than also do does "
    "about after before during some any other such",
    "es": "el la los las de del y en que un una es por con para se su al lo como más pero sus le o este esta ha sí porque "
    "cuando muy sin sobre también me hasta hay donde quien desde todo nos durante todos uno les ni contra otros ese eso usted",
    "pt": "o a os as de do da dos das e em que um uma é por com para se na no nas nos ao aos não mais como mas foi sua seu ou "
    "quando muito há já está eu também só pelo pela até isso ela entre depois sem mesmo você",
    "it": "il lo la i gli le di del della dei delle e in che un una è per con non si da al alla nel nella sono come più ma anche "
    "se o ha questo questa dal dalla loro essere ai sul può dopo tra quando molto suo sua",
    "de": "der die das und in den von zu mit ist im nicht ein eine sich des auf für dem als auch es an werden aus er hat dass sie "
    "nach wird bei einer um am sind noch wie einem über einen so zum war haben nur oder aber vor zur bis",
    "nl": "de het een en van in is dat op te met voor niet zijn aan er ook als bij door naar maar om dan nog of uit heeft kan "
    "worden deze over wordt je u wij ze dit meer zich hebben was werd tot",
    "ro": "și în de la cu pe pentru este sunt care nu un o din ca mai sau al ale ai dar prin după fi se este că acest această "
    "dumneavoastră poate când fără între",
    "pl": "i w na z do się nie że jest o to jak po co ale od za przez dla czy są może ich przy lub oraz być który która które "
    "jego tym tego już",
    "tr": "ve bir bu için ile de da olarak çok daha en gibi kadar sonra ne var olan her veya ya değil mi ama olduğu tarafından "
    "ise sizin",
    "vi": "và của là có được cho không trong các một với những để người này khi đã từ hoặc như bạn cũng nếu",
}
_OWN = {language: frozenset(words.split()) for language, words in _WORDS.items()}
_COMMON: dict[str, list[str]] = {}
for _language, _words in _OWN.items():
    for _word in _words:
        _COMMON.setdefault(_word, []).append(_language)
_SCRIPTS = (
    ("ja", re.compile("[\u3040-\u30ff]")),
    ("ko", re.compile("[\uac00-\ud7af]")),
    ("zh", re.compile("[\u4e00-\u9fff]")),
    ("ar", re.compile("[\u0600-\u06ff]")),
    ("he", re.compile("[\u0590-\u05ff]")),
    ("ru", re.compile("[\u0400-\u04ff]")),
    ("el", re.compile("[\u0370-\u03ff]")),
    ("th", re.compile("[\u0e00-\u0e7f]")),
    ("hi", re.compile("[\u0900-\u097f]")),
    ("hy", re.compile("[\u0530-\u058f]")),
    ("ka", re.compile("[\u10a0-\u10ff]")),
)
_WORD = re.compile(r"[^\W\d_]+")
_OTHER_SCRIPT = re.compile(
    "[\u0370-\u058f\u0590-\u06ff\u0900-\u097f\u0e00-\u0e7f\u10a0-\u10ff\u3040-\u30ff\u4e00-\u9fff\uac00-\ud7af]"
)
_UKRAINIAN = re.compile("[іїєґ]")

# A text speaks for itself with this many words, of which this many are function words of its language.
_LEAST_WORDS = 6
_LEAST_HITS = 3
_SURE_WORDS = 20
# As many characters tell the language of a block, and of a page; a hostile page has millions.
_BLOCK_CHARACTERS = 5_000
_PAGE_CHARACTERS = 200_000


def primary(tag: str) -> str:
    """`fr` of `fr-FR`."""
    return tag.partition("-")[0].lower()


def votes(text: str) -> Counter[str]:
    """How many words of the text speak for each language; another script than Latin speaks with all its letters."""
    counted: Counter[str] = Counter()
    for word in _WORD.findall(text.lower()):
        for language in _COMMON.get(word, ()):
            counted[language] += 1
    if not text.isascii() and _OTHER_SCRIPT.search(text):
        for language, script in _SCRIPTS:
            letters = len(script.findall(text))
            if letters:
                name = "uk" if language == "ru" and len(_UKRAINIAN.findall(text)) * 30 > letters else language
                counted[name] += letters // 3 if language not in {"zh", "ja"} else letters
        if counted["ja"] and counted["zh"]:
            counted["ja"] += counted.pop("zh")
    return counted


def document_language(declared: str, text: str) -> str:
    """The language of a page: the declared tag where the words do not deny it, else that of the words."""
    text = text[:_PAGE_CHARACTERS]
    counted = votes(text)
    if not counted:
        return declared or "fr"
    best, most = counted.most_common(1)[0]
    own = counted[primary(declared)] if declared else 0
    if declared and (own * 1.5 >= most or most < _LEAST_HITS):
        return declared
    if declared and primary(declared) not in _WORDS and primary(declared) not in {name for name, _ in _SCRIPTS}:
        # A language we know nothing of: only a clear page in another overrules the page's word.
        total = len(_WORD.findall(text))
        return best if most * 4 > total else declared
    return best if most >= _LEAST_HITS else declared or "fr"


def block_language(text: str, language: str) -> str:
    """The language of a block in a page of `language`: that language, unless the words clearly say another."""
    if len(text) < 20 or "://" in text[:10]:
        return language
    text = text[:_BLOCK_CHARACTERS]
    common = _OWN.get(primary(language))
    if common and (text.isascii() or not _OTHER_SCRIPT.search(text)):
        found = _WORD.findall(text.lower())
        if len([word for word in found if word in common]) * 3 > len(found):
            return language  # no other language can have three times as many: nearly every block of a page ends here
    counted = votes(text)
    if not counted:
        return language
    best, most = counted.most_common(1)[0]
    if best == primary(language):
        return language
    words = max(len(_WORD.findall(text)), most if best in {"zh", "ja", "th"} else 0)
    own = counted[primary(language)]
    if words < _LEAST_WORDS or most < _LEAST_HITS or own * 3 > most or most * 6 < words:
        return language
    if words < _SURE_WORDS and own and most == _LEAST_HITS and best in _WORDS:
        return language  # an address has "de" and "A" in many languages; one word of the page's own is proof enough
    return best
