"""The service as people meet it, and what a browser finds on every kind of its pages."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser

from tests.browser.conftest import serve
from tests.browser.proof.visit import visit
from tests.proof.kinds import KINDS, status, whole_service


@pytest.fixture(scope="session")
def service(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a service with one page of each kind."""
    with whole_service(tmp_path_factory.mktemp("service")) as app:
        yield from serve(app)


@pytest.fixture(scope="session", params=KINDS)
def found(request: pytest.FixtureRequest, browser: Browser, service: str) -> dict[str, Any]:
    """What one visit finds on a kind of page (visit.py); pytest runs all that asks for one kind before the next."""
    kind: str = request.param
    return {"kind": kind, "address": KINDS[kind], **visit(browser, kind, service + KINDS[kind], status(kind))}
