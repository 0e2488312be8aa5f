# ruff: noqa: E501  (word lists read best as they are)
"""Lines of the site's machinery: tools, controls, votes, letters by mail, whose it is."""

from __future__ import annotations

import re

from reader.extract.wording.phrases import Telling, start, whole
from reader.model import Reason
from reader.regex import regex

# What a link says to a screen reader of the browser's windows.
WINDOW = regex(
    r"^\W*(?:(?:s.)?ouvr(?:e|ir) (?:dans )?|lien externe|nouve(?:lle fenêtre|l onglet)|new (?:window|tab)|opens in|external link)"
    r"[^.]{0,60}$|"
    r"^\W*(?:(?:cet?(?:te)?|le|la) (?:hyper)?(?:lien|page|document|site)(?: externe)? (?:s.)?ouvr(?:e|ira)|this link (?:will )?opens?)"
    r"[^.]{0,40}\b(?:fenêtre|onglet|window|tab)\W*$",
    re.IGNORECASE,
)

# What a column's head says to a screen reader of its button.
SORTS = regex(
    r"^\W*(?:trier|triée?|tri|sort(?:ed|able)?|activer? (?:le|pour le) tri|cliquez pour trier)\b[^.]{0,60}$",
    re.IGNORECASE,
)

YES_OR_NO = whole(r"oui\W+non(?:\W+(?:un peu|en partie|partiellement|pas vraiment))?", r"yes\W+no")

VOTE = start(
    r"(?:aucune note|(?:aucun|pas de) vote)\b",
    r"soyez (?:la |le )?premi(?:er|ère) à (?:noter|voter|donner votre avis|attribuer une note)",
    r"(?:cette (?:page|fiche|information|réponse)|cet article|ce (?:contenu|document))[\w ,’'-]{0,30}(?:utile|aidé|plu\b|claire?\b|répondu)",
    r"(?:avez-vous|vous avez) (?:trouvé|aimé) ce(?:tte|t)? (?:page|article|contenu|réponse)",
    r"(?:l[’']information|les informations)\b[\w ,’'-]{0,30}(?:cette page|cet article)\b[\w ,’'-]{0,30}utiles?",
    r"évalu(?:ez|er|ation de) (?:la |cette )?page\W*$",
    r"signale[rz] (?:un problème|une erreur) (?:sur|dans) (?:cette|la) page\W*$",
    r"was this (?:\w+ )?(?:helpful|useful)",
    r"did you find (?:this|what)",
    r"rate this",
    r"notez cet(?:te)? (?:page|article)",
    r"votre avis (?:sur cette page|nous intéresse)",
)

# What a dot under a carousel says of its slide, which says no more itself.
SLIDE = regex(r"^\W*(?:slide|diapo(?:sitive)?|vignette) \d+\W*$", re.IGNORECASE)

# Why a letter by mail was sent to one, and how to have no more of them.
MAILING = start(
    r"vous (?:recevez|avez reçu) (?:ce|cet|cette) (?:message|e-?mail|courriel|lettre|newsletter|infolettre) (?:car|parce)",
    r"you (?:received|are receiving|get) this (?:message|e-?mail|newsletter) because",
)

# What opens every panel of a row at once, and names none: "Tout déplier", "Ouvrir toutes les sections (3)".
_PRESSES = "(?:d[ée]plier|replier|ouvrir|fermer|d[ée]velopper|d[ée]rouler|[ée]tendre|afficher|r[ée]duire|masquer)"
_OPENING_ALL = (
    rf"tout {_PRESSES}(?:\W+(?:ou )?(?:tout )?{_PRESSES})?(?: ?\(\d+\))?",
    rf"{_PRESSES} (?:tout|toutes les (?:sections|rubriques|réponses|questions)|tous les (?:volets|onglets|panneaux|contenus))",
    r"(?:expand|collapse|open|close|show|hide) all(?: (?:sections|panels|items))?",
)
OPENS_ALL = whole(*_OPENING_ALL)

# Whole lines of the site's machinery, wherever they stand between blocks.
MACHINERY: tuple[tuple[re.Pattern[str], Reason], ...] = (
    (
        regex(  # a row of tools, side by side
            r"^\W*(?:(?:imprimer|version (?:pdf|imprimable)(?: de (?:la|cette) page)?|a ?[+−-]|taille (?:du texte|[+−-])|agrandir|réduire|précédente?s?|suivante?s?|envoyer(?: à un ami)?|"
            r"partager|écouter|favoris|pdf|print|share|haut de (?:la )?page|retour(?: (?:à l.accueil|en haut|au sommaire|à la page précédente))?|accueil)(?:[\s|·•,/]+|$)){2,}$",
            re.IGNORECASE,
        ),
        Reason.CONTROL,
    ),
    (
        whole(
            r"imprimer(?: (?:la|cette) page| cet article)?",
            r"print(?: this page| article)?",
            r"(?:diese )?seite (?:aus)?drucken",
            r"(?:(?:deze )?pagina afdrukken|stampa (?:la |questa )?pagina|imprimir (?:la |esta )?página)",
            r"rechercher(?: (?:sur|dans) (?:le|ce) site)?",
            r"search(?: (?:this|the) site)?",
            r"version (?:(?:imprimable|à imprimer|pour impression)(?: de (?:la|cette) page)?|pdf de (?:la|cette) page)",
            r"enregistrer (?:cette page |cet article )?(?:au format|en) pdf",
            r"fermer",
            r"close",
            r"retour(?: (?:à la (?:liste|page précédente)|à l.accueil|au (?:sommaire|blog|menu)|aux (?:articles|actualités)))?",
            r"(?:retour|revenir|remonter)(?: en| au| vers le)? haut(?: de (?:la |cette )?page)?",
            r"haut de (?:la |cette )?page",
            r"remonter",
            r"back to top",
            r"top",
            *_OPENING_ALL,
            r"(?:lire|afficher) (?:la suite|plus|moins|davantage)",
            r"en savoir plus",
            r"découvrir(?: (?:plus|la suite))?",
            r"voir (?:plus|moins)",
            r"voir tout(?:es|)?",
            r"read more",
            r"learn more",
            r"continue reading",
            r"show more",
            r"load more",
            r"see more",
            r"more",
            r"suivante?",
            r"précédente?",
            r"(?:page|fiche|article|chapitre|rubrique) (?:précédente?|suivante?)",
            r"(?:previous|next) (?:page|article|chapter)",
            r"previous",
            r"prev",
            r"recommander(?: (?:la|cette) page)?",
            r"page \d+(?: ?(?:sur|/|de|of) ?\d+)?",
            r"next",
            r"(?:image|photo|slide|diapositive) \d+ (?:of|sur|de|/) ?/? ?\d+",
            r"caption",
            r"légende",
            r"toggle caption",
            r"hide caption",
            r"enlarge(?: this)?(?: image)?",
            r"agrandir(?: l.image)?",
            r"play(?: video)?",
            r"loading(?:\.\.\.|…)?",
            r"chargement(?: en cours)?(?:\.\.\.|…)?",
            r"0?0:00(?: ?/? ?\d{1,2}:\d{2})?(?: (?:vitesse|volume))?",
            r"this slideshow requires javascript",
            r"an unhandled (?:error|exception) has occurred(?:\. see browser dev tools for details)?\W*(?:reload)?",
            r"une erreur (?:inattendue )?(?:est survenue|s.est produite)(?:\W+(?:veuillez|merci de|essayez de) (?:réessayer|recharger|actualiser)[^.!?\d]{0,40})?",
            r"(?:skip|jump|go) to (?:the )?(?:main )?(?:content|navigation|search)",
            r"(?:aller|passer|accéder|sauter) (?:directement )?(?:au|à la|à) (?:contenu|menu|navigation|recherche|pied de page)(?: principale?)?",
            r"report (?:error|a typo|this ad)",
            r"signaler une erreur",
            r"copier(?: le lien| dans le presse-papier)?",
            r"lien copié",
            r"copy link",
            r"link copied",
            r"perma(?:lien|link)",
            r"save",
            r"sauvegarder",
            r"écouter(?: (?:cet article|la page))?",
            r"listen(?: to this article)?",
            r"(?:skip|passer)(?: ad| la publicité)?",
            r"agrandir le texte",
            r"(?:augmenter|agrandir|diminuer|réduire)(?: ou (?:diminuer|réduire|augmenter))? la taille (?:du texte|des caractères|de la police)",
            r"a ?[+−-](?: ?a ?[+−-])?",
            r"video",
            r"vidéo",
            r"\d[\d\s]* (?:vues?|views?|affichages?)",
            r"(?:affichages?|vues) ?: ?\d[\d\s]*",
            r"menu",
            r"image",
            r"photos?",
            r"gallery",
            r"galerie",
        ),
        Reason.CONTROL,
    ),
    (
        whole(
            r"publicité",
            r"advert(?:isement)?s?",
            r"ad",
            r"sponsored(?: content)?",
            r"contenu sponsorisé",
            r"(?:story|article) continues (?:below|after)[\w ]*",
            r"la suite après cette publicité",
        ),
        Reason.ADVERTISEMENT,
    ),
    (
        whole(
            r"facebook",
            r"twitter",
            r"linkedin",
            r"whatsapp",
            r"e-?mail",
            r"courriel",
            r"envoyer par (?:e-?)?mail",
            r"envoyer à un ami",
            r"messenger",
            r"pinterest",
            r"instagram",
            r"youtube",
            r"tweet(?:er)?",
            r"x",
            r"share",
            r"partager",
            r"\d+ (?:shares?|partages?)",
            r"shares?",
            r"reddit",
            r"telegram",
            r"share this with[\w ]*",
            r"share on [\w ]*",
            r"partager (?:sur|par|cet|cette|la)[\w ’'-]*",
            r"flipboard",
            r"google\+?",
            r"tumblr",
            r"copy this link",
        ),
        Reason.SHARE,
    ),
)


def machinery(text: str) -> tuple[Reason, ...]:
    """What a line is of the site's machinery, in the table's order; nothing for any other line."""
    return tuple(reason for pattern, reason in MACHINERY if pattern.match(text))


# What a content system writes where its extension is gone: "[button link=… size=…]Écrire[/button]".
SHORTCODE = regex(r"^\W*\[([a-z][\w-]*)( [^\]=]+=[^\]]+)\](?:[^\[]*\[/\1\])?\W*$", re.IGNORECASE)

# The last lines of a site, where no footer holds them. Not what a © is a part of ("le score EVA©"), nor how an
# examination is done ("Réalisation : à jeun depuis six heures").
says_legal = Telling(
    regex(
        r"(?<!\w)©(?!\s*[:,;.)])|\(c\) ?(?:19|20)\d\d|\bcopyright\b|tous droits r[ée]serv[ée]s|all rights reserved|mentions l[ée]gales|plan du site\b(?! d)|"
        r"politique de confidentialit[ée]|donn[ée]es personnelles$|\bwebm(?:aster|estre)\b|site optimisé pour|powered by|propuls[ée] par(?! l[ae’'])|"
        r"(?:conception|r[ée]alisation)\s*:\s*(?:(?:agence|studio|www\.|https?:)|(?-i:(?!(?:[AÀL]|Au|Aux|Après|Avant|Dans|Des|En|Elles?|Ils?|"
        r"La|Le|Les|Ne|On|Par|Pas|Pour|Sans|Sous|Sur|Une?|Vous|Votre)\b)[A-ZÀ-Ý]))",
        re.IGNORECASE,
    ),
    *(
        "©",
        "(c)",
        "copyright",
        "tous droits",
        "all rights",
        "mentions l",
        "plan du site",
        "confidentialit",
        "personnelles",
    ),
    *("webm", "optimisé pour", "powered by", "propuls", "conception", "alisation"),
)
