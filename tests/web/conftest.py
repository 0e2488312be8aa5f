"""The web door on the proof sheet, asked through Flask's own client."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from jinja2 import BytecodeCache
from jinja2.bccache import Bucket
from werkzeug.test import TestResponse

from reader.settings import packaged
from reader.web.app import create_app
from tests.web.fake_reader import FakeReader
from tests.web.sample import SAMPLE


class Compiled(BytecodeCache):
    """The templates as one application compiled them, for the next: each test has an application of its own."""

    def __init__(self) -> None:
        self._kept: dict[str, bytes] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        if bucket.key in self._kept:
            bucket.bytecode_from_string(self._kept[bucket.key])

    def dump_bytecode(self, bucket: Bucket) -> None:
        self._kept[bucket.key] = bucket.bytecode_to_string()


@pytest.fixture(scope="session", autouse=True)
def compiled_once() -> Iterator[None]:
    """A template's text is a part of what is kept of it: a changed one is compiled anew."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setitem(Flask.jinja_options, "bytecode_cache", Compiled())
        yield


@pytest.fixture
def reader(tmp_path: Path) -> FakeReader:
    return FakeReader(tmp_path, SAMPLE)


@pytest.fixture
def app(reader: Any) -> Flask:
    return create_app(reader, packaged("static"))


class ClosingClient(FlaskClient):
    """Reads each answer to its end and closes it, as a server does."""

    def open(self, *args: Any, **kwargs: Any) -> TestResponse:
        kwargs.setdefault("buffered", True)
        return super().open(*args, **kwargs)


@pytest.fixture
def client(app: Flask) -> FlaskClient:
    app.test_client_class = ClosingClient
    return app.test_client()


def led_to(client: FlaskClient, answer: TestResponse) -> str:
    """Where one is led after settings are kept, past the look whether the browser kept them (reader/web/refused.py)."""
    address = answer.headers["Location"]
    return client.get(address).headers["Location"] if address.startswith("/preferences/kept?") else address
