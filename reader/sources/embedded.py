"""A page that holds its pictures in its own text (SingleFile, Word online …): they become files, as those of any page.

So the page is no larger than its words, and its pictures can be shown.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import re

from reader.regex import regex
from reader.sources.decode import decode
from reader.sources.pictures import SavedPicture, ending_of
from reader.sources.saved import SavedPage

_MARK = b"data:image/"
_IMG = regex(r"<img\b[^<>]*>", re.IGNORECASE)
# As long as a picture is that shows something: shorter ones hold the place of another that comes later.
_SOURCE = regex(
    r"""(?<=[\s"'])(src=["']?)data:(image/[a-z.+-]{1,20})(?:;charset=[\w-]{1,20})?;base64,([A-Za-z0-9+/=]{200,})""",
    re.IGNORECASE,
)
_COMES_LATER = regex(r"""\bdata-[\w-]{0,20}(?:src|lazy|original)|\bsrcset=["']?[^"'\s>]""", re.IGNORECASE)
_LONG_ADDRESS = regex(r"""data:[\w.+-]+/[\w.+-]+(?:;[\w=-]+)*,[^"'\s>)]{200,}""")


def may_hold_pictures(data: bytes) -> bool:
    """Whether a file that looks too large may be a page with its pictures in its text."""
    return _MARK in data


def from_embedded(data: bytes, charset: str = "") -> SavedPage | None:
    """The page with its pictures beside it; None for one that holds none. States no address."""
    if not may_hold_pictures(data):
        return None
    pictures: dict[str, SavedPicture] = {}

    def lift(found: re.Match[str]) -> str:
        ending = ending_of(found.group(2))
        try:
            picture = base64.b64decode(found.group(3), validate=True)
        except binascii.Error:
            return found.group()
        if not ending:
            return found.group()
        name = f"{hashlib.sha256(picture).hexdigest()[:16]}.{ending}"
        pictures[name] = SavedPicture(picture, ending)
        return f"{found.group(1)}{name}"

    html = _IMG.sub(
        lambda tag: tag.group() if _COMES_LATER.search(tag.group()) else _SOURCE.sub(lift, tag.group()),
        decode(data, charset),
    )
    if not pictures:
        return None
    # Fonts and backgrounds are the style's, which is not read.
    html = _LONG_ADDRESS.sub("data:,", html)
    # The document has whole addresses, joined to the page's own.
    return SavedPage(html.encode("utf-8", "replace"), "", lambda source: pictures.get(source.rpartition("/")[2]))
