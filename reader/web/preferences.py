"""The settings page: a form that works without a script, and takes single wishes from one."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from flask import Blueprint, Response, render_template, request

from reader.errors import BadInput, WrongPreference
from reader.model import Preferences
from reader.model.preferences import SPEEDS
from reader.web.bodies import Body
from reader.web.errors import wants_json
from reader.web.security import from_another_site
from reader.web.wishes import keep, wishes
from reader.web.wording import FONT_NAMES, SPACING_NAMES, TEXT_SIZE_NAMES, THEME_NAMES

if TYPE_CHECKING:
    from reader.service.reader import Reader

# The pages one may come back to: ours, and nothing that a browser could take for another site ("//", "/\").
BACK = re.compile(r"/(pages/[a-z0-9][a-z0-9-]{0,63}(/left-out)?|help|preferences)?")


def blueprint(reader: Reader, *, https: bool) -> Blueprint:
    """The routes of `/preferences`."""
    routes = Blueprint("preferences", __name__)

    @routes.get("/preferences")
    def show() -> Response:
        page = render_template(
            "preferences.html",
            here="preferences",
            back=_back(request.args.get("back", "")),
            saved=request.args.get("saved") == "1",
            preferences=wishes(),
            voices=reader.voices(),
            speeds=SPEEDS,
            theme_names=THEME_NAMES,
            text_size_names=TEXT_SIZE_NAMES,
            spacing_names=SPACING_NAMES,
            font_names=FONT_NAMES,
        )
        response = Body.of(page).answer()
        response.headers["Cache-Control"] = "private, no-cache"
        response.vary.add("Cookie")
        return response

    @routes.post("/preferences")
    def change() -> Response:
        if from_another_site():
            raise BadInput("Les réglages ne peuvent être changés que depuis ce site.")
        preferences = Preferences() if request.form.get("reset") else _wished(request.form.to_dict())
        if wants_json():
            response = Response(status=204)
        else:
            response = Response(status=303)
            back = _back(request.form.get("back", ""))
            response.headers["Location"] = "/preferences?saved=1" if back == "/preferences" else back
        keep(response, preferences, secure=https or request.is_secure)
        response.headers["Cache-Control"] = "no-store"
        return response

    def _wished(form: dict[str, str]) -> Preferences:
        voice = form.get("voice", "")
        if voice and voice not in {known.id for known in reader.voices()}:
            raise WrongPreference("Cette voix n’existe pas ici. Choisissez-en une autre dans les réglages.")
        return wishes().with_wishes(form)

    return routes


def _back(address: str) -> str:
    return address if BACK.fullmatch(address) else "/preferences"
