"""A service of two short pages that can be put out of order, and a browser that keeps pages of it."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

import pytest
from flask import Response, request
from playwright.sync_api import Browser, BrowserContext, Page

from reader.settings import Settings, packaged
from reader.store import MemoryStore
from reader.web.app import create_app
from tests.browser.conftest import serve, watch
from tests.browser.player.conftest import PAGE
from tests.browser.player.listener import PROBE

OpenPage = Callable[..., Page]

HALF = "<!DOCTYPE html><title>Page à moitié venue</title><h1>Page à moitié venue</h1>"


@dataclass
class Service:
    """The address of the service, and what befalls the next pages it is asked for."""

    address: str = ""
    status: int = 0
    stalls: bool = False
    spoils: bool = False
    spoilt: set[str] = field(default_factory=set)
    over: threading.Event = field(default_factory=threading.Event)

    def trouble(self) -> Response | None:
        """What is answered in place of a page, if anything."""
        if not request.path.startswith("/pages/") or request.path.endswith(".json"):
            return None
        if self.stalls:
            return Response(self._half())
        return Response("<h1>En panne</h1>", self.status) if self.status else None

    def spoil(self, response: Response) -> Response:
        """The first answer of each sound as it is where a sentence failed: short, and for this moment only."""
        if self.spoils and request.path.endswith(".mp3") and request.path not in self.spoilt:
            self.spoilt.add(request.path)
            return Response(b"short", headers={"Cache-Control": "no-store"}, mimetype="audio/mpeg")
        return response

    def _half(self) -> Iterator[str]:
        yield HALF
        self.over.wait(60)


@pytest.fixture(scope="session")
def kept_service(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Service]:
    """The whole service on `/pages/ecoute` and `/pages/autre`, with the real voice."""
    content = tmp_path_factory.mktemp("content")
    text = PAGE.read_text(encoding="utf-8")
    (content / "ecoute.html").write_text(text, encoding="utf-8")
    (content / "autre.html").write_text(text.replace("Page d’écoute", "Autre page"), encoding="utf-8")
    reader = Settings.from_env({}).replaced(content=content, prepare=False).open_reader(MemoryStore())
    service = Service()
    app = create_app(reader, packaged("static"))
    app.before_request(service.trouble)
    app.after_request(service.spoil)
    for address in serve(app):
        service.address = address
        yield service
        service.over.set()
    reader.close()


@pytest.fixture
def service(kept_service: Service) -> Iterator[Service]:
    """The same, in order before and after each test."""
    yield kept_service
    kept_service.status = 0
    kept_service.stalls = False
    kept_service.spoils = False
    kept_service.over.set()
    kept_service.over = threading.Event()


@pytest.fixture
def opened(browser: Browser, service: Service) -> Iterator[OpenPage]:
    """A function that opens a page of the service in a fresh profile; what it complains of fails the test."""
    contexts: list[BrowserContext] = []
    faults: list[str] = []

    def open_one(path: str = "/pages/ecoute") -> Page:
        context = browser.new_context(viewport={"width": 1000, "height": 700})
        contexts.append(context)
        page = context.new_page()
        watch(page, service.address, faults, "Failed to load resource")  # the network is taken away
        page.add_init_script(PROBE)
        page.goto(f"{service.address}{path}")
        return page

    yield open_one
    for context in contexts:
        context.close()
    assert faults == []
