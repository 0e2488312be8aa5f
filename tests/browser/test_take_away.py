"""A file that is being prepared, watched from its page."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import expect

from reader.exports import FORMATS
from tests.browser.conftest import OpenPage, serve
from tests.proof.kinds import whole_service


@pytest.fixture
def whole_server(tmp_path: Path) -> Iterator[str]:
    with whole_service(tmp_path) as app:
        yield from serve(app)


def test_a_file_that_fails_is_told_and_can_be_tried_again(
    whole_server: str, open_page: OpenPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    fails, tries = threading.Event(), threading.Semaphore(0)

    def write(*_: Any) -> None:
        tries.release()
        fails.wait(60)
        raise ValueError("a fault of the format's")

    monkeypatch.setitem(FORMATS, "txt", replace(FORMATS["txt"], write=write))
    page = open_page(f"{whole_server}/pages/exemple/take-away")
    page.locator("#txt button[type=submit]").click()
    again = page.get_by_role("button", name="Essayer de nouveau")
    leave = page.get_by_text("Vous pouvez fermer cette page")
    expect(page).to_have_title("En préparation\u00a0: Texte simple – Lecteur accessible")
    expect(leave).to_be_visible()
    expect(again).to_be_hidden()
    fails.set()
    expect(page.locator(".notice")).to_contain_text("Le fichier n’a pas pu être préparé.")
    expect(page).to_have_title("Pas préparé\u00a0: Texte simple – Lecteur accessible")
    expect(page.locator("[data-announce]")).to_contain_text("Le fichier n’a pas pu être préparé.")
    expect(page.get_by_role("progressbar")).to_be_hidden()
    expect(leave).to_be_hidden()
    assert tries.acquire(timeout=1)
    again.click()
    expect(page.locator(".notice")).to_be_visible()
    assert tries.acquire(timeout=1), "it was tried once more"
