"""Addresses of the web, of mail and of files, said as one dictates them: never the scheme, never a long path.

`https://www.fondation-arc.org/immunotherapie` is said "fondation arc point org, barre oblique immunotherapie".
"""

from __future__ import annotations

import re
from urllib.parse import unquote

from reader.regex import regex
from reader.speech.rewriter import Answer, Context, Rule, always
from reader.speech.words.accents import restored

_SUFFIXES = "fr|org|com|net|eu|be|ch|ca|info|gouv|io|int|lu|uk|de|edu|gov|health|sante|paris|bzh|asso|app|dev|tv|re|mc"
_KNOWN_DOMAINS = {"e-cancer.fr": "e cancer point F.R", "has-sante.fr": "H.A.S santé point F.R"}
_SAID_SUFFIXES = {
    "eu": "E.U", "be": "B.E", "ch": "C.H", "ca": "C.A", "lu": "L.U", "uk": "U.K", "de": "D.E", "io": "I.O",
    "tv": "T.V", "re": "R.E", "mc": "M.C",
}  # fmt: skip
_SIGNS = {"-": " tiret ", "_": " tiret bas ", "+": " plus ", ".": " point ", "&": " et ", "~": " tilde ", "%": " "}
_MAX_PATH = 40


# Addresses are written without accents; voices need them.
_ACCENTS = {
    "sante": "santé", "ameli": "améli", "medicament": "médicament", "medicaments": "médicaments", "hopital": "hôpital",
    "hopitaux": "hôpitaux", "medecin": "médecin", "medecins": "médecins", "medecine": "médecine",
    "depistage": "dépistage",
    "prevention": "prévention", "securite": "sécurité", "etude": "étude", "etudes": "études",
    "actualites": "actualités",
    "cancerologie": "cancérologie", "federation": "fédération", "societe": "société", "regional": "régional",
    "regionale": "régionale", "region": "région", "qualite": "qualité", "enquete": "enquête", "reseau": "réseau",
    "republique": "république", "telechargement": "téléchargement", "fr": "F.R", "evenement": "événement",
    "melanome": "mélanome", "leucemie": "leucémie", "pediatrie": "pédiatrie",
    "secretariat": "secrétariat", "solidarites": "solidarités",
    "hematologie": "hématologie", "generale": "générale", "pole": "pôle",
    "reanimation": "réanimation",
}  # fmt: skip


def _label(text: str) -> str:
    small = text.lower()
    text = _ACCENTS.get(small) or (
        restored(small) if restored(small) != small else text.replace("therapie", "thérapie")
    )
    # Short labels without a vowel are spelled (cnrs, chu ...), the others read.
    if 2 <= len(text) <= 6 and text.isalpha() and (not re.search("[aeiouyé]", text) or text.lower() in _SPELLED):
        return ".".join(text.upper())
    return text


_SPELLED_LABELS = "ap aphm chu chru has ansm irm oms aphp igr hcl ema fda vih amm chuv hug efs ars dpo cpam caf mdph"
_SPELLED = frozenset(_SPELLED_LABELS.split())


def _dotted(text: str) -> str:
    words = []
    parts = text.split(".")
    for place, part in enumerate(parts):
        last = place == len(parts) - 1
        if last and part.lower() in _SAID_SUFFIXES:
            words.append(_SAID_SUFFIXES[part.lower()])
        else:
            words.append(" tiret ".join(_label(piece) for piece in part.split("-")))
    return " point ".join(words)


def address(text: str) -> str:
    """A web address as it is dictated; what is long in it is cut, for nobody follows it by ear.

    >>> address("https://www.ameli.fr/assure")
    'améli point F.R, barre oblique assure'
    >>> address("www.fondation-arc.org")
    'fondation tiret arc point org'
    """
    bare = re.sub(r"^(?:https?|ftp)://", "", text, flags=re.I)
    bare = re.sub(r"^www\d?\.", "", bare, flags=re.I)
    host, slash, path = bare.partition("/")
    host = re.sub(r"[:?#].*$", "", host)
    words = _dotted(host)
    path = re.split(r"[?#]", unquote(path, errors="ignore"))[0].strip("/")
    if not slash or not path:
        return words
    if len(path) > _MAX_PATH or path.count("/") > 2 or re.search(r"\d{5}|[^\w/.\-]", path):
        return f"{words}, et la suite de l'adresse"
    said = " barre oblique ".join(
        " tiret ".join(
            " point ".join(_label(word) for word in part.split(".") if word)
            for part in re.split(r"[-_]", piece)
            if part
        )
        for piece in path.split("/")
    )
    return f"{words}, barre oblique {said}"


def mail(text: str) -> str:
    """A mail address as it is dictated.

    >>> mail("contact@ligue-cancer.net")
    'contact arobase ligue tiret cancer point net'
    """
    name, _, host = text.removeprefix("mailto:").partition("@")
    said = "".join(
        _SIGNS.get(part) or (_label(part) if part.isalpha() and part.isascii() else part)
        for part in re.split(r"([^\w]|_)", name)
    )
    return f"{said} arobase {_dotted(host)}"


_EXTENSIONS = {
    "pdf": "P.D.F", "doc": "doc", "docx": "docx", "xls": "X.L.S", "xlsx": "X.L.S.X", "ppt": "P.P.T", "pptx": "P.P.T.X",
    "jpg": "J.P.G", "jpeg": "jpeg", "png": "P.N.G", "gif": "gif", "zip": "zip", "mp3": "M.P. 3", "mp4": "M.P. 4",
    "html": "H.T.M.L", "htm": "H.T.M", "epub": "e-pub", "csv": "C.S.V", "txt": "T.X.T", "odt": "O.D.T", "svg": "S.V.G",
}  # fmt: skip


def _file(match: re.Match[str], context: Context) -> Answer:
    name = re.sub(r"[-_.]+", " ", match["name"])
    return f"{name} point {_EXTENSIONS[match['ext'].lower()]}".replace("M.P. ", "M.P ")


def _address(match: re.Match[str], context: Context) -> Answer:
    return address(match[0])


def _mail(match: re.Match[str], context: Context) -> Answer:
    return mail(match[0])


def _handle(match: re.Match[str], context: Context) -> Answer:
    return ("arobase " if match[1] == "@" else "hashtag ") + re.sub(r"(?<=[a-zé])(?=[A-Z])|_", " ", match[2])


_HOST = rf"(?:[a-z0-9à-ÿ](?:[a-z0-9à-ÿ-]{{0,62}})\.){{1,5}}(?:{_SUFFIXES})"
RULES = (
    Rule(
        "mail",
        regex(r"(?<![\w.+-])(?:mailto:)?[a-z0-9][\w.+%-]{0,63}@(?:[\w-]{1,63}\.){1,5}[a-z]{2,10}(?![\w])", re.I),
        _mail,
        frozenset("@"),
    ),
    Rule(
        "address",
        regex(r"(?<!\w)(?:doi:? ?|DOI ?:? ?|https?://(?:dx\.)?doi\.org/)10\.\d{4,9}/[^\s,;)]*[^\s,;).]"),
        always("D.O.I, référence de l'article"),
        frozenset("/"),
    ),
    Rule(
        "address",
        regex(r"(?<!\w)(?:(?:https?|ftp)://|www\d?\.)[^\s<>«»\"]*[^\s<>«»\".,;:!?)\]']", re.I),
        _address,
        frozenset("w/"),
    ),
    Rule(
        "file",
        regex(rf"(?<![\w/.])(?P<name>[\w][\w.-]{{0,80}})\.(?P<ext>{'|'.join(_EXTENSIONS)})(?!\w)", re.I),
        _file,
        frozenset("."),
    ),
    Rule(
        "address",
        regex(rf"(?<![\w@.-]){_HOST}(?![\w@-]|\.\w)(?:/[\w./%~-]*[\w/])?", re.I),
        _address,
        frozenset("."),
    ),
    Rule("handle", regex(r"(?<![\w&])([@#])([A-Za-zÀ-ÿ]\w{1,40})"), _handle, frozenset("@#")),
)
