"""The package document of an EPUB: what is in it, in which order, and what it truly says of itself."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from reader.exports.book import Book
from reader.exports.markup.xml import attribute, escape, right_to_left
from reader.exports.pictures import may_move
from reader.model import BlockKind, Document


@dataclass(frozen=True, slots=True)
class Item:
    """A file of the book: manifest id, path beside the package document, type; `spine` items are read in order.

    `overlay` is the id of the text's media overlay; `duration` an overlay's own, in milliseconds.
    """

    id: str
    path: str
    media_type: str = "application/xhtml+xml"
    properties: str = ""
    spine: bool = False
    linear: bool = True
    overlay: str = ""
    duration: int = 0


class Package:
    """The package document (OPF), made while files are added: a line for each is all that is kept of it."""

    def __init__(self) -> None:
        self._manifest = bytearray()
        self._spine = bytearray()
        self._durations = bytearray()
        self._milliseconds = 0

    def add(self, item: Item) -> None:
        """A file that is in the book now; what is in the spine is read in the order of these calls."""
        more = f' properties="{item.properties}"' if item.properties else ""
        more += f' media-overlay="{item.overlay}"' if item.overlay else ""
        line = f'<item id="{item.id}" href="{item.path}" media-type="{item.media_type}"{more}/>\n'
        self._manifest += line.encode()
        if item.spine:
            more = "" if item.linear else ' linear="no"'
            self._spine += f'<itemref idref="{item.id}"{more}/>\n'.encode()
        if item.duration:
            self._milliseconds += item.duration
            line = f'<meta property="media:duration" refines="#{item.id}">{clock(item.duration)}</meta>\n'
            self._durations += line.encode()

    def pieces(self, book: Book, pictures: Sequence[bytes]) -> Iterator[str | bytearray]:
        """The document, piece by piece."""
        language = book.document.language
        direction = ' page-progression-direction="rtl"' if right_to_left(language) else ""
        yield '<?xml version="1.0" encoding="UTF-8"?>\n'
        yield '<package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="id" '
        yield f'xml:lang="{attribute(language)}">\n<metadata xmlns:dc="http://purl.org/dc/elements/1.1/">\n'
        yield _metadata(book, pictures)
        if self._durations:
            yield self._durations
            yield f'<meta property="media:duration">{clock(self._milliseconds)}</meta>\n'
            yield '<meta property="media:active-class">-epub-media-overlay-active</meta>\n'
            yield '<meta property="media:narrator" xml:lang="fr">Voix de synthèse</meta>\n'
        yield "</metadata>\n<manifest>\n"
        yield self._manifest
        yield f"</manifest>\n<spine{direction}>\n"
        yield self._spine
        yield "</spine>\n</package>\n"


def _metadata(book: Book, pictures: Sequence[bytes]) -> str:
    document, source = book.document, book.document.source
    lines = [
        f'<dc:identifier id="id">{book.identifier}</dc:identifier>',
        f"<dc:title>{escape(' '.join(document.title.split()) or document.id)}</dc:title>",
        f"<dc:language>{escape(document.language)}</dc:language>",
        f'<meta property="dcterms:modified">{book.created.isoformat()}T00:00:00Z</meta>',
    ]
    lines += [
        f"<dc:{name}>{escape(value)}</dc:{name}>"
        for name, value in (
            ("creator", source.publisher),  # without it, programs write "unknown author"
            ("publisher", source.publisher),
            ("source", source.url),
            ("rights", source.licence),
        )
        if value
    ]
    lines += [
        f'<meta property="schema:{name}">{escape(value)}</meta>' for name, value in _accessibility(book, pictures)
    ]
    summary = escape(_summary(book, pictures))
    lines.append(f'<meta property="schema:accessibilitySummary" xml:lang="fr">{summary}</meta>')
    return "".join(f"{line}\n" for line in lines)


def _accessibility(book: Book, pictures: Sequence[bytes]) -> list[tuple[str, str]]:
    """The claims of EPUB Accessibility 1.1, each where it holds; no conformance, as nobody certified it."""
    described = all_described(book.document)
    sound = bool(book.recordings)
    claims = [("accessMode", "textual")]
    claims += [("accessMode", "auditory")] * sound + [("accessMode", "visual")] * bool(pictures)
    if described:
        claims.append(("accessModeSufficient", "textual"))
        claims += [("accessModeSufficient", "auditory"), ("accessModeSufficient", "textual,auditory")] * sound
    else:
        claims.append(("accessModeSufficient", "textual,visual"))
    claims += [
        ("accessibilityFeature", feature)
        for feature in ("tableOfContents", "readingOrder", "structuralNavigation", "displayTransformability")
    ]
    claims += [("accessibilityFeature", "synchronizedAudioText")] * sound
    claims += [("accessibilityFeature", "alternativeText")] * (described and bool(pictures))
    claims.append(("accessibilityHazard", "unknown" if any(may_move(data) for data in pictures) else "none"))
    return claims


def all_described(document: Document) -> bool:
    """Whether the page gives each of its pictures a description, be it an empty one (a picture that only decorates)."""
    return all(
        block.image is None or block.image.alt is not None
        for section in document.sections
        for block in section.blocks
        if block.kind is BlockKind.FIGURE
    )


def _summary(book: Book, pictures: Sequence[bytes]) -> str:
    parts = [
        "Texte structuré par titres, avec un sommaire ; "
        "taille, polices et couleurs se règlent dans l’application de lecture."
    ]
    if book.recordings:
        parts.append("Tout le texte est dit par une voix de synthèse, et ce qui est dit est surligné en même temps.")
    if pictures:
        parts.append(
            "Les images ont une description."
            if all_described(book.document)
            else "La page d’origine ne décrit pas toutes ses images."
        )
    parts.append("Fabriqué automatiquement à partir d’une page web ; sa conformité n’a été certifiée par personne.")
    return " ".join(parts)


def clock(milliseconds: int) -> str:
    """A full SMIL clock value.

    >>> clock(3_723_004)
    '1:02:03.004'
    """
    seconds, rest = divmod(milliseconds, 1000)
    return f"{seconds // 3600}:{seconds // 60 % 60:02d}:{seconds % 60:02d}.{rest:03d}"
