"""Sounds and their cues: immutable, by content address, in pieces if asked, even while they are being made."""

from __future__ import annotations

import io
import json
import logging
import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from flask import Blueprint, Response, request
from werkzeug.exceptions import RequestedRangeNotSatisfiable
from werkzeug.wsgi import wrap_file

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
CHUNK = 65536  # bytes read at once


def blueprint(reader: Reader) -> Blueprint:
    """The routes of `/audio`."""
    routes = Blueprint("audio", __name__)

    @routes.get("/audio/<key>.mp3")
    def sound(key: str) -> Response:
        _check(key)
        if (
            key in request.if_none_match.as_set()
        ):  # not "*", which asks whether there is one; a key never names another sound: no need to look it up
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


def _asked(length: int, key: str) -> tuple[int, int] | None:
    """The piece of a sound that the request asks for, as (start, stop); None where it asks for the whole.

    What makes no sense, another unit than bytes, and several pieces at once are answered by the whole, as RFC 9110
    (14.2) lets a server do; Flask's own `send_file` would refuse them. Raises RequestedRangeNotSatisfiable (416).
    """
    wanted = request.range
    if wanted is None or wanted.units != "bytes" or len(wanted.ranges) != 1:
        return None
    if request.if_range.date is not None or request.if_range.etag not in (None, key):
        return None
    piece = wanted.range_for_length(length)
    if piece is None:
        raise RequestedRangeNotSatisfiable(length)
    return piece


def _stored(sound: Path | bytes, key: str) -> Response:
    try:
        source = io.BytesIO(sound) if isinstance(sound, bytes) else sound.open("rb")
        length = source.seek(0, io.SEEK_END)
    except OSError as exc:  # it was taken out of the store a moment ago
        raise TrackNotFound("Ce son n’est plus en réserve. Rechargez la page d’où il vient.") from exc
    try:
        piece = _asked(length, key)
    except RequestedRangeNotSatisfiable:
        source.close()
        raise
    source.seek(piece[0] if piece else 0)
    if piece is None:
        response = Response(wrap_file(request.environ, source), mimetype=MEDIA_TYPE, direct_passthrough=True)
        response.headers["Content-Length"] = str(length)
    else:
        response = _partial(*piece, length)
        response.response = _read(source, piece[1] - piece[0])
    response.call_on_close(source.close)
    return response


def _growing(rendering: Rendering, key: str) -> Response:
    """A sound under way. Its length is known once it is said, so pieces can be asked for before they are encoded."""
    length = rendering.length
    piece = _asked(length, key)
    if piece is None:
        response = Response(mimetype=MEDIA_TYPE)
        response.headers["Content-Length"] = str(length)
    else:
        response = _partial(*piece, length)
    if request.method != "HEAD":
        response.response = _followed(rendering, *(piece or (0, length)))
    return response


def _partial(start: int, stop: int, length: int) -> Response:
    response = Response(status=206, mimetype=MEDIA_TYPE)
    response.headers["Content-Range"] = f"bytes {start}-{stop - 1}/{length}"
    response.headers["Content-Length"] = str(stop - start)
    return response


def _read(source: BinaryIO, left: int) -> Iterator[bytes]:
    while left > 0:
        chunk = source.read(min(CHUNK, left))
        if not chunk:
            return
        left -= len(chunk)
        yield chunk


def _followed(rendering: Rendering, start: int, stop: int) -> Iterator[bytes]:
    try:
        yield from rendering.chunks(start, stop)
    except ReaderError as exc:  # headers are gone: ending short of Content-Length is how the client learns of it
        log.warning("a sound ended early: %s", type(exc).__name__)
