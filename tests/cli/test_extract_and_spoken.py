"""`extract` and `spoken`: text in, text out, no engine."""

from __future__ import annotations

import io
import json
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import PAGE, Command

REFUSED = 2


def test_a_page_as_json(command: Command, home: Path) -> None:
    done = command("extract", str(home / "content" / "fievre.html"))
    value = json.loads(done.out)
    assert (done.code, done.err) == (0, "")
    assert (value["title"], value["language"]) == ("Fièvre et fatigue", "fr")
    assert {"id", "title", "level", "blocks"} <= set(value["sections"][0])
    block = value["sections"][0]["blocks"][0]
    assert {"id", "kind", "level", "text", "links", "abbreviations", "languages"} <= set(block)
    assert all(set(left) == {"text", "reason"} for left in value["left_out"])
    assert any("Accueil" in left["text"] for left in value["left_out"])


def test_a_page_from_the_standard_input(command: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(PAGE.encode("utf-8"))))
    assert json.loads(command("extract", "-").out)["title"] == "Fièvre et fatigue"


def test_a_page_from_the_standard_input_is_read_whole_or_not_at_all(
    command: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Fewer characters than bytes: cut at the limit of a file's bytes, it lost its end."""
    page = PAGE.replace("</main>", f"<p>{'é' * 2_500_000}</p><p>Appelez.</p></main>").encode()
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(page)))
    assert "trop lourd : plus de 5 Mo" in command("extract", "-").error


@pytest.mark.parametrize(("name", "expected"), [("text", "# Fièvre et fatigue\n"), ("html", "<!DOCTYPE html>\n")])
def test_a_page_in_other_forms(command: Command, home: Path, name: str, expected: str) -> None:
    done = command("extract", str(home / "content" / "fievre.html"), "--format", name)
    assert done.out.startswith(expected)
    assert "Ne prenez pas d’aspirine." in done.out
    assert "Accueil" not in done.out
    assert not done.out.endswith("\n\n")


def test_what_is_no_page_is_one_line(command: Command, home: Path) -> None:
    (home / "vide.html").write_bytes(b"")
    (home / "image.html").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(1000))
    (home / "lourde.html").write_bytes(b"<p>" + b"a" * 6_000_000)
    for name in ("vide.html", "image.html", "lourde.html", "absente.html", "content"):
        done = command("extract", str(home / name))
        assert done.code == REFUSED, name
        assert done.error


def test_one_line_out_for_one_line_in(command: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    lines = "Le Dr Martin.\n\n  \n« Fin »\r\n≥ 38 °C\n"
    monkeypatch.setattr(sys, "stdin", io.StringIO(lines))
    done = command("spoken", "-")
    assert done.code == 0
    assert len(done.out.splitlines()) == len(lines.splitlines())
    assert done.out.splitlines()[0] == "Le docteur Martin."
    assert done.out.splitlines()[1:3] == ["", ""]


def test_a_text_of_several_lines(command: Command) -> None:
    assert command("spoken", "un\ndeux").out == "un\ndeux\n"
    assert command("spoken", "").out == "\n"


def test_why_tells_the_rules(command: Command) -> None:
    done = command("spoken", "--why", "Le Dr Martin.")
    assert done.out.splitlines() == ["Le docteur Martin.", "    abbreviation: « Dr » → « docteur »"]


def test_spoken_says_it_as_the_service_would(command: Command, home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for number, said in enumerate(("un", "deux")):
        (home / f"{number}.toml").write_text(f'[[entry]]\nterm = "zorglub"\nspoken = "{said}"\n', "utf-8")
    monkeypatch.setenv("READER_LEXICONS", "0.toml")
    assert command("spoken", "le zorglub").out == "le un\n"
    assert command("spoken", "le zorglub", "--lexicon", "1.toml").out == "le deux\n"


def test_a_lexicon_that_is_not_there_is_one_line(command: Command, home: Path) -> None:
    done = command("spoken", "bonjour", "--lexicon", str(home / "absent.toml"))
    assert done.code == REFUSED
    assert "absent.toml" in done.error


def test_phonemes_follow_their_line(command: Command) -> None:
    first, second = command("spoken", "--ipa", "bonjour").out.splitlines()
    assert first == "bonjour"
    assert "bɔ̃ʒ" in second


def test_a_site_profile_is_heeded_by_every_command(
    command: Command, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sites = home / "sites"
    sites.mkdir()
    (sites / "chu.toml").write_text('hosts = ["chu.example"]\nroot = ".zz"\n')
    monkeypatch.setenv("READER_SITES", str(sites))
    page = home / "suivi.html"
    page.write_text(f"{PAGE.replace('<main', '<nav class=zz><p>Venez à jeun.</p></nav><main')}", "utf-8")
    assert "jeun" not in command("extract", str(page), "--format", "text").out
    assert "jeun" in command("extract", str(page), "--format", "text", "--url", "https://chu.example/").out
    assert command("import", str(page), "--url", "https://chu.example/suivi").code == 0
    found = home / "content" / "suivi.html"
    assert command("extract", str(found), "--format", "text").out.rstrip().endswith("Venez à jeun.")
    (sites / "chu.toml").write_text("hosts = [")
    for words in (("extract", str(page)), ("import", str(page))):
        done = command(*words)
        assert done.code == REFUSED
        assert "chu.toml" in done.error
        assert "ligne 1" in done.error
