"""French words for what the model counts and names: durations, dates, choices, reasons."""

from __future__ import annotations

import re
from collections.abc import Mapping

from reader.model import Quality, Reason, date_in_words
from reader.model.preferences import LETTERS, LINES, PARAGRAPHS, RULER_LINES, TEXT_SIZES, WORDS

NBSP = "\u00a0"

SITE_NAME = "Lecteur accessible"

THEME_NAMES = (
    ("system", "Comme mon appareil"),
    ("light", "Clair"),
    ("dark", "Sombre"),
    ("black-on-white", "Noir sur blanc"),
    ("white-on-black", "Blanc sur noir"),
    ("yellow-on-black", "Jaune sur noir"),
    ("cream", "Crème"),
    ("own", "Mes couleurs"),
)
TEXT_SIZE_NAMES = tuple((size, f"{size}{NBSP}%") for size in TEXT_SIZES)
SPACING_NAMES = (("normal", "Normal"), ("wide", "Large"), ("wider", "Très large"))
AS_PRESET = ("preset", "Comme choisi ci-dessus")
LINES_NAMES = (AS_PRESET, *((value, f"{value} fois la hauteur des lettres".replace(".", ",")) for value in LINES[1:]))
PARAGRAPHS_NAMES = (AS_PRESET, *zip(PARAGRAPHS[1:], ("Normal", "Large", "Très large", "Le plus large"), strict=True))
WORDS_NAMES = (
    AS_PRESET,
    *zip(WORDS[1:], ("Normal", "Un peu large", "Large", "Très large", "Le plus large"), strict=True),
)
LETTERS_NAMES = (AS_PRESET, *zip(LETTERS[1:], ("Normal", "Un peu large", "Large", "Très large"), strict=True))
WIDTH_NAMES = (
    ("narrow", "Étroite"),
    ("normal", "Normale"),
    ("wide", "Large"),
    ("full", "Toute la fenêtre"),
)
FONT_NAMES = (
    ("atkinson", "Atkinson Hyperlegible, faite pour la basse vision"),
    ("opendyslexic", "OpenDyslexic, pensée pour la dyslexie"),
    ("luciole", "Luciole, si elle est installée sur mon appareil"),
    ("system", "Celle de mon appareil"),
)
WEIGHT_NAMES = (("normal", "Normale"), ("bold", "Grasse"))
IMAGES_NAMES = (("on", "Images et descriptions"), ("off", "Descriptions seules"))
NOTES_NAMES = (("on", "Affichées"), ("off", "Masquées"))
TERMS_NAMES = (("on", "Dans le texte et en fin de section"), ("off", "En fin de section seulement"))
ABBREVIATIONS_NAMES = (
    ("first", "La première fois dans la page"),
    ("always", "Chaque fois"),
    ("never", "Jamais dans le texte"),
)
RULER_NAMES = (("off", "Rien"), ("ruler", "Une règle sous la ligne"), ("mask", "Un cache sur les autres lignes"))
RULER_LINES_NAMES = tuple((lines, f"{lines}{NBSP}ligne{'s' if lines > 1 else ''}") for lines in RULER_LINES)
HIGHLIGHT_NAMES = (
    ("both", "La phrase et le mot"),
    ("sentence", "La phrase"),
    ("word", "Le mot"),
    ("off", "Rien"),
)
MARK_NAMES = (
    ("theme", "Celles du thème"),
    ("yellow", "Jaune"),
    ("green", "Vert"),
    ("blue", "Bleu"),
    ("pink", "Rose"),
)
FOLLOW_NAMES = (("on", "Oui"), ("off", "Non"))
STARTS_NAMES = (("section", "À chaque section"), ("paragraph", "À chaque paragraphe aussi"))
STRUCTURE_NAMES = (
    ("bref", f"Bref{NBSP}: le texte seul"),
    ("normal", f"Normal{NBSP}: aussi les images, les notes, les titres des colonnes"),
    ("complet", f"Complet{NBSP}: tout, avec les titres, les listes et les liens"),
)
SPOKEN_NOTES_NAMES = (("on", "Lues"), ("off", "Passées"))
SPOKEN_DESCRIPTIONS_NAMES = (("on", "Lues"), ("off", "Passées"))
PAUSES_NAMES = (("never", "Jamais"), ("paragraph", "Après chaque paragraphe"), ("section", "Après chaque section"))
UNIT_NAMES = (("word", "Le mot"), ("sentence", "La phrase"), ("paragraph", "Le paragraphe"), ("section", "La section"))
# The same in the player's bar, where there is less room.
PLAYER_PAUSES_NAMES = (("never", "Jamais"), ("paragraph", "À chaque paragraphe"), ("section", "À chaque section"))
PLAYER_UNIT_NAMES = (("word", "Mot"), ("sentence", "Phrase"), ("paragraph", "Paragraphe"), ("section", "Section"))
STEP_NAMES = {
    "word": ("Mot précédent", "Mot suivant"),
    "sentence": ("Phrase précédente", "Phrase suivante"),
    "paragraph": ("Paragraphe précédent", "Paragraphe suivant"),
    "section": ("Section précédente", "Section suivante"),
}
LOOP_NAMES = (("", "Non"), ("on", "La section, ou la sélection"))
SLEEP_NAMES = (
    ("", "Quand j’appuie"),
    *((str(minutes), f"Dans {minutes}{NBSP}minutes") for minutes in (5, 10, 15, 20, 30, 45, 60)),
    ("section", "À la fin de la section"),
    ("page", "À la fin de la page"),
)
SHORTCUTS_NAMES = (("off", "Non"), ("on", "Oui"))

# Names and first keys of the shortcuts, as static/js/keys/keymap.js has them (tests/web/test_player.py).
SHORTCUTS = (
    ("toggle", "Écouter ou mettre en pause", "Alt + K"),
    ("previous-unit", "Pas précédent", "Alt + J"),
    ("next-unit", "Pas suivant", "Alt + L"),
    ("previous-section", "Section précédente", "Alt + U"),
    ("next-section", "Section suivante", "Alt + P"),
    ("repeat", "Répéter", "Alt + R"),
    ("start-here", "Écouter d’ici", "Alt + C"),
    ("where", f"Où suis-je{NBSP}?", "Alt + W"),
    ("slower", "Moins vite", "Alt + B"),
    ("faster", "Plus vite", "Alt + N"),
)

QUALITY_NAMES = {
    Quality.NATURAL: "voix naturelle",
    Quality.ROBOTIC: "voix robotique, nette",
    Quality.TONE: "signal sonore, sans parole",
}

REASON_NAMES = {
    Reason.NAVIGATION: "Menus",
    Reason.HEADER: "En-tête du site",
    Reason.FOOTER: "Pied de page du site",
    Reason.SEARCH: "Recherche",
    Reason.CONSENT: "Cookies et consentement",
    Reason.SHARE: "Partage",
    Reason.RELATED: "Autres articles proposés",
    Reason.COMMENTS: "Commentaires",
    Reason.CONTENTS: "Sommaire de la page d’origine",
    Reason.BYLINE: "Auteur, date et rubrique",
    Reason.FORM: "Formulaires",
    Reason.CONTROL: "Boutons et commandes",
    Reason.HIDDEN: "Texte caché",
    Reason.DUPLICATE: "Texte répété",
    Reason.EMBED: "Contenu d’un autre site",
    Reason.ADVERTISEMENT: "Publicité",
    Reason.OUTSIDE: "En dehors du contenu",
    Reason.PROFILE: "Choix de l’établissement",
}


# Written words of a patient page that espeak's French says in a minute at the speed 1 (measured: engines/espeak.py).
WORDS_A_MINUTE = 171


def words_a_minute(speed: float) -> int:
    """About how many words a minute are said at a speed, to the next five."""
    return round(speed * WORDS_A_MINUTE / 5) * 5


def no_break(text: str) -> str:
    """A sentence with the no-break spaces of French typography: no line begins with « ; » or ends with «.

    The messages of errors are written with plain spaces, as they are read in terminals and logs too.
    """
    return re.sub(r" (?=[:;?!»%])", NBSP, text).replace("« ", f"«{NBSP}")


def of_link_said(of_link: Mapping[str, str], voices: Mapping[str, str]) -> str:
    """The settings that a link carries, in words; `voices` are the names of the known voices, by id."""
    themes = dict(THEME_NAMES) | {"system": "de l’appareil"}
    words = {
        "theme": lambda value: f"thème {themes[value][0].lower()}{themes[value][1:]}",
        "text_size": lambda value: f"texte {value}{NBSP}%",
        "speed": lambda value: f"vitesse {decimal(float(value.replace(',', '.')))}",
        "voice": lambda value: f"voix «{NBSP}{voices.get(value, value)}{NBSP}»",
    }
    return ", ".join(words[name](value) for name, value in of_link.items())


def duration(seconds: float) -> str:
    """About how long something lasts, in words."""
    minutes = round(seconds / 60)
    if seconds < 45:
        return "moins d’une minute"
    if minutes < 60:
        return f"environ {max(minutes, 1)}{NBSP}minute{'s' if minutes > 1 else ''}"
    hours, minutes = divmod(minutes, 60)
    return f"environ {hours}{NBSP}h{NBSP}{minutes:02d}" if minutes else f"environ {hours}{NBSP}h"


def long_date(iso: str) -> str:
    """An ISO 8601 date in words that stay on one line; what is none is given back as it is."""
    return date_in_words(iso, NBSP)


def megabytes(size: int) -> str:
    """A file's size in words: bytes as kilo- or megabytes of a thousand, as disks and phones count them."""
    if size < 1_000_000:
        return f"{max(1, round(size / 1000))}{NBSP}ko"
    return f"{size / 1_000_000:.1f}".replace(".", ",").removesuffix(",0") + f"{NBSP}Mo"


def decimal(number: float) -> str:
    """A number as French writes it: 1,5."""
    return f"{number:g}".replace(".", ",")


def typed(address: str) -> str:
    """An address as people type it: browsers put the `https://` before it."""
    return address.removeprefix("https://")
