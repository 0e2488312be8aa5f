"""What the person wishes, from and to the one cookie."""

from __future__ import annotations

from flask import Response, request

from reader.model import Preferences

COOKIE = "preferences"
YEAR = 365 * 24 * 3600  # seconds


def wishes() -> Preferences:
    """The preferences of whoever sent this request; the defaults where the cookie is missing or makes no sense."""
    return Preferences.from_cookie(request.cookies.get(COOKIE, ""))


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
