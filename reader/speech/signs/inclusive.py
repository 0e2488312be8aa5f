"""Inclusive writing: "patient·e·s" is said "patients et patientes", "effet(s)" "effets", "et/ou" "et ou".

>>> from reader.model import Sentence
>>> from reader.speech import prepare
>>> prepare(Sentence("s", "infirmier·ère·s")).text
'infirmiers et infirmières'
>>> prepare(Sentence("s", "effet(s)")).text
'effets'
"""

from __future__ import annotations

import re

from reader.regex import regex
from reader.speech.rewriter import Answer, Context, Rule

_WHOLE = {
    "tou·te·s": "tous et toutes", "tout·e·s": "tous et toutes", "tous·tes": "tous et toutes",
    "tous·toutes": "tous et toutes",
    "toutes·tous": "toutes et tous", "tout·e": "tout ou toute", "ceux·elles": "ceux et celles",
    "celles·eux": "celles et ceux",
    "ceux·celles": "ceux et celles", "celles·ceux": "celles et ceux", "celui·elle": "celui ou celle",
    "celui·celle": "celui ou celle", "un·e": "un ou une", "le·la": "le ou la", "la·le": "la ou le",
    "du·de la": "du ou de la",
    "il·elle": "il ou elle", "elle·il": "elle ou il", "ils·elles": "ils ou elles", "elles·ils": "elles ou ils",
    "il·s·elles": "ils ou elles", "au·à la": "au ou à la", "mon·ma": "mon ou ma", "son·sa": "son ou sa",
    "ce·cette": "ce ou cette",
    "aucun·e": "aucun ou aucune", "chacun·e": "chacun ou chacune", "certain·e·s": "certains et certaines",
    "un(e)": "un ou une", "le(la)": "le ou la", "la(le)": "la ou le", "le(s)": "le ou les", "la(les)": "la ou les",
    "du(des)": "du ou des", "un(des)": "un ou des", "un(e)(s)": "un ou une", "tous(tes)": "tous et toutes",
    "tous(toutes)": "tous et toutes",
    "tou(te)s": "tous et toutes", "tou(te)(s)": "tous et toutes", "tout(e)s": "tous et toutes",
    "tout(e)(s)": "tous et toutes", "tous/tes": "tous et toutes", "tous/toutes": "tous et toutes",
    "toutes/tous": "toutes et tous", "tout(e)": "tout ou toute", "tout/e": "tout ou toute",
    "ceux/celles": "ceux et celles", "celles/ceux": "celles et ceux", "celui/celle": "celui ou celle",
    "il(elle)": "il ou elle", "il(s)": "il ou ils", "elle(s)": "elle ou elles",
    "ce(s)": "ce ou ces", "de(s)": "du ou des", "votre(vos)": "votre ou vos", "son(sa)": "son ou sa",
    "sa(son)": "sa ou son",
    "leur(s)": "leur ou leurs", "lui(elle)": "lui ou elle", "quel(le)s": "quels et quelles",
    "quel(le)": "quel ou quelle",
    "quel(s)": "quel ou quels", "Mme/M.": "madame ou monsieur", "M./Mme": "monsieur ou madame",
    "Madame/Monsieur": "Madame ou Monsieur", "le/la": "le ou la", "la/le": "la ou le", "un/une": "un ou une",
    "le/les": "le ou les", "il/elle": "il ou elle", "elle/il": "elle ou il", "ils/elles": "ils ou elles",
    "du/des": "du ou des",
    "et/ou": "et ou", "Et/ou": "Et ou", "ET/OU": "et ou", "son/sa": "son ou sa", "iel": "iel",
}  # fmt: skip
del _WHOLE["iel"]

# Feminine endings written after a stem: (ending as written, how much of the masculine it replaces, feminine's end).
_ENDINGS = (
    ("ère", "er"), ("ere", "er"), ("trice", "teur"), ("rice", "eur"), ("euse", "eur"), ("ienne", "ien"), ("enne", "en"),
    ("ne", "n"), ("le", "l"), ("elle", "el"), ("ette", "et"), ("te", "t"), ("ète", "et"), ("ive", "if"), ("ve", "f"),
    ("se", "x"),
    ("euse", "eux"),
    ("esse", "e"), ("sse", ""), ("lle", "l"), ("fe", "f"), ("que", "c"), ("che", "c"), ("trices", "teur"), ("e", ""),
)  # fmt: skip


# Their feminine is in -ète, not in -ette as all others' (Grevisse, Le Bon Usage, § 544).
_ENDS_IN_ETE = regex(r"(?:inqui|(?:in)?qui|(?:in)?discr|(?:in)?compl|concr|désu|repl|secr)et$", re.I)


def feminine(masculine: str, ending: str) -> str | None:
    """The feminine that an ending makes of a masculine; None where they do not fit.

    >>> feminine("infirmier", "ère"), feminine("acteur", "rice"), feminine("patient", "e")
    ('infirmière', 'actrice', 'patiente')
    """
    if ending == "e" and masculine.endswith("er"):
        return masculine[:-2] + "ère"
    if ending == "se" and masculine.endswith("eur"):
        return masculine[:-1] + "se"
    if ending == "e" and _ENDS_IN_ETE.search(masculine):
        return masculine[:-2] + "ète"
    for written, replaced in _ENDINGS:
        if ending == written and masculine.endswith(replaced):
            if written in ("ne", "le", "te", "ve", "se", "e", "lle", "sse", "fe"):
                if written in ("ve", "se", "fe"):
                    return masculine[: len(masculine) - len(replaced)] + written
                if written == "lle":
                    return masculine[:-1] + written if masculine.endswith("l") else None
                return masculine + written
            if written == "rice":
                # acteur: actrice
                return masculine[:-3] + "rice" if masculine.endswith("teur") else None
            return masculine[: len(masculine) - len(replaced)] + written
    return None


# With a middle dot any ending; with a stop or a hyphen, which stand in other words too, only "-e-s", ".ne.s", ".e",
# ".es".
_INCLUSIVE = regex(
    r"(?:(?<![\w·.-])|(?<=[a-zà-ÿ]-)(?=[A-Za-zÀ-ÿœŒ]+[·•⋅]))(?P<stem>[A-Za-zÀ-ÿœŒ]{2,})(?:[·•⋅](?P<ending>[a-zè]{1,6}?)(?:[·•⋅]?(?P<plural>s))?"
    r"|(?P<mark>[.-])(?P<ending2>e|ne|le|te|ère|rice|trice|euse|ve|se)(?P=mark)(?P<plural2>s)"
    r"|\.(?P<ending3>e|ère|rice)(?P<plural3>s?)|-(?P<ending4>e|rice|trice|ère|euse))(?![\w·•⋅]|\.\w|-\w)"
)
_BRACKETS = regex(
    r"(?<![\w·.-])(?P<stem>[A-Za-zÀ-ÿœŒ]{2,})\((?P<ending>[a-zè]{1,6}?)(?P<inner>s?)\)(?P<plural>\(s\)|s?)(?!\w)"
)


# "infirmier/ère", "patient/e", "traité/-e", "chirurgiens/nes": an ending alone after the slash.
_SLASHED = regex(
    r"(?<![\w·./-])(?P<stem>[A-Za-zÀ-ÿœŒ]{2,})/-?(?P<ending>ère|trice|rice|euse|ienne|enne|ette|ète|ive|elle|esse|ne|te|ve|se|le|e)"
    r"(?P<plural>s?|[/-]s)(?![\w·/'-])"
)


def _whole(match: re.Match[str], context: Context) -> Answer:
    text = match[0]
    key = text.replace("⋅", "·").replace("•", "·")
    spoken = _WHOLE.get(key) or _WHOLE.get(key[0].lower() + key[1:]) or _WHOLE.get(key.lower())
    if spoken is None:
        return None
    return spoken[0].upper() + spoken[1:] if text[0].isupper() and text[-1].islower() else spoken


# Their s is no plural: "français·es", "admis·es", "inclus·es".
_ENDS_IN_S = regex(r"(?:ai|oi|(?<!a)mi|pri|ssi|qui|nclu|(?:gr|r|b|l)a|gro|clo|ver)s$")


def _both(stem: str, ending: str, plural: bool) -> str | None:
    if stem.lower() == "tou" and ending == "te" and plural:
        return f"{stem}s et toutes"
    if plural and stem.endswith("s") and (ending != "e" or not _ENDS_IN_S.search(stem)):
        stem = stem[:-1]  # "Chers·ères", "patients·es"
    female = feminine(stem, ending)
    if female is None:
        return None
    if not plural:
        return f"{stem} ou {female[0].lower()}{female[1:]}"
    male = stem if stem.endswith(("s", "x")) else stem[:-2] + "aux" if stem.endswith("al") else stem + "s"
    return f"{male} et {female[0].lower()}{female[1:]}s"


def _inclusive(match: re.Match[str], context: Context) -> Answer:
    ending = match["ending"] or match["ending2"] or match["ending3"] or match["ending4"]
    plural = bool(match["plural"] or match["plural2"] or match["plural3"])
    return _both(match["stem"], ending, plural)


# Endings that are words, too, a negation among them; the stems that surely take them.
_ENDS_BEFORE = {
    "ne": regex(r"\w(?:ien|yen|éen)$"),
    "le": regex(r"\w(?:nel|iel|uel|eil)$"),
    "se": regex(r"\w(?:eur|eux)$"),
    "te": regex(r"\w(?:et|ot)$"),
}


def _slashed(match: re.Match[str], context: Context) -> Answer:
    stem, ending = match["stem"], match["ending"]
    if ending in _ENDS_BEFORE and not match["plural"] and not _ENDS_BEFORE[ending].search(stem):
        return None  # "du/le", "le matin/ne mangez pas", "l'hôpital/le 15": two words
    return _both(stem, ending, bool(match["plural"]))


def _brackets(match: re.Match[str], context: Context) -> Answer:
    stem, ending = match["stem"], match["ending"]
    if (ending == "s" and not match["inner"]) or (ending + match["inner"]) == "s":
        return stem + "s"
    if ending in ("x", "aux"):
        return stem + "x" if ending == "x" else None
    if ending in ("nt", "ent"):
        return stem + ending
    return _both(stem, ending, bool(match["plural"] or match["inner"]))


def _yours(match: re.Match[str], context: Context) -> Answer:
    return [(match.start(2), match.end(2), f" ou {match[3]}")]


def _whole_source() -> str:
    forms = sorted(_WHOLE, key=len, reverse=True)
    return "|".join(re.escape(form).replace("·", "[·•⋅]") for form in forms)


# "un(e) patient(e)", "le/la patient/e", "un·e infirmier·ère": each article with its own noun.
_ARTICLES = {"un": "une", "le": "la"}
_WITH_ARTICLE = regex(
    r"(?<![\w·(/])(?P<article>[Uu]n(?:[·•⋅]e|\(e\)|/e|/une)|[Ll]e(?:[·•⋅]la|\(la\)|/la)) "
    r"(?P<stem>[A-Za-zÀ-ÿœŒ]{2,})(?:[·•⋅](?P<e1>[a-zè]{1,6})|\((?P<e2>[a-zè]{1,6})\)|/(?P<e3>ère|trice|rice|euse|ienne|enne|e))"
    r"(?![\w·•⋅(/])"
)


def _with_article(match: re.Match[str], context: Context) -> Answer:
    both = _both(match["stem"], match["e1"] or match["e2"] or match["e3"], plural=False)
    if both is None or (match["article"][0] in "lL" and match["stem"][0].lower() in "aeiouyhéèêàâîôœ"):
        return None  # "le/la élève": one would say "l'"
    male, _, female = both.partition(" ou ")
    article = match["article"][:2]
    return f"{article} {male} ou {_ARTICLES[article.lower()]} {female}"


_OTHERS = regex(
    r"\b([Vv]otre|[Nn]otre|[Ll]eur|[Mm]on|[Mm]a|[Ss]on|[Ss]a|[Ll]e|[Ll]a|[Uu]n|[Uu]ne|[Dd]u|[Cc]e|[Cc]ette|[Aa]u|[Ii]l|[Tt]out)"
    r"( \((vos|nos|leurs|mes|ses|les|des|ces|aux|la|le|une|un|de la|sa|son|ma|mon|cette|ce|à la|elle|toute)\))"
)
RULES = (
    Rule("inclusive", _WITH_ARTICLE, _with_article, frozenset("·•⋅(/")),
    Rule("inclusive", _OTHERS, _yours, frozenset("(")),
    Rule("inclusive", regex(rf"(?<![\w·])(?i:{_whole_source()})(?![\w·]|\()"), _whole, frozenset("·•⋅(/")),
    Rule("inclusive", _INCLUSIVE, _inclusive, frozenset("·•⋅.-")),
    Rule("inclusive", _BRACKETS, _brackets, frozenset("(")),
    Rule("inclusive", _SLASHED, _slashed, frozenset("/")),
)
