"""Sounds and their cues: immutable, by content address, in pieces if asked, even while they are being made."""

from __future__ import annotations

import json
import logging
from collections.abc import Iterator
from typing import TYPE_CHECKING

from flask import Blueprint, Response, request

from reader.errors import ReaderError, TrackNotFound
from reader.exports import as_vtt
from reader.store import is_key
from reader.web.answers.assets import FOREVER
from reader.web.answers.bodies import Body
from reader.web.answers.ranges import asked, had_already, kept_for_good, partial, served
from reader.web.wishes import wishes
from reader.web.writing.cues import cues_json

if TYPE_CHECKING:
    from reader.model import Track
    from reader.service.reader import Reader
    from reader.service.rendering import Rendering

log = logging.getLogger(__name__)

MEDIA_TYPE = "audio/mpeg"


def blueprint(reader: Reader) -> Blueprint:
    """The routes of `/audio`."""
    routes = Blueprint("audio", __name__)

    @routes.get("/audio/<key>.mp3")
    def sound(key: str) -> Response:
        _check(key)
        if had_already(key):
            return kept_for_good(Response(status=304), key)
        found = reader.sound(key, wishes())
        if found.rendering is not None:
            response = kept_for_good(_growing(found.rendering, key), key)
            return response if found.rendering.track().complete else _kept_nowhere(response)
        if found.stored is None:
            raise TrackNotFound("Ce son n’est plus en réserve. Rechargez la page d’où il vient.")
        try:
            return kept_for_good(served(found.stored, key, MEDIA_TYPE), key)
        except OSError as exc:  # it was taken out of the store a moment ago
            raise TrackNotFound("Ce son n’est plus en réserve. Rechargez la page d’où il vient.") from exc

    @routes.get("/audio/<key>.json")
    def cues(key: str) -> Response:
        _check(key)
        track = reader.track(key, wishes())
        text = json.dumps(cues_json(track), ensure_ascii=False, separators=(",", ":"))
        return _timed(track, Body.of(text, "application/json"))

    @routes.get("/audio/<key>.vtt")
    def captions(key: str) -> Response:
        _check(key)
        track = reader.track(key, wishes())
        return _timed(track, Body.of(as_vtt(track.cues), "text/vtt"))

    return routes


def _check(key: str) -> None:
    if not is_key(key):
        raise TrackNotFound("Ce son n’existe pas. Rechargez la page d’où il vient.")


def _timed(track: Track, body: Body) -> Response:
    """The answer with what is told of a track's times."""
    response = body.answer()
    if not track.complete:
        return _kept_nowhere(response)
    response.headers["Cache-Control"] = FOREVER
    return response


def _kept_nowhere(response: Response) -> Response:
    """The answer without what would have it kept: a sentence is missing that may be said at the next try."""
    response.headers["Cache-Control"] = "no-store"
    response.headers.pop("ETag", None)
    return response


def _growing(rendering: Rendering, key: str) -> Response:
    """A sound under way. Its length is known once it is said, so pieces can be asked for before they are encoded."""
    length = rendering.length
    piece = asked(length, key)
    if piece is None:
        response = Response(mimetype=MEDIA_TYPE)
        response.headers["Content-Length"] = str(length)
    else:
        response = partial(*piece, length, MEDIA_TYPE)
    if request.method != "HEAD":
        response.response = _followed(rendering, *(piece or (0, length)))
    return response


def _followed(rendering: Rendering, start: int, stop: int) -> Iterator[bytes]:
    try:
        yield from rendering.chunks(start, stop)
    except ReaderError as exc:  # headers are gone: ending short of Content-Length is how the client learns of it
        log.warning("a sound ended early: %s", type(exc).__name__)
