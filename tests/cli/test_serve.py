"""`serve`: says where it is, serves, stops when told, leaves nothing behind."""

from __future__ import annotations

import contextlib
import errno
import os
import re
import signal
import socket
import subprocess
import threading
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from waitress.task import ThreadedTaskDispatcher

from reader.cli.serve import _is_news, _store
from reader.settings import Settings
from tests.cli.conftest import Command, started


@pytest.fixture
def served(home: Path) -> Iterator[tuple[subprocess.Popen[bytes], str]]:
    process = started("serve", "--port", "0")
    assert process.stdout is not None
    line = process.stdout.readline().decode("utf-8")
    address = re.search(r"http://127\.0\.0\.1:[1-9]\d*/", line)
    try:
        assert address is not None, line
        yield process, address[0]
    finally:
        process.kill()
        process.communicate()


@pytest.mark.skipif(os.name == "nt", reason="POSIX signals")
@pytest.mark.parametrize("by", [signal.SIGTERM, signal.SIGINT])
def test_it_serves_until_told_to_stop(
    served: tuple[subprocess.Popen[bytes], str], home: Path, by: signal.Signals
) -> None:
    process, address = served
    with urllib.request.urlopen(address + "pages/fievre") as page:
        text = page.read().decode("utf-8")
    key = re.search(r"/audio/([0-9a-f]{64})\.mp3", text)
    assert key is not None
    with urllib.request.urlopen(address + f"audio/{key[1]}.mp3") as sound:
        assert sound.read(4)[:2] == b"\xff\xf3"
    children = _children(process.pid)
    process.send_signal(by)
    out, err = process.communicate(timeout=600)
    assert (process.returncode, out.decode("utf-8"), err) == (0, "Arrêt …\n", b"")
    assert not [child for child in children if _alive(child)], "no worker outlives the service"
    assert not [*(home / "cache").rglob(".aside-*")]


def test_an_answer_that_is_not_finished_at_the_stop_is_no_news(caplog: pytest.LogCaptureFixture) -> None:
    """waitress says so in English, after five seconds: on a busy machine the service did not stop in silence."""
    dispatcher = ThreadedTaskDispatcher()
    begun, end = threading.Event(), threading.Event()

    class Answer:
        def service(self) -> None:
            begun.set()
            end.wait(60)

    dispatcher.logger.addFilter(_is_news)
    try:
        dispatcher.set_thread_count(1)
        dispatcher.add_task(Answer())
        assert begun.wait(60)
        dispatcher.shutdown(timeout=0)
    finally:
        end.set()
        dispatcher.logger.removeFilter(_is_news)
    assert [record.message for record in caplog.records if record.name == "waitress"] == []


@pytest.mark.skipif(os.name == "nt", reason="Windows' select takes fewer sockets")
def test_visitors_who_hold_their_connections_open_keep_nobody_out(served: tuple[subprocess.Popen[bytes], str]) -> None:
    """Browsers keep six connections each for two minutes after a page: a hundred are seventeen visitors."""
    port = int(served[1].rstrip("/").rpartition(":")[2])
    ask = b"GET /robots.txt HTTP/1.1\r\nHost: localhost\r\n\r\n"
    with contextlib.ExitStack() as held:
        for number in range(250):
            connection = held.enter_context(socket.create_connection(("127.0.0.1", port), timeout=60))
            connection.sendall(ask)
            assert connection.recv(65536).startswith(b"HTTP/1.1 200"), f"visitor {number}"


def test_a_huge_body_is_refused_before_it_is_written_anywhere(served: tuple[subprocess.Popen[bytes], str]) -> None:
    port = int(served[1].rstrip("/").rpartition(":")[2])
    with socket.create_connection(("127.0.0.1", port), timeout=60) as connection:
        connection.sendall(b"POST /preferences HTTP/1.1\r\nHost: localhost\r\nContent-Length: 900000000\r\n\r\n")
        assert connection.recv(65536).startswith(b"HTTP/1.1 413")


def _children(pid: int) -> list[int]:
    tasks = Path(f"/proc/{pid}/task/{pid}/children")
    return [int(child) for child in tasks.read_text("ascii").split()] if tasks.exists() else []


def _alive(pid: int) -> bool:
    try:
        status = Path(f"/proc/{pid}/stat").read_text("utf-8")
    except OSError:
        return False
    return status.rpartition(")")[2].split()[0] != "Z"


def refused(*words: str) -> tuple[int, str]:
    """Exit code and the one line of a service that could not start; in its own process, which may leave sockets."""
    process = started("serve", *words)
    out, err = process.communicate(timeout=600)
    (line,) = err.decode("utf-8").splitlines()
    assert out == b""
    return process.returncode, line


def test_a_port_in_use_is_one_line(home: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        code, line = refused("--port", str(port))
    assert code == 2
    assert f"port {port}" in line
    assert f"--port {port + 1}" in line


def test_an_address_that_is_none_is_one_line(home: Path) -> None:
    code, line = refused("--host", "999.1.1.1")
    assert code == 2
    assert "999.1.1.1" in line
    assert "tourne peut-être déjà" not in line, "an address that is wrong is no service that runs already"


@pytest.mark.parametrize(
    ("variable", "value", "code", "says"),
    [
        ("READER_PORT", "http", 2, "READER_PORT"),
        ("READER_CONTENT", "absent", 2, "READER_CONTENT"),
        ("READER_LEXICONS", "absent.toml", 2, "absent.toml"),
        ("READER_CACHE", "content/fievre.html", 6, "dossier des sons"),
    ],
)
def test_a_wrong_switch_is_one_line(
    command: Command, monkeypatch: pytest.MonkeyPatch, variable: str, value: str, code: int, says: str
) -> None:
    monkeypatch.setenv(variable, value)
    done = command("serve")
    assert done.code == code
    assert says in done.error


@pytest.mark.parametrize("trouble", [errno.ENOSPC, errno.EROFS])
def test_on_a_disk_that_is_full_or_read_only_it_serves_all_the_same(
    home: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture, trouble: int
) -> None:
    """A disk that went wrong is mounted read-only, and the machine begins anew: the text must be there."""
    made = Path.mkdir

    def mkdir(path: Path, *words: Any, **named: Any) -> None:
        if path == home / "cache":
            raise OSError(trouble, "the disk")
        made(path, *words, **named)

    monkeypatch.setattr(Path, "mkdir", mkdir)
    with contextlib.ExitStack() as folder:
        store = _store(Settings.from_env(), folder)
        assert store.folder.is_dir()
        assert store.folder != home / "cache"
        (warning,) = caplog.messages
        assert str(home / "cache") in warning
        assert str(store.folder) in warning
    assert not store.folder.exists()


@pytest.mark.parametrize(
    ("variable", "value", "says"),
    [("READER_VOICE", "espeak/chouette", "espeak/chouette"), ("READER_ENGINES", "chouette", "Aucune voix")],
)
def test_the_operator_is_told_of_a_voice_that_is_missing(
    home: Path, monkeypatch: pytest.MonkeyPatch, variable: str, value: str, says: str
) -> None:
    monkeypatch.setenv(variable, value)
    process = started("serve", "--port", "0")
    assert process.stderr is not None
    try:
        lines = iter(process.stderr.readline, b"")
        assert any(says in line.decode("utf-8") for line in lines)
    finally:
        process.kill()
        process.communicate()
