"""A page saved as one file (.mht, .mhtml: RFC 2557), as Chrome and Edge offer: its HTML and where it comes from."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reader.errors import PageRefused
from reader.sources.decode import decode

if TYPE_CHECKING:
    from email.message import Message

_FIRST_LINE = re.compile(rb"[A-Za-z][A-Za-z-]{1,60}:[ \t]")
_HEAD = 20_000


def from_mhtml(data: bytes) -> tuple[bytes, str] | None:
    """The page of such a file as (HTML in UTF-8, address); None for any other file.

    Raises PageRefused where it holds no page.
    """
    data = data.lstrip(b"\xef\xbb\xbf\r\n")
    if _FIRST_LINE.match(data) is None:
        return None
    from email.errors import MessageError  # loads slowly, and hardly any page needs it
    from email.parser import BytesParser
    from email.policy import compat32

    head = BytesParser(policy=compat32).parsebytes(data[:_HEAD], headersonly=True)
    if head.get_content_type() != "multipart/related":
        return None
    try:
        message = BytesParser(policy=compat32).parsebytes(data)
        part = _root(message)
        body = part.get_payload(decode=True) if part is not None else None
    except (MessageError, ValueError, LookupError) as exc:  # what `email` raises for parts it cannot decode
        raise PageRefused("Ce fichier .mhtml est abîmé : enregistrez la page à nouveau.") from exc
    if part is None or not isinstance(body, bytes) or not body.strip():
        raise PageRefused("Ce fichier .mhtml ne contient pas de page HTML.")
    html = decode(body, str(part.get_param("charset") or ""))
    return html.encode("utf-8", "replace"), _address(message, part)


def _root(message: Message) -> Message | None:
    """The page among the parts: the one that `start` names, else the first that is HTML."""
    pages = [part for part in message.walk() if part.get_content_type() in {"text/html", "application/xhtml+xml"}]
    start = str(message.get_param("start") or "")
    return next((part for part in pages if start and part.get("Content-ID") == start), pages[0] if pages else None)


def _address(message: Message, part: Message) -> str:
    for found in (message.get("Snapshot-Content-Location"), part.get("Content-Location")):
        address = str(found or "").strip()
        if address.startswith(("http://", "https://")):
            return address
    return ""
