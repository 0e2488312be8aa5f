"""« Partager »: one link to a page, with the settings and the place that somebody chooses for another person.

All on the server: the link, the messages that carry it, its QR code, and the sheet that is put by a bed.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import quote, urlencode

from flask import Blueprint, Response, render_template, request

from reader.exports import QrCode, qr_code
from reader.model import Document
from reader.model.preferences import SPEEDS
from reader.web import wording
from reader.web.answers.bodies import Body
from reader.web.of_link import NOT_LINKED, linkable, linked
from reader.web.wishes import own_wishes, wishes
from reader.web.writing.view import has_sound

if TYPE_CHECKING:
    from reader.service.reader import Reader
    from reader.web.site import Site

# What begins the fields of the form: this page itself may be shown with the settings of a link (of_link.py).
OF_FORM = "link_"


@dataclass(frozen=True, slots=True)
class SharedLink:
    """A link to a page: `wishes` are the settings it carries, `place` the id of a section, empty for the whole page."""

    site: str
    page_id: str
    wishes: Mapping[str, str]
    place: str = ""

    @property
    def address(self) -> str:
        """The whole link."""
        query = urlencode(self.wishes)
        return f"{self.page_address}{'?' if query else ''}{query}{'#' if self.place else ''}{self.place}"

    @property
    def page_address(self) -> str:
        """The page's own address: short enough to be typed from paper."""
        return f"{self.site}/pages/{self.page_id}"

    @property
    def fields(self) -> str:
        """What the form says that makes this link, as a query with its question mark; empty for the plain one."""
        query = urlencode({f"{OF_FORM}{name}": value for name, value in self.wishes.items()} | self._place_field())
        return f"?{query}" if query else ""

    def code(self) -> QrCode:
        """The link's QR code."""
        return qr_code(self.address)

    def _place_field(self) -> dict[str, str]:
        return {f"{OF_FORM}place": self.place} if self.place else {}


@dataclass(frozen=True, slots=True)
class Message:
    """The link in words, to be sent: addresses that open a mail or a text message with it written."""

    mail: str
    text_message: str

    @classmethod
    def of(cls, title: str, link: SharedLink, start: str) -> Message:
        """The message that names the page, gives the link, and says in a sentence (`start`) how to begin."""
        words = f"« {title} », à lire ou à écouter :\n\n{link.address}\n\n{start}"
        subject = quote(wording.no_break(f"À écouter : {title}"), safe="")
        body = quote(wording.no_break(words).replace("\n", "\r\n"), safe="")  # RFC 6068, 5: lines end with %0D%0A
        short = quote(wording.no_break(f"« {title} », à lire ou à écouter : ") + link.address, safe="")
        # `?&` is not RFC 5724's: iOS heeds what follows the `&`, Android what follows the `?`
        # (stackoverflow.com/questions/6480462).
        return cls(f"mailto:?subject={subject}&body={body}", f"sms:?&body={short}")


def blueprint(reader: Reader, site: Site) -> Blueprint:
    """`/pages/ID/share`, its code as a file, and the sheet to print; each says in its query what the link carries."""
    routes = Blueprint("share", __name__)

    @routes.get("/pages/<page_id>/share")
    def share(page_id: str) -> Response:
        document = reader.document(page_id)
        link = _link(document)
        return _page("share.html", document, link, own=_own(document, link))

    @routes.get("/pages/<page_id>/share/sheet")
    def sheet(page_id: str) -> Response:
        document = reader.document(page_id)
        return _page("sheet.html", document, _link(document))

    @routes.get("/pages/<page_id>/share/code.svg")
    def code(page_id: str) -> Response:
        link = _link(reader.document(page_id))
        response = Body.of(link.code().as_svg(), "image/svg+xml").answer()
        response.headers["Content-Disposition"] = f'attachment; filename="{page_id}-qr.svg"'
        response.headers["Cache-Control"] = "no-cache"
        return response

    def _link(document: Document) -> SharedLink:
        names = {name.removeprefix(OF_FORM): value for name, value in request.args.items() if name.startswith(OF_FORM)}
        carries = linked(names, {voice.id for voice in reader.voices()})
        place = names.get("place", "")
        known = {section.id for section in document.sections if section.title}
        return SharedLink(site.address(), document.id, carries, place if place in known else "")

    def _own(document: Document, link: SharedLink) -> SharedLink | None:
        """The same link with the asker's own settings; None where these are the usual ones."""
        changed = linked(linkable(own_wishes()), {voice.id for voice in reader.voices()})
        return SharedLink(link.site, document.id, changed, link.place) if changed else None

    def _page(template: str, document: Document, link: SharedLink, **more: object) -> Response:
        section = next((one.title for one in document.sections if one.id == link.place), "")
        start = how_to_start(section, sound=has_sound(reader))
        page = render_template(
            template,
            document=document,
            link=link,
            said=wording.of_link_said(link.wishes, {voice.id: voice.name for voice in reader.voices()}),
            section=section,
            places=[(one.id, one.title) for one in document.sections if one.title],
            start=start,
            message=Message.of(document.title, link, f"{start[0].upper()}{start[1:]}."),
            only_here=site.only_here,
            themes=[choice for choice in wording.THEME_NAMES if choice[0] != NOT_LINKED["theme"]],
            speeds=SPEEDS,
            voices=reader.voices(),
            names=wording,
            preferences=wishes(),
            back=f"/pages/{document.id}/share",
            **more,
        )
        return Body.of(page).personal()

    return routes


def how_to_start(section: str, *, sound: bool) -> str:
    """What to do once the page is open, as the end of a sentence."""
    if not sound:
        return wording.no_break(f"lisez à partir de « {section} »" if section else "lisez la page")
    if section:
        return wording.no_break(f"sous « {section} », appuyez sur « Écouter cette section »")
    return wording.no_break("appuyez sur « Écouter la page »")
