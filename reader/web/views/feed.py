"""The podcast of the library: off, public, or private by an address that nobody guesses."""

from __future__ import annotations

import hmac
from typing import TYPE_CHECKING

from flask import Blueprint, Response

from reader.errors import NotFound
from reader.exports import FORMATS
from reader.service.podcast import Podcast
from reader.web.answers.bodies import Body
from reader.web.answers.ranges import kept_for_good, served

if TYPE_CHECKING:
    from reader.service.orders import Orders
    from reader.service.reader import Reader
    from reader.web.site import Site

OFF, PUBLIC = "off", "public"


def blueprint(reader: Reader, orders: Orders, access: str, site: Site, *, cover: str) -> Blueprint:
    """The routes of the podcast: `access` is "public", or a secret that stands in every address of it.

    `cover` is the address of its picture on this service.
    """
    routes = Blueprint("feed", __name__)
    podcast = Podcast(reader, orders)
    private = access != PUBLIC

    def feed(secret: str) -> Response:
        _check(secret)
        home = site.address()
        address = f"{home}/feed/{access}.xml" if private else f"{home}/feed.xml"
        text = podcast.feed(home, address, f"{home}{_folder()}", f"{home}{cover}", private=private)
        return _unlisted(Body.of(text, "application/rss+xml").answer())

    def sound(secret: str, page_id: str) -> Response:
        return _file(secret, page_id, "mp3")

    def captions(secret: str, page_id: str) -> Response:
        return _file(secret, page_id, "vtt")

    def chapters(secret: str, page_id: str) -> Response:
        _check(secret)
        text = podcast.chapters(page_id, f"{site.address()}/pages/{page_id}")
        return _unlisted(Body.of(text, "application/json+chapters").answer())

    def _file(secret: str, page_id: str, form: str) -> Response:
        _check(secret)
        key, path = podcast.file(page_id, form)
        try:
            response = kept_for_good(served(path, key, FORMATS[form].media_type), key)
        except FileNotFoundError as exc:
            raise NotFound("Cet épisode n’est plus en réserve. Réessayez dans une minute.") from exc
        return _unlisted(response)

    def _check(secret: str) -> None:
        # compared in constant time: how long an answer takes must not tell how many letters were right
        if private and not hmac.compare_digest(secret.encode("utf-8", "surrogatepass"), access.encode()):
            raise NotFound("Cette page n’existe pas.")

    def _folder() -> str:
        return f"/feed/{access}" if private else "/feed"

    def _unlisted(response: Response) -> Response:
        # the address stays the same and what is behind it changes
        response.headers["Cache-Control"] = "private, no-cache" if private else "no-cache"
        if private:
            response.headers["X-Robots-Tag"] = "noindex, nofollow"
        return response

    start, given = ("/feed/<secret>", {}) if private else ("/feed", {"secret": ""})
    for name, rule, answer in (
        ("feed", f"{start}.xml", feed),
        ("sound", f"{start}/<page_id>.mp3", sound),
        ("captions", f"{start}/<page_id>.vtt", captions),
        ("chapters", f"{start}/<page_id>.json", chapters),
    ):
        routes.add_url_rule(rule, name, answer, defaults=given)
    return routes
