"""What a picture's bytes are: books name the type of each file, and not every player shows every type."""

from __future__ import annotations

import re

_SIGNATURES = (
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"GIF8", "image/gif"),
)

ENDINGS = {
    "image/png": "png",
    "image/jpeg": "jpg",
    "image/gif": "gif",
    "image/webp": "webp",
    "image/svg+xml": "svg",
}


def media_type(data: bytes) -> str:
    """The type of a picture by its first bytes; empty where it is none that a book may hold."""
    for signature, name in _SIGNATURES:
        if data.startswith(signature):
            return name
    if data.startswith(b"RIFF") and data[8:12] == b"WEBP":
        return "image/webp"
    if re.match(rb"(?:\xef\xbb\xbf)?\s*<", data) and re.search(rb"<(?:\w+:)?svg[\s>]", data[:2000]):
        return "image/svg+xml"
    return ""


def may_move(data: bytes) -> bool:
    """Whether a picture may move or flash: then a book must not claim that nothing in it does."""
    name = media_type(data)
    return name in {"image/gif", "image/webp"} or (
        name == "image/svg+xml" and re.search(rb"<(?:\w+:)?(?:animate|set\b|script)|@keyframes", data) is not None
    )
