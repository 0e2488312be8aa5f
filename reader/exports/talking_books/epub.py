"""A page as a talking book: EPUB 3.3 with media overlays (sentence by sentence, or word by word).

One text, one overlay (SMIL) and the section's own MP3s for each section. Checked by epubcheck 5.3 and Ace; what they
cannot see (a clip past the end of its sound, a gap between two) is checked by tests/exports/test_epub.py.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import BinaryIO

from reader.exports import mpeg
from reader.exports.book import Book, Recording, Wishes
from reader.exports.contents import nested_list
from reader.exports.markup.elements import Picture, Writer, displayed_under
from reader.exports.markup.provenance import TITLE, provenance_paragraphs
from reader.exports.markup.xhtml import section_markup
from reader.exports.markup.xml import escape, language_attributes, safe_address
from reader.exports.pictures import COVERS, ENDINGS, media_type, shown_pictures
from reader.exports.talking_books.archive import Archive
from reader.exports.talking_books.clips import Clip, clips, spoken_words
from reader.exports.talking_books.epub_package import Item, Package
from reader.model import Block, Section, TextRange

_CONTAINER = """<?xml version="1.0" encoding="UTF-8"?>
<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">
<rootfiles><rootfile full-path="EPUB/package.opf" media-type="application/oebps-package+xml"/></rootfiles>
</container>
"""

# Colours and type are the reading app's; only what is being said is tinted, with both colours named so that it can be
# read in any theme (black on #ffd34d: 14.6 to 1).
_STYLE = """.-epub-media-overlay-active { background-color: #ffd34d; color: #000; }
img { max-width: 100%; height: auto; }
li > p { margin: 0; }
table { border-collapse: collapse; }
th, td { border: 1px solid; padding: 0.3em; text-align: start; vertical-align: top; }
caption, figcaption { text-align: start; font-weight: bold; }
pre { white-space: pre-wrap; }
.held { white-space: nowrap; }
"""


@dataclass(frozen=True, slots=True)
class _Overlay:
    """The clips of one track: the file of its sound and what is heard when."""

    sound: str
    clips: tuple[Clip, ...]


def write_epub(book: Book, wishes: Wishes, out: BinaryIO) -> None:
    """Write the EPUB to `out`, one section at a time.

    A book without any sound is a book to read; one with some of its sound missing is refused. Raises SoundMissing,
    ExportError, StoreError.
    """
    if book.recordings:
        book.require_sound()
    with Archive(out) as archive:
        _Epub(book, wishes, archive).write()


class _Epub:
    """One book being written: its files go into the archive one by one, and into the manifest."""

    def __init__(self, book: Book, wishes: Wishes, archive: Archive) -> None:
        self._book = book
        self._wishes = wishes
        self._archive = archive
        self._package = Package()
        self._pictures = shown_pictures(book, ENDINGS, lambda number, ending: f"images/{number}.{ending}")
        self._homes: dict[str, int] = {}
        self._words: dict[str, Sequence[TextRange]] = {}
        self._writer = Writer(book.document, address=self._address, picture=self._picture, words=self._words)

    def write(self) -> None:
        book, archive = self._book, self._archive
        archive.data("mimetype", b"application/epub+zip")
        archive.text("META-INF/container.xml", _CONTAINER)
        archive.text("EPUB/style.css", _STYLE)
        self._package.add(Item("css", "style.css", "text/css"))
        if media_type(book.cover) in COVERS:
            name = f"cover.{ENDINGS[media_type(book.cover)]}"
            archive.data(f"EPUB/{name}", book.cover)
            self._package.add(Item("cover", name, media_type(book.cover), properties="cover-image"))
        pictures = sorted(set(self._pictures.values()))
        for number, (name, data) in enumerate(pictures, 1):
            archive.data(f"EPUB/{name}", data)
            self._package.add(Item(f"image{number}", name, media_type(data)))
        recordings = book.by_section()
        for section in book.document.sections:
            self._section(section, recordings.get(section.id, ()))
        self._text("provenance", _provenance(book))
        self._text("nav", _navigation(book), properties="nav", linear=False)
        archive.text("EPUB/package.opf", *self._package.pieces(book, [data for _, data in pictures]))

    def _text(self, name: str, page: str, *, properties: str = "", linear: bool = True, overlay: str = "") -> None:
        self._archive.text(f"EPUB/{name}.xhtml", page)
        self._package.add(
            Item(name, f"{name}.xhtml", properties=properties, spine=True, linear=linear, overlay=overlay)
        )

    def _section(self, section: Section, recordings: Sequence[Recording]) -> None:
        """Write one section: its sounds, its overlay, its text."""
        overlays = self._sounds(section, recordings)
        overlay = f"{section.id}-smil" if overlays else ""
        if overlays:
            milliseconds = sum(clip.end - clip.begin for one in overlays for clip in one.clips)
            self._archive.text(f"EPUB/{section.id}.smil", _smil(section.id, overlays))
            self._package.add(Item(overlay, f"{section.id}.smil", "application/smil+xml", duration=milliseconds))
        page = _page(self._book.document.language, section.title, section_markup(self._writer, section))
        self._words.clear()
        self._text(section.id, page, overlay=overlay)

    def _sounds(self, section: Section, recordings: Sequence[Recording]) -> list[_Overlay]:
        displayed = displayed_under(section, self._pictures)
        overlays: list[_Overlay] = []
        for part, recording in enumerate(recordings, 1):
            sound, track = recording.read(), recording.track
            length = mpeg.parse(sound).milliseconds
            made = clips(track, length, lambda cue: displayed.get(cue.sentence_id, ""), words=self._wishes.words)
            if not made:
                continue
            if self._wishes.words:
                heard = (cue for cue in track.cues if cue.end > cue.start)
                self._words |= {cue.sentence_id: [shown for _, shown in spoken_words(cue)] for cue in heard}
            name = f"audio/{section.id}-{part}.mp3"
            self._archive.data(f"EPUB/{name}", sound)
            self._package.add(Item(f"{section.id}-audio{part}", name, "audio/mpeg"))
            overlays.append(_Overlay(name, made))
        return overlays

    def _address(self, value: str) -> str:
        if not value.startswith("#"):
            # epubcheck 5.3 does not know "sms:" (HTM-025), and few reading apps do; the number stands in the text
            return "" if value.lower().startswith("sms:") else safe_address(value)
        if not self._homes:  # most pages have no such link
            self._homes = self._book.homes()
        home = self._homes.get(value[1:])
        return "" if home is None else f"{self._book.document.sections[home].id}.xhtml{value}"

    def _picture(self, block: Block) -> Picture:
        return Picture(self._pictures[block.id][0]) if block.id in self._pictures else Picture("")


def _page(language: str, title: str, body: str) -> str:
    shown = " ".join(title.split()) or "Sans titre"
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE html>\n'
        '<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops"'
        f'{language_attributes(language)}>\n<head><meta charset="utf-8"/><title>{escape(shown)}</title>'
        f'<link rel="stylesheet" type="text/css" href="style.css"/></head>\n<body>\n{body}\n</body>\n</html>\n'
    )


def _navigation(book: Book) -> str:
    def entry(section: Section) -> str:
        return f'<a href="{section.id}.xhtml">{escape(" ".join(section.title.split()) or "Sans titre")}</a>'

    first = book.document.sections[0].id if book.document.sections else "provenance"
    contents = nested_list(book.document.sections, entry).rstrip()
    last = f'<li><a href="provenance.xhtml">{TITLE}</a></li></ol>'
    contents = contents.removesuffix("</ol>") + last if contents else f"<ol>{last}"
    body = (
        f'<nav epub:type="toc" role="doc-toc" id="toc" aria-labelledby="contents"><h1 id="contents">Sommaire</h1>\n'
        f"{contents}</nav>\n"
        '<nav epub:type="landmarks" hidden="hidden" aria-label="Repères"><ol>'
        '<li><a epub:type="toc" href="nav.xhtml#toc">Sommaire</a></li>'
        f'<li><a epub:type="bodymatter" href="{first}.xhtml">Début du texte</a></li></ol></nav>'
    )
    return _page("fr", "Sommaire", body)


def _provenance(book: Book) -> str:
    lines = provenance_paragraphs(book)
    return _page("fr", TITLE, f'<section id="provenance"><h2>{TITLE}</h2>\n{lines}</section>')


def _smil(section_id: str, overlays: Sequence[_Overlay]) -> str:
    pars: list[str] = []
    for overlay in overlays:
        for clip in overlay.clips:
            pars.append(
                f'<par id="p{len(pars) + 1}"><text src="{section_id}.xhtml#{clip.target}"/>'
                f'<audio src="{overlay.sound}" clipBegin="{_seconds(clip.begin)}" '
                f'clipEnd="{_seconds(clip.end)}"/></par>'
            )
    joined = "\n".join(pars)
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<smil xmlns="http://www.w3.org/ns/SMIL" xmlns:epub="http://www.idpf.org/2007/ops" version="3.0">\n'
        f'<body><seq id="seq" epub:textref="{section_id}.xhtml">\n{joined}\n</seq></body>\n</smil>\n'
    )


def _seconds(milliseconds: int) -> str:
    """A SMIL clock value.

    >>> _seconds(1203)
    '1.203s'
    """
    return f"{milliseconds // 1000}.{milliseconds % 1000:03d}s"
