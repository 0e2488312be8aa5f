"""A page that Safari saved (.webarchive: a property list of its resources): its HTML, its address, its pictures."""

from __future__ import annotations

import plistlib
from collections.abc import Mapping
from typing import Any
from urllib.parse import urljoin
from xml.parsers.expat import ExpatError

from reader.errors import PageRefused
from reader.sources.decode import decode
from reader.sources.pictures import FindPicture, SavedPicture, ending_of
from reader.sources.saved import SHORTCUT, SavedPage

_BINARY = b"bplist00"
_HEAD = 1_000
_DAMAGED = "Cette archive web de Safari est abîmée : enregistrez la page à nouveau."


def is_property_list(data: bytes) -> bool:
    """Whether the beginning of a file is that of a property list, as Safari writes them."""
    return data.startswith(_BINARY) or b"<!DOCTYPE plist" in data[:_HEAD]


def from_webarchive(data: bytes) -> SavedPage | None:
    """The page of such a file; None for any other file. Raises PageRefused where it holds no page."""
    if not is_property_list(data):
        return None
    try:
        held = plistlib.loads(data)
    except (ExpatError, ValueError, TypeError, KeyError, IndexError, OverflowError, RecursionError, MemoryError) as exc:
        raise PageRefused(_DAMAGED) from exc  # plistlib raises as its reading of damaged bytes falls
    if not isinstance(held, dict):
        raise PageRefused(_DAMAGED)
    page = held.get("WebMainResource")
    if not isinstance(page, dict):
        raise PageRefused(SHORTCUT if "URL" in held else "Ce fichier ne contient pas de page HTML.")
    body = page.get("WebResourceData")
    if not isinstance(body, bytes) or not body.strip() or "html" not in _said(page, "MIMEType"):
        raise PageRefused("Cette archive web de Safari ne contient pas de page HTML.")
    html = decode(body, _said(page, "TextEncodingName"))
    address = _said(page, "URL")
    return SavedPage(
        html.encode("utf-8", "replace"),
        address if address.startswith(("http://", "https://")) else "",
        _finder(address, held.get("WebSubresources")),
    )


def _said(resource: Mapping[str, Any], name: str) -> str:
    said = resource.get(f"WebResource{name}")
    return said.strip() if isinstance(said, str) else ""


def _finder(base: str, resources: object) -> FindPicture:
    """Finds pictures by the address as the page has it: Safari leaves that as it is, and keeps the whole one."""
    found: dict[str, SavedPicture] = {}
    for resource in resources if isinstance(resources, list) else []:
        if not isinstance(resource, dict):
            continue
        data, ending = resource.get("WebResourceData"), ending_of(_said(resource, "MIMEType"))
        if ending and isinstance(data, bytes) and data:
            found.setdefault(_said(resource, "URL").partition("#")[0], SavedPicture(data, ending))

    def find(source: str) -> SavedPicture | None:
        try:
            return found.get(urljoin(base, source).partition("#")[0])
        except ValueError:
            return None

    return find
