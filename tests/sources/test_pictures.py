"""The pictures of a page that a browser saved."""

from __future__ import annotations

import base64
from pathlib import Path

import pytest

from reader.errors import NotFound, PageRefused, StoreError
from reader.model import Image
from reader.sources import Library, import_file, keep_pictures
from reader.sources import library as shelf
from reader.sources.mhtml import from_mhtml
from reader.sources.pictures import SavedPicture, beside
from tests.sources.test_mhtml import PAGE, URL, saved

PNG = b"\x89PNG\r\n\x1a\n" + bytes(40)
WEBP = b"RIFF\0\0\0\0WEBPVP8 "


def part(location: str, data: bytes = PNG, kind: str = "image/png", content_id: str = "") -> bytes:
    head = f"Content-Type: {kind}\r\nContent-Transfer-Encoding: base64\r\nContent-Location: {location}\r\n"
    head += f"Content-ID: <{content_id}>\r\n" if content_id else ""
    return f"------MultipartBoundary--x----\r\n{head}\r\n".encode() + base64.encodebytes(data) + b"\r\n"


def with_pictures(*parts: bytes, url: str = URL, page: str = PAGE) -> bytes:
    end = b"------MultipartBoundary--x------\r\n"
    return saved(page.encode(), url=url).removesuffix(end) + b"".join(parts) + end


def test_a_page_saved_as_one_file_gives_its_pictures() -> None:
    found = from_mhtml(
        with_pictures(
            part("https://chu.example/photo.jpg?itok=1", WEBP, "image/webp"),
            part("cid:1@mhtml.blink", content_id="1@mhtml.blink"),
            part("https://chu.example/page.pdf", kind="application/pdf"),
        )
    )
    assert found is not None
    assert found.picture("https://chu.example/photo.jpg?itok=1") == SavedPicture(WEBP, "webp")
    assert found.picture("cid:1@mhtml.blink") == SavedPicture(PNG, "png")
    assert found.picture("https://chu.example/page.pdf") is None
    assert found.picture("https://chu.example/other.jpg") is None


def test_word_names_them_from_its_page() -> None:
    data = with_pictures(part("file:///C:/F1/fiche_fichiers/image001.png"), url="file:///C:/F1/fiche.htm")
    found = from_mhtml(data)
    assert found is not None
    assert found.picture("fiche_fichiers/image001.png") == SavedPicture(PNG, "png")


def test_beside_a_page(tmp_path: Path) -> None:
    folder = tmp_path / "Page_fichiers"
    folder.mkdir()
    (folder / "séance (1).png").write_bytes(PNG)
    (folder / "photo.webp").write_bytes(WEBP)
    (folder / "script.js").write_bytes(b"x")
    find = beside(tmp_path / "Page.html")
    assert find("./Page_fichiers/s%C3%A9ance%20(1).png") == SavedPicture(PNG, "png")
    assert find("Page_fichiers/photo") == SavedPicture(WEBP, "webp")
    assert [find(source) for source in ("Page_fichiers/script.js", "..", "", "http://[", "a/../b.png")] == [None] * 5


def test_a_name_too_long_for_a_file_costs_no_other_picture(tmp_path: Path) -> None:
    (tmp_path / "Page_files").mkdir()
    (tmp_path / "Page_files" / "a.png").write_bytes(PNG)
    find = beside(tmp_path / "Page.html")
    images = [Image(f"https://cdn.example/{'x' * 300}.png", ""), Image("Page_files/a.png", "")]
    assert keep_pictures(images, find, tmp_path / "kept") == 1


def test_kept_under_their_names_and_found_again(tmp_path: Path) -> None:
    (tmp_path / "page.html").write_text(PAGE)
    pictures = {"a/Séance (1).png": PNG, "b/photo": WEBP, "c/photo.jpg": WEBP}
    images = [Image(source, "") for source in (*pictures, "d/absent.png")]
    kept = keep_pictures(
        images,
        lambda source: (
            SavedPicture(pictures[source], "png" if pictures[source] == PNG else "webp") if source in pictures else None
        ),
        tmp_path / "page",
    )
    assert kept == 3
    library = Library(tmp_path)
    assert [library.image("page", image.name).read_bytes() for image in images[:3]] == list(pictures.values())
    with pytest.raises(NotFound):
        library.image("page", images[3].name)


def test_two_of_one_name_that_differ_are_not_kept(tmp_path: Path) -> None:
    pictures = {"a/photo.png": PNG, "b/photo.png": PNG + b"x", "c/same.png": PNG, "d/same.png": PNG}
    images = [Image(source, "") for source in pictures]
    assert keep_pictures(images, lambda source: SavedPicture(pictures[source], "png"), tmp_path / "page") == 1
    assert [file.name for file in (tmp_path / "page").iterdir()] == ["same.png"]


def test_a_folder_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "page").write_text("a file")
    with pytest.raises(StoreError, match="images"):
        keep_pictures([Image("a.png", "")], lambda source: SavedPicture(PNG, "png"), tmp_path / "page")


def test_pictures_may_weigh_more_than_a_page(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shelf, "MOST_BYTES", 3_000)
    monkeypatch.setattr(shelf, "MOST_SAVED_BYTES", 9_000)
    (tmp_path / "content").mkdir()
    file = tmp_path / "page.mhtml"
    file.write_bytes(with_pictures(part("https://chu.example/a.png", PNG + bytes(3_000))))
    arrival = import_file(file, Library(tmp_path / "content"))
    assert arrival.picture("https://chu.example/a.png") is not None
    file.write_bytes(with_pictures(part("https://chu.example/a.png", PNG + bytes(9_000))))
    with pytest.raises(PageRefused, match="trop lourd"):
        import_file(file, Library(tmp_path / "content"))
