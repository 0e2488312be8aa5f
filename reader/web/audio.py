"""Sounds and their cues: immutable, by content address, in pieces if asked, even while they are being made."""

from __future__ import annotations

import io
import json
import logging
import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from flask import Blueprint, Response, request, send_file
from werkzeug.exceptions import RequestedRangeNotSatisfiable

from reader.errors import ReaderError, TrackNotFound
from reader.web.assets import FOREVER
from reader.web.bodies import Body
from reader.web.cues import cues_json
from reader.web.wishes import wishes

if TYPE_CHECKING:
    from reader.service.reader import Reader
    from reader.service.rendering import Rendering

log = logging.getLogger(__name__)

KEY = re.compile(r"[0-9a-f]{64}")
MEDIA_TYPE = "audio/mpeg"


def blueprint(reader: Reader) -> Blueprint:
    """The routes of `/audio`."""
    routes = Blueprint("audio", __name__)

    @routes.get("/audio/<key>.mp3")
    def sound(key: str) -> Response:
        _check(key)
        if request.if_none_match.contains(key):  # a key never names another sound: no need to look it up
            return _kept_for_good(Response(status=304), key)
        found = reader.sound(key, wishes())
        if found.rendering is not None:
            return _kept_for_good(_growing(found.rendering, key), key)
        if found.stored is None:
            raise TrackNotFound("Ce son n’est plus en réserve. Rechargez la page d’où il vient.")
        return _kept_for_good(_stored(found.stored, key), key)

    @routes.get("/audio/<key>.json")
    def cues(key: str) -> Response:
        _check(key)
        text = json.dumps(cues_json(reader.track(key, wishes())), ensure_ascii=False, separators=(",", ":"))
        response = Body.of(text, "application/json").answer()
        response.headers["Cache-Control"] = FOREVER
        return response

    return routes


def _check(key: str) -> None:
    if not KEY.fullmatch(key):
        raise TrackNotFound("Ce son n’existe pas. Rechargez la page d’où il vient.")


def _kept_for_good(response: Response, key: str) -> Response:
    response.set_etag(key)
    response.headers["Accept-Ranges"] = "bytes"
    response.headers["Cache-Control"] = FOREVER
    return response


def _stored(sound: Path | bytes, key: str) -> Response:
    source = io.BytesIO(sound) if isinstance(sound, bytes) else sound
    return send_file(source, mimetype=MEDIA_TYPE, conditional=True, etag=key)


def _growing(rendering: Rendering, key: str) -> Response:
    """A sound under way. Its length is known once it is said, so ranges work before it is encoded."""
    length = rendering.length
    start, stop = 0, length
    response = Response(mimetype=MEDIA_TYPE)
    if request.range is not None and request.if_range.etag in (None, key) and request.if_range.date is None:
        asked = request.range.range_for_length(length) if len(request.range.ranges) == 1 else None
        if asked is None:
            raise RequestedRangeNotSatisfiable(length)
        start, stop = asked
        response.status_code = 206
        response.headers["Content-Range"] = f"bytes {start}-{stop - 1}/{length}"
    if request.method != "HEAD":
        response.response = _followed(rendering, start, stop)
    response.headers["Content-Length"] = str(stop - start)
    return response


def _followed(rendering: Rendering, start: int, stop: int) -> Iterator[bytes]:
    try:
        yield from rendering.chunks(start, stop)
    except ReaderError as exc:  # headers are gone: ending short of Content-Length is how the client learns of it
        log.warning("a sound ended early: %s", type(exc).__name__)
