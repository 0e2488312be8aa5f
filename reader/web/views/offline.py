"""Pages kept on the person's own device: what a page needs there, the worker that serves it, and what is kept."""

from __future__ import annotations

import hashlib
import json
import math
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from flask import Blueprint, Response, render_template

from reader.model import Preferences
from reader.web.answers.assets import Assets
from reader.web.answers.bodies import Body
from reader.web.wishes import own_wishes, page_sheets, wishes
from reader.web.writing.view import page_scripts, pictures_of

if TYPE_CHECKING:
    from reader.service.plan import PlannedTrack
    from reader.service.reader import Reader

# A second of a track: 48 kbit/s of sound at 22050 Hz (reader/store/encode.py), and its cues. Measured on two pages of
# content/ of 430 s each (questions-equipe-soignante, systeme-immunitaire): 6022 bytes of sound, 205 to 219 of cues.
BYTES_A_SECOND = 6250
# The page itself, style sheets, scripts and the font of the default wishes: 310 to 318 kB on the same two pages.
BYTES_AROUND = 350_000

# What pages ask for one by one.
ALONE = ("css/offline.css", "css/print.css", "icons/favicon.svg")


def megabytes_kept(seconds: float) -> int:
    """The room a page takes on a device, in Mo, rounded up: what is told before it is kept."""
    return math.ceil((seconds * BYTES_A_SECOND + BYTES_AROUND) / 1_000_000)


def version(digest: str, preferences: Preferences, tracks: Sequence[PlannedTrack], release: str) -> str:
    """A name for all a kept copy depends on: another name means that the copy is no longer the page."""
    parts = (digest, preferences.to_cookie(), *(track.key for track in tracks), release)
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()[:32]


def in_order(plan: Mapping[str, Sequence[PlannedTrack]]) -> tuple[PlannedTrack, ...]:
    """The tracks of a page, first to last."""
    return tuple(track for tracks in plan.values() for track in tracks)


def surroundings(files: Assets, preferences: Preferences, page: Sequence[str]) -> list[str]:
    """The addresses of what a page and `/offline` are shown with: style sheets, scripts, fonts and icon.

    `page` are the scripts of the page.
    """
    fonts = "fonts/opendyslexic/" if preferences.font == "opendyslexic" else "fonts/atkinson"
    alone = list(ALONE)
    if preferences.font == "luciole":
        fonts = "fonts/luciole/"
        alone.append("css/font-luciole-files.css")
    scripts = [page, ["early-press"], ["offline-list"], *([["ruler"]] if preferences.ruler != "off" else [])]
    addresses = [
        files.sheets(page_sheets(preferences)),
        *map(files.scripts, scripts),
        *(files.url(name) for name in files.names() if name.endswith(".woff2") and name.startswith(fonts)),
        *(files.url(name) for name in alone),
    ]
    if preferences.own_colours:
        addresses.append(f"/colours/{preferences.own_colours}.css")
    return addresses


def blueprint(reader: Reader, files: Assets) -> Blueprint:
    """The routes of `/offline`, the worker, and what each page needs to be kept."""
    routes = Blueprint("offline", __name__)

    @routes.get("/offline")
    def kept() -> Response:
        page = render_template("offline.html", here="offline", preferences=wishes(), back="/offline")
        return Body.of(page).personal()

    @routes.get("/offline-worker.js")
    def worker() -> Response:
        # At the root: a worker governs the folder of its own address and what is below.
        return files.answer("", "js/offline-worker.js")

    @routes.get("/pages/<page_id>/offline.json")
    def needed(page_id: str) -> Response:
        preferences = own_wishes()
        document = reader.document(page_id)
        plan = reader.plan(page_id, preferences)
        tracks = in_order(plan)
        pictures = pictures_of(reader, document) if preferences.images == "on" else {}
        told = {
            "document": page_id,
            "title": document.title,
            "version": version(reader.digest(page_id), preferences, tracks, files.digest),
            "page": f"/pages/{page_id}",
            "files": [
                "/offline",
                *surroundings(files, preferences, page_scripts(has_tracks=bool(tracks))),
                *(f"/pages/{page_id}/images/{name}" for name in sorted(set(pictures.values()))),
            ],
            "tracks": [f"/audio/{track.key}.{form}" for track in tracks for form in ("json", "mp3")],
        }
        return Body.of(json.dumps(told, ensure_ascii=False), "application/json").personal()

    return routes
