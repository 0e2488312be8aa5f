"""A cookie that the browser refuses: the person is told, and the settings go along in the addresses instead.

Only a look at the next request shows it, so the way to where the person wanted to go leads by one address more, the
first time that settings are kept.
"""

from __future__ import annotations

import re
from urllib.parse import urlencode, urlsplit

from flask import Blueprint, Flask, Response, request

from reader.model import Preferences
from reader.web.of_link import LINKED, linkable
from reader.web.wishes import COOKIE

_ADDRESS = "/preferences/kept"

# What the address of a page says when its settings could not be kept.
_SIGN = "kept"


def led_by_a_look(address: str, preferences: Preferences) -> str:
    """Where to go once `preferences` are in the cookie: to `address`, one of ours, by way of a look at the cookie.

    Whose browser sent the cookie with this request keeps cookies, and goes there at once.
    """
    if COOKIE in request.cookies or not preferences.to_cookie():
        return address
    return f"{_ADDRESS}?{urlencode({'back': address, **linkable(preferences)})}"


def register(app: Flask, ours: re.Pattern[str]) -> None:
    """The route that looks; `ours` matches the paths one may be led to."""
    routes = Blueprint("refused", __name__)

    @routes.get(_ADDRESS)
    def look() -> Response:
        try:
            back = urlsplit(request.args.get("back", ""))
        except ValueError:  # brackets that do not close
            back = urlsplit("")
        address = back.path if not back.netloc and ours.fullmatch(back.path) else "/preferences"
        query = back.query if address == back.path else ""
        if COOKIE not in request.cookies:
            asked = {name: request.args[name] for name in LINKED if name in request.args}
            query = "&".join(part for part in (query.replace("saved=1", ""), urlencode(asked), f"{_SIGN}=0") if part)
        response = Response(status=303)
        response.headers["Location"] = address + (f"?{query}" if query else "")
        response.headers["Cache-Control"] = "no-store"
        return response

    app.register_blueprint(routes)
    app.jinja_env.globals["kept_nothing"] = lambda: request.args.get(_SIGN) == "0" and COOKIE not in request.cookies
