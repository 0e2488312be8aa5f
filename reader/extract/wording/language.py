# ruff: noqa: E501  (word lists read best as they are)
"""Which language a text is in, by its commonest words and its script.

A page may lie about its language ("en" on a French page is common), and a voice of the wrong language cannot be understood.
Function words settle it for the languages that French hospitals write in; other scripts settle themselves; where a block
leaves a doubt, a detector is asked (docs/decisions/0008-language-by-function-words.md).
"""

from __future__ import annotations

from collections.abc import Iterable

from reader.extract.wording.detector import LANGUAGES, detect
from reader.regex import regex

_WORDS = {
    "fr": "le la les l d de des du un une et est en que qui dans pour pas sur au aux avec ce cette ces il elle ils elles on nous "
    "vous votre vos notre nos son sa ses par plus ou où se sont être avoir ne n s qu peut peuvent mais comme si leur leurs "
    "entre sans sous chez aussi très quand c j y tout tous toute toutes afin lors dont ainsi après avant à je me mon ma mes suis "
    "dois doit faut avez êtes comment pourquoi quel quelle quels quelles combien pendant depuis lorsque jusqu",
    "en": "the of and to in is that for it with as was on are be this by at from or an have not which you your they their we "
    "can has had but been were will more when may if our should there what who how these those its into than also do does "
    "about after before during some any other such",
    "es": "el la los las de del y en que un una es por con para se su al lo como más pero sus le o este esta ha sí porque "
    "cuando muy sin sobre también me hasta hay donde quien desde todo nos durante todos uno les ni contra otros ese eso usted",
    "pt": "o a os as de do da dos das e em que um uma é por com para se na no nas nos ao aos não mais como mas foi sua seu ou "
    "quando muito há já está eu também só pelo pela até isso ela entre depois sem mesmo você à às",
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
    ("ja", regex("[\u3040-\u30ff]")),
    ("ko", regex("[\uac00-\ud7af]")),
    ("zh", regex("[\u4e00-\u9fff]")),
    ("ar", regex("[\u0600-\u06ff]")),
    ("he", regex("[\u0590-\u05ff]")),
    ("ru", regex("[\u0400-\u04ff]")),
    ("el", regex("[\u0370-\u03ff]")),
    ("th", regex("[\u0e00-\u0e7f]")),
    ("hi", regex("[\u0900-\u097f]")),
    ("hy", regex("[\u0530-\u058f]")),
    ("ka", regex("[\u10a0-\u10ff]")),
)
_WORD = regex(r"[^\W\d_]+")
_LETTERS = frozenset("AEIOUWYZ")  # "bâtiment A, escalier E": the names of things, not words of Portuguese
_OTHER_SCRIPT = regex(
    "[\u0370-\u058f\u0590-\u06ff\u0900-\u097f\u0e00-\u0e7f\u10a0-\u10ff\u3040-\u30ff\u4e00-\u9fff\uac00-\ud7af]"
)
# Letters that a neighbour in the same script has, and the language named there has not; one in thirty tells it.
_NEIGHBOURS = {
    "ru": (("uk", regex("[іїєґІЇЄҐ]")),),
    "ar": (("ur", regex("[ٹڈڑںے]")), ("fa", regex("[پچژگکی]"))),
}
# Those that are written in a script that is named for another: a page in one of them is not taken for that other.
_WRITTEN_IN = {
    **dict.fromkeys(["be", "bg", "kk", "ky", "mk", "mn", "sr", "tg", "tt", "uk"], "ru"),
    **dict.fromkeys(["ckb", "fa", "ku", "ps", "sd", "ug", "ur"], "ar"),
    **dict.fromkeys(["mr", "ne", "sa"], "hi"),
    "yi": "he",
    "ja": "zh",
}

# A text speaks for itself with this many words, of which this many are function words of its language.
_LEAST_WORDS = 6
_LEAST_HITS = 3
_SURE_WORDS = 20
# Prose has a function word at least every so many words; a page of as many needs no other judge.
_SPARSE = 6
_SURE_HITS = 40
# As many characters tell the language of a block, and of a page; a hostile page has millions.
_BLOCK_CHARACTERS = 5_000
_PAGE_CHARACTERS = 200_000
# A shorter block is too short for any judge; but with as many letters of another script than Latin, the script is proof.
_LEAST_CHARACTERS = 20
_SCRIPT_LETTERS = 4
# The page's own function words settle a block when there are as many, and no other language has more; of a block of as
# many words they settle it alone when they are every third (Spanish prose has every fifth in common with French).
_OWN_HITS = 2
_PLAIN_WORDS = 12
# The detector is asked of the beginning of a block, with as many words; and of as many characters of one page.
_SAMPLE_CHARACTERS = 400
_DETECTED_WORDS = 3
_DETECTED_CHARACTERS = 200_000
# It is believed from this probability on; from a lower one when the page's own language is as good as ruled out, as among
# Spanish, Portuguese and Italian (measured in docs/decisions/0008-language-by-function-words.md).
_SURE = 0.9
_LIKELY, _UNLIKELY = 0.7, 0.02


def primary(tag: str) -> str:
    """`fr` of `fr-FR`."""
    return tag.partition("-")[0].lower()


def votes(text: str) -> dict[str, int]:
    """How many words of the text speak for each language; another script than Latin speaks with all its letters."""
    counted: dict[str, int] = {}  # no Counter: that takes three times as long
    words = _WORD.findall(text)
    if not _LETTERS.isdisjoint(words):
        words = [word for word in words if word not in _LETTERS]
    for languages in filter(None, map(_COMMON.get, map(str.lower, words))):
        for language in languages:
            counted[language] = counted.get(language, 0) + 1
    if not text.isascii() and _OTHER_SCRIPT.search(text):
        for language, script in _SCRIPTS:
            letters = len(script.findall(text))
            if letters:
                told = (name for name, own in _NEIGHBOURS.get(language, ()) if len(own.findall(text)) * 30 > letters)
                name = next(told, language)
                counted[name] = counted.get(name, 0) + (letters // 3 if language not in {"zh", "ja"} else letters)
        if counted.get("ja") and counted.get("zh"):
            counted["ja"] += counted.pop("zh")
    return counted


def document_language(declared: str, text: str) -> str:
    """The language of a page: the declared tag where what is written does not deny it, else that of what is written."""
    text = text[:_PAGE_CHARACTERS]
    counted = votes(text)
    if not counted:
        return declared or "fr"
    best = max(counted, key=counted.__getitem__)
    most, own = counted[best], counted.get(primary(declared), 0)
    if declared and _is_script_of(best, declared):
        return declared
    if declared and (own * 1.5 >= most or most < _LEAST_HITS):
        return declared
    total = len(_WORD.findall(text))
    if declared and primary(declared) not in _WORDS and primary(declared) not in {name for name, _ in _SCRIPTS}:
        # A language we know nothing of: only a clear page in another overrules the page's word.
        return best if most * 4 > total else declared
    if best == primary(declared or "fr") or (most >= _SURE_HITS and most * _SPARSE >= total):
        return best
    return _by_detector(text[:_BLOCK_CHARACTERS], declared or "fr", best if most >= _LEAST_HITS else "")


def block_languages(texts: Iterable[str], language: str) -> list[str]:
    """The language of each block of a page in `language`, in order: that language, unless what is written says another.

    Function words and scripts are asked first, and settle nearly every block of the page's own language. The detector
    is asked of the others, as far as its share of a page goes.
    """
    told: list[str] = []
    share = _DETECTED_CHARACTERS
    for text in texts:
        found = _by_words(text, language)
        if found != language and share > 0:
            sample = text[:_SAMPLE_CHARACTERS]
            share -= len(sample)
            found = _by_detector(sample, language, found)
        told.append(found or language)
    return told


def _by_words(text: str, language: str) -> str:
    """The language that the words of a block speak for; empty where they leave it open."""
    if "://" in text[:10]:
        return language
    text = text[:_BLOCK_CHARACTERS]
    written = _by_script(text)
    if written:
        return language if _is_script_of(written, language) else written
    if len(text) < _LEAST_CHARACTERS:
        return language
    if _is_plain(text, language):
        return language
    counted = votes(text)
    if not counted:
        return ""
    best = max(counted, key=counted.__getitem__)
    most, own = counted[best], counted.get(primary(language), 0)
    if _is_script_of(best, language):
        return language
    others = len(_OTHER_SCRIPT.findall(text))
    if best not in _WORDS and best not in {"ja", "ko", "zh"} and others * 2 < sum(map(str.isalpha, text)):
        return ""  # most of its letters are Latin: names in another script do not make it a text of that script
    if own >= _OWN_HITS and own == most:
        return language if list(counted.values()).count(most) == 1 else ""
    words = max(len(_WORD.findall(text)), most if best in {"zh", "ja", "th"} else 0)
    if words < _LEAST_WORDS or most < _LEAST_HITS or own * 3 > most or most * _SPARSE < words:
        return language if best not in _WORDS else ""
    if words < _SURE_WORDS and own and most == _LEAST_HITS and best in _WORDS:
        return ""  # an address has "de" and "A" in many languages; one word of the page's own is proof enough
    return best


def _is_plain(text: str, language: str) -> bool:
    """Whether so many words are the page's own function words that nothing else need be asked, as in nearly every
    paragraph.
    """
    common = _OWN.get(primary(language))
    if common is None:
        return False
    words = text.lower().replace("’", " ").replace("'", " ").split()
    return len(words) >= _PLAIN_WORDS and sum(map(common.__contains__, words)) * 3 > len(words)


def _is_script_of(name: str, language: str) -> bool:
    """Whether `name` is a language told by its script, which is the script of `language` too."""
    return name not in _WORDS and _script(name) == _script(primary(language))


def _script(name: str) -> str:
    return _WRITTEN_IN.get(name, name)


def _by_script(text: str) -> str:
    """The language of a block that is nearly all in another script than Latin; empty for any other block."""
    if text.isascii() or not _OTHER_SCRIPT.search(text):
        return ""
    others = len(_OTHER_SCRIPT.findall(text))
    if others < _SCRIPT_LETTERS or others * 3 < 2 * sum(map(str.isalpha, text)):
        return ""
    scripts = [name for name in votes(text) if name not in _WORDS]
    return scripts[0] if len(scripts) == 1 else ""


def _by_detector(text: str, language: str, suspected: str) -> str:
    """The language that the detector is sure of, or that it and the words agree on; else `language`."""
    if suspected and suspected not in _WORDS:
        return suspected  # its script is proof enough
    known = primary(language) in LANGUAGES and len(_WORD.findall(text)) >= _DETECTED_WORDS
    found = detect(text) if known else {}
    if not found:
        return suspected or language
    best = max(found, key=found.__getitem__)
    own = found[primary(language)]
    sure = best == suspected or found[best] >= _SURE or (found[best] >= _LIKELY and own <= _UNLIKELY)
    return best if sure and best != primary(language) else language
