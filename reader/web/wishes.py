"""What the person wishes, from and to the one cookie, and as the page's style sheets are told it."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from flask import Response, request

from reader.errors import WrongPreference
from reader.model import Preferences

COOKIE = "preferences"
YEAR = 365 * 24 * 3600  # seconds

# Of the themes that have one of their own; "system" follows the device.
DARK_THEMES = ("dark", "white-on-black", "yellow-on-black")

# Wishes that style sheets and scripts know by an attribute of the same name, where they differ from the defaults.
STYLED = (
    "lines", "paragraphs", "words", "letters", "width", "highlight", "mark", "follow", "ruler",
    "terms", "abbreviations",
)  # fmt: skip

# Wishes that a link to a page may carry (`/pages/ID?theme=dark&speed=0.8`).
LINKED = ("theme", "text_size", "speed", "voice")


def wishes() -> Preferences:
    """The preferences of whoever sent this request; the defaults where the cookie is missing or makes no sense."""
    return Preferences.from_cookie(request.cookies.get(COOKIE, ""))


def linked(query: Mapping[str, str], voices: Collection[str]) -> dict[str, str]:
    """The wishes that a link carries in its query, for one visit; what makes no sense is passed over.

    A link may be old, or broken by a message's line: the page must open all the same. `voices` are the known ones.
    """
    asked = {name: query[name].strip() for name in LINKED if query.get(name, "").strip()}
    if asked.get("voice") not in voices:
        asked.pop("voice", None)
    sound = {}
    for name, value in asked.items():
        try:
            Preferences().with_wishes({name: value})
        except WrongPreference:
            continue
        sound[name] = value
    return sound


def keep(response: Response, preferences: Preferences, *, secure: bool) -> None:
    """Put the preferences in the cookie, or take the cookie away when nothing differs from the defaults.

    No identifier is in it, so it needs no consent (CNIL: cookies for the personalisation of the interface asked for by
    the person are exempt).
    """
    cookie = preferences.to_cookie()
    if cookie:
        response.set_cookie(COOKIE, cookie, max_age=YEAR, secure=secure, httponly=True, samesite="Lax")
    else:
        response.delete_cookie(COOKIE, secure=secure, httponly=True, samesite="Lax")


def attributes(preferences: Preferences) -> dict[str, str]:
    """The attributes by which style sheets know the wishes, on `html` and on the settings page's sample.

    Four are always there; of the others, those that differ from the defaults.
    """
    told = {
        "data-theme": preferences.theme,
        "data-text-size": str(preferences.text_size),
        "data-spacing": preferences.spacing,
        "data-font": preferences.font,
    }
    own = preferences.own_colours
    if own is not None:
        told["data-colours"] = str(own)
    if preferences.theme in DARK_THEMES or (own is not None and own.dark):
        told["data-ground"] = "dark"
    for name in STYLED:
        value = getattr(preferences, name)
        if value != getattr(Preferences(), name):
            told[f"data-{name}"] = value
    if preferences.ruler != "off":
        told["data-ruler-lines"] = str(preferences.ruler_lines)
    return told


def sheets(preferences: Preferences) -> list[str]:
    """The style sheets in `static/css` that only these wishes need."""
    asked = {
        "font-opendyslexic": preferences.font == "opendyslexic",
        "font-luciole": preferences.font == "luciole",
        "marks": preferences.mark != "theme",
        "ruler": preferences.ruler != "off",
    }
    return [name for name, wanted in asked.items() if wanted]
