"""What a page needs to be kept on a device, and the name that tells when a kept copy is no longer the page."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from flask.testing import FlaskClient

from reader.model import Preferences
from reader.settings import packaged
from reader.web.app import create_app
from reader.web.views.offline import in_order, version
from tests.web.fake_reader import FakeReader
from tests.web.sample import SAMPLE


def told(client: FlaskClient) -> Any:
    return client.get("/pages/exemple/offline.json").json


def test_a_copy_has_another_name_once_anything_of_it_changes(reader: FakeReader) -> None:
    tracks = in_order(reader.plan("exemple", Preferences()))
    names = [
        version("page", Preferences(), tracks, "release"),
        version("another page", Preferences(), tracks, "release"),
        version("page", Preferences(theme="dark"), tracks, "release"),
        version("page", Preferences(), tracks[:-1], "release"),
        version("page", Preferences(), tuple(reversed(tracks)), "release"),
        version("page", Preferences(), tracks, "another release"),
    ]
    assert len(set(names)) == len(names)
    assert version("page", Preferences(), tracks, "release") == names[0]


def test_the_copy_tells_of_the_page_as_it_is_now(client: FlaskClient, reader: FakeReader) -> None:
    before = told(client)
    assert told(client) == before
    reader.documents["exemple"] = replace(SAMPLE, title="Autre titre")
    changed = told(client)
    assert (changed["title"], changed["page"]) == ("Autre titre", "/pages/exemple")
    assert changed["version"] != before["version"]
    client.set_cookie("preferences", "theme=dark")
    assert told(client)["version"] != changed["version"]


def test_all_that_a_copy_names_is_there(client: FlaskClient, reader: Any) -> None:
    """One address that fails, and nothing is kept."""
    needed = told(client)
    assert len(needed["files"]) == len(set(needed["files"]))
    for address in (needed["page"], *needed["files"]):
        assert client.get(address).status_code == 200, address
    keys = [track.key for track in in_order(reader.plan("exemple", Preferences()))]
    assert needed["tracks"] == [f"/audio/{key}.{form}" for key in keys for form in ("json", "mp3")]
    own = create_app(reader, packaged("static")).test_client()
    own.set_cookie("preferences", "images=off&font=opendyslexic")
    less = told(own)
    assert not any("/images/" in address for address in less["files"])
    assert any("opendyslexic" in address for address in less["files"])
