"""What the figures stand on: servers started for the run, a library of measured sections, small clients."""

from __future__ import annotations

import http.client
import json
import re
import socket
import statistics
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from html import escape
from pathlib import Path

ROOT = Path(__file__).parents[1]

# Plain French of about fifteen characters a second when said, so that 60 s of speech is about 900 characters.
SENTENCES = (
    "L’immunothérapie aide vos propres défenses à reconnaître les cellules malades.",
    "Le traitement est donné à l’hôpital de jour, par une perfusion dans une veine du bras.",
    "Avant chaque séance, une prise de sang vérifie que votre corps supporte bien le médicament.",
    "L’infirmière vous demande comment vous allez et note ce qui a changé depuis la dernière fois.",
    "Certains effets apparaissent tard, parfois plusieurs mois après la dernière perfusion.",
    "Signalez sans attendre une fièvre, un essoufflement, une diarrhée ou une éruption de la peau.",
    "Votre médecin traitant reçoit un courrier après chaque consultation avec le spécialiste.",
    "Vous pouvez venir avec un proche, apporter un livre et un repas léger.",
    "Gardez toujours sur vous la carte qui indique le nom de votre médicament.",
    "Notez vos questions au fil des jours afin de ne rien oublier lors du rendez-vous.",
)


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table: what was measured, the rival's figure, ours, and what was promised."""

    figure: str
    rival: str
    ours: str
    ratio: float | None
    promise: str
    kept: bool


def minute_of_text(number: int) -> str:
    """About 900 characters of French, different for each number: a minute of speech."""
    text = f"Partie {number}."
    index = number
    while len(text) < 900:
        text += " " + SENTENCES[index % len(SENTENCES)]
        index += 1 + number % 3
    return text


def write_library(folder: Path, sections: int) -> list[str]:
    """A library of one page whose sections last about a minute each; gives their texts."""
    texts = [minute_of_text(number) for number in range(sections)]
    body = "".join(f"<h2>Section {number}</h2><p>{escape(text)}</p>" for number, text in enumerate(texts))
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "mesure.html").write_text(
        f'<!doctype html><html lang="fr"><head><title>Mesure</title></head>'
        f"<body><main><h1>Mesure</h1>{body}</main></body></html>",
        encoding="utf-8",
    )
    (folder / "mesure.toml").write_text('title = "Mesure"\nlanguage = "fr"\nsummary = "Mesure."\n', encoding="utf-8")
    return texts


def free_port() -> int:
    """A port of 127.0.0.1 that nobody listens on now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


@contextmanager
def server(command: Sequence[str], port: int, env: dict[str, str] | None = None) -> Iterator[subprocess.Popen[bytes]]:
    """A server process that answers on `port`, ended afterwards.

    Raises TimeoutError where it does not answer in 60 s.
    """
    process = subprocess.Popen(command, cwd=ROOT, env=env, stdout=subprocess.DEVNULL)
    try:
        deadline = time.monotonic() + 60
        while True:
            try:
                socket.create_connection(("127.0.0.1", port), timeout=1).close()
                break
            except OSError as exc:
                if process.poll() is not None or time.monotonic() > deadline:
                    raise TimeoutError(f"no answer from {command}") from exc
                time.sleep(0.05)
        yield process
    finally:
        process.terminate()
        process.wait(timeout=40)


@contextmanager
def reader_server(content: Path, cache: Path, **settings: str) -> Iterator[tuple[subprocess.Popen[bytes], int]]:
    """The reader itself, on a library and an empty cache."""
    import os

    port = free_port()
    env = {
        **os.environ,  # noqa: TID251 - handed on to a child
        "READER_CONTENT": str(content),
        "READER_CACHE": str(cache),
        **{f"READER_{name.upper()}": value for name, value in settings.items()},
    }
    with server([sys.executable, "-m", "reader", "serve", "--port", str(port)], port, env) as process:
        yield process, port


@contextmanager
def rival_server(folder: Path) -> Iterator[int]:
    """Bare Flask on waitress (`rivals/flask_app.py`)."""
    port = free_port()
    with server([sys.executable, str(ROOT / "benchmarks/rivals/flask_app.py"), str(port), str(folder)], port):
        yield port


def get(port: int, path: str, headers: dict[str, str] | None = None) -> tuple[int, bytes]:
    """One GET on a connection of its own."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    try:
        connection.request("GET", path, headers=headers or {})
        answer = connection.getresponse()
        return answer.status, answer.read()
    finally:
        connection.close()


def first_byte(port: int, path: str) -> float:
    """Seconds from the request to the first byte of the body; the rest is read and dropped."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    connection.connect()
    try:
        began = time.perf_counter()
        connection.request("GET", path)
        answer = connection.getresponse()
        answer.read(1)
        elapsed = time.perf_counter() - began
        answer.read()
        if answer.status != 200:
            raise RuntimeError(f"{path}: {answer.status}")
        return elapsed
    finally:
        connection.close()


def audio_urls(port: int, page_id: str = "mesure") -> list[str]:
    """The sounds of a page, in order."""
    _, page = get(port, f"/pages/{page_id}")
    urls = re.findall(r'<audio[^>]*\ssrc="([^"]+)"', page.decode("utf-8"))
    return list(dict.fromkeys(urls))


def requests_a_second(port: int, path: str, seconds: float = 3.0, clients: int = 8) -> float:
    """Kept-alive GETs by some clients at once, all answered 200; a bounded load, on this machine only."""
    counts = [0] * clients
    stop = time.perf_counter() + seconds

    def client(index: int) -> None:
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
        while time.perf_counter() < stop:
            connection.request("GET", path, headers={"Accept-Encoding": "gzip"})
            answer = connection.getresponse()
            answer.read()
            if answer.status == 200:
                counts[index] += 1
        connection.close()

    began = time.perf_counter()
    in_parallel(clients, client)
    return sum(counts) / (time.perf_counter() - began)


def in_parallel(count: int, job: Callable[[int], None]) -> None:
    """Run `job(0)` to `job(count - 1)` each in a thread, and wait for all."""
    threads = [threading.Thread(target=job, args=(index,)) for index in range(count)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def health(port: int) -> dict[str, object]:
    """What /healthz says."""
    _, body = get(port, "/healthz")
    answer: dict[str, object] = json.loads(body)
    return answer


def median(values: Sequence[float]) -> float:
    """The middle of the measured values."""
    return statistics.median(values)
