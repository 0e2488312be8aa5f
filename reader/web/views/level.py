"""How hard a page is to read, for the team that writes it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from flask import Blueprint, Response, render_template

from reader.plain import LONG_SENTENCE, RELIABLE
from reader.web.answers.bodies import Body
from reader.web.wishes import wishes
from reader.web.wording import NBSP

if TYPE_CHECKING:
    from reader.plain import Measures, SectionLevel
    from reader.service.reader import Reader


@dataclass(frozen=True, slots=True)
class Row:
    """A section with its measures as they are shown."""

    id: str
    title: str
    words_a_sentence: str
    ease: str
    lix: str
    level: SectionLevel

    @property
    def faulty(self) -> bool:
        """Whether something is named that would make the section easier to read."""
        return bool(self.level.long_sentences or self.level.unexplained or self.level.unfolded)


def blueprint(reader: Reader) -> Blueprint:
    """The route of `/pages/PAGE/level`."""
    routes = Blueprint("level", __name__)

    @routes.get("/pages/<page_id>/level")
    def level(page_id: str) -> Response:
        found = reader.level(page_id)
        page = render_template(
            "level.html",
            document=reader.document(page_id),
            easy=reader.page(page_id).easy_version,
            rows=tuple(_row(section) for section in found.sections),
            longest=LONG_SENTENCE,
            reliable=RELIABLE,
            preferences=wishes(),
            back=f"/pages/{page_id}",
        )
        return Body.of(page).personal()

    return routes


def _row(section: SectionLevel) -> Row:
    measures = section.measures
    return Row(
        section.section_id,
        section.title,
        f"{round(measures.words / measures.sentences)}" if measures.sentences else "–",
        _shown(measures.ease, measures),
        _shown(measures.lix, measures),
        section,
    )


def _shown(value: float | None, measures: Measures) -> str:
    """A measure in words: a dash where there is no text, "≈" before one of too few words to be sure."""
    if value is None:
        return "–"
    return f"{round(value)}" if measures.reliable else f"≈{NBSP}{round(value)}"
