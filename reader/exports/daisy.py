"""A page as a DAISY 2.02 talking book (audio and full text), in a ZIP to be unpacked onto the SD card of a player.

Specification: DAISY 2.02 (2001). One folder: `ncc.html` (how the player moves), and for each section a SMIL, a text and
its MP3s; names are short ASCII, as players with old file systems want them. No package registry has a validator:
tests/exports/daisy_checks.py checks structure, references, order and times, and the DTDs of W3C each file.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import accumulate, pairwise
from typing import BinaryIO

from reader.exports.archive import Archive
from reader.exports.book import Book, Recording, Wishes
from reader.exports.clips import Clip, clips
from reader.exports.contents import depths
from reader.exports.pictures import shown_pictures
from reader.exports.provenance import provenance
from reader.exports.xhtml import (
    Picture,
    Writer,
    attribute,
    displayed_under,
    escape,
    language_attributes,
    safe_address,
    same_language,
)
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
class _Talking:
    """A section that is heard: its number in the book, depth, and the clips of each of its tracks."""

    number: int
    section: Section
    depth: int
    tracks: tuple[tuple[str, Recording, tuple[Clip, ...]], ...]

    @property
    def smil(self) -> str:
        return f"s{self.number:04d}.smil"

    @property
    def milliseconds(self) -> int:
        return sum(clip.end - clip.begin for _, _, made in self.tracks for clip in made)


def write_daisy(book: Book, wishes: Wishes, out: BinaryIO) -> None:
    """Write the ZIP to `out`. Raises SoundMissing, ExportError, StoreError."""
    book.require_sound()
    pictures = shown_pictures(book, _PICTURES, lambda number, ending: f"i{number:04d}.{ending}")
    talking = _talking(book, pictures)
    # Times are told in whole seconds, as old players read no fractions. Each section's is the difference of two rounded
    # sums, so that they add up exactly, and no section is told wrong by more than a second.
    elapsed = [round(total / 1000) for total in accumulate((one.milliseconds for one in talking), initial=0)]
    writer = _writer(book, pictures)
    folder = book.document.id
    size = files = 0
    with Archive(out) as archive:
        for one, (before, after) in zip(talking, pairwise(elapsed), strict=True):
            for name, recording, _ in one.tracks:
                size += archive.data(f"{folder}/{name}", recording.read())
            size += archive.text(f"{folder}/{one.smil}", _smil(book, one, before, after - before))
            files += 1 + len(one.tracks)
        for number, section in enumerate(book.document.sections, 1):
            size += archive.text(f"{folder}/{_text_name(number)}", _text(book, section, writer))
        for name, data in sorted(set(pictures.values())):
            size += archive.data(f"{folder}/{name}", data)
        size += archive.text(f"{folder}/master.smil", _master(book, talking, elapsed[-1]))
        size += archive.text(f"{folder}/LISEZMOI.txt", _read_me(book))
        files += len(book.document.sections) + len(set(pictures.values())) + 3
        archive.text(f"{folder}/ncc.html", _control_center(book, talking, elapsed[-1], files, size))


def _talking(book: Book, pictures: dict[str, tuple[str, bytes]]) -> list[_Talking]:
    heard: list[tuple[int, Section, list[tuple[str, Recording, tuple[Clip, ...]]]]] = []
    sounds = 0
    recordings = book.by_section()
    for number, section in enumerate(book.document.sections, 1):
        displayed = displayed_under(section, pictures)
        tracks = []
        for recording in recordings.get(section.id, ()):
            length = recording.mp3().milliseconds
            made = clips(recording.track, length, lambda cue, names=displayed: names.get(cue.sentence_id, ""))  # type: ignore[misc]
            if made:
                sounds += 1
                tracks.append((f"a{sounds:04d}.mp3", recording, made))
        if tracks:
            heard.append((number, section, tracks))
    found = depths([section for _, section, _ in heard])
    return [
        _Talking(number, section, depth, tuple(tracks))
        for (number, section, tracks), depth in zip(heard, found, strict=True)
    ]


def _text_name(number: int) -> str:
    return f"t{number:04d}.html"


def _meta(name: str, content: str) -> str:
    return f'<meta name="{name}" content="{attribute(content)}"/>'


def _head(book: Book, title: str, metas: list[str]) -> str:
    lines = "\n".join(metas)
    language = language_attributes(book.document.language)
    return (
        f'{_XHTML}<html xmlns="http://www.w3.org/1999/xhtml"{language}>\n<head>\n<title>{escape(title)}</title>\n'
        f'<meta http-equiv="Content-type" content="text/html; charset=utf-8"/>\n{lines}\n</head>\n'
    )


def _control_center(book: Book, talking: list[_Talking], seconds: int, files: int, size: int) -> str:
    """The ncc.html: a heading a section, each leading to the moment at which it is said."""
    document, source = book.document, book.document.source
    title = _line(document.title)
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
        "ncc:depth": str(max(min(one.depth, 6) for one in talking)),
        "ncc:files": str(files),
        "ncc:footnotes": "0",
        "ncc:generator": _GENERATOR,
        "ncc:kByteSize": str(-(-size // 1024)),
        "ncc:multimediaType": "audioFullText",
        "ncc:narrator": "Voix de synthèse" if same_language(document.language, "fr") else "Synthetic voice",
        "ncc:pageFront": "0",
        "ncc:pageNormal": "0",
        "ncc:pageSpecial": "0",
        "ncc:prodNotes": "0",
        "ncc:setInfo": "1 of 1",
        "ncc:sidebars": "0",
        "ncc:tocItems": str(len(talking)),
        "ncc:totalTime": _clock(seconds),
    }
    headings = []
    for index, one in enumerate(talking):
        tag = f"h{min(one.depth, 6)}"
        kind = ' class="title"' if index == 0 else ' class="section"'
        link = f'<a href="{one.smil}#p1">{escape(_line(one.section.title))}</a>'
        headings.append(f'<{tag}{kind} id="n{index + 1}">{link}</{tag}>')
    body = "\n".join(headings)
    metas = [_meta(name, value) for name, value in values.items() if value]
    return f"{_head(book, title, metas)}<body>\n{body}\n</body>\n</html>\n"


def _writer(book: Book, pictures: dict[str, tuple[str, bytes]]) -> Writer:
    homes = {
        name: _text_name(number)
        for number, section in enumerate(book.document.sections, 1)
        for name in (section.id, *(block.id for block in section.blocks))
    }

    def address(value: str) -> str:
        if not value.startswith("#"):
            return safe_address(value)
        return f"{homes[value[1:]]}{value}" if value[1:] in homes else ""

    def picture(block: Block) -> Picture:
        return Picture(pictures[block.id][0]) if block.id in pictures else Picture("")

    return Writer(book.document, address=address, picture=picture, roles=False, html5=False)


def _text(book: Book, section: Section, writer: Writer) -> str:
    head = _head(book, _line(section.title), [_meta("dc:format", "Daisy 2.02")])
    return f"{head}<body>\n{writer.section(section)}\n</body>\n</html>\n"


def _smil(book: Book, one: _Talking, elapsed: int, seconds: int) -> str:
    pars: list[str] = []
    for sound, _, made in one.tracks:
        for clip in made:
            number = len(pars) + 1
            pars.append(
                f'<par endsync="last" id="p{number}">'
                f'<text src="{_text_name(one.number)}#{clip.target}" id="t{number}"/>'
                # in a seq of its own, though it is one: some players look for sound nowhere else (daisy-dtb 0.0.17)
                f'<seq><audio src="{sound}" clip-begin="npt={_seconds(clip.begin)}" '
                f'clip-end="npt={_seconds(clip.end)}" id="a{number}"/></seq></par>'
            )
    metas = [
        _meta("dc:format", "Daisy 2.02"),
        _meta("dc:identifier", book.identifier),
        _meta("dc:title", _line(book.document.title)),
        _meta("title", _line(one.section.title)),
        _meta("ncc:generator", _GENERATOR),
        _meta("ncc:totalElapsedTime", _clock(elapsed)),
        _meta("ncc:timeInThisSmil", _clock(seconds)),
    ]
    joined, head = "\n".join(pars), "\n".join(metas)
    return (
        f'{_SMIL}<smil>\n<head>\n{head}\n<layout><region id="txtView"/></layout>\n</head>\n<body>\n'
        f'<seq dur="{_seconds(one.milliseconds)}">\n{joined}\n</seq>\n</body>\n</smil>\n'
    )


def _master(book: Book, talking: list[_Talking], seconds: int) -> str:
    metas = "\n".join(
        [
            _meta("dc:format", "Daisy 2.02"),
            _meta("dc:identifier", book.identifier),
            _meta("dc:title", _line(book.document.title)),
            _meta("ncc:generator", _GENERATOR),
            _meta("ncc:timeInThisSmil", _clock(seconds)),
        ]
    )
    refs = "\n".join(
        f'<ref title="{attribute(_line(one.section.title))}" src="{one.smil}" id="m{index}"/>'
        for index, one in enumerate(talking, 1)
    )
    return (
        f'{_SMIL}<smil>\n<head>\n{metas}\n<layout><region id="txtView"/></layout>\n</head>\n'
        f"<body>\n{refs}\n</body>\n</smil>\n"
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
