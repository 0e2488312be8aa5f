"""A page joins the library: its file, its provenance, its pictures; and what changed since it was there before."""

from __future__ import annotations

import re
import shutil
from collections.abc import Collection, Iterator, Mapping
from pathlib import Path

from reader.errors import StoreError
from reader.extract import Profiles, extract
from reader.model import BlockKind, Document, Source
from reader.sources import Library, import_file, import_url

# Where browsers put the pictures of a page they save: "Page_files" in Chromium, in French "Page_fichiers" in Firefox.
_PICTURE_FOLDERS = ("_files", "_fichiers")
_PICTURE = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,99}\.(?:png|jpe?g|gif|webp|svg|avif)", re.IGNORECASE)


def import_page(
    library: Library,
    page: str,
    *,
    page_id: str = "",
    url: str = "",
    licence: str = "",
    allowed_hosts: Collection[str] = (),
    profiles: Profiles | None = None,
) -> Iterator[str]:
    """Add a saved page (a file) or one of a permitted site (an http(s) address) to the library, or bring it up to date.

    Tells in French what was done, line by line; the page is in the library before the first line. Raises PageRefused
    where it is no page that can be read, or an address that may not be fetched; BadInput where the id has no meaning or
    is another page's; StoreError where the library cannot be written. The library is then as it was.
    """

    def read(html: str, address: str) -> Mapping[str, str]:
        document = extract(html, source=Source(address), profiles=profiles)
        return {"title": document.title, "language": document.language}

    said = {"url": url, "licence": licence}
    remote = page.startswith(("http://", "https://"))
    if remote:
        from reader.sources.remote import Fetcher  # http.client and ssl load slowly, and files need neither

        arrival = import_url(page, library, Fetcher(allowed_hosts), page_id=page_id, said=said, read=read)
    else:
        arrival = import_file(Path(page), library, page_id=page_id, said=said, read=read)
    document = extract(arrival.page.html, source=arrival.page.source, profiles=profiles)
    pictures = [] if remote else _pictures(Path(page), document)
    _copy(pictures, library.folder / arrival.page.id)
    before = (
        None
        if arrival.before is None
        else extract(arrival.before.html, source=arrival.before.source, profiles=profiles)
    )
    return _told(library.folder / f"{arrival.page.id}.html", document, before, len(pictures))


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


def _copy(pictures: list[Path], folder: Path) -> None:
    try:
        for picture in pictures:
            folder.mkdir(exist_ok=True)
            shutil.copyfile(picture, folder / picture.name)
    except OSError as exc:
        raise StoreError(
            f"La page est ajoutée, mais ses images n’ont pas pu l’être dans « {folder} » ({exc.strerror or exc})."
        ) from exc


def _told(file: Path, document: Document, before: Document | None, pictures: int) -> Iterator[str]:
    if before is None:
        yield f"« {document.title} » est dans la bibliothèque : {file}"
    else:
        yield f"« {document.title} » est à jour : {file}"
        yield from _changes(before, document)
    sentences = sum(1 for _ in document.sentences())
    yield f"  {len(document.sections)} sections, {sentences} phrases, {pictures} images"
    words = sum(len(left.text.split()) for left in document.ledger.left_out)
    if words:
        yield f"  {words} mots laissés de côté ; à vérifier : python3 -m reader extract {file}"
    missing = _empty(file.with_suffix(".toml"))
    if missing:
        yield f"  À compléter dans {file.stem}.toml : {', '.join(missing)}"


def _empty(provenance: Path) -> list[str]:
    """The fields of PAGE.toml that nobody has filled in yet."""
    return re.findall(r'^(\w+) = ""$', provenance.read_text(encoding="utf-8"), re.MULTILINE)


def _changes(before: Document, after: Document) -> Iterator[str]:
    """What changed, section by section; sections are known by their title."""
    old, new = _texts(before), _texts(after)
    lines = [f"  section nouvelle : {title}" for title in new if title not in old]
    lines += [f"  section retirée : {title}" for title in old if title not in new]
    lines += [f"  section changée : {title}" for title in new if title in old and new[title] != old[title]]
    yield from lines or ["  rien n’a changé dans le texte"]


def _texts(document: Document) -> dict[str, list[str]]:
    texts: dict[str, list[str]] = {}
    for section in document.sections:
        texts.setdefault(section.title, []).extend(block.text for block in section.blocks)
    return texts
