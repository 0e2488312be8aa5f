"""Files that are served in pieces where pieces are asked for: sounds and take-away files."""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from flask import Response, request
from werkzeug.datastructures import Range
from werkzeug.exceptions import RequestedRangeNotSatisfiable
from werkzeug.wsgi import wrap_file

from reader.web.answers.assets import FOREVER

CHUNK = 65536  # bytes read at once


def asked(length: int, key: str) -> tuple[int, int] | None:
    """The piece of a file that the request asks for, as (start, stop); None where it asks for the whole.

    What makes no sense, another unit than bytes, and several pieces at once are answered by the whole, as RFC 9110
    (14.2) lets a server do; Flask's own `send_file` would refuse them. Raises RequestedRangeNotSatisfiable (416).
    """
    wanted = request.range
    if wanted is None or wanted.units != "bytes" or len(wanted.ranges) != 1:
        return None
    if request.if_range.date is not None or request.if_range.etag not in (None, key):
        return None
    ((start, stop),) = wanted.ranges
    if start < -length:  # the last bytes, more than there are: all of them (RFC 9110, 14.1.2); werkzeug refuses these
        start = -length
    piece = Range(wanted.units, [(start, stop)]).range_for_length(length)
    if piece is None:
        raise RequestedRangeNotSatisfiable(length)
    return piece


def served(content: Path | bytes, key: str, media_type: str) -> Response:
    """The answer with a file or bytes, or the piece that is asked for. Raises OSError where the file is gone."""
    source = io.BytesIO(content) if isinstance(content, bytes) else content.open("rb")
    try:
        length = source.seek(0, io.SEEK_END)
        piece = asked(length, key)
    except (OSError, RequestedRangeNotSatisfiable):
        source.close()
        raise
    source.seek(piece[0] if piece else 0)
    if piece is None:
        response = Response(wrap_file(request.environ, source), mimetype=media_type, direct_passthrough=True)
        response.headers["Content-Length"] = str(length)
    else:
        response = partial(*piece, length, media_type)
        response.response = _read(source, piece[1] - piece[0])
    response.call_on_close(source.close)
    return response


def partial(start: int, stop: int, length: int, media_type: str) -> Response:
    """The head of an answer (206) with the bytes from `start` to `stop` of `length`."""
    response = Response(status=206, mimetype=media_type)
    response.headers["Content-Range"] = f"bytes {start}-{stop - 1}/{length}"
    response.headers["Content-Length"] = str(stop - start)
    return response


def had_already(key: str) -> bool:
    """Whether the asker has the file of a key: a key never names another, so there is no need to look it up.

    Not "*", which asks whether there is one. A proxy that compresses weakens the name, and the file is the same (RFC
    9110, 13.1.2).
    """
    return key in request.if_none_match.as_set(include_weak=True)


def kept_for_good(response: Response, key: str) -> Response:
    """The headers of what is under a content address."""
    response.set_etag(key)
    response.headers["Accept-Ranges"] = "bytes"
    response.headers["Cache-Control"] = FOREVER
    return response


def _read(source: BinaryIO, left: int) -> Iterator[bytes]:
    while left > 0:
        chunk = source.read(min(CHUNK, left))
        if not chunk:
            return
        left -= len(chunk)
        yield chunk
