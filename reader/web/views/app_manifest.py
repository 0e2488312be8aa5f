"""What makes the service an app that can be put on a home screen: the web app manifest, and the colour of its frame."""

from __future__ import annotations

import json

from flask import Blueprint, Response

from reader.model import Preferences
from reader.web.answers.assets import Assets
from reader.web.answers.bodies import Body
from reader.web.wording import SITE_NAME

# `--paper` of each theme in static/css/themes.css: browsers want the colour of their frame before any style sheet.
PAPER = {
    "light": "#fdfdfb",
    "dark": "#14181b",
    "black-on-white": "#ffffff",
    "white-on-black": "#000000",
    "yellow-on-black": "#000000",
    "cream": "#fbf3e1",
}

DESCRIPTION = "Des pages d’information sur l’immunothérapie, lues à voix haute et affichées en grand contraste."

# Name, side in pixels, purpose. Drawn by us: docs/decisions/0016-installed-as-an-app.md.
ICONS = (
    ("icons/app-192.png", 192, "any"),
    ("icons/app-512.png", 512, "any"),
    ("icons/maskable-512.png", 512, "maskable"),
)

SHORTCUTS = (("Pages gardées hors ligne", "/offline"), ("Recherche", "/search"), ("Réglages", "/preferences"))


def theme_colours(preferences: Preferences) -> list[tuple[str, str]]:
    """Colours of the browser's frame around a page, each with the media query it is for (empty for all)."""
    own = preferences.own_colours
    if own is not None:
        return [(f"#{str(own).split('-')[1]}", "")]
    if preferences.theme == "system":
        dark = "(prefers-color-scheme: dark)"
        return [(PAPER["dark"], dark), (PAPER["light"], "")]  # the first whose query holds is taken
    return [(PAPER[preferences.theme], "")]


def blueprint(files: Assets) -> Blueprint:
    """The route of the manifest."""
    routes = Blueprint("app_manifest", __name__)

    @routes.get("/manifest.webmanifest")
    def manifest() -> Response:
        told = {
            "id": "/",
            "name": SITE_NAME,
            "short_name": "Lecteur",
            "description": DESCRIPTION,
            "lang": "fr",
            "dir": "ltr",
            "start_url": "/",
            "scope": "/",
            # Back and reload stay within reach where a browser can show them: nobody is shut in a page.
            "display_override": ["minimal-ui"],
            "display": "standalone",
            "theme_color": PAPER["light"],
            "background_color": PAPER["light"],
            "categories": ["health", "medical", "education"],
            "icons": [
                {"src": files.url(name), "sizes": f"{side}x{side}", "type": "image/png", "purpose": purpose}
                for name, side, purpose in ICONS
            ],
            "shortcuts": [{"name": name, "url": address} for name, address in SHORTCUTS],
        }
        response = Body.of(json.dumps(told, ensure_ascii=False), "application/manifest+json").answer()
        response.headers["Cache-Control"] = "no-cache"  # the icons' addresses change with each release
        return response

    return routes
