"""A link that starts the sound at a place of a page: no script is needed, nor a player of ours.

A script that plays it itself is given the same as JSON: browsers do not hand it the fragment of a redirection.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from flask import Blueprint, Response, render_template

from reader.errors import NotFound
from reader.model import Preferences
from reader.web.answers.bodies import Body
from reader.web.errors import wants_json
from reader.web.views.offline import in_order
from reader.web.wishes import wishes
from reader.web.writing.starts import starts_of

if TYPE_CHECKING:
    from reader.service.plan import PlannedTrack
    from reader.service.reader import Reader

NOT_HEARD = "Ce passage n’a pas de son. Ouvrez la page et choisissez « Écouter »."


def blueprint(reader: Reader) -> Blueprint:
    """`/pages/PAGE/listen`, a list of where one may start, and `/pages/PAGE/listen/ELEMENT`, which starts there.

    ELEMENT is the id of a section, a block or a cell. As JSON the former is the tracks, in the voice and at the speed
    wished for, as the page's `audio` elements tell them.
    """
    routes = Blueprint("listen", __name__)

    @routes.get("/pages/<page_id>/listen")
    def starts(page_id: str) -> Response:
        document = reader.document(page_id)
        plan = reader.plan(page_id, wishes())
        if wants_json():
            return _tracks(in_order(plan))
        sections = [(section, starts_of(section, plan)) for section in document.sections]
        page = render_template(
            "starts.html",
            document=document,
            sections=[(section, starts) for section, starts in sections if starts],
            preferences=wishes(),
            back=f"/pages/{page_id}",
        )
        return Body.of(page).personal()

    @routes.get("/pages/<page_id>/listen/<element_id>")
    def listen(page_id: str, element_id: str) -> Response:
        preferences = wishes()
        plan = reader.plan(page_id, preferences)
        first = _first_of(plan, element_id)
        if first is not None:
            tracks = in_order(plan)
            return to_sound(tracks[tracks.index(first) :], preferences)
        # Who presses at a note wishes to hear it, even if notes are passed over where one reads on.
        for wished in dict.fromkeys((preferences, preferences.whole)):
            tracks = in_order(plan if wished is preferences else reader.plan(page_id, wished))
            for number, planned in enumerate(tracks):
                if any(sentence.element_id == element_id for sentence in planned.sentences):
                    cues = reader.track(planned.key, wished).cues  # waits until its sentences are said
                    start = next((cue.start for cue in cues if cue.element_id == element_id), 0.0)
                    return to_sound(tracks[number:], wished, start)
        raise NotFound(NOT_HEARD)

    return routes


def _tracks(tracks: Sequence[PlannedTrack]) -> Response:
    told = [
        {
            "key": track.key,
            "section": track.section_id,
            "part": track.part,
            "speed": track.speed,
            "duration": round(track.estimated_duration),
            "sound": f"/audio/{track.key}.mp3",
            "cues": f"/audio/{track.key}.json",
        }
        for track in tracks
    ]
    response = Body.of(json.dumps(told), "application/json").personal()
    response.vary.add("Accept")
    return response


def _first_of(plan: Mapping[str, Sequence[PlannedTrack]], section_id: str) -> PlannedTrack | None:
    """The first track of a section, or of the next one that is heard; None where there is none."""
    reached = False
    for planned_id, tracks in plan.items():
        reached = reached or planned_id == section_id
        if reached and tracks:
            return tracks[0]
    return None


def to_sound(tracks: Sequence[PlannedTrack], preferences: Preferences, seconds: float = 0.0) -> Response:
    """To the first sound, from a moment on (Media Fragments URI 1.0, 4.2.1).

    A program is also told the sounds after it, and at which rate and volume (0 to 1) the person wishes to hear them.

    It changes with the voice: nobody keeps it.
    """
    address, *then = (f"/audio/{track.key}.mp3" for track in tracks)
    if seconds:
        address += f"#t={seconds:.2f}"
    if wants_json():
        rate = round(preferences.speed / tracks[0].speed, 4)
        told = {"sound": address, "then": then, "rate": rate, "volume": preferences.volume / 100}
        response = Response(json.dumps(told), mimetype="application/json")
    else:
        response = Response(status=303, headers={"Location": address})
    response.headers["Cache-Control"] = "no-store"
    response.vary.add("Accept")
    return response
