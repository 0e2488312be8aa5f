"""Sounds: whole, in pieces, again, while they are made, and when they cannot be."""

from __future__ import annotations

import gzip
from dataclasses import replace
from pathlib import Path
from typing import IO, Any

import pytest
from flask.testing import FlaskClient
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reader.errors import Busy, EngineUnavailable, StoreError, SynthesisFailed
from tests.web.fake_reader import FakeReader, FakeRendering, cue, track

KEY = "0123456789abcdef" * 4
URL = f"/audio/{KEY}.mp3"
SOUND = bytes(range(256)) * 4


@pytest.fixture(params=["file", "bytes", "growing"])
def sound(request: pytest.FixtureRequest, reader: FakeReader, tmp_path: Path) -> None:
    """The same sound, stored in each of the ways a Reader may give it."""
    if request.param == "growing":
        reader.growing[KEY] = FakeRendering(SOUND)
    elif request.param == "bytes":
        reader.sounds[KEY] = SOUND
    else:
        (tmp_path / "sound.mp3").write_bytes(SOUND)
        reader.sounds[KEY] = tmp_path / "sound.mp3"


@pytest.mark.usefixtures("sound")
class TestSound:
    def test_whole(self, client: FlaskClient) -> None:
        answer = client.get(URL)
        assert (answer.status_code, answer.data) == (200, SOUND)
        assert answer.mimetype == "audio/mpeg"
        assert answer.headers["Content-Length"] == str(len(SOUND))
        assert answer.headers["Accept-Ranges"] == "bytes"
        assert answer.headers["ETag"] == f'"{KEY}"'
        assert answer.headers["Cache-Control"] == "public, max-age=31536000, immutable"
        assert "Set-Cookie" not in answer.headers

    @pytest.mark.parametrize(
        ("asked", "start", "stop"),
        [
            ("0-99", 0, 100),
            ("150-", 150, 1024),
            ("-10", 1014, 1024),
            ("1000-9999", 1000, 1024),
            ("0-0", 0, 1),
            ("-9999", 0, 1024),
        ],
    )
    def test_piece(self, client: FlaskClient, asked: str, start: int, stop: int) -> None:
        answer = client.get(URL, headers={"Range": f"bytes={asked}"})
        assert (answer.status_code, answer.data) == (206, SOUND[start:stop])
        assert answer.headers["Content-Range"] == f"bytes {start}-{stop - 1}/1024"
        assert answer.headers["Content-Length"] == str(stop - start)

    def test_piece_that_does_not_exist(self, client: FlaskClient) -> None:
        answer = client.get(URL, headers={"Range": "bytes=1024-"})
        assert answer.status_code == 416
        assert answer.headers["Content-Range"] == "bytes */1024"

    @pytest.mark.parametrize("weakened", ["", "W/"])
    def test_again(self, client: FlaskClient, weakened: str) -> None:
        answer = client.get(URL, headers={"If-None-Match": f'{weakened}"{KEY}"'})
        assert (answer.status_code, answer.data) == (304, b"")

    def test_the_rest_of_this_sound_or_the_whole_of_another(self, client: FlaskClient) -> None:
        rest = client.get(URL, headers={"Range": "bytes=1000-", "If-Range": f'"{KEY}"'})
        assert (rest.status_code, rest.data) == (206, SOUND[1000:])
        for another in ('"other"', f'W/"{KEY[:-1]}0"', "Wed, 21 Oct 2026 07:28:00 GMT"):
            whole = client.get(URL, headers={"Range": "bytes=1000-", "If-Range": another})
            assert (whole.status_code, whole.data) == (200, SOUND)

    def test_head(self, client: FlaskClient) -> None:
        answer = client.head(URL)
        assert (answer.status_code, answer.data) == (200, b"")
        assert answer.headers["Content-Length"] == str(len(SOUND))


RANGES = st.one_of(
    st.from_regex(r"\Abytes=[0-9]{0,5}-[0-9]{0,5}(, ?[0-9]{0,4}-[0-9]{0,4})?\Z"),
    st.text(st.characters(min_codepoint=32, max_codepoint=126), max_size=30),
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(RANGES)
def test_a_growing_sound_answers_any_range_as_a_stored_one_does(
    client: FlaskClient, reader: FakeReader, asked: str
) -> None:
    reader.sounds[KEY] = SOUND
    reader.growing["f" * 64] = FakeRendering(SOUND)
    stored = client.get(URL, headers={"Range": asked})
    growing = client.get(f"/audio/{'f' * 64}.mp3", headers={"Range": asked})
    assert stored.status_code in (200, 206, 416)
    assert growing.status_code == stored.status_code
    if stored.status_code != 416:
        assert growing.data == stored.data
        assert growing.headers.get("Content-Range") == stored.headers.get("Content-Range")


@pytest.mark.parametrize(
    "asked", ["", "bytes", "bytes=", "bytes=5-3", "bytes=a-b", "seconds=1-2", "bytes=0-1,5-6", "bytes=--1"]
)
def test_what_makes_no_sense_is_answered_by_the_whole(client: FlaskClient, reader: FakeReader, asked: str) -> None:
    reader.sounds[KEY] = SOUND
    answer = client.get(URL, headers={"Range": asked})
    assert (answer.status_code, answer.data) == (200, SOUND)


@pytest.mark.parametrize("asked", ["", "bytes=0-9", "bytes=1024-"])
def test_no_file_stays_open(
    client: FlaskClient, reader: FakeReader, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, asked: str
) -> None:
    """Nor where the piece does not exist: a player that asks for it again and again would take all there are."""
    (tmp_path / "sound.mp3").write_bytes(SOUND)
    reader.sounds[KEY] = tmp_path / "sound.mp3"
    opened: list[IO[Any]] = []
    real = Path.open

    def watched(path: Path, *arguments: Any, **options: Any) -> IO[Any]:
        opened.append(real(path, *arguments, **options))
        return opened[-1]

    monkeypatch.setattr(Path, "open", watched)
    client.get(URL, headers={"Range": asked})
    assert opened
    assert all(file.closed for file in opened)


def test_a_sound_taken_out_of_the_store_at_this_moment(client: FlaskClient, reader: FakeReader, tmp_path: Path) -> None:
    reader.sounds[KEY] = tmp_path / "gone.mp3"
    assert client.get(URL).status_code == 404


def test_a_sound_that_breaks_off_ends_short_of_its_length(client: FlaskClient, reader: FakeReader) -> None:
    reader.growing[KEY] = FakeRendering(SOUND, SynthesisFailed("Le moteur s’est arrêté."))
    answer = client.get(URL)
    assert answer.headers["Content-Length"] == str(len(SOUND))
    assert answer.data == SOUND[:200]


def test_a_sound_with_a_notice_for_a_sentence_is_kept_by_nobody(client: FlaskClient, reader: FakeReader) -> None:
    """The next try may say it: a browser that kept this one for a year would never hear it."""
    reader.growing[KEY] = FakeRendering(SOUND, complete=False)
    reader.tracks[KEY] = replace(track(KEY), complete=False)
    for path in (URL, f"/audio/{KEY}.json", f"/audio/{KEY}.vtt"):
        for headers in ({}, {"Range": "bytes=1-9"}):
            answer = client.get(path, headers=headers)
            assert answer.status_code in (200, 206)
            assert answer.headers["Cache-Control"] == "no-store"
            assert "ETag" not in answer.headers


@pytest.mark.parametrize("name", ["x", KEY[:-1], KEY.upper(), KEY + "0", "..%2f..%2fetc", "%00" * 64])
@pytest.mark.parametrize("kind", ["mp3", "json"])
def test_what_is_no_key_is_not_here(client: FlaskClient, name: str, kind: str) -> None:
    assert client.get(f"/audio/{name}.{kind}").status_code == 404


def test_unknown_key(client: FlaskClient) -> None:
    missing = client.get(URL)
    assert missing.status_code == 404
    assert missing.text.count("Ce son n’existe pas") == 1
    assert client.get(URL, headers={"If-None-Match": "*"}).status_code == 404
    assert client.get(f"/audio/{KEY}.json").status_code == 404


@pytest.mark.parametrize(
    ("error", "status"),
    [(Busy("Trop de monde."), 503), (EngineUnavailable("Pas de voix."), 503), (SynthesisFailed("Échec."), 502)],
)
def test_errors(client: FlaskClient, reader: FakeReader, error: Exception, status: int) -> None:
    def fail() -> None:
        raise error

    reader.fail = fail
    answer = client.get(URL)
    assert answer.status_code == status
    assert ("très demandé" in answer.get_data(as_text=True)) == isinstance(error, Busy)
    assert '<a class="alone" href="">Réessayer</a>' in answer.get_data(as_text=True), "as its words say"
    assert answer.headers["Cache-Control"] == "no-store"
    assert answer.headers.get("Retry-After") == ("2" if isinstance(error, Busy) else None)
    problem = client.get(f"/audio/{KEY}.json")
    assert problem.status_code == status
    assert problem.mimetype == "application/problem+json"
    assert problem.json is not None
    assert problem.json["detail"] == str(error)


def test_a_fault_of_the_store_names_no_folder(client: FlaskClient, reader: FakeReader) -> None:
    def fail() -> None:
        raise StoreError("Le dossier « /srv/secret » est plein.")

    reader.fail = fail
    answer = client.get(URL)
    assert answer.status_code == 500
    assert b"secret" not in answer.data


def test_cues_in_utf_16(client: FlaskClient, reader: FakeReader) -> None:
    first, second = "Un 😀 deux. ", "Trois 😀 quatre."
    reader.tracks[KEY] = track(
        KEY,
        cue("s1-b1", 0, first, "Un", "deux"),
        cue("s1-b1", len(first), second, "Trois", "quatre"),
        cue("s1-b2", 0, "Cinq.", "Cinq"),
    )
    answer = client.get(f"/audio/{KEY}.json")
    assert answer.headers["Cache-Control"].endswith("immutable")
    assert answer.json is not None
    assert answer.json["key"] == KEY
    assert answer.json["duration"] == 9.5
    assert answer.json["timing"] == "engine"
    text = (first + second).encode("utf-16-le")
    for found, sentence, words in zip(
        answer.json["cues"][:2], (first, second), (("Un", "deux"), ("Trois", "quatre")), strict=True
    ):
        start, end = found["range"]
        assert text[2 * start : 2 * end].decode("utf-16-le") == sentence
        shown = [text[2 * word["range"][0] : 2 * word["range"][1]].decode("utf-16-le") for word in found["words"]]
        assert shown == list(words)
        spoken = found["spoken"].encode("utf-16-le")
        said = [spoken[2 * word["spoken"][0] : 2 * word["spoken"][1]].decode("utf-16-le") for word in found["words"]]
        assert (found["spoken"], said) == (f"Dit : {sentence}", list(words))
    assert answer.json["cues"][2]["element"] == "s1-b2"
    assert answer.json["cues"][2]["range"] == [0, 5]
    packed = client.get(f"/audio/{KEY}.json", headers={"Accept-Encoding": "gzip"})
    assert packed.headers["Content-Encoding"] == "gzip"
    assert gzip.decompress(packed.data) == answer.data
