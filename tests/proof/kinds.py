"""Every kind of page there is, by the address of one, and a service that has them all."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from flask import Flask

from reader.errors import Busy
from reader.model import Preferences
from reader.service.orders import Orders
from reader.service.reader import Sound
from reader.settings import packaged
from reader.store import DiskStore, KeptFiles
from reader.web.app import create_app
from tests.web.fake_reader import FakeReader
from tests.web.sample import SAMPLE

BUSY = "b" * 64

# Of two of a kind the second shows nothing new, but where the text says something else: a search that finds nothing.
KINDS = {
    "library": "/",
    "page": "/pages/exemple?speed=0.75",  # a wish in the link: one form more than without
    "text alone": "/pages/exemple/text",
    "left out": "/pages/exemple/left-out",
    "level": "/pages/exemple/level",
    "where to start": "/pages/exemple/listen",
    "share": "/pages/exemple/share?link_theme=cream&link_place=s3",
    "sheet": "/pages/exemple/share/sheet",
    "take away": "/pages/exemple/take-away",
    "a file to prepare": "/pages/exemple/take-away/epub",
    "settings": "/preferences?back=/help&saved=1",
    "help": "/help",
    "glossary": "/glossaire?page=exemple&at=s4-b6",
    "word": "/glossaire/amm?page=exemple",
    "search": "/search",
    "search found": "/search?q=anticorps+fievre",
    "search in a page": "/search?q=anticorps+AMM&page=exemple",
    "search found nothing": "/search?q=nivolumap",
    "offline": "/offline",
    "declaration": "/accessibilite",
    "grid": "/accessibilite/epubtest",  # the shortest: axe takes seconds for a table of a hundred rows
    "error": "/absent",
    "busy": f"/audio/{BUSY}.mp3",  # who listens without a script, when too many do
}

# Routes that answer with no page: sounds, files, data, a redirection.
NO_PAGE = {
    "app_manifest.manifest",
    "assets.file", "assets.favicon", "assets.robots", "audio.sound", "audio.cues", "audio.captions",
    "colours.sheet", "colours.verdict", "glossary.sound", "health", "listen.listen", "offline.worker",
    "offline.needed", "pages.picture", "preferences.sample", "refused.look", "share.code",
    "take_away.file", "take_away.transcript",
}  # fmt: skip


def status(kind: str) -> int:
    """What the service answers for that kind of page."""
    return {"error": 404, "busy": 503}.get(kind, 200)


class BesetReader(FakeReader):
    """One whose sound `BUSY` too many people ask for."""

    def sound(self, key: str, preferences: Preferences) -> Sound:
        if key == BUSY:
            raise Busy("Beaucoup de lectures sont demandées en ce moment. Réessayez dans quelques secondes.")
        return super().sound(key, preferences)


@contextmanager
def whole_service(folder: Path) -> Iterator[Flask]:
    """The web door with all it can offer, take-away files too, on the proof sheet (`/pages/exemple`)."""
    reader: Any = BesetReader(folder, SAMPLE)
    orders = Orders(reader, KeptFiles(DiskStore(folder / "cache")))
    yield create_app(reader, packaged("static"), orders=orders)
    orders.close()
