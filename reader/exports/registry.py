"""Every take-away form of a page: what it is called, what it is good for, and how it is made."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import BinaryIO

from reader.errors import NotFound
from reader.exports.book import Book, Wishes
from reader.exports.braille.pages import write_brf, write_pef
from reader.exports.large_print.pdf import write_pdf
from reader.exports.markup.provenance import TITLE, provenance
from reader.exports.sound.mp3 import write_mp3
from reader.exports.sound.vtt import write_vtt
from reader.exports.talking_books.daisy import write_daisy
from reader.exports.talking_books.epub import write_epub
from reader.exports.texts.alone import Alone
from reader.exports.texts.html import as_html
from reader.exports.texts.markdown import as_markdown
from reader.exports.texts.text import as_text

# Changes whenever the same book would give other bytes: part of a kept file's key.
RECIPE = "20"


@dataclass(frozen=True, slots=True)
class Format:
    """One form. `name` is the word of the command line and of addresses, `ending` that of its files.

    `label` and `good_for` are shown to people. `write` raises ExportError and its kin, and StoreError; it answers False
    where the file is less than the form promises: such a one is not to be kept for who asks next. `size` estimates the
    file's bytes. `choices` are the fields of Wishes that it looks at, `uses_sound` says that it holds sound where there
    is some, `addressed` that it shows where the page can be heard, `covered` that it carries the cover.
    """

    name: str
    ending: str
    media_type: str
    label: str
    good_for: str
    write: Callable[[Book, Wishes, BinaryIO], bool | None]
    size: Callable[[Weight], float]
    choices: tuple[str, ...] = ()
    uses_sound: bool = False
    addressed: bool = False
    covered: bool = False


@dataclass(frozen=True, slots=True)
class Weight:
    """What a file's size can be estimated from: characters of the text, bytes of pictures and of sound."""

    characters: int
    pictures: int
    sound: int


def _text(make: Callable[[Book], str]) -> Callable[[Book, Wishes, BinaryIO], None]:
    def write(book: Book, wishes: Wishes, out: BinaryIO) -> None:
        out.write(make(book).encode("utf-8", "replace"))  # half a pair of surrogates is no character

    return write


def _plain(book: Book) -> str:
    return "\n".join([as_text(book.document), f"## {TITLE}", "", *provenance(book), ""])


def _structured(book: Book) -> str:
    return as_markdown(book.document, (TITLE, provenance(book)))


def _alone(book: Book) -> str:
    return as_html(book.document, Alone(book))


FORMATS = {
    one.name: one
    for one in (
        Format(
            "epub",
            "epub",
            "application/epub+zip",
            "Livre numérique EPUB",
            "Pour lire et écouter dans une application de lecture (Thorium, Livres d’Apple) : "
            "le texte se surligne pendant qu’il est dit.",
            write_epub,
            lambda weight: weight.sound + weight.pictures + 0.6 * weight.characters + 30_000,
            ("words",),
            covered=True,
            uses_sound=True,
        ),
        Format(
            "daisy",
            "zip",
            "application/zip",
            "Livre parlé DAISY",
            "Pour un lecteur DAISY (Victor, PlexTalk) ou une application qui lit les livres DAISY.",
            write_daisy,
            lambda weight: weight.sound + weight.pictures + 0.6 * weight.characters + 10_000,
            uses_sound=True,
        ),
        Format(
            "mp3",
            "mp3",
            "audio/mpeg",
            "Son MP3",
            "Pour écouter sur n’importe quel appareil, une partie après l’autre.",
            write_mp3,
            lambda weight: weight.sound + 20_000,
            covered=True,
            uses_sound=True,
        ),
        Format(
            "pdf",
            "pdf",
            "application/pdf",
            "PDF en gros caractères",
            "Pour imprimer en grand, ou lire en grand sur un écran.",
            write_pdf,
            lambda weight: weight.pictures + 3 * weight.characters + 60_000,
            ("points", "theme"),
            addressed=True,
        ),
        Format(
            "brf",
            "brf",
            "text/plain",
            "Braille BRF",
            "Pour une imprimante braille ou une plage braille ; ce braille n’a été relu par personne.",
            write_brf,
            lambda weight: 1.5 * weight.characters + 2_000,
            ("cells", "lines", "contracted"),
        ),
        Format(
            "pef",
            "pef",
            "application/x-pef+xml",
            "Braille PEF",
            "Pour une imprimante braille, avec la mise en page ; ce braille n’a été relu par personne.",
            write_pef,
            lambda weight: 4 * weight.characters + 4_000,
            ("cells", "lines", "contracted"),
        ),
        Format(
            "txt",
            "txt",
            "text/plain",
            "Texte simple",
            "Pour tout appareil qui affiche du texte.",
            _text(_plain),
            lambda weight: 1.1 * weight.characters,
        ),
        Format(
            "md",
            "md",
            "text/markdown",
            "Texte structuré Markdown",
            "Pour reprendre le texte dans un autre document.",
            _text(_structured),
            lambda weight: 1.1 * weight.characters,
        ),
        Format(
            "html",
            "html",
            "text/html",
            "Page web seule",
            "Pour garder la page sans le site autour, et l’ouvrir dans un navigateur.",
            _text(_alone),
            lambda weight: 1.4 * weight.pictures + 1.6 * weight.characters + 4_000,
        ),
        Format(
            "vtt",
            "vtt",
            "text/vtt",
            "Sous-titres WebVTT",
            "Pour accompagner le son MP3 dans un lecteur qui montre des sous-titres.",
            write_vtt,
            lambda weight: 2 * weight.characters,
            uses_sound=True,
        ),
    )
}


def format_named(name: str) -> Format:
    """The format of that name. Raises NotFound, which names those there are."""
    if name not in FORMATS:
        raise NotFound(f"Le format « {name} » n’existe pas. Formats possibles : {', '.join(FORMATS)}.")
    return FORMATS[name]


@dataclass(frozen=True, slots=True)
class Ingredients:
    """What a file would be made of, told by digests: known before any of its sounds is made.

    `document` and `pictures` are digests, `tracks` the keys of the sounds in reading order.
    """

    document: str
    pictures: str
    created: date
    tracks: tuple[str, ...] = ()
    address: str = ""
    cover: str = ""

    @classmethod
    def of(cls, book: Book) -> Ingredients:
        """The ingredients of a book."""
        pictures = "".join(f"{name}\0{_digest(data)}\n" for name, data in sorted(book.images.items()))
        return cls(
            # repr of frozen dataclasses: every field by its name, and five times as fast as JSON
            document=_digest(repr(book.document).encode("utf-8", "surrogatepass")),
            pictures=_digest(pictures.encode("utf-8", "surrogatepass")),
            created=book.created,
            tracks=tuple(recording.track.key for recording in book.recordings),
            address=book.address,
            cover=_digest(book.cover),
        )


def content_key(form: Format, made_of: Ingredients, wishes: Wishes) -> str:
    """64 hexadecimal digits that change whenever the file would: where it may be kept under, and its ETag.

    Only what the form looks at counts: two sizes of print are one EPUB.
    """
    parts = [
        RECIPE,
        form.name,
        made_of.document,
        made_of.pictures,
        made_of.created.isoformat(),
        made_of.tracks if form.uses_sound else (),
        made_of.address if form.addressed else "",
        made_of.cover if form.covered else "",
        [str(getattr(wishes, name)) for name in (*form.choices, *(("fonts",) if "points" in form.choices else ()))],
    ]
    return _digest(json.dumps(parts).encode())


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
