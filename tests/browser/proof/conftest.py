"""The service as people meet it, and what a browser finds on every kind of its pages."""

from __future__ import annotations

import pickle
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser

from tests.browser.conftest import serve
from tests.browser.proof.visit import DRAWN, visit
from tests.proof.kinds import KINDS, status, whole_service


@pytest.fixture(scope="session")
def service(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a service with one page of each kind."""
    with whole_service(tmp_path_factory.mktemp("service")) as app:
        yield from serve(app)


@pytest.fixture(scope="session", params=KINDS)
def found(
    request: pytest.FixtureRequest,
    service: str,
    tmp_path_factory: pytest.TempPathFactory,
    worker_id: str,
) -> dict[str, Any]:
    """What one visit finds on a kind of page (visit.py); pytest runs all that asks for one kind before the next.

    A worker that takes over the rest of a kind's tests from another finds what that one found.
    """
    kind: str = request.param
    own = tmp_path_factory.getbasetemp()
    kept = (own if worker_id == "master" else own.parent) / f"found {kind}.pickle"
    if not kept.exists():
        browser: Browser = request.getfixturevalue("browser" if kind in DRAWN else "still_browser")
        seen = {"kind": kind, "address": KINDS[kind], **visit(browser, kind, service + KINDS[kind], status(kind))}
        half = own / kept.name
        half.write_bytes(pickle.dumps(seen))
        half.replace(kept)
    found: dict[str, Any] = pickle.loads(kept.read_bytes())
    return found
