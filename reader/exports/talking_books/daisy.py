"""A page as a DAISY 2.02 talking book (audio and full text), in a ZIP to be unpacked onto the SD card of a player.

Specification: DAISY 2.02 (2001). One folder: `ncc.html` (how the player moves), and for each section a SMIL, a text and
its MP3s; names are short ASCII, as players with old file systems want them. No package registry has a validator:
tests/exports/daisy_checks.py checks structure, references, order and times, and the DTDs of W3C each file.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import BinaryIO

from reader.exports import mpeg
from reader.exports.book import Book, Recording, Wishes
from reader.exports.contents import depths
from reader.exports.markup.elements import Picture, Writer, displayed_under
from reader.exports.markup.provenance import provenance
from reader.exports.markup.xhtml import section_markup
from reader.exports.markup.xml import attribute, escape, language_attributes, safe_address, same_language
from reader.exports.pictures import shown_pictures
from reader.exports.talking_books.archive import Archive
from reader.exports.talking_books.clips import Clip, clips
from reader.model import Block, Section

# The pictures that DAISY 2.02 players show; for any other its description stands in the text.
_PICTURES = {"image/png", "image/jpeg", "image/gif"}

_GENERATOR = "lecteur-accessible"
_XHTML = (
    '<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN" '
    '"http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd">\n'
)
_SMIL = (
    '<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE smil PUBLIC "-//W3C//DTD SMIL 1.0//EN" '
    '"http://www.w3.org/TR/REC-smil/SMIL10.dtd">\n'
)


@dataclass(frozen=True, slots=True)
class _Sound:
    """The file of a track, and what is heard in it when."""

    name: str
    clips: tuple[Clip, ...]


def write_daisy(book: Book, wishes: Wishes, out: BinaryIO) -> None:
    """Write the ZIP to `out`, one section at a time. Raises SoundMissing, ExportError, StoreError."""
    book.require_sound()
    with Archive(out) as archive:
        _Daisy(book, archive).write()


class _Daisy:
    """One book being written. Of a section that is written only its place in ncc.html is kept."""

    def __init__(self, book: Book, archive: Archive) -> None:
        self._book = book
        self._archive = archive
        self._pictures = shown_pictures(book, _PICTURES, lambda number, ending: f"i{number:04d}.{ending}")
        self._homes: dict[str, int] = {}
        self._writer = Writer(book.document, address=self._address, picture=self._picture, roles=False, html5=False)
        self._format = _meta("dc:format", "Daisy 2.02")
        self._names = [
            self._format,
            _meta("dc:identifier", book.identifier),
            _meta("dc:title", _line(book.document.title)),
        ]
        self._heard: list[tuple[int, Section]] = []  # with their number among all sections
        self._milliseconds = self._sounds = self._files = self._size = 0

    def write(self) -> None:
        book, archive = self._book, self._archive
        recordings = book.by_section()
        for number, section in enumerate(book.document.sections, 1):
            self._section(number, section, recordings.get(section.id, ()))
        for name, data in sorted(set(self._pictures.values())):
            self._data(name, data)
        self._text("master.smil", self._master())
        self._text("LISEZMOI.txt", _read_me(book))
        archive.text(f"{book.document.id}/ncc.html", self._control_center())

    def _text(self, name: str, content: str) -> None:
        self._size += self._archive.text(f"{self._book.document.id}/{name}", content)
        self._files += 1

    def _data(self, name: str, content: bytes) -> None:
        self._size += self._archive.data(f"{self._book.document.id}/{name}", content)
        self._files += 1

    def _section(self, number: int, section: Section, recordings: Sequence[Recording]) -> None:
        """Write one section: its sounds, what is heard when, its text."""
        displayed = displayed_under(section, self._pictures)
        sounds: list[_Sound] = []
        for recording in recordings:
            data = recording.read()
            length = mpeg.parse(data).milliseconds
            made = clips(recording.track, length, lambda cue: displayed.get(cue.sentence_id, ""))
            if made:
                self._sounds += 1
                sounds.append(_Sound(f"a{self._sounds:04d}.mp3", made))
                self._data(sounds[-1].name, data)
        if sounds:
            self._text(_smil_name(number), self._smil(number, section, sounds))
            self._heard.append((number, section))
        head = _head(self._book, _line(section.title), [self._format])
        self._text(_text_name(number), f"{head}<body>\n{section_markup(self._writer, section)}\n</body>\n</html>\n")

    def _smil(self, number: int, section: Section, sounds: Sequence[_Sound]) -> str:
        text = _text_name(number)
        pars = "\n".join(
            f'<par endsync="last" id="p{index}"><text src="{text}#{clip.target}" id="t{index}"/>'
            # in a seq of its own, though it is one: some players look for sound nowhere else (daisy-dtb 0.0.17)
            f'<seq><audio src="{sound}" clip-begin="npt={_seconds(clip.begin)}" '
            f'clip-end="npt={_seconds(clip.end)}" id="a{index}"/></seq></par>'
            for index, (sound, clip) in enumerate(((one.name, clip) for one in sounds for clip in one.clips), 1)
        )
        # Times are told in whole seconds, as old players read no fractions. Each section's is the difference of two
        # rounded sums, so that they add up exactly, and no section is told wrong by more than a second.
        before, length = self._elapsed, sum(clip.end - clip.begin for one in sounds for clip in one.clips)
        self._milliseconds += length
        metas = [
            *self._names,
            _meta("title", _line(section.title)),
            _meta("ncc:generator", _GENERATOR),
            _meta("ncc:totalElapsedTime", _clock(before)),
            _meta("ncc:timeInThisSmil", _clock(self._elapsed - before)),
        ]
        return _smil_page(metas, f'<seq dur="{_seconds(length)}">\n{pars}\n</seq>')

    @property
    def _elapsed(self) -> int:
        """Whole seconds that are heard up to here."""
        return round(self._milliseconds / 1000)

    def _master(self) -> str:
        refs = "\n".join(
            f'<ref title="{attribute(_line(section.title))}" src="{_smil_name(number)}" id="m{index}"/>'
            for index, (number, section) in enumerate(self._heard, 1)
        )
        generator, time = _meta("ncc:generator", _GENERATOR), _meta("ncc:timeInThisSmil", _clock(self._elapsed))
        return _smil_page([*self._names, generator, time], refs)

    def _control_center(self) -> str:
        """The ncc.html: a heading a section, each leading to the moment at which it is said."""
        book = self._book
        document, source = book.document, book.document.source
        title = _line(document.title)
        levels = [min(depth, 6) for depth in depths([section for _, section in self._heard])]
        values = {
            "dc:creator": source.publisher or "Inconnu",
            "dc:date": book.created.isoformat(),
            "dc:format": "Daisy 2.02",
            "dc:identifier": book.identifier,
            "dc:language": document.language,
            "dc:publisher": source.publisher or "Inconnu",
            "dc:source": source.url,
            "dc:rights": source.licence,
            "dc:title": title,
            "ncc:charset": "utf-8",
            "ncc:depth": str(max(levels)),
            "ncc:files": str(self._files + 1),  # with this one
            "ncc:footnotes": "0",
            "ncc:generator": _GENERATOR,
            "ncc:kByteSize": str(-(-self._size // 1024)),
            "ncc:multimediaType": "audioFullText",
            "ncc:narrator": "Voix de synthèse" if same_language(document.language, "fr") else "Synthetic voice",
            "ncc:pageFront": "0",
            "ncc:pageNormal": "0",
            "ncc:pageSpecial": "0",
            "ncc:prodNotes": "0",
            "ncc:setInfo": "1 of 1",
            "ncc:sidebars": "0",
            "ncc:tocItems": str(len(levels)),
            "ncc:totalTime": _clock(self._elapsed),
        }
        metas = [_meta(name, value) for name, value in values.items() if value]
        body = "\n".join(
            f'<h{level} class="{"section" if index > 1 else "title"}" id="n{index}">'
            f'<a href="{_smil_name(number)}#p1">{escape(_line(section.title))}</a></h{level}>'
            for index, (level, (number, section)) in enumerate(zip(levels, self._heard, strict=True), 1)
        )
        return f"{_head(book, title, metas)}<body>\n{body}\n</body>\n</html>\n"

    def _address(self, value: str) -> str:
        if not value.startswith("#"):
            return safe_address(value)
        if not self._homes:  # most pages have no such link
            self._homes = self._book.homes()
        home = self._homes.get(value[1:])
        return "" if home is None else f"{_text_name(home + 1)}{value}"

    def _picture(self, block: Block) -> Picture:
        return Picture(self._pictures[block.id][0]) if block.id in self._pictures else Picture("")


def _text_name(number: int) -> str:
    return f"t{number:04d}.html"


def _smil_name(number: int) -> str:
    return f"s{number:04d}.smil"


def _meta(name: str, content: str) -> str:
    return f'<meta name="{name}" content="{attribute(content)}"/>'


def _head(book: Book, title: str, metas: list[str]) -> str:
    lines = "\n".join(metas)
    language = language_attributes(book.document.language)
    return (
        f'{_XHTML}<html xmlns="http://www.w3.org/1999/xhtml"{language}>\n<head>\n<title>{escape(title)}</title>\n'
        f'<meta http-equiv="Content-type" content="text/html; charset=utf-8"/>\n{lines}\n</head>\n'
    )


def _smil_page(metas: list[str], body: str) -> str:
    lines = "\n".join(metas)
    return (
        f'{_SMIL}<smil>\n<head>\n{lines}\n<layout><region id="txtView"/></layout>\n</head>\n<body>\n'
        f"{body}\n</body>\n</smil>\n"
    )


def _read_me(book: Book) -> str:
    lines = (
        _line(book.document.title),
        "",
        "Livre parlé DAISY 2.02. Copiez ce dossier entier sur la carte mémoire du lecteur DAISY,",
        "ou ouvrez le fichier ncc.html avec un logiciel de lecture DAISY.",
        "",
        *provenance(book),
    )
    return "\r\n".join(lines) + "\r\n"


def _line(title: str) -> str:
    """A title on one line; never empty."""
    return " ".join(title.split()) or "Sans titre"


def _clock(seconds: int) -> str:
    """
    >>> _clock(3723)
    '01:02:03'
    """
    return f"{seconds // 3600:02d}:{seconds // 60 % 60:02d}:{seconds % 60:02d}"


def _seconds(milliseconds: int) -> str:
    return f"{milliseconds // 1000}.{milliseconds % 1000:03d}s"
