"""A page joins the library: its file, its provenance, its pictures; and what changed since it was there before."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from pathlib import Path

from reader.errors import BadInput, NotFound, PageRefused, StoreError
from reader.extract import Profiles, extract
from reader.model import DOUBTFUL, BlockKind, Document, Image, Source, is_web
from reader.service.changes import changes
from reader.sources import Arrival, Library, import_file, import_url, keep_pictures

_MOST_LEFT_OUT = 5
_LONGEST = 90
# The languages that the reader tells by the words of a page; of others it has what the page says.
_LANGUAGES = {
    "de": "allemand",
    "en": "anglais",
    "es": "espagnol",
    "it": "italien",
    "nl": "néerlandais",
    "pl": "polonais",
    "pt": "portugais",
    "ro": "roumain",
    "tr": "turc",
    "vi": "vietnamien",
}
_ONE_MISSING = "1 image manque : sa description est lue"


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

    Tells in French what was done, line by line; the page is in the library before the first line, and nothing is done
    before that is asked for. Raises PageRefused where it is no page that can be read, or an address that may not be
    fetched; BadInput where the id has no meaning or is another page's; StoreError where the library cannot be written:
    it is then as it was, but where only pictures could not be, which is raised after the last line.
    """
    documents: dict[str, Document] = {}

    def read(html: str, address: str) -> Mapping[str, str]:
        document = extract(html, source=Source(address), profiles=profiles)
        documents[address] = document
        return {"title": document.title, "language": document.language}

    if url and not is_web(url):
        raise BadInput(f"« {url[:80]} » n’est pas l’adresse d’une page : elle commence par https:// ou http://.")
    said = {"url": url, "licence": licence}
    if is_web(page.lower()):
        from reader.sources.remote import Fetcher  # http.client and ssl load slowly, and files need neither

        arrival = import_url(page, library, Fetcher(allowed_hosts), page_id=page_id, said=said, read=read)
    else:
        arrival = import_file(Path(page), library, page_id=page_id, said=said, read=read)
    source = arrival.page.source
    # The address that the operator wrote in PAGE.toml may have a profile.
    document = documents.get(source.url) or extract(arrival.page.html, source=source, profiles=profiles)
    pictures = {image.source: image for image in _images(document)}
    had = {source: _kept(library, arrival.page.id, image) for source, image in pictures.items()}
    fault: StoreError | None = None
    try:
        keep_pictures(pictures.values(), arrival.picture, library.folder / arrival.page.id)
    except StoreError as exc:
        fault = exc
    have = {source: _kept(library, arrival.page.id, image) for source, image in pictures.items()}
    others = [pictures[source] for source, data in had.items() if data not in (b"", have[source])]
    missing = sum(not data for data in have.values())
    yield from _told(library, arrival, document, _before(arrival, profiles), (len(pictures), missing, others))
    if fault is not None:  # after what changed: the page is written, and would tell of no change the next time
        raise fault


def _before(arrival: Arrival, profiles: Profiles | None) -> Document | None:
    """The page as it was, None for a new one and for one that could not be read."""
    if arrival.before is None:
        return None
    try:
        return extract(arrival.before.html, source=arrival.before.source, profiles=profiles)
    except PageRefused:
        return None


def _images(document: Document) -> Iterator[Image]:
    """The pictures that the document shows."""
    for section in document.sections:
        for block in section.blocks:
            if block.kind is BlockKind.FIGURE and block.image is not None:
                yield block.image


def _kept(library: Library, page_id: str, image: Image) -> bytes:
    """The bytes of a picture that the library has, none where it has not."""
    try:
        return library.image(page_id, image.name).read_bytes()
    except (NotFound, OSError):
        return b""


def _told(
    library: Library,
    arrival: Arrival,
    document: Document,
    before: Document | None,
    pictures: tuple[int, int, list[Image]],
) -> Iterator[str]:
    """What was done, in lines; of the pictures: how many the page shows, how many are missing, those that changed."""
    file = library.folder / f"{arrival.page.id}.html"
    other = arrival.of_another
    if arrival.before is None:
        yield f"« {document.title} » est dans la bibliothèque : {file}"
    elif other:
        yield f"« {document.title} » remplace une page d’une autre adresse ({other}) : {file}"
    else:
        yield f"« {document.title} » est à jour : {file}"
    if before is not None:
        yield from changes(before, document)
    shown, missing, others = pictures
    for image in others:
        yield f"  image changée, à regarder : {' '.join((image.alt or '').split()) or image.name}"
    sentences = sum(1 for _ in document.sentences())
    yield "  " + ", ".join(
        f"{count} {word}{'s' if count > 1 else ''}"
        for count, word in ((len(document.sections), "section"), (sentences, "phrase"), (shown - missing, "image"))
    )
    language = document.language.partition("-")[0].lower()
    if language != "fr":  # the service is in French: whoever adds a page may have taken another one than they meant
        yield f"  langue de la page : {_LANGUAGES.get(language, document.language)}"
    if missing:
        which = f"{missing} images manquent : leurs descriptions sont lues" if missing > 1 else _ONE_MISSING
        yield f"  {which}. Pour les montrer, enregistrez la « page complète », son dossier à côté du fichier."
    words = sum(len(left.readable.split()) for left in document.ledger.left_out)
    if words:
        yield f"  {f'{words} mots laissés' if words > 1 else '1 mot laissé'} de côté, à vérifier :"
        yield from _left_out(document)
    empty = _empty(file.with_suffix(".toml"))
    if empty:
        yield f"  À compléter dans {file.stem}.toml : {', '.join(empty)}"
    page = arrival.page
    said = {"publisher": page.source.publisher, "licence": page.source.licence, "summary": page.summary}
    kept = [name for name, value in said.items() if value] if other else []
    if kept:
        yield f"  À vérifier dans {file.stem}.toml, écrit pour l’autre page : {', '.join(kept)}"
    yield f"  À lire dans le service, sans le redémarrer : /pages/{arrival.page.id}"


def _left_out(document: Document) -> Iterator[str]:
    """The first of what was left out, what may be the page's own before what is the site's."""
    shown = (item for item in document.ledger.left_out if item.readable)
    left = sorted(shown, key=lambda item: item.reason not in DOUBTFUL)
    for item in left[:_MOST_LEFT_OUT]:
        text = item.readable
        yield f"    « {text[:_LONGEST].rstrip()}{' …' if len(text) > _LONGEST else ''} »"
    if len(left) > _MOST_LEFT_OUT:
        yield "    … le reste : « Ce qui a été laissé de côté », au pied de la page"


def _empty(provenance: Path) -> list[str]:
    """The fields of PAGE.toml that nobody has filled in yet."""
    return re.findall(r'^(\w+) = ""$', provenance.read_text(encoding="utf-8"), re.MULTILINE)
