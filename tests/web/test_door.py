"""What holds for every answer: headers, no traces, errors that help, files that are kept for good."""

from __future__ import annotations

import logging
import re
import socket
import threading
from pathlib import Path
from typing import Any

import pytest
import waitress
from flask import Flask
from flask.testing import FlaskClient

import reader.web
from reader.settings import packaged
from reader.web.app import create_app
from tests.live import run_until_closed
from tests.web.fake_reader import FakeReader
from tests.web.sample import SAMPLE

KEY = "0123456789abcdef" * 4
ANSWERS = (
    "/", "/pages/exemple", "/pages/exemple/left-out", "/pages/exemple/images/anticorps.svg", "/preferences", "/help",
    "/healthz", "/robots.txt", "/favicon.ico", f"/audio/{KEY}.mp3", f"/audio/{KEY}.json", "/absent", "/static/x/a.js",
)  # fmt: skip


@pytest.mark.parametrize("path", ANSWERS)
def test_every_answer_is_guarded(client: FlaskClient, path: str) -> None:
    headers = client.get(path).headers
    policy = dict(part.split(" ", 1) for part in headers["Content-Security-Policy"].split("; ") if " " in part)
    assert policy["default-src"] == "'none'"
    assert "'unsafe" not in policy.get("script-src", "")
    assert not re.search(r"https?:|\*|data:", headers["Content-Security-Policy"])
    if "sandbox" not in headers["Content-Security-Policy"]:  # else a picture, which has none of these to allow
        assert policy["script-src"] == policy["form-action"] == "'self'"
        assert policy["frame-ancestors"] == policy["base-uri"] == "'none'"
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "no-referrer"
    assert headers["Cross-Origin-Opener-Policy"] == headers["Cross-Origin-Resource-Policy"] == "same-origin"
    assert "microphone=()" in headers["Permissions-Policy"]
    assert "Strict-Transport-Security" not in headers
    assert "Set-Cookie" not in headers


@pytest.mark.parametrize("path", ["/", "/pages/exemple", "/offline", "/help", "/absent"])
def test_one_trusted_types_policy(client: FlaskClient, path: str) -> None:
    """That of the worker's address, without `allow-duplicates`: no script makes it again, nor one of another name."""
    policy = client.get(path).headers["Content-Security-Policy"].split("; ")
    assert "require-trusted-types-for 'script'" in policy
    assert "trusted-types offline-worker" in policy
    assert "worker-src 'self'" in policy


def test_behind_https_it_says_so(reader: Any) -> None:
    client = create_app(reader, packaged("static"), https=True).test_client()
    assert client.get("/help").headers["Strict-Transport-Security"] == "max-age=31536000"
    for path, form in (
        ("/preferences", {"theme": "dark"}),
        ("/preferences", {"reset": "1"}),  # what takes it away must be as it was set
        ("/help?theme=dark", {"of_link": "keep"}),
    ):
        cookie = client.post(path, data=form).headers["Set-Cookie"]
        assert {"Secure", "HttpOnly", "SameSite=Lax", "Path=/"} <= set(cookie.split("; ")), path


def test_only_trusted_hosts(reader: Any) -> None:
    client = create_app(reader, packaged("static"), trusted_hosts=["lecteur.exemple.fr"]).test_client()
    assert client.get("/help", headers={"Host": "lecteur.exemple.fr"}).status_code == 200
    refused = client.get("/help", headers={"Host": "autre.fr"})
    assert refused.status_code == 400
    assert "autre.fr" not in refused.text


@pytest.mark.parametrize("host", ["[", "un deux", '"><script>', ""])
def test_a_name_that_no_service_can_have_is_put_on_no_paper(reader: Any, host: str) -> None:
    page = create_app(reader, packaged("static")).test_client().get("/pages/exemple", headers={"Host": host})
    assert page.status_code == 200
    assert "http:///" not in page.text


@pytest.mark.parametrize("header", ["Origin", "Referer"])
def test_a_sender_that_is_no_address_is_another_site(client: FlaskClient, header: str) -> None:
    answer = client.post("/preferences", data={"theme": "dark"}, headers={header: "http://["})
    assert answer.status_code == 400
    assert "Set-Cookie" not in answer.headers


@pytest.mark.parametrize(("method", "status"), [("POST", 405), ("DELETE", 405), ("PUT", 405), ("OPTIONS", 200)])
def test_methods(client: FlaskClient, method: str, status: int) -> None:
    answer = client.open("/pages/exemple", method=method)
    assert answer.status_code == status
    assert "GET" in answer.headers["Allow"]


def test_errors_are_pages_for_people_and_problems_for_programs(client: FlaskClient) -> None:
    page = client.get("/absent", headers={"Accept": "text/html,application/xhtml+xml,*/*;q=0.8"})
    assert page.mimetype == "text/html"
    assert "Cette page n’existe pas" in page.text
    assert 'href="/"' in page.text
    problem = client.get("/absent", headers={"Accept": "application/json"})
    assert problem.mimetype == "application/problem+json"
    assert problem.json is not None
    assert set(problem.json) == {"type", "title", "status", "detail"}
    assert problem.json["status"] == 404


def test_an_error_keeps_the_persons_colours(client: FlaskClient) -> None:
    client.set_cookie("preferences", "theme=white-on-black")
    assert 'data-theme="white-on-black"' in client.get("/absent").text


def test_a_fault_of_ours_is_a_page_and_a_line_without_the_query(
    app: Flask, client: FlaskClient, reader: FakeReader, caplog: pytest.LogCaptureFixture
) -> None:
    def fail() -> None:
        raise ZeroDivisionError("nom de la patiente")

    reader.fail = fail
    app.config["PROPAGATE_EXCEPTIONS"] = False
    with caplog.at_level(logging.DEBUG):
        answer = client.get("/pages/exemple?q=cancer")
    assert answer.status_code == 500
    assert "patiente" not in answer.text
    assert "Traceback" not in answer.text
    assert "cancer" not in caplog.text
    assert "ZeroDivisionError" in caplog.text


def test_who_reads_what_is_written_nowhere(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """A real server, and not a byte on its outputs: which health page somebody opens is health data."""
    reader: Any = FakeReader(tmp_path, SAMPLE)
    server = waitress.create_server(create_app(reader, packaged("static")), host="127.0.0.1", port=0)
    thread = threading.Thread(target=run_until_closed, args=(server,), daemon=True)
    thread.start()
    for path in ("/pages/exemple?secret", "/absent?secret", f"/audio/{KEY}.mp3?secret"):
        with socket.create_connection(("127.0.0.1", server.effective_port), timeout=10) as connection:
            connection.sendall(
                f"GET {path} HTTP/1.1\r\nHost: a\r\nUser-Agent: secret\r\nConnection: close\r\n\r\n".encode()
            )
            while connection.recv(65536):
                pass
    server.close()
    thread.join(timeout=10)
    assert capfd.readouterr() == ("", "")


def test_health(client: FlaskClient) -> None:
    answer = client.get("/healthz")
    assert answer.json is not None
    assert answer.json["pages"] == 1
    assert answer.json["speech"] == "ok"
    assert answer.headers["Cache-Control"] == "no-store"


@pytest.mark.parametrize(
    ("path", "form", "kept", "by"),
    [
        ("/", None, "private, no-cache", "Cookie"),
        ("/pages/exemple", None, "private, no-cache", "Cookie"),
        ("/pages/exemple/text", None, "private, no-cache", "Cookie"),
        ("/pages/exemple/offline.json", None, "private, no-cache", "Cookie"),
        ("/preferences", None, "private, no-cache", "Cookie"),
        ("/preferences", {"theme": "dark"}, "no-store", ""),
        ("/preferences", {"theme": "dark", "preview": "1"}, "no-store", ""),
        ("/preferences/sample", None, "no-store", "Accept"),
        ("/preferences/kept?back=/help", None, "no-store", ""),
        ("/pages/exemple?theme=dark", {"of_link": "keep"}, "no-store", ""),
        ("/pages/exemple/listen/s1", None, "no-store", "Accept"),
        ("/offline-worker.js", None, "no-cache", ""),
        ("/favicon.ico", None, "no-cache", ""),
    ],
)
def test_who_may_keep_an_answer(
    client: FlaskClient, path: str, form: dict[str, str] | None, kept: str, by: str
) -> None:
    """What is one person's is kept by nobody between; what leads on, or was sent, is kept by nobody at all."""
    answer = client.get(path) if form is None else client.post(path, data=form)
    assert answer.status_code in (200, 303)
    assert answer.headers["Cache-Control"] == kept
    assert by in answer.headers.get("Vary", "")


def test_static_files_are_kept_for_good_under_their_digest(client: FlaskClient) -> None:
    page = client.get("/help").text
    addresses = re.findall(r'(?:href|src)="(/static/[^"]+)"', page)
    assert len(addresses) >= 6
    for address in addresses:
        answer = client.get(address)
        assert answer.status_code == 200
        assert answer.headers["Cache-Control"] == "public, max-age=31536000, immutable"
        assert answer.headers["ETag"].startswith('W/"'), "one name for the plain and the compressed"
        assert client.get(address, headers={"If-None-Match": answer.headers["ETag"]}).status_code == 304
    old = client.get(re.sub(r"/static/\w+/", "/static/0123456789abcdef/", addresses[0]))
    assert old.status_code == 200  # a page of the release before
    assert old.headers["Cache-Control"] == "no-cache"


@pytest.mark.parametrize(
    "name", ["../pyproject.toml", "%2e%2e/pyproject.toml", "css/../../server.py", "", "css", "css/"]
)
def test_nothing_but_static_files(client: FlaskClient, name: str) -> None:
    assert client.get(f"/static/x/{name}").status_code == 404


def test_style_sheets_name_files_that_exist(client: FlaskClient) -> None:
    for sheet in packaged("static").glob("css/*.css"):
        for name in re.findall(r'url\("\.\./([^"]+)"\)', sheet.read_text(encoding="utf-8")):
            if not name.startswith("fonts/luciole/"):  # the operator's: linked only where they are
                assert client.get(f"/static/x/{name}").status_code == 200


def test_favicon_and_robots(client: FlaskClient) -> None:
    assert client.get("/favicon.ico").data[:4] == b"\x00\x00\x01\x00"
    assert "Disallow: /audio/" in client.get("/robots.txt").text


def test_no_text_is_ever_trusted_as_html() -> None:
    folder = Path(reader.web.__file__).parent
    for path in [*folder.rglob("*.py"), *folder.rglob("*.html")]:
        assert not re.search(
            r"\|\s*safe\b|Markup\(|autoescape|render_template_string", path.read_text(encoding="utf-8")
        ), path


def test_templates_hold_no_script_style_or_handler() -> None:
    for path in Path(reader.web.__file__).parent.rglob("*.html"):
        text = path.read_text(encoding="utf-8")
        assert not re.search(r"<style|\sstyle=|\son\w+=|<script(?![^>]*\ssrc=)", text), path


def test_what_a_person_reads_has_its_no_break_spaces(client: FlaskClient, reader: FakeReader) -> None:
    reader.known_voices = ()
    for path in ("/", "/pages/absente"):
        text = client.get(path).get_data(as_text=True)
        assert not re.search(r" [:;?!»]|« ", re.sub(r"<[^>]*>", "", text))
