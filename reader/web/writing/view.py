"""What the page template is given: a document and its tracks, made ready to be written top to bottom."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING

from reader.errors import NotFound
from reader.model import Block, BlockKind, Document, Section
from reader.web.writing.layout import Piece, pieces
from reader.web.writing.starts import Start, starts_of

if TYPE_CHECKING:
    from reader.plain import Word
    from reader.service.plan import PlannedTrack
    from reader.service.reader import Reader

START_WORDS = 40  # characters of a block that tell one link « Écouter d’ici » from the next


@dataclass(frozen=True, slots=True)
class SectionView:
    """A section ready to be written. `heading` is None where it has none of its own, or where that is the page's h1."""

    section: Section
    heading: Block | None
    level: int
    pieces: tuple[Piece, ...]
    tracks: Sequence[PlannedTrack]
    words: Sequence[Word]


@dataclass(frozen=True, slots=True)
class ContentsStep:
    """One step of writing the table of contents: `do` is "open" or "close" (a list), "entry" or "end" (of an entry)."""

    do: str
    section: Section | None = None


@dataclass(frozen=True, slots=True)
class PageView:
    """A page ready to be written. `title` is the heading that is the page's h1, None where it has none of its own.

    `starts` are the blocks after which one may start to listen, by id: the wish `starts`. `sound_time` is about how
    many seconds its sound files last.
    """

    document: Document
    title: Block | None
    sections: tuple[SectionView, ...]
    contents: tuple[ContentsStep, ...]
    targets: Mapping[str, str]
    starts: Mapping[str, Start]
    first_track: PlannedTrack | None
    sound_time: float

    @property
    def has_words(self) -> bool:
        """Whether any word of the page is explained."""
        return any(section.words for section in self.sections)

    def listening_time(self, speed: float) -> float:
        """Seconds of listening at a speed: the player reaches those that a voice does not."""
        return sum(track.estimated_duration * track.speed for view in self.sections for track in view.tracks) / speed

    @property
    def scripts(self) -> tuple[str, ...]:
        """The scripts in `static/js` of the page."""
        return page_scripts(has_tracks=self.first_track is not None)


def page_scripts(*, has_tracks: bool) -> tuple[str, ...]:
    """The scripts in `static/js` of a page: the same for all that can be listened to, so that one file serves all."""
    return ("player", "glossary", "offline") if has_tracks else ("glossary", "offline")


def page_view(
    document: Document,
    plan: Mapping[str, Sequence[PlannedTrack]],
    words: Mapping[str, Sequence[Word]] = MappingProxyType({}),
    *,
    every_start: bool = False,
) -> PageView:
    """The view of a document with the tracks of its sections (none where no voice works) and the words they explain.

    `every_start` offers to listen from each block, and not from each section alone.
    """
    title = _heading(document.sections[0]) if document.sections else None
    if title is not None and title.level != 1:
        title = None
    # One h1 a page: where the page's own is not at the top, ours is, and all its headings go one level down.
    deeper = int(title is None and any(section.level == 1 and _heading(section) for section in document.sections))
    sections = tuple(
        _section_view(section, title, deeper, plan.get(section.id, ()), words.get(section.id, ()))
        for section in document.sections
    )
    tracks = [track for section in sections for track in section.tracks]
    headings = {section.blocks[0].id for section in document.sections if _heading(section)}  # have a button
    return PageView(
        document=document,
        title=title,
        sections=sections,
        contents=tuple(_contents([section for section in sections if section.heading is not None])),
        targets=_targets(document),
        starts={
            start.block_id: start
            for section in (document.sections if every_start else ())
            for start in starts_of(section, plan, START_WORDS)
            if start.block_id not in headings
        },
        first_track=tracks[0] if tracks else None,
        sound_time=sum(track.estimated_duration for track in tracks),
    )


def has_sound(reader: Reader) -> bool:
    """Whether anything can be heard here: a voice, and sounds to carry it."""
    return not reader.mute and bool(reader.voices())


def pictures_of(reader: Reader, document: Document) -> dict[str, str]:
    """The file name of each picture that stands in the page's folder, by block id."""
    pictures = {}
    for section in document.sections:
        for block in section.blocks:
            if block.image is None:
                continue
            with suppress(NotFound):
                pictures[block.id] = reader.library.image(document.id, block.image.name).name
    return pictures


def _heading(section: Section) -> Block | None:
    first = section.blocks[0] if section.blocks else None
    return first if first is not None and first.kind is BlockKind.HEADING else None


def _section_view(
    section: Section, title: Block | None, deeper: int, tracks: Sequence[PlannedTrack], words: Sequence[Word]
) -> SectionView:
    heading = _heading(section)
    rest = section.blocks[1:] if heading is not None else section.blocks
    if heading is title:
        heading = None
    return SectionView(section, heading, min(max(section.level + deeper, 2), 6), pieces(rest), tracks, words)


def _contents(sections: Sequence[SectionView]) -> Iterator[ContentsStep]:
    """Nested lists by the level of the headings, in steps."""
    levels: list[int] = []
    for view in sections:
        while len(levels) > 1 and levels[-2] >= view.level:
            yield ContentsStep("end")
            yield ContentsStep("close")
            levels.pop()
        if not levels or levels[-1] < view.level:
            yield ContentsStep("open")
            levels.append(view.level)
        else:
            yield ContentsStep("end")
            levels[-1] = view.level
        yield ContentsStep("entry", view.section)
    for _ in levels:
        yield ContentsStep("end")
        yield ContentsStep("close")


def _targets(document: Document) -> dict[str, str]:
    """Every id a link of the page may name, and the element it leads to: a row has none of its own but its cells."""
    targets: dict[str, str] = {}
    for section in document.sections:
        targets[section.id] = section.id
        for block in section.blocks:
            targets[block.id] = block.cells[0].id if block.cells else block.id
            targets.update((cell.id, cell.id) for cell in block.cells)
    return targets
