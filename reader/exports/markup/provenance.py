"""Where a page comes from, said at the end of every form: its licence and its reader ask for it."""

from __future__ import annotations

import re

from reader.exports.book import Book
from reader.exports.markup.xml import escape, link

TITLE = "D’où vient ce texte"


def provenance(book: Book) -> tuple[str, ...]:
    """Sentences in French, one a line: publisher, address, day it was read, licence, voice; only what is known."""
    source = book.document.source
    lines = []
    if source.publisher:
        lines.append(f"Publié par : {source.publisher}.")
    if source.url:
        lines.append(f"Adresse de la page : {source.url}")
    if source.fetched_on:
        lines.append(f"Page relevée le {french_date(source.fetched_on)}.")
    if source.licence:
        lines.append(f"Licence : {source.licence}.")
    if book.recordings:
        lines.append("Le son est dit par une voix de synthèse.")
    lines.append("Ce document n’a pas été relu par un soignant ; il ne remplace pas l’avis de votre équipe de soins.")
    return tuple(lines)


def provenance_paragraphs(book: Book) -> str:
    """The same as paragraphs of (X)HTML, where the page's address is a link."""
    address = book.document.source.url
    paragraphs = []
    for line in provenance(book):
        before = line.removesuffix(address)
        paragraphs.append(f"<p>{escape(before)}{link(address) if before != line else ''}</p>")
    return "\n".join(paragraphs)


_MONTHS = (
    "janvier", "février", "mars", "avril", "mai", "juin",
    "juillet", "août", "septembre", "octobre", "novembre", "décembre",
)  # fmt: skip


def french_date(iso: str) -> str:
    """ "2026-11-24" as "24 novembre 2026"; anything else as it is.

    >>> french_date("2026-03-01")
    '1er mars 2026'
    """
    found = re.fullmatch(r"(\d{4})-(\d\d)-(\d\d)", iso)
    if not found or not 1 <= int(found[2]) <= 12:
        return iso
    day = int(found[3])
    return f"{'1er' if day == 1 else day} {_MONTHS[int(found[2]) - 1]} {found[1]}"
