# ruff: noqa: E501  (word lists read best as they are)
"""Pages that parse well and yet are none: written by a script, a redirect, an error."""

from __future__ import annotations

import re

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
    r"^\W*(?:(?:erreur|error|http)?\s*(?:40[0-9]|41[0-9]|50[0-9])\b|page (?:introuvable|non trouvée|not found|inexistante)|"
    r"(?:la )?page (?:demandée|que vous (?:cherchez|recherchez|demandez)).{0,40}(?:n.existe|introuvable|pas été trouvée)|not found|"
    r"accès (?:refusé|interdit)|access denied|forbidden|service (?:temporairement )?(?:indisponible|unavailable)|bad gateway|"
    r"internal server error|gateway time-?out|just a moment|attention required|vérification (?:de sécurité|que vous êtes humain))",
    re.IGNORECASE,
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
    if words <= _SCRIPTED_WORDS:
        scripts = any(node.tag == "script" for node in tree.nodes)
        asked = any(node.tag == TEXT and _NEEDS_SCRIPT.search(node.text) for node in tree.inside(tree.body))
        if (scripts and not words) or (asked and scripts) or asked or (scripts and _is_mount(tree)):
            raise PageRefused(
                "Cette page n’a pas de texte : un script l’écrit dans le navigateur. Ouvrez-la dans un navigateur, "
                "enregistrez-la complète, puis importez le fichier enregistré."
            )
    if not words and not any(node.tag == "img" for node in tree.nodes):
        raise PageRefused("Cette page ne contient aucun texte à lire.")


def _is_mount(tree: Tree) -> bool:
    """Whether the body is the empty element that a script framework fills (React, Vue, Angular, Next, Nuxt)."""
    return any(
        node.get("id").lower() in {"root", "app", "__next", "__nuxt", "___gatsby", "main-app", "react-root"}
        and not node.words
        for node in tree.inside(tree.body)
    ) or any(node.tag == "app-root" for node in tree.nodes)
