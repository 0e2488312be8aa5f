"""The glossary: all its words, a page for each, and how it sounds."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from flask import Blueprint, Response, render_template, request

from reader.errors import EngineUnavailable, NotFound, ReaderError
from reader.model import fold
from reader.plain import GLOSSARY
from reader.regex import regex
from reader.web.answers.bodies import Body
from reader.web.wishes import wishes
from reader.web.writing.view import has_sound

if TYPE_CHECKING:
    from reader.plain import Entry
    from reader.service.reader import Reader

# Where in a page a word was met: the id of a section, a block or a cell.
PLACE = regex(r"s\d{1,6}(-b\d{1,6}(-c\d{1,6})?)?")

NO_WORD = "Ce mot n’est pas dans le glossaire."
NO_VOICE = "Aucune voix ne peut dire ce mot ici pour le moment. Sa définition reste lisible."


@dataclass(frozen=True, slots=True)
class WayBack:
    """The page a word was met on: its title, and the address of the place."""

    title: str
    address: str


@dataclass(frozen=True, slots=True)
class Letter:
    """The entries that begin with a letter; "#" stands for all that begin with a figure or a sign."""

    name: str
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Origin:
    """Where definitions come from, when they were written, and who has checked them; empty where nobody has."""

    source: str
    date: str
    reviewed_by: str


def blueprint(reader: Reader) -> Blueprint:
    """The routes of `/glossaire`."""
    routes = Blueprint("glossary", __name__)

    @routes.get("/glossaire")
    def all_words() -> Response:
        entries = reader.glossary.entries
        page = render_template(
            "glossary.html",
            here="glossary",
            letters=tuple(_letters(entries)),
            count=len(entries),
            origins=tuple(dict.fromkeys(_origin(entry) for entry in entries)),
            has_sound=has_sound(reader),
            way_back=_way_back(reader),
            preferences=wishes(),
            back="/glossaire",
        )
        return Body.of(page).personal()

    @routes.get("/glossaire/<entry_id>")
    def one_word(entry_id: str) -> Response:
        entry = _entry(entry_id)
        page = render_template(
            "word.html",
            here="glossary",
            entry=entry,
            others=tuple(name for name in dict.fromkeys(entry.forms) if name not in (entry.term, entry.expansion)),
            origin=_origin(entry),
            has_sound=has_sound(reader),
            way_back=_way_back(reader),
            preferences=wishes(),
            back=f"/glossaire/{entry.id}",
        )
        return Body.of(page).personal()

    @routes.get("/glossaire/<entry_id>/sound")
    def sound(entry_id: str) -> Response:
        entry = _entry(entry_id)
        tracks = reader.plan(GLOSSARY, wishes()).get(entry.id, ())
        if not tracks:
            raise EngineUnavailable(NO_VOICE)
        # The address of a word's sound stays; the sound's own changes with the voice and the definition.
        return Response(status=303, headers={"Location": f"/audio/{tracks[0].key}.mp3", "Cache-Control": "no-store"})

    def _entry(entry_id: str) -> Entry:
        entry = reader.glossary.get(entry_id)
        if entry is None:
            raise NotFound(NO_WORD)
        return entry

    return routes


def _letters(entries: Sequence[Entry]) -> Iterator[Letter]:
    def initial(entry: Entry) -> str:
        first = fold(entry.term)[:1].upper()
        return first if "A" <= first <= "Z" else "#"

    for name, group in groupby(entries, initial):
        yield Letter(name, tuple(group))


def _origin(entry: Entry) -> Origin:
    return Origin(entry.source, entry.date, entry.reviewed_by)


def _way_back(reader: Reader) -> WayBack | None:
    """The page and the place a link of ours came from; None where the address names none that there is."""
    page_id, place = request.args.get("page", ""), request.args.get("at", "")
    if not page_id:
        return None
    try:
        title = reader.document(page_id).title
    except ReaderError:
        return None
    return WayBack(title, f"/pages/{page_id}" + (f"#{place}" if PLACE.fullmatch(place) else ""))
