"""A page saved from a browser joins the library: its file, its provenance, its pictures."""

from __future__ import annotations

import contextlib
import os
import re
import shutil
import tempfile
import unicodedata
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from reader.errors import BadInput, StoreError
from reader.model import BlockKind, Document, Source
from reader.service.single import extract_page
from reader.sources import Library, decode, read_page
from reader.sources.library import PAGE_ID

# What browsers write at the top of a page they save (Chromium's and Internet Explorer's "mark of the web").
_SAVED_FROM = re.compile(r"<!--\s*saved from url=\(\d+\)(https?://[^\s>]{1,2000})\s*-->")

# Where they put its pictures: "Page_files" in Chromium, in French "Page_fichiers" in Firefox.
_PICTURE_FOLDERS = ("_files", "_fichiers")
_PICTURE = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,99}\.(?:png|jpe?g|gif|webp|svg|avif)", re.IGNORECASE)


def import_page(library: Library, page: Path, page_id: str = "", url: str = "", licence: str = "") -> Iterator[str]:
    """Add a saved page to the library under `page_id` (made of the file's name or the page's title if empty).

    Tells in French what was done, line by line; the page is in the library before the first line. Raises PageRefused
    where the file is no page that can be read, BadInput where the id has no meaning or is taken, StoreError where the
    library cannot be written.
    """
    data = read_page(page)
    document = extract_page(data, "page", Source())
    page_id = page_id or _identifier(page.stem) or _identifier(document.title)
    if not PAGE_ID.fullmatch(page_id):
        raise BadInput(
            f"« {page_id} » ne peut pas être l’identifiant d’une page : des lettres sans accent, des chiffres et des "
            "tirets, 64 au plus. Indiquez-en un avec --id."
        )
    if page_id in library.ids():
        raise BadInput(f"La page « {page_id} » est déjà dans la bibliothèque ; indiquez un autre nom avec --id.")
    url = url or _saved_from(data)
    pictures = _pictures(page, document)
    _add(library.folder, page_id, data, _provenance(document, page, url, licence), pictures)
    return _told(library.folder, page_id, document, len(pictures), url, licence)


def _add(folder: Path, page_id: str, data: bytes, provenance: str, pictures: list[Path]) -> None:
    """Write what belongs to the page, the page itself last: it is never in the library without its provenance."""
    try:
        if pictures:
            (folder / page_id).mkdir(exist_ok=True)
            for picture in pictures:
                shutil.copyfile(picture, folder / page_id / picture.name)
        _write(folder / f"{page_id}.toml", provenance.encode("utf-8"))
        _write(folder / f"{page_id}.html", data)
    except OSError as exc:
        raise StoreError(f"La page n’a pas pu être ajoutée dans « {folder} » ({exc.strerror or exc}).") from exc


def _write(path: Path, data: bytes) -> None:
    """A whole file or none, readable by every account."""
    number, aside = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}-")
    try:
        with os.fdopen(number, "wb") as file:
            file.write(data)
        os.chmod(aside, 0o644)
        os.replace(aside, path)
    except OSError:
        with contextlib.suppress(OSError):
            os.unlink(aside)
        raise


def _identifier(name: str) -> str:
    """A name as an identifier: « Fièvre & fatigue » becomes fievre-fatigue; empty where no letter or digit is left."""
    plain = unicodedata.normalize("NFKD", name.replace("œ", "oe").replace("Œ", "oe").replace("æ", "ae"))
    ascii_only = "".join(character for character in plain if not unicodedata.combining(character)).lower()
    return re.sub(r"[^a-z0-9]+", "-", ascii_only).strip("-")[:64].strip("-")


def _saved_from(data: bytes) -> str:
    found = _SAVED_FROM.search(decode(data[:4096]))
    return found[1] if found else ""


def _pictures(page: Path, document: Document) -> list[Path]:
    """The files of the pictures that the page really shows, where the browser saved them."""
    shown = {
        Path(block.image.source.replace("\\", "/")).name
        for section in document.sections
        for block in section.blocks
        if block.kind is BlockKind.FIGURE and block.image is not None
    }
    return [
        file
        for suffix in _PICTURE_FOLDERS
        for name in sorted(shown)
        if _PICTURE.fullmatch(name) and (file := page.with_name(page.stem + suffix) / name).is_file()
    ]


def _provenance(document: Document, page: Path, url: str, licence: str) -> str:
    """PAGE.toml: what is known, and an empty text for what somebody still has to say."""
    saved_on = datetime.fromtimestamp(page.stat().st_mtime, UTC).date().isoformat()
    values = {
        "title": document.title,
        "url": url,
        "publisher": "",
        "fetched_on": saved_on,
        "licence": licence,
        "language": document.language,
        "summary": "",
    }
    return "".join(f"{name} = {_toml_string(value)}\n" for name, value in values.items())


def _toml_string(text: str) -> str:
    """A TOML basic string (toml.io, v1.0.0, "String")."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return '"' + re.sub(r"[\x00-\x1f\x7f\ud800-\udfff]", " ", escaped) + '"'


def _told(folder: Path, page_id: str, document: Document, pictures: int, url: str, licence: str) -> Iterator[str]:
    sentences = sum(1 for _ in document.sentences())
    yield f"« {document.title} » est dans la bibliothèque : {folder / f'{page_id}.html'}"
    yield f"  {len(document.sections)} sections, {sentences} phrases, {pictures} images"
    words = sum(len(left.text.split()) for left in document.ledger.left_out)
    if words:
        yield f"  {words} mots laissés de côté ; à vérifier : python3 -m reader extract {folder / f'{page_id}.html'}"
    missing = [name for name, value in (("url", url), ("licence", licence)) if not value]
    yield f"  À compléter dans {page_id}.toml : {', '.join([*missing, 'publisher', 'summary'])}"
