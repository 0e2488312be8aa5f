"""Signs: none is lost in silence. What one means is said, what only decorates is dropped, what cannot be said counts.

The rule `unspoken` marks what is left out because no French word is known for it, the rule `silent` what is not meant
to be said (a bullet, a footnote mark, a trademark sign).

    >>> from reader.model import Sentence
    >>> from reader.speech import prepare
    >>> prepare(Sentence("s", "≥ 2")).text
    'supérieur ou égal à 2'
    >>> prepare(Sentence("s", "CD8+ (oui)")).text
    'C.D 8 plusse, oui'
"""

from __future__ import annotations

import re
import unicodedata

from reader.regex import regex
from reader.speech.quantities.comparisons import COMPARISON, COMPARISONS, words_around
from reader.speech.rewriter import Answer, Context, Rule, always, just_before
from reader.speech.typography import LETTER

_NAMES = {
    "&": "et", "@": "arobase", "%": "pour cent", "‰": "pour mille", "°": "degré", "§": "paragraphe", "¶": "paragraphe",
    "€": "euros", "$": "dollars", "£": "livres", "¥": "yens", "¢": "cents", "©": "copyright", "+": "plus",
    "↑": "augmentation", "↓": "diminution", "↗": "augmentation", "↘": "diminution", "♀": "femme", "♂": "homme",
    "☎": "téléphone", "✆": "téléphone", "📞": "téléphone", "📱": "téléphone mobile",
    "✉": "courriel", "📧": "courriel", "⚠": "attention", "✓": "oui", "✔": "oui", "✅": "oui", "☑": "coché", "✗": "non",
    "✘": "non", "❌": "non", "✖": "non", "☐": "case à cocher", "❓": "question", "❗": "attention", "‼": "attention",
    "ℹ": "information", "💡": "idée", "📅": "date", "📆": "date", "⏰": "heure", "🕐": "heure", "💊": "médicament",
    "💉": "injection", "🩸": "sang", "🩺": "stéthoscope", "🏥": "hôpital", "🚑": "ambulance", "🆘": "urgence",
    "❤": "cœur", "😊": "sourire", "🙂": "sourire", "😀": "sourire", "😃": "sourire", "😉": "clin d'œil", "😢": "triste",
    "😟": "inquiet", "😷": "masque", "🤒": "fièvre", "🌡": "température", "👍": "pouce levé", "👎": "pouce baissé",
    "🚫": "interdit", "⛔": "interdit", "🔴": "rouge", "🟠": "orange", "🟡": "jaune", "🟢": "vert", "📍": "lieu",
    "🎗": "ruban", "🧬": "ADN", "🔬": "microscope", "🦠": "microbe", "🍎": "pomme", "☀": "soleil", "★": "étoile",
    "#": "dièse", "^": "puissance", "∕": "sur", "№": "numéro", "¤": "", "ª": "a",
}  # fmt: skip
_GREEK = {
    "α": "alpha", "β": "bêta", "γ": "gamma", "δ": "delta", "ε": "epsilon", "ζ": "zêta", "η": "êta", "θ": "thêta",
    "ι": "iota", "κ": "kappa", "λ": "lambda", "µ": "mu", "ν": "nu", "ξ": "xi", "ο": "omicron", "π": "pi", "ρ": "rho",
    "σ": "sigma", "ς": "sigma", "τ": "tau", "υ": "upsilon", "φ": "phi", "ϕ": "phi", "χ": "khi", "ψ": "psi",
    "ω": "oméga",
    "ϵ": "epsilon", "ϑ": "thêta", "ά": "alpha",
}  # fmt: skip
_GREEK |= {letter.upper(): name for letter, name in _GREEK.items() if letter.upper() not in COMPARISONS}


def _times(match: re.Match[str], context: Context) -> Answer:
    return [(match.start("x"), match.end("x"), _words_around_span(match, "x", "fois"))]


def _words_around_span(match: re.Match[str], group: str, words: str) -> str:
    start, end, text = match.start(group), match.end(group), match.string
    before = " " if start and text[start - 1] != " " else ""
    after = " " if end < len(text) and text[end] not in " .,;:!?)" else ""
    return before + words + after


_BARE_NUMBER = regex(r"(?<![\w/,.×])(?<![xX×] )\d+$")


def _during(match: re.Match[str], context: Context) -> Answer:
    if _BARE_NUMBER.search(just_before(match, 6)):
        return None  # "2 x 5 jours"
    return [(match.start("x"), match.end("x"), _words_around_span(match, "x", "pendant"))]


def _key(match: re.Match[str], context: Context) -> Answer:
    return [(match.start("key"), match.end("key"), "étoile" if match["key"] == "*" else "dièse")]


def _by(match: re.Match[str], context: Context) -> Answer:
    # "10 x 15 cm": dimensions are said "sur"; "2 x 5 mg": doses are said "fois".
    rest = match.string[match.end() : match.end() + 30]
    dimensions = re.match(r"\d+(?:,\d+)?(?: ?[x×] ?\d+(?:,\d+)?)? ?(?:cm|mm|m|px)\b", rest)
    return [(match.start("x"), match.end("x"), _words_around_span(match, "x", "sur" if dimensions else "fois"))]


_DENIED = regex(r"(?:[Pp]as|[Nn]e|[Nn]'|[Nn]on|[Aa]ucune?|[Jj]amais|[Ss]ans|[Nn]i|[Ii]nterdit|[ÉE]vite[rz]|[Rr]ien)\b")


def _named(match: re.Match[str], context: Context) -> Answer:
    name = _NAMES[match[0]]
    before, after = (
        just_before(match, 80).rstrip(),
        match.string[match.end() : match.end() + 80].lstrip(),
    )
    if after.lower().startswith(name) or before.lower().endswith(name):
        return ""  # "⚠ Attention": the word follows the sign
    if match[0] == "#" and after[:1].isdigit():
        return words_around(match, "numéro")
    if match[0] in "✗✘❌✖🚫⛔" and _DENIED.match(after):
        return ""  # "❌ Pas de": the words say it
    if match[0] == "☐" and match.string.count("☐") > 1 and match.string.lstrip().startswith("☐"):
        # "☐ Oui ☐ Non": each box is its word's; unsaid, the first would leave its word to the second.
        if not before:
            return words_around(match, name)
        start = match.start() - (match.string[match.start() - 1] == " ")
        after = "" if match.string[match.end() : match.end() + 1] in {"", " "} else " "
        return [(start, match.end(), f", {name}{after}")]
    if match[0] in "✓✔✅☑★☐" and not before and after[:1].isalpha():
        return ""  # a box in front of a line
    if match[0] in "✓✔✅☑★" and after[:1].isalpha():
        return ""  # a bullet
    return words_around(match, name)


_GREEK_WORD = regex(r"[\u0370-\u03ff]{4}")


def _greek(match: re.Match[str], context: Context) -> Answer:
    name = _GREEK[match[0]]
    text = match.string
    if _GREEK_WORD.search(text, max(0, match.start() - 3), match.end() + 3):
        return None  # a word in Greek, not a letter that names something
    before = text[match.start() - 1] if match.start() else " "
    after = text[match.end()] if match.end() < len(text) else " "
    return ("" if before in " ('-/" else " ") + name + (" " if after.isalnum() or after == "+" else "")


def _plus_after(match: re.Match[str], context: Context) -> Answer:
    sign = match["sign"]
    return [(match.start("sign"), match.end("sign"), " " + " ".join(["plus"] * len(sign)))]


def _silent(match: re.Match[str], context: Context) -> Answer:
    return (
        " "
        if match.start()
        and match.end() < len(match.string)
        and not match.string[match.start() - 1 : match.start()].isspace()
        and match.string[match.end()] != " "
        and match[0] in "|_\\"
        else ""
    )


def kind(character: str) -> str:
    """What sort of thing an unsaid character is, in French, for the page's ledger: never the character itself.

    >>> kind("日"), kind("\\x07"), kind("🧶")
    ('écriture cjk', 'caractère de contrôle', 'symbole')
    """
    category = unicodedata.category(character)
    if category in ("Cc", "Cs", "Cn", "Co", "Cf"):
        return "caractère de contrôle" if category in ("Cc", "Cf") else "caractère sans valeur"
    if category.startswith(("L", "M", "N")):
        name = unicodedata.name(character, "").split(" ")[0].split("-")[0].lower()
        return f"écriture {name}" if name else "écriture inconnue"
    return "symbole"


_ALWAYS_SILENT = "•●◦▪▫■□◆◇►▶▸‣⁃○∎✦✧➤➢❖·®™℠†‡*_|\\`¬¦¨´¸¯˜…".replace("…", "")
_SAID = rf"{LETTER}\d\s.,;:!?'\"()«»…\-–—"

EARLY = (
    # "Cerfa n° 11574*05": which issue of a form.
    Rule("sign", regex(r"(?<=\d{5})\*(?=\d\d(?!\d))"), always(" étoile "), frozenset("*")),
    # "1 g/j x 3 j": that long.
    Rule(
        "sign",
        regex(
            r"(?<=[\w).]) (?P<x>[xX×]) ?"
            r"(?=\d+(?: ?(?:[-–]|à|ou) ?\d+)? ?(?:jours?|[jJ]|semaines?|sem|SEM|mois|JOURS?|SEMAINES?|MOIS)(?!\w| ?/))"
        ),
        _during,
        frozenset("xX×"),
    ),
    # Before molecules and acronyms: Greek letters and signs stuck to words keep their words apart.
    Rule(
        "sign",
        regex(r"(?:(?<=[\d%])|(?<=\dcm)|(?<=\dmm)|(?<=\d cm)|(?<=\d mm)|(?<=\dm)|(?<=\d m)) ?(?P<x>[x×*]) ?(?=\d)"),
        _by,
        frozenset("x×*"),
    ),
    Rule("sign", regex(r"(?<![\w])(?P<x>[x×]) ?(?=\d+ ?(?:/|fois|par|$|[,.;)]))"), _times, frozenset("x×")),
    # "2 mg x2 pendant 5 jours"
    Rule("sign", regex(r"(?<=[A-Za-z.)²]) (?P<x>[x×]) ?(?=\d{1,2}(?![\w,./+-]))"), _times, frozenset("x×")),
    Rule("sign", regex(r"(?<=[a-z]) (?P<x>[x×]) (?=\d+ [a-z])"), _times, frozenset("x×")),
    Rule("sign", regex(r"\b[Tt]ouche (?P<key>[*#])"), _key, frozenset("*#")),
    Rule(
        "sign",
        regex(r"(?<=\d)(?P<x> ?[x×](?= ?/| par | (?:le|la) |[ ,.;)]*$)|[x×](?=[ ,;.)]))"),
        _times,
        frozenset("x×"),
    ),
    COMPARISON,
    Rule("greek", regex(rf"[{''.join(_GREEK)}]"), _greek, frozenset(_GREEK)),
)
PLUS_AFTER = Rule("sign", regex(r"(?<=[\w)])(?P<sign>\+{1,3})(?![\w+])"), _plus_after, frozenset("+"))
NAMED = Rule(
    "sign",
    regex("[" + re.escape("".join(name for name in _NAMES if len(name) == 1)) + "]"),
    _named,
    frozenset(_NAMES),
)
SILENT = Rule("silent", regex(rf"[{re.escape(_ALWAYS_SILENT)}/~<>^=#]"), _silent)
UNSPOKEN = Rule("unspoken", regex(rf"[^{_SAID}]"), always(""), anywhere=False)
# In a stretch of another language: only what would harm an engine.
UNSPOKEN_ANYWHERE = Rule(
    "unspoken",
    regex("[\\x00-\\x08\\x0e-\\x1b\\x7f-\\x84\\x86-\\x9f\\ud800-\\udfff\\ufdd0-\\ufdef\\ue000-\\uf8ff]+"),
    always(""),
    anywhere=True,
)
