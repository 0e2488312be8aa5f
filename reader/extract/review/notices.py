# ruff: noqa: E501  (word lists read best as they are)
"""Lines by which a site's machinery speaks to its visitors: consent, votes, comments, sharing, what a player needs, how
many came.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from reader.extract.boilerplate.consent import asks_consent
from reader.extract.wording.headings import COMMENTS, SHARE
from reader.extract.wording.machinery import MAILING, SHORTCODE, VOTE
from reader.extract.wording.phrases import Telling
from reader.model import Reason
from reader.regex import regex

_COMMENT = r"(?:comment(?:er)?|réagir|(?:laisser|poster|publier|ajouter|écrire|rédiger) (?:un|votre|vos) commentaires?|participer (?:à la discussion|aux commentaires))\b"

# To whom a site lets its visitors speak. An immune system, too, needs time "pour réagir".
_KNOWN = r"(?:connecté|identifié|inscrit|enregistré|membre|abonné|compte\b|connecter|identifier|inscrire|vous connect|vous identifi|vous inscri)"

# Who may comment, and what becomes of what he wrote.
_says_who_comments = Telling(
    regex(
        r"^\W*(?:"
        r"(?:connectez|inscrivez|identifiez|enregistrez)[- ]vous\b[\w ’',/-]{0,40}\bpour (?:pouvoir )?" + _COMMENT + "|"
        r"(?:vous devez|il faut|veuillez|merci de) (?=[^.]{0,50}"
        + _KNOWN
        + r")[\w ’',/-]{0,50}\bpour (?:pouvoir )?"
        + _COMMENT
        + "|"
        r"(?:les )?commentaires (?:sont )?(?:désormais |maintenant )?(?:fermés|clos|désactivés)\b|"
        r"votre commentaire (?:a (?:bien )?été|est en attente|sera (?:publié|visible))\b|"
        r"(?:sorry,? )?(?:we are no longer accepting comments|comments are (?:now )?closed)\b|"
        r"(?:please )?(?:sign|log) ?in (?:or [\w ]{1,20} )?to (?:comment|reply|participate|join the (?:conversation|discussion))\b|"
        r"you must be (?:logged|signed) in to (?:post|leave|add|reply|comment)\b|"
        r"in order to (?:add|post|leave) a comment\b|"
        r"[^.]{0,40}\byour comment has been (?:posted|received|submitted)\b|"
        r"para poder comentar\b"
        r")",
        re.IGNORECASE,
    ),
    *("comment", "réagir", "discussion", "sign in", "signin", "log in", "login", "logged", "signed", "comentar"),
)

# What a film or a game of the page needs: a reader of text has no use for it.
_PLAYER = regex(
    r"^\W*(?:to (?:view|see|hear|play|watch|use) this|you need|your browser|(?:pour|afin de) (?:voir|lire|visualiser|visionner|écouter|afficher)|"
    r"vous devez|veuillez|merci d|votre navigateur)\b[^.]{0,120}\b(?:flash player|adobe flash|java ?script|vidéos? html5|html5 (?:video|audio)|"
    r"(?:balise|élément)s? [«\"’'<]*(?:audio|vid[ée]o)|(?:audio|video) (?:tag|element))",
    re.IGNORECASE,
)

# What a site tells a browser that it was not made for. Not where a number
# stands, or it says whom to call instead.
_says_what_browser = Telling(
    regex(
        r"^(?=\D*$)(?!.*\b(?:appele[rz]|prenez|mange[rz]|secrétariat|médecin)\b)\W*(?:(?:java ?script|les scripts)\b[^.]{0,60}\b(?:désactivée?s?|disabled|requise?s?|required|nécessaires?|indispensables?|not enabled)|"
        r"[^.]{0,60}\b(?:activez|activer|enable|requires?|nécessite) java ?script\b|"
        r"(?:vous utilisez|votre navigateur(?: web)? est|your browser is|you are using)\b[^.]{0,40}\b(?:obsolète|trop ancien|périmé|outdated|out of date|(?:not |un)supported))",
        re.IGNORECASE,
    ),
    *("script", "navigateur", "vous utilisez", "browser", "you are using"),
)

# How often a site is seen: not when one may visit ("Visites : 14 h à 20 h"), nor how many at once ("Visiteurs : 2").
_COUNTER = regex(
    r"^\W*(?:(?:nombre (?:total )?de |total (?:de |des )?|compteur (?:de |des )?)?(?:visites|visiteurs|pages vues|visitors|visits|hits)"
    r"(?: du site| uniques?| aujourd.hui| total| totales)? ?:? ?(?!\d\d?[.,]\d\d\b)\d(?:[\s.,\u00a0\u202f]*\d){2,}|"
    r"(?:visiteurs|visitors|internautes) (?:en ligne|connectés|online)\b ?:? ?\d+.{0,60}|"
    r"vous êtes (?:le|la) \d[\d\s\u00a0\u202f]*(?:e|ème|eme|ième)\.? visiteu(?:r|se)\b.{0,30}|\d[\d\s\u00a0\u202f]{2,}(?:visites|visiteurs|visitors))\W*$",
    re.IGNORECASE,
)

# How each is told, why it is left out, and the most words of such a line.
NOTICES: tuple[tuple[Callable[[str], object], Reason, int], ...] = (
    (asks_consent, Reason.CONSENT, 80),
    (VOTE.match, Reason.FORM, 14),
    (MAILING.match, Reason.FORM, 60),
    (COMMENTS.match, Reason.COMMENTS, 8),
    (_says_who_comments, Reason.COMMENTS, 30),
    (SHARE.match, Reason.SHARE, 12),
    (SHORTCODE.match, Reason.CONTROL, 40),
    (_PLAYER.match, Reason.CONTROL, 30),
    (_says_what_browser, Reason.CONTROL, 40),
    (_COUNTER.match, Reason.CONTROL, 14),
)
