"""`lexicon`: terms as PLS that is read back, and a broken file named with its line."""

from __future__ import annotations

from pathlib import Path

from reader.speech.pronunciation.pls import parse
from tests.cli.conftest import Command


def test_all_terms_in_use(command: Command) -> None:
    entries = {entry.term: entry for entry in parse(command("lexicon").out)}
    assert len(entries) >= 500
    assert entries["scanner"].spoken == "scanère"


def test_a_file_alone_is_checked_and_written(command: Command, tmp_path: Path) -> None:
    path = tmp_path / "maison.toml"
    path.write_text('[[entry]]\nterm = "scanner"\nspoken = "skanneur"\n', "utf-8")
    (entry,) = parse(command("lexicon", str(path)).out)
    assert (entry.term, entry.spoken) == ("scanner", "skanneur")
    path.write_text('[[entry]]\nterm = "scanner"\n', "utf-8")
    done = command("lexicon", str(path))
    assert done.code != 0
    assert "ligne 1" in done.error
