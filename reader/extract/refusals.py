# ruff: noqa: E501  (word lists read best as they are)
"""Pages that parse well and yet are none: written by a script, a redirect, an error."""

from __future__ import annotations

import re
from collections.abc import Sequence

from reader.errors import PageRefused
from reader.extract.tree import NEVER_TEXT, TEXT, Tree

# With fewer words than these, a page that loads scripts has no text of its own.
_SCRIPTED_WORDS = 20
_SHORT_PAGE = 80

_REDIRECT = re.compile(
    r"^\W*(?:30[1278]\b|moved permanently|object moved|document (?:has )?moved|found$|redirect(?:ing|ion)?\b|redirection en cours|"
    r"vous allez être redirigé)",
    re.IGNORECASE,
)
_ERROR = re.compile(
    r"^\W*(?:(?:erreur|error|http)\s*(?:40[0-9]|41[0-9]|50[0-9])\b|"
    # not "500 mg", "400 questions"
    r"(?:40[0-9]|41[0-9]|50[0-9])(?=\W*$|\s*[-–—:|!.(]|\s+(?:not|page|forbidden|error|erreur|bad|unauthori|internal|service|gateway|gone|access|acc[èe]s))|"
    r"page (?:introuvable|non trouvée|not found|inexistante)|"
    r"(?:la )?page (?:demandée|que vous (?:cherchez|recherchez|demandez)).{0,40}(?:n.existe|introuvable|pas été trouvée)|not found|"
    r"accès (?:refusé|interdit)|access denied|forbidden|service (?:temporairement )?(?:indisponible|unavailable)|bad gateway|"
    r"internal server error|gateway time-?out|just a moment|attention required|vérification (?:de sécurité|que vous êtes humain))",
    re.IGNORECASE,
)
# What a site says in the place of a page it does not have, without the words of a web server.
_SOFT_ERROR = re.compile(
    r"^\W*(?:oups|oops|d[ée]sol[ée]s?|nous sommes d[ée]sol[ée]s)\b[^?]{0,80}\b(?:introuvable|n.existe (?:pas|plus)|pas (?:été )?trouvée?|erreur|"
    r"not found|indisponible)|^\W*une erreur (?:est survenue|s.est produite|inattendue)|"
    r"\b(?:site|service|page) (?:est )?(?:actuellement |temporairement )?en (?:cours de )?maintenance\b|^\W*maintenance en cours",
    re.IGNORECASE,
)
_LOCKED = re.compile(
    r"vous devez (?:être connectée?|vous (?:connecter|identifier))|(?:veuillez|merci de) vous (?:connecter|identifier)|"
    r"connectez-vous pour (?:accéder|continuer|lire|voir)|(?:accès|page|contenu|espace|article)\b[^.!?]{0,40} réservée?s? aux (?:membres|abonnés|adhérents|"
    r"professionnels connectés)|you must be logged in|please (?:log|sign) in",
    re.IGNORECASE,
)
_LOADING = re.compile(r"^\W*(?:chargement|loading|(?:veuillez|merci de) patienter|please wait)\b", re.IGNORECASE)
_ERROR_WORDS = 60  # of what is read of such a page
_LOCKED_WORDS = 30
_SCRIPTED = (
    "Cette page n’a pas de texte : un script l’écrit dans le navigateur. Ouvrez-la dans un navigateur, "
    "enregistrez-la complète, puis importez le fichier enregistré."
)
_UNSEEN = NEVER_TEXT | {"noscript"}
_NEEDS_SCRIPT = re.compile(r"javascript|activer? (?:les )?scripts?|enable scripts?", re.IGNORECASE)


def refuse_no_page(tree: Tree, title: str) -> None:
    """Raises PageRefused, saying which of the three it is."""
    words = 0
    first = ""
    for node in tree.inside(tree.body):
        if node.tag == TEXT and node.words and not any(above.tag in _UNSEEN for above in node.ancestors()):
            words += node.words
            if len(first) < 200:
                first = f"{first} {node.text.strip()}".strip()
            if words > _SHORT_PAGE:
                return
    refresh = any(node.tag == "meta" and node.get("http-equiv").lower() == "refresh" for node in tree.nodes)
    if _REDIRECT.match(title) or (refresh and words <= _SCRIPTED_WORDS) or (words <= 40 and _REDIRECT.match(first)):
        raise PageRefused(
            "Cette page ne fait que renvoyer vers une autre adresse : enregistrez la page d’arrivée, et importez-la."
        )
    if _ERROR.match(title) or _ERROR.match(first):
        raise PageRefused(
            f"Cette page est une page d’erreur du site (« {(title or first)[:80]} ») : elle n’a pas de contenu."
        )
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
        asked = any(node.tag == TEXT and _NEEDS_SCRIPT.search(node.text) for node in tree.inside(tree.body))
        waits = _is_mount(tree) or _LOADING.match(first) is not None
        if asked or (scripts and (not words or waits)):
            raise PageRefused(_SCRIPTED)
    if not words and not any(node.tag == "img" for node in tree.nodes):
        raise PageRefused("Cette page ne contient aucun texte à lire.")


def _is_mount(tree: Tree) -> bool:
    """Whether the body is the empty element that a script framework fills (React, Vue, Angular, Next, Nuxt)."""
    return any(
        node.get("id").lower() in {"root", "app", "__next", "__nuxt", "___gatsby", "main-app", "react-root"}
        and not node.words
        for node in tree.inside(tree.body)
    ) or any("-" in node.tag and not node.words for node in tree.inside(tree.body))  # an element of a framework's own


def refuse_error(tree: Tree, texts: Sequence[str]) -> None:
    """Raises PageRefused where what would be read of a page is that it is not there, or not for everybody."""
    said = " ".join(texts)
    words = len(said.split())
    if words > _ERROR_WORDS:
        return
    soft = _SOFT_ERROR.search(said) and not re.search(r"\d{2}", said)  # not where it says whom to call
    if soft or any(_ERROR.match(text) for text in texts[:2]):
        raise PageRefused(
            f"Cette page est une page d’erreur du site (« {said[:80].strip()} ») : elle n’a pas de contenu."
        )
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
