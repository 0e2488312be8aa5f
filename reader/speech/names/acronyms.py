"""Capitals: "AMM" is spelled "A.M.M", "INSERM" is a word, "NE PAS" is a word shouted, a heading is a heading.

Letters are handed to the voice with stops between them and none after the last: so they are spelled, elision and
liaison stay right ("l'A.M.M", "les-z-O.M.S"), and no sentence ends there.

    >>> from reader.model import Sentence
    >>> from reader.speech import prepare
    >>> prepare(Sentence("s", "l'AMM de l'anti-PD-L1")).text
    "l'A.M.M de l'anti-P.D.L 1"
    >>> prepare(Sentence("s", "NE PAS")).text
    'ne pas'
"""

from __future__ import annotations

import re

from reader.model import fold
from reader.regex import regex
from reader.speech.rewriter import Answer, Context, Rule
from reader.speech.words.accents import restored

# French words that are often set in capitals for stress and are not acronyms here. Those of seven letters and more, and
# those with an accent, are known by that.
_SHOUTED_WORDS = """
NE NI ET OU OÙ LE LA LES DE DU DES UN UNE AU AUX EN SUR PAR PAS SI OUI NON TOUT TOUS TOUTE TOUTES TRES PLUS MOINS POUR
DANS SANS AVEC SOUS VERS CHEZ ENTRE AVANT APRES JAMAIS SEUL SEULE SEULS NOTE NOTA BENE RAPPEL STOP AIDE INFO INFOS
ALERTE URGENT DANGER NOTRE VOTRE VOS NOS MES SES LEUR LEURS ELLE IL ILS ELLES VOUS NOUS QUI QUE QUOI QUEL QUELLE QUELS
QUAND COMME MAIS DONC CAR SOIT DOIT PEUT FAUT ETRE AVOIR FAIRE DIRE VOIR AUTRE AUTRES CE CES CET CETTE CELA JOUR JOURS
MOIS ANS SOIR MATIN MIDI NUIT HEURE HEURES DOSE DOSES SOINS SOIN CURE CURES MAUX PEAU FOIE REIN REINS POUMON SANG
COEUR CORPS TETE YEUX CANCER EFFET EFFETS TUMEUR SIGNE SIGNES FIEVRE TOUX MALADE PATIENT ACCES MENU PAGE PAGES LIEN
LIENS SITE TITRE LIRE SUITE DEBUT FIN FAIT BIEN MAL BON BONNE FAUX VRAI VRAIE NOM NOMS PRENOM AGE DATE DATES LIEU
VILLE RUE PARIS LYON LILLE NICE FRANCE EUROPE SANTE ETAT LOI VIE MORT HOMME FEMME ENFANT ADULTE BEBE PRISE SONT EST
SERA ONT ICI PEU TROP ASSEZ ENCORE MEME CHAQUE AUCUN AUCUNE DEUX TROIS QUATRE CINQ SIX SEPT HUIT NEUF DIX PREMIER
ECRAN CLE CLES TYPE TYPES ACTE ACTES CAS MODE GUIDE FICHE LISTE SERVICE EQUIPE EQUIPES EAU LAIT PAIN SEL VIN GEL RIZ
SUCRE THE CAFE JUS PLAT PLATS REPAS FAIM SOIF PEUR JEUN FROID CHAUD VITE LENT TARD TOT MIEUX PIRE RIEN SAUF HORS PRES
LOIN HAUT BAS LONG LARGE GROS GRAS FORT FORTE DOUX DOUCE SEC SECHE SEIN SEINS BRAS COU DOS MAIN MAINS PIED PIEDS OEIL
NEZ BOUCHE DENT DENTS NERF GENOU VENTRE FOIS AVIS VOIE VOIES SUJET GANT GANTS TAXI LIT LITS HALL PLAN BUS METRO MARS
AVRIL MAI JUIN AOUT LUNDI MARDI JEUDI MOI TOI LUI EUX SOI MON TON SON CEUX CELLE DONT LORS PUIS AINSI ALORS AUSSI DEJA
HIER DEMAIN PENDANT DEPUIS SAIT SUIT VONT FONT DIT MET METTRE POSE POSER LEVER BOIRE MANGER JETER TENIR OUVRIR FERMER
LAVER TIRER LOT EXP VOIX MOT MOTS CODE CODES TEMPS TAUX COUP COUPS RARE RARES GRAVE GRAVES VERT VERTE ROUGE BLANC
BLANCS JAUNE BLEU NOIR ROSE VIDE PLEIN BOITE TUBE TUBES FLACON POCHE GELULE SIROP CREME FEU AIR SOLEIL SAC SACS FILM
MUR PORTE ETAGE ENTREE SORTIE ACCUEIL BADGE FILE TEST TESTS BILAN SUIVI RISQUE RISQUES CHOIX DROIT DROITE DROITS
GAUCHE DON DONS AMI AMIS PERE MERE FILS FILLE SOEUR FRERE COUPLE MARI ZONA BREF GRAND GRANDE PETIT PETITE VIEUX JEUNE
JEUNES SEIZE ONZE DOUZE TREIZE VINGT TRENTE CENT MILLE DEMI QUART MOITIE ZERO PLEINE PROCHE PROCHES TEL TELLE TELS
PRIX MISE CLAIR COURT COURTE SERT VEUT PREND PRENDS PRENEZ BUVEZ VUE VUES DUE DUES DUS NEE NEES LUE LUS MER NUL NULLE
ROI SOL SUD NORD OUEST JEU JEUX DUO AXE AXES ILE ILES ROLE CRIS GAZ NID PUR PURE RUES SAIN SAINE LOIS ROND STRESS
SPRAY TRES TEMPS DROITE VUS PLIS POT POTS NUIT NUITS COL BOL BOLS JET JETS DUR DURE FOU VIF
"""
_SHOUTED = frozenset(_SHOUTED_WORDS.split())
# Words that are acronyms as often: words only beside another that is shouted ("NE PAS SE LEVER").
_BESIDE_WORDS = "SE ME TE JE ON MA SA VA VU AI AS AN ETE PU MIS PRIS BUT TU LU BU SU NUS NUE VER VERS TIR TRI PLI"
_SHOUTED_BESIDE = frozenset(_BESIDE_WORDS.split())
_VOWELS = frozenset("AEIOUYÀÂÉÈÊËÎÏÔÖÙÛÜŒ")
_CAPITALS = r"A-ZÀ-ÖØ-ÝŒŸ"
_ACRONYM = regex(rf"(?<![\w])(?P<letters>[{_CAPITALS}]{{2,}})(?P<s>s?)(?![^\W\u0370-\u03ff]|·)")
_CONSONANT = "[BCDFGHJKLMNPQRSTVWXZ]"
# "STRESS" and "ENFANTS" are words for all that.
_CLUSTER = regex(
    rf"{_CONSONANT}{{4}}|^(?!STR|SCR|SPR|SPL|CHR|CHL|PHR|PHL|THR|SCH|SPH){_CONSONANT}{{3}}"
    rf"|{_CONSONANT}{{3}}$(?<![LMNR][BCDFGKPT]S)"
)
_ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_MIXED = regex(
    rf"(?<![\w.])(?=[\w-]{{0,24}}\d)(?=[\w-]{{0,24}}[{_CAPITALS}])"
    rf"(?P<token>[{_CAPITALS}a-z]{{1,8}}(?:-?[{_CAPITALS}]?|-[A-Za-z]{{1,4}}-?)\d[A-Za-z0-9]{{0,10}}"
    rf"|\d{{1,3}}[{_CAPITALS}]{{1,4}}\d*)(?![\w])"
)
_RUNS = regex(rf"[{_CAPITALS}]+|[a-zà-ÿ]+|\d+")
_MUTATION = regex(r"(?<![\w.-])(?P<a>[A-Z])(?P<n>\d{2,4})(?P<b>[A-Z])(?![\w-])")


def spelled(letters: str) -> str:
    """Letters to be said one by one.

    >>> spelled("AMM")
    'A.M.M'
    """
    return ".".join(letters.upper())


def _readable(word: str) -> bool:
    return (
        len(word) >= 5
        and word not in _ALPHABET
        and sum(letter in _VOWELS for letter in word) >= 2
        and not _CLUSTER.search(word)
    )


_SHOUTING = regex(rf"[{_CAPITALS}]+(?:(?:[ ,]{{1,2}}|')[{_CAPITALS}]+)+")


def _beside(match: re.Match[str]) -> list[str]:
    # The words in capitals that it stands among, itself included.
    text, start = match.string, match.start()
    for run in _SHOUTING.finditer(text, max(0, start - 80), min(len(text), match.end() + 80)):
        if run.start() <= start < run.end():
            return re.findall(rf"[{_CAPITALS}]+", run[0])
    return []


# "Les ICI" cannot be "les ici".
_DETERMINER = regex(r"(?:\b(?:[LlDdCc]es|[Aa]ux|[Uu]n) |[Ll]')\Z")
_GLOSS_AFTER = regex(r"s? \(([^()]{5,90})\)")
_GLOSS_BEFORE = regex(r"([^().;:]{5,90}) \($")


def _glossed(match: re.Match[str]) -> bool:
    # "Les ICI (inhibiteurs de points de contrôle immunitaire)": the page itself says what the letters stand for.
    letters, text = match["letters"].lower(), match.string
    after = _GLOSS_AFTER.match(text, match.end("letters"))
    before = _GLOSS_BEFORE.search(text[max(0, match.start() - 92) : match.start()])
    if after:
        words = re.findall(r"[^\W\d_]+", after[1].lower())
        return bool(words) and words[0][0] == letters[0] and _in_order(letters, words)
    if before and text[match.end() : match.end() + 1] == ")":
        words = re.findall(r"[^\W\d_]+", before[1].lower())
        return any(word[0] == letters[0] and _in_order(letters, words[place:]) for place, word in enumerate(words))
    return False


def _in_order(letters: str, words: list[str]) -> bool:
    initials = iter(fold("".join(word[0] for word in words)))
    return all(letter in initials for letter in letters)


def _acronym(match: re.Match[str], context: Context) -> Answer:
    letters = match["letters"]
    beside = _beside(match)
    # "NE PAS TIRER SUR LE TUBE" amid a sentence is shouted as a heading is.
    shouted = sum(word in _SHOUTED for word in beside)
    capitals = context.capitals or (shouted > 1 and len(beside) > 2)
    if letters in _SHOUTED_BESIDE and (shouted or context.capitals):
        return restored(letters.lower())
    if match.string[match.end() : match.end() + 1] == "'" and letters in ("QU", "JUSQU", "LORSQU", "PUISQU", "QUOIQU"):
        return restored(letters.lower())
    if letters in _SHOUTED and (
        _glossed(match) or (letters == "ICI" and _DETERMINER.search(match.string[: match.start()]))
    ):
        return spelled(letters)
    if letters in _SHOUTED or any(letter > "\x7f" for letter in letters) or len(letters) > 7:
        return restored(letters.lower())
    # In a line in capitals, short groups that are no common word stay acronyms; the rest are words.
    vowels = any(letter in _VOWELS for letter in letters)
    if capitals and len(letters) > 3 and vowels and not _CLUSTER.search(letters):
        return restored(letters.lower())
    if _readable(letters):
        return restored(letters.lower())
    if letters[0] == "H" and letters != "HAS" and match.string[match.start() - 1 : match.start()] == "'":
        # "l'HPV": a bare h after an apostrophe is taken for English.
        return f"ache {spelled(letters[1:])}" if context.respell else spelled(letters)
    return spelled(letters)


def _token(text: str) -> str:
    words = []
    for run in _RUNS.findall(text):
        if run[0].isdigit():
            words.append(run)
        elif run.isupper() or len(run) <= 2:
            word = spelled(run) if len(run) < 7 else run.lower()
            # "SpO2": letters of either case are spelled in one breath.
            if words and words[-1][-1].isupper() and word[0].isupper():
                words[-1] += "." + word
            else:
                words.append(word)
        else:
            words.append(run)
    return " ".join(words)


def _pair(match: re.Match[str], context: Context) -> Answer:
    return f"{_token(match[1])} {_token(match[2])}"


def _of_curve(match: re.Match[str], context: Context) -> Answer:
    return f"{spelled(match[1])} {match[2]}"


def _mixed(match: re.Match[str], context: Context) -> Answer:
    text = match["token"]
    letters = re.sub(r"[^A-Za-z]", "", text)
    if letters.islower() or re.fullmatch(r"[A-ZÀ-Ý][a-zà-ÿ]{2,}-?\d+", text):
        return None  # "Covid-19", "Omega-3": words
    # "PD-L1": the hyphen joins letters that are said in one breath; in "HLA-A2" it tells two groups apart.
    joined = re.sub(rf"^([{_CAPITALS}]{{1,2}})-(?=[{_CAPITALS}])", r"\1", text)
    return _token(joined) if "-" not in joined else " ".join(_token(part) for part in joined.split("-"))


def _half_small(match: re.Match[str], context: Context) -> Answer:
    return spelled(match[0])


def _word_then(match: re.Match[str], context: Context) -> Answer:
    return f"{match[1]} {spelled(match[2])}"


def _elided(match: re.Match[str], context: Context) -> Answer:
    return match[0].lower()


def _mutation(match: re.Match[str], context: Context) -> Answer:
    return f"{match['a']} {match['n']} {match['b']}"


def set_in_capitals(text: str) -> bool:
    """Whether a text is set in capitals, so that capitals tell nothing: a heading as old sites write them.

    >>> set_in_capitals("LES EFFETS SECONDAIRES"), set_in_capitals("L'AMM et la HAS")
    (True, False)
    """
    lower = sum(character.islower() for character in text)
    upper = sum(character.isupper() for character in text)
    return (
        upper >= 6
        and lower * 5 < upper
        and any(len(word) > 6 or word in _SHOUTED for word in re.findall(r"[^\W\d_]+", text))
    )


def _initial(match: re.Match[str], context: Context) -> Answer:
    return match[1]


def _with_stops(match: re.Match[str], context: Context) -> Answer:
    # "A.M.M." is handed on without its last stop, which would end the sentence; at the end of the sentence it does.
    letters = match[0].replace(" ", "")
    if not match.string[match.end() : match.end() + 80].strip(' »")'):
        return letters
    return letters.rstrip(".")


_UPPER = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZÀÂÇÉÈÊËÎÏÔÖÙÛÜŒ")
WITH_STOPS = (
    Rule(
        "letters",
        regex(r"(?<![\w.])(?:(?:[A-ZÀ-Ý]\. ?){2,}(?=\W|$)|(?:[A-ZÀ-Ý]\.)+[A-ZÀ-Ý](?![\w.'-]))"),
        _with_stops,
        frozenset("."),
    ),
    Rule("initial", regex(r"(?<![\w.])([A-ZÀ-Ý](?:h|-[A-Z])?)\.(?= ?[A-ZÀ-Ý][a-zà-ÿ])"), _initial, frozenset(".")),
)
RULES = (
    Rule("letters", _MUTATION, _mutation, frozenset("0123456789")),
    # "EN ≥ 4", "EN 3/10": the numeric scale of pain.
    Rule("letters", regex(r"(?<!\w)EN(?= ?(?:[<>≥≤=]|\d{1,2} ?/ ?10\b))"), _half_small, frozenset("E")),
    # "CD20xCD3": an antibody with two aims.
    Rule(
        "letters",
        regex(r"(?<![\w])([A-Z]{2,6}\d{0,3})[x×]([A-Z]{2,6}\d{0,3})(?![\w])"),
        _pair,
        frozenset("x×"),
    ),
    Rule("letters", regex(r"(?<![\w])([A-Z]{2,5}|[CT])(max|min)(?![\w])"), _of_curve, frozenset("x")),
    Rule("letters", _MIXED, _mixed, _UPPER),
    # "L'AMM": a capital before an apostrophe and a letter is named ("L apostrophe"), a small one is not.
    Rule(
        "letters",
        regex(r"(?<![\w'])[LDJNSMTC](?='(?:[A-Z]{2}|[A-Z]\w*[A-Z\d]|[A-Z]-|[A-Z]\.))"),
        _elided,
        frozenset("'"),
    ),
    # "ctDNA", "rTMS", "DTPCa": letters of both sizes.
    Rule(
        "letters",
        regex(
            r"(?<![\w-])(?:[a-z]{1,2}[A-Z]{2,5}|[A-Z]{2,6}(?!s\b)[b-df-hj-np-tv-z]{1,2}|[B-DF-HJ-NP-TV-Z]{2,6}a)(?![\w'])"
        ),
        _half_small,
        _UPPER,
    ),
    # "GHdC": its small word is a letter too.
    Rule("letters", regex(r"(?<![\w-])[A-Z]{1,4}d[A-Z]{1,3}(?!\w)"), _half_small, frozenset("d")),
    # "OncoBFC": a word, then letters.
    Rule("letters", regex(r"(?<![\w-])([A-Z][a-zà-ÿ]{3,})([B-DF-HJ-NP-TV-XZ]{3,5})(?!\w)"), _word_then, _UPPER),
    Rule("letters", _ACRONYM, _acronym, _UPPER),
    # "cs", "dpo": no word has no vowel.
    Rule(
        "letters",
        regex(r"(?<![\w'./-])(?!pst|hm|br|gr|pf|tss|chh)[b-df-hj-np-tv-xz]{2,5}(?![\w'./-])"),
        _half_small,
    ),
)
