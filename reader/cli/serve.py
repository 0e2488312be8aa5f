"""`serve`: the service itself, until it is told to stop."""

from __future__ import annotations

import argparse
import contextlib
import errno
import logging
import select
import signal
import tempfile
import threading
from pathlib import Path
from types import FrameType

import waitress
from waitress.server import BaseWSGIServer, MultiSocketServer

from reader.errors import PageNotFound, PageRefused, ReaderError, StoreError, VoiceNotFound, WrongSetting
from reader.files import OF_THE_DISK
from reader.model import Preferences
from reader.service.reader import Reader
from reader.settings import Settings, packaged
from reader.store import DiskStore
from reader.web.app import create_app
from reader.web.declaration import Declaration

log = logging.getLogger(__name__)

# Connections at once. A browser holds six open for two minutes after its last page: waitress's own 100 are seventeen
# visitors, and the eighteenth waits. Windows' `select` takes 512 sockets.
CONNECTIONS = 4000 if hasattr(select, "poll") else 400

# A connection is a file to the system, and the sound that goes out by it another; this many are open beside them.
FILES_OF_A_CONNECTION = 2
OTHER_FILES = 200

# Where the cache folder cannot be used, this much is kept in the system's own for temporary files: it may be memory.
OWN_CACHE_MEGABYTES = 200

# Bytes of a request's body, beyond which waitress refuses it itself: else it first writes a gigabyte to the disk. The
# application takes less (`LONGEST_FORM`), and says so in French.
LONGEST_BODY = 1 << 20


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--host", metavar="ADRESSE", help="l’adresse d’écoute (127.0.0.1 ; 0.0.0.0 : tout le réseau)")
    parser.add_argument("--port", type=_port, metavar="PORT", help="le port d’écoute (8000 ; 0 : un port libre)")
    parser.add_argument("--verbose", action="store_true", help="dit ce que fait le service, jamais qui lit quoi")


def run(arguments: argparse.Namespace) -> int:
    logging.basicConfig(
        level=logging.DEBUG if arguments.verbose else logging.WARNING, format="%(levelname)s %(name)s: %(message)s"
    )
    # waitress warns for each request that waits for a thread, even for a millisecond while the threads start.
    logging.getLogger("waitress.queue").setLevel(logging.ERROR)
    logging.getLogger("waitress").addFilter(_is_news)
    settings = Settings.from_env().replaced(host=arguments.host, port=arguments.port)
    with contextlib.ExitStack() as folder:
        return _serve(settings, _store(settings, folder))


def _is_news(record: logging.LogRecord) -> bool:
    """Whether a line of waitress's log tells the operator something: not that, five seconds after the stop, an answer
    was not finished; it is given up, as was asked.
    """
    return "still running" not in str(record.msg)


def _serve(settings: Settings, store: DiskStore) -> int:
    reader = settings.open_reader(store)
    orders = settings.open_orders(reader, store)
    try:
        app = create_app(
            reader,
            packaged("static"),
            orders=orders,
            feed=settings.feed,
            public_address=settings.public_address,
            trusted_hosts=settings.trusted_hosts,
            https=settings.behind_https,
            declaration=Declaration.load(settings.content),
        )
        server = _listen(app, settings)
        signal.signal(signal.SIGTERM, _stop)
        try:
            address = f"http://{_shown(settings.host)}:{_bound_port(server)}/"
            print(f"Le lecteur est prêt : {address}  (Ctrl+C pour l’arrêter)", flush=True)
            threading.Thread(target=_warm, args=(reader, settings.voice), name="warm", daemon=True).start()
            server.run()  # until SIGTERM or Ctrl+C; what is being answered is answered
        finally:
            print("Arrêt …", flush=True)
            server.close()
    finally:
        orders.close()
        reader.close()
    return 0


def _store(settings: Settings, until_the_end: contextlib.ExitStack) -> DiskStore:
    """The cache folder; on a disk that is full or read-only, a small one of this process's own: the text matters more.

    Raises StoreError where the folder is a wrong one, or there is no room for another either.
    """
    try:
        return settings.open_store()
    except StoreError as exc:
        if not isinstance(exc.__cause__, OSError) or exc.__cause__.errno not in OF_THE_DISK:
            raise
        try:
            own = until_the_end.enter_context(tempfile.TemporaryDirectory(prefix="reader-cache-"))
        except OSError:
            raise exc from None
        log.warning("%s D’ici à l’arrêt, les sons sont gardés dans « %s ».", exc, own)
        return settings.replaced(
            cache=Path(own), cache_megabytes=min(settings.cache_megabytes, OWN_CACHE_MEGABYTES)
        ).open_store()


def _listen(app: object, settings: Settings) -> MultiSocketServer | BaseWSGIServer:
    """waitress on the host and port, bound but not yet serving. Raises WrongSetting where the port is taken."""
    try:
        # look-ahead 1: notice clients who left, or their threads stay held (Pylons/waitress #381)
        return waitress.create_server(
            app,
            host=settings.host,
            port=settings.port,
            threads=settings.threads,
            channel_request_lookahead=1,
            connection_limit=_connections(),
            asyncore_use_poll=hasattr(select, "poll"),  # `select` itself takes no file beyond the 1024th
            max_request_body_size=LONGEST_BODY,
            ident=None,
        )
    except (OSError, ValueError) as exc:  # ValueError: no such address
        why = (exc.strerror if isinstance(exc, OSError) else None) or exc
        advice = (
            f"Le service tourne peut-être déjà ; sinon, choisissez un autre port : --port {settings.port % 65535 + 1}."
            if isinstance(exc, OSError) and exc.errno == errno.EADDRINUSE
            else "Vérifiez l’adresse (--host) et le port (--port)."
        )
        raise WrongSetting(f"Impossible d’écouter sur {settings.host}, port {settings.port} ({why}). {advice}") from exc


def _connections() -> int:
    """How many connections to accept: fewer than there are files that the process may hold.

    It may hold 1024, or 256 (macOS), until it asks the system for what it is allowed.
    """
    try:
        import resource
    except ImportError:  # Windows, which has no such limit
        return CONNECTIONS
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = CONNECTIONS * FILES_OF_A_CONNECTION + OTHER_FILES
    if soft != resource.RLIM_INFINITY and soft < wanted:
        soft = wanted if hard == resource.RLIM_INFINITY else min(wanted, hard)
        with contextlib.suppress(OSError, ValueError):  # macOS allows less than it says
            resource.setrlimit(resource.RLIMIT_NOFILE, (soft, hard))
        soft, _ = resource.getrlimit(resource.RLIMIT_NOFILE)
    if soft == resource.RLIM_INFINITY:
        return CONNECTIONS
    return max(100, min(CONNECTIONS, (soft - OTHER_FILES) // FILES_OF_A_CONNECTION))


def _bound_port(server: MultiSocketServer | BaseWSGIServer) -> int:
    """The port really bound: of its first socket where a name has several addresses."""
    listening: list[tuple[str, int]] = getattr(server, "effective_listen", [])
    return int(listening[0][1] if listening else server.effective_port)


def _warm(reader: Reader, voice: str) -> None:
    """Before anybody comes: start the engine, tell the operator what is missing, read the pages."""
    try:
        if not reader.voices():
            log.warning("Aucune voix ne fonctionne : les textes sont servis sans le son (python3 -m reader doctor).")
        elif voice:
            try:
                reader.named_voice(voice)
            except VoiceNotFound as exc:
                log.warning("READER_VOICE : %s", exc)
        if reader.mute:
            log.warning("%s Les textes sont servis sans le son.", reader.mute)
        for summary in reader.pages():
            try:
                reader.plan(summary.id, Preferences())
            except (PageNotFound, PageRefused) as exc:
                log.warning("page %s: %s", summary.id, exc)
    except ReaderError as exc:  # the service stops already
        log.info("%s", exc)


def _port(text: str) -> int:
    if not (text.isascii() and text.isdigit() and int(text) <= 65535):
        raise argparse.ArgumentTypeError(f"« {text} » n’est pas un port (de 0 à 65535).")
    return int(text)


def _stop(number: int, frame: FrameType | None) -> None:
    raise SystemExit(0)


def _shown(host: str) -> str:
    if host in ("0.0.0.0", "::"):  # noqa: S104 - only shown
        return "127.0.0.1"
    return f"[{host}]" if ":" in host else host
