"""Files made on demand: once for all who ask, kept, never half of one, and each failure told."""

from __future__ import annotations

import io
import os
import resource
import signal
import threading
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any, BinaryIO

import pytest

from reader.errors import Busy, DiskFull, FormatUnavailable, PageNotFound, ReaderError, SoundMissing, SynthesisFailed
from reader.exports import FORMATS, Book, Wishes
from reader.model import Preferences
from reader.service.orders import Order, Orders
from reader.service.reader import Reader
from reader.sources import Library
from reader.speech import Lexicon
from reader.store import DiskStore, KeptFiles
from tests.service.stand_in import StandInPool
from tests.service.test_reader import PAGE
from tests.service.test_rendering import as_pool

Open = Callable[..., Orders]

PATIENCE = 600  # seconds; a busy machine is slow, not wrong (a PDF took 19 s at a load of 25 on two processors)


@pytest.fixture
def content(tmp_path: Path) -> Path:
    folder = tmp_path / "content"
    folder.mkdir()
    (folder / "perfusion.html").write_text(PAGE, encoding="utf-8")
    return folder


@pytest.fixture
def opened(content: Path, tmp_path: Path) -> Iterator[Open]:
    """Opens shops on the same cache folder, as a restart or another process would, and closes them."""
    closing: list[Any] = []

    def open_orders(pool: StandInPool | None = None, **options: Any) -> Orders:
        store = DiskStore(tmp_path / "cache")
        reader = Reader(Library(content), Lexicon.shipped(), as_pool(pool or StandInPool()), store)
        orders = Orders(reader, KeptFiles(store), **options)
        closing.extend([orders, reader])
        return orders

    yield open_orders
    for one in closing:
        one.close()


def order(form: str = "epub", **wishes: Any) -> Order:
    return Order("perfusion", FORMATS[form], Wishes(**wishes), Preferences())


def kept(tmp_path: Path) -> list[Path]:
    return [path for path in (tmp_path / "cache").rglob("*") if path.suffix == ".file" or ".taking" in path.name]


def test_a_file_is_made_once_and_outlives_a_restart(opened: Open, tmp_path: Path) -> None:
    pool = StandInPool()
    orders = opened(pool)
    job = orders.ask(order())
    assert job.wait(PATIENCE)
    assert job.path is not None
    with zipfile.ZipFile(job.path) as book:
        assert any(name.endswith(".mp3") for name in book.namelist())
    said = len(pool.asked)
    again = orders.ask(order())
    assert again.wait(0)
    assert again.path == job.path
    later = opened(pool).ask(order())
    assert later.wait(0)
    assert later.path == job.path
    assert len(pool.asked) == said
    assert kept(tmp_path) == [job.path]


def test_all_who_ask_at_once_get_the_same_making(opened: Open) -> None:
    pool = StandInPool()
    pool.gate.clear()
    orders = opened(pool)
    jobs = [orders.ask(order()) for _ in range(20)]
    assert len({id(job) for job in jobs}) == 1
    assert orders.job(jobs[0].key) is jobs[0]
    pool.gate.set()
    assert jobs[0].wait(PATIENCE)
    assert orders.job(jobs[0].key) is None
    assert jobs[0].whole == jobs[0].done == 2


def test_the_key_is_known_before_the_sounds_are(opened: Open) -> None:
    orders = opened()
    keys = {name: orders.key(order(name)) for name in FORMATS}
    assert len(set(keys.values())) == len(FORMATS)
    for name in ("epub", "mp3", "vtt", "txt"):
        job = orders.ask(order(name))
        assert job.wait(PATIENCE)
        assert job.kept_as == keys[name]
    assert orders.key(order("brf", contracted=True)) != keys["brf"]
    assert orders.key(order("epub", contracted=True)) == keys["epub"]
    assert orders.key(replace(order("pdf"), address="http://a/")) != keys["pdf"]
    assert orders.key(replace(order("epub"), address="http://a/")) == keys["epub"]


def test_a_page_that_changes_is_another_file(opened: Open, content: Path) -> None:
    orders = opened()
    key = orders.key(order("txt"))
    (content / "perfusion.html").write_text(PAGE.replace("30 minutes", "40 minutes"), encoding="utf-8")
    assert orders.key(order("txt")) != key


def test_an_edit_that_keeps_size_and_time_is_another_file(opened: Open, content: Path) -> None:
    """30 minutes become 40 within the same second, or by a copy that keeps the time: nobody is given the old file."""
    orders = opened()
    key = orders.key(order("txt"))
    before = (content / "perfusion.html").stat()
    (content / "perfusion.html").write_text(PAGE.replace("30 minutes", "40 minutes"), encoding="utf-8")
    os.utime(content / "perfusion.html", ns=(before.st_atime_ns, before.st_mtime_ns))
    assert (content / "perfusion.html").stat().st_size == before.st_size
    job = orders.ask(order("txt"))
    assert job.wait(PATIENCE)
    assert job.key != key
    assert job.path is not None
    assert "40 minutes" in job.path.read_text(encoding="utf-8")


def test_too_many_at_once_are_sent_away(opened: Open) -> None:
    pool = StandInPool()
    pool.gate.clear()
    orders = opened(pool, workers=1, backlog=1)
    orders.ask(order("epub"))
    orders.ask(order("mp3"))
    with pytest.raises(Busy) as refused:
        orders.ask(order("daisy"))
    assert refused.value.retry_after >= 10
    orders.ask(order("epub"))  # who joins a making waits for nothing more
    pool.gate.set()


def test_a_closing_shop_leaves_nobody_waiting(opened: Open) -> None:
    pool = StandInPool()
    pool.gate.clear()
    orders = opened(pool, workers=1)
    jobs = [orders.ask(order(name)) for name in ("epub", "mp3", "daisy")]
    closing = threading.Thread(target=orders.close)
    closing.start()
    pool.gate.set()
    closing.join(20)
    assert all(job.wait(0) for job in jobs)
    assert isinstance(jobs[2].error, Busy)
    with pytest.raises(Busy):
        orders.ask(order("txt"))


def test_a_failure_is_told_and_tried_again(opened: Open, tmp_path: Path) -> None:
    orders = opened()
    broken = replace(FORMATS["txt"], write=refuse)
    job = orders.ask(replace(order(), form=broken))
    assert job.wait(PATIENCE)
    assert isinstance(job.error, FormatUnavailable)
    told = orders.job(job.key)
    assert told is not None
    assert told.error is job.error
    assert kept(tmp_path) == []
    again = orders.ask(order("txt"))
    assert again.wait(PATIENCE)
    assert again.path is not None
    assert orders.job(again.key) is None


def refuse(book: Book, wishes: Wishes, out: BinaryIO) -> None:
    out.write(b"half of a file")
    raise FormatUnavailable("liblouis manque.")


def test_a_fault_of_ours_leaves_nobody_waiting(opened: Open, tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    def wrong(book: Book, wishes: Wishes, out: BinaryIO) -> None:
        raise KeyError("a fault")

    job = opened().ask(replace(order(), form=replace(FORMATS["txt"], write=wrong)))
    assert job.wait(PATIENCE)
    assert type(job.error) is ReaderError
    assert "fault" in caplog.text
    assert kept(tmp_path) == []


def test_without_a_voice_a_form_of_sound_says_so(opened: Open, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(StandInPool, "voices", lambda self: ())
    orders = opened()
    for form, error in (("mp3", SoundMissing), ("daisy", SoundMissing), ("vtt", SoundMissing), ("epub", None)):
        job = orders.ask(order(form))
        assert job.wait(PATIENCE)
        assert (type(job.error) if job.error else None) is error, form


def test_a_sentence_that_failed_is_in_no_kept_file(opened: Open) -> None:
    """The file is given to who asked, with its spoken notice; the next who asks gets it made anew."""
    broken = True

    def fail(text: str) -> ReaderError | None:
        return SynthesisFailed("Non.") if broken and "fauteuil" in text else None

    orders = opened(StandInPool(fail))
    job = orders.ask(order("mp3"))
    assert job.wait(PATIENCE)
    assert job.path is not None
    assert job.kept_as != job.key
    assert orders.job(job.key) is job
    broken = False
    again = orders.ask(order("mp3"))
    assert again.wait(PATIENCE)
    assert again.kept_as == job.key


def test_a_file_that_is_less_than_its_form_promises_is_given_to_nobody_else(opened: Open, tmp_path: Path) -> None:
    """As a PDF into which what PDF/UA asks for could not be put: who asks next has another try."""

    def less(book: Book, wishes: Wishes, out: BinaryIO) -> bool:
        out.write(b"less")
        return False

    orders = opened()
    job = orders.ask(replace(order("txt"), form=replace(FORMATS["txt"], write=less)))
    assert job.wait(PATIENCE)
    assert job.path is not None
    assert job.path.read_bytes() == b"less"
    assert job.kept_as != job.key
    assert orders.find(job.key, FORMATS["txt"]) is None
    again = orders.ask(order("txt"))
    assert again.wait(PATIENCE)
    assert again.kept_as == job.key
    assert again.path is not None
    assert again.path.read_bytes() != b"less"


def test_what_is_used_longest_ago_makes_room(opened: Open, tmp_path: Path) -> None:
    orders = opened()
    jobs = [orders.ask(order(name)) for name in ("mp3", "txt")]
    assert all(job.wait(PATIENCE) for job in jobs)
    store = DiskStore(tmp_path / "cache")
    assert store.trim(0) >= 4  # two tracks, two files
    assert kept(tmp_path) == []
    again = orders.ask(order("txt"))
    assert again.wait(PATIENCE)
    assert again.path is not None


def test_unknown_page(opened: Open) -> None:
    with pytest.raises(PageNotFound):
        opened().ask(replace(order(), page_id="absente"))


def test_a_size_is_estimated_near_the_truth(opened: Open) -> None:
    orders = opened()
    for form in ("mp3", "epub", "txt"):
        told = orders.size(order(form))
        job = orders.ask(order(form))
        assert job.wait(PATIENCE)
        assert job.path is not None
        assert 0.2 < told / job.path.stat().st_size < 5, form


@pytest.mark.skipif(not hasattr(resource, "RLIMIT_FSIZE"), reason="needs a limit on the size of files")
@pytest.mark.parametrize("form", ["epub", "daisy", "mp3", "pdf", "brf", "pef", "txt", "md", "html", "vtt"])
def test_a_full_disk_is_told_and_leaves_nothing(
    opened: Open, tmp_path: Path, form: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The disk is truly full: no file of this process may be longer than 100 bytes (errno EFBIG)."""
    pool = StandInPool()
    orders = opened(pool)
    ready = orders.ask(order("vtt"))  # the sounds are there
    assert ready.wait(PATIENCE)
    before = kept(tmp_path)
    real = FORMATS[form].write
    ignored = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)

    def on_a_full_disk(book: Book, wishes: Wishes, out: BinaryIO) -> None:
        real(book, wishes, io.BytesIO())  # what a format needs besides (caches of fonts) is there
        resource.setrlimit(resource.RLIMIT_FSIZE, (100, limits[1]))
        real(book, wishes, out)

    try:
        job = orders.ask(
            replace(order(form, points=16), form=replace(FORMATS[form], name="full", write=on_a_full_disk))
        )
        assert job.wait(PATIENCE)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
        signal.signal(signal.SIGXFSZ, ignored)
    if isinstance(job.error, FormatUnavailable):
        pytest.skip(f"needs what makes {form}")
    assert isinstance(job.error, DiskFull), job.error
    assert kept(tmp_path) == before
    assert "rien n’en est resté" in str(job.error)


def test_a_page_of_no_known_day_is_as_old_as_its_file(opened: Open, content: Path) -> None:
    """It said 1 January 1980, in a book, on the screen of a DAISY player, and so did the podcast."""
    noon = 1_715_000_000  # 6 May 2024
    os.utime(content / "perfusion.html", (noon, noon))
    job = opened().ask(order())
    assert job.wait(PATIENCE)
    assert job.path is not None
    with zipfile.ZipFile(job.path) as book:
        assert b"2024-05-06T00:00:00Z" in book.read("EPUB/package.opf")
