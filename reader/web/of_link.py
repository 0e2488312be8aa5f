"""Settings that a link carries (`/pages/ID?theme=dark&speed=0.75`): told, good for one visit, kept only when asked.

They go along from page to page in the addresses themselves: nothing is stored, no other window knows of them.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from typing import TYPE_CHECKING
from urllib.parse import quote, urlencode

from flask import Flask, Response, g, request
from jinja2 import pass_context

from reader.errors import BadInput, WrongPreference
from reader.model import Preferences
from reader.web.answers.security import from_another_site
from reader.web.wishes import keep, own_wishes, wishes_of_link
from reader.web.wording import of_link_said

if TYPE_CHECKING:
    from reader.service.reader import Reader

# What a link may carry: what another person can choose for somebody.
LINKED = ("theme", "text_size", "speed", "voice")

# The theme "own" is painted with colours that the link does not carry.
NOT_LINKED = {"theme": "own"}


def linked(query: Mapping[str, str], voices: Collection[str]) -> dict[str, str]:
    """The settings that a link carries in its query; what makes no sense is passed over.

    A link may be old, or broken by a message's line: the page must open all the same. `voices` are the known ones.
    """
    asked = {name: query[name].strip() for name in LINKED if query.get(name, "").strip()}
    if asked.get("voice") not in voices:
        asked.pop("voice", None)
    sound = {}
    for name, value in asked.items():
        try:
            value = str(getattr(Preferences().with_wishes({name: value}), name))
        except WrongPreference:
            continue
        if value != NOT_LINKED.get(name):
            sound[name] = value
    return sound


def linkable(preferences: Preferences) -> dict[str, str]:
    """What of the preferences a link can carry, where it differs from the usual."""
    usual = Preferences()
    told = {name: str(getattr(preferences, name)) for name in LINKED if getattr(preferences, name)}
    return {
        name: value
        for name, value in told.items()
        if value != str(getattr(usual, name)) and value != NOT_LINKED.get(name)
    }


def carried(address: str) -> str:
    """An address of ours with the settings that the link to this page carried."""
    of_link = wishes_of_link()
    if not of_link or address.startswith("#"):
        return address
    rest, mark, fragment = address.partition("#")
    return f"{rest}{'&' if '?' in rest else '?'}{urlencode(of_link)}{mark}{fragment}"


def register(app: Flask, reader: Reader, by_way: Callable[[str, Preferences], str], *, https: bool) -> None:
    """Have every page of `app` heed the settings of its address, tell them, and keep them when asked.

    A page is sent to its own address to keep them: browsers give the answer's address the fragment of the one that was
    sent (RFC 9110, 10.2.2), so the person stays at the passage the link led to. `by_way` gives the way there once they
    are kept.
    """

    @app.before_request
    def heed() -> Response | None:
        if not any(name in request.args for name in LINKED):
            return None
        g.of_link = linked(request.args, {voice.id for voice in reader.voices()})
        if request.method != "POST" or request.form.get("of_link") != "keep":
            return None
        if from_another_site():
            raise BadInput("Les réglages ne peuvent être gardés que depuis ce site.")
        query = urlencode(_rest())
        address = quote(request.path) + (f"?{query}" if query else "")  # a line feed would end the header
        kept = own_wishes().with_wishes(g.of_link)
        response = Response(status=303, headers={"Location": by_way(address, kept), "Cache-Control": "no-store"})
        keep(response, kept, secure=https or request.is_secure)
        return response

    def said() -> str:
        names = {voice.id: voice.name for voice in reader.voices()}
        return of_link_said(wishes_of_link(), names)

    @pass_context  # or the menu's addresses, written out in the templates, become those of the first visitor for all
    def carried_by(_: object, address: str) -> str:
        return carried(address)

    app.jinja_env.filters["carried"] = carried_by
    app.jinja_env.globals.update(of_link=wishes_of_link, of_link_said=said, of_link_rest=_rest)


def _rest() -> dict[str, str]:
    """What else the address of this page says."""
    return {name: value for name, value in request.args.items() if name not in LINKED}
