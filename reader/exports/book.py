"""What every take-away form is made of: a document, its sounds, its pictures, and what the person wishes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from uuid import NAMESPACE_URL, uuid5

from reader.errors import BadInput, NotFound, SoundMissing, StoreError
from reader.exports import mpeg
from reader.model import Document, Image, Section, Track

THEMES = ("black-on-white", "white-on-black", "yellow-on-black", "light")


@dataclass(frozen=True, slots=True)
class Recording:
    """A track with its sound: a whole MP3, in memory or (for a long page) in a file that is read when it is needed."""

    track: Track
    sound: bytes | Path

    def read(self) -> bytes:
        """The MP3. Raises StoreError where the file cannot be read."""
        if isinstance(self.sound, bytes):
            return self.sound
        try:
            return self.sound.read_bytes()
        except OSError as exc:
            raise _unreadable(self.sound) from exc

    def mp3(self) -> mpeg.Mp3:
        """What the beginning of the MP3 says of it, without reading it all. Raises StoreError, ExportError."""
        if isinstance(self.sound, bytes):
            return mpeg.parse(self.sound)
        try:
            with self.sound.open("rb") as file:
                beginning = file.read(mpeg.LONGEST_FRAME)
            return mpeg.parse(beginning, self.sound.stat().st_size)
        except OSError as exc:
            raise _unreadable(self.sound) from exc


def _unreadable(path: Path) -> StoreError:
    return StoreError(f"Le son « {path.name} » ne peut pas être lu. Refaites-le, puis recommencez.")


@dataclass(frozen=True, slots=True)
class Book:
    """A page to be taken away.

    `recordings` are in reading order: the parts of a section follow each other. `passed` are the ids of the sentences
    that the person wished not to be read: the sound is whole without them. `images` are pictures by file name, as
    the last piece of `Image.source`'s path. `created` is the date the forms carry (same book, same bytes). `address` is
    where the page can be read and heard, for the QR code; `cover` a PNG or JPEG for players that show one. Both may be
    empty.
    """

    document: Document
    recordings: tuple[Recording, ...] = ()
    images: Mapping[str, bytes] = field(default_factory=dict)
    created: date = date(1980, 1, 1)
    address: str = ""
    cover: bytes = b""
    passed: frozenset[str] = frozenset()

    @property
    def identifier(self) -> str:
        """The same page has the same one for ever (RFC 9562, version 5)."""
        return f"urn:uuid:{uuid5(NAMESPACE_URL, self.document.source.url or self.document.id)}"

    def by_section(self) -> dict[str, tuple[Recording, ...]]:
        """The recordings of each section that has some, in order."""
        found: dict[str, tuple[Recording, ...]] = {}
        for recording in self.recordings:
            section_id = recording.track.section_id
            found[section_id] = (*found.get(section_id, ()), recording)
        return found

    def image(self, image: Image) -> tuple[str, bytes] | None:
        """The picture's file name and bytes; None where it could not be had."""
        data = self.images.get(image.name)
        return None if not data else (image.name, data)

    def only(self, section_id: str) -> Book:
        """The same book with one section. Raises NotFound."""
        sections = tuple(section for section in self.document.sections if section.id == section_id)
        if not sections:
            raise NotFound(f"La page « {self.document.title} » n’a pas de section « {section_id} ».")
        document = replace(self.document, title=sections[0].title, sections=sections)
        return replace(self, document=document, recordings=self.by_section().get(section_id, ()))

    def require_sound(self) -> None:
        """Raises SoundMissing, which names what has no sound, unless all words that are to be read are recorded."""
        silent = [section.title for section in self.silent_sections()]
        if not silent:
            return
        if not self.recordings:
            raise SoundMissing(
                f"La page « {self.document.title} » n’a pas encore de son : "
                "préparez-le, ou choisissez un format sans son."
            )
        raise SoundMissing(f"Il manque le son de « {silent[0]} » : préparez-le, puis recommencez.")

    def homes(self) -> dict[str, int]:
        """Where each id that a link may lead to stands: the place of its section among all of them, from 0."""
        return {
            name: place
            for place, section in enumerate(self.document.sections)
            for name in (section.id, *(block.id for block in section.blocks))
        }

    def silent_sections(self) -> Iterator[Section]:
        """The sections that have words to be read and not all of the sound of them."""
        recordings = self.by_section()
        for section in self.document.sections:
            recorded = {cue.sentence_id for one in recordings.get(section.id, ()) for cue in one.track.cues}
            if any(
                sentence.id not in recorded and sentence.id not in self.passed and sentence.text.strip()
                for sentence in section.sentences()
            ):
                yield section


@dataclass(frozen=True, slots=True)
class Wishes:
    """How the person wants it; each form looks at its own wishes alone.

    `words`: highlight in EPUB goes word by word, not sentence by sentence. `cells` and `lines` of a braille page;
    `contracted` braille. `points`: size of large print, 16 to 28; `theme` one of THEMES; `fonts`: a folder of font
    files (.woff2, .ttf, .otf) for large print. Raises BadInput.
    """

    words: bool = False
    cells: int = 40
    lines: int = 25
    contracted: bool = False
    points: int = 20
    theme: str = "black-on-white"
    fonts: Path | None = None

    def __post_init__(self) -> None:
        if not 16 <= self.cells <= 80:
            raise BadInput(f"Une ligne de braille a de 16 à 80 cellules, pas {self.cells}.")
        if not 8 <= self.lines <= 60:
            raise BadInput(f"Une page de braille a de 8 à 60 lignes, pas {self.lines}.")
        if not 16 <= self.points <= 28:
            raise BadInput(f"La taille des gros caractères va de 16 à 28 points, pas {self.points}.")
        if self.theme not in THEMES:
            raise BadInput(f"Le thème « {self.theme} » n’existe pas. Thèmes possibles : {', '.join(THEMES)}.")
