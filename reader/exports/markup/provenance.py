"""Where a page comes from, said at the end of every form: its licence and its reader ask for it."""

from __future__ import annotations

from reader.exports.book import Book
from reader.exports.markup.xml import escape, link
from reader.model import date_in_words

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
        lines.append(f"Page relevée le {date_in_words(source.fetched_on)}.")
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
