"""The twelve charset cases: French text comes out whole, whatever the page declares."""

from __future__ import annotations

import codecs

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from reader.sources import decode

TEXT = "L’immunothérapie – à l’hôpital – coûte 20 € ; cœur, Noël, ça… «\u00a0oui\u00a0»"
OLD = "L'immunothérapie à l'hôpital coûte 20 € ; cœur, Noël, ça"


def page(charset: str = "", text: str = TEXT, before: str = "") -> str:
    meta = f"<meta charset='{charset}'>" if charset else ""
    return f"<html><head>{before}{meta}</head><body><p>{text}</p></body></html>"


@pytest.mark.parametrize(
    ("data", "text"),
    [
        (page("utf-8").encode(), TEXT),
        (page().encode(), TEXT),
        (page("iso-8859-1").encode("cp1252"), TEXT),
        (page().encode("cp1252"), TEXT),
        (page("utf-8").encode("cp1252"), TEXT),
        (page("iso-8859-1").encode(), TEXT),
        (page("iso-8859-15", OLD).encode("iso-8859-15"), OLD),
        (codecs.BOM_UTF8 + page("iso-8859-1").encode(), TEXT),
        (page().encode("utf-16"), TEXT),
        (codecs.BOM_UTF16_BE + page().encode("utf-16-be"), TEXT),
        (page("windows-1252", before=f"<script>{' ' * 5000}</script>").encode("cp1252"), TEXT),
        (page("utf-8").encode().replace(b"<p>", b"<p>\xe9", 1), "\ufffd" + TEXT),
    ],
)
def test_charset(data: bytes, text: str) -> None:
    assert f"<p>{text}</p>" in decode(data)


def test_what_http_declares_comes_before_what_the_page_does() -> None:
    assert OLD in decode(page("iso-8859-1", OLD).encode("iso-8859-15"), "iso-8859-15")


@given(st.binary(max_size=200), st.text(max_size=12))
def test_no_bytes_raise(data: bytes, charset: str) -> None:
    decode(data, charset)


@example("\ufffd" * 9)  # a page that was damaged before it was saved in UTF-8
@given(st.text(alphabet=st.characters(blacklist_categories=["Cs"]), max_size=200))
def test_utf_8_comes_back(text: str) -> None:
    assert decode(("<p>é" + text).encode()) == "<p>é" + text


def test_windows_1252_is_what_browsers_read() -> None:
    """The five bytes that it leaves open are controls (Encoding Standard, index windows-1252)."""
    data = bytes(range(0x80, 0x100))
    wanted = "".join(bytes([byte]).decode("cp1252", "ignore") or chr(byte) for byte in data)
    assert decode(data, "windows-1252") == wanted
    assert wanted[1] == "\x81"


@pytest.mark.parametrize("charset", ["punycode", "idna", "unicode_escape", "utf-7", "rot13", "base64", "undefined"])
def test_a_charset_that_no_browser_knows_is_none(charset: str) -> None:
    """Punycode takes a time that grows with the square of the page; escapes would make a tag of a text."""
    assert decode(b"<p>\xe9t\xe9 +AOk- \\u003c xn--9ca</p>", charset) == "<p>été +AOk- \\u003c xn--9ca</p>"
    assert decode(f"<meta charset={charset}>\xe9".encode("latin-1")).endswith("é")


def test_charsets_that_browsers_know() -> None:
    text = "<p>Où ? 30 €</p>"
    for charset in ("iso-8859-15", "macintosh", "windows-1252", "windows-1254"):
        assert decode(text.encode(charset), charset) == text
    for charset, page in (
        ("koi8-r", "боль"),
        ("shift_jis", "痛み"),
        ("gb2312", "疼痛"),
        ("euc-kr", "통증"),
        ("cp850", "là"),
    ):
        assert decode(page.encode(charset), charset) == page


def test_names_of_the_encoding_standard_that_python_does_not_know() -> None:
    assert decode("<p>Où ? 30 €</p>".encode("mac-roman"), "X-Mac-Roman") == "<p>Où ? 30 €</p>"
    assert decode("<p>Où ? 30 €</p>".encode("mac-roman"), "mac") == "<p>Où ? 30 €</p>"
    assert decode("<p>Où ? 30 €</p>".encode("iso-8859-15"), "latin-9") == "<p>Où ? 30 €</p>"
    assert decode("<meta charset=x-sjis>痛み".encode("shift_jis")).endswith("痛み")


@pytest.mark.parametrize("charset", ["utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("page", ["<p>Où ?</p>", "\r\n \t<!DOCTYPE html><p>Où ?</p>", "<?xml version='1.0'?><p>痛</p>"])
def test_utf_16_without_its_mark(page: str, charset: str) -> None:
    assert decode(page.encode(charset)) == page


def test_a_part_in_windows_1252_of_a_page_in_utf_8() -> None:
    """A page's frame in UTF-8 with a text of an older file in it; what is no letter of a word stays one U+FFFD."""
    whole = (
        "<p>L’immunothérapie stimule le système immunitaire à l’hôpital, cœur compris, dès l’été, où qu’elle soit.</p>"
        * 3
    )
    old = "l\u2019h\u00f4pital \u00e0 c\u00f4t\u00e9"
    data = whole.encode() + old.encode("cp1252") + b" \xe2\x80"
    assert decode(data) == whole + old + " \ufffd"


@pytest.mark.parametrize("charset", ["", "iso-8859-1", "utf-8"])
def test_letters_of_mac_and_latin_9_that_nothing_declares(charset: str) -> None:
    """No word of French holds "Ž" amid small letters; « c½ur » is « cœur », « ½cp » half a tablet."""
    text = OLD.replace("€", "euros") + ", déjà reçus, fièvre, tête, où êtes-vous"
    assert f"<p>{text}</p>" in decode(page(charset, text).encode("mac-roman"))
    old = "au c\u00bdur, 20 \u00a4, ½cp le matin, ½ comprimé le soir, l'été, dès l'âge"
    read = "au cœur, 20 €, ½cp le matin, ½ comprimé le soir, l'été, dès l'âge"
    assert f"<p>{read}</p>" in decode(page(charset, old).encode("latin-1"))


@pytest.mark.parametrize("charset", ["utf-16-le", "utf-16-be"])
def test_utf_16_that_begins_with_a_text(charset: str) -> None:
    assert decode(("Bonjour. " + page("utf-8")).encode(charset)) == "Bonjour. " + page("utf-8")
