# ruff: noqa: E501  (word lists read best as they are)
"""Pages that parse well and yet are none: written by a script, a redirect, an error, frames, for members alone."""

from __future__ import annotations

import re
from collections.abc import Sequence

from reader.errors import PageRefused
from reader.extract.tree import NEVER_TEXT, TEXT, Tree
from reader.extract.wording.numbers_to_call import TELEPHONE, URGENT
from reader.regex import regex

# With fewer words than these, a page that loads scripts has no text of its own.
_SCRIPTED_WORDS = 20
_SHORT_PAGE = 80

_REDIRECT = regex(
    r"^\W*(?:30[1278]\b|moved permanently|object moved|document (?:has )?moved|found$|redirect(?:ing|ed|ion)?(?:\W*$|\s*[….:-]| to\b| en cours| vers (?:la page|l.accueil|le site|http))|"
    r"vous allez être redirigé)",
    re.IGNORECASE,
)
# What a web server says of itself, and no house of its doors, its doses and its patients ("404 patients", "500 mg").
_ERROR = regex(
    r"^\W*(?:(?:erreur|error|http)\s*(?:40[0-9]|41[0-9]|50[0-9])\b|"
    r"(?:40[0-9]|41[0-9]|50[0-9])(?=\W*$|\s*[-–—:|!.(]?\s*(?:not|page|forbidden|error|erreur|bad|unauthori|internal|service|gateway|gone|access|acc[èe]s))|"
    r"page (?:introuvable|non trouvée|not found|inexistante)|"
    r"(?:la )?page (?:demandée|que vous (?:cherchez|recherchez|demandez)).{0,40}(?:n.existe|introuvable|pas été trouvée)|not found|"
    r"access denied|bad gateway|internal server error|gateway time-?out|just a moment|attention required|vérification que vous êtes humain)",
    re.IGNORECASE,
)
# What either may say: "Accès interdit aux visites", "Le service est en maintenance", "404 : …".
_MAY_BE_ERROR = regex(
    r"^\W*(?:(?:40[0-9]|41[0-9]|50[0-9])(?=\s*[-–—:|!.(])|accès (?:refusé|interdit)|forbidden|vérification de sécurité|"
    r"service (?:temporairement )?(?:indisponible|unavailable)|une erreur (?:est survenue|s.est produite|inattendue)|maintenance en cours)|"
    r"^\W*(?:oups|oops|d[ée]sol[ée]s?|nous sommes d[ée]sol[ée]s)\b[^?]{0,80}\b(?:introuvable|n.existe (?:pas|plus)|pas (?:été )?trouvée?|erreur|"
    r"not found|indisponible)|\b(?:site|service|page) (?:est )?(?:actuellement |temporairement )?en (?:cours de )?maintenance\b",
    re.IGNORECASE,
)
# What a site says of itself beside such words, and a house hardly.
_OF_THE_WEB = regex(
    r"\b(?:(?:cette|la|une|the|this|aucune) page|pages? web|(?:ce|notre|le|this|the|our) site (?:web|internet|est|sera|is)|serveurs?|server|url|adresse (?:saisie|demandée)|"
    r"navigateur|browser|requête|request|permissions?|(?:pas|plus) (?:les |le )?(?:droits?|autorisée?s?)|ressources?|robots?|humaine?s?|captcha|cloudflare|nginx|apache|réessaye[rz]|"
    r"try again|erreur technique|administrateur|webmaster)\b",
    re.IGNORECASE,
)
_BARE_WORDS = 6  # of a page that says nothing beside
# Of this page, and not of a portal elsewhere.
_LOCKED = regex(
    r"vous devez être connectée?(?=\W*(?:$|pour (?:accéder|lire|voir|consulter|afficher|continuer)))|"
    r"(?:vous devez vous|(?:veuillez|merci de) vous) (?:connecter|identifier)(?=\W*$| pour (?:accéder à (?:cette page|cet|ce|la suite)|lire|voir|afficher|consulter (?:cette|cet|ce)\b|continuer))|"
    r"connectez-vous pour (?:accéder|continuer|lire|voir)|(?:page|contenu|article)\b[^.!?]{0,40} réservée?s? aux (?:membres|abonnés|adhérents|"
    r"professionnels connectés)|(?:accès|espace) réservé aux (?:membres|abonnés|adhérents|professionnels connectés)(?=\W*$)|you must be logged in|please (?:log|sign) in",
    re.IGNORECASE,
)
_LOADING = regex(
    r"\W*(?:(?:chargement|loading)(?: en cours| (?:de|du) (?:la page|site|contenu|l.application|données))?\W*)?"
    r"(?:(?:veuillez|merci de) patienter(?: quelques (?:instants|secondes)| un instant| s.il vous plaît| pendant le chargement)?|please wait)?\W*",
    re.IGNORECASE,
)
_ERROR_WORDS = 60  # of what is read of such a page
_ERROR_CHARACTERS = 2_000  # of as many words; four million full stops are one
_LOCKED_WORDS = 30
_SCRIPTED = (
    "Cette page n’a pas de texte : un script l’écrit dans le navigateur. Ouvrez-la dans un navigateur, "
    "enregistrez-la complète, puis importez le fichier enregistré."
)
_UNSEEN = NEVER_TEXT | {"noscript"}
_OF_THE_SITE = frozenset({"header", "footer", "nav", "button", "a"})
_LINES = frozenset({"p", "li", "dd", "td", "blockquote"})
_NEEDS_SCRIPT = regex(r"javascript|activer? (?:les )?scripts?|enable scripts?", re.IGNORECASE)


def refuse_no_page(tree: Tree, title: str) -> None:
    """Raises PageRefused, saying which of them it is, where a page holds too few words to be one."""
    words = 0
    first = ""
    for node in tree.inside(tree.body):
        if node.tag == TEXT and node.words and not any(above.tag in _UNSEEN for above in node.ancestors()):
            words += node.words
            if len(first) < 200:
                first = f"{first} {node.text.strip()}".strip()[:_ERROR_CHARACTERS]
            if words > _SHORT_PAGE:
                return
    refresh = any(node.tag == "meta" and node.get("http-equiv").lower() == "refresh" for node in tree.nodes)
    if _REDIRECT.match(title) or (refresh and words <= _SCRIPTED_WORDS) or (words <= 40 and _REDIRECT.match(first)):
        raise PageRefused(
            "Cette page ne fait que renvoyer vers une autre adresse : enregistrez la page d’arrivée, et importez-la."
        )
    _refuse_error((title, first), f"{title} {first}", words)
    frames = [node for node in tree.nodes if node.tag in {"frame", "iframe"} and node.get("src")]
    if frames and (not words or any(node.tag == "frame" for node in frames)):
        places = [
            node.get("src") for node in frames if not node.get("src").startswith(("data:", "about:", "javascript:"))
        ]
        files = f" ({', '.join(places[:3])[:120]})" if places else ""
        raise PageRefused(
            f"Cette page est faite de cadres : son texte est dans d’autres fichiers{files}. "
            "Importez celui qui contient le texte."
        )
    if words <= _SCRIPTED_WORDS:
        scripts = any(node.tag == "script" for node in tree.nodes)
        asked = not _tells(tree) and any(
            node.tag == TEXT and _NEEDS_SCRIPT.search(node.text) for node in tree.inside(tree.body)
        )
        waits = _is_mount(tree) or _LOADING.fullmatch(first) is not None
        if asked or (scripts and (not words or waits)):
            raise PageRefused(_SCRIPTED)
    if not words and not any(node.tag == "img" for node in tree.nodes):
        raise PageRefused("Cette page ne contient aucun texte à lire.")


def _refuse_error(begins: Sequence[str], said: str, words: int) -> None:
    """Raises PageRefused where the title or the first lines are an error's: by themselves, or with what is said of a page
    or a server beside them. What gives a number to call is no error.
    """
    found = next((text for text in begins if _ERROR.match(text)), "")
    if not found and (words <= _BARE_WORDS or _OF_THE_WEB.search(said)):
        if TELEPHONE.search(said) or URGENT.search(said):
            return
        found = next((text for text in begins if _MAY_BE_ERROR.search(text)), "")
    if found:
        raise PageRefused(
            f"Cette page est une page d’erreur du site (« {found[:80].strip()} ») : elle n’a pas de contenu."
        )


def _tells(tree: Tree) -> bool:
    """Whether a page has a line of its own, outside of the site's parts, that asks for no script."""
    for node in tree.inside(tree.body):
        if node.tag != TEXT or not node.words or _NEEDS_SCRIPT.search(node.text):
            continue
        above = {outer.tag for outer in node.ancestors()}
        if above & _LINES and not above & (_UNSEEN | _OF_THE_SITE):
            return True
    return False


def _is_mount(tree: Tree) -> bool:
    """Whether the body is the empty element that a script framework fills (React, Vue, Angular, Next, Nuxt)."""
    return any(
        node.get("id").lower() in {"root", "app", "__next", "__nuxt", "___gatsby", "main-app", "react-root"}
        and not node.words
        for node in tree.inside(tree.body)
    ) or any("-" in node.tag and not node.words for node in tree.inside(tree.body))  # an element of a framework's own


def refuse_error(tree: Tree, texts: Sequence[str]) -> None:
    """Raises PageRefused where what would be read of a page is that it is not there, or not for everybody."""
    if sum(map(len, texts)) + len(texts) - 1 > _ERROR_CHARACTERS:
        return
    said = " ".join(texts)
    words = len(said.split())
    if words > _ERROR_WORDS:
        return
    _refuse_error((*texts[:2], said), said, words)
    locked = _LOCKED.search(said) is not None
    asks = any(node.tag == "input" and node.get("type").lower() == "password" for node in tree.nodes)
    if locked and (asks or words <= _LOCKED_WORDS):
        raise PageRefused(
            "Le texte de cette page n’est montré qu’aux personnes connectées. Connectez-vous dans un navigateur, "
            "enregistrez la page, puis importez le fichier."
        )


def nothing_to_read(tree: Tree) -> PageRefused:
    """Why nothing of a page is read, for want of another reason."""
    scripts = any(node.tag == "script" for node in tree.nodes)
    return PageRefused(_SCRIPTED if scripts else "Cette page ne contient aucun texte à lire.")
