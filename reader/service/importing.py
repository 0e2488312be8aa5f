"""A page joins the library: its file, its provenance, its pictures; and what changed since it was there before."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from pathlib import Path

from reader.extract import Profiles, extract
from reader.model import BlockKind, Document, Image, Source
from reader.service.changes import changes
from reader.sources import Library, import_file, import_url, keep_pictures


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
    if page.startswith(("http://", "https://")):
        from reader.sources.remote import Fetcher  # http.client and ssl load slowly, and files need neither

        arrival = import_url(page, library, Fetcher(allowed_hosts), page_id=page_id, said=said, read=read)
    else:
        arrival = import_file(Path(page), library, page_id=page_id, said=said, read=read)
    document = extract(arrival.page.html, source=arrival.page.source, profiles=profiles)
    pictures = keep_pictures(_images(document), arrival.picture, library.folder / arrival.page.id)
    before = (
        None
        if arrival.before is None
        else extract(arrival.before.html, source=arrival.before.source, profiles=profiles)
    )
    return _told(library.folder / f"{arrival.page.id}.html", document, before, pictures)


def _images(document: Document) -> Iterator[Image]:
    """The pictures that the document shows."""
    for section in document.sections:
        for block in section.blocks:
            if block.kind is BlockKind.FIGURE and block.image is not None:
                yield block.image


def _told(file: Path, document: Document, before: Document | None, pictures: int) -> Iterator[str]:
    if before is None:
        yield f"« {document.title} » est dans la bibliothèque : {file}"
    else:
        yield f"« {document.title} » est à jour : {file}"
        yield from changes(before, document)
    sentences = sum(1 for _ in document.sentences())
    counts = ((len(document.sections), "section"), (sentences, "phrase"), (pictures, "image"))
    yield "  " + ", ".join(f"{count} {word}{'s' if count > 1 else ''}" for count, word in counts)
    words = sum(len(left.text.split()) for left in document.ledger.left_out)
    if words:
        left_out = f"{words} mots laissés" if words > 1 else "1 mot laissé"
        yield f"  {left_out} de côté ; à vérifier : python3 -m reader extract {file}"
    missing = _empty(file.with_suffix(".toml"))
    if missing:
        yield f"  À compléter dans {file.stem}.toml : {', '.join(missing)}"


def _empty(provenance: Path) -> list[str]:
    """The fields of PAGE.toml that nobody has filled in yet."""
    return re.findall(r'^(\w+) = ""$', provenance.read_text(encoding="utf-8"), re.MULTILINE)
