"""Files that are no page, by their first bytes, as a person would name them."""

from __future__ import annotations

import gzip
import io
import tarfile
import zipfile

import pytest

from reader.errors import PageRefused
from reader.service.single import extract_page

NOISE = bytes((number * 97 + number // 7) % 256 for number in range(3_000))


def zipped() -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("word/document.xml", "<p>Bonjour</p>")
    return file.getvalue()


def tarred() -> bytes:
    file = io.BytesIO()
    with tarfile.open(fileobj=file, mode="w") as archive:
        archive.addfile(tarfile.TarInfo("page.html"))
    return file.getvalue()


@pytest.mark.parametrize(
    ("data", "named"),
    [
        (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n" + NOISE, "un document PDF"),
        (b"\xef\xbb\xbf%PDF-1.4\n", "un document PDF"),
        (b"\xff\xd8\xff\xe0\x00\x10JFIF\x00" + NOISE, "une image"),
        (b"\x89PNG\r\n\x1a\n" + NOISE, "une image"),
        (b"GIF89a" + NOISE, "une image"),
        (b"RIFF\x24\x00\x00\x00WEBPVP8 " + NOISE, "une image"),
        (b"\x00\x00\x00 ftypavif" + NOISE, "données binaires"),
        (b"II*\x00" + NOISE, "données binaires"),
        (zipped(), "une archive ou un document bureautique"),
        (gzip.compress(b"<p>Bonjour</p>", mtime=0), "une archive"),
        (gzip.compress(NOISE, mtime=0), "une archive"),
        (b"7z\xbc\xaf'\x1c" + NOISE, "une archive"),
        (b"BZh91AY&SY" + NOISE, "une archive"),
        (tarred(), "données binaires"),
        (b"\xfd7zXZ\x00" + NOISE, "données binaires"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + NOISE, "Word"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(2_000), "Word"),
        (b"bplist00\xd1\x01\x02_\x10\x0fWebMainResource", "archive web de Safari"),
        (b"ID3\x03\x00" + NOISE, "un fichier audio"),
        (b"OggS\x00\x02" + NOISE, "un fichier audio"),
        (b"{\\rtf1\\ansi Bonjour}", "un document RTF"),
        (b"MZ\x90\x00" + NOISE, "données binaires"),
        (b"wOF2\x00\x01" + NOISE, "données binaires"),
        (b"<?xml version='1.0'?><rss><channel/></rss>", "XML"),
        (b"", "vide"),
        (b"\xef\xbb\xbf \r\n", "vide"),
    ],
)
def test_refused_by_name(data: bytes, named: str) -> None:
    with pytest.raises(PageRefused, match=named):
        extract_page(data)
