"""A person's own colours as a style sheet: the policy allows no inline style, so they have an address."""

from __future__ import annotations

import json

from flask import Blueprint, Response

from reader.errors import NotFound, WrongPreference
from reader.model.colours import GOOD, OwnColours, ratio, written
from reader.web.answers.assets import FOREVER
from reader.web.answers.bodies import Body
from reader.web.wording import NBSP, no_break


def blueprint() -> Blueprint:
    """The routes of `/colours`: the sheet of two or three colours, and what is to be said of their contrast."""
    routes = Blueprint("colours", __name__)

    @routes.get("/colours/<colours>.css")
    def sheet(colours: str) -> Response:
        try:
            own = OwnColours.parse(colours)
        except WrongPreference as exc:
            raise NotFound(str(exc)) from exc
        response = Body.of(style_sheet(own), "text/css").answer()
        response.headers["Cache-Control"] = FOREVER
        return response

    @routes.get("/colours/<colours>.json")
    def verdict(colours: str) -> Response:
        try:
            own = OwnColours.parse(colours)
        except WrongPreference as exc:
            said = {"allowed": False, "message": no_break(str(exc))}
        else:
            said = {"allowed": True, "message": said_of(own), "dark": own.dark, "name": str(own)}
        response = Body.of(json.dumps(said, ensure_ascii=False), "application/json").answer()
        response.headers["Cache-Control"] = "no-cache"
        return response

    return routes


def said_of(own: OwnColours) -> str:
    """One or two sentences on the contrast of colours that are allowed."""
    figure = f"Contraste de vos couleurs : {_held(own.contrast)}."
    if own.contrast >= GOOD:
        return no_break(figure)
    return no_break(
        f"{figure} C’est peu : {_held(GOOD)} ou plus se lit mieux, surtout en plein soleil ou avec une vue fatiguée."
    )


def _held(contrast: float) -> str:
    """The figure on one line: « 8,8 pour » and « 1 » on the next is no figure."""
    return ratio(contrast).replace(" ", NBSP)


def style_sheet(own: OwnColours) -> str:
    """The tokens of static/css/themes.css in these colours, for what says `data-colours`."""
    lines = "".join(f"  --{name}: {written(value)};\n" for name, value in own.tokens().items())
    return f'[data-colours="{own}"] {{\n  color-scheme: {"dark" if own.dark else "light"};\n{lines}}}\n'
