"""Roman numerals, by what stands around them: "stade IV" is said "stade 4", "XXIe siècle" "vingt et unième siècle".

A numeral without such a neighbour is left alone: "IV" is a way of giving a drug, "CD" and "MI" are acronyms.

    >>> from reader.model import Sentence
    >>> from reader.speech import prepare
    >>> prepare(Sentence("s", "stade IIIB")).text
    'stade 3 B'
    >>> prepare(Sentence("s", "au XXIe siècle")).text
    'au vingt et unième siècle'
"""

from __future__ import annotations

import re

from reader.regex import regex
from reader.speech.rewriter import Answer, Context, Rule, always
from reader.speech.words.number_words import ordinal

_VALUES = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100, "D": 500, "M": 1000}
_ROMAN = r"(?=[IVXLCDM])M{0,3}(?:CM|CD|D?C{0,3})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})"
_SMALL = r"(?=[IVX])X{0,3}(?:IX|IV|V?I{0,3})"


def roman(text: str) -> int:
    """The value of a Roman numeral.

    >>> roman("IV"), roman("XXI"), roman("MCMXLV")
    (4, 21, 1945)
    """
    total = 0
    for place, letter in enumerate(text):
        number = _VALUES[letter]
        following = _VALUES[text[place + 1]] if place + 1 < len(text) else 0
        total += -number if number < following else number
    return total


_NOUNS = (
    "stades?|phases?|grades?|types?|classes?|niveaux?|degrés?|tomes?|volumes?|chapitres?|parties?|titres?|livres?|annexes?|"
    "articles?|tableaux?|figures?|sections?|étapes?|groupes?|catégories?|cohortes?|actes?|scènes?|facteurs?|nerfs?|"
    "paires?|angiotensine|antithrombine|essais? de phase|bras|modules?|lignes?|génération|cas|plans? cancer|cancer|"
    r"complexe|chap\.|vol\.|art\.|fig\.|tab\.|ann\.|"
    "collagène|segments?|nerfs? crâniens?|paires? crâniennes?|"
    "ASMR|topoisomérase|division|zone|axe|objectif|mesure|palier|paliers|Clark|FIGO|TNM|Dukes|NYHA|CMH|HLA|ASA|"
    "hypersensibilités?|listes?|Breslow|SBR|ARA|Masaoka|Killip|Mallampati|Bosniak|Fuhrman|Lugano|Bismuth|Fitzpatrick|"
    "Gell|OMS|ASCC|Binet|Rai|Ann Arbor|"
    "Vatican|paragraphe|alinéa|unité|lot|hémisphère|épisode|saison|partie|point|Salter|Cushing|Child"
)
_AFTER_NOUN = regex(
    rf"(?i:\b(?:{_NOUNS}))(?: (?:de type|clinique|pathologique|tumoral|OMS|FIGO|ISS|R-ISS|AJCC|de grade|de stade))? "
    rf"(?P<first>{_SMALL}(?=[A-D]?\d?(?![\w]))|{_ROMAN})(?P<a>[A-Da-d](?:\d)?)?"
    rf"(?P<through> ?[-–] ?[A-D](?![\w'-]))?"
    rf"(?P<rest>(?:(?: ?[-–/,] ?| (?:et|ou|à|à la|au) ){_SMALL}(?:[A-Da-d]\d?)?"
    r"|[-–/]\d(?![\w,./]| (?!d[ue']|des |ou |et |avec |sans )[a-zà-ÿ]))*)(?![\w'-])"
)
_REST = regex(rf"(?P<link> ?[-–/] ?|, ?| (?:et|ou|à|au) )(?P<n>{_SMALL}|\d)(?P<a>[A-Da-d]\d?)?")
_CENTURIES = regex(r"(?<=[IVX][eᵉ]) ?[-–] ?(?=[IVX]+[eᵉ] siècle)")
_UNIVERSITY = regex(
    rf"\b(?:Paris|Lyon|Lille|Bordeaux|Montpellier|Toulouse|Rennes|Strasbourg|Nancy) (?P<n>{_SMALL})(?![\w'-])"
)
# The committees that judge trials: "CPP Sud-Est IV", "CPP Île-de-France X".
_COMMITTEE = regex(rf"\bCPP (?:d[eu] |d')?[A-ZÎ][\w-]+(?: [A-ZÎ][\w-]+)? (?P<n>{_SMALL})(?![\w'-])")
# "stade 0 ou I", "grade 1/II": the first is no Roman numeral.
_MIXED = regex(
    rf"(?i:\b(?:stades?|grades?|phases?|types?)) \d[A-Da-d]? ?(?:[-–/,]|à|ou|et) ?(?P<n>{_SMALL})(?P<a>[A-D]?)"
    r"(?![\w'-])"
)
_CENTURY = regex(rf"(?<![\w])(?P<n>{_SMALL})(?P<e>[eè](?:me)?|er|ᵉ)(?![\w])")
_NUMBERED = regex(rf"(?<=\b[Nn]°)(?P<gap> ?)(?P<n>{_SMALL})(?![\w'-])")
# "II. Comment agit le traitement ?", "IV – Effets indésirables": the number of a heading. One letter alone may be an
# initial ("V. Hugo") or a letter of an acronym ("I.R.M"): it counts where neither follows.
_HEADING = regex(
    rf"^(?P<n>{_SMALL})(?P<mark>\.|\)|(?: ?[-–—:])(?= ))(?= ?[\"«]? ?[A-ZÀ-ÖØ-Ý](?!\.)(?!(?<=\.[A-Z])(?!\w)))"
)
_NAME = regex(
    r" ?[A-ZÀ-ÖØ-Ý][\w'-]+(?<!tion)(?<!ment)(?<!ance)(?<!ence)(?<!ité)(?<!ie)(?<!s)(?: [A-ZÀ-ÖØ-Ý][\w'-]+)*"
    r"(?= ?(?:[.,;:(]|$)| (?:est|a|et|dit|reçoit|vous)\b)"
)
_KINGS = regex(
    r"\b(?P<name>Louis|Henri|Charles|François|Napoléon|Philippe|Pie|Paul|Jean-Paul|Jean|Benoît|Grégoire|Élisabeth"
    r"|Elizabeth|"
    rf"Guillaume|Léon|Alexandre|Nicolas|Catherine|Clément|Innocent|Édouard|George|Georges|Albert|Léopold|Baudouin"
    rf"|Rainier)[ -]"
    rf"(?P<n>{_SMALL})(?P<e>er|ère|re)?(?![\w'-])"
)


def _small(text: str, letters: str | None) -> str:
    return (text if text.isdigit() else str(roman(text))) + (
        f" {letters[0].upper()}{' ' + letters[1:] if letters[1:] else ''}" if letters else ""
    )


def _after_noun(match: re.Match[str], context: Context) -> Answer:
    if not match["first"]:
        return None
    noun = match.string[match.start() : match.start("first")].lower()
    if match["first"] in ("C", "D", "M", "CD", "DC", "MC", "L", "MD", "CM", "DM", "MI", "DI", "CI", "CC", "LI"):
        return None  # a letter: "type C", "point D"; an acronym: "cas CI"
    if match["first"] == "X" and not noun.startswith(("facteur", "nerf", "chapitre", "paire", "tome")):
        return None  # "groupe X" has no name
    if match["first"] == "IV" and noun.startswith(("essai clinique",)):
        return None
    end = match.end("a") if match["a"] else match.end("first")
    pieces = [(match.start("first"), end, _small(match["first"], match["a"]))]
    if match["through"] and match["a"]:
        # "stade IIIA-C": from A to C.
        pieces.append((match.start("through"), match.end("through"), f" à {match['through'][-1]}"))
    elif match["through"]:
        return None
    for other in _REST.finditer(match.string, match.start("rest"), match.end("rest")):
        if not other["n"]:
            continue
        link = other["link"].strip()
        # A phase I/II is both in one trial, grades III/IV are either.
        both = " " if "phase" in noun else " ou "
        spoken_link = {"-": " à ", "–": " à ", "/": both}.get(link)
        if spoken_link:
            pieces.append((other.start("link"), other.end("link"), spoken_link))
        pieces.append((other.start("n"), other.end(), _small(other["n"], other["a"])))
    return pieces


def _century(match: re.Match[str], context: Context) -> Answer:
    if not match["n"]:
        return None
    number = roman(match["n"])
    if match["e"] == "er" and number != 1:
        return None
    if match[0] == "Ve" and match.string[: match.start()].endswith(("-", "–")):
        return None  # "Lu-Ve"
    following = match.string[match.end() : match.end() + 12]
    if match["n"] in ("I", "V", "X") and match["e"] == "e" and not following.startswith((" siècle", " s.", "-", " et")):
        return ordinal(number) if number > 1 else None
    return ordinal(number)


def _university(match: re.Match[str], context: Context) -> Answer:
    return [(match.start("n"), match.end("n"), str(roman(match["n"])))] if match["n"] else None


def _mixed(match: re.Match[str], context: Context) -> Answer:
    return [(match.start("n"), match.end(), _small(match["n"], match["a"]))] if match["n"] else None


def _numbered(match: re.Match[str], context: Context) -> Answer:
    return f"{match['gap'] or ' '}{roman(match['n'])}" if match["n"] else None


def _heading(match: re.Match[str], context: Context) -> Answer:
    numeral = match["n"]
    if not numeral or (numeral == "IV" and match["mark"].strip() == ":"):
        return None  # "IV : intraveineuse", of a list of short forms
    if len(numeral) == 1 and match["mark"] == "." and _NAME.match(match.string, match.end()):
        return None
    return [(match.start("n"), match.end("n"), str(roman(numeral)))]


def _king(match: re.Match[str], context: Context) -> Answer:
    if not match["n"]:
        return None
    number = roman(match["n"])
    feminine = match["name"] in ("Élisabeth", "Elizabeth", "Catherine")
    spoken = ordinal(1, feminine) if number == 1 else str(number)
    # "Henri-IV": its hyphen is no minus.
    return [(match.start("n") - 1, match.start("n"), " "), (match.start("n"), match.end(), spoken)]


_LETTERS = frozenset("IVXLCDM")
RULES = (
    Rule("range", _CENTURIES, always(" à "), _LETTERS),
    Rule("roman", _NUMBERED, _numbered, frozenset("°")),
    Rule("roman", _HEADING, _heading, frozenset("IVX")),
    Rule("roman", _UNIVERSITY, _university, _LETTERS),
    Rule("roman", _COMMITTEE, _university, frozenset("IVX")),
    Rule("roman", _MIXED, _mixed, frozenset("IVX")),
    Rule("roman", _CENTURY, _century, _LETTERS),
    Rule("roman", _KINGS, _king, _LETTERS),
    Rule("roman", _AFTER_NOUN, _after_noun, _LETTERS),
)
