# ruff: noqa: E501  (word lists read best as they are)
"""Lines that say when and by whom a page was written; dates and hours that are no such thing."""

from __future__ import annotations

import re

from reader.extract.wording.phrases import whole
from reader.regex import regex

# A place in the course of a day or a treatment, as a step is labelled: no date of the page.
COURSE = whole(
    r"(?:(?:vers|dès|à|de|avant|après|entre)\s+)?\d{1,2}\s*(?:h|heures?)(?:\s*\d{2})?(?:\s*(?:à|et|-|–)\s*\d{1,2}\s*(?:h|heures?)(?:\s*\d{2})?)?",
    r"(?:j|jours?|semaines?|mois|cures?|cycles?|séances?|étapes?|phases?|jour j)\s*[+-]?\s*\d{0,3}(?:\s*(?:à|et|-|–)\s*\d{1,3})?",
)

# Items of a list that tells of the page what a library card would: when, by whom, under which address.
RECORD = regex(
    r"^\W*(?:date|auteurs?|author|imprimer|print|permalien|permalink|lien permanent|mots?[- ]cl[ée]s?|tags?|th[èe]mes?|rubriques?|partager|"
    r"envoyer|feedback|newsletter)\b",
    re.IGNORECASE,
)

# A line that speaks to its reader, or says a dose, is no byline, whatever it begins with: "Mise à jour : ne prenez
# plus …", "Mise à jour : 3 mg/kg".
TO_THE_READER = regex(
    r"\b(?:n[’']|(?:ne|vous|votre|vos|appelez|prenez|évitez|signalez|doses?|mg|ml|µg|comprimés?|gélules?)\b)|°",
    re.IGNORECASE,
)

# An hour as French writes it: of a meeting, a session.
HOUR = regex(r"\b\d{1,2} ?h(?: ?\d{2})?\b", re.IGNORECASE)

# A date and no more: nothing says that it is that of the page.
BARE_DATE = regex(r"^\W*(?:[a-zéû]+ )?(?:le )?\d{1,2}(?:er)?[ /.-][\wéû]+[ /.-]\d{2,4}\W*$", re.IGNORECASE)

_MONTHS = (
    r"(?:janv(?:ier)?|f[ée]vr?(?:ier)?|mars|avr(?:il)?|mai|juin|juil(?:let)?|ao[uû]t|sept(?:embre)?|oct(?:obre)?|nov(?:embre)?|d[ée]c(?:embre)?|"
    r"jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sep(?:tember)?|october|november|december)\.?"
)

# A line that begins with a date and says who wrote or read.
DATED = regex(
    rf"^\W*(?:(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche) |le )?(?:\d{{1,2}}(?:er)? {_MONTHS} \d{{4}}|\d{{1,2}}[/.]\d{{1,2}}[/.]\d{{4}})\b[^.!?:;]*"
    r"\b(?:(?:relue?|rédigée?|écrite?|validée?|vérifiée?|révisée?) (?:médicalement )?par|par (?:(?:le )?(?:dr|pr)\b|(?-i:[A-ZÀ-Ü])))[^!?:;]*$",
    re.IGNORECASE,
)

# A line that only says when and by whom: short, a date or "by", no verb of its own.
BYLINE = regex(
    r"^\W*(?:"
    r"(?:par|by|written by|rédigé par|propos recueillis par|(?:relue?|validée?|vérifiée?|révisée?) (?:médicalement )?par)\s+(?-i:[A-ZÀ-Ü])[^.!?]{2,60}"
    r"|(?:(?:contenus?|pages?|fiches?|articles?|textes?|documents?|informations?) )?(?:publié|mis(?:es?)? à jour|modifié|posté|mise? en ligne|dernière (?:mise à jour|modification)|date de (?:publication|mise à jour|modification|révision)|créée? |published|updated|posted|last (?:updated|modified))\b"
    # not what is done to a thing ("mise à jour du cathéter"), nor what changes it ("modifié par le foie, il s’accumule")
    r"(?! (?:du|de la|de l[’']|des|d[’']) ?(?!(?:contenu|document|dossier|fiche|page|site|texte|article|publication|donn[ée]es|informations?)\b))"
    r"(?![^!?,]{0,60}, (?:ce|cet|cette|ces|ils?|elles?|le|la|les|une?)\b)(?![^!?,]{0,60}, l[’'])[^!?]{0,120}"
    r"|(?:auteure?s?|autrice|édition|rédaction|rédacteur|rédactrice|relecture|author|editor)\s*:\s*(?-i:[A-ZÀ-Ü])[^.!?]{1,60}"
    r"|(?:rédact(?:eur|rice)|journaliste|chargée? de communication|webmestre|webmaster)\b[^.!?:,]{0,60}"
    rf"|(?:(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|mon|tue|wed|thu|fri|sat|sun)\w*,?\s+)?(?:le\s+)?(?:\d{{1,2}}(?:er|st|nd|rd|th)?\s+{_MONTHS}|{_MONTHS}\s+\d{{1,2}}(?:st|nd|rd|th)?),?\s+(?:\d{{4}})(?:[ ,à|·•-]*(?:at|à)?\s*\d{{1,2}}\s?[:h.]\s?\d{{2}}(?:\s?[ap]\.?m\.?)?(?:\s?\w{{2,4}})?)?"
    r"|\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}(?:[ ,à-]*\d{1,2}[:h]\d{2})?(?:\s*(?:temps de )?lecture\s*:?\s*\d+\s*min\w*)?"
    r"|\d{4}-\d{2}-\d{2}[T ]?[\d:+Z.-]*"
    r"|(?:temps de lecture|lecture|reading time)\s*:?\s*\d+\s*min\w*|\d+\s*min(?:utes?)?\s*(?:de lecture|read)"
    r"|\d+ (?:minutes?|hours?|days?|weeks?|months?|heures?|jours?|semaines?|mois) ago|il y a \d+ (?:minutes?|heures?|jours?|semaines?|mois)"
    r")\W*$",
    re.IGNORECASE,
)
