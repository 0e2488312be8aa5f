"""Our EPUB in somebody else's reading system (foliate-js in Chromium): played to its end, lit up in order."""

from __future__ import annotations

import functools
import threading
from collections.abc import Iterator
from dataclasses import replace
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from itertools import groupby
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser

from reader.exports.book import Book
from tests.exports.conftest import epub
from tests.exports.epub_checks import files

pytestmark = [pytest.mark.browser, pytest.mark.node]

FOLIATE = Path(__file__).parents[2] / "node_modules" / "foliate-js"
RATE = 1.5  # the shortest sentence lasts two of the browser's ticks (0.27 s) at this rate

PAGE = """<!doctype html><meta charset="utf-8"><title>Essai</title><script type="module">
import { makeBook } from './foliate-js/view.js'
const blob = await (await fetch('book.epub')).blob()
const book = await makeBook(new File([blob], 'book.epub'))
const overlay = book.getMediaOverlay()
window.lit = []
window.failed = []
overlay.setRate(RATE)
overlay.addEventListener('highlight', event => window.lit.push(event.detail.text))
overlay.addEventListener('error', event => window.failed.push(String(event.detail)))
window.told = { title: book.metadata.title, contents: book.toc.map(entry => entry.label) }
overlay.start(0)
</script>"""


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: Any) -> None:
        """Say nothing."""


@pytest.fixture
def site(tmp_path: Path) -> Iterator[str]:
    if not FOLIATE.is_dir():
        pytest.skip("needs the npm package foliate-js")
    (tmp_path / "foliate-js").symlink_to(FOLIATE)
    (tmp_path / "index.html").write_text(PAGE.replace("RATE", str(RATE)), encoding="utf-8")
    server = ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(_Quiet, directory=str(tmp_path)))
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}/index.html"
    server.shutdown()
    server.server_close()
    thread.join()


def test_played_to_the_end_and_lit_in_order(browser: Browser, small: Book, site: str, tmp_path: Path) -> None:
    sections = small.document.sections[:2]  # the first has two tracks
    kept = {section.id for section in sections}
    book = replace(
        small,
        document=replace(small.document, sections=sections),
        recordings=tuple(one for one in small.recordings if one.track.section_id in kept),
    )
    data = epub(book)
    (tmp_path / "book.epub").write_bytes(data)
    expected = [
        f"EPUB/{part.partition(chr(34))[0]}"
        for name in ("EPUB/s1.smil", "EPUB/s2.smil")
        for part in files(data)[name].decode().split('<text src="')[1:]
    ]
    page = browser.new_page()
    page.goto(site)
    page.wait_for_function(
        "(last) => window.lit?.at(-1) === last || window.failed?.length", arg=expected[-1], timeout=120_000
    )
    lit, failed, told = page.evaluate("[window.lit, window.failed, window.told]")
    page.close()
    assert failed == []
    # on a busy machine the reader lights a sentence twice, never another one
    assert [place for place, _ in groupby(lit)] == expected
    assert told["title"] == small.document.title
    assert told["contents"][0] == "Traitement : l’essentiel"
