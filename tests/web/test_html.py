"""Every kind of page, given to the Nu HTML checker: not one error, not one warning."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest
from flask.testing import FlaskClient

from reader.exports import FORMATS, Book, Wishes
from reader.extract import extract
from reader.settings import Settings, packaged
from reader.sources import decode
from reader.web.app import create_app
from tests.exports import validators
from tests.proof.kinds import KINDS, whole_service
from tests.web.fake_reader import FakeReader

ROOT = Path(__file__).parents[2]

pytestmark = pytest.mark.java


def write(client: FlaskClient, paths: tuple[str, ...], folder: Path) -> None:
    for number, path in enumerate(paths):
        (folder / f"{number}.html").write_text(client.get(path).text, encoding="utf-8")


@pytest.mark.first
@pytest.mark.proves("rgaa:8.1", "rgaa:8.2")
def test_every_kind_of_page_is_valid(client: FlaskClient, reader: FakeReader, tmp_path: Path) -> None:
    """In one run of the checker: most of a run is Java's start and the reading of the schemas."""
    pages = tmp_path / "pages"
    for name, write_them in (("kinds", every_kind), ("real", every_real_page), ("builders", pages_of_every_builder)):
        folder, other = pages / name, tmp_path / name
        folder.mkdir(parents=True)
        other.mkdir()
        write_them(folder, other)
    reader.known_voices = ()
    (pages / "silent.html").write_text(client.get("/pages/exemple").text, encoding="utf-8")
    for picture in packaged("static").glob("icons/*.svg"):
        shutil.copy(picture, pages)
    assert validators.nu(pages) == ""


def every_kind(folder: Path, service: Path) -> None:
    with whole_service(service) as app:
        write(app.test_client(), tuple(KINDS.values()), folder)


def every_real_page(folder: Path, tracks: Path) -> None:
    library = Settings.from_env({}).open_library()
    pages = [library.page(page_id) for page_id in library.ids()]
    reader: Any = FakeReader(tracks, *(extract(page.html, page.id, page.source) for page in pages))
    paths = tuple(f"/pages/{page.id}{rest}" for page in pages for rest in ("", "/left-out", "/text", "/level"))
    write(create_app(reader, packaged("static")).test_client(), paths, folder)


def pages_of_every_builder(folder: Path, tracks: Path) -> None:
    """As the web shows them, with what was left out, and as taken away (`extract --format html` has less around it)."""
    found = sorted(ROOT.glob("tests/golden/*/input.html"))
    assert found
    documents = [extract(decode(file.read_bytes()), file.parent.name) for file in found]
    reader: Any = FakeReader(tracks, *documents)
    paths = tuple(f"/pages/{document.id}{rest}" for document in documents for rest in ("", "/left-out"))
    write(create_app(reader, packaged("static")).test_client(), paths, folder)
    for document in documents:
        with (folder / f"{document.id}.html").open("wb") as out:
            FORMATS["html"].write(Book(document), Wishes(), out)


def test_the_checker_does_complain(tmp_path: Path) -> None:
    (tmp_path / "bad.html").write_text("<!DOCTYPE html><html lang=fr><title>x</title><p><div></p>", encoding="utf-8")
    assert "error" in validators.nu(tmp_path)
