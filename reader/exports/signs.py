"""Signs in words where braille has no cells for them, or print no glyph: a blank in a dose is a grave defect."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Collection
from itertools import groupby

from reader.regex import regex

# Written out even where the table has cells: mathematical signs that a reader of everyday braille may not know, and
# that liblouis itself does not read back.
_ALWAYS = {
    "≥": "supérieur ou égal à",
    "≤": "inférieur ou égal à",
    "≠": "différent de",
    "≈": "environ",
    "×": "fois",
    "÷": "divisé par",
    "→": "flèche vers la droite",
    "←": "flèche vers la gauche",
    "↑": "flèche vers le haut",
    "↓": "flèche vers le bas",
}

_WHERE_UNKNOWN = {
    "⚕": "caducée",
    "℞": "ordonnance",
    "🩺": "stéthoscope",
    "💊": "médicament",
    "💉": "seringue",
    "💧": "goutte",
    "🏥": "hôpital",
    "🚑": "ambulance",
    "🍽": "repas",
    "☀": "soleil",
    "🌙": "lune",
    "☾": "lune",
    "⏰": "réveil",
    "📅": "calendrier",
    "☢": "radioactif",
    "☠": "danger de mort",
    "⛔": "interdit",
    "🚫": "interdit",
    "✅": "coché",
    "🔴": "rond rouge",
    "🟠": "rond orange",
    "🟡": "rond jaune",
    "🟢": "rond vert",
    "❗": "!",
    "❓": "?",
    "➡": "flèche vers la droite",
    "➜": "flèche vers la droite",
    "➔": "flèche vers la droite",
    "▶": "flèche vers la droite",
    "👉": "flèche vers la droite",
    "⬆": "flèche vers le haut",
    "⬇": "flèche vers le bas",
    "⬅": "flèche vers la gauche",
    "👩": "femme",
    "👨": "homme",
    "♀": "femme",
    "♂": "homme",
    "☎": "téléphone",
    "✆": "téléphone",
    "📞": "téléphone",
    "📱": "téléphone portable",
    "✉": "courriel",
    "📧": "courriel",
    "♥": "cœur",
    "❤": "cœur",
    "✓": "coché",
    "✔": "coché",
    "☑": "coché",
    "☐": "case à cocher",
    "✗": "croix",
    "✘": "croix",
    "❌": "croix",
    "⚠": "attention",
    "ℹ": "information",
    "★": "étoile",
    "☆": "étoile",
    "№": "numéro",
    "·": "-",
    "•": "-",
    "●": "-",
    "▪": "-",
    "■": "-",
    "○": "-",
    "◦": "-",
    "‣": "-",
    "∞": "infini",
    "√": "racine de",
    "∆": "delta",
}

_SCRIPTS = {
    "ARABIC": "arabe", "HEBREW": "hébreu", "CYRILLIC": "cyrillique", "GREEK": "grec", "CJK": "chinois",
    "HIRAGANA": "japonais", "KATAKANA": "japonais", "HANGUL": "coréen", "DEVANAGARI": "devanagari", "THAI": "thaï",
    "ARMENIAN": "arménien", "GEORGIAN": "géorgien", "BENGALI": "bengali", "TAMIL": "tamoul", "ETHIOPIC": "éthiopien",
}  # fmt: skip

# White space that no line may end at; in_known_signs writes each so.
NO_BREAK = "\u00a0"
_NO_BREAKS = regex("[\u00a0\u2007\u202f]")

# Raised signs. The tables have ¹ ² ³ and ⁿ, each alone: "10⁹" would be 109, and "10⁻³" 10 less a cube.
_RAISED = regex("[⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁽⁾ⁿᵃᵇᶜ]+")
_RAISED_ALONE = {"¹", "²", "³", "ⁿ"}

# "1½" would be 11/2.
_FRACTION = regex(r"(\d[ \u00a0]?)?([¼-¾⅐-⅞])")

# What stands on the word before it.
_CLOSING = frozenset(",.…)]")

# Nothing is to be felt for these: soft hyphen, zero-width and direction marks, variation selectors, joiners, colours of
# skin.
_NOTHING = regex("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufe00-\ufe0f\ufeff\U0001f3fb-\U0001f3ff]")


def in_known_signs(text: str, knows: Callable[[str], bool]) -> str:
    """The text, white space made plain or NO_BREAK, with every sign that `knows` refuses put into words.

    New lines are kept.
    """
    text = _NOTHING.sub("", unicodedata.normalize("NFC", text)).replace("’", "'").replace("‐", "-").replace("‑", "-")
    text = re.sub(r"[^\S\n\u00a0]|[\x00-\x08\x0e-\x1f\x7f-\x9f]", " ", _NO_BREAKS.sub(NO_BREAK, text))
    text = _RAISED.sub(_raised, _FRACTION.sub(_fraction, text))
    parts: list[str] = []
    unknown = ""  # letters of another script are told together: one by one they would fill pages
    for character in text:
        script = _script(character) if not _plain(character) and not knows(character) else ""
        if script and (not unknown or _script(unknown[0]) == script):
            unknown += character
            continue
        if unknown:
            parts.append(_after(parts, _letters(unknown)))
            unknown = ""
        if script:
            unknown = character
        elif character in _ALWAYS:
            parts.append(_after(parts, f" {_ALWAYS[character]} "))
        elif _plain(character) or knows(character):
            if character in _CLOSING and parts and len(parts[-1]) > 1:
                parts[-1] = parts[-1].rstrip(" ")  # no space of ours before a comma
            parts.append(character)
        else:
            parts.append(_after(parts, _in_words(character, knows)))
    if unknown:
        parts.append(_after(parts, _letters(unknown)))
    return re.sub(r"\u00a0* [ \u00a0]*", " ", "".join(parts))


def _after(parts: list[str], words: str) -> str:
    """Words as they stand after what is there: on a bracket that opens, without a space."""
    return words.lstrip(" ") if parts and parts[-1][-1:] in ("(", "[") else words


def undrawn_in_words(page: str, signs: Collection[str]) -> str:
    """A page of mark-up in which some signs cannot be drawn: each in words, letters of another script together."""
    runs = re.compile(f"[{re.escape(''.join(sorted(signs)))}]+")

    def words(found: re.Match[str]) -> str:
        told = ""
        for script, run in groupby(found[0], _script):
            letters = "".join(run)
            told += _letters(letters) if script else "".join(map(sign_in_words, letters))
        closes = found.string[found.end() : found.end() + 1] in _CLOSING
        return told.rstrip(" ") if closes else told

    return runs.sub(words, page)


def _raised(found: re.Match[str]) -> str:
    if found[0] in _RAISED_ALONE:
        return found[0]
    return "^" + unicodedata.normalize("NFKD", found[0]).replace("−", "-")


def _fraction(found: re.Match[str]) -> str:
    before = f"{found[1].rstrip()} et " if found[1] else ""
    return before + unicodedata.normalize("NFKD", found[2]).replace("⁄", "/")


def sign_in_words(character: str) -> str:
    """A sign that cannot be shown, in French words; empty for one that nobody sees or feels anyway."""
    if _NOTHING.match(character):
        return ""
    return f" {_ALWAYS.get(character) or _WHERE_UNKNOWN.get(character) or f'(signe U+{ord(character):04X})'} "


def _plain(character: str) -> bool:
    return character in f" \n{NO_BREAK}" or (character.isascii() and character.isalnum())


def _script(letter: str) -> str:
    """The script of a letter that no table of ours knows; empty for a sign, and for a raised letter of ours ("1ᵉʳ")."""
    if not letter.isalpha() or unicodedata.normalize("NFKD", letter).isascii():
        return ""
    return _SCRIPTS.get(unicodedata.name(letter, "").partition(" ")[0].partition("-")[0], "inconnu")


def _letters(letters: str) -> str:
    count = "1 lettre" if len(letters) == 1 else f"{len(letters)} lettres"
    return f" (mot non transcrit, alphabet {_script(letters[0])}, {count}) "


def _in_words(character: str, knows: Callable[[str], bool]) -> str:
    if character in _WHERE_UNKNOWN:
        return sign_in_words(character)
    simple = unicodedata.normalize("NFKD", character)
    simple = "".join(part for part in simple if not unicodedata.combining(part)) or simple
    if simple.strip() and simple != character and all(_plain(part) or knows(part) for part in simple):
        return simple  # "①" is 1, "ﬁ" is fi; "¯" would be a blank
    return sign_in_words(character)
