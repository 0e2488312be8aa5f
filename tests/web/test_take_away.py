"""« À emporter » and the podcast, asked as a browser without a script asks, on a reader whose voice is a stand-in."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any, BinaryIO

import feedparser  # type: ignore[import-untyped]
import pytest
from bs4 import BeautifulSoup
from flask.testing import FlaskClient

from reader.exports import FORMATS, Book, Wishes
from reader.service.orders import MOMENT, Job, Orders
from reader.service.reader import Reader
from reader.settings import packaged
from reader.sources import Library
from reader.speech import Lexicon
from reader.store import DiskStore, KeptFiles
from reader.web.app import create_app
from tests.service.stand_in import StandInPool, mp3_seconds
from tests.service.test_reader import PAGE
from tests.service.test_rendering import as_pool
from tests.web.conftest import ClosingClient

SHELF = "/pages/perfusion/take-away"
JSON = {"Accept": "application/json"}
SECRET = "abcdefghijklmnopqrstuvwxyz"

# The second time of each line of times in captions.
ENDS = re.compile(r"--> ([\d:.]+)")

Open = Callable[..., FlaskClient]


@pytest.fixture
def opened(tmp_path: Path) -> Iterator[Open]:
    (tmp_path / "content").mkdir()
    (tmp_path / "content" / "perfusion.html").write_text(PAGE, encoding="utf-8")
    closing: list[Any] = []

    def open_client(pool: StandInPool | None = None, feed: str = "off", **options: Any) -> FlaskClient:
        store = DiskStore(tmp_path / "cache")
        reader = Reader(
            Library(tmp_path / "content"), Lexicon.shipped(), as_pool(pool or StandInPool()), store, prepare=False
        )
        orders = Orders(reader, KeptFiles(store), cover=b"")
        closing.extend([orders, reader])
        app = create_app(reader, packaged("static"), orders=orders, feed=feed, **options)
        app.test_client_class = ClosingClient
        return app.test_client()

    yield open_client
    for one in closing:
        one.close()


def soup(client: FlaskClient, path: str) -> BeautifulSoup:
    answer = client.get(path)
    assert answer.status_code == 200
    return BeautifulSoup(answer.text, "lxml")


def test_each_form_is_listed_with_its_size_and_what_it_is_good_for(opened: Open) -> None:
    client = opened()
    assert soup(client, "/pages/perfusion").select(f'a[href="{SHELF}"]')
    page = soup(client, SHELF)
    assert [card["id"] for card in page.select(".forms > li")] == list(FORMATS)
    names = [button.get_text() for button in page.select("main button")]
    assert len(names) == len(set(names)) == len(FORMATS)
    for card in page.select(".forms > li"):
        assert "Taille" in card.get_text()
        assert card.get_text().count("Pour ") >= 1
    assert "voix «\u00a0Essai\u00a0», vitesse 1." in page.get_text()


def test_a_file_is_prepared_and_downloaded_without_a_script(opened: Open) -> None:
    client = opened()
    answer = client.post(f"{SHELF}/mp3")
    assert (answer.status_code, answer.headers["Location"]) == (303, f"{SHELF}/mp3")
    assert answer.headers["Cache-Control"] == "no-store"
    for changing in (SHELF, f"{SHELF}/mp3"):
        headers = client.get(changing).headers
        assert headers["Cache-Control"] == "private, no-cache"
        assert {"Cookie", "Accept"} <= set(headers["Vary"].split(", "))
    page = soup(client, f"{SHELF}/mp3")
    link = page.select_one("[data-ready] a")
    assert link is not None
    assert page.select("script, progress") == []
    assert "Le fichier est prêt." in page.get_text()
    file = client.get(str(link["href"]))
    assert (file.status_code, file.mimetype) == (200, "audio/mpeg")
    assert file.headers["Content-Disposition"] == 'attachment; filename="perfusion.mp3"'
    assert "immutable" in file.headers["Cache-Control"]
    assert mp3_seconds(file.data) > 1
    piece = client.get(str(link["href"]), headers={"Range": "bytes=10-19"})
    assert (piece.status_code, piece.data) == (206, file.data[10:20])
    again = client.get(str(link["href"]), headers={"If-None-Match": file.headers["ETag"]})
    assert again.status_code == 304
    shelf = soup(client, SHELF)
    assert shelf.select_one(f'#mp3 a[href="{link["href"]}"]') is not None
    assert shelf.select("#mp3 form") == []


@pytest.mark.parametrize("form", ["html", "md", "txt"])
def test_a_file_says_its_characters_once(opened: Open, form: str) -> None:
    client = opened()
    client.post(f"{SHELF}/{form}")
    made = client.get(f"{SHELF}/{form}", headers=JSON).get_json()["file"]
    for asked in ({}, {"Range": "bytes=0-9"}):
        assert client.get(made, headers=asked).headers["Content-Type"].split("; ")[1:] == ["charset=utf-8"]


@pytest.mark.parametrize("name", ["perfusion.html", "perfusion.epub", "autre.txt"])
def test_a_file_is_what_it_was_made_as_whatever_the_address_calls_it(opened: Open, name: str) -> None:
    client = opened()
    client.post(f"{SHELF}/mp3")
    made = client.get(f"{SHELF}/mp3", headers=JSON).get_json()["file"]
    assert client.get(made).status_code == 200
    assert client.get(made.rpartition("/")[0] + "/" + name).status_code == 404


@pytest.mark.parametrize("form", ["mp3", "vtt"])
def test_who_asks_for_an_episode_is_not_kept_waiting(opened: Open, monkeypatch: pytest.MonkeyPatch, form: str) -> None:
    """A thread of the service waits with each of them: eight apps would hold up every page."""
    waited: list[float | None] = []

    def wait(job: Job, timeout: float | None = None) -> bool:
        waited.append(timeout)
        return False

    monkeypatch.setattr(Job, "wait", wait)
    pool = StandInPool()
    pool.gate.clear()
    answer = opened(pool, feed="public").get(f"/feed/perfusion.{form}")
    pool.gate.set()
    assert (answer.status_code, answer.headers["Retry-After"]) == (503, "60")
    assert waited == [MOMENT]


def test_while_it_is_made_the_page_says_how_far_it_is(opened: Open) -> None:
    pool = StandInPool()
    pool.gate.clear()
    client = opened(pool)
    assert client.post(f"{SHELF}/epub", data={"words": "1"}).headers["Location"] == f"{SHELF}/epub?file_words=1"
    page = soup(client, f"{SHELF}/epub?file_words=1")
    assert "0 partie sur 2" in page.get_text()
    assert page.select_one(f'[data-look] a[href="{SHELF}/epub?file_words=1"]') is not None
    assert page.select_one("[data-ready][hidden]") is not None
    assert page.select("meta[http-equiv]") == []
    now = client.get(f"{SHELF}/epub?file_words=1", headers=JSON).get_json()
    assert (now["state"], now["done"], now["whole"]) == ("sounds", 0, 2)
    assert "À préparer" in soup(client, f"{SHELF}/epub").title.get_text()  # type: ignore[union-attr]
    pool.gate.set()
    assert client.post(f"{SHELF}/epub", data={"words": "1"}).status_code == 303
    ready = client.get(f"{SHELF}/epub?file_words=1", headers=JSON).get_json()
    assert ready["state"] == "ready"
    assert client.get(ready["file"]).mimetype == "application/epub+zip"


def test_too_many_are_told_when_to_come_back(opened: Open, monkeypatch: pytest.MonkeyPatch) -> None:
    from reader.errors import Busy

    def busy(self: Orders, order: object) -> None:
        raise Busy("Beaucoup de fichiers sont préparés en ce moment.", 60)

    monkeypatch.setattr(Orders, "ask", busy)
    answer = opened().post(f"{SHELF}/epub")
    assert (answer.status_code, answer.headers["Retry-After"]) == (503, "60")
    page = BeautifulSoup(answer.text, "lxml")
    assert "Beaucoup de fichiers sont préparés en ce moment." in page.get_text()
    assert page.h1 is not None
    assert page.select("main a[href]") != []  # a way on, without a script
    assert page.select('a[href=""]') == [], "« Réessayer » would ask for the page, not for the file"


def test_a_file_that_makes_room_at_this_moment_is_prepared_anew(
    opened: Open, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(KeptFiles, "find", lambda *_: tmp_path / "gone")
    client = opened()
    assert "environ" in soup(client, SHELF).get_text()
    assert client.get(f"{SHELF}/txt", headers=JSON).json["state"] == "absent"  # type: ignore[index]


def test_what_cannot_be_made_is_said_in_the_persons_words(opened: Open, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(StandInPool, "voices", lambda self: ())
    client = opened()
    assert "Aucune voix" in soup(client, SHELF).get_text()
    client.post(f"{SHELF}/daisy")
    page = soup(client, f"{SHELF}/daisy")
    assert "pas encore de son" in page.get_text()
    assert "Essayer de nouveau" in page.get_text()
    assert client.get(f"{SHELF}/daisy", headers=JSON).get_json()["state"] == "failed"


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [
        ("GET", "/pages/absente/take-away", 404),
        ("POST", "/pages/absente/take-away/txt", 404),
        ("GET", f"{SHELF}/docx", 404),
        ("GET", f"{SHELF}/brf?file_cells=4", 400),
        ("GET", f"{SHELF}/brf?file_cells=abc", 400),
        ("GET", f"{SHELF}/brf?file_cells=²", 400),
        ("GET", f"{SHELF}/brf?file_cells={'9' * 5000}", 400),
        ("GET", f"{SHELF}/pdf?file_theme=rose", 400),
        ("GET", f"/take-away/{'0' * 64}/perfusion.mp3", 404),
        ("GET", "/take-away/nokey/perfusion.mp3", 404),
        ("GET", f"/take-away/{'0' * 64}/perfusion.exe", 404),
        ("GET", f"/take-away/{'0' * 64}/..%2fperfusion.mp3", 404),
        ("GET", "/feed.xml", 404),
    ],
)
def test_what_is_not_here(opened: Open, method: str, path: str, status: int) -> None:
    assert opened().open(path, method=method).status_code == status


def test_another_site_makes_nothing(opened: Open) -> None:
    assert opened().post(f"{SHELF}/txt", headers={"Sec-Fetch-Site": "cross-site"}).status_code == 400


def test_transcript(opened: Open) -> None:
    answer = opened().get("/pages/perfusion/transcript.txt")
    assert answer.mimetype == "text/plain"
    assert "Elle dure 30 minutes." in answer.text


def test_captions_of_a_track(opened: Open) -> None:
    client = opened()
    sound = soup(client, "/pages/perfusion").select_one("audio")
    assert sound is not None
    answer = client.get(str(sound["src"]).replace(".mp3", ".vtt"))
    assert answer.mimetype == "text/vtt"
    assert answer.text.startswith("WEBVTT\n\n")
    assert "Elle dure 30 minutes." in answer.text


@pytest.mark.parametrize(("feed", "address"), [("public", "/feed"), (SECRET, f"/feed/{SECRET}")])
def test_every_address_of_the_podcast_answers_as_the_feed_says(opened: Open, feed: str, address: str) -> None:
    client = opened(feed=feed)
    client.get(f"{address}.xml")
    client.post(f"{SHELF}/mp3")  # waits for the episode
    answer = client.get(f"{address}.xml")
    channel = BeautifulSoup(answer.data, "xml")
    told = {
        (str(one[name]), one.get("type"), one.get("length"))
        for one in channel.find_all(True)
        for name in ("url", "href")
        if one.has_attr(name)
    }
    told |= {(one.get_text(), None, None) for one in channel.find_all(["link", "url"]) if one.get_text().strip()}
    assert {url.rpartition(".")[2] for url, _, _ in told} >= {"xml", "mp3", "json", "vtt", "png"}
    for url, kind, length in told:
        assert url.startswith("http://localhost/"), url
        found = client.get(url)
        assert found.status_code == 200, url
        assert kind in (None, found.mimetype), url
        assert length in (None, str(len(found.data))), url
        assert found.headers["Content-Length"] == str(len(found.data)), url
        if "/feed" in url:  # one address, and what is behind it changes
            assert found.headers["Cache-Control"] == ("no-cache" if feed == "public" else "private, no-cache"), url
        if "/feed" in url and feed != "public":
            assert "noindex" in found.headers["X-Robots-Tag"], url
    episode = feedparser.parse(answer.data).entries[0]
    long = mp3_seconds(client.get(episode.enclosures[0]["href"]).data)
    captions = client.get(episode.podcast_transcript["url"]).text
    assert "Elle dure 30 minutes." in captions
    ends = [
        sum(float(part) * 60**at for at, part in enumerate(reversed(end.split(":")))) for end in ENDS.findall(captions)
    ]
    assert 0 < ends[-1] <= long + 0.1
    for chapter in json.loads(client.get(episode.podcast_chapters["url"]).data)["chapters"]:
        assert 0 <= chapter["startTime"] < long
        page, _, place = chapter["url"].partition("#")
        assert not place or soup(client, page).find(id=place) is not None, chapter


@pytest.mark.parametrize("feed", ["off", "public", SECRET])
def test_a_podcast_is_found_under_its_own_address_alone(opened: Open, feed: str) -> None:
    client = opened(feed=feed)
    client.post(f"{SHELF}/mp3")
    client.post(f"{SHELF}/vtt")
    places = {"off": "/feed/off", "public": "/feed", SECRET: f"/feed/{SECRET}"}
    wrong = {f"/feed/{SECRET[:-1]}", f"/feed/{SECRET.upper()}", f"/feed/{SECRET}é", "/feed/public", *places.values()}
    for place in wrong if feed == "off" else wrong - {places[feed]}:
        for url in (f"{place}.xml", f"{place}/perfusion.mp3", f"{place}/perfusion.vtt", f"{place}/perfusion.json"):
            assert client.get(url).status_code == 404, url


@pytest.mark.parametrize(("feed", "address"), [("public", "/feed"), (SECRET, f"/feed/{SECRET}")])
def test_podcast(opened: Open, feed: str, address: str) -> None:
    client = opened(feed=feed)
    first = feedparser.parse(client.get(f"{address}.xml").data)  # asks for the episode
    assert first.bozo is False
    client.post(f"{SHELF}/mp3")  # waits for it
    answer = client.get(f"{address}.xml")
    assert answer.mimetype == "application/rss+xml"
    read = feedparser.parse(answer.data)
    assert (read.bozo, read.version) == (False, "rss20")
    episode = read.entries[0]
    enclosure = episode.enclosures[0]
    assert enclosure["href"] == f"http://localhost{address}/perfusion.mp3"
    sound = client.get(enclosure["href"])
    assert int(enclosure["length"]) == len(sound.data)
    assert client.head(enclosure["href"]).headers["Accept-Ranges"] == "bytes"
    assert abs(int(episode.itunes_duration) - mp3_seconds(sound.data)) < 1
    chapters = json.loads(client.get(episode.podcast_chapters["url"]).data)["chapters"]
    assert [chapter["title"] for chapter in chapters] == ["La perfusion", "Avant"]
    assert client.get(episode.podcast_transcript["url"]).text.startswith("WEBVTT")
    shown = SECRET in client.get(SHELF).text
    assert not shown
    assert (f"http://localhost{address}.xml" in client.get(SHELF).text or "/feed.xml" in client.get(SHELF).text) is (
        feed == "public"
    )
    if feed == "public":
        assert "X-Robots-Tag" not in answer.headers
    else:
        assert "noindex" in answer.headers["X-Robots-Tag"]
        assert read.feed.itunes_block == 1
        for wrong in ("/feed.xml", "/feed/perfusion.mp3", f"/feed/{SECRET[:-1]}.xml", f"/feed/{SECRET}x/perfusion.mp3"):
            assert client.get(wrong).status_code == 404, wrong


def test_addresses_are_those_of_the_asker_and_of_trusted_hosts_alone(opened: Open) -> None:
    client = opened(feed="public", trusted_hosts=("lecteur.example",), https=True)
    assert client.get("/feed.xml", headers={"Host": "evil.example"}).status_code == 400
    answer = client.get("/feed.xml", headers={"Host": "lecteur.example"})
    assert 'href="https://lecteur.example/feed.xml"' in answer.text


def test_addresses_are_the_public_one_where_the_operator_gives_it(
    opened: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    """READER_PUBLIC_ADDRESS: what a feed reader or a sheet of paper keeps must not lead to the asker's own name."""
    site = "https://lecteur.exemple.fr"
    printed: list[str] = []

    def note(book: Book, wishes: Wishes, out: BinaryIO) -> None:
        printed.append(book.address)
        out.write(b"%PDF")

    monkeypatch.setitem(FORMATS, "pdf", replace(FORMATS["pdf"], write=note))
    client = opened(feed="public", public_address=site)
    client.post(f"{SHELF}/mp3")
    client.post(f"{SHELF}/pdf")
    feed = client.get("/feed.xml").text
    chapters = client.get("/feed/perfusion.json").text
    assert f'<enclosure url="{site}/feed/perfusion.mp3"' in feed
    assert f"{site}/pages/perfusion#" in chapters
    assert "localhost" not in feed + chapters
    assert printed == [f"{site}/pages/perfusion"]  # its QR code: exports/test_pdf.py


def test_a_link_s_own_settings_are_not_those_of_the_file(opened: Open) -> None:
    """Both may have a `theme`: the person's reading and the file's paper are two things."""
    client = opened()
    answer = client.post(f"{SHELF}/txt?theme=dark&speed=1.25")
    assert answer.headers["Location"] == f"{SHELF}/txt?theme=dark&speed=1.25"
    page = soup(client, f"{SHELF}/pdf?file_theme=white-on-black&theme=dark")
    assert page.html is not None
    assert page.html["data-theme"] == "dark"
    assert [(one["name"], one["value"]) for one in page.select("form.prepare input")] == [("theme", "white-on-black")]
