"""What the person wishes, from and to the one cookie, and as the page's style sheets are told it."""

from __future__ import annotations

from flask import Response, g, request

from reader.model import Preferences

COOKIE = "preferences"
YEAR = 365 * 24 * 3600  # seconds

# Of the themes that have one of their own; "system" follows the device.
DARK_THEMES = ("dark", "white-on-black", "yellow-on-black")

# Wishes that style sheets and scripts know by an attribute of the same name, where they differ from the defaults.
STYLED = (
    "lines", "paragraphs", "words", "letters", "width", "weight", "highlight", "mark", "follow", "ruler",
    "terms", "abbreviations", "notes",
)  # fmt: skip


def wishes() -> Preferences:
    """The preferences of whoever sent this request, those that its link carried (of_link.py) first."""
    return own_wishes().with_wishes(wishes_of_link())


def own_wishes() -> Preferences:
    """The person's own preferences; the defaults where the cookie is missing or makes no sense."""
    return Preferences.from_cookie(request.cookies.get(COOKIE, ""))


def wishes_of_link() -> dict[str, str]:
    """The wishes that the link to this request carried, for one visit."""
    of_link: dict[str, str] = g.get("of_link", {})
    return of_link


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


def longest_row() -> int:
    """How many characters held together by no-break spaces find room on a line of a phone in the size that is wished; 0
    where all that anybody writes does."""
    if "longest_row" not in g:  # every paragraph of a page asks, and reading the cookie takes a third of a millisecond
        size = wishes().text_size
        g.longest_row = 2800 // size if size >= 200 else 0
    return int(g.longest_row)


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


# The style sheets in `static/css` of every page, and of a page's text alone, in the order they hold.
EVERYWHERE = ("tokens", "themes", "base", "reading", "tables", "table-sizes", "controls", "words", "player")
TEXT_ALONE = ("tokens", "themes", "text")


def page_sheets(preferences: Preferences) -> list[str]:
    """The style sheets of a page with these wishes, in the order they hold, but for those of one kind of page."""
    return [*EVERYWHERE, *sheets(preferences)]


def text_sheets(preferences: Preferences) -> list[str]:
    """The style sheets of a page's text alone: colours, letters and spacing as on every page, and no more."""
    return [*TEXT_ALONE, *(name for name in sheets(preferences) if name.startswith("font-"))]


def sheets(preferences: Preferences) -> list[str]:
    """The style sheets in `static/css` that only these wishes need."""
    asked = {
        "font-opendyslexic": preferences.font == "opendyslexic",
        "font-luciole": preferences.font == "luciole",
        "marks": preferences.mark != "theme",
        "ruler": preferences.ruler != "off",
    }
    return [name for name, wanted in asked.items() if wanted]
