"""Links to documents that a person may keep, and to pictures, told by their addresses."""

from __future__ import annotations

import re

from reader.regex import regex

_FILE = regex(r"\.(?:pdf|docx?|odt|xlsx?|pptx?|epub|zip|mp3|mp4)(?:$|[?#]|/@@)", re.IGNORECASE)
_PICTURE = regex(r"\.(?:jpe?g|png|gif|webp|avif|svg|bmp)(?:$|[?#])", re.IGNORECASE)


def leads_to_file(address: str) -> bool:
    """Whether an address is that of a document to keep."""
    return _FILE.search(address) is not None


def leads_to_picture(address: str) -> bool:
    """Whether an address is that of a picture."""
    return _PICTURE.search(address) is not None
