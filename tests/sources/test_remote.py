"""Attacks on the import of a URL: each is refused, in French; the honest ones come through."""

from __future__ import annotations

import gzip
import socket
import ssl
import threading
import time
from collections.abc import Callable, Iterator
from functools import cache

import pytest

from reader.errors import PageRefused
from reader.sources.address import permitted, public
from reader.sources.remote import Fetcher, connect, resolve

HOSTS = ("chu.example", "www.chu.example")


@pytest.mark.parametrize(
    "url",
    [
        "file:///etc/passwd",
        "ftp://chu.example/a",
        "gopher://chu.example/",
        "data:text/html,x",
        "javascript:alert(1)",
        "chu.example/page",
        "//chu.example/page",
        "",
        "http://chu.example/\r\nHost: x",
        "http://chu.example/\0",
        "http://chu.example\\@127.0.0.1/",
        "http://user:pass@chu.example/",
        "http://user@chu.example/",
        "http://@chu.example/",
        "http://chu.example@127.0.0.1/",
        "http://chu.example/" + "a" * 9000,
        "http://chu.example:99999/",
        "http://chu.example:22/",
        "http://chu.example:8080/",
        "http://127.0.0.1/",
        "http://localhost/",
        "http://2130706433/",
        "http://0177.0.0.1/",
        "http://0x7f000001/",
        "http://127.1/",
        "http://[::1]/",
        "http://[::ffff:127.0.0.1]/",
        "http://[",
        "http://１２７.０.０.１/",
        "http://①②⑦.0.0.1/",
        "http://169.254.169.254/latest/meta-data",
        "http://chu.example.attaquant.example/",
        "http://attaquant-chu.example/",
        "http://chu.example。attaquant.example/",
        "http://chu.example./",
    ],
)
def test_addresses_refused(url: str) -> None:
    with pytest.raises(PageRefused):
        permitted(url, HOSTS)


@pytest.mark.parametrize("url", ["http://chu.example/a?b=c#d", "https://CHU.example/", "https://chu.example:443/x"])
def test_addresses_permitted(url: str) -> None:
    assert permitted(url, HOSTS).host == "chu.example"


@pytest.mark.parametrize(
    "answers",
    [
        [],
        ["127.0.0.1"],
        ["93.184.216.34", "10.0.0.1"],
        ["10.1.2.3"],
        ["172.16.0.1"],
        ["192.168.1.1"],
        ["100.64.0.1"],
        ["169.254.169.254"],
        ["0.0.0.0"],
        ["224.0.0.1"],
        ["224.0.1.1"],
        ["240.0.0.1"],
        ["255.255.255.255"],
        ["::1"],
        ["::"],
        ["fe80::1%eth0"],
        ["fd00::1"],
        ["ff02::1"],
        ["ff0e::1"],
        ["4000::1"],
        ["::ffff:127.0.0.1"],
        ["::ffff:93.184.216.34"],
        ["::127.0.0.1"],
        ["64:ff9b::7f00:1"],
        ["64:ff9b:1::7f00:1"],
        ["2002:7f00:1::"],
        ["2001:0:7f00:1::"],
        ["::5db8:d822"],  # public, but written inside another: what it leads to is the network's to say
        ["64:ff9b::5db8:d822"],
        ["64:ff9b:1::5db8:d822"],
        ["2002:5db8:d822::"],
        ["2001:0:5db8:d822::"],
        ["pas une adresse"],
    ],
)
def test_answers_refused(answers: list[str]) -> None:
    with pytest.raises(PageRefused):
        public(answers)


def test_public_answers() -> None:
    answers = ["93.184.216.34", "2606:2800:220:1:248:1893:25c8:1946", "93.184.216.34"]
    assert public(answers) == tuple(answers[:2])


@pytest.mark.parametrize(
    "entry", [" CHU.example ", "https://chu.example/a", "http://chu.example:80", "chu.example:443"]
)
def test_a_list_may_name_a_site_by_its_address(entry: str) -> None:
    assert permitted("https://chu.example/a", (entry, "")).host == "chu.example"


@pytest.mark.parametrize("host", ["127.0.0.1", "[::1]", "10.0.0.5", "localhost", "cms.localhost"])
def test_a_machine_of_the_house_is_not_told_to_be_listed(host: str) -> None:
    with pytest.raises(PageRefused, match=r"privée.*enregistrez-la, puis importez le fichier\.$"):
        permitted(f"https://{host}/a", ("chu.example",))


@pytest.mark.parametrize("entry", ["*.example", "*", "", "example", "https://", "http://[", "chu.example.", "/a"])
def test_a_list_names_no_more_than_it_says(entry: str) -> None:
    with pytest.raises(PageRefused, match=r"READER_IMPORT_HOSTS=.*chu\.example$"):
        permitted("https://chu.example/a", (entry,))


@pytest.mark.parametrize("entry", ["hôpital.example", "xn--hpital-ixa.example", "https://Hôpital.example/soins"])
def test_a_site_with_an_accent_in_its_name(entry: str) -> None:
    for url in ("https://hôpital.example/a", "https://HÔPITAL.example/a", "https://xn--hpital-ixa.example/a"):
        assert permitted(url, (entry,)).host == "xn--hpital-ixa.example"


@pytest.mark.parametrize(
    "url",
    [
        "https://сhu.example/",  # Cyrillic
        "https://chu.examp1e/",
        "https://chu.example%2f.attaquant.example/",
        "https://chu.example%40127.0.0.1/",
        "https://chu%00.example/",
        "https://chu.example%00/",
        "https://chu.example%20/",
        "https://chu\u200b.attaquant.example/",
        "https://" + "é" * 80 + ".example/",
        "https://é..example/",
        "https://127%2e0.0.1/",
        "https://[::1%25eth0]/",
        "https://[fe80::1]/",
    ],
)
def test_names_that_look_like_one_of_the_list(url: str) -> None:
    with pytest.raises(PageRefused):
        permitted(url, HOSTS)


def test_an_address_is_as_long_as_browsers_take() -> None:
    longest = "http://chu.example/" + "a" * (2048 - 19)
    assert permitted(longest, HOSTS).url == longest
    with pytest.raises(PageRefused, match="trop longue : plus de 2048"):
        permitted(longest + "a", HOSTS)


@pytest.mark.parametrize("sign", [" ", "\\", "\x7f"])
def test_signs_refused_in_an_address(sign: str) -> None:
    with pytest.raises(PageRefused, match="interdit"):
        permitted(f"http://chu.example/a{sign}b", HOSTS)


@pytest.mark.parametrize("who", ["a:b@", "a@", "@", ":@", "chu.example@", "%40@"])
def test_who_asks_is_never_in_an_address(who: str) -> None:
    with pytest.raises(PageRefused, match="utilisateur"):
        permitted(f"http://{who}chu.example/", HOSTS)


# --- a site of our own ------------------------------------------------------------------------------------------------

Answer = Callable[[socket.socket, str], None]


class Site:
    """Answers each path by a function of its own; counts the look-ups, and tells where connections went."""

    def __init__(self) -> None:
        self.paths: dict[str, Answer] = {}
        self.looked_up: list[str] = []
        self.connected: list[tuple[str, int]] = []
        self._server = socket.create_server(("127.0.0.1", 0))
        self._thread = threading.Thread(target=self._serve, daemon=True)
        self._thread.start()

    def _serve(self) -> None:
        while True:
            try:
                client, _ = self._server.accept()
            except OSError:
                return
            threading.Thread(target=self._answer, args=(client,), daemon=True).start()

    def _answer(self, client: socket.socket) -> None:
        with client:
            try:
                request = client.recv(65536).decode("latin-1")
                if not request:  # whoever came left without a word
                    return
                path = request.split(" ")[1]
                self.paths.get(path, reply(b"", "404 Not Found"))(client, request)
            except OSError:
                return

    def close(self) -> None:
        self._server.close()

    def fetcher(self, deadline: float = 5.0, answers: tuple[str, ...] = ("93.184.216.34",)) -> Fetcher:
        def resolve(host: str, port: int) -> list[str]:
            self.looked_up.append(host)
            return list(answers)

        def connect(address: str, port: int, seconds: float) -> socket.socket:
            self.connected.append((address, port))
            return socket.create_connection(self._server.getsockname(), timeout=seconds)

        return Fetcher(HOSTS, deadline=deadline, most_bytes=100_000, resolve=resolve, connect=connect)


def reply(body: bytes, status: str = "200 OK", **headers: str) -> Answer:
    def answer(client: socket.socket, request: str) -> None:
        said = {"Content-Type": "text/html; charset=utf-8", "Content-Length": str(len(body))}
        said |= {name.replace("_", "-"): value for name, value in headers.items()}
        lines = "".join(f"{name}: {value}\r\n" for name, value in said.items() if value)
        client.sendall(f"HTTP/1.1 {status}\r\n{lines}\r\n".encode() + body)

    return answer


@pytest.fixture
def site() -> Iterator[Site]:
    found = Site()
    yield found
    found.close()


PAGE = b"<h1>Effets</h1><p>Appelez.</p>"


def test_a_page_comes_through(site: Site) -> None:
    site.paths["/a"] = reply(PAGE)
    fetched = site.fetcher().fetch("http://chu.example/a")
    assert (fetched.data, fetched.charset, fetched.url) == (PAGE, "utf-8", "http://chu.example/a")
    assert set(site.connected) == {("93.184.216.34", 80)}
    assert len(site.looked_up) == len(site.connected)  # one look-up a connection: nothing to rebind


def test_a_compressed_page_and_a_redirect_come_through(site: Site) -> None:
    site.paths["/a"] = reply(b"", "301 Moved", Location="/b")
    site.paths["/b"] = reply(gzip.compress(PAGE), Content_Encoding="gzip")
    fetched = site.fetcher().fetch("http://www.chu.example/a")
    assert (fetched.data, fetched.url) == (PAGE, "http://www.chu.example/b")


@pytest.mark.parametrize(
    "status", ["301 Moved", "302 Found", "303 See Other", "307 Temporary Redirect", "308 Permanent Redirect"]
)
def test_each_kind_of_redirect_is_followed(site: Site, status: str) -> None:
    site.paths["/a"] = reply(b"", status, Location="/b")
    site.paths["/b"] = reply(PAGE)
    assert site.fetcher().fetch("http://chu.example/a").url == "http://chu.example/b"


def test_five_redirects_are_followed_and_no_sixth(site: Site) -> None:
    for number in range(6):
        site.paths[f"/{number}"] = reply(b"", "302 Found", Location=f"/{number + 1}")
    site.paths["/6"] = reply(PAGE)
    assert site.fetcher().fetch("http://chu.example/1").data == PAGE
    with pytest.raises(PageRefused, match="redirections"):
        site.fetcher().fetch("http://chu.example/0")


@pytest.mark.parametrize(
    "target",
    [
        "http://127.0.0.1/",
        "http://169.254.169.254/latest/meta-data",
        "file:///etc/passwd",
        "//attaquant.example/",
        "/a",
        "",
        "http://chu.example:22/",
        "data:text/html,x",
        "FILE:///etc/passwd",
        "http://chu.example@127.0.0.1/",
        "http://chu.example./",
        "\\\\127.0.0.1\\a",
    ],
)
def test_redirects_refused(site: Site, target: str) -> None:
    site.paths["/a"] = reply(b"", "302 Found", Location=target)
    site.paths["/"] = site.paths["/latest/meta-data"] = reply(PAGE)  # who follows it gets a page
    with pytest.raises(PageRefused):
        site.fetcher().fetch("http://chu.example/a")
    assert set(site.looked_up) == {"chu.example"}


def test_a_page_that_is_protected_is_not_left_for_one_that_is_not(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    def plain(context: ssl.SSLContext, raw: socket.socket, *, server_hostname: str) -> socket.socket:
        return raw

    monkeypatch.setattr(ssl.SSLContext, "wrap_socket", plain)
    site.paths["/a"] = reply(b"", "302 Found", Location="http://chu.example/a")
    site.paths["/b"] = reply(b"", "302 Found", Location="http://www.chu.example/c?d=1")
    site.paths["/c?d=1"] = reply(PAGE)
    site.paths["/e"] = reply(b"", "302 Found", Location="https://chu.example/c?d=1")
    with pytest.raises(PageRefused, match="pas protégée"):
        site.fetcher().fetch("https://chu.example/a")
    assert site.fetcher().fetch("https://chu.example/b").url == "https://www.chu.example/c?d=1"
    assert {port for _, port in site.connected} == {443}
    assert site.fetcher().fetch("http://chu.example/e").url == "https://chu.example/c?d=1"


def test_a_redirect_with_spaces_is_followed(site: Site) -> None:
    site.paths["/a"] = reply(b"", "302 Found", Location="/fiche patient.html ")
    site.paths["/fiche%20patient.html"] = reply(PAGE)
    assert site.fetcher().fetch("http://chu.example/a").data == PAGE


def test_another_address_is_tried_where_one_does_not_answer(site: Site) -> None:
    """As on a machine without IPv6, for a site that has both."""
    answers = ["2606:2800:220:1:248:1893:25c8:1946", "93.184.216.34"]
    tried: list[str] = []
    shares: list[float] = []

    def to_this(address: str, port: int, seconds: float) -> socket.socket:
        tried.append(address)
        shares.append(seconds)
        if ":" in address:
            raise OSError(101, "Network is unreachable")
        return socket.create_connection(site._server.getsockname(), timeout=seconds)

    site.paths["/a"] = reply(PAGE)
    fetcher = Fetcher(HOSTS, deadline=5.0, resolve=lambda host, port: answers, connect=to_this)
    assert fetcher.fetch("http://chu.example/a").data == PAGE
    assert tried == answers * 2
    assert shares[0] <= 2.5 < shares[1]
    answers[1:] = [f"2606:2800:220:1:248:1893:25c8:{n}" for n in range(50)]
    tried.clear()
    with pytest.raises(PageRefused, match="connexion"):
        fetcher.fetch("http://chu.example/a")
    assert len(tried) == 4


@cache  # when it is first asked for, not by each process that only gathers the tests
def bomb() -> bytes:
    return gzip.compress(b"a" * 50_000_000)


def drip(client: socket.socket, request: str) -> None:
    client.sendall(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n")
    for _ in range(200):
        client.sendall(b"x")
        time.sleep(0.05)


def drip_headers(client: socket.socket, request: str) -> None:
    client.sendall(b"HTTP/1.1 200 OK\r\n")
    for number in range(90):
        client.sendall(f"X-{number}: a\r\n".encode())
        time.sleep(0.05)


def unclear(headers: str) -> Answer:
    def answer(client: socket.socket, request: str) -> None:
        client.sendall(
            f"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n{headers}\r\n\r\n5\r\n<p>ab\r\n0\r\n\r\n".encode()
        )

    return answer


def cut_short(client: socket.socket, request: str) -> None:
    client.sendall(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 5000\r\n\r\n<p>")


@pytest.mark.parametrize(
    "answer",
    [
        lambda client, request: reply(bomb(), Content_Encoding="gzip")(client, request),
        reply(b"a" * 100_001),
        reply(b"pas du gzip", Content_Encoding="gzip"),
        reply(gzip.compress(PAGE)[:-12], Content_Encoding="gzip"),
        reply(PAGE, Content_Encoding="br"),
        reply(b"%PDF-1.7", Content_Type="application/pdf"),
        reply(PAGE, "500 Internal Server Error"),
        reply(PAGE, "404 Not Found"),
        reply(PAGE, "206 Partial Content"),
        reply(PAGE, **{f"X-{number}": "a" * 5000 for number in range(110)}),
        reply(PAGE, X_Long="a" * 70_000),
        cut_short,
        unclear("Transfer-Encoding: gzip, chunked"),
        unclear("Transfer-Encoding: identity"),
        unclear("Content-Length: 5\r\nContent-Length: 9"),
        unclear("Content-Length: 5, 9"),
        lambda client, request: client.sendall(b"\x00\x01\x02\r\n\r\n"),
        lambda client, request: None,
    ],
)
def test_transfers_refused(site: Site, answer: Answer) -> None:
    site.paths["/a"] = answer
    with pytest.raises(PageRefused):
        site.fetcher().fetch("http://chu.example/a")


@pytest.mark.parametrize("answer", [drip, drip_headers])
def test_a_slow_site_is_left(site: Site, answer: Answer) -> None:
    site.paths["/a"] = answer
    with pytest.raises(PageRefused, match="trop lent"):
        site.fetcher(deadline=0.6).fetch("http://chu.example/a")


def test_a_name_that_nobody_answers_for_is_left(site: Site) -> None:
    """The system's look-up knows no deadline: it is left to itself, and not waited for."""
    given_up, answered = threading.Event(), threading.Event()

    def resolve(host: str, port: int) -> list[str]:
        given_up.wait(20)
        answered.set()
        return ["93.184.216.34"]

    with pytest.raises(PageRefused, match="trop lent"):
        Fetcher(HOSTS, deadline=0.3, resolve=resolve).fetch("http://chu.example/a")
    assert not answered.is_set()
    given_up.set()
    assert answered.wait(20)
    assert site.connected == []


def test_a_site_is_known_by_its_certificate(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    """By one that is trusted, and is of that name; where it is not, nothing is asked, nor asked again without TLS."""
    asked: list[object] = []

    def not_theirs(context: ssl.SSLContext, raw: socket.socket, *, server_hostname: str) -> None:
        asked.append((context.verify_mode, context.check_hostname, server_hostname))
        raise ssl.SSLCertVerificationError("self-signed certificate")

    monkeypatch.setattr(ssl.SSLContext, "wrap_socket", not_theirs)
    with pytest.raises(PageRefused, match="connexion"):
        site.fetcher().fetch("https://chu.example/a")
    assert asked == [(ssl.CERT_REQUIRED, True, "chu.example")]
    assert site.connected == [("93.184.216.34", 443)]


def test_a_private_answer_is_never_connected_to(site: Site) -> None:
    with pytest.raises(PageRefused, match="privée"):
        site.fetcher(answers=("93.184.216.34", "127.0.0.1")).fetch("http://chu.example/a")
    assert site.connected == []


def test_robots(site: Site) -> None:
    site.paths["/a"] = reply(PAGE)
    site.paths["/robots.txt"] = reply(b"User-agent: *\nDisallow: /a\n", Content_Type="text/plain")
    with pytest.raises(PageRefused, match=r"robots\.txt"):
        site.fetcher().fetch("http://chu.example/a")


def test_robots_patterns_and_queries(site: Site) -> None:
    site.paths["/a?print=1"] = site.paths["/a"] = reply(PAGE)
    site.paths["/robots.txt"] = reply(b"\xef\xbb\xbfUser-agent: *\nDisallow: /*?print\n", Content_Type="text/plain")
    assert site.fetcher().fetch("http://chu.example/a").data == PAGE
    with pytest.raises(PageRefused, match=r"robots\.txt"):
        site.fetcher().fetch("http://chu.example/a?print=1")


@pytest.mark.parametrize("compressed", [False, True])
def test_of_a_robots_without_end_the_first_part_is_heeded(site: Site, compressed: bool) -> None:
    site.paths["/a"] = site.paths["/b"] = reply(PAGE)
    rules = b"User-agent: *\nDisallow: /a\n" + b"# rien\n" * 700_000 + b"Disallow: /b\n"
    coding = {"Content_Encoding": "gzip"} if compressed else {}
    site.paths["/robots.txt"] = reply(
        gzip.compress(rules) if compressed else rules, Content_Type="text/plain", **coding
    )
    assert site.fetcher().fetch("http://chu.example/b").data == PAGE
    with pytest.raises(PageRefused, match=r"robots\.txt"):
        site.fetcher().fetch("http://chu.example/a")


def test_robots_is_followed_where_it_moved(site: Site) -> None:
    site.paths["/a"] = reply(PAGE)
    site.paths["/robots.txt"] = reply(b"", "301 Moved", Location="http://www.chu.example/r.txt")
    site.paths["/r.txt"] = reply(b"User-agent: *\nDisallow: /\n", Content_Type="text/plain")
    with pytest.raises(PageRefused, match=r"robots\.txt"):
        site.fetcher().fetch("http://chu.example/a")
    assert site.looked_up == ["chu.example", "www.chu.example"]


def test_robots_that_moves_without_end_is_left_after_five(site: Site) -> None:
    """RFC 9309, 2.3.1.2: it then counts as none."""
    site.paths["/a"] = reply(PAGE)
    site.paths["/robots.txt"] = reply(b"", "302 Found", Location="/robots.txt")
    assert site.fetcher().fetch("http://chu.example/a").data == PAGE
    assert len(site.connected) == 1 + 5 + 1


def test_where_a_page_moved_to_has_a_robots_of_its_own(site: Site) -> None:
    def robots(client: socket.socket, request: str) -> None:
        forbidden = b"User-agent: *\nDisallow: /\n" if "Host: www.chu.example" in request else b""
        reply(forbidden, Content_Type="text/plain")(client, request)

    site.paths["/robots.txt"] = robots
    site.paths["/a"] = reply(b"", "301 Moved", Location="http://www.chu.example/b")
    site.paths["/b"] = reply(PAGE)
    with pytest.raises(PageRefused, match=r"robots\.txt"):
        site.fetcher().fetch("http://chu.example/a")


@pytest.mark.parametrize("target", ["http://127.0.0.1/r.txt", "http://attaquant.example/r.txt", "file:///etc/passwd"])
def test_robots_never_leads_off_the_list(site: Site, target: str) -> None:
    site.paths["/a"] = reply(PAGE)
    site.paths["/robots.txt"] = reply(b"", "302 Found", Location=target)
    assert site.fetcher().fetch("http://chu.example/a").data == PAGE
    assert set(site.looked_up) == {"chu.example"}


@pytest.mark.parametrize("status", ["500 Internal Server Error", "503 Service Unavailable", "429 Too Many Requests"])
def test_a_site_that_cannot_say_what_it_allows_is_left_alone(site: Site, status: str) -> None:
    site.paths["/a"] = reply(PAGE)
    site.paths["/robots.txt"] = reply(b"", status)
    with pytest.raises(PageRefused, match=r"robots\.txt.*plus tard"):
        site.fetcher().fetch("http://chu.example/a")


@pytest.mark.parametrize("status", ["403 Forbidden", "404 Not Found", "410 Gone"])
def test_a_site_without_robots_allows(site: Site, status: str) -> None:
    site.paths["/a"] = reply(PAGE)
    site.paths["/robots.txt"] = reply(b"User-agent: *\nDisallow: /\n", status)
    assert site.fetcher().fetch("http://chu.example/a").data == PAGE


def test_an_address_with_accents_and_a_redirect_to_one(site: Site) -> None:
    site.paths["/immunoth%C3%A9rapie"] = reply(PAGE)
    assert site.fetcher().fetch("http://chu.example/immunothérapie").url == "http://chu.example/immunoth%C3%A9rapie"

    def there(client: socket.socket, request: str) -> None:
        client.sendall("HTTP/1.1 301 Moved\r\nLocation: /immunothérapie\r\nContent-Length: 0\r\n\r\n".encode())

    site.paths["/a"] = there
    assert site.fetcher().fetch("http://chu.example/a").data == PAGE


def test_a_page_compressed_in_parts_is_whole(site: Site) -> None:
    site.paths["/a"] = reply(gzip.compress(PAGE) + gzip.compress(b"<p>La suite.</p>"), Content_Encoding="gzip")
    assert site.fetcher().fetch("http://chu.example/a").data == PAGE + b"<p>La suite.</p>"


@pytest.mark.parametrize(
    "body",
    [
        lambda: gzip.compress(b"a" * 60_000) + gzip.compress(b"a" * 60_000),  # each within the limit, both not
        lambda: gzip.compress(b"a" * 100_001),
        lambda: gzip.compress(b"") * 4_000 + gzip.compress(b"a" * 200_000),
        lambda: gzip.compress(bomb()) * 2 + gzip.compress(b"a" * 10_000_000),
    ],
)
def test_bombs_in_parts_are_refused(site: Site, body: Callable[[], bytes]) -> None:
    site.paths["/a"] = reply(body(), Content_Encoding="gzip")
    with pytest.raises(PageRefused, match="trop lourde"):
        site.fetcher().fetch("http://chu.example/a")


def test_a_page_of_just_the_limit_comes_through(site: Site) -> None:
    site.paths["/a"] = reply(gzip.compress(b"a" * 100_000), Content_Encoding="gzip")
    assert len(site.fetcher().fetch("http://chu.example/a").data) == 100_000


def test_nothing_of_the_person_or_the_machine_is_sent(site: Site) -> None:
    heard: list[str] = []

    def listen(client: socket.socket, request: str) -> None:
        heard.append(request)
        reply(PAGE)(client, request)

    site.paths["/a"] = listen
    site.fetcher().fetch("http://chu.example/a")
    names = {line.partition(":")[0].lower() for line in heard[0].splitlines()[1:] if line}
    assert names == {"host", "user-agent", "accept", "accept-encoding", "connection"}
    assert "User-Agent: lecteur-accessible/" in heard[0]


def test_robots_is_asked_once_a_site(site: Site) -> None:
    asked: list[str] = []

    def robots(client: socket.socket, request: str) -> None:
        asked.append(request)
        reply(b"User-agent: *\nDisallow: /c\n", Content_Type="text/plain")(client, request)

    site.paths["/robots.txt"] = robots
    site.paths["/a"] = reply(b"", "301 Moved", Location="/b")
    site.paths["/b"] = reply(PAGE)
    assert site.fetcher().fetch("http://chu.example/a").data == PAGE
    assert len(asked) == 1
    site.paths["/b"] = reply(b"", "301 Moved", Location="/c")
    site.paths["/c"] = reply(PAGE)
    with pytest.raises(PageRefused, match=r"robots\.txt"):  # a rule for where the page moved to
        site.fetcher().fetch("http://chu.example/a")


@pytest.mark.parametrize(
    "status",
    [f"{number} No" for number in (401, 403, 405, 406, 429, 451, 503)],
)
def test_a_site_that_turns_programs_away_leaves_the_browser(site: Site, status: str) -> None:
    site.paths["/a"] = reply(PAGE, status)
    with pytest.raises(PageRefused, match="enregistrez-la"):
        site.fetcher().fetch("http://chu.example/a")


@pytest.mark.parametrize("kind", ["application/xhtml+xml", "TEXT/HTML;charset=x", ""])
def test_each_kind_of_page_comes_through(site: Site, kind: str) -> None:
    site.paths["/a"] = reply(PAGE, Content_Type=kind)
    assert site.fetcher().fetch("http://chu.example/a").data == PAGE


@pytest.mark.parametrize(
    ("kind", "called"),
    [
        ("text/plain", "un texte"),
        ("application/xml", "un fichier « application/xml »"),
        ("image/svg+xml", "une image"),
        ("html", "un texte"),  # no type at all: http.client takes it for text/plain
        ("application/pdf", "un document PDF"),
        ("application/vnd.openxmlformats-officedocument.wordprocessingml.document", "un document bureautique"),
    ],
)
def test_no_other_kind_does(site: Site, kind: str, called: str) -> None:
    site.paths["/a"] = reply(PAGE, Content_Type=kind)
    with pytest.raises(PageRefused, match=f"mène à {called}.*, pas à une page HTML"):
        site.fetcher().fetch("http://chu.example/a")


def test_a_redirect_to_nowhere_says_so(site: Site) -> None:
    site.paths["/a"] = reply(PAGE, "302 Found")
    with pytest.raises(PageRefused, match="sans dire où"):
        site.fetcher().fetch("http://chu.example/a")


def test_the_body_of_a_redirect_is_not_waited_for(site: Site) -> None:
    def endless(client: socket.socket, request: str) -> None:
        client.sendall(b"HTTP/1.1 302 Found\r\nLocation: /b\r\nContent-Encoding: br\r\n\r\n")
        while True:
            client.sendall(b"a" * 1000)

    site.paths["/a"] = endless
    site.paths["/b"] = reply(PAGE)
    assert site.fetcher().fetch("http://chu.example/a").data == PAGE


def test_the_system_s_own_look_up_and_connection(site: Site) -> None:
    assert resolve("localhost", 80)[0] in {"127.0.0.1", "::1"}
    for name in ("nulle-part.invalid", "a..b", "a" * 70 + ".example"):
        with pytest.raises(PageRefused, match="introuvable"):
            resolve(name, 80)
    host, port = site._server.getsockname()
    with connect(host, port, 3.0) as opened:
        assert opened.gettimeout() == 3.0
        assert opened.getpeername() == (host, port)


def test_a_name_that_is_nowhere_says_so(site: Site) -> None:
    def nowhere(host: str, port: int) -> list[str]:
        raise PageRefused(f"Le nom « {host} » est introuvable.")

    with pytest.raises(PageRefused, match=r"chu\.example » est introuvable"):
        Fetcher(HOSTS, resolve=nowhere).fetch("http://chu.example/a")


def test_no_time_that_is_left_is_no_time(site: Site) -> None:
    """A look-up that took all of it: no connection is begun."""

    def late(host: str, port: int) -> list[str]:
        time.sleep(0.05)
        return ["93.184.216.34"]

    def never(address: str, port: int, seconds: float) -> socket.socket:
        raise AssertionError("connected")

    with pytest.raises(PageRefused, match="trop lent"):
        Fetcher(HOSTS, deadline=0.0, resolve=late, connect=never).fetch("http://chu.example/a")
