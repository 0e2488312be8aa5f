# ruff: noqa: E501  (pages in one line read best as they are)
"""Pages saved as one file by Safari and by SingleFile; and what is no page."""

from __future__ import annotations

import base64
import contextlib
import plistlib
import zlib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.errors import PageRefused
from reader.sources import Library, import_file, saved_page, stated_address
from reader.sources import library as shelf
from reader.sources.pictures import SavedPicture, beside

PAGE = "<html><head><meta charset='utf-8'></head><body><p>Où appeler ? Ne partez pas.</p><img src='/i/a.png'></body></html>"
URL = "https://chu.example/soins/appeler?a=1"
PNG = b"\x89PNG\r\n\x1a\n" + bytes(range(256))


def archive(page: str = PAGE, form: plistlib.PlistFormat = plistlib.FMT_BINARY, **said: object) -> bytes:
    main = {
        "WebResourceData": page.encode(),
        "WebResourceURL": URL,
        "WebResourceMIMEType": "text/html",
        "WebResourceTextEncodingName": "UTF-8",
    }
    parts = [
        {"WebResourceData": PNG, "WebResourceURL": "https://chu.example/i/a.png", "WebResourceMIMEType": "image/png"},
        {"WebResourceData": "text", "WebResourceURL": "https://chu.example/t.png", "WebResourceMIMEType": "image/png"},
        {"WebResourceData": b"", "WebResourceURL": "https://chu.example/e.png", "WebResourceMIMEType": "image/png"},
        {"WebResourceData": b"p{}", "WebResourceURL": "https://chu.example/a.css", "WebResourceMIMEType": "text/css"},
        "no resource",
    ]
    return plistlib.dumps({"WebMainResource": {**main, **said}, "WebSubresources": parts}, fmt=form)


@pytest.mark.parametrize("form", list(plistlib.PlistFormat))
def test_what_safari_saved(form: plistlib.PlistFormat) -> None:
    found = saved_page(archive(form=form))
    assert found is not None
    assert (found.html.decode(), found.address) == (PAGE, URL)
    for source in ("/i/a.png", "../i/a.png", "https://chu.example/i/a.png#x"):
        assert found.picture(source) == SavedPicture(PNG, "png")
    for source in ("/a.css", "/i/b.png", "http://[", "/t.png", "/e.png"):
        assert found.picture(source) is None


@pytest.mark.parametrize("url", ["http://chu.example/a", "file:///Users/moi/a.html", "", "about:blank"])
def test_the_address_that_safari_kept(url: str) -> None:
    found = saved_page(archive(WebResourceURL=url))
    assert found is not None
    assert found.address == (url if url.startswith("http") else "")


def test_what_safari_saved_in_an_old_charset() -> None:
    found = saved_page(
        archive(WebResourceData=PAGE.replace("utf-8", "x").encode("cp1252"), WebResourceTextEncodingName="windows-1252")
    )
    assert found is not None
    assert "Où appeler" in found.html.decode()


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (archive(WebResourceMIMEType="application/pdf"), "ne contient pas de page"),
        (archive(WebResourceData=b" "), "ne contient pas de page"),
        (archive(WebResourceData="no bytes"), "ne contient pas de page"),
        (archive()[:-9], "abîmée"),
        (b"bplist00" + bytes(40), "abîmée"),
        (plistlib.dumps([1]), "abîmée"),
        (plistlib.dumps({"a": 1}), "ne contient pas de page"),
        (plistlib.dumps({"URL": "https://chu.example/"}), "raccourci"),
        (b"From: a@chu.example\r\nSubject: Suivi\r\n\r\n<p>Bonjour</p>", "courriel"),
        (
            b"Date: x\nMIME-Version: 1.0\nContent-Type: multipart/alternative; boundary=a\n\n--a\n\n<p>a</p>\n--a--",
            "courriel",
        ),
    ],
)
def test_what_is_no_page_says_what_it_is(data: bytes, says: str) -> None:
    with pytest.raises(PageRefused, match=says):
        saved_page(data)


@given(st.binary(max_size=300))
def test_no_bytes_raise_anything_else(data: bytes) -> None:
    for head in (b"bplist00", b"<?xml version='1.0'?><!DOCTYPE plist><plist>", b"<img src=data:image/png;base64,"):
        with contextlib.suppress(PageRefused):
            saved_page(head + data)


def embedded(data: bytes = PNG, kind: str = "image/png", more: str = "") -> str:
    address = f"data:{kind};base64,{base64.b64encode(data).decode()}"
    return (
        f'<p>Ne partez pas.</p><img {more} src="{address}" alt="Un plan"><style>p{{background:url({address})}}</style>'
    )


def test_pictures_in_the_text_become_files() -> None:
    found = saved_page(embedded().encode())
    assert found is not None
    html = found.html.decode()
    assert "base64" not in html
    source = html.partition('src="')[2].partition('"')[0]
    assert source.endswith(".png")
    assert found.picture(source) == SavedPicture(PNG, "png")
    assert found.picture("other.png") is None


@pytest.mark.parametrize(
    "page",
    [
        embedded(PNG[:60]),  # holds the place of a picture
        embedded(more="data-src=/a.png"),
        embedded(more="srcset=/a.png"),
        embedded(kind="image/x-icon"),
        embedded().replace("base64,", "base64,é"),
        embedded().replace("<img", "<div"),
        "<p>Ne partez pas.</p>",
    ],
)
def test_other_pages_stay_as_they_are(page: str) -> None:
    assert saved_page(page.encode()) is None


def test_a_page_of_unclosed_pictures_is_read_once() -> None:
    assert saved_page(b"<img src=data:image/png;base64," * 100_000) is None
    assert saved_page(b"<img " * 500_000 + b"data:image/") is None


def test_a_page_may_weigh_more_by_its_pictures_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shelf, "MOST_BYTES", 3_000)
    monkeypatch.setattr("reader.sources.arrival.MOST_BYTES", 3_000)
    monkeypatch.setattr(shelf, "MOST_SAVED_BYTES", 90_000)
    (tmp_path / "content").mkdir()
    library = Library(tmp_path / "content")
    file = tmp_path / "suivi.html"
    noise = zlib.compress(bytes(range(256)) * 9, 0) * 5
    file.write_text(embedded(noise))
    assert file.stat().st_size > 3_000
    arrival = import_file(file, library)
    assert len((tmp_path / "content" / "suivi.html").read_bytes()) < 3_000
    assert "Ne partez pas." in arrival.page.html
    file.write_text(embedded(noise) + "<p>Trop.</p>" * 400)
    with pytest.raises(PageRefused, match="même sans ses images"):
        import_file(file, library)
    file.write_bytes(archive(WebResourceData=PAGE.encode() + bytes(4_000)))
    with pytest.raises(PageRefused, match="même sans ses images"):
        import_file(file, library)
    file.write_text("<p>Trop.</p>" * 4_000)
    with pytest.raises(PageRefused, match="trop lourd"):
        import_file(file, library)


def test_singlefile_says_where_the_page_is_from() -> None:
    page = f"<!DOCTYPE html> <html lang=fr><!--\n Page saved with SingleFile \n url: {URL} \n saved date: Fri Nov 27 2026\n-->"
    assert stated_address(page) == URL


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("Appelez le 15.\nNe partez pas.", "balise"),
        ("# Suivi\n\nSi < 38 °C, attendez.", "balise"),
        ("[InternetShortcut]\r\nURL=https://chu.example/\r\n", "raccourci"),
    ],
)
def test_a_text_without_a_tag_is_no_page(tmp_path: Path, text: str, says: str) -> None:
    (tmp_path / "content").mkdir()
    file = tmp_path / "suivi.txt"
    file.write_text(text)
    with pytest.raises(PageRefused, match=says):
        import_file(file, Library(tmp_path / "content"))
    assert list((tmp_path / "content").iterdir()) == []


def test_a_page_that_was_given_another_name_keeps_its_folder(tmp_path: Path) -> None:
    """And brings in nothing that only lies beside it."""
    for folder in ("Suivi_files", "Suivi-Dateien", "Autre"):
        (tmp_path / folder).mkdir()
    (tmp_path / "Suivi_files" / "a.png").write_bytes(PNG)
    (tmp_path / "Suivi-Dateien" / "b.png").write_bytes(PNG)
    (tmp_path / "Autre" / "c.png").write_bytes(PNG)
    (tmp_path / "d.png").write_bytes(PNG)
    (tmp_path / "x").mkdir()
    find = beside(tmp_path / "fiche-3.html")
    assert find("./Suivi_files/a.png") == SavedPicture(PNG, "png")
    assert find("Suivi-Dateien/b.png") == SavedPicture(PNG, "png")
    for source in (
        "Autre/c.png",
        "d.png",
        "Suivi_files/c.png",
        "Suivi_files/../d.png",
        "_files/d.png",
        "%00_files/d.png",
    ):
        assert find(source) is None
    assert beside(tmp_path / "x" / "fiche-3.html")("../Suivi_files/a.png") is None
