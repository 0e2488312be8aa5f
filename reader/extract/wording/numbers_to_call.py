"""Numbers to call, lines that say to call at once, buttons that ask for an appointment."""

from __future__ import annotations

import re

from reader.extract.wording.bylines import TO_THE_READER
from reader.regex import regex

# A telephone number written out, of France or with a country's code.
TELEPHONE = regex(r"(?:\+\d{1,3}[ .\u00a0\u202f]?(?:\(0\))?|\b0)[ .\u00a0\u202f]?[1-9](?:[ .\u00a0\u202f-]?\d{2}){4}\b")

# A telephone number, the short ones of emergencies too.
NUMBER = regex(r"\d(?:[ .\u00a0\u202f-]?\d){5}|\b(?:1[58]|11[0-9]|3\d{3})\b(?! ?(?:[€%]|euros?))|\*\d{3}")

# A line that says what to do at once.
URGENT = regex(r"\b(?:urgences?|samu|appele[rz]|emergency)\b", re.IGNORECASE)

# What one calls the hospital for: a sign of illness, trouble with a treatment; not with a site or a bill.
TROUBLE = regex(
    r"\b(?:fièvre|fébrile|frissons?|saign\w+|hémorragi\w+|malaise|essouffl\w+|vomi\w+|diarrhées?|éruptions?|"
    r"symptômes?|toxicités?|complications?|effets? (?:secondaires?|indésirables?)|"
    r"réactions? (?:allergiques?|inhabituelles?)|(?:aggrav|détress)\w+|douleurs? \w+|mal \w+ poitrine|"
    r"pensées suicidaires|idées noires|fever|bleeding|side effects?|symptoms?|"
    r"(?:problèmes?|difficultés?|questions?|doutes?|inquiétudes?|soucis?) (?:[\w’']+ ){0,4}"
    r"(?:traitements?|immunothérapie|chimiothérapie|radiothérapie|cathéter|pansement|perfusion|santé|médicaments?|"
    r"urgente?s?))\b|"
    r"\b3[89](?:[.,]\d)? ?°",
    re.IGNORECASE,
)

# Addresses that call or write to somebody and lead to no page. Schemes in any letters (RFC 3986, section 3.1). A
# message to nobody ("sms:?body=…") shares the page.
_CALL = regex(r"\s*(?:tel|sms|callto):(?!/*\?)", re.IGNORECASE)
# A number of WhatsApp is one to write to; an address of it without one hands a page on.
_CONTACT = regex(
    r"\s*(?:(?:tel|sms|callto):(?!/*\?)|mailto:|https?://wa\.me/\+?\d{6}|"
    r"(?:https?://(?:api|web)\.whatsapp\.com/|whatsapp://)send/?\?(?:[^#&]{0,80}&)?phone=\+?\d{6})",
    re.IGNORECASE,
)

# What a button of the text asks for: an appointment, an opinion, to be called.
APPOINTMENT = regex(
    r"^\W*(?:(?:je )?(?:prendre|prends|prenez|demander|demandez|réserver|réservez|annuler|modifier|reporter|déplacer)\b"
    r"[^.!?]{0,30}\b(?:rendez-vous|rdv|consultation|téléconsultation|visite|rappel|(?:second|deuxième) avis)\b|"
    r"(?:mon |votre )?(?:rendez-vous|rdv) en ligne\b|(?:être rappelée?|faites-vous rappeler)\b|"
    r"(?:réserver|réservez) (?:en ligne|sur (?:doctolib|maiia|keldoc|clicrdv))\b|"
    r"(?:book|make|request) an appointment\b)",
    re.IGNORECASE,
)


def says_whom_to_call(text: str) -> bool:
    """Whether a text says what to do at once, and gives a number, be it a short one."""
    return URGENT.search(text) is not None and NUMBER.search(text) is not None


def turns_to_the_reader(text: str) -> bool:
    """Whether a text speaks to its reader, or says what to do at once."""
    return TO_THE_READER.search(text) is not None or URGENT.search(text) is not None


def calls(address: str) -> bool:
    """Whether an address calls a number or writes to one."""
    return _CALL.match(address) is not None


def contacts(address: str) -> bool:
    """Whether an address calls a number, or writes to one or by mail."""
    return _CONTACT.match(address) is not None
