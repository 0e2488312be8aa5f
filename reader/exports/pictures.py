"""What a picture's bytes are: books name the type of each file, and not every player shows every type."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection

from reader.exports.book import Book

# What stands for a picture that nobody has described.
UNDESCRIBED = "Image sans description"

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

# What every player shows as a cover (ID3v2.3, 4.15).
COVERS = frozenset({"image/png", "image/jpeg"})


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


def shown_pictures(book: Book, types: Collection[str], name: Callable[[int, str], str]) -> dict[str, tuple[str, bytes]]:
    """The pictures that a form can show, by block id: their name in the book and their bytes.

    `types` are the media types it knows; `name` makes a name of a number (from 1) and an ending. A picture shown twice
    is one file.
    """
    found: dict[str, tuple[str, bytes]] = {}
    names: dict[str, str] = {}
    for section in book.document.sections:
        for block in section.blocks:
            kept = book.image(block.image) if block.image else None
            if kept is None or media_type(kept[1]) not in types:
                continue
            found[block.id] = (names.setdefault(kept[0], name(len(names) + 1, ENDINGS[media_type(kept[1])])), kept[1])
    return found
