"""The text of an answer, kept ready to send: plain, compressed, and with its ETag."""

from __future__ import annotations

import gzip
import hashlib
from dataclasses import dataclass

from flask import Response, request

# Below this, the gzip header and the `Vary` cost more than they save.
WORTH_COMPRESSING = 500


@dataclass(frozen=True, slots=True)
class Body:
    """Bytes to send, and the same compressed (empty where compression does not pay)."""

    plain: bytes
    compressed: bytes
    media_type: str
    digest: str

    @classmethod
    def of(cls, content: str | bytes, media_type: str = "text/html", *, compress: bool = True) -> Body:
        """A body ready to send; text is sent as UTF-8."""
        plain = content.encode("utf-8") if isinstance(content, str) else content
        # mtime=0: the same text gives the same bytes, on every process that serves it.
        compressed = gzip.compress(plain, 6, mtime=0) if compress and len(plain) > WORTH_COMPRESSING else b""
        return cls(plain, compressed, media_type, hashlib.sha256(plain).hexdigest()[:32])

    def answer(self, status: int = 200) -> Response:
        """The response to the current request: compressed where the client takes it, 304 where it has it already.

        The ETag is weak, as one name stands for both encodings (RFC 9110, 8.8.3.3).
        """
        response = Response(status=status, mimetype=self.media_type)
        if self.compressed:
            response.headers["Vary"] = "Accept-Encoding"
        if status == 200:
            response.set_etag(self.digest, weak=True)
            if request.if_none_match.contains_weak(self.digest):
                response.status_code = 304
                return response
        if self.compressed and request.accept_encodings["gzip"] > 0:
            response.headers["Content-Encoding"] = "gzip"
            response.set_data(self.compressed)
        else:
            response.set_data(self.plain)
        return response

    def personal(self, status: int = 200) -> Response:
        """The same where it depends on the person's cookie: browsers ask again each time, nobody between keeps it."""
        response = self.answer(status)
        response.headers["Cache-Control"] = "private, no-cache"
        response.vary.add("Cookie")
        return response
