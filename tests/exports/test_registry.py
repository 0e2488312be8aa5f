"""The list of formats, files written whole or not at all, and keys that change when the file would."""

from __future__ import annotations

import ctypes.util
import errno
import io
from dataclasses import replace
from pathlib import Path
from typing import BinaryIO

import pytest

from reader.errors import NotFound, SoundMissing, StoreError
from reader.exports import FORMATS, Book, Wishes, content_key, format_named, save

SLOW_OR_ABSENT = {"pdf"} | (set() if ctypes.util.find_library("louis") else {"brf", "pef"})
MADE = [name for name in FORMATS if name not in SLOW_OR_ABSENT]


@pytest.mark.parametrize("name", FORMATS)
def test_each_format_says_in_french_what_it_is_good_for(name: str) -> None:
    form = FORMATS[name]
    assert form.name == name
    assert form.good_for.startswith("Pour ")
    assert form.good_for.endswith(".")
    assert form.label
    assert "/" in form.media_type


@pytest.mark.parametrize("name", MADE)
def test_each_is_written_and_twice_the_same(name: str, small: Book, tmp_path: Path) -> None:
    form = FORMATS[name]
    save(form, small, Wishes(), tmp_path / "one")
    out = io.BytesIO()
    form.write(small, Wishes(), out)
    assert (tmp_path / "one").read_bytes() == out.getvalue() != b""
    assert [path.name for path in tmp_path.iterdir()] == ["one"]


@pytest.mark.parametrize("name", MADE)
def test_a_page_without_sound(name: str, small: Book, tmp_path: Path) -> None:
    mute = replace(small, recordings=())
    if FORMATS[name].needs_sound:
        with pytest.raises(SoundMissing, match="pas encore de son"):
            save(FORMATS[name], mute, Wishes(), tmp_path / "one")
        assert list(tmp_path.iterdir()) == []
    else:
        save(FORMATS[name], mute, Wishes(), tmp_path / "one")


@pytest.mark.parametrize("name", MADE)
def test_a_full_disk_leaves_nothing_and_the_file_before_as_it_was(
    name: str, small: Book, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "one"
    path.write_bytes(b"before")
    form = FORMATS[name]

    def full(book: Book, wishes: Wishes, out: BinaryIO) -> None:
        form.write(book, wishes, out)
        raise OSError(errno.ENOSPC, "No space left on device")

    with pytest.raises(StoreError, match="n’a pas pu être écrit"):
        save(replace(form, write=full), small, Wishes(), path)
    assert [(found.name, found.read_bytes()) for found in tmp_path.iterdir()] == [("one", b"before")]


def test_a_folder_that_is_not_there_is_named(small: Book, tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="nowhere"):
        save(FORMATS["txt"], small, Wishes(), tmp_path / "nowhere" / "one.txt")


def test_unknown_format() -> None:
    with pytest.raises(NotFound, match="epub, daisy"):
        format_named("docx")
    assert format_named("epub") is FORMATS["epub"]


def test_keys_change_when_the_file_would(small: Book) -> None:
    epub = FORMATS["epub"]
    key = content_key(epub, small, Wishes())
    assert len(key) == 64
    assert key == content_key(epub, replace(small), Wishes())
    others = [
        content_key(FORMATS["daisy"], small, Wishes()),
        content_key(epub, replace(small, images={}), Wishes()),
        content_key(epub, replace(small, recordings=small.recordings[1:]), Wishes()),
        content_key(epub, small.only("s1"), Wishes()),
        content_key(epub, small, Wishes(words=True)),
    ]
    assert len({key, *others}) == 6
    text = FORMATS["txt"]
    assert content_key(text, small, Wishes()) == content_key(
        text, replace(small, recordings=small.recordings[1:]), Wishes()
    )
