"""The WSGI application of a Reader."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from flask import Flask, Response

from reader.exports import right_to_left
from reader.model import is_web
from reader.web import errors, of_link, refused, wishes
from reader.web.answers import assets, security
from reader.web.answers.bodies import Body
from reader.web.declaration import Declaration
from reader.web.site import Site
from reader.web.views import (
    accessibility,
    app_manifest,
    audio,
    colours,
    glossary,
    level,
    listen,
    offline,
    pages,
    preferences,
    search,
    share,
    take_away,
)
from reader.web.views import feed as podcast
from reader.web.wording import (
    QUALITY_NAMES,
    SITE_NAME,
    decimal,
    duration,
    long_date,
    no_break,
    typed,
    words_a_minute,
)
from reader.web.writing import table_sizes
from reader.web.writing.explained import entry_address
from reader.web.writing.inline import element_language, steps

if TYPE_CHECKING:
    from reader.service.orders import Orders
    from reader.service.reader import Reader

# The settings form is the only thing anybody sends: a few hundred bytes.
LONGEST_FORM = 16 * 1024


def create_app(
    reader: Reader,
    static: Path,
    *,
    trusted_hosts: Sequence[str] = (),
    https: bool = False,
    declaration: Declaration | None = None,
    orders: Orders | None = None,
    feed: str = "off",
    public_address: str = "",
) -> Flask:
    """The application that serves `reader`, with the style sheets, scripts and fonts of the folder `static`.

    `trusted_hosts` are the names the service answers to (any where empty); `https` says that a TLS server stands in
    front; `declaration` is the operator's part of the declaration of accessibility (empty when None).
    `orders` makes the files that are taken away (none where it is None); `feed` is the podcast: off, public, or its
    secret. `public_address` is where people reach the service (each request tells where it is empty).
    """
    app = Flask(__name__, static_folder=None)
    app.config["MAX_CONTENT_LENGTH"] = LONGEST_FORM
    app.config["TRUSTED_HOSTS"] = list(trusted_hosts) or None
    app.jinja_env.trim_blocks = True
    app.jinja_env.lstrip_blocks = True
    files = assets.Assets(static, {"css/table-sizes.css": table_sizes.style_sheet()})
    site = Site(public_address, https)
    app.jinja_env.globals.update(
        asset=files.url,
        right_to_left=right_to_left,
        attributes=wishes.attributes,
        element_language=element_language,
        entry_address=entry_address,
        has_luciole="fonts/luciole/Luciole-Regular.woff2" in files,
        has_take_away=orders is not None,
        inline_steps=lambda sentences, targets, breaks: steps(
            sentences, targets, breaks=breaks, row=wishes.longest_row()
        ),
        page_sheets=wishes.page_sheets,
        scripts=files.scripts,
        sheets=files.sheets,
        site_name=SITE_NAME,
        text_sheets=wishes.text_sheets,
        theme_colours=app_manifest.theme_colours,
        wished_sheets=wishes.sheets,
    )
    app.jinja_env.filters.update(
        date=long_date,
        decimal=decimal,
        duration=duration,
        is_web=is_web,
        no_break=no_break,
        quality=QUALITY_NAMES.__getitem__,
        typed=typed,
        words_a_minute=words_a_minute,
    )
    for blueprint in (
        accessibility.blueprint(declaration or Declaration()),
        app_manifest.blueprint(files),
        assets.blueprint(files),
        audio.blueprint(reader),
        colours.blueprint(),
        glossary.blueprint(reader),
        level.blueprint(reader),
        listen.blueprint(reader),
        offline.blueprint(reader, files),
        pages.blueprint(reader, files.digest, site),
        preferences.blueprint(reader, https=https),
        search.blueprint(reader),
        share.blueprint(reader, site),
    ):
        app.register_blueprint(blueprint)
    if orders is not None:
        public = "/feed.xml" if feed == podcast.PUBLIC else ""
        app.register_blueprint(take_away.blueprint(reader, orders, site, feed=public))
        if feed != podcast.OFF:
            cover = files.url("icons/cover.png")
            app.register_blueprint(podcast.blueprint(reader, orders, feed, site, cover=cover))

    @app.get("/healthz")
    def health() -> Response:
        response = Body.of(json.dumps(dataclasses.asdict(reader.health())), "application/json").answer()
        response.headers["Cache-Control"] = "no-store"
        return response

    of_link.register(app, reader, refused.led_by_a_look, https=https)
    refused.register(app, preferences.BACK)
    errors.register(app)
    security.protect(app, https=https)
    return app
