"""`doctor`: what works, what is missing, how to get it."""

from __future__ import annotations

import shutil
import sys
from dataclasses import fields
from pathlib import Path

import pytest

from reader.settings import Settings
from tests.cli.conftest import Command


def test_all_is_well_here(command: Command, home: Path) -> None:
    done = command("doctor")
    assert (done.code, done.err) == (0, "")
    assert "✗" not in done.out
    assert f"2 pages dans {home / 'content'}" in done.out
    assert "Voix espeak/fr" in done.out


def test_what_is_missing_is_told_with_its_cure(command: Command, home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "lameenc", None)
    monkeypatch.setattr(shutil, "which", lambda name: None)
    monkeypatch.setenv("READER_ENGINES", "tone")
    (home / "cache").write_text("un fichier", "utf-8")
    done = command("doctor")
    assert done.code == 1
    bad = [line for line in done.out.splitlines() if line.startswith("✗")]
    assert any("lameenc" in line for line in bad)
    assert any("Aucune voix" in line for line in bad)
    assert any("READER_CACHE" in line for line in bad)
    assert "apt-get install chromium" in done.out


def test_where_shared_links_lead_is_told(command: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    assert "· READER_PUBLIC_ADDRESS n’est pas réglé" in command("doctor").out
    monkeypatch.setenv("READER_PUBLIC_ADDRESS", "https://lecteur.exemple.fr/")
    assert "✓ Adresse publique : https://lecteur.exemple.fr (" in command("doctor").out


def test_an_easy_version_that_is_not_there_is_told(command: Command, home: Path) -> None:
    page = min((home / "content").glob("*.html"))
    page.with_suffix(".toml").write_text('title = "T"\neasy_version = "enlevee"\n', "utf-8")
    done = command("doctor")
    assert done.code == 1
    assert f"✗ « {page.stem} » : « easy_version » mène à « enlevee », qui n’est pas dans" in done.out


def test_a_page_that_cannot_be_read_is_told(command: Command, home: Path) -> None:
    (home / "content" / "image.html").write_bytes(b"\x89PNG\r\n")
    (home / "content" / "peau.toml").write_text('publisher = "CHU\n', "utf-8")
    done = command("doctor")
    assert done.code == 1
    assert "✗ « image » ne peut pas être lue : Ce fichier est une image" in done.out
    assert "✗ « peau » ne peut pas être lue : Fichier « " in done.out
    assert "« fievre » ne peut" not in done.out


def test_a_file_that_no_page_may_be_called_is_told(command: Command, home: Path) -> None:
    for name in (
        "Suivi nivolumab.html",
        "suivi.htm",
        "Suivi.mhtml",
        "PEAU2.HTML",
        ".hidden.html",
        "notes.txt",
        "peau.toml",
    ):
        (home / "content" / name).write_text("", "utf-8")
    (home / "content" / "dossier.HTML").mkdir()
    lines = command("doctor").out.splitlines()
    told = {line.partition("« ")[2].partition(" »")[0] for line in lines if "n’est pas montré" in line}
    assert told == {"Suivi nivolumab.html", "suivi.htm", "Suivi.mhtml", "PEAU2.HTML"}


def test_every_switch_is_listed(command: Command) -> None:
    done = command("doctor", "--settings")
    assert all(f"READER_{item.name.upper()} = " in done.out for item in fields(Settings))


def test_a_library_that_is_not_there(command: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("READER_CONTENT", "absent")
    done = command("doctor")
    assert done.code == 1
    assert "✗ READER_CONTENT" in done.out


def test_a_wrong_switch_is_one_line(command: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("READER_PORT", "http")
    done = command("doctor")
    assert done.code == 2
    assert "READER_PORT" in done.err
