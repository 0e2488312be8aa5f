"""ID3v2.3 tags with chapters, in reading order (mutagen would sort them by size; players show them in file order).

Sources: ID3v2.3.0 informal standard; ID3v2 Chapter Frame Addendum 1.0.
"""

from __future__ import annotations

import struct
from collections.abc import Sequence

from reader.exports.pictures import COVERS, media_type
from reader.exports.sound.timeline import Chapter

# ISO 639-2 of the languages our pages may be in; "und" says that we do not know.
_LANGUAGES = {
    "ar": "ara", "de": "deu", "en": "eng", "es": "spa", "fr": "fra", "it": "ita", "nl": "nld", "pl": "pol",
    "pt": "por", "ro": "ron", "ru": "rus", "tr": "tur", "uk": "ukr", "vi": "vie", "zh": "zho",
}  # fmt: skip

_MOST_CHILDREN = 255  # a CTOC counts its entries in one byte

_NO_OFFSET = 0xFFFFFFFF  # the chapter is told by its times, not by a place in the file


def tag(
    title: str,
    language: str,
    chapters: Sequence[Chapter] = (),
    *,
    artist: str = "",
    source: str = "",
    copyright_notice: str = "",
    cover: bytes = b"",
) -> bytes:
    """The whole tag, to stand before the first frame. `cover` is a PNG or JPEG; `language` a BCP 47 tag."""
    frames = [_text("TIT2", title), _text("TLAN", _LANGUAGES.get(language.partition("-")[0].lower(), "und"))]
    frames += [_text(name, value) for name, value in (("TPE1", artist), ("TCOP", copyright_notice)) if value]
    if source.isascii() and source:
        frames.append(_frame("WOAS", source.encode("ascii")))
    if media_type(cover) in COVERS:
        frames.append(_frame("APIC", b"\0" + media_type(cover).encode() + b"\0\x03\0" + cover))
    frames += _chapters(chapters)
    body = b"".join(frames)
    size = len(body)
    # the size of a tag is written with seven bits a byte, so that it never looks like the start of a frame
    return b"ID3\x03\0\0" + bytes(size >> shift & 127 for shift in (21, 14, 7, 0)) + body


def _chapters(chapters: Sequence[Chapter]) -> list[bytes]:
    if not chapters:
        return []
    names = [f"ch{number}".encode() for number in range(1, len(chapters) + 1)]
    frames = []
    if len(names) <= _MOST_CHILDREN:
        frames.append(_contents(b"toc", True, names))
    else:
        shelves = [names[at : at + _MOST_CHILDREN] for at in range(0, len(names), _MOST_CHILDREN)]
        frames.append(_contents(b"toc", True, [b"toc%d" % number for number in range(1, len(shelves) + 1)]))
        frames += [_contents(b"toc%d" % number, False, shelf) for number, shelf in enumerate(shelves, 1)]
    for name, chapter in zip(names, chapters, strict=True):
        times = struct.pack(">IIII", round(chapter.start * 1000), round(chapter.end * 1000), _NO_OFFSET, _NO_OFFSET)
        frames.append(_frame("CHAP", name + b"\0" + times + _text("TIT2", chapter.title)))
    return frames


def _contents(name: bytes, top: bool, children: Sequence[bytes]) -> bytes:
    flags = 1 | (2 if top else 0)  # ordered, top level
    return _frame("CTOC", name + b"\0" + bytes([flags, len(children)]) + b"".join(child + b"\0" for child in children))


def _frame(name: str, body: bytes) -> bytes:
    return name.encode() + struct.pack(">IH", len(body), 0) + body


def _text(name: str, text: str) -> bytes:
    return _frame(name, b"\x01\xff\xfe" + text.encode("utf-16-le", "replace"))
