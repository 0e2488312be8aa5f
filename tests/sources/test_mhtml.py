# ruff: noqa: E501  (files in one line read best as they are)
"""A page saved as one file."""

from __future__ import annotations

import base64
import quopri
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.errors import PageRefused
from reader.sources import Library, import_file
from reader.sources.mhtml import from_mhtml

PAGE = "<html><head><meta charset='utf-8'><title>Où appeler ?</title></head><body><p>Où appeler ? Ici = là, jour et nuit.</p></body></html>"
URL = "https://chu.example/appeler?a=1"
HEAD = (
    "From: <Saved by Blink>\r\nSnapshot-Content-Location: {url}\r\nSubject: =?utf-8?Q?O=C3=B9=20appeler=20?=\r\n"
    'Date: Thu, 26 Nov 2026 10:00:00 -0000\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\ttype="text/html";\r\n'
    '\tboundary="----MultipartBoundary--x----"\r\n\r\n\r\n'
)


def saved(page: bytes, *, coding: str = "quoted-printable", kind: str = "text/html", url: str = URL) -> bytes:
    body = quopri.encodestring(page) if coding == "quoted-printable" else base64.encodebytes(page)
    style = b"------MultipartBoundary--x----\r\nContent-Type: text/css\r\nContent-Location: cid:1\r\n\r\np { color: red }\r\n"
    part = f"------MultipartBoundary--x----\r\nContent-Type: {kind}\r\nContent-ID: <frame-1@mhtml.blink>\r\nContent-Transfer-Encoding: {coding}\r\nContent-Location: {url}\r\n\r\n"
    return HEAD.format(url=url).encode() + style + part.encode() + body + b"\r\n------MultipartBoundary--x------\r\n"


@pytest.mark.parametrize("coding", ["quoted-printable", "base64"])
def test_the_page_and_its_address(coding: str) -> None:
    found = from_mhtml(saved(PAGE.encode(), coding=coding))
    assert found is not None
    assert (found.html.decode().strip(), found.address) == (PAGE, URL)


def test_an_old_charset() -> None:
    found = from_mhtml(
        saved(PAGE.replace("utf-8", "iso-8859-1").encode("cp1252"), kind='text/html;\r\n\tcharset="iso-8859-1"')
    )
    assert found is not None
    assert "Où appeler" in found.html.decode()


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"<!DOCTYPE html><p>Content-Type: multipart/related</p>",
        PAGE.encode(),
        b"From: x\n\nContent-Type: multipart/related",
    ],
)
def test_any_other_file_is_none(data: bytes) -> None:
    assert from_mhtml(data) is None


@pytest.mark.parametrize("data", [HEAD.encode(), saved(b"", kind="text/html"), saved(PAGE.encode(), kind="image/png")])
def test_a_file_without_a_page_is_refused(data: bytes) -> None:
    with pytest.raises(PageRefused, match="mhtml"):
        from_mhtml(data)


def test_an_address_that_is_none_is_left_out() -> None:
    found = from_mhtml(saved(PAGE.encode(), url="file:///C:/Users/moi/page.html"))
    assert found is not None
    assert found.address == ""


def test_it_joins_the_library_as_a_page(tmp_path: Path) -> None:
    (tmp_path / "content").mkdir()
    file = tmp_path / "Où appeler.mhtml"
    file.write_bytes(saved(PAGE.encode()))
    page = import_file(file, Library(tmp_path / "content")).page
    assert (page.id, page.html.strip(), page.source.url) == ("ou-appeler", PAGE, URL)


@given(st.binary(max_size=400))
def test_no_bytes_raise_anything_but_a_refusal(tail: bytes) -> None:
    try:
        from_mhtml(HEAD.encode() + tail)
    except PageRefused:
        return


def test_a_head_of_many_lines_is_looked_at_once() -> None:
    """Tried in every way it would outlast us all."""
    assert from_mhtml(b"a: b\r\n " * 200_000) is None
    assert from_mhtml(b"a:" * 1_000_000) is None


def test_parts_in_parts_without_end_are_refused() -> None:
    nested = "".join(
        f"Content-Type: multipart/related; boundary=b{depth}\r\n\r\n--b{depth}\r\n" for depth in range(1500)
    )
    with pytest.raises(PageRefused):
        from_mhtml(f"MIME-Version: 1.0\r\n{nested}Content-Type: text/html\r\n\r\n<p>Texte</p>\r\n".encode())
