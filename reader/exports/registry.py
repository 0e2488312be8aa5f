"""Every take-away form of a page: what it is called, what it is good for, and how it is made."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import BinaryIO

from reader.errors import NotFound, StoreError
from reader.exports.book import Book, Wishes
from reader.exports.braille import write_brf, write_pef
from reader.exports.daisy import write_daisy
from reader.exports.epub import write_epub
from reader.exports.html import as_html
from reader.exports.markdown import as_markdown
from reader.exports.mp3 import write_mp3
from reader.exports.pdf import write_pdf
from reader.exports.text import as_text
from reader.exports.vtt import write_vtt
from reader.files import whole

# Changes whenever the same book would give other bytes: part of a kept file's key.
RECIPE = "1"


@dataclass(frozen=True, slots=True)
class Format:
    """One form. `name` is the word of the command line and of addresses, `ending` that of its files.

    `label` and `good_for` are shown to people. With `needs_sound` the form is nothing without it; `uses_sound` says
    that it holds sound where there is some. `write` raises ExportError and its kin, and StoreError.
    """

    name: str
    ending: str
    media_type: str
    label: str
    good_for: str
    needs_sound: bool
    uses_sound: bool
    write: Callable[[Book, Wishes, BinaryIO], None]


def _text(make: Callable[[Book], str]) -> Callable[[Book, Wishes, BinaryIO], None]:
    def write(book: Book, wishes: Wishes, out: BinaryIO) -> None:
        out.write(make(book).encode())

    return write


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
            False,
            True,
            write_epub,
        ),
        Format(
            "daisy",
            "zip",
            "application/zip",
            "Livre parlé DAISY",
            "Pour un lecteur DAISY (Victor, PlexTalk) ou une application qui lit les livres DAISY.",
            True,
            True,
            write_daisy,
        ),
        Format(
            "mp3",
            "mp3",
            "audio/mpeg",
            "Son MP3",
            "Pour écouter sur n’importe quel appareil, une partie après l’autre.",
            True,
            True,
            write_mp3,
        ),
        Format(
            "pdf",
            "pdf",
            "application/pdf",
            "PDF en gros caractères",
            "Pour imprimer en grand, ou lire en grand sur un écran.",
            False,
            False,
            write_pdf,
        ),
        Format(
            "brf",
            "brf",
            "text/plain",
            "Braille BRF",
            "Pour une imprimante braille ou une plage braille ; ce braille n’a été relu par personne.",
            False,
            False,
            write_brf,
        ),
        Format(
            "pef",
            "pef",
            "application/x-pef+xml",
            "Braille PEF",
            "Pour une imprimante braille, avec la mise en page ; ce braille n’a été relu par personne.",
            False,
            False,
            write_pef,
        ),
        Format(
            "txt",
            "txt",
            "text/plain; charset=utf-8",
            "Texte simple",
            "Pour tout appareil qui affiche du texte.",
            False,
            False,
            _text(lambda book: as_text(book.document)),
        ),
        Format(
            "md",
            "md",
            "text/markdown; charset=utf-8",
            "Texte structuré Markdown",
            "Pour reprendre le texte dans un autre document.",
            False,
            False,
            _text(lambda book: as_markdown(book.document)),
        ),
        Format(
            "html",
            "html",
            "text/html; charset=utf-8",
            "Page web seule",
            "Pour garder la page sans le site autour, et l’ouvrir dans un navigateur.",
            False,
            False,
            _text(lambda book: as_html(book.document)),
        ),
        Format(
            "vtt",
            "vtt",
            "text/vtt",
            "Sous-titres WebVTT",
            "Pour accompagner le son MP3 dans un lecteur qui montre des sous-titres.",
            True,
            True,
            write_vtt,
        ),
    )
}


def format_named(name: str) -> Format:
    """The format of that name. Raises NotFound, which names those there are."""
    if name not in FORMATS:
        raise NotFound(f"Le format « {name} » n’existe pas. Formats possibles : {', '.join(FORMATS)}.")
    return FORMATS[name]


def content_key(form: Format, book: Book, wishes: Wishes) -> str:
    """64 hexadecimal digits that change whenever the file would: where it may be kept under, and its ETag.

    Sounds count by their tracks' keys, and only where the form holds sound.
    """
    tracks = [recording.track.key for recording in book.recordings] if form.uses_sound else bool(book.recordings)
    pictures = {name: hashlib.sha256(data).hexdigest() for name, data in sorted(book.images.items())}
    parts = [
        RECIPE,
        form.name,
        asdict(book.document),
        tracks,
        pictures,
        book.created.isoformat(),
        book.address,
        hashlib.sha256(book.cover).hexdigest(),
        asdict(wishes),
    ]
    return hashlib.sha256(json.dumps(parts, default=str, sort_keys=True).encode()).hexdigest()


def save(form: Format, book: Book, wishes: Wishes, path: Path) -> None:
    """Write the form to a file: aside first, then renamed, so that there is never half a file under the name.

    Raises what `form.write` raises, and StoreError where the disk is full or the folder cannot be written.
    """
    try:
        with whole(path) as out:
            form.write(book, wishes, out)
    except OSError as exc:
        raise _unwritten(path, exc) from exc


def _unwritten(path: Path, error: OSError) -> StoreError:
    return StoreError(f"Le fichier « {path} » n’a pas pu être écrit ({error.strerror or error}) ; rien n’a été laissé.")
