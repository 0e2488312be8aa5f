# ruff: noqa: E501  (word lists read best as they are)
"""What a few words tell: the headings of what is not the page's, in French and in English, and lines of the site's machinery."""

from __future__ import annotations

import re

from reader.model import Reason


def _start(*phrases: str) -> re.Pattern[str]:
    return re.compile(r"^\W*(?:" + "|".join(phrases) + r")", re.IGNORECASE)


def _whole(*phrases: str) -> re.Pattern[str]:
    return re.compile(r"^\W*(?:" + "|".join(phrases) + r")\W*$", re.IGNORECASE)


# Headings of what ends a page and belongs to it, links or not.
ENDMATTER = _start(
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

# What a link says to a screen reader of the browser's windows.
WINDOW = re.compile(
    r"^\W*(?:(?:s.)?ouvr(?:e|ir) (?:dans )?|lien externe|nouve(?:lle fenêtre|l onglet)|new (?:window|tab)|opens in|external link)"
    r"[^.]{0,60}$",
    re.IGNORECASE,
)

# What a column's head says to a screen reader of its button.
SORTS = re.compile(
    r"^\W*(?:trier|triée?|tri|sort(?:ed|able)?|activer? (?:le|pour le) tri|cliquez pour trier)\b[^.]{0,60}$",
    re.IGNORECASE,
)

# The way back from a note to its call.
BACK = _whole(
    r"(?:retour|revenir|retourner|remonter|back)(?: (?:au texte|à l.appel|à la lecture|dans le texte|to text))?"
)

# What calls a note: a number, a star, a letter, in brackets or not; or several by one link (« [1, 2] », « 3-5 »).
_SEVERAL = r"(?:\d{1,3}|[*†‡]{1,3})(?:\s*[,;–-]\s*(?:\d{1,3}|[*†‡]{1,3}))*"
NOTE_CALL = re.compile(
    rf"^[\[(]?\s*(?:(?:note\s*)?(?:\d{{1,3}}|[a-z]|[ivx]{{1,4}})|{_SEVERAL})\s*[\])]?$", re.IGNORECASE
)

# The same in brackets, whole or its half of several links in one pair (« [1 », « 2] »).
NOTE_CALL_IN_BRACKETS = re.compile(rf"^(?:\[\s*{_SEVERAL}\s*\]?|{_SEVERAL}\s*\]|\(\s*{_SEVERAL}\s*\))$")

# Headings over other pages' cards and links.
RELATED = _start(
    r"(?:à|a) lire (?:aussi|également|ensuite|sur)",
    r"lire (?:aussi|également)",
    r"voir (?:aussi|également)",
    r"sur le même (?:sujet|thème)",
    r"dans la même (?:rubrique|catégorie|série)",
    r"dans cette rubrique",
    r"articles? (?:similaires?|liés?|connexes?|récents?|associés?|recommandés?)",
    r"(?:nos )?derni[èe]res (?:actualités|actus|nouvelles|publications|vidéos|infos)",
    r"derniers articles",
    r"actualités\b",
    r"toute l.actu",
    r"vous aimerez aussi",
    r"vous pourriez (?:aussi |également )?(?:aimer|être intéressé)",
    r"(?:ces|d.autres) (?:articles|pages|contenus|sujets)",
    r"ça peut vous intéresser",
    r"cela (?:peut|pourrait) (?:aussi )?vous intéresser",
    r"(?:les )?(?:plus|articles) (?:lus|populaires|consultés|commentés|partagés)",
    r"les plus (?:lus|populaires|vus|récents)",
    r"posts? récents",
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

COMMENTS = _start(
    r"\d+ commentaires?\b",
    r"(?:les |vos )?commentaires?(?: récents)?(?:\W*\d+)?\W*$",
    r"commentaires (?:des|de nos|de vos) (?:lecteurs|lectrices|internautes|visiteurs|utilisateurs)",
    r"(?:laisser|laissez|ajouter|poster|publier|soumettre|écrire) un commentaire",
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

SHARE = _start(
    r"partage[rz]\b(?! (?:vos|votre|avec|un|une|des|les|le|la|l.)\b(?! (?:page|article|réseaux)))",
    r"share (?:this|on|via|the|it|with|your thoughts|using)\b",
    r"share$",
    r"suivez[- ]nous",
    r"follow (?:us|@)",
    r"retrouvez[- ]nous sur",
    r"tweeter$",
)

CONTENTS = _whole(
    r"sommaire",
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

VOTE = _start(
    r"(?:cette (?:page|fiche|information|réponse)|cet article|ce (?:contenu|document))[\w ,’'-]{0,30}(?:utile|aidé|plu\b|claire?\b|répondu)",
    r"(?:avez-vous|vous avez) (?:trouvé|aimé) ce(?:tte|t)? (?:page|article|contenu|réponse)",
    r"was this (?:\w+ )?(?:helpful|useful)",
    r"did you find (?:this|what)",
    r"rate this",
    r"notez cet(?:te)? (?:page|article)",
    r"votre avis (?:sur cette page|nous intéresse)",
)

NEWSLETTER = _start(
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

# Why a letter by mail was sent to one, and how to have no more of them.
MAILING = _start(
    r"vous (?:recevez|avez reçu) (?:ce|cet|cette) (?:message|e-?mail|courriel|lettre|newsletter|infolettre) (?:car|parce)",
    r"you (?:received|are receiving|get) this (?:message|e-?mail|newsletter) because",
)

# Whole lines of the site's machinery, wherever they stand between blocks.
MACHINERY: tuple[tuple[re.Pattern[str], Reason], ...] = (
    (
        re.compile(  # a row of tools, side by side
            r"^\W*(?:(?:imprimer|version (?:pdf|imprimable)|a ?[+−-]|taille (?:du texte|[+−-])|agrandir|réduire|précédente?s?|suivante?s?|envoyer(?: à un ami)?|"
            r"partager|écouter|favoris|pdf|print|share|haut de (?:la )?page|retour(?: (?:à l.accueil|en haut|au sommaire|à la page précédente))?|accueil)(?:[\s|·•,/]+|$)){2,}$",
            re.IGNORECASE,
        ),
        Reason.CONTROL,
    ),
    (
        _whole(
            r"imprimer(?: (?:la|cette) page| cet article)?",
            r"print(?: this page| article)?",
            r"rechercher(?: (?:sur|dans) (?:le|ce) site)?",
            r"search(?: (?:this|the) site)?",
            r"version (?:imprimable|à imprimer|pour impression)",
            r"enregistrer (?:cette page |cet article )?(?:au format|en) pdf",
            r"fermer",
            r"close",
            r"retour(?: (?:en haut|à la liste|à l.accueil|au sommaire|haut de page))?",
            r"haut de page",
            r"back to top",
            r"top",
            r"lire la suite",
            r"en savoir plus",
            r"voir plus",
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
            r"chargement(?:\.\.\.|…)?",
            r"this slideshow requires javascript",
            r"report (?:error|a typo|this ad)",
            r"signaler une erreur",
            r"copier(?: le lien| dans le presse-papier)?",
            r"lien copié",
            r"copy link",
            r"link copied",
            r"save",
            r"sauvegarder",
            r"écouter(?: (?:cet article|la page))?",
            r"listen(?: to this article)?",
            r"(?:skip|passer)(?: ad| la publicité)?",
            r"agrandir le texte",
            r"(?:augmenter|agrandir|diminuer|réduire)(?: ou (?:diminuer|réduire|augmenter))? la taille (?:du texte|des caractères|de la police)",
            r"a ?[+-] ?a ?[+-]",
            r"video",
            r"vidéo",
            r"menu",
            r"image",
            r"photos?",
            r"gallery",
            r"galerie",
        ),
        Reason.CONTROL,
    ),
    (
        _whole(
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
        _whole(
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

# A telephone number written out, of France or with a country's code.
TELEPHONE = re.compile(
    r"(?:\+\d{1,3}[ .\u00a0\u202f]?(?:\(0\))?|\b0)[ .\u00a0\u202f]?[1-9](?:[ .\u00a0\u202f-]?\d{2}){4}\b"
)

# A telephone number, the short ones of emergencies too.
NUMBER = re.compile(r"\d(?:[ .\u00a0\u202f-]?\d){5}|\b(?:1[58]|11[0-9]|3\d{3})\b(?! ?(?:[€%]|euros?))|\*\d{3}")

# What a content system writes where its extension is gone: "[button link=… size=…]Écrire[/button]".
SHORTCODE = re.compile(r"^\W*\[([a-z][\w-]*)( [^\]=]+=[^\]]+)\](?:[^\[]*\[/\1\])?\W*$", re.IGNORECASE)

# The beginning of a text, cut off.
SHORTENED = re.compile(
    r"(.+?)\s*[\[(]?\s*(?:…|\.\.\.)\s*[\])]?\s*(?:\W?(?:plus|lire (?:la suite|plus)|la suite|suite|voir plus|more|read more|show more)\W?)?$",
    re.IGNORECASE | re.DOTALL,
)

# A line that says whose a picture is, and nothing of what it shows: a credit by its word, its sign or its agency.
CREDIT = re.compile(
    r"^\W*(?:"
    r"(?:crédits?|credits?|copyright|image copyright|photo (?:credit|by)|©)(?: (?:photos?|images?|illustrations?|vidéos?))?\b[^.!?]{0,90}"
    r"|(?:image|photo|illustration|visuel)s?(?: (?:illustrative|à la une|d.illustration|de couverture|\(?cc\)?))*\s*[:(|]\s*"
    r"(?:[^.!?]{0,80}(?:©|\bcc\b|creative commons|getty|afp|reuters|\bap\b|epa|shutterstock|istock|fotolia|adobe ?stock|pixabay|unsplash|pexels|123rf|flickr|wikimedia|bestimage)[^!?]{0,60}"
    r"|(?-i:[A-ZÀ-Ü][\w.’'-]*(?: [A-ZÀ-Ü][\w.’'-]*){1,3}(?:[,/] [\w .-]{2,30})?))"
    r"|(?-i:[A-ZÀ-Ü][\w.’'-]*(?: [A-ZÀ-Ü][\w.’'-]*){0,3}) ?[|/] ?(?:getty images?|afp|reuters|ap|epa|shutterstock|istock|adobe ?stock)[\w ./-]{0,30}"
    r")\W*$",
    re.IGNORECASE,
)

# A place in the course of a day or a treatment, as a step is labelled: no date of the page.
COURSE = _whole(
    r"(?:(?:vers|dès|à|de|avant|après|entre)\s+)?\d{1,2}\s*(?:h|heures?)(?:\s*\d{2})?(?:\s*(?:à|et|-|–)\s*\d{1,2}\s*(?:h|heures?)(?:\s*\d{2})?)?",
    r"(?:j|jours?|semaines?|mois|cures?|cycles?|séances?|étapes?|phases?|jour j)\s*[+-]?\s*\d{0,3}(?:\s*(?:à|et|-|–)\s*\d{1,3})?",
)

# The last lines of a site, where no footer holds them.
LEGAL = re.compile(
    r"©|\(c\) ?(?:19|20)\d\d|\bcopyright\b|tous droits r[ée]serv[ée]s|all rights reserved|mentions l[ée]gales|plan du site|"
    r"politique de confidentialit[ée]|donn[ée]es personnelles$|\bwebm(?:aster|estre)\b|site optimisé pour|powered by|propuls[ée] par|(?:conception|r[ée]alisation)\s*:",
    re.IGNORECASE,
)

# Items of a list that tells of the page what a library card would: when, by whom, under which address.
RECORD = re.compile(
    r"^\W*(?:date|auteurs?|author|imprimer|print|permalien|permalink|lien permanent|mots?[- ]cl[ée]s?|tags?|th[èe]mes?|rubriques?|partager|"
    r"envoyer|feedback|newsletter)\b",
    re.IGNORECASE,
)

# A line that speaks to its reader is no byline, whatever it begins with: "Mise à jour : ne prenez plus …".
TO_THE_READER = re.compile(r"\b(?:n[’']|(?:ne|vous|votre|vos|appelez|prenez|évitez|signalez)\b)", re.IGNORECASE)

# A line that says what to do at once.
URGENT = re.compile(r"\b(?:urgences?|samu|appele[rz]|emergency)\b", re.IGNORECASE)

# An hour as French writes it: of a meeting, a session.
HOUR = re.compile(r"\b\d{1,2} ?h(?: ?\d{2})?\b", re.IGNORECASE)

# A date and no more: nothing says that it is that of the page.
BARE_DATE = re.compile(r"^\W*(?:[a-zéû]+ )?(?:le )?\d{1,2}(?:er)?[ /.-][\wéû]+[ /.-]\d{2,4}\W*$", re.IGNORECASE)

_MONTHS = (
    r"(?:janv(?:ier)?|f[ée]vr?(?:ier)?|mars|avr(?:il)?|mai|juin|juil(?:let)?|ao[uû]t|sept(?:embre)?|oct(?:obre)?|nov(?:embre)?|d[ée]c(?:embre)?|"
    r"jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sep(?:tember)?|october|november|december)\.?"
)
# A line that begins with a date and says who wrote or read.
DATED = re.compile(
    rf"^\W*(?:le )?(?:\d{{1,2}}(?:er)? {_MONTHS} \d{{4}}|\d{{1,2}}[/.]\d{{1,2}}[/.]\d{{4}})\b[^.!?:;]*"
    r"\b(?:(?:relue?|rédigée?|écrite?|validée?|vérifiée?|révisée?) (?:médicalement )?par|par (?:(?:le )?(?:dr|pr)\b|(?-i:[A-ZÀ-Ü])))[^!?:;]*$",
    re.IGNORECASE,
)

# A line that only says when and by whom: short, a date or "by", no verb of its own.
BYLINE = re.compile(
    r"^\W*(?:"
    r"(?:par|by|written by|rédigé par|propos recueillis par|(?:relue?|validée?|vérifiée?|révisée?) (?:médicalement )?par)\s+(?-i:[A-ZÀ-Ü])[^.!?]{2,60}"
    r"|(?:publié|mis à jour|mise à jour|modifié|posté|mise? en ligne|dernière (?:mise à jour|modification)|date de (?:publication|mise à jour)|créée? |published|updated|posted|last (?:updated|modified))\b[^!?]{0,120}"
    r"|(?:auteure?s?|autrice|édition|rédaction|rédacteur|rédactrice|relecture|author|editor)\s*:\s*(?-i:[A-ZÀ-Ü])[^.!?]{1,60}"
    rf"|(?:(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|mon|tue|wed|thu|fri|sat|sun)\w*,?\s+)?(?:le\s+)?(?:\d{{1,2}}(?:er|st|nd|rd|th)?\s+{_MONTHS}|{_MONTHS}\s+\d{{1,2}}(?:st|nd|rd|th)?),?\s+(?:\d{{4}})(?:[ ,à|·•-]*(?:at|à)?\s*\d{{1,2}}\s?[:h.]\s?\d{{2}}(?:\s?[ap]\.?m\.?)?(?:\s?\w{{2,4}})?)?"
    r"|\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}(?:[ ,à-]*\d{1,2}[:h]\d{2})?"
    r"|\d{4}-\d{2}-\d{2}[T ]?[\d:+Z.-]*"
    r"|(?:temps de lecture|lecture|reading time)\s*:?\s*\d+\s*min\w*|\d+\s*min(?:utes?)?\s*(?:de lecture|read)"
    r"|\d+ (?:minutes?|hours?|days?|weeks?|months?|heures?|jours?|semaines?|mois) ago|il y a \d+ (?:minutes?|heures?|jours?|semaines?|mois)"
    r")\W*$",
    re.IGNORECASE,
)
