"""A page fetched from its site, safely: hosts of a list, public addresses pinned, time and size limited.

The name is resolved once for each connection, every answer is checked, and the connection goes to the checked address:
a name that changes its answer in between gains nothing (DNS rebinding). Redirects are followed by hand and checked like
the first address. Bytes are decompressed by hand with a limit, so that a bomb is never unpacked.
"""

from __future__ import annotations

import contextlib
import http.client
import queue
import socket
import ssl
import threading
import time
import zlib
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass

from reader import __version__
from reader.errors import PageRefused
from reader.sources.address import BY_HAND, Address, permitted, public
from reader.sources.library import MOST_BYTES
from reader.sources.robots import MOST_BYTES as ENOUGH_OF_ROBOTS
from reader.sources.robots import allows

AGENT = "lecteur-accessible"
USER_AGENT = f"{AGENT}/{__version__}"
MOST_REDIRECTS = 5
# Seconds for everything: name, connections, redirects, transfer.
DEADLINE = 20.0
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_HTML = frozenset({"", "text/html", "application/xhtml+xml"})
_CHUNK = 65_536
_MOST_ADDRESSES = 4

Resolve = Callable[[str, int], list[str]]
Connect = Callable[[str, int, float], socket.socket]


@dataclass(frozen=True, slots=True)
class Fetched:
    """What came: the bytes, the charset HTTP declared ("" for none), and the address they came from."""

    data: bytes
    charset: str
    url: str


def resolve(host: str, port: int) -> list[str]:
    """Every address of a name. Raises PageRefused where it has none."""
    try:
        answers = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as exc:
        raise PageRefused(f"Le nom « {host} » est introuvable.") from exc
    return [str(answer[4][0]) for answer in answers]


def connect(address: str, port: int, seconds: float) -> socket.socket:
    return socket.create_connection((address, port), timeout=seconds)


class Fetcher:
    """Fetches pages from the hosts of a list. `resolve` and `connect` are what tests put their own network in for."""

    def __init__(
        self,
        allowed_hosts: Collection[str],
        *,
        deadline: float = DEADLINE,
        most_bytes: int = MOST_BYTES,
        resolve: Resolve = resolve,
        connect: Connect = connect,
    ) -> None:
        self._allowed = frozenset(allowed_hosts)
        self._deadline = deadline
        self._most = most_bytes
        self._resolve = resolve
        self._connect = connect

    def fetch(self, url: str) -> Fetched:
        """The page at `url`, through at most five redirects. Raises PageRefused, in French, for whatever is wrong."""
        ends = time.monotonic() + self._deadline
        address = permitted(url, self._allowed)
        robots: dict[tuple[str, str], bytes] = {}  # asked once a site, however often the page moves
        for _ in range(MOST_REDIRECTS + 1):
            site = (address.scheme, address.host)
            if site not in robots:
                robots[site] = self._robots(address, ends)
            if not allows(robots[site], AGENT, address.path):
                raise PageRefused(
                    f"Ce site demande (robots.txt) que cette page ne soit pas lue par un programme. {BY_HAND}."
                )
            status, headers, data = self._get(address, ends)
            if status not in _REDIRECTS:
                return self._page(address, status, headers, data)
            target = headers.get("Location", "")
            if not target:
                raise PageRefused("Le site renvoie ailleurs sans dire où.")
            moved = permitted(_header_text(target), self._allowed, base=address.url)
            if address.scheme == "https" and moved.scheme != "https":
                # Who stands between could write another dose. Many sites only do not know that they are asked in https.
                moved = permitted(f"https{moved.url.removeprefix('http')}", self._allowed)
                if moved == address:
                    raise PageRefused(f"Le site renvoie vers une adresse qui n’est pas protégée (http). {BY_HAND}.")
            address = moved
        raise PageRefused(f"Le site renvoie d’adresse en adresse : plus de {MOST_REDIRECTS} redirections.")

    def _page(self, address: Address, status: int, headers: http.client.HTTPMessage, data: bytes) -> Fetched:
        if status in {401, 403, 405, 406, 429, 451, 503}:  # how sites turn programs away
            raise PageRefused(f"Le site refuse de donner cette page à un programme ({status}). {BY_HAND}.")
        if status != 200:
            raise PageRefused(f"Le site répond par une erreur ({status}) : la page n’est pas disponible.")
        if headers.get("Content-Type") and headers.get_content_type() not in _HTML:
            raise PageRefused(
                f"Cette adresse mène à {_called(headers.get_content_type())}, pas à une page HTML : le lecteur ne sait "
                "pas le lire. Importez la page web qui dit la même chose."
            )
        return Fetched(data, headers.get_content_charset() or "", address.url)

    def _robots(self, address: Address, ends: float) -> bytes:
        """The site's robots.txt (RFC 9309, 2.3.1): empty where it has none; one that is out of order forbids all."""
        asked = Address(address.scheme, address.host, address.port, "/robots.txt")
        for _ in range(MOST_REDIRECTS + 1):
            status, headers, data = self._get(asked, ends, ENOUGH_OF_ROBOTS)
            target = headers.get("Location", "")
            if status not in _REDIRECTS or not target:
                break
            try:
                asked = permitted(_header_text(target), self._allowed, base=asked.url)
            except PageRefused:  # elsewhere than on the sites of the list: as if there were none
                return b""
        if status >= 500 or status == 429:
            raise PageRefused(
                f"Le site ne dit pas s’il permet cette lecture (robots.txt : erreur {status}). Réessayez plus tard."
            )
        return data if status == 200 else b""

    # --- one exchange -------------------------------------------------------------------------------------------------

    def _get(self, address: Address, ends: float, enough: int = 0) -> tuple[int, http.client.HTTPMessage, bytes]:
        addresses = public(self._resolved(address, ends))
        left = ends - time.monotonic()
        if left <= 0:
            raise PageRefused(_TOO_SLOW)
        expired = threading.Event()
        opened: list[socket.socket] = []

        def expire() -> None:
            # Closing the socket ends a read that drips a byte a second, which no time limit on single reads would.
            expired.set()
            for held in opened:
                try:
                    held.shutdown(socket.SHUT_RDWR)
                except OSError:
                    held.close()

        timer = threading.Timer(left, expire)
        timer.daemon = True
        timer.start()
        try:
            raw = self._connected(addresses, address.port, ends)
            raw.settimeout(_left(ends))
            opened.append(raw)
            if address.scheme == "https":
                raw = ssl.create_default_context().wrap_socket(raw, server_hostname=address.host)
                opened.append(raw)
            answer = self._exchange(raw, address, enough)
        except (OSError, http.client.HTTPException, ValueError) as exc:
            if expired.is_set() or isinstance(exc, TimeoutError):
                raise PageRefused(_TOO_SLOW) from exc
            raise PageRefused("La connexion au site a échoué, ou sa réponse est incomplète.") from exc
        else:
            if expired.is_set():  # a read that was ended looks like a page that ended
                raise PageRefused(_TOO_SLOW)
            return answer
        finally:
            timer.cancel()
            for held in opened:
                held.close()

    def _connected(self, addresses: Sequence[str], port: int, ends: float) -> socket.socket:
        """A connection to the first of the addresses that answers: a site with IPv6 is found from a machine without."""
        *others, last = addresses[:_MOST_ADDRESSES]
        for at, chosen in enumerate(others):
            with contextlib.suppress(OSError):
                return self._connect(chosen, port, _left(ends) / (len(others) + 1 - at))
        return self._connect(last, port, _left(ends))

    def _resolved(self, address: Address, ends: float) -> list[str]:
        """The name's addresses, within the time left: getaddrinfo itself knows no deadline."""
        answers: queue.Queue[list[str] | PageRefused] = queue.Queue(1)

        def ask() -> None:
            try:
                answers.put(self._resolve(address.host, address.port))
            except PageRefused as exc:
                answers.put(exc)

        threading.Thread(target=ask, daemon=True).start()
        try:
            answer = answers.get(timeout=_left(ends))
        except queue.Empty as exc:
            raise PageRefused(_TOO_SLOW) from exc
        if isinstance(answer, PageRefused):
            raise answer
        return answer

    def _exchange(
        self, raw: socket.socket, address: Address, enough: int
    ) -> tuple[int, http.client.HTTPMessage, bytes]:
        connection = http.client.HTTPConnection(address.host, address.port)
        connection.sock = raw
        connection.request(
            "GET",
            address.path,
            headers={
                "Host": address.host,
                "User-Agent": USER_AGENT,
                "Accept": "text/html, application/xhtml+xml",
                "Accept-Encoding": "gzip",
                "Connection": "close",
            },
        )
        with connection.getresponse() as response:
            _refuse_unclear_length(response.headers)
            coding = response.headers.get("Content-Encoding", "identity").strip().lower()
            if response.status in _REDIRECTS:
                return response.status, response.headers, b""
            return response.status, response.headers, self._body(response, coding, enough)

    def _body(self, response: http.client.HTTPResponse, coding: str, enough: int) -> bytes:
        """The decoded bytes, up to the limit; the first `enough` where that is said."""
        if coding in {"gzip", "x-gzip", "deflate"}:
            inflate = _Inflating()
        elif coding in {"identity", ""}:
            inflate = None
        else:
            raise PageRefused(f"Le site envoie un codage qui n’a pas été demandé (« {coding[:20]} »).")
        found = bytearray()
        limit = enough or self._most + 1
        while chunk := response.read1(_CHUNK):
            try:
                found += inflate.feed(chunk, limit - len(found)) if inflate is not None else chunk
            except zlib.error as exc:
                raise PageRefused("La réponse du site est abîmée : sa compression ne peut pas être lue.") from exc
            if len(found) >= limit:
                if enough:
                    return bytes(found[:enough])
                raise PageRefused(f"Cette page est trop lourde : plus de {self._most // 1_000_000} Mo.")
        if response.length or (inflate is not None and not inflate.eof):
            raise PageRefused("La réponse du site est incomplète : la page n’est pas importée.")
        return bytes(found)


class _Inflating:
    """Decompresses bit by bit, never more than asked; a file of several compressed parts (RFC 1952, 2.2) is one."""

    def __init__(self) -> None:
        self._part = zlib.decompressobj(zlib.MAX_WBITS | 32)

    @property
    def eof(self) -> bool:
        return self._part.eof

    def feed(self, chunk: bytes, most: int) -> bytes:
        """What the chunk holds; where it is `most` bytes, the rest is left."""
        found = b""
        while chunk and len(found) < most:
            if self._part.eof:
                self._part = zlib.decompressobj(zlib.MAX_WBITS | 32)
            found += self._part.decompress(chunk, most - len(found))
            chunk = self._part.unused_data.lstrip(b"\0") if self._part.eof else b""
        return found


# What hospitals' links lead to beside pages, by the beginning of its type (IANA, media types).
_KINDS = {
    "application/pdf": "un document PDF",
    "image/": "une image",
    "audio/": "un son",
    "video/": "une vidéo",
    "text/plain": "un texte sans mise en forme",
    "application/zip": "une archive",
    "application/msword": "un document bureautique",
    "application/rtf": "un document bureautique",
    "application/vnd.": "un document bureautique",
}


def _called(kind: str) -> str:
    """A media type as a person calls it; itself, where it is a rare one."""
    return next((name for start, name in _KINDS.items() if kind.startswith(start)), f"un fichier « {kind[:60]} »")


def _left(ends: float) -> float:
    """The seconds that are left: never none, as a socket without a limit waits for ever."""
    return max(ends - time.monotonic(), 0.01)


def _refuse_unclear_length(headers: http.client.HTTPMessage) -> None:
    """Raises HTTPException where it is not sure where the page ends (RFC 9112, 6.3).

    http.client takes the first of two lengths, and reads the sizes of the pieces of a coding it does not know as text:
    numbers that nobody wrote would stand in the page.
    """
    codings = [
        coding.strip().lower() for value in headers.get_all("Transfer-Encoding", []) for coding in value.split(",")
    ]
    lengths = {length.strip() for value in headers.get_all("Content-Length", []) for length in value.split(",")}
    if codings not in ([], ["chunked"]) or len(lengths) > 1:
        raise http.client.HTTPException("unclear length")


def _header_text(value: str) -> str:
    """A redirect's address as its bytes say it in UTF-8, its spaces written as browsers do.

    http.client reads latin-1, and sites redirect to « /immunothérapie » and to « /fiche patient.html ».
    """
    with contextlib.suppress(UnicodeError):
        value = value.encode("latin-1").decode("utf-8")
    return value.strip().replace(" ", "%20")


_TOO_SLOW = "Le site est trop lent à répondre : l’importation est abandonnée."
