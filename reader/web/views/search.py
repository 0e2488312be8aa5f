"""Search in the library or in one page: a form and its results, without a script. Queries are kept nowhere."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from flask import Blueprint, Response, render_template, request

from reader.errors import ReaderError
from reader.search import Findings, Hit
from reader.web.answers.bodies import Body
from reader.web.wishes import wishes
from reader.web.writing.view import has_sound

if TYPE_CHECKING:
    from reader.service.reader import Reader

# What a search may be at most; more is a text that somebody has pasted.
LONGEST_QUERY = 200

# Words of the glossary shown before the passages.
MOST_ENTRIES = 3

TOO_LONG = "Votre recherche est trop longue. Gardez les quelques mots les plus importants."
EMPTY = "Écrivez un ou plusieurs mots, par exemple « fièvre » ou « prise de sang »."


@dataclass(frozen=True, slots=True)
class NamedHit:
    """A hit with a name that no other hit of its page has: its section's title, counted where that has several."""

    hit: Hit
    name: str


@dataclass(frozen=True, slots=True)
class Found:
    """The hits of one page, best first."""

    document_id: str
    title: str
    hits: tuple[NamedHit, ...]


def blueprint(reader: Reader) -> Blueprint:
    """The route of `/search`."""
    routes = Blueprint("search", __name__)

    @routes.get("/search")
    def search() -> Response:
        query = " ".join(request.args.get("q", "").split())
        asked = "q" in request.args
        page_id = request.args.get("page", "")
        page_title = _title(page_id)
        if not page_title:
            page_id = ""
        notice = ""
        findings = None
        if len(query) > LONGEST_QUERY:
            notice, query = TOO_LONG, query[:LONGEST_QUERY]
        elif asked and not query:
            notice = EMPTY
        elif query:
            findings = reader.search(query, page_id, notes=wishes().notes == "on")
        page = render_template(
            "search.html",
            here="search",
            query=query,
            notice=notice,
            findings=findings,
            groups=_by_page(findings) if findings else (),
            entries=reader.words_of(query)[:MOST_ENTRIES] if findings else (),
            page_id=page_id,
            page_title=page_title,
            has_sound=has_sound(reader),
            longest=LONGEST_QUERY,
            preferences=wishes(),
            back="/search",
        )
        response = Body.of(page).answer()
        # Neither here nor in the browser: what somebody looks for in a text on cancer is theirs alone.
        response.headers["Cache-Control"] = "no-store"
        return response

    def _title(page_id: str) -> str:
        try:
            return reader.document(page_id).title if page_id else ""
        except ReaderError:
            return ""

    return routes


def _by_page(findings: Findings) -> tuple[Found, ...]:
    """The hits by page, the page with the best hit first."""
    groups: dict[str, list[Hit]] = {}
    for hit in findings.hits:
        groups.setdefault(hit.document_id, []).append(hit)
    return tuple(Found(document_id, hits[0].document_title, _named(hits)) for document_id, hits in groups.items())


def _named(hits: Sequence[Hit]) -> tuple[NamedHit, ...]:
    counts = Counter(hit.section_title for hit in hits)
    reached: Counter[str] = Counter()
    named = []
    for hit in hits:
        title = hit.section_title
        reached[title] += 1
        name = f"{title} – passage {reached[title]} sur {counts[title]}" if counts[title] > 1 else title
        named.append(NamedHit(hit, name))
    return tuple(named)
