"""`export`: a page in each form, whole or not at all."""

from __future__ import annotations

import logging
import os
import re
import resource
import signal
import subprocess
import sys
import threading
import time
import zipfile
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import BinaryIO

import pytest

from reader.cli import export
from reader.cli.command import INTERRUPTED
from reader.exports import FORMATS, Book, Wishes
from reader.service.orders import Job
from reader.service.reader import Reader
from tests.cli.conftest import PROJECT, Command, heeding_ctrl_c, started
from tests.service.stand_in import mp3_seconds


def test_a_page_is_taken_away_with_its_sound(command: Command, home: Path) -> None:
    done = command("export", "fievre", "--format", "epub", "-o", "fievre.epub")
    assert done.code == 0
    assert "Livre numérique EPUB" in done.out
    with zipfile.ZipFile(home / "fievre.epub") as book:
        sounds = [name for name in book.namelist() if name.endswith(".mp3")]
        assert sounds
        assert all(mp3_seconds(book.read(name)) > 0.5 for name in sounds)
    assert command("export", "fievre", "--format", "mp3", "-o", "fievre.mp3").code == 0
    assert mp3_seconds((home / "fievre.mp3").read_bytes()) > 1


def test_a_form_without_sound_asks_for_none(command: Command, home: Path) -> None:
    done = command("export", "fievre", "--format", "txt", "-o", "fievre.txt")
    assert done.code == 0
    assert "Fièvre et fatigue" in (home / "fievre.txt").read_text("utf-8")
    assert not list((home / "cache").rglob("*.mp3"))


def test_a_whole_library_goes_into_a_folder_and_what_is_done_is_not_made_again(command: Command, home: Path) -> None:
    done = command("export", "--all", "--format", "mp3", "txt", "-o", "sortie")
    assert (done.code, done.out) == (0, "sortie : 4 fichiers sur 4.\n")
    names = {"fievre.mp3", "fievre.txt", "peau.mp3", "peau.txt"}
    assert {path.name for path in (home / "sortie").iterdir()} == names
    before = {path: path.stat().st_mtime_ns for path in (home / "cache").rglob("*") if path.is_file()}
    first = {path.name: path.read_bytes() for path in (home / "sortie").iterdir()}
    (home / "sortie" / "peau.mp3").unlink()
    assert command("export", "--all", "--format", "mp3", "txt", "-o", "sortie").code == 0
    assert {path.name: path.read_bytes() for path in (home / "sortie").iterdir()} == first
    assert {path: path.stat().st_mtime_ns for path in (home / "cache").rglob("*") if path.is_file()} == before


def test_one_page_in_several_forms_goes_into_a_folder(command: Command, home: Path) -> None:
    done = command("export", "fievre", "--format", "txt", "md")
    assert (done.code, done.out) == (0, "a-emporter : 2 fichiers sur 2.\n")
    assert {path.name for path in (home / "a-emporter").iterdir()} == {"fievre.txt", "fievre.md"}


@pytest.mark.parametrize("address", ["", "https://lecteur.exemple.fr"])
def test_a_printed_page_leads_to_the_public_address(
    command: Command, home: Path, monkeypatch: pytest.MonkeyPatch, address: str
) -> None:
    printed: list[str] = []

    def note(book: Book, wishes: Wishes, out: BinaryIO) -> None:
        printed.append(book.address)
        out.write(b"%PDF")

    monkeypatch.setitem(FORMATS, "pdf", replace(FORMATS["pdf"], write=note))
    monkeypatch.setenv("READER_PUBLIC_ADDRESS", address)
    assert command("export", "fievre", "--format", "pdf", "-o", "fievre.pdf").code == 0
    assert printed == [address and f"{address}/pages/fievre"]


def test_a_whole_library_that_was_killed_goes_on_where_it_was(command: Command, home: Path) -> None:
    """Killed after its first file, without a word of warning: nothing is half written, and what is done stays."""
    words = ("export", "--all", "--format", "txt", "mp3", "-o", "sortie")
    env = {**os.environ, "PYTHONPATH": str(PROJECT)}  # noqa: TID251 - the parent's
    with subprocess.Popen([sys.executable, "-m", "reader", *words], stderr=subprocess.DEVNULL, env=env) as running:
        while running.poll() is None and not list((home / "sortie").glob("*.txt")):
            time.sleep(0.01)
        running.kill()
    left = [path for path in (home / "sortie").iterdir() if path.suffix in {".txt", ".mp3"}]
    assert left
    assert all(path.read_text("utf-8").rstrip() for path in left if path.suffix == ".txt")
    kept = {path: path.stat().st_mtime_ns for path in (home / "cache").rglob("*.file")}
    assert kept
    assert command(*words).out == "sortie : 4 fichiers sur 4.\n"
    assert {path: path.stat().st_mtime_ns for path in kept} == kept  # none was made again
    assert all(mp3_seconds(path.read_bytes()) > 1 for path in (home / "sortie").glob("*.mp3"))


def test_a_whole_library_is_made_by_two_and_a_bar_counts_the_files(
    command: Command, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each file waits until another is under way with it: one worker alone would never end its first."""
    for name in ("a", "b"):
        (home / "content" / f"{name}.html").write_bytes((home / "content" / "peau.html").read_bytes())
    real = FORMATS["txt"].write
    pair, lock, under_way, most = threading.Barrier(2), threading.Lock(), 0, 0

    def counted(book: Book, wishes: Wishes, out: BinaryIO) -> None:
        nonlocal under_way, most
        with lock:
            under_way += 1
            most = max(most, under_way)
        pair.wait(20)
        time.sleep(0.05)  # a third worker would come in now
        real(book, wishes, out)
        with lock:
            under_way -= 1

    monkeypatch.setitem(FORMATS, "txt", replace(FORMATS["txt"], write=counted))
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    done = command("export", "--all", "--format", "txt", "-o", "sortie")
    assert (done.code, done.out) == (0, "sortie : 4 fichiers sur 4.\n")
    assert most == 2
    assert "Fichiers:   0%" in done.err
    assert "Fichiers: 100%" in done.err
    assert "4/4" in done.err


def test_a_bar_that_does_not_move_says_what_is_under_way(
    command: Command, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    monkeypatch.setattr(export, "LOOK", 0.001)
    done = command("export", "--all", "--format", "mp3", "-o", "sortie")
    assert re.search(r"son \d sur 2, fievre\.mp3", done.err)
    assert "2/2" in done.err


def test_what_the_log_says_is_a_line_over_the_bar(
    command: Command, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = FORMATS["txt"].write

    def warned(book: Book, wishes: Wishes, out: BinaryIO) -> None:
        logging.getLogger("reader.service.rendering").warning("Une panne de %s.", book.document.id)
        real(book, wishes, out)

    monkeypatch.setitem(FORMATS, "txt", replace(FORMATS["txt"], write=warned))
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    done = command("export", "--all", "--format", "txt", "-o", "sortie")
    lines = [line.rpartition("\r")[2] for line in done.err.split("\n")]
    assert {"Une panne de fievre.", "Une panne de peau."} <= set(lines), done.err


def test_in_a_pipe_each_file_has_a_line(command: Command, home: Path) -> None:
    """A bar that draws over itself would be one endless line in a log, and is none for a screen reader."""
    done = command("export", "--all", "--format", "txt", "md", "-o", "sortie")
    names = ("fievre.txt", "fievre.md", "peau.txt", "peau.md")
    assert done.err.splitlines() == [f"{number} sur 4 : {name}" for number, name in enumerate(names, 1)]
    assert command("export", "fievre", "--format", "mp3", "-o", "fievre.mp3").err == ""


def test_interrupted_it_says_how_to_go_on(home: Path) -> None:
    """Control-C after the first file: what is done stays, nothing is half written, and the rest is made next time."""
    words = ("export", "--all", "--format", "txt", "mp3", "epub", "-o", "sortie")
    with started(*words) as running:
        while running.poll() is None and not list((home / "sortie").glob("*.txt")):
            time.sleep(0.01)
        running.send_signal(signal.SIGINT)
        out, err = running.communicate(timeout=60)
    if running.returncode == 0:
        pytest.skip("it had ended before it was interrupted")
    *lines, counted, last = err.decode().splitlines()
    assert (running.returncode, out, last) == (130, b"", "Interrompu.")
    written = {path.name for path in (home / "sortie").iterdir()}
    assert re.fullmatch(r"sortie : \d fichiers? sur 6\. La même commande reprendra là\.", counted)
    assert counted.split()[2] == str(len(written)) == str(len(lines))
    assert not list(home.rglob("sortie/.*"))
    with started(*words) as again:
        assert again.communicate(timeout=60)[0].decode() == "sortie : 6 fichiers sur 6.\n"


def test_interrupted_just_after_a_file_it_is_counted(
    command: Command, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    copy = export._copy

    def copy_then_ctrl_c(job: Job, output: Path) -> None:
        copy(job, output)
        signal.raise_signal(signal.SIGINT)

    monkeypatch.setattr(export, "_copy", copy_then_ctrl_c)
    with heeding_ctrl_c():
        done = command("export", "--all", "--format", "txt", "md", "-o", "sortie")
    assert done.code == INTERRUPTED
    assert done.err.splitlines() == [
        "1 sur 4 : fievre.txt",
        "sortie : 1 fichier sur 4. La même commande reprendra là.",
        "Interrompu.",
    ]


def test_two_at_once_into_one_folder(home: Path) -> None:
    words = ("export", "--all", "--format", "txt", "mp3", "epub", "-o", "sortie")
    with started(*words) as one, started(*words) as other:
        for running in (one, other):
            out, err = running.communicate(timeout=120)
            assert (running.returncode, out.decode()) == (0, "sortie : 6 fichiers sur 6.\n"), err.decode()
    files = list((home / "sortie").iterdir())
    assert len(files) == 6
    for path in files:
        if path.suffix == ".mp3":
            assert mp3_seconds(path.read_bytes()) > 1
        if path.suffix == ".epub":
            with zipfile.ZipFile(path) as book:
                assert book.testzip() is None


TOO_LONG = "le fichier serait plus grand que ce qui est permis"


def without_the_detector(err: bytes) -> list[str]:
    """The lines of a process that may write no long file: the language detector unpacks its model into one."""
    return [line for line in err.decode().splitlines() if not line.startswith("Le détecteur de langue")]


def test_a_full_disk_is_one_line_and_no_half_file(home: Path) -> None:
    """Where no file may be longer than 4 kB the first MP3 stops the rest: it would not fit either."""
    limited = partial(resource.setrlimit, resource.RLIMIT_FSIZE, (4000, 4000))
    with started("export", "--all", "--format", "txt", "mp3", "epub", "-o", "sortie", preexec_fn=limited) as running:
        out, err = running.communicate(timeout=60)
    assert (running.returncode, out) == (6, b"")
    *meanwhile, counted, last = without_the_detector(err)
    # two are made at once: which of them ends first is not promised, what the command ends with is
    assert sorted(meanwhile) == [
        "1 sur 6 : fievre.txt",
        f"Un son n’a pas pu être gardé dans « {home / 'cache'} » : {TOO_LONG}.",
    ]
    assert counted == "sortie : 1 fichier sur 6. La même commande reprendra là."
    assert last == "Le disque du service est plein : le fichier n’a pas pu être préparé, et rien n’en est resté."
    assert [path.name for path in (home / "sortie").iterdir()] == ["fievre.txt"]


def test_a_full_disk_where_the_file_goes_to(home: Path, command: Command) -> None:
    assert command("export", "fievre", "--format", "mp3", "-o", "fievre.mp3").code == 0
    (home / "fievre.mp3").unlink()
    limited = partial(resource.setrlimit, resource.RLIMIT_FSIZE, (4000, 4000))
    with started("export", "fievre", "--format", "mp3", "-o", "fievre.mp3", preexec_fn=limited) as running:
        out, err = running.communicate(timeout=60)
    assert (running.returncode, out) == (6, b"")
    assert without_the_detector(err) == [f"« fievre.mp3 » n’a pas pu être écrit : {TOO_LONG}. Rien n’en est resté."]
    assert not list(home.glob("*fievre.mp3*"))


def test_what_a_killed_run_left_in_the_folder_is_swept(command: Command, home: Path) -> None:
    folder = home / "sortie"
    folder.mkdir()
    old, fresh = folder / ".export-fievre.txt-abcd1234", folder / ".export-peau.txt-abcd1234"
    own = folder / ".fievre.txt-20260101"
    for path in (old, fresh, own):
        path.write_text("la moit", "utf-8")
    for path in (old, own):
        os.utime(path, (0, 0))
    assert command("export", "--all", "--format", "txt", "-o", "sortie").code == 0
    assert {path.name for path in folder.iterdir()} == {"fievre.txt", "peau.txt", fresh.name, own.name}


def test_what_a_killed_run_left_of_one_file_is_swept_at_once(command: Command, home: Path) -> None:
    left, other = home / ".export-f[1].txt-abcd1234", home / ".export-f1.txt-abcd1234"
    for path in (left, other):
        path.write_text("la moit", "utf-8")
        os.utime(path, (time.time() - 30, time.time() - 30))
    assert command("export", "fievre", "--format", "txt", "-o", "f[1].txt").code == 0
    assert not left.exists()
    assert other.exists()


def test_a_page_can_be_sent_into_a_pipe(home: Path) -> None:
    with started("export", "fievre", "--format", "txt", "-o", "/dev/stdout") as running:
        out, _ = running.communicate(timeout=60)
    assert out.decode().startswith("# Fièvre et fatigue\n")
    assert running.returncode == 0
    os.mkfifo(home / "tuyau")
    with started("export", "fievre", "--format", "txt", "-o", "tuyau") as running:
        assert (home / "tuyau").read_text("utf-8").startswith("# Fièvre et fatigue\n")
    assert (home / "tuyau").is_fifo()


def test_without_a_voice_it_is_said_once_and_the_text_is_made(
    command: Command, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Reader, "voices", lambda self: ())
    monkeypatch.setattr(Reader, "plan", lambda self, page_id, preferences: {})
    done = command("export", "fievre", "--format", "txt", "mp3", "epub", "-o", "sortie")
    assert done.code == 7
    assert done.out == "sortie : 2 fichiers sur 3.\n"
    assert done.err.count("Aucune voix ne fonctionne ici") == 1
    assert "fievre, mp3 : La page « Fièvre et fatigue » n’a pas encore de son" in done.err
    assert {path.name for path in (home / "sortie").iterdir()} == {"fievre.txt", "fievre.epub"}
    assert "voix" not in command("export", "fievre", "--format", "txt", "-o", "fievre.txt").err


def test_a_page_that_fails_does_not_stop_the_others(command: Command, home: Path) -> None:
    (home / "content" / "autre.html").write_text("", "utf-8")
    done = command("export", "--all", "--format", "txt")
    assert done.code == 2
    failed, *lines = done.err.splitlines()
    assert failed.startswith("autre, txt : ")
    assert lines == ["2 sur 3 : fievre.txt", "3 sur 3 : peau.txt"]  # what is not there is not counted as if it were
    assert done.out == "a-emporter : 2 fichiers sur 3.\n"
    assert {path.name for path in (home / "a-emporter").iterdir()} == {"fievre.txt", "peau.txt"}


@pytest.mark.parametrize(
    ("words", "code", "says"),
    [
        (("fievre", "--format", "docx", "-o", "a.docx"), 3, "docx"),
        (("absente", "--format", "txt", "-o", "a.txt"), 3, "absente"),
        (("fievre", "--format", "txt", "-o", "nulle/part.txt"), 2, "part.txt"),
        (("fievre", "--format", "txt", "-o", "content"), 2, "content"),
        (("fievre", "--format", "brf", "--cells", "4", "-o", "a.brf"), 2, "cellules"),
        (("fievre", "--format", "pdf", "--points", "90", "-o", "a.pdf"), 2, "points"),
        (("--format", "txt", "-o", "a.txt"), 2, "--all"),
        (("fievre", "--all", "--format", "txt"), 2, "--all"),
        (("fievre", "--format", "txt", "md", "-o", "content/fievre.html"), 2, "fievre.html"),
        (("fievre", "--format", "txt"), 2, "-o"),
        (("--all", "--format", "txt", "-o", "content/fievre.html"), 2, "fievre.html"),
        (("fievre", "--format", "mp3", "--voice", "espeak/zz", "-o", "a.mp3"), 3, "espeak/zz"),
    ],
)
def test_what_cannot_be_is_one_line_and_no_file(
    command: Command, home: Path, words: tuple[str, ...], code: int, says: str
) -> None:
    before = sorted(path for path in home.rglob("*") if "cache" not in path.parts)
    done = command("export", *words)
    assert done.code == code
    assert says in done.error
    assert sorted(path for path in home.rglob("*") if "cache" not in path.parts) == before
