# ruff: noqa: E501  (word lists read best as they are)
"""Headings of what ends a page, or is not its own, in French and in English."""

from __future__ import annotations

import re

from reader.extract.wording.phrases import start, whole
from reader.regex import regex

# Headings of what ends a page and belongs to it, links or not.
ENDMATTER = start(
    r"notes?\b",
    r"sources?\b",
    r"r[ée]f[ée]rences?\b",
    r"bibliographie",
    r"(?:pour )?en savoir plus",
    r"(?:pour )?aller plus loin\W*$",
    r"liens utiles",
    r"contacts?\b",
    r"nous (?:contacter|joindre)",
    r"documents?\b",
    r"pi[èe]ces? jointes?",
    r"fichiers? joints?",
    r"annexes?\b",
    r"(?:à|a) t[ée]l[ée]charger",
    r"t[ée]l[ée]charge",
    r"num[ée]ros? (?:utiles|d.urgence)",
    r"adresses? utiles?",
    r"ressources?",
    r"associations?(?: (?:de|des) (?:patients?|malades?|usagers?))?\W*$",
    r"sites? (?:utiles|internet|externes)",
    r"lexique",
    r"glossaire",
    r"(?:à|a) retenir",
    r"footnotes",
    r"references",
    r"bibliography",
    r"further reading",
    r"external links",
    r"citations",
)

# Names of lists of links to other houses, which the page's author chose.
OUTSIDE_LINKS = whole(
    r"(?:pour )?en savoir (?:plus|davantage)",
    r"(?:pour )?aller plus loin",
    r"(?:quelques |nos |les )?(?:liens?|sites?|adresses?|ressources?|documents?) (?:utiles?|internet|web|externes?|recommandée?s?|extérieurs?)",
    r"(?:nos |les )?(?:sources?|références?|references?|bibliographie)",
    r"(?:les |des )?associations?(?: (?:de|des|d.aide aux) (?:patients?|malades?|usagers?))?(?: et [\w ]{3,30})?",
    r"(?:external|useful) links",
    r"further reading",
)

# Headings over other pages' cards and links.
RELATED = start(
    r"(?:à|a) lire (?:aussi|également|ensuite|sur)",
    r"lire (?:aussi|également)",
    r"voir (?:aussi|également)",
    r"sur le même (?:sujet|thème)",
    r"et aussi\W*$",
    r"dans la même (?:rubrique|catégorie|série)",
    r"dans cette rubrique",
    r"articles? (?:similaires?|liés?|connexes?|récents?|associés?|recommandés?)",
    r"(?:nos )?derni[èe]res (?:actualités|actus|nouvelles|publications|vidéos|infos)",
    r"derniers articles",
    r"actualités\b(?! (?:médicales?|thérapeutiques?)\b)",
    r"toute l.actu",
    r"vous aimerez aussi",
    r"vous pourriez (?:aussi |également )?(?:aimer|être intéressé)",
    r"(?:ces|d.autres) (?:articles|pages|contenus|sujets)",
    r"ça peut vous intéresser",
    r"cela (?:peut|pourrait) (?:aussi )?vous intéresser",
    r"(?:les )?(?:plus|articles) (?:lus|populaires|consultés|commentés|partagés)",
    r"les plus (?:lus|populaires|vus|récents)",
    r"posts? récents",
    r"agenda\W*$",
    r"(?:l.h[ôo]pital|la clinique|l.institut|le centre|le chu|nous) recrut(?:e|ons)\W*$",
    r"billets récents",
    r"sujets (?:liés|associés)",
    r"à découvrir",
    r"(?:cat[ée]gories|rubriques|archives|[ée]tiquettes)\W*$",
    r"(?:liens|accès) rapides?\W*$",
    r"quick links\W*$",
    r"à la une\W*$",
    r"à consulter (?:aussi|également)",
    r"poursui(?:vre|vez) (?:la|votre) (?:lecture|visite)",
    r"pages? (?:voisines?|liées?|associées?|similaires?|connexes?)",
    r"(?:nos |les |d.)?autres (?:articles|pages|fiches|actualités|dossiers|contenus)\b",
    r"(?:nos |toutes nos |les )(?:fiches|derni[èe]res fiches|articles|derniers articles|actualités)\W*$",
    r"(?:fiches?|sujets?|dossiers?|th[èe]mes?) (?:voisine?s?|lié[ée]?s?|associée?s?|similaires?|connexes?|proches?)\W*$",
    r"(?:ça|cela) (?:peut|pourrait) (?:aussi )?vous (?:intéresser|aider)",
    r"découvrez (?:aussi|également)",
    r"à ne pas (?:manquer|rater)",
    r"recommandés? pour vous",
    r"pour aller plus loin sur",
    r"contenus? (?:sponsorisés?|liés?|similaires?|associés?)",
    r"related\b",
    r"read (?:more|next|also|this next)",
    r"see also",
    r"more (?:from|on|in|stories|news|articles|like|about|to read|coverage|top)",
    r"you (?:may|might|could) (?:also )?(?:like|enjoy|be interested)",
    r"recommended",
    r"don.?t miss",
    r"most (?:read|popular|viewed|shared|recent)",
    r"popular\b(?: (?:posts|stories|articles|now|on))?$",
    r"trending",
    r"top (?:stories|news|video|posts|headlines)",
    r"latest (?:news|stories|posts|articles|from|videos|headlines|on)",
    r"recent (?:posts|articles|news|stories)",
    r"what to read next",
    r"up next",
    r"next (?:article|story|post|up)",
    r"similar (?:articles|stories|posts)",
    r"also (?:read|on|in|from)",
    r"from around the web",
    r"around the web",
    r"we recommend",
    r"editor.?s.? picks?",
    r"in other news",
    r"other (?:articles|stories|news)",
    r"further reading on",
    r"featured (?:posts|articles|stories|content|video)",
    r"sponsored",
    r"promoted",
    r"in this (?:series|section)",
    r"explore more",
    r"must.reads?",
    r"keep reading",
    r"suggested",
    r"(?:lire|read|see more|read more|watch|also|more|video|en images|notre dossier)\s*:",
    r"le[ae] (?:también|más)\b",
    r"te puede interesar",
    r"leia (?:também|mais)\b",
    r"leggi anche",
    r"lesen sie auch",
    r"mehr zum thema",
    r"das könnte (?:sie|dich) (?:auch )?interessieren",
    r"lees ook",
)

COMMENTS = start(
    r"\d+ commentaires?\b",
    r"\d+ (?:messages?|réactions?) ?(?:de forum|du forum)?\W*$",  # over a thread, as SPIP writes it
    r"(?:les |vos )?commentaires?(?: récents)?(?:\W*\d+)?\W*$",
    r"commentaires (?:des|de nos|de vos) (?:lecteurs|lectrices|internautes|visiteurs|utilisateurs)",
    r"(?:laisser|laissez|ajouter|poster|publier|soumettre|écrire) un commentaire\b(?! (?:à l|au|aux|dans)\b)",
    r"vos réactions$",
    r"répondre à cet article",
    r"(?:leave|add|post|write|submit) (?:a|your) (?:comment|reply)",
    r"\d+ comments?\b",
    r"comments(?:\W*\d+)?\W*$",
    r"comments (?:on|for|from|are|closed|policy)\b",
    r"(?:\d+|join|view|show|read|start)[\w ,]* (?:comments?|conversation|discussion)\b",
    r"join the (?:conversation|discussion)",
    r"(?:\d+ )?(?:responses?|replies|thoughts?) (?:to|on)\b",
)

SHARE = start(
    r"partage[rz]\b(?! (?:mon|ma|mes|son|sa|ses|leurs?|notre|nos|du|de|entre|vos|votre|avec|un|une|des|les|le|la|l.)\b(?! (?:page|article|réseaux)))",
    r"share (?:this|on|via|the|it|with|your thoughts|using)\b",
    r"share$",
    r"suivez[- ]nous\b(?! (?:dans|jusqu|à l|au|vers|en salle)\b)",
    r"follow (?:us|@)",
    r"retrouvez[- ]nous sur",
    r"tweeter$",
)

CONTENTS = whole(
    r"sommaire(?: (?:de (?:la|cette) (?:page|fiche)|de (?:l.|cet )article))?",
    r"table des mati[èe]res",
    r"(?:sur|dans) cette page",
    r"au sommaire",
    r"plan de la page",
    r"contents",
    r"table of contents",
    r"on this page",
    r"in this article",
    r"dans cet article",
    r"au programme de cette page",
)

NEWSLETTER = start(
    r"(?:abonnez|inscrivez)[- ]vous\W*$",
    r"(?:abonnez|inscrivez)[- ]vous\b[^.!?]{0,60}\b(?:newsletters?|(?:info)?lettre|actualités?|infos?|alertes?|flux|magazine|revue|blog|chaîne|podcast)\b",
    r"(?:s.)?(?:abonner|inscrire) à (?:la|notre) (?:newsletter|(?:info)?lettre|revue|chaîne)",
    r"recevez (?:notre|la|nos|les|toute|chaque)[\w’' ]* (?:newsletter|lettre|actualité|info)",
    r"newsletter",
    r"(?:notre )?lettre d.information",
    r"subscribe\b",
    r"sign up\b",
    r"get (?:the|our|more)[\w ’']* (?:newsletter|inbox|email|updates|delivered)",
)

# A heading over what a house offers: cards below it are the page, each the way to more of it.
OFFER = regex(
    r"^\W*(?:(?:nos|les|vos|notre|votre|la|le) |l['’])(?:différente?s )?"
    r"(?:services?|consultations?|équipes?|spécialit[ée]s?|soins|parcours|professionnels|médecins|soignants|traitements?|prestations?|unités?|ateliers?|interlocuteurs|examens|lieux|sites|"
    r"prises? en charge|étapes|missions|expertises?|pathologies|cancers|programmes?|essais)\b|"
    r"^\W*(?:qui|où|comment) (?:contacter|consulter|venir|appeler)\b",
    re.IGNORECASE,
)
# With no more words of prose than these, a page that such a heading stands over is but the way to others.
HUB_WORDS = 60
