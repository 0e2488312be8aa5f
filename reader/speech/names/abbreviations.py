"""Abbreviations of ordinary and medical French: "M. Dupont" is said "monsieur Dupont", "p. ex." "par exemple".

Their stops would end the sentence for a voice. A stop that also ends the sentence is kept.

    >>> from reader.model import Sentence
    >>> from reader.speech import prepare
    >>> prepare(Sentence("s", "M. Dupont")).text
    'monsieur Dupont'
    >>> prepare(Sentence("s", "p. ex. n° 3")).text
    'par exemple numéro 3'
"""

from __future__ import annotations

import re
from collections.abc import Callable

from reader.regex import regex
from reader.speech.numbers.roman import roman
from reader.speech.rewriter import Answer, Context, Rule, always, just_before
from reader.speech.words.short_forms import FOLLOWED, LAST_WORDS, SHORT_FORMS
from reader.speech.words.unit_names import SYMBOLS


def _source() -> str:
    alternatives = []
    for short in sorted(SHORT_FORMS, key=len, reverse=True):
        following = f"(?={FOLLOWED[short]})" if FOLLOWED.get(short) else "" if short.endswith((".", "°")) else r"(?!\w)"
        alternatives.append(re.escape(short) + following)
    known = "|".join(alternatives)
    # After an elided article too: "l'art. 3", "d'env. 2 h".
    return rf"(?:(?<![\w'.-])|(?<=\b[lLdD]'))(?:{known})"


# "1er", "2nd" are said of no week; "la 2e sem. de traitement" is one.
_HALF_YEAR = regex(r"(?<!\w)(?:(?P<sure>1er|2nd|[Pp]remier|[Ss]econd)|2e|2ème|[Dd]euxième) $")
_OF_A_YEAR = regex(r" ?(?:de )?(?:19|20)\d\d\b| de l'année")
_ONE_EXAMPLE = regex(r"(?:[ld]'|\b(?:un|cet|mon|ton|son|notre|votre|autre|bon|\d+) )$", re.I)
_SEVERAL = regex(r"\b(?:les|vos|nos|mes|ses|des|\d+) $")
_NAMED_HOSPITAL = regex(r" (?:[A-ZÀ-Ý]|d[eu] [A-ZÀ-Ý]|univ)")
_ROOM = regex(r" ?\d{3}")
_LOOK_BACK = 20  # characters


def _abbreviation(match: re.Match[str], context: Context) -> Answer:
    text = match[0]
    spoken = SHORT_FORMS.get(text, "")
    if not spoken:
        return None
    before = just_before(match, _LOOK_BACK)
    rest = match.string[match.end() : match.end() + 80]
    nearest = before[-2:].strip()[-1:]
    if text == "min." and nearest.isdigit():
        return None  # "12 min.": minutes
    if text == "sem.":
        half_year = _HALF_YEAR.search(before)
        if half_year and (half_year["sure"] or _OF_A_YEAR.match(rest)):
            return "semestre"
        if nearest in tuple("0123456789/"):
            return None  # "1 cure/3 sem.", "2 séances/sem.": a unit
    if text.endswith(".") and not rest.strip(' »")') and "." not in rest:
        # The stop is the sentence's too; a word that ends a sentence ("la mer.") is no abbreviation.
        if match.start() == 0:
            return spoken
        return [(match.start(), match.end() - 1, spoken)] if text in LAST_WORDS else None
    reading = _READINGS.get(text)
    return reading(match, before, rest) if reading else spoken


def _number(match: re.Match[str], before: str, rest: str) -> Answer:
    if rest[:2] in ("s ", "s\u00a0"):  # "n°s 3 et 4"
        return [(match.start(), match.end() + 1, SHORT_FORMS[match[0]] + "s")]
    return _apart(match, before, rest)


def _apart(match: re.Match[str], before: str, rest: str) -> Answer:
    """Kept apart from the number that follows: "p.12", "art.3"."""
    return SHORT_FORMS[match[0]] + ("" if rest.startswith(" ") else " ")


def _avenue(match: re.Match[str], before: str, rest: str) -> Answer:
    return None if rest.startswith(" J.") else SHORT_FORMS[match[0]]  # "av. J.-C."


def _example(match: re.Match[str], before: str, rest: str) -> Answer:
    if match[0] == "ex." and not rest.startswith((" ", ",", ")", ": ")):
        return None
    if _ONE_EXAMPLE.search(before):
        return "exemple"
    return "par exemple" if match[0] == "ex." else "Par exemple"


def _prescription(match: re.Match[str], before: str, rest: str) -> Answer:
    return "ordonnances" if _SEVERAL.search(before) else SHORT_FORMS[match[0]]


def _hospital(match: re.Match[str], before: str, rest: str) -> Answer:
    return "hôpital" if _NAMED_HOSPITAL.match(rest) else SHORT_FORMS[match[0]]


def _chapter(match: re.Match[str], before: str, rest: str) -> Answer:
    return "chambre" if _ROOM.match(rest) else SHORT_FORMS[match[0]]  # no book has so many chapters


# How an abbreviation is said that what stands beside it decides.
_READINGS: dict[str, Callable[[re.Match[str], str, str], Answer]] = {
    **dict.fromkeys(("n°", "N°"), _number),
    **dict.fromkeys(("p.", "pp.", "P.", "art.", "Art.", "fig.", "Fig.", "tab.", "vol.", "chap."), _apart),
    **dict.fromkeys(("av.", "Av."), _avenue),
    **dict.fromkeys(("ex.", "Ex."), _example),
    "ordo.": _prescription,
    "hosp.": _hospital,
    "ch.": _chapter,
}


# Streets are named after them: "av. du Gal-Leclerc". "Mal" and "Lt" are other words anywhere else.
_RANKS = {
    "Gal": "général", "Gén.": "général", "Mal": "maréchal", "Col.": "colonel", "Cdt": "commandant", "Lt": "lieutenant",
    "Pdt": "président",
}  # fmt: skip


def _rank(match: re.Match[str], context: Context) -> Answer:
    return _RANKS[match[0]]


def _every(match: re.Match[str], context: Context) -> Answer:
    return "tous les " if match[1] in ("j", "m") else "toutes les "


def _most(match: re.Match[str], context: Context) -> Answer:
    return {"max": "maximum", "min": "minimum", "Max": "Maximum", "Min": "Minimum"}[match[0]]


def _grade(match: re.Match[str], context: Context) -> Answer:
    numbers = re.sub("[IV]+", lambda numeral: str(roman(numeral[0])), match["n"])
    numbers = re.sub(" ?/ ?", " ou ", re.sub(" ?[-–] ?", " à ", numbers))
    return f"{'Grade' if match[0][0] == 'G' else 'grade'} {numbers}"


def _tablet(match: re.Match[str], context: Context) -> Answer:
    return "comprimés" if match[0].endswith("s") else "comprimé"


def _line(match: re.Match[str], context: Context) -> Answer:
    words = {"port": "portable", "dom": "domicile", "prof": "professionnel", "trav": "travail", "mob": "mobile"}
    return words[match["line"]]


def _number_of(match: re.Match[str], context: Context) -> Answer:
    vowel = match.string[match.end()] in "aeiouyéèêàâîôœh"
    return ("Nombre" if match[0][0] == "N" else "nombre") + (" d'" if vowel else " de ")


def _if_needed(match: re.Match[str], context: Context) -> Answer:
    before = just_before(match, 60)
    return "si besoin" if _DOSED.search(before) else None


_DOSED = regex(
    rf"(?:\d|½|\b(?:une?|deux|trois)) ?(?:{SYMBOLS}|comprimés?|gélules?|sachets?|ampoules?|gouttes?|bouffées?|doses?"
    r"|injections?)\b(?:\. |[^.;:]{0,40})$|\b(?:coucher|soir|matin|midi|douleurs?|antalgiques?|jour|nuit),? $"
)


# How often: an adjective after what is done so often.
_OFTEN = {"hebdo": "hebdomadaire", "quot": "quotidien", "mens": "mensuel", "bimens": "bimensuel",
          "trim": "trimestriel", "sem": "semestriel", "ann": "annuel", "bisann": "bisannuel"}  # fmt: skip
_FEMININES = {"quotidien": "quotidienne"}


_DONE_OFTEN = regex(
    r"\b(?:(?P<feminine>visite|consultation|surveillance|injection|cure|perfusion|prise|dose|séance|analyse|fréquence"
    r"|prise de sang|IRM|NFS|imagerie|échographie)|suivi|bilan|contrôle|dosage|scanner|rythme|examen|RDV|rendez-vous"
    r"|traitement|TEP|schéma|ECG)(?P<many>s?) $",
    re.I,
)


# "1 injection sem." is as likely one in a week: what is given is not made rarer by a guess.
_GIVEN = regex(r"injection|cure|perfusion|prise|dose|séance|rythme|fréquence|traitement|schéma", re.I)


def _how_often(match: re.Match[str], context: Context) -> Answer:
    done = _DONE_OFTEN.search(just_before(match, 30))
    if done is None or (match["often"] == "sem" and _GIVEN.search(done[0])):
        return None
    word = _OFTEN[match["often"]]
    if done["feminine"] and not word.endswith("e"):
        word = _FEMININES.get(word, f"{word}le")
    # The stop may be the sentence's too.
    end = match.end() - (not match.string[match.end() :].strip(' »")'))
    return [(match.start(), end, f"{word}s" if done["many"] else word)]


_INJECTED = regex(r"\b(?:sol|susp|prép|pdre|poudre|solution|suspension|préparation|émulsion|forme)\.? $", re.I)


def _injected(match: re.Match[str], context: Context) -> Answer:
    if not _INJECTED.search(just_before(match, 20)):
        return None
    return [(match.start(), match.end() - (not match.string[match.end() :].strip(' »")')), "injectable")]


def _sensitive(match: re.Match[str], context: Context) -> Answer:
    said = {"us": "ultrasensible", "hs": "haute sensibilité"}[match["us"]]
    return [(match.start("us") - 1, match.end("us"), f" {said}")]


def _position(match: re.Match[str], context: Context) -> Answer:
    return "Position" if match[0][0] == "P" else "position"


def _x_ray(match: re.Match[str], context: Context) -> Answer:
    return [(match.start("x"), match.end("x"), "radio" if match["la"] else "cliché")]


def _the_has(match: re.Match[str], context: Context) -> Answer:
    # Its h is aspirated in every mouth: "la HAS".
    return {"l": "la ", "L": "La ", "d": "de la "}.get(match[1])


def _oxygen(match: re.Match[str], context: Context) -> Answer:
    return f"{match['s']}aturation"


RULES = (
    # "sol. inj.", "poudre pour susp. inj.": a form, no injection.
    Rule("abbreviation", regex(r"(?<= )inj\."), _injected, frozenset("j")),
    Rule("abbreviation", regex(rf"(?<= )(?P<often>{'|'.join(_OFTEN)})\."), _how_often, frozenset(".")),
    Rule(
        "abbreviation",
        regex(
            r"(?:(?<=\bdu )|(?<=\b[rR]ue )|(?<=venue )|(?<=\b[Pp]lace )|(?<=\b[aA]v\. )|(?<=\b[bB]d )|(?<=levard ))"
            rf"(?:{'|'.join(map(re.escape, _RANKS))})(?=[ -](?:de )?[A-ZÀ-Ý])"
        ),
        _rank,
        frozenset("GMCLP"),
    ),
    Rule(
        "abbreviation",
        regex(
            r"\bav\.(?= ?(?:\d|le |la |les |l'|midi|minuit|chaque|tout|repas|et ap))"
            r"|(?<=\d )av\.(?= ?$)"
            r"|(?:(?<=\dh )|(?<= h )|(?<= j )|(?<=jours )|(?<=heures )|(?<= min ))av(?:\.(?! ?[A-ZÀ-Ý])|(?!\w))"
        ),
        always("avant"),
        frozenset("."),
    ),
    Rule(
        "abbreviation",
        regex(
            r"(?<!\d)(?<!\d )\b([Mm]ax|[Mm]in)"
            r"(?= ?/ ?(?:j|jour|24 ?h|sem|prise)\b|(?= par (?:jour|prise|semaine|mois)\b))"
            r"|\b([Mm]ax)(?= ?:? ?\d)|(?<=[hj] )(max)(?=[ ,;.)]|$)|(?:(?<=\()|(?<=, )|(?<=; ))(min)(?= \d)"
        ),
        _most,
        frozenset("xn"),
    ),
    Rule("abbreviation", regex(r"(?<=[Mm]édecin )trait\.(?= ?[a-zà-ÿ:(,;])"), always("traitant"), frozenset(".")),
    Rule(
        "abbreviation",
        regex(r"(?<![\w'-])[Gg]r\.? ?(?P<n>(?:[1-5]|I{1,3}|IV|V)(?: ?[-–/] ?(?:[1-5]|I{1,3}|IV|V))?)(?![\w/-]|,\d)"),
        _grade,
        frozenset("r"),
    ),
    # "1 cp SB": of what is taken only when it is needed.
    Rule("abbreviation", regex(r"(?<![\w'./-])SB(?![\w'/-])"), _if_needed, frozenset("B")),
    # Of oxygen, in the blood.
    Rule(
        "abbreviation",
        regex(r"(?<![\w'-])(?P<s>[Ss])at\.?(?= ?:? ?(?:à |en |[<>≤≥]=? ?)?\d{2,3}(?:,\d)? ?%)"),
        _oxygen,
        frozenset("t"),
    ),
    # A place in a list or of a body, not a test that is positive.
    Rule("abbreviation", regex(r"(?<![\w'-])[Pp]os\.(?= ?\d)"), _position, frozenset("s")),
    # "cp orodisp.": a form, not so many of them.
    Rule(
        "abbreviation",
        regex(
            r"(?<![\w'/½-])(?<![\d½/] )cps?"
            r"(?= (?:orodisp|eff|séc|pell|enr|LP\b|à (?:croquer|sucer)|entiers?\b|le (?:soir|mat)))"
        ),
        _tablet,
        frozenset("c"),
    ),
    # "Ca-vit D3"
    Rule("abbreviation", regex(r"(?<![\w'])vit(?= [ABCDEKP]\d{0,2}(?!\w))"), always("vitamine"), frozenset("v")),
    # "tél. port.", "nb pages"
    Rule(
        "abbreviation",
        regex(r"(?<=\b[Tt]él\. )(?P<line>port|dom|prof|trav|mob)\.?(?![\w.])"),
        _line,
        frozenset("é"),
    ),
    Rule("abbreviation", regex(r"(?<![\w'.-])[Nn]b(?:re)? (?=[a-zà-ÿœ]{3,}s\b)"), _number_of, frozenset("b")),
    Rule("abbreviation", regex(r"(?<=\b[Tt][ée]l\. )secr?\.(?= ?[:(\d])"), always("secrétariat"), frozenset("s")),
    Rule(
        "abbreviation",
        regex(r"\b(?:(?P<la>[Ll]a|[Uu]ne|[Cc]ette|[Vv]otre)|[Ll]e|[Uu]n|[Dd]u|[Cc]e|[Aa]u) (?P<x>Rx)(?![\w-])"),
        _x_ray,
        frozenset("x"),
    ),
    # "CRP us", "troponine T us", "hs-CRP"
    Rule(
        "abbreviation",
        regex(r"(?<![\w'-])(?:[Tt]roponine(?: [TIc]{1,2})?|CRP|TSH|Tn[TIc]?|T3L|T4L)[ -](?P<us>us|hs)(?!\w)"),
        _sensitive,
        frozenset("us"),
    ),
    # "mat. et soir"
    Rule(
        "abbreviation",
        regex(r"(?<![\w'-])mat\.(?=(?: et|,|,? midi| ?/)? ?(?:midi|soir|\d))"),
        always("matin"),
        frozenset("."),
    ),
    # "1 cp séc.", "1 sup. le soir"
    Rule("abbreviation", regex(r"(?:(?<=\bcp )|(?<=\bcps )|(?<=\bcomp\. ))séc\."), always("sécable"), frozenset("é")),
    Rule(
        "abbreviation",
        regex(r"(?<=\b[1-4] )sup\.?(?= (?:le|la|par|matin|soir|si|x|au)\b|/)"),
        always("suppositoire"),
        frozenset("p"),
    ),
    # "XXe s."
    Rule("abbreviation", regex(r"(?<=[IVX]e )s\.(?=[ ,;)]|$)"), always("siècle"), frozenset("s")),
    # "auto-Ac", "complexes Ag-Ac"
    Rule("abbreviation", regex(r"(?:(?<=\b[Aa]uto-)|(?<=\bAg-))Ac(?!\w)"), always("anticorps"), frozenset("A")),
    Rule("abbreviation", regex(r"(?<![\w-])Ag(?=-Ac\b)"), always("antigène"), frozenset("A")),
    Rule("article", regex(r"\b([lLd])'(?=HAS\b)"), _the_has, frozenset("H")),
    Rule("abbreviation", regex(r"\bt(?:t|s|ts) les (?=\d{1,2} ?(j|h|s|m)?)"), _every, frozenset("t")),
    Rule("abbreviation", regex(_source()), _abbreviation),
    # "labo. central", "dermato. et chir.": said as they are written, their stop ends nothing.
    Rule("abbreviation", regex(r"(?<=[a-zà-ÿ]{2}o)\.(?= ?[a-zà-ÿ(,;:])"), always(""), frozenset(".")),
    Rule(
        "abbreviation",
        regex(r"\b[Nn]os (?=\d+(?:, \d+)*(?:,| et| à|-|–) ?\d)"),
        always("numéros "),
        frozenset("o"),
    ),
    # "Mmes et MM.": at the end of the line or before a name.
    Rule(
        "abbreviation",
        regex(r"(?:(?<=\b[Mm]mes et )|(?<=\b[Mm]esdames et ))MM\b\.?"),
        always("messieurs"),
        frozenset("M"),
    ),
    Rule("abbreviation", regex(r"(?<![\w'.-])ex(?= ?:)"), always("par exemple"), frozenset(":")),
    Rule(
        "abbreviation",
        regex(
            # "Dr M. Claes", "Mme M. Petit", "M. K. D. E.": a letter of a name. "☐ M. ☐ Mme": what one ticks.
            r"(?<![\w'.-])(?<!\b[DP]r )(?<!\b[DP]r\. )(?<!\bDre )(?<!\bMme )(?<!\bMlle )(?<!docteur )(?<!rofesseur )"
            r"(?<!adame )M\.(?=(?: (?!(?:[A-ZÀ-Ý]\. ?){2,}(?:$|[^\w\s]))[A-ZÀ-Ý]| le | l'| et M)"
            r"|(?:,| ou) M(?:me|lle)\b| ?[□☐❏])|(?<=[□☐❏] )M\."
        ),
        always("monsieur"),
        frozenset("."),
    ),
)
