"""The library's folder: what is a page, and what is not."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from reader.errors import NotFound, PageNotFound, PageRefused
from reader.sources import Library
from reader.sources import library as library_module


@pytest.fixture
def library(tmp_path: Path) -> Library:
    (tmp_path / "b.html").write_text("<p>b</p>")
    (tmp_path / "a.html").write_text("<p>a</p>")
    (tmp_path / "a.toml").write_text('title = "A"\nurl = "https://a.example/"\nsummary = "Un résumé."\norder = 20\n')
    (tmp_path / "c.html").write_text("<p>c</p>")
    (tmp_path / "c.toml").write_text("order = 10\n")
    (tmp_path / "Mauvais nom.html").write_text("x")
    (tmp_path / "d.html").mkdir()
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "carte.png").write_bytes(b"png")
    return Library(tmp_path)


def test_order(library: Library) -> None:
    assert library.ids() == ("c", "a", "b")


def test_page(library: Library) -> None:
    page = library.page("a")
    assert (page.html, page.source.url, page.summary) == ("<p>a</p>", "https://a.example/", "Un résumé.")
    assert len(page.digest) == 64
    assert page.digest != library.page("b").digest


@pytest.mark.parametrize("page_id", ["z", "", "../a", "A", "a/../b", "a\0", "d", "a" * 65, "Mauvais nom"])
def test_no_such_page(library: Library, page_id: str) -> None:
    with pytest.raises(PageNotFound):
        library.page(page_id)


@pytest.mark.parametrize("name", ["autre.png", "../a.html", "/etc/passwd", "carte.png/", ".png", "carte.html", ""])
def test_no_such_image(library: Library, name: str) -> None:
    assert library.image("a", "carte.png").read_bytes() == b"png"
    with pytest.raises(NotFound):
        library.image("a", name)


def test_digest_changes_with_the_page(library: Library) -> None:
    before = library.digest("a")
    assert library.digest("a") == before
    file = library.folder / "a.toml"
    file.write_text(file.read_text() + "# plus\n")
    os.utime(file, ns=(1, 1))
    assert library.digest("a") != before


def same_time(file: Path, data: bytes) -> None:
    """Write over a file so that its size and its time stay, as `cp -p`, `rsync -t` and a fast hand may."""
    before = file.stat()
    assert before.st_size == len(data)
    file.write_bytes(data)
    os.utime(file, ns=(before.st_atime_ns, before.st_mtime_ns))


@pytest.mark.parametrize(("name", "data"), [("a.html", b"<p>b</p>"), ("a/carte.png", b"gif")])
@pytest.mark.parametrize("old", [False, True])
def test_digest_changes_where_size_and_time_do_not(library: Library, name: str, data: bytes, old: bool) -> None:
    """A picture too, that is written over: its folder stays as it was."""
    if old:
        os.utime(library.folder / name, ns=(1, 1))
    before = library.digest("a")
    same_time(library.folder / name, data)
    assert library.digest("a") != before


@pytest.mark.parametrize("name", ["a.html", "a.toml", "a/carte.png"])
def test_digest_changes_within_a_tick_of_the_disk(library: Library, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the disk's clock stands still, a file that was just written is known by its bytes."""
    still = (library.folder / name).stat()
    monkeypatch.setattr("reader.sources.library.os.stat", lambda *_, **__: still)
    before = library.digest("a")
    file = library.folder / name
    with file.open("r+b") as opened:
        opened.write(b"X")
    assert library.digest("a") != before
    monkeypatch.setattr("reader.sources.library.time.time", lambda: still.st_ctime + 60)
    settled = library.digest("a")
    with file.open("r+b") as opened:
        opened.write(b"Y")
    assert library.digest("a") == settled  # no file is read for a page that was there a minute ago


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs named pipes")
def test_a_pipe_among_the_pictures_holds_nobody_up(library: Library) -> None:
    os.mkfifo(library.folder / "a" / "tuyau.png")
    assert library.digest("a") == library.digest("a")


def test_damaged_provenance_is_refused_by_name(library: Library) -> None:
    (library.folder / "a.toml").write_text("url = ")
    with pytest.raises(PageRefused, match=r"a\.toml"):
        library.page("a")
    assert library.ids()[-1] == "b"


def test_a_huge_file_is_refused(library: Library) -> None:
    (library.folder / "b.html").write_bytes(b"x" * 5_000_001)
    with pytest.raises(PageRefused, match="5 Mo"):
        library.page("b")


def test_a_picture_added_later_changes_the_page(tmp_path: Path) -> None:
    (tmp_path / "page.html").write_text("<p>Un texte.</p>", encoding="utf-8")
    library = Library(tmp_path)
    before = library.digest("page")
    (tmp_path / "page").mkdir()
    (tmp_path / "page" / "carte.png").write_bytes(b"\x89PNG")
    assert library.digest("page") != before


@pytest.mark.parametrize("easy", ["c", "https://falc.example/a.pdf", ""])
def test_an_easy_version_is_another_page_or_an_address(library: Library, easy: str) -> None:
    (library.folder / "a.toml").write_text(f'title = "A"\neasy_version = "{easy}"\n', "utf-8")
    assert library.page("a").easy_version == easy
    assert library.page("b").easy_version == ""


def test_a_line_added_at_the_end_of_the_file_is_the_pages(library: Library) -> None:
    """In TOML it belongs to the last source; nobody who adds one line knows."""
    said = 'title = "A"\n[[sources]]\nname = "S"\nurl = "https://source.example"\n\neasy_version = "c"\n'
    (library.folder / "a.toml").write_text(said, "utf-8")
    assert library.page("a").easy_version == "c"
    assert library.page("a").source.url == ""


def test_an_easy_version_taken_away_is_told_and_leaves_the_page(library: Library) -> None:
    (library.folder / "a.toml").write_text('title = "A"\neasy_version = "z"\n', "utf-8")
    assert library.page("a").easy_version == "z"
    assert library.astray() == {"a": "z"}
    (library.folder / "z.html").write_text("<p>Facile.</p>", "utf-8")
    assert library.astray() == {}


@pytest.mark.parametrize("easy", ["a", "../b", "c.html", "www.falc.example", "javascript:alert(1)", "https://"])
def test_an_easy_version_that_leads_nowhere_is_told_with_its_line(library: Library, easy: str) -> None:
    (library.folder / "a.toml").write_text(f'title = "A"\neasy_version = "{easy}"\n', "utf-8")
    with pytest.raises(PageRefused, match=r"a\.toml ?», ligne 2 : .*facile à lire"):
        library.page("a")


def test_the_order_is_read_again_only_where_it_changed(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every visit of the library asks for all pages: three hundred files read each time took 43 ms."""
    read: list[str] = []
    real = library_module._provenance

    def noted(file: Path) -> dict[str, object]:
        read.append(file.name)
        return real(file)

    monkeypatch.setattr(library_module, "_provenance", noted)
    assert library.ids() == ("c", "a", "b") == library.ids()
    assert sorted(read) == ["a.toml", "c.toml"]
    (library.folder / "a.toml").write_text("order = 5\n")
    (library.folder / "c.toml").unlink()
    assert library.ids() == ("a", "b", "c")
    assert sorted(read) == ["a.toml", "a.toml", "c.toml"]


@pytest.mark.skipif(os.name == "nt", reason="Windows keeps no time of what is changed about a file")
def test_the_order_is_read_again_where_a_copy_keeps_its_size_and_time(library: Library) -> None:
    file, copy = library.folder / "c.toml", library.folder / "c.new"
    assert library.ids() == ("c", "a", "b")
    copy.write_text("order = 90\n")
    os.utime(copy, ns=(file.stat().st_atime_ns, file.stat().st_mtime_ns))
    copy.replace(file)
    assert library.ids() == ("a", "c", "b")
