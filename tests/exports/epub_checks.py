"""What epubcheck and Ace do not see: whether what is highlighted is what is heard, to the end, without a gap."""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
from collections.abc import Iterator
from xml.etree import ElementTree as ET

from tests.exports.books import words
from tests.exports.frames import heard_seconds

SMIL = "{http://www.w3.org/ns/SMIL}"
OPF = "{http://www.idpf.org/2007/opf}"
XHTML = "{http://www.w3.org/1999/xhtml}"


def files(book: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(book)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def spine(book: dict[str, bytes]) -> list[str]:
    """The texts in reading order."""
    package = ET.fromstring(book["EPUB/package.opf"])
    manifest = {item.get("id"): item.get("href") for item in package.iter(f"{OPF}item")}
    return [
        f"EPUB/{manifest[item.get('idref')]}" for item in package.iter(f"{OPF}itemref") if item.get("linear") != "no"
    ]


def problems(book: bytes) -> list[str]:
    """What is wrong with the overlays of an EPUB; empty where nothing is."""
    found = []
    kept = files(book)
    targets: list[str] = []
    for text in spine(kept):
        overlay = text.replace(".xhtml", ".smil")
        if overlay not in kept:
            continue
        ends: dict[str, float] = {}
        order = [element.get("id") for element in ET.fromstring(kept[text]).iter() if element.get("id")]
        last = -1
        for target, sound, begin, end in _pars(kept[overlay]):
            targets.append(target)
            if target not in order:
                found.append(f"{overlay}: no {target} in {text}")
            elif order.index(target) <= last:
                found.append(f"{overlay}: {target} is out of order")
            else:
                last = order.index(target)
            if begin >= end:
                found.append(f"{overlay}: {target} is heard from {begin} to {end}")
            if begin != ends.get(sound, 0.0):
                found.append(f"{overlay}: {target} begins at {begin}, the one before ended at {ends.get(sound, 0.0)}")
            ends[sound] = end
        for sound, end in ends.items():
            length = heard_seconds(kept[sound])
            if not end <= length < end + 0.001:
                found.append(f"{overlay}: the clips end at {end}, {sound} at {length}")
    if len(targets) != len(set(targets)):
        found.append("something is said twice")
    return [*found, *_package(kept)]


TYPES = {
    "xhtml": "application/xhtml+xml", "smil": "application/smil+xml", "mp3": "audio/mpeg", "css": "text/css",
    "png": "image/png", "jpg": "image/jpeg", "gif": "image/gif", "webp": "image/webp", "svg": "image/svg+xml",
}  # fmt: skip


def _package(book: dict[str, bytes]) -> Iterator[str]:
    """Whether the package lists what is there, ties each text to its overlay, and tells how long each lasts."""
    if b'full-path="EPUB/package.opf"' not in book.get("META-INF/container.xml", b""):
        yield "the container does not lead to the package"
    package = ET.fromstring(book["EPUB/package.opf"])
    items = {item.get("href", ""): item for item in package.iter(f"{OPF}item")}
    there = {name.removeprefix("EPUB/") for name in book if name.startswith("EPUB/")} - {"package.opf"}
    for name in sorted(there ^ set(items)):
        yield f"{name} is {'not listed' if name in there else 'not there'}"
    for name, item in items.items():
        if item.get("media-type") != TYPES.get(name.rpartition(".")[2]):
            yield f"{name} is told to be {item.get('media-type')}"
    durations = {
        meta.get("refines", ""): meta.text or ""
        for meta in package.iter(f"{OPF}meta")
        if meta.get("property") == "media:duration"
    }
    heard = 0
    for name in sorted(name for name in there if name.endswith(".smil")):
        lasts = sum(round((end - begin) * 1000) for *_, begin, end in _pars(book[f"EPUB/{name}"]))
        heard += lasts
        told = durations.get(f"#{items[name].get('id')}" if name in items else "", "")
        if _milliseconds(told) != lasts:
            yield f"{name} is told to last {told or 'no time'}, its clips last {lasts} ms"
        text = items.get(name.replace(".smil", ".xhtml"))
        if text is not None and name in items and text.get("media-overlay") != items[name].get("id"):
            yield f"{name} is the overlay of nothing"
    if heard and _milliseconds(durations.get("", "")) != heard:
        yield f"the book is told to last {durations.get('')}, its clips last {heard} ms"


def _milliseconds(clock: str) -> int:
    found = re.fullmatch(r"(\d+):(\d\d):(\d\d)\.(\d{3})", clock)
    return -1 if not found else ((int(found[1]) * 60 + int(found[2])) * 60 + int(found[3])) * 1000 + int(found[4])


def _pars(overlay: bytes) -> Iterator[tuple[str, str, float, float]]:
    for par in ET.fromstring(overlay).iter(f"{SMIL}par"):
        text, audio = par.find(f"{SMIL}text"), par.find(f"{SMIL}audio")
        assert text is not None
        assert audio is not None
        yield (
            (text.get("src") or "").partition("#")[2],
            posixpath.join("EPUB", audio.get("src") or ""),
            float((audio.get("clipBegin") or "").removesuffix("s")),
            float((audio.get("clipEnd") or "").removesuffix("s")),
        )


def text_words(book: bytes) -> list[str]:
    """The words of the book's texts in reading order, descriptions of pictures included, provenance aside."""
    kept = files(book)
    found: list[str] = []
    for name in spine(kept):
        if not name.endswith("provenance.xhtml"):
            found += xhtml_words(kept[name])
    return found


def xhtml_words(page: bytes) -> list[str]:
    body = ET.fromstring(re.sub(rb"<!DOCTYPE[^>]*>", b"", page)).find(f"{XHTML}body")
    assert body is not None
    return words("".join(_texts(body)))


_INLINE = {"span", "strong", "em", "sub", "sup", "a", "abbr", "img"}


def _texts(element: ET.Element) -> Iterator[str]:
    tag = element.tag.removeprefix(XHTML)
    apart = "" if tag in _INLINE else "\n"
    yield apart
    yield "\n" + (element.get("alt") or "") + "\n" if tag == "img" else element.text or ""
    for child in element:
        yield from _texts(child)
        yield child.tail or ""
    yield apart
