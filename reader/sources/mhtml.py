"""A page saved as one file (.mht, .mhtml: RFC 2557), as Chrome and Edge offer: its HTML, its address, its pictures."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.errors import PageRefused
from reader.regex import regex
from reader.sources.decode import decode
from reader.sources.pictures import FindPicture, SavedPicture, ending_of
from reader.sources.saved import SavedPage

if TYPE_CHECKING:
    from email.message import Message

_FIRST_LINE = regex(rb"[A-Za-z][A-Za-z-]{1,60}:[ \t]")
_HEAD = 20_000
_HEADS_OF_MAIL = 2


def is_mhtml(data: bytes) -> bool:
    """Whether the beginning of a file is that of a page saved as one file."""
    data = data[: _HEAD + 8].lstrip(b"\xef\xbb\xbf\r\n")
    if _FIRST_LINE.match(data) is None:
        return False
    from email.parser import BytesParser  # loads slowly, and hardly any page needs it
    from email.policy import compat32

    head = BytesParser(policy=compat32).parsebytes(data[:_HEAD], headersonly=True)
    return head.get_content_type() == "multipart/related"


def refuse_mail(data: bytes) -> None:
    """Raises PageRefused for an e-mail that is no saved page: it would be read with its heads and its codes."""
    data = data[: _HEAD + 8].lstrip(b"\xef\xbb\xbf\r\n")
    if _FIRST_LINE.match(data) is None:
        return
    from email.parser import BytesParser
    from email.policy import compat32

    head = BytesParser(policy=compat32).parsebytes(data[:_HEAD], headersonly=True)
    if sum(name in head for name in ("From", "Date", "Subject", "MIME-Version", "Message-ID")) >= _HEADS_OF_MAIL:
        raise PageRefused(
            "Ce fichier est un courriel, pas une page HTML. Si la page y est jointe, enregistrez la pièce jointe ; "
            "sinon, ouvrez la page dans un navigateur, enregistrez-la, puis importez le fichier."
        )


def from_mhtml(data: bytes) -> SavedPage | None:
    """The page of such a file; None for any other file. Raises PageRefused where it holds no page."""
    if not is_mhtml(data):
        return None
    from email.errors import MessageError
    from email.parser import BytesParser
    from email.policy import compat32

    try:
        message = BytesParser(policy=compat32).parsebytes(data.lstrip(b"\xef\xbb\xbf\r\n"))
        part = _root(message)
        body = part.get_payload(decode=True) if part is not None else None
    except (MessageError, ValueError, LookupError, RecursionError) as exc:
        # What `email` raises for parts it cannot decode, and for parts in parts a thousand deep.
        raise PageRefused("Ce fichier .mhtml est abîmé : enregistrez la page à nouveau.") from exc
    if part is None or not isinstance(body, bytes) or not body.strip():
        raise PageRefused("Ce fichier .mhtml ne contient pas de page HTML.")
    html = decode(body, str(part.get_param("charset") or ""))
    return SavedPage(html.encode("utf-8", "replace"), _address(message, part), _pictures(message, part))


def _pictures(message: Message, page: Message) -> FindPicture:
    """Finds the parts that are pictures, by every address by which the page may name them.

    Blink writes whole addresses, and `cid:` for what had none; Word those of files, which its page names from its own.
    """
    base = str(page.get("Content-Location") or "").strip()
    folder = base.rpartition("/")[0]
    found: dict[str, Message] = {}
    for part in message.walk():
        if not ending_of(part.get_content_type()):
            continue
        location = str(part.get("Content-Location") or "").strip()
        content_id = str(part.get("Content-ID") or "").strip().strip("<>")
        within = location.removeprefix(f"{folder}/") if folder and location.startswith(f"{folder}/") else ""
        for name in (location.partition("#")[0], within, f"cid:{content_id}" if content_id else ""):
            if name:
                found.setdefault(name, part)

    def find(source: str) -> SavedPicture | None:
        part = found.get(source.partition("#")[0])
        if part is None:
            return None
        try:
            data = part.get_payload(decode=True)
        except (ValueError, LookupError):
            return None
        ending = ending_of(part.get_content_type())
        return SavedPicture(data, ending) if isinstance(data, bytes) and data and ending else None

    return find


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
